"""Whatever is read of an input is noted, and found again in another; here a page reads a library."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

from handbook.checks.findings import Part
from handbook.datafile import DataFile
from handbook.lineage.links import Link
from handbook.memo import recording
from handbook.memo.recording import Read, find_field, find_read, show_input
from handbook.memo.sameness import is_same
from handbook.pages import Library, gather_library
from handbook.reading import read_checked
from handbook.records import Directive
from handbook.records.catalog import Entry

RECORD = "05-ct-tum-2016"
OTHER = "01-kl-tum-2021"
ABSENT = "99-ct-tum-2099"
NOT_THERE = object()
DIRECTIVES = ("Library", "catalog", "directives")
LOOKS = {DataFile: lambda file: file.path}


@pytest.fixture(scope="module")
def library(toy: Path) -> Library:
    checked = read_checked(toy)
    return gather_library(checked.catalog, checked.lineage, checked.names)


def note(library: Library, read: Callable[[Library], object]) -> set[Read]:
    reads: set[Read] = set()
    read(show_input(library, reads))
    return reads


def lay(library: Library, directives: dict[str, Entry[Directive]]) -> Library:
    return replace(library, catalog=replace(library.catalog, directives=MappingProxyType(directives)))


def retitle(library: Library, identifier: str) -> Library:
    entries = dict(library.catalog.directives)
    record = entries[identifier].record.model_copy(update={"title": "Nay là tên khác"})
    return lay(library, {**entries, identifier: replace(entries[identifier], record=record)})


def leave_out(library: Library, identifier: str) -> Library:
    return lay(library, {key: entry for key, entry in library.catalog.directives.items() if key != identifier})


def turn(library: Library) -> Library:
    return lay(library, dict(reversed(library.catalog.directives.items())))


def changed(before: Library, after: Library, reads: set[Read]) -> set[Read]:
    def find(library: Library, read: Read) -> object:
        return find_read(find_field(library, read[0]), *read[1:])

    return {read for read in reads if not is_same(find(before, read), find(after, read), LOOKS)}


def test_a_record_is_noted_by_its_key(library: Library) -> None:
    assert note(library, lambda seen: seen.catalog.directives[RECORD]) == {(DIRECTIVES, "value", (RECORD,))}


def test_a_key_that_is_not_there_is_noted_as_well(library: Library) -> None:
    def read(seen: Library) -> object:
        with pytest.raises(KeyError):
            seen.catalog.directives[ABSENT]
        return seen.catalog.directives.get(ABSENT)

    reads = note(library, read)
    assert reads == {(DIRECTIVES, "value", (ABSENT,))}
    entry = library.catalog.directives[RECORD]
    assert changed(library, lay(library, {**library.catalog.directives, ABSENT: entry}), reads) == reads


def test_whether_a_key_is_there_is_noted_apart_from_what_it_holds(library: Library) -> None:
    reads = note(library, lambda seen: (RECORD in seen.catalog.directives, ABSENT in seen.catalog.directives))
    assert reads == {(DIRECTIVES, "has", (RECORD,)), (DIRECTIVES, "has", (ABSENT,))}
    assert changed(library, retitle(library, RECORD), reads) == set()
    assert changed(library, leave_out(library, RECORD), reads) == {(DIRECTIVES, "has", (RECORD,))}


def test_whoever_goes_through_keys_minds_their_order_but_not_what_they_hold(library: Library) -> None:
    reads = note(library, lambda seen: list(seen.catalog.directives))
    assert (DIRECTIVES, "keys", ()) in reads
    assert changed(library, retitle(library, RECORD), reads) == set()
    assert (DIRECTIVES, "keys", ()) in changed(library, turn(library), reads)
    assert (DIRECTIVES, "keys", ()) in changed(library, leave_out(library, OTHER), reads)


def test_whoever_counts_minds_only_how_many_there_are(library: Library) -> None:
    reads = note(library, lambda seen: len(seen.catalog.directives))
    assert reads == {(DIRECTIVES, "length", ())}
    assert changed(library, turn(library), reads) == set()
    assert changed(library, leave_out(library, OTHER), reads) == reads


def test_a_list_is_noted_place_by_place_and_slice_by_slice(library: Library) -> None:
    def read(seen: Library) -> object:
        return seen.documents[0], seen.documents[1:3], len(seen.documents)

    reads = note(library, read)
    assert reads == {
        (("Library", "documents"), "value", (0,)),
        (("Library", "documents"), "slice", ((1, 3, None),)),
        (("Library", "documents"), "length", ()),
    }
    first, second, *rest = library.documents
    assert changed(library, replace(library, documents=(second, first, *rest)), reads) == {
        (("Library", "documents"), "value", (0,)),
        (("Library", "documents"), "slice", ((1, 3, None),)),
    }
    assert changed(library, replace(library, documents=(first, second, *rest, "x")), reads) == {
        (("Library", "documents"), "length", ())
    }


def test_a_list_read_through_is_read_whole(library: Library) -> None:
    reads = note(library, lambda seen: list(seen.documents))
    whole: Read = (("Library", "documents"), "slice", ((None, None, None),))
    assert whole in reads
    assert whole in changed(library, replace(library, documents=library.documents[:-1]), reads)


def test_who_looks_for_an_item_of_a_list_has_read_it_whole(library: Library) -> None:
    reads = note(library, lambda seen: library.documents[0] in seen.documents)
    assert changed(library, replace(library, documents=library.documents[1:]), reads) == reads != set()


def test_a_place_that_is_no_longer_there_is_different(library: Library) -> None:
    last = len(library.documents) - 1
    reads = note(library, lambda seen: (seen.documents[last], seen.documents[-1]))
    assert changed(library, replace(library, documents=library.documents[:-1]), reads) == {
        (("Library", "documents"), "value", (last,)),
        (("Library", "documents"), "value", (-1,)),
    }
    assert changed(library, replace(library, documents=()), reads) == reads


def test_the_place_before_the_first_and_after_the_last_are_not_there(library: Library) -> None:
    one = replace(library, documents=library.documents[:1])
    for place in (-2, 1):
        read: Read = (("Library", "documents"), "value", (place,))
        assert changed(one, replace(one, documents=()), {read}) == set()
    assert changed(one, replace(one, documents=()), {(("Library", "documents"), "value", (0,))})


def test_a_set_is_asked_name_by_name(library: Library) -> None:
    reads = note(library, lambda seen: (RECORD in seen.names.targets, ABSENT in seen.names.targets))
    fields = ("Library", "names", "targets")
    assert reads == {(fields, "has", (RECORD,)), (fields, "has", (ABSENT,))}
    fewer = replace(library, names=replace(library.names, targets=library.names.targets - {RECORD}))
    assert changed(library, fewer, reads) == {(fields, "has", (RECORD,))}


def test_a_set_read_through_or_counted_is_noted(library: Library) -> None:
    fields = ("Library", "names", "targets")
    fewer = replace(library, names=replace(library.names, targets=library.names.targets - {RECORD}))
    exchanged = replace(library, names=replace(library.names, targets=(library.names.targets - {RECORD}) | {ABSENT}))
    counted = note(library, lambda seen: len(seen.names.targets))
    assert counted == {(fields, "length", ())}
    assert changed(library, fewer, counted) == counted
    assert changed(library, exchanged, counted) == set()
    read = note(library, lambda seen: sorted(seen.names.targets))
    assert (fields, "value", ()) in changed(library, exchanged, read)


def test_a_plain_value_is_noted_whole(library: Library) -> None:
    reads = note(library, lambda seen: seen.updated)
    assert reads == {(("Library", "updated"), "value", ())}
    assert changed(library, replace(library, updated="2099-01-01"), reads) == reads


def test_the_window_shows_what_is_behind_it(library: Library) -> None:
    seen = show_input(library, set())
    assert seen.catalog.directives[RECORD] is library.catalog.directives[RECORD]
    assert list(seen.catalog.directives) == list(library.catalog.directives)
    assert len(seen.catalog.directives) == len(library.catalog.directives)
    assert RECORD in seen.catalog.directives
    assert ABSENT not in seen.catalog.directives
    assert tuple(seen.documents) == library.documents
    assert seen.documents[1:] == library.documents[1:]
    assert len(seen.documents) == len(library.documents)
    assert RECORD in seen.names.targets
    assert ABSENT not in seen.names.targets
    assert set(seen.names.targets) == library.names.targets
    assert len(seen.names.targets) == len(library.names.targets)


def test_another_file_with_the_same_record_is_the_same_for_a_page_only_under_its_own_name(library: Library) -> None:
    entry = library.catalog.directives[RECORD]
    reads = note(library, lambda seen: seen.catalog.directives[RECORD])
    respaced = replace(entry, file=replace(entry.file, content=entry.file.content + b"\n"))
    assert changed(library, lay(library, {**library.catalog.directives, RECORD: respaced}), reads) == set()
    moved = replace(entry, file=replace(entry.file, path="directives/khac.yml"))
    assert changed(library, lay(library, {**library.catalog.directives, RECORD: moved}), reads) == reads
    inner = replace(entry, prefix=("directives", 0))
    assert changed(library, lay(library, {**library.catalog.directives, RECORD: inner}), reads) == reads


def test_a_number_written_with_other_digits_is_different(library: Library) -> None:
    unit = next(entry for entry in library.catalog.exemplars.values() if entry.record.figures)
    figure = unit.record.figures[0]
    rewritten = figure.model_copy(update={"value": Decimal(f"{figure.value:f}.0")})
    assert rewritten == figure
    record = unit.record.model_copy(update={"figures": (rewritten, *unit.record.figures[1:])})
    exemplars = {**library.catalog.exemplars, unit.record.id: replace(unit, record=record)}
    other = replace(library, catalog=replace(library.catalog, exemplars=MappingProxyType(exemplars)))
    reads = note(library, lambda seen: seen.catalog.exemplars[unit.record.id])
    assert changed(library, other, reads) == reads


def test_a_link_that_says_something_else_is_different(library: Library) -> None:
    subject, links = next(iter(library.lineage.outgoing.items()))
    reads = note(library, lambda seen: seen.lineage.outgoing[subject])

    def lay_links(found: tuple[Link, ...]) -> Library:
        outgoing = MappingProxyType({**library.lineage.outgoing, subject: found})
        return replace(library, lineage=replace(library.lineage, outgoing=outgoing))

    assert changed(library, lay_links(tuple(replace(link) for link in links)), reads) == set()
    assert changed(library, lay_links(tuple(replace(link, position=9) for link in links)), reads) == reads
    assert changed(library, lay_links(links[:-1]), reads) == reads
    assert changed(library, lay_links((*links, links[0])), reads) == reads


def test_a_part_is_known_by_its_path_its_owner_and_its_record(library: Library) -> None:
    part, position = library.acknowledged[0]
    reads = note(library, lambda seen: seen.acknowledged[0])

    def lay_part(other: Part) -> Library:
        return replace(library, acknowledged=((other, position), *library.acknowledged[1:]))

    assert changed(library, lay_part(Part(*part)), reads) == set()
    assert changed(library, lay_part(part._replace(path=(*part.path, 7))), reads) == reads
    assert changed(library, lay_part(part._replace(owner=(*part.owner, 7))), reads) == reads
    entry = replace(part.entry, prefix=("x",))
    assert changed(library, lay_part(part._replace(entry=entry)), reads) == reads


@pytest.mark.parametrize(
    ("value", "step", "found"),
    [
        *((("a", "b"), 1, "b"), (("a", "b"), -2, "a"), ({"x": "a"}, "x", "a")),
        *(
            (("a", "b"), 2, NOT_THERE),
            (("a", "b"), -3, NOT_THERE),
            (("a", "b"), "x", NOT_THERE),
            ({"x": "a"}, "y", NOT_THERE),
        ),
        *(("ab", 0, NOT_THERE), (None, 0, NOT_THERE), (None, "x", NOT_THERE), (frozenset("ab"), "a", NOT_THERE)),
    ],
)
def test_what_was_read_of_a_list_is_found_only_in_a_list_and_of_a_table_only_in_a_table(
    value: object, step: object, found: object
) -> None:
    assert find_read(value, "value", (step,)) == (recording.ABSENT if found is NOT_THERE else found)
    assert find_read(value, "length", (step,)) == (recording.ABSENT if found is NOT_THERE else 1)
