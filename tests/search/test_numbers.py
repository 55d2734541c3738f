"""Documents answer to their numbers in every form readers type."""

from pathlib import Path

import pytest

from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog
from handbook.search.numbers import abbreviate, find_keys, read_roman, spell_forms, spell_romans

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(REPOSITORY).catalog


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bộ Chính trị", "bct"),
        ("Ban Bí thư", "bbt"),
        ("Quân ủy Trung ương", "qutw"),
        ("Đảng ủy Khối các cơ quan Trung ương", "dukccqtw"),
        ("Ủy ban – Mặt trận", "ubmt"),
    ],
)
def test_bodies_are_shortened_as_offices_do(name: str, code: str) -> None:
    assert abbreviate(name) == code


def test_roman_numerals_are_read() -> None:
    numerals = {
        "I": 1,
        "IV": 4,
        "V": 5,
        "VI": 6,
        "IX": 9,
        "X": 10,
        "XI": 11,
        "XII": 12,
        "XIII": 13,
        "XIV": 14,
        "XXXIX": 39,
    }
    assert {numeral: read_roman(numeral) for numeral in numerals} == numerals
    assert spell_romans("Nghị quyết Đại hội XIII, khóa XII") == "13 12"


def test_document_answers_to_its_own_number(catalog: Catalog) -> None:
    (key,) = find_keys(catalog, catalog.directives["05-ct-tw-2016"].record)
    assert (key.number, key.type, key.issuers, key.year, key.term) == (5, "chi-thi", ("tw", "bct"), 2016, 12)
    assert key.stated
    assert not key.plenary


def test_document_answers_to_the_session_in_its_name(catalog: Catalog) -> None:
    (_, unnumbered) = find_keys(catalog, catalog.directives["nq-trung-uong-4-khoa-xi"].record)
    assert (unnumbered.number, unnumbered.term, unnumbered.stated, unnumbered.plenary) == (4, 11, False, True)
    (numbered,) = find_keys(catalog, catalog.directives["04-nq-tw-khoa-xii"].record)
    assert (numbered.number, numbered.term, numbered.stated, numbered.plenary) == (4, 12, True, True)


def test_number_in_the_middle_of_a_name_is_another_document(catalog: Catalog) -> None:
    assert not list(find_keys(catalog, catalog.directives["ke-hoach-chi-thi-05-khoi-trung-uong"].record))
    assert not list(find_keys(catalog, catalog.directives["chuyen-de-2017"].record))


def test_glued_forms_are_spelled_out(catalog: Catalog) -> None:
    record = catalog.directives["05-ct-tw-2016"].record
    assert spell_forms(catalog, record, find_keys(catalog, record)) == ("ct", "ct5", "cttw", "khóa 12")
