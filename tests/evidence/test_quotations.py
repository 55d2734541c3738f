"""Names in quotation marks."""

import pytest

from handbook.evidence.facts import read_facts
from handbook.evidence.quotations import find_quotations


def _quoted(text: str) -> list[str]:
    return [found.text for found in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    ["mô hình “Hũ gạo”", 'mô hình "Hũ gạo"', "«Hũ gạo»", "‘Hũ gạo’", "„Hũ gạo“", "(“Hũ gạo”)", "”Hũ gạo”", "“Hũ gạo“"],
)
def test_a_name_is_read_in_every_sort_of_marks(text: str) -> None:
    assert _quoted(text) == ["Hũ gạo"]


@pytest.mark.parametrize("text", ["“ Hũ gạo ”", "“Hũ gạo,”", "“Hũ  gạo.”"])
def test_blanks_and_stops_at_the_ends_are_no_part_of_a_name(text: str) -> None:
    assert _quoted(text) == ["Hũ gạo"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“Chợ 0 đồng”, “Bếp ấm”,“Hũ gạo”…", ["Chợ 0 đồng", "Bếp ấm", "Hũ gạo"]),
        ("“Ngăn chặn những biểu hiện “lười học”,“ngại đọc” trong nội bộ", ["lười học", "ngại đọc"]),
        ("“Nói «thật» làm thật”", ["thật", "Nói «thật» làm thật"]),
        ('"Bếp ấm" và "Hũ gạo"', ["Bếp ấm", "Hũ gạo"]),
        ('"Một lòng (xã A), "Hai tốt (xã B), "Ba sạch"', ["Một lòng", "Hai tốt", "Ba sạch"]),
        ("“Giỏi một việc; “Biết nhiều việc”", ["Giỏi một việc", "Biết nhiều việc"]),
        ('“Ba sạch", “Hai tốt”', ["Ba sạch", "Hai tốt"]),
        ("buôn M’Đrắk và K’Ho", []),
        ("“”, “…”, ” lạc", []),
    ],
)
def test_names_stand_beside_and_within_each_other(text: str, quoted: list[str]) -> None:
    assert _quoted(text) == quoted


def test_a_long_quotation_is_no_name() -> None:
    assert read_facts(f"“{' '.join(['chữ'] * 20)}”").names == (" ".join(["chữ"] * 20),)
    assert read_facts(f"“{' '.join(['chữ'] * 21)}”").names == ()


def test_a_quotation_knows_its_place() -> None:
    text = "gương “ Hũ gạo” tốt"
    (found,) = find_quotations(text)
    assert text[found.start : found.end] == "Hũ gạo"
