"""Digests are kept from build to build, and forgotten as soon as anything they are made of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import REPOSITORY, read_shelf

from handbook.pages import gather_library
from handbook.pdf.digest import NAME, hash_inputs, keep_digests, recall_digests
from handbook.pdf.orders import prune_cache
from handbook.pdf.printing import open_shelf, print_sections
from handbook.reading import read_checked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook.pdf.sections import Shelf


def test_what_is_kept_is_what_is_recalled(toy_shelf: Shelf, tmp_path: Path) -> None:
    for plan in toy_shelf.plans.values():
        toy_shelf.sketch(plan)
    keep_digests(tmp_path, "a", toy_shelf.digests)
    assert recall_digests(tmp_path, "a") == toy_shelf.digests
    assert recall_digests(tmp_path, "b") == {}
    prune_cache(tmp_path, ())
    assert recall_digests(tmp_path, "a") == toy_shelf.digests


@pytest.mark.parametrize("text", ["", "{", "[]", '{"inputs": "a", "digests": {"x": {"la": 1}}}'])
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert recall_digests(tmp_path, "a") == {}


def test_a_changed_record_changes_the_hash_of_inputs(toy: Path, change: Callable[[str, str, str], Path]) -> None:
    before = hash_inputs(read_checked(toy).catalog, "Sổ tay")
    assert hash_inputs(read_checked(toy).catalog, "Sổ tay") == before
    assert hash_inputs(read_checked(toy).catalog, "Sổ tay khác") != before
    root = change("exemplars/models/gio-day-hoc-som.yml", "kèm trẻ em học bài", "giúp trẻ em học bài")
    assert hash_inputs(read_checked(root).catalog, "Sổ tay") != before


def test_sections_ordered_from_memory_find_the_same_files(toy: Path, cache: Path) -> None:
    checked = read_checked(toy)
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    fresh = read_shelf(toy)
    plans = [fresh.plans[name] for name in ("pha-he", "dien-hinh/chi-bo-hoa-sen")]
    first = print_sections(fresh, plans, REPOSITORY, cache)
    again = print_sections(open_shelf(library, fresh.digests), plans, REPOSITORY, cache)
    assert [each.file for each in again.prints] == [each.file for each in first.prints]
    assert not any(each.is_new for each in again.prints)
