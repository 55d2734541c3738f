"""The document that a text itself is, by what its boxes say: one thing, each part of it cited where it stands."""

from collections.abc import Callable

import pytest

from handbook.evidence import read_passages
from handbook.recognition import HeadedFact, Knowledge, Recognition, add_header, draft_records
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog

_LINES = (
    "HUYỆN ỦY MẪU",
    "Số 12-KH/HU",
    "Mẫu, ngày 15 tháng 5 năm 2021",
    "KẾ HOẠCH",
    "thực hiện Chỉ thị 05-CT/TUM về",
    "học tập và làm theo",
    "BÍ THƯ",
    "Nguyễn Văn Mẫu",
)
_FACTS = (
    HeadedFact("issuer", "HUYỆN ỦY MẪU", [("d1", 0, _LINES[0])]),
    HeadedFact("symbol", "12-KH/HU", [("d2", 3, "12-KH/HU")]),
    HeadedFact("issued", "2021-05-15", [("d3", 5, "ngày 15 tháng 5 năm 2021")]),
    HeadedFact("type", "Kế hoạch", [("d4", 0, "KẾ HOẠCH")]),
    HeadedFact("title", f"{_LINES[4]} {_LINES[5]}", [("d5", 0, _LINES[4]), ("d6", 0, _LINES[5])]),
    HeadedFact("role", "BÍ THƯ", [("d7", 0, _LINES[6])]),
    HeadedFact("person", "Nguyễn Văn Mẫu", [("d8", 0, _LINES[7])]),
)


@pytest.fixture
def recognition(known: Knowledge, recognize: Callable[..., Recognition]) -> Recognition:
    """Return what is recognised in the document, its own head put first."""
    return add_header(known, recognize(*_LINES), _FACTS)


def test_a_document_is_first_of_those_named_and_is_named_once(recognition: Recognition) -> None:
    finds = recognition.list_finds("documents")
    own = [find for find in finds if find.id == "12-kh-hu-2021"]
    assert finds[: len(own)] == tuple(own)
    assert [find.passage for find in own] == ["d2", "d1", "d3", "d4", "d5", "d6", "d8"]
    assert not [find for find in finds if find.id == "12-kh-hu"]


def test_what_is_proposed_of_it_stands_in_the_passages_it_cites(recognition: Recognition) -> None:
    passages = dict(zip([f"d{number}" for number in range(1, 9)], _LINES, strict=True))
    for find in recognition.list_finds("documents"):
        assert passages[find.passage][find.start : find.end] == find.text


def test_it_becomes_one_draft_with_its_signer(recognition: Recognition, toy_catalog: Catalog) -> None:
    reading = read_passages("\n".join(_LINES))
    drafts = draft_records(toy_catalog, "ke-hoach", {"title": "a", "counting": "b"}, reading, recognition)
    (text,) = [each.text for each in drafts if each.path == "directives/12-kh-hu-2021.yml"]
    for line in (
        "symbol: 12-KH/HU",
        'number: "12"',
        "issued: 2021-05-15",
        "title: thực hiện Chỉ thị 05-CT/TUM về học tập và làm theo",
        "  name: Nguyễn Văn Mẫu\n  role: BÍ THƯ\n  cite: [ke-hoach#d8]",
    ):
        assert line in text


def test_a_document_the_handbook_holds_is_linked(known: Knowledge, recognize: Callable[..., Recognition]) -> None:
    facts = [
        HeadedFact("symbol", "05-CT/TUM", [("d1", 3, "05-CT/TUM")]),
        HeadedFact("issued", "2016-05-15", [("d1", 13, "15/5/2016")]),
    ]
    found = add_header(known, recognize("Số 05-CT/TUM 15/5/2016"), facts).list_finds("documents")
    assert {find.record for find in found} == {"05-ct-tum-2016"}
    assert {find.id for find in found} == {""}


def test_without_a_symbol_there_is_no_document_to_put(known: Knowledge, recognize: Callable[..., Recognition]) -> None:
    before = recognize(*_LINES)
    assert add_header(known, before, _FACTS[2:]) is before
    assert add_header(known, before, ()) is before


@pytest.fixture(scope="module")
def toy_catalog(toy):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - a path, a catalog
    """Return the records of the toy handbook."""
    return read_catalog(toy).catalog
