"""When a section was last changed, and that a change makes only the files that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papers import REPOSITORY, read_shelf

from handbook.pdf.printing import print_sections

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from handbook.pdf.sections import Shelf

UNITS = ("dien-hinh/chi-bo-hoa-sen", "dien-hinh/dang-uy-mau", "dien-hinh/xa-dong-xanh")
LATER = """date: 2026-12-01
text: Sửa lời về chi bộ Hoa Sen.
records:
  - chi-bo-hoa-sen
"""


def list_dates(shelf: Shelf) -> dict[str, str]:
    return {plan.id: shelf.sketch(plan).updated for plan in shelf.plans.values()}


def test_a_section_bears_the_day_its_own_content_changed(toy_shelf: Shelf) -> None:
    dates = list_dates(toy_shelf)
    assert dates["ca-so-tay"] == "2026-11-22"
    assert [dates[unit] for unit in UNITS] == ["2026-11-20", "2026-11-20", "2026-11-22"]
    section = toy_shelf.make(toy_shelf.plans[UNITS[0]])
    assert section.updated == "2026-11-20"
    assert "20/11/2026" in str(section.chapters[0].blocks[-1])


def test_a_section_of_which_the_log_says_nothing_bears_the_day_of_the_whole(toy_shelf: Shelf) -> None:
    plan = toy_shelf.plans["van-ban/chuyen-de-2017"]
    assert toy_shelf.log.find_changes(toy_shelf.sketch(plan).shown) == ()
    assert toy_shelf.sketch(plan).updated == "2026-11-22"


def test_a_sketch_says_what_the_section_says(toy_shelf: Shelf) -> None:
    for plan in toy_shelf.plans.values():
        section, sketch = toy_shelf.make(plan), toy_shelf.sketch(plan)
        assert section.updated == sketch.updated
        assert frozenset().union(*(chapter.shown for chapter in section.chapters)) == sketch.shown


def test_a_changed_record_with_its_entry_in_the_log_makes_only_what_shows_it(
    toy: Path, toy_shelf: Shelf, cache: Path, lay: Callable[[Mapping[str, str]], Path]
) -> None:
    wanted = [name for name in toy_shelf.plans if name.startswith(("dien-hinh/", "co-quan/", "van-ban/01-"))]

    def print_all(shelf: Shelf) -> list[str]:
        printing = print_sections(shelf, [shelf.plans[name] for name in wanted], REPOSITORY, cache)
        assert printing.failures == ()
        return [each.id for each in printing.prints if each.is_new]

    print_all(toy_shelf)
    assert print_all(read_shelf(toy)) == []
    record, log = "exemplars/chi-bo-hoa-sen.yml", "vocabulary/changes/2026-12-01-noi-them.yml"
    text = (toy / record).read_text("utf-8").replace("kèm trẻ em học bài", "giúp trẻ em học")
    later = read_shelf(lay({record: text, log: LATER}))
    shown = [name for name in wanted if "chi-bo-hoa-sen" in later.sketch(later.plans[name]).shown]
    assert UNITS[0] in shown
    assert len(shown) < len(wanted)
    undated = [name for name in wanted if not later.log.find_changes(later.sketch(later.plans[name]).shown)]
    assert sorted(print_all(later)) == sorted({*shown, *undated})
    assert list_dates(later)[UNITS[0]] == "2026-12-01"
    assert list_dates(later)[UNITS[2]] == "2026-11-22"
