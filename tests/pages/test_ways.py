"""Each page that leads to many others can be found by what it is called."""

from collections.abc import Mapping
from dataclasses import replace

from handbook.pages import DATA, HOME, Library, Page, list_ways, outline_pages, page_address, words

OF_RECORDS = {"directive", "body", "model", "source"}
IN_OTHERS = {
    "related",
    "serving",
    "measured",
    "mentioned",
    "issued",
    "children",
    "run",
    "organized",
    "given",
    "received",
}


def test_a_way_in_is_called_as_its_page_is(library: Library, pages: Mapping[str, Page]) -> None:
    titles = {page_address(page.path): page.title for page in pages.values()}
    ways = [way for way in list_ways(library) if way.address != DATA]
    assert {way.address: way.names[0] for way in ways} == {way.address: titles[way.address] for way in ways}


def test_all_pages_are_ways_in_but_those_of_records_and_what_these_have_no_room_for(library: Library) -> None:
    whole = {
        page_address(outline.path)
        for outline in outline_pages(library)
        if not outline.kind.startswith("more ") and outline.kind not in OF_RECORDS | IN_OTHERS
    }
    unknown = {address for address in whole if address.endswith("/chua-ro.html")}
    assert {way.address for way in list_ways(library)} == whole - unknown - {HOME} | {DATA}


def test_a_page_that_is_not_there_is_no_way_in(library: Library) -> None:
    names = [name for way in list_ways(replace(library, reported=())) for name in way.names]
    assert words.REPORTED not in names
    assert words.NEWEST in names


def test_a_subject_is_called_by_its_other_names_too(library: Library) -> None:
    assert ("Nêu gương", "gương mẫu", "nói đi đôi với làm") in [way.names for way in list_ways(library)]


def test_a_place_is_called_without_the_word_for_what_it_is_too(library: Library) -> None:
    assert ("Tỉnh Mẫu", "Mẫu") in [way.names for way in list_ways(library)]


def test_a_value_of_a_way_in_says_which_it_is_of(library: Library) -> None:
    above = {way.names[0]: way.above for way in list_ways(library)}
    assert above["Chỉ thị"] == words.FACETS["loai"]
    assert above[words.FACETS["loai"]] == words.LOOKUP
    assert above[words.LOOKUP] == ""
