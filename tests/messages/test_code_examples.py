"""The examples in the guide to messages: what is wrong gives just its code, what is right gives nothing."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.messages import read_codes

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_EXAMPLES = {name: code.example for name, code in read_codes().items() if code.example}
_CITED = "cite: [bai-bao-mau-2017#d1]\n"
_RECORDS = {
    "directives": (
        "09-ct-tum-2018",
        (
            'type: chi-thi\nnumber: "09"\nsymbol: 09-CT/TUM\ntitle: Về việc thử\nshort_name: Chỉ thị 09-CT/TUM\n'
            f"issuer: tinh-uy-mau\nissued: 2018-03-02\nstatus:\n  value: chua-xac-dinh\n{_CITED}"
        ),
    ),
    "exemplars": ("chi-bo-thu", f"name: Chi bộ Thử\nlevel: co-so\n{_CITED}"),
    "sources": (
        "bai-bao-thu",
        "title: Bài thử\nkind: Bài báo\ncounting: Đếm đoạn.\npassages:\n  - id: d1\n    opening: Vừa qua\n",
    ),
}
_WITHOUT_EXAMPLE = frozenset(
    {
        *(
            "file-encoding",
            "file-empty",
            "date-ahead",
            "as-of-late",
            "issuer-absent",
            "type-issuer",
            "reported-content",
            "reported-relation",
            "record-alike",
            "file-leftover",
            "file-link",
            "file-name",
            "file-folder",
            "file-size",
            "file-unreadable",
            "format-newer",
            "format-older",
        ),
        *("folder-missing", "vocabulary-missing", "vocabulary-unknown", "vocabulary-form", "too-few", "flag-form"),
        *("number-twice", "record-twice", "date-misplaced", "relation-cycle", "two-values", "comment", "rewriting"),
    }
)


def _lay_example(lay: Lay, folder: str, wrong: str, right: str, use: str) -> Path:
    """Put lines into a record in the place of the fields that either side of the example has."""
    stem, rest = _RECORDS[folder]
    record = f"id: {stem}\n{rest}"
    for field in re.findall(r"^\w+(?=:)", f"{wrong}\n{right}", re.MULTILINE):
        record = re.sub(rf"^{field}:.*\n(?: .*\n)*", "", record, flags=re.MULTILINE)
    text = f"{use}\n{record}" if use.startswith("id:") else f"{record}{use}\n"
    return lay({f"{folder}/{stem}.yml": text})


@pytest.mark.parametrize("code", _EXAMPLES)
def test_what_is_wrong_gives_its_code_and_what_is_right_nothing(
    code: str, lay: Lay, check: Callable[[Path], list[str]]
) -> None:
    example = _EXAMPLES[code]
    found = check(_lay_example(lay, example.folder, example.wrong, example.right, example.wrong))
    assert [re.findall(r"\[(.*?)\]: ", line)[0] for line in found] == [code]
    assert check(_lay_example(lay, example.folder, example.wrong, example.right, example.right)) == []


def test_every_code_that_lines_can_show_has_an_example() -> None:
    assert _EXAMPLES.keys() | _WITHOUT_EXAMPLE == read_codes().keys()
    assert not _EXAMPLES.keys() & _WITHOUT_EXAMPLE
