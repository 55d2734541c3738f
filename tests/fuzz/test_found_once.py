"""What fuzzing or trying found once, and what is said of it now."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.datafile import MAX_BYTES, parse_datafile

_DIRECTIVE = "directives/05-ct-tum-2016.yml"
_TITLE = "title: Về đẩy mạnh học tập và làm theo gương người tốt, việc tốt"


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (_DIRECTIVE, "number: 05", "number: ٠٥", "pattern"),
        (_DIRECTIVE, "value: 25525", "value: ٢٥٥٢٥", "number-form"),
        (_DIRECTIVE, "value: 25525", "value: ２５５２５", "number-form"),
        (_DIRECTIVE, "value: 25525", f"value: {'9' * 400}.5", "number-form"),
        (_DIRECTIVE, "value: 25525", f"value: {'9' * 5000}", "number-form"),
        (_DIRECTIVE, "issued: 2016-05-15", "issued: ٢٠١٦-٠٥-١٥", "date-form"),
        ("vocabulary/terms/xi.yml", "rank: 11", f"rank: {'9' * 5000}", "number-form"),
        (_DIRECTIVE, _TITLE, 'title: "Về \\u202e đẩy mạnh"', "yaml"),
        (_DIRECTIVE, _TITLE, 'title: "Về \\x08 đẩy mạnh"', "yaml"),
        (_DIRECTIVE, _TITLE, 'title: "Về \\u200b đẩy mạnh"', "yaml"),
        (_DIRECTIVE, _TITLE, 'title: "Về \\u00d0ảng"', "yaml"),
        (_DIRECTIVE, _TITLE, 'title: "Ve\\u0302\\u0300 đẩy mạnh"', "yaml"),
        (_DIRECTIVE, _TITLE, '"\\x74itle": Về đẩy mạnh', "yaml"),
    ],
)
def test_what_passed_unseen_is_refused(
    name: str,
    old: str,
    new: str,
    code: str,
    change: Callable[[str, str, str], Path],
    check: Callable[[Path], list[str]],
) -> None:
    assert [line for line in check(change(name, old, new)) if line.startswith(name) and f"lỗi[{code}]" in line]


@pytest.mark.parametrize("piece", ["-", "- ", "a-", " ", "a: ", "“", '"', "\n\n", "[", "000", "https://a", "<a ", "á»"])
def test_a_file_of_one_thing_over_and_over_is_read_through(piece: str) -> None:
    content = piece.encode() * (MAX_BYTES // len(piece.encode()))
    assert parse_datafile("directives/x.yml", content).lines
