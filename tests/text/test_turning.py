"""Whole texts of an old character set."""

import pytest

from handbook.text import is_syllable, turn_text


@pytest.mark.parametrize(
    ("written", "meant", "name"),
    [
        ("HuyÖn uû Kr«ng P¾c\n§¾k L¾k", "Huyện uỷ Krông Pắc\nĐắk Lắk", "TCVN3"),
        ("Ñaûng uûy xaõ Ñoâng Maãu", "Đảng ủy xã Đông Mẫu", "VNI"),
        ("Ðaòng uÒy", "Đạng ủy", "Windows-1258"),
        ("Đến thăm HuyÖn uû, cả là lá", "Đến thăm Huyện uỷ, cả là lá", "TCVN3"),
        ("Thăm bạn ở quê\nMüller, François\nHuyÖn uû", "Thăm bạn ở quê\nMüller, François\nHuyện uỷ", "TCVN3"),
        ("Thăm bạn ở quê", "Thăm bạn ở quê", ""),
        ("Müller, François", "Müller, François", ""),
        ("", "", ""),
    ],
)
def test_a_text_is_turned_by_the_set_it_is_of(written: str, meant: str, name: str) -> None:
    assert turn_text(written) == (meant, name)


def test_q_begins_no_syllable_without_u() -> None:
    assert not is_syllable("qé")
    assert is_syllable("qué")
    assert is_syllable("quốc")
