"""Mistakes office staff make when they edit: each gives one message they can act on, or is no mistake here.

The first 26 are those other tools were compared on, the rest was found by trying.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from handbook.datafile import MAX_BYTES

_CT05 = "directives/05-ct-tum-2016.yml"
_KL01 = "directives/01-kl-tum-2021.yml"
_UNIT = "exemplars/dang-uy-mau.yml"
_SOURCE = "sources/bai-bao-mau-2017.yml"
_TITLE = "title: Về đẩy mạnh học tập và làm theo gương người tốt, việc tốt"
_TASK = '  - text: "Người đứng đầu lập kế hoạch học tập của mình: nói đi đôi với làm."'
_LESSON = "  - text: Việc gì dân cần thì làm trước."
_FIRST_ITEM = "lessons:\n  - text: Việc gì dân cần thì làm trước.\n"
_CITED = "cite: [bai-bao-mau-2017#d1]\nsummary"
_TCVN3 = "title: VÒ ®Èy m¹nh häc tËp vµ lµm theo g\u00ad¬ng ng\u00adêi tèt"
_VNI = "title: Veà ñaåy maïnh hoïc taäp vaø laøm theo göông ngöôøi toát"
_MISREAD = "title: " + "Về đẩy mạnh học tập".encode().decode("cp1252", "replace")
_LAUGHS = 'a: &a ["lol", "lol"]\n' + "".join(f"{name}: &{name} [*a, *a]\n" for name in "bcdefghij")

Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@dataclass(frozen=True)
class _Case:
    """What someone did to one file of the toy."""

    name: str
    path: str
    old: str
    new: str

    def apply(self, text: str) -> str:
        assert text.count(self.old) == 1
        return text.replace(self.old, self.new)


_MISTAKES = (
    _Case("03-issued-quoted-vs-date", _CT05, "issued: 2016-05-15", "issued: 15/05/2016"),
    _Case("04-impossible-date", _CT05, "issued: 2016-05-15", "issued: 2016-02-30"),
    _Case("05-norway-no", _CT05, "  value: duoc-tiep-tuc", "  value: no"),
    _Case("06-tab-indent", _CT05, "    target: nq-hoi", "\ttarget: nq-hoi"),
    _Case("07-duplicate-key", _CT05, "issued: 2016-05-15\n", "issued: 2016-05-15\nissuer: dang-uy-mau\n"),
    _Case("08-unknown-key-typo", _CT05, "summary:", "sumary:"),
    _Case("09-dangling-ref", _KL01, "    target: 05-ct-tum-2016", "    target: 05-cttum-2016"),
    _Case("10-unquoted-colon", _CT05, _TITLE, _TITLE.replace("Về", "Chỉ thị: về")),
    _Case("11-nfd", _CT05, _LESSON, "  - text: Vie\u0323\u0302c gì dân cần thì làm trước."),
    _Case("12-confusable-eth", _CT05, _TITLE, "title: \u00d0ẩy mạnh học tập"),
    _Case("13-missing-source", _CT05, "cite: [bai-bao-mau-2017#d1]\nsummary", "summary"),
    _Case("14-html-javascript", _CT05, _LESSON, '  - text: Xem <a href="javascript:alert(1)">tại đây</a>'),
    _Case("15-source-scheme", _SOURCE, "url: https://bao-mau.example/dang-bo-mau", "url: javascript:alert(1)"),
    _Case("16-billion-laughs", _CT05, "id: 05-ct-tum-2016\n", _LAUGHS + "id: 05-ct-tum-2016\n"),
    _Case("17-ten-megabytes", _CT05, "term: xii\n", "term: xii\n" + "note: a\n" * MAX_BYTES),
    _Case("18-enum-typo", _CT05, "  value: duoc-tiep-tuc", "  value: duoctieptuc"),
    _Case("19-empty-value", _CT05, _TITLE, "title:"),
    _Case("20-two-spaces", _CT05, _TITLE, _TITLE.replace("người tốt", "người  tốt")),
    _Case("21-colon-in-list-text", _CT05, _TASK, "  - text: Gắn với nghị quyết: tăng cường nêu gương."),
    _Case("23-unclosed-quote", _CT05, _TITLE, _TITLE.replace("Về", '"Về')),
    _Case("24-deep", _CT05, _TITLE, "title: " + "[" * 2000 + "]" * 2000),
    _Case("25-smart-quotes", _CT05, "number: 05", "number: “05”"),
    _Case("26-value-thousands", _UNIT, "    value: 147", "    value: 1.470"),
    # letters and other programs
    _Case("27-tcvn3", _CT05, _TITLE, _TCVN3),
    _Case("28-vni", _CT05, _TITLE, _VNI),
    _Case("29-misread-utf8", _CT05, _TITLE, _MISREAD),
    _Case("30-quotes-of-word-around", _CT05, _TITLE, "title: “Về đẩy mạnh học tập”"),
    _Case("31-quotes-of-word-at-first", _CT05, _TITLE, "title: “Đẩy mạnh” học tập"),
    _Case("32-no-break-spaces", _CT05, _TITLE, _TITLE.replace("học tập", "học\u00a0tập").replace("tốt,", "tốt,\u00a0")),
    _Case("33-no-break-spaces-before", _CT05, "    target: nq-hoi", "\u00a0\u00a0\u00a0\u00a0target: nq-hoi"),
    _Case("34-pasted-table", _CT05, "lessons:", "Chỉ tiêu\tNăm 2016\tNăm 2017\nMô hình\t12\t15\nlessons:"),
    _Case("35-pasted-row", _CT05, _TITLE, "title: Mô hình\t12\t15"),
    _Case("36-bullet-of-word", _CT05, "  - Chỉ thị 05\n", "  • Chỉ thị 05\n"),
    _Case("37-broken-line", _CT05, _TITLE, _TITLE.replace(" và làm", "\nvà làm")),
    _Case("38-web-space", _CT05, _TITLE, _TITLE.replace("học tập", "học&nbsp;tập")),
    # dates and numbers
    _Case("39-excel-serial", _CT05, "issued: 2016-05-15", "issued: 42505"),
    _Case("40-excel-english", _CT05, "issued: 2016-05-15", "issued: 15-May-16"),
    _Case("41-date-in-words", _CT05, "issued: 2016-05-15", "issued: ngày 15 tháng 5 năm 2016"),
    _Case("42-month-and-year", _CT05, "issued: 2016-05-15", "issued: tháng 5/2016"),
    _Case("43-english-thousands", _CT05, "value: 25525", "value: 25,525"),
    _Case("44-percent", _UNIT, "value: 99.38", "value: 99,38%"),
    _Case("45-number-in-words", _CT05, "value: 25525", "value: 2,5 vạn"),
    _Case("46-spaced-thousands", _CT05, "value: 25525", "value: 25 525"),
    _Case("47-thousands-as-value", _CT05, "value: 25525", "value: 25.525"),
    _Case("48-one-digit", _CT05, "number: 05", "number: 5"),
    # lines, lists and blocks
    _Case("49-merge-conflict", _CT05, "term: xii\n", "<<<<<<< HEAD\nterm: xii\n=======\nterm: xi\n>>>>>>> sua\n"),
    _Case("50-half-deleted-item", _CT05, _FIRST_ITEM, "lessons:\n"),
    _Case("51-half-deleted-citation", _CT05, _CITED, _CITED.replace("bai-bao-mau-2017#", "")),
    _Case("52-half-deleted-end", _CT05, _CITED, _CITED.replace("#d1", "")),
    _Case("53-list-less-indented", _CT05, "  - CT 05\n", " - CT 05\n"),
    _Case(
        "54-item-less-indented",
        _CT05,
        "    cite: [bai-bao-mau-2023#d2]\nlimit",
        "  cite: [bai-bao-mau-2023#d2]\nlimit",
    ),
    _Case("55-item-twice", _CT05, "  - Chỉ thị 05\n", "  - Chỉ thị 05\n  - Chỉ thị 05\n"),
    _Case("56-no-space-after-dash", _CT05, "  - Chỉ thị 05\n", "  -Chỉ thị 05\n"),
    _Case("57-no-colon", _CT05, "issuer: tinh", "issuer tinh"),
    _Case("58-no-space-after-colon", _CT05, "issuer: tinh", "issuer:tinh"),
    _Case("59-no-colon-before-list", _CT05, "summary:\n", "summary\n"),
    _Case("60-status-on-one-line", _CT05, "status:\n  value: duoc-tiep-tuc\n", "status: duoc-tiep-tuc\n"),
    _Case("61-quotes-inside-quotes", _CT05, _TITLE, 'title: "Về "đẩy mạnh" học tập"'),
    _Case("62-hash", _CT05, _TITLE, _TITLE.replace("học tập", "học tập #1")),
    _Case("63-bracket-first", _CT05, _TITLE, "title: [Mật] Về việc"),
    _Case("64-mention-first", _CT05, _LESSON, "  - text: [[01-kl-tum-2021]] nói việc gì cần."),
    _Case("65-dash-first", _CT05, _TITLE, "title: - Về việc"),
    # names and ids
    _Case("66-vietnamese-field", _CT05, "issuer: tinh-uy-mau", "cơ quan ban hành: tinh-uy-mau"),
    _Case("67-capital-field", _CT05, "issuer: tinh-uy-mau", "Issuer: tinh-uy-mau"),
    _Case("68-name-for-id", _CT05, "issuer: tinh-uy-mau", "issuer: Tỉnh ủy Mẫu"),
    _Case("69-passage-without-its-word", _CT05, _CITED, _CITED.replace("#d1", "#1")),
    _Case("70-passage-not-there", _CT05, _CITED, _CITED.replace("#d1", "#d9")),
    _Case("71-address-without-https", _SOURCE, "url: https://bao-mau", "url: www.bao-mau"),
    _Case("72-field-nobody-knows", _CT05, "term: xii", "term: xii\nmau_sac: xanh"),
    _Case("73-day-no-calendar-has", _CT05, "issued: 2016-05-15", "issued: 31/4/2016"),
)

_FILE_MISTAKES: Mapping[str, Mapping[str, str | None]] = {
    "73-renamed": {_CT05: "directives/05-ct-2016.yml"},
    "74-yaml": {_CT05: "directives/05-ct-tum-2016.yaml"},
    "75-yml-txt": {_CT05: "directives/05-ct-tum-2016.yml.txt"},
    "76-capital-end": {_CT05: "directives/05-ct-tum-2016.YML"},
    "77-capitals": {_CT05: "directives/05-CT-TUM-2016.yml"},
    "81-sub-folder": {_CT05: "directives/2016/05-ct-tum-2016.yml"},
    "82-folder-of-sources": {_CT05: "sources/05-ct-tum-2016.yml"},
    "83-folder-of-documents": {"exemplars/xa-dong-xanh.yml": "directives/xa-dong-xanh.yml"},
    "84-no-folder": {_CT05: "05-ct-tum-2016.yml"},
    "85-word": {_CT05: "directives/chi-thi-05.docx"},
}
"""What someone did to files: the file, and where it went; a copy stays where it was."""
_COPIES = frozenset({"85-word"})

_WHOLE_MISTAKES: Mapping[str, Callable[[str], bytes]] = {
    "86-windows-1258": lambda text: text.partition("aliases")[0].encode("cp1258", "replace"),
    "87-utf-16": lambda text: text.encode("utf-16"),
    "88-empty": lambda _: b"",
    "89-blank": lambda _: b"  \n\n",
    "90-pasted-twice": lambda text: (text * 2).encode(),
    "91-two-records": lambda text: f"{text}---\n{text}".encode(),
    "92-all-tabs": lambda text: text.replace("    ", "\t").encode(),
    "93-all-loose-marks": lambda text: unicodedata.normalize("NFD", text).encode(),
    "94-quotes-of-word-everywhere": lambda text: text.replace('"', "\u201c").encode(),
}

_NO_MISTAKES = (
    _Case("00-good", _CT05, "", ""),
    _Case("01-number-05-bare", _CT05, "number: 05", "number: 05"),
    _Case("01-number-05-quoted", _CT05, "number: 05", 'number: "05"'),
    _Case("02-number-08-octal", "directives/08-kh-dum-2016.yml", "number: 08", 'number: "08"'),
    _Case("03-issued-in-quotes", _CT05, "issued: 2016-05-15", "issued: '2016-05-15'"),
    _Case("20-old-tone", _CT05, _LESSON, "  - text: Việc gì dân cần thì làm trước, hoà với dân."),
    _Case("21-colon-in-quotes", _CT05, _LESSON, '  - text: "Việc gì dân cần: làm trước."'),
    _Case("25-smart-quotes-inside", _CT05, _LESSON, "  - text: Việc gì dân cần thì “làm trước”."),
    _Case("26-printed-thousands", _UNIT, "    printed: 4.403\n", "    printed: 4403\n"),
)


@pytest.mark.parametrize("case", _MISTAKES, ids=lambda case: case.name)
def test_a_mistake_gives_one_message_to_act_on(
    case: _Case, toy: Path, lay: Lay, report: Callable[[Path], str], snapshot: SnapshotAssertion
) -> None:
    printed = report(lay({case.path: case.apply((toy / case.path).read_text(encoding="utf-8"))}))
    _assert_one(printed, snapshot)


@pytest.mark.parametrize("name", _FILE_MISTAKES)
def test_a_file_laid_wrong_gives_one_message_to_act_on(
    name: str, toy: Path, lay: Lay, report: Callable[[Path], str], snapshot: SnapshotAssertion
) -> None:
    laid: dict[str, str | bytes | None] = {}
    for origin, target in _FILE_MISTAKES[name].items():
        laid |= {target or origin: (toy / origin).read_bytes()}
        laid |= {} if name in _COPIES else {origin: None}
    _assert_one(report(lay(laid)), snapshot)


@pytest.mark.parametrize("name", _WHOLE_MISTAKES)
def test_a_file_that_is_wrong_as_a_whole_gives_one_message_to_act_on(
    name: str, toy: Path, lay: Lay, report: Callable[[Path], str], snapshot: SnapshotAssertion
) -> None:
    content = _WHOLE_MISTAKES[name]((toy / _CT05).read_text(encoding="utf-8"))
    _assert_one(report(lay({_CT05: content})), snapshot)


def test_a_mistake_is_not_told_in_a_programmers_words(toy: Path, lay: Lay, report: Callable[[Path], str]) -> None:
    for case in _MISTAKES:
        printed = report(lay({case.path: case.apply((toy / case.path).read_text(encoding="utf-8"))}))
        lay({case.path: (toy / case.path).read_bytes()})
        said = "\n".join(re.sub(r"\[[a-z-]+\]", "", line) for line in printed.splitlines() if " | " not in line)
        assert not re.search(r"\b(?:YAML|neo|thẻ|parse|key|mapping|list|string|None|null)\b", said)


def _assert_one(printed: str, snapshot: SnapshotAssertion) -> None:
    assert printed.endswith("\nCó 1 lỗi trong 1 tệp.\n"), printed
    assert "= gợi ý: " in printed
    assert printed == snapshot


@pytest.mark.parametrize("case", _NO_MISTAKES, ids=lambda case: case.name)
def test_what_other_tools_trip_over_is_fine_here(
    case: _Case, toy: Path, lay: Lay, report: Callable[[Path], str]
) -> None:
    text = (toy / case.path).read_text(encoding="utf-8")
    assert report(lay({case.path: case.apply(text) if case.old else text})) == "Dữ liệu không có lỗi.\n"


def test_22_a_file_saved_by_windows_is_fine(toy: Path, lay: Lay, report: Callable[[Path], str]) -> None:
    content = b"\xef\xbb\xbf" + (toy / _CT05).read_bytes().replace(b"\n", b"\r\n")
    assert report(lay({_CT05: content})) == "Dữ liệu không có lỗi.\n"


def test_22_a_problem_in_a_file_saved_by_windows_has_its_right_place(
    toy: Path, lay: Lay, check: Callable[[Path], list[str]]
) -> None:
    text = (toy / _CT05).read_text(encoding="utf-8").replace("term: xii", "term: xvi")
    assert check(lay({_CT05: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()})) == [
        f"{_CT05}:12:7: lỗi[dangling]: không có khóa mã «xvi»"
    ]
