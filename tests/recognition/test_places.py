"""The provinces that names of bodies say."""

import pytest

from handbook.recognition import Knowledge
from handbook.recognition.places import find_province


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("Tỉnh ủy Nghệ An", "nghe-an"),
        ("Công an TP Hà Nội", "ha-noi"),
        ("Tỉnh ủy Thừa Thiên Huế", "thua-thien-hue"),
        ("Đảng ủy tỉnh An Mẫu", ""),
        ("Hội đồng hương Nghệ An - Hà Tĩnh", ""),
    ],
)
def test_a_province_is_told_where_one_is_named(known: Knowledge, name: str, province: str) -> None:
    assert find_province(known, name) == province
