"""Who read something that is different now must read again, and nobody else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from handbook.pages import Library, gather_library, outline_pages, plan_page
from handbook.pages.outline import Outline
from handbook.reading import read_checked
from handbook.site.readers import Readers
from handbook.site.witness import Read, watch_library

RECORD = "05-ct-tum-2016"


@pytest.fixture(scope="module")
def library(toy: Path) -> Library:
    checked = read_checked(toy)
    return gather_library(checked.catalog, checked.lineage, checked.names)


@pytest.fixture
def readers(library: Library) -> Readers:
    readers = Readers()
    for name, reads in list_reads(library):
        readers.note(name, reads)
    return readers


def list_reads(library: Library) -> Iterator[tuple[str, set[Read]]]:
    for outline in outline_pages(library):
        reads: set[Read] = set()
        plan_page(watch_library(library, reads), outline)
        yield outline.path, reads


def redate(library: Library) -> Library:
    """Give the library another document of the same id."""
    entries = library.catalog.directives
    record = entries[RECORD].record.model_copy(update={"title": "Nay là tên khác"})
    directives = MappingProxyType({**entries, RECORD: replace(entries[RECORD], record=record)})
    return replace(library, catalog=replace(library.catalog, directives=directives))


def test_nobody_reads_the_same_library_again(library: Library, readers: Readers) -> None:
    assert readers.find_stale(library, library) == frozenset()


def test_who_read_a_document_reads_its_new_title(library: Library, readers: Readers) -> None:
    stale = readers.find_stale(library, redate(library))
    assert f"van-ban/{RECORD}.md" in stale
    expected = {outline.path: plan_page(library, outline) for outline in outline_pages(library)}
    other = redate(library)
    changed = {path for path, page in expected.items() if page != plan_page(other, find_outline(other, path))}
    assert changed
    assert changed <= stale < expected.keys()


def find_outline(library: Library, path: str) -> Outline:
    return next(outline for outline in outline_pages(library) if outline.path == path)


def test_what_was_noted_before_is_forgotten(library: Library, readers: Readers) -> None:
    readers.note(f"van-ban/{RECORD}.md", [])
    assert f"van-ban/{RECORD}.md" not in readers.find_stale(library, redate(library))


def test_a_reader_that_is_gone_is_not_called(library: Library, readers: Readers) -> None:
    readers.forget_others(["index.md"])
    assert readers.find_stale(library, redate(library)) <= {"index.md"}
