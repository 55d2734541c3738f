"""The same thing entered twice is found by what it says, and what only shares a name is left alone."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.checks.likeness import Look, Mark, find_twins, match_looks
from handbook.memo import Memo
from handbook.records import read_catalog

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Report = Callable[[Path], str]

_CITED = "cite: [bai-bao-mau-2017#d1]\n"
_TITLE = "Về cuộc vận động xứng danh người lính"


def _write(folder: str, identifier: str, fields: Mapping[str, str | None], rest: str) -> dict[str, str]:
    said = "".join(f"{field}: {value}\n" for field, value in fields.items() if value)
    return {f"{folder}/{identifier}.yml": f"id: {identifier}\n{said}{rest}"}


def _document(identifier: str, **changes: str | None) -> dict[str, str]:
    fields: dict[str, str | None] = {
        "type": "chi-thi",
        "number": '"788"',
        "title": _TITLE,
        "short_name": f"Văn bản {identifier}",
        "issuer": "dang-uy-mau",
    }
    rest = f"status:\n  value: chua-xac-dinh\n{_CITED}"
    return _write("directives", identifier, fields | changes, rest)


def _source(identifier: str, **changes: str | None) -> dict[str, str]:
    fields: dict[str, str | None] = {
        "title": "Huyện Mẫu sơ kết hai năm thực hiện kết luận",
        "kind": "Bài báo",
        "publisher": "Báo Mẫu",
        "url": f"https://bao.example/{identifier}",
        "counting": "Đếm đoạn.",
    }
    rest = f"passages:\n  - id: d1\n    opening: Sáng nay {identifier}\n"
    return _write("sources", identifier, fields | changes, rest)


def _body(identifier: str, **changes: str | None) -> dict[str, str]:
    fields: dict[str, str | None] = {"name": "Đảng ủy xã Vĩnh Trường", "level": "co-so", "province": "mau"}
    return _write("exemplars", identifier, fields | changes, _CITED)


def _find(printed: str) -> str:
    """Tell which code of likeness a report has, and that it has nothing else."""
    codes = [code for code in ("record-twice", "record-alike") if f"[{code}]" in printed]
    assert printed.count("= gợi ý: ") == len(codes), printed
    return "".join(codes)


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ({}, {}, "record-twice"),
        ({}, {"title": '"Cuộc vận động: xứng danh người lính"'}, "record-twice"),
        ({"issued": "2013"}, {"issued": "2013-05-02", "title": "Về việc hoàn toàn khác"}, "record-twice"),
        ({"issued": "2013"}, {}, "record-twice"),
        ({}, {"number": None}, "record-alike"),
        ({}, {"issuer": None}, "record-alike"),
        ({}, {"title": "Về cuộc vận động xứng danh lính"}, "record-alike"),
        ({"title": "Học tập gương sáng"}, {"title": "Học tập gương tốt"}, "record-alike"),
        ({"title": "Học tập gương sáng"}, {"title": "Học tập điều tốt"}, ""),
        ({"symbol": "788-CT/ĐUM"}, {"number": '"0788"'}, "record-twice"),
        ({"issued": "2013"}, {"issued": "2018"}, ""),
        ({}, {"number": '"789"'}, ""),
        ({}, {"issuer": "tinh-uy-mau"}, ""),
        ({}, {"type": "ke-hoach"}, ""),
        ({}, {"title": "Về việc hoàn toàn khác"}, ""),
        ({"number": None, "issuer": None}, {"number": None, "issuer": None}, ""),
        (
            {"number": None, "issuer": None, "issued": "2013-05-02"},
            {"number": None, "issued": "2013-05-02", "title": "Về vận động xứng danh người lính"},
            "record-alike",
        ),
        ({"number": None, "issuer": None, "issued": "2013-05"}, {"number": None, "issued": "2013-05"}, ""),
        ({"issued": "2013-05-02"}, {"issued": "2013-05-03"}, ""),
        ({"issuer": None, "title": "Học tập"}, {"issuer": None, "title": "Học tập"}, ""),
        ({}, {"number": None, "title": "Cuộc vận động xứng danh người lính"}, "record-alike"),
        ({}, {"number": None, "title": "Về việc cuộc vận động xứng danh người lính"}, "record-alike"),
        ({}, {"number": None, "title": "V/v cuộc vận động xứng danh người lính"}, "record-alike"),
        ({}, {"number": None, "title": "Xứng danh người lính về cuộc vận động"}, "record-alike"),
        ({}, {"number": None, "title": "Xứng danh người lính về cuộc vận động mới"}, ""),
        (
            {"number": None, "issuer": None, "issued": "2013-05-02"},
            {"number": None, "issued": "2013-05-02", "type": "ke-hoach", "title": "Vận động xứng danh người lính"},
            "",
        ),
        ({"number": None, "title": "Học tập"}, {"number": None, "title": "Học tập"}, ""),
    ],
)
def test_a_document_is_told_by_type_number_issuer_and_year_or_title(
    one: dict[str, str | None], other: dict[str, str | None], code: str, lay: Lay, report: Report
) -> None:
    assert _find(report(lay(_document("chi-thi-788", **one) | _document("chi-thi-788-b", **other)))) == code


def test_the_names_of_one_document_written_twice_are_no_message_of_their_own(lay: Lay, report: Report) -> None:
    names = {"short_name": "Chỉ thị 788"}
    printed = report(lay(_document("chi-thi-788", **names) | _document("chi-thi-788-b", **names)))
    assert _find(printed) == "record-twice"
    assert "= gợi ý: gộp vào một bằng «handbook merge chi-thi-788 chi-thi-788-b»" in printed


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (
            {"url": "https://bao.example/tin?id=5"},
            {"url": "http://www.bao.example/tin/?id=5&utm_source=x#muc"},
            "record-twice",
        ),
        ({"published": "2023-05-17"}, {"published": "2023-05-17"}, "record-twice"),
        ({"published": "2023-05-17"}, {}, "record-alike"),
        ({}, {"publisher": None, "title": "HUYỆN MẪU sơ kết hai năm, thực hiện Kết luận"}, "record-alike"),
        ({}, {"publisher": "Báo Khác"}, ""),
        ({"published": "2023"}, {"published": "2024"}, ""),
        ({"title": "Bản tin"}, {"title": "Bản tin"}, ""),
        ({"url": "https://bao.example"}, {"url": "https://bao.example/", "title": "Một bài khác hẳn bài kia"}, ""),
        ({"url": "https://bao.example/?p=5"}, {"url": "https://bao.example/?p=6", "title": "Một bài khác hẳn"}, ""),
        ({"url": "https://a.example/tin/5"}, {"url": "https://b.example/tin/5", "title": "Một bài khác hẳn"}, ""),
        ({"url": "https://a.example/tin/5"}, {"url": "https://a.example/tin/6", "title": "Một bài khác hẳn"}, ""),
        (
            {"url": "https://a.example/?p=5"},
            {"url": "https://a.example/?p=5", "title": "Một bài khác hẳn"},
            "record-twice",
        ),
        (
            {"url": "https://a.example/tin?b=2&a=1&c=3&d=4&e=5"},
            {"url": "https://a.example/tin?e=5&d=4&a=1&b=2&c=3", "title": "Một bài khác hẳn"},
            "record-twice",
        ),
    ],
)
def test_an_article_is_told_by_its_address_or_its_title(
    one: dict[str, str | None], other: dict[str, str | None], code: str, lay: Lay, report: Report
) -> None:
    assert _find(report(lay(_source("bai-a", **one) | _source("bai-b", **other)))) == code


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ({}, {}, "record-twice"),
        ({}, {"name": "Đảng uỷ xã Vĩnh Trường"}, "record-twice"),
        ({}, {"name": "Dang uy xa Vinh Truong"}, "record-alike"),
        ({}, {"name": "Dang uy xa Vinh Truong", "province": "an-mau"}, ""),
        ({}, {"name": "Dang uy xa Vinh Truong", "province": None}, ""),
        ({"parent": "dang-uy-mau"}, {}, "record-alike"),
        ({}, {"province": None}, "record-alike"),
        ({}, {"name": "Vĩnh Trường", "aliases": "\n  - Đảng ủy xã Vĩnh Trường"}, "record-alike"),
        ({}, {"province": "an-mau"}, ""),
        ({}, {"level": "quan-huyen"}, ""),
        ({"parent": "dang-uy-mau"}, {"parent": "tinh-uy-mau"}, ""),
        ({"successors": "\n  - target: xa-b"}, {}, ""),
        ({}, {"successors": "\n  - target: xa-a"}, ""),
        ({"parent": "xa-b"}, {"parent": None}, ""),
        ({"parent": None}, {"parent": "xa-a"}, ""),
        (
            {"parent": "dang-uy-mau", "province": None, "name": "Vĩnh Trường", "aliases": "\n  - Đảng ủy Vĩnh Trường"},
            {"parent": "dang-uy-mau", "province": None, "name": "Đảng ủy Vĩnh Trường"},
            "record-alike",
        ),
    ],
)
def test_a_unit_is_told_by_its_names_province_parent_and_level(
    one: dict[str, str | None], other: dict[str, str | None], code: str, lay: Lay, report: Report
) -> None:
    assert _find(report(lay(_body("xa-a", **one) | _body("xa-b", **other)))) == code


@pytest.mark.parametrize(("title", "code"), [("Ba chữ thôi", "record-alike"), ("Hai chữ", "")])
def test_a_title_of_few_words_is_no_mark_of_an_article(title: str, code: str, lay: Lay, report: Report) -> None:
    assert _find(report(lay(_source("bai-a", title=title) | _source("bai-b", title=title)))) == code


def test_an_article_of_one_address_is_told_by_it_before_its_title(lay: Lay, report: Report) -> None:
    same = {"url": "https://bao.example/tin/5", "published": "2023-05-17"}
    assert "trùng «url» (địa chỉ)" in report(lay(_source("bai-a", **same) | _source("bai-b", **same)))


def test_names_that_differ_in_a_mark_are_of_two_units(lay: Lay, report: Report) -> None:
    names = ("Xã Tân An", "Xã Tân Ân", "Xã Tân Ấn")
    units = [_body(f"xa-{number}", name=name) for number, name in enumerate(names)]
    assert _find(report(lay(units[0] | units[1] | units[2]))) == ""


@pytest.mark.parametrize(
    ("table", "entry", "code"),
    [
        ("provinces/tinh-mau", "id: tinh-mau\nlabel: tỉnh Mẫu\n", "record-twice"),
        ("provinces/mau-khac", "id: mau-khac\nlabel: Mầu\n", "record-alike"),
        ("levels", "  - id: tinh-thanh\n    label: {label}\n    definition: Cấp tỉnh.\n", "record-twice"),
        ("types", "  - id: chi-thi-b\n    label: chỉ  thị\n", "record-twice"),
        ("indicators/mo-hinh-b", "id: mo-hinh-b\nlabel: Mô hình điển hình\nunit: mô hình\n", "record-twice"),
        ("indicators/mo-hinh-b", "id: mo-hinh-b\nlabel: Mô hình điển hình\nunit: phần trăm\n", ""),
        ("glossary", "  - id: thuat-ngu-b\n    term: {term}\n    meaning: Nghĩa.\n", "record-twice"),
    ],
)
def test_a_word_of_the_vocabulary_is_told_by_its_label(
    table: str, entry: str, code: str, toy: Path, lay: Lay, report: Report
) -> None:
    name = f"vocabulary/{table}.yml"
    text = (toy / name).read_text(encoding="utf-8") if (toy / name).exists() else ""
    first = dict(line.strip(" -").split(": ", 1) for line in text.splitlines()[1:4] if ": " in line)
    assert _find(report(lay({name: text + entry.format(**first).replace("chỉ  thị", '"CHỈ THỊ"')}))) == code


@pytest.mark.parametrize(("count", "code"), [(2, ""), (3, "record-alike")])
def test_an_article_under_another_title_is_told_by_how_its_passages_begin(
    count: int, code: str, lay: Lay, report: Report
) -> None:
    passages = "".join(f"  - id: d{n}\n    opening: Sáng nay huyện họp lần {n}\n" for n in range(1, count + 1))
    files = _source("bai-a") | _source("bai-b", title="Một bài khác hẳn bài kia")
    files = {name: f"{text.partition('passages:')[0]}passages:\n{passages}" for name, text in files.items()}
    assert _find(report(lay(files))) == code


def test_of_very_many_things_of_one_name_each_is_held_against_few() -> None:
    asked: list[tuple[str, str]] = []

    def judge(look: Look, other: Look) -> bool | None:
        asked.append((look.id, other.id))
        return None

    looks = tuple(Look(str(number), (Mark("name", ("chi", "bo", "1")),)) for number in range(1000))
    assert list(match_looks("bodies", looks, judge)) == []
    assert asked == [(str(one), str(other)) for one in range(1000) for other in range(one)[:-31:-1]]


def test_two_tables_that_hold_the_same_words_are_each_told(lay: Lay) -> None:
    words = "".join(f"  - id: cap-{each}\n    label: Ấp nhỏ\n    definition: Nơi {each}.\n" for each in "ab")
    root = lay({f"vocabulary/{table}.yml": f"{table}:\n{words}" for table in ("fields", "audiences")})
    twins = find_twins(read_catalog(root).catalog, Memo())
    assert {twin.shelf for twin in twins} == {"fields", "audiences"}
