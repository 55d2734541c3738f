"""Names answer to the short forms that offices write."""

from pathlib import Path

import pytest

from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog
from handbook.search.abbreviations import list_short_forms, shorten, spell_out

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(REPOSITORY).catalog


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ban Tuyên giáo Quận ủy Ô Môn", {"BTG", "QU", "TG"}),
        ("Chi bộ Ủy ban Mặt trận Tổ quốc tỉnh Đắk Lắk", {"MTTQ", "UBMTTQ"}),
        ("Thành ủy Cần Thơ", {"TU"}),
        ("Tỉnh uỷ Lào Cai", {"TU"}),
        ("Tư tưởng, đạo đức, phong cách Hồ Chí Minh", {"HCM", "TPHCM"}),
        ("Thành ủy Thành phố Hồ Chí Minh", {"TU", "TP", "HCM", "TPHCM"}),
        ("Bộ Chính trị", set()),
    ],
)
def test_a_name_is_shortened_as_offices_do(catalog: Catalog, name: str, short: set[str]) -> None:
    assert set(shorten(list_short_forms(catalog), [name]).split()) == short


def test_words_of_two_names_make_no_short_form(catalog: Catalog) -> None:
    assert shorten(list_short_forms(catalog), ["Đại hội tỉnh", "ủy viên"]) == ""


def test_the_glossary_adds_its_own(catalog: Catalog) -> None:
    forms = list_short_forms(catalog)
    assert spell_out(forms, "QUTW") == "Quân ủy Trung ương"
    assert spell_out(forms, "LLVT") == "lực lượng vũ trang"
    assert spell_out(forms, "ZZZ") == ""
