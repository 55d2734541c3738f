"""Persons in their published role."""

from collections.abc import Callable

import pytest

from handbook.recognition import Recognition

Recognize = Callable[..., Recognition]


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Đồng chí Trần Văn An, Phó Bí thư Tỉnh ủy chủ trì", "Trần Văn An", "Phó Bí thư Tỉnh ủy"),
        ("ông Lê Bình - Giám đốc Sở Y tế cho biết", "Lê Bình", "Giám đốc Sở Y tế"),
        ("Đại tá Đỗ Cường, Chính ủy Sư đoàn 1, đã dự", "Đỗ Cường", "Chính ủy Sư đoàn 1"),
    ],
)
def test_a_person_is_told_with_the_role_that_is_printed(recognize: Recognize, line: str, name: str, role: str) -> None:
    (find,) = recognize(line).list_finds("persons")
    assert (find.fields["name"], find.fields["role"]) == (name, role)


def test_a_person_without_a_role_is_not_told(recognize: Recognize) -> None:
    assert not recognize("Đồng chí Trần Văn An phát biểu, mọi người vỗ tay.").list_finds("persons")
