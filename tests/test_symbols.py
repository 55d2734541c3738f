"""What a document says of itself in several places."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.diagnostics import Diagnostic
from handbook.reading import read_checked

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_FIELDS = {
    "id": "23-hd-dum-2017",
    "type": "huong-dan",
    "number": '"23"',
    "symbol": "23-HD/ĐUM",
    "title": "Về việc thử",
    "short_name": "Hướng dẫn 23-HD/ĐUM",
    "issuer": "dang-uy-mau",
    "issued": "2017-03-02",
    "term": "xii",
}
_REST = "status:\n  value: chua-xac-dinh\ncite: [bai-bao-mau-2017#d1]\n"


@pytest.fixture
def find(lay: Lay) -> Callable[..., list[Diagnostic]]:
    """Return a function that lays one document with some fields changed, or left out, and lists what is wrong."""

    def find_faults(**changes: str | None) -> list[Diagnostic]:
        fields = {**_FIELDS, **changes}
        text = "".join(f"{name}: {value}\n" for name, value in fields.items() if value is not None) + _REST
        root = lay({"directives/23-hd-dum-2017.yml": None, f"directives/{fields['id']}.yml": text})
        return [fault for fault in read_checked(root).diagnostics if fault.code in {"fact-differs", "symbol-other"}]

    return find_faults


Find = Callable[..., list[Diagnostic]]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"number": None},
        {"symbol": None, "short_name": "Hướng dẫn 23"},
        {"number": None, "symbol": None, "short_name": "Hướng dẫn năm 2017"},
        {"symbol": "23 - HD/ĐUM"},
        {"symbol": "23/2017/HD-ĐUM"},
        {"symbol": "23-HD/BTG", "short_name": "Hướng dẫn 23"},
        {"symbol": "23-HD/ĐUM-VP", "short_name": "Hướng dẫn 23"},
        {"symbol": "23-HDi/ĐUM"},
        {"number": None, "symbol": "23b-HD/ĐUM", "short_name": "Hướng dẫn 23b", "id": "23b-hd-dum-2017"},
        {"type": "khong-co"},
        {"symbol": "23-KH/\u00d0UM", "short_name": "Hướng dẫn 23"},
        {"symbol": "23-K\u041d/ĐUM", "short_name": "Hướng dẫn 23"},
        {"symbol": "23-HD", "short_name": "Hướng dẫn 23"},
        {"issued": "2016-02-30"},
        {"issuer": None},
        {"issued": None},
        {"issued": "2017"},
        {"term": None},
        {"id": "23-hd-dum-khoa-xii"},
        {"id": "23-hd-dum-khoa-xx"},
        {"short_name": "Hướng dẫn học tập khóa XX"},
        {"id": "huong-dan-hoc-tap"},
        {"short_name": "Hướng dẫn 23-HD/ĐUM (2017)"},
        {"short_name": "Kế hoạch 5 năm", "title": "Hướng dẫn 5 năm 2015-2020"},
        {"title": "Hướng dẫn thực hiện Chỉ thị 05-CT/TUM"},
        {"title": "Hướng dẫn số 23-HD/ĐUM của Đảng ủy Mẫu"},
        {"title": "Về thực hiện Hướng dẫn 24-HD/ĐUM"},
        {"short_name": "Hướng dẫn số 0023"},
        {"type": "chuyen-de", "short_name": "Chuyên đề 23"},
        {"issuer": "huyen-uy-suoi-trong", "symbol": "23-HD/HU", "short_name": "Hướng dẫn 23-HD/HU"},
    ],
)
def test_a_document_that_says_one_thing_is_no_fault(changes: dict[str, str | None], find: Find) -> None:
    assert find(**changes) == []


@pytest.mark.parametrize(
    ("changes", "line", "message"),
    [
        (
            {"symbol": "32-HD/ĐUM"},
            4,
            "số ở «symbol» là «32», mà «number» ghi «23», «id» ghi «23», «short_name» ghi «23»",
        ),
        (
            {"number": '"32"'},
            3,
            "số ở «number» là «32», mà «symbol» ghi «23», «id» ghi «23», «short_name» ghi «23»",
        ),
        (
            {"short_name": "Hướng dẫn 32-HD/ĐUM"},
            6,
            "số ở «short_name» là «32», mà «number» ghi «23», «symbol» ghi «23», «id» ghi «23»",
        ),
        (
            {"title": "Hướng dẫn số 32-HD/ĐUM về việc thử"},
            5,
            "số ở «title» là «32», mà «number» ghi «23», «symbol» ghi «23», «id» ghi «23», «short_name» ghi «23»",
        ),
        (
            {"id": "32-hd-dum-2017"},
            1,
            "số ở «id» là «32», mà «number» ghi «23», «symbol» ghi «23», «short_name» ghi «23»",
        ),
        (
            {"symbol": "23b-HD/ĐUM"},
            4,
            "số ở «symbol» là «23b», mà «number» ghi «23», «id» ghi «23», «short_name» ghi «23»",
        ),
        (
            {"id": "huong-dan-a", "short_name": "Hướng dẫn", "symbol": "32-HD/ĐUM"},
            4,
            "số ở «symbol» là «32», mà «number» ghi «23»",
        ),
        ({"id": "32-hd-dum-2017", "number": None, "symbol": None, "short_name": "Hướng dẫn 23"}, None, ""),
        ({"number": None, "symbol": "32-HD/ĐUM"}, 3, "số ở «symbol» là «32», mà «id» ghi «23», «short_name» ghi «23»"),
        (
            {"number": '"32"', "symbol": None, "short_name": "Hướng dẫn 23"},
            3,
            "số ở «number» là «32», mà «id» ghi «23», «short_name» ghi «23»",
        ),
        ({"issued": "2016-03-02"}, 8, "năm ở «issued» là «2016», mà «id» ghi «2017»"),
        ({"symbol": "23/2016/HD-ĐUM"}, 4, "năm ở «symbol» là «2016», mà «id» ghi «2017», «issued» ghi «2017»"),
        (
            {"short_name": "Hướng dẫn 23-HD/ĐUM (2016)"},
            6,
            "năm ở «short_name» là «2016», mà «id» ghi «2017», «issued» ghi «2017»",
        ),
        ({"id": "23-hd-dum-khoa-xi"}, 1, "khóa ở «id» là «xi», mà «term» ghi «xii»"),
        ({"short_name": "Hướng dẫn 23 khóa XI"}, 6, "khóa ở «short_name» là «XI», mà «term» ghi «xii»"),
    ],
)
def test_a_fact_said_in_two_ways_is_told_where_the_rest_speaks_against_it(
    changes: dict[str, str | None], line: int | None, message: str, find: Find
) -> None:
    assert [(fault.place.line, fault.message) for fault in find(**changes)] == ([(line, message)] if line else [])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"symbol": "23-KH/ĐUM", "short_name": "Hướng dẫn 23"}, "ký hiệu ghi loại «KH», mà hướng dẫn viết tắt là «HD»"),
        ({"type": "ke-hoach", "short_name": "Hướng dẫn 23"}, "ký hiệu ghi loại «HD», mà kế hoạch viết tắt là «KH»"),
        (
            {"symbol": "23-HD/TUM", "short_name": "Hướng dẫn 23"},
            "ký hiệu ghi cơ quan «TUM», mà «dang-uy-mau» viết tắt là «ĐUM»",
        ),
        ({"issuer": "tinh-uy-mau"}, "ký hiệu ghi cơ quan «ĐUM», mà «tinh-uy-mau» viết tắt là «TUM»"),
        (
            {"short_name": "Hướng dẫn 23-HD/ĐUK"},
            "«short_name» ghi ký hiệu «23-HD/ĐUK», mà «symbol» là «23-HD/ĐUM»",
        ),
        ({"short_name": "Hướng dẫn 23-HD"}, "«short_name» ghi ký hiệu «23-HD», mà «symbol» là «23-HD/ĐUM»"),
        ({"symbol": "23-HD"}, "«short_name» ghi ký hiệu «23-HD/ĐUM», mà «symbol» là «23-HD»"),
        ({"title": "Hướng dẫn 23-KH/ĐUM"}, "«title» ghi ký hiệu «23-KH/ĐUM», mà «symbol» là «23-HD/ĐUM»"),
    ],
)
def test_letters_of_another_type_or_issuer_are_told(changes: dict[str, str | None], message: str, find: Find) -> None:
    assert [fault.message for fault in find(**changes)] == [message]


def test_a_body_may_have_several_letters(find: Find, toy: Path, lay: Lay) -> None:
    name = "exemplars/dang-uy-mau.yml"
    text = (toy / name).read_text(encoding="utf-8")
    assert text.count("  - ĐUM\n") == 1
    lay({name: text.replace("  - ĐUM\n", "  - ĐUK\n  - ĐUM\n")})
    assert find() == []
    (fault,) = find(symbol="23-HD/TUM", short_name="Hướng dẫn 23")
    assert fault.message.endswith("viết tắt là «ĐUK» hoặc «ĐUM»")


def test_the_id_of_another_file_says_nothing_of_this_one(lay: Lay, toy: Path) -> None:
    name = "directives/23-hd-dum-2017.yml"
    text = (toy / name).read_text(encoding="utf-8")
    other = text.replace("id: 23-hd-dum-2017\n", "id: 32-hd-dum-2016\n")
    faults = read_checked(lay({name: other})).diagnostics
    assert other != text
    assert "fact-differs" not in {fault.code for fault in faults}


def test_a_published_id_is_kept_as_an_old_one(find: Find) -> None:
    (fault,) = find(id="32-hd-dum-2017")
    assert fault.hint.endswith("mã đã công bố thì giữ mã cũ ở «previous_ids»")


@pytest.mark.parametrize(
    ("symbol", "codes"),
    [
        ("23/ĐUM-TH", []),
        ("23/XYZ-TH", ["symbol-other"]),
        ("23/ĐU&M-TH", []),
    ],
)
def test_a_letter_without_letters_of_its_type_begins_with_its_issuer_and_ends_with_a_department(
    symbol: str, codes: list[str], lay: Lay, toy: Path
) -> None:
    types = (toy / "vocabulary/types.yml").read_text(encoding="utf-8").rstrip("\n")
    record = (
        f'id: 23-cv-dum-2017\ntype: cong-van\nnumber: "23"\nsymbol: {symbol}\ntitle: Về việc thử\n'
        f"short_name: Công văn {symbol}\nissuer: dang-uy-mau\nissued: 2017-03-02\n{_REST}"
    )
    more = f"{types}\n  - id: cong-van\n    label: Công văn\n"
    root = lay({"directives/23-cv-dum-2017.yml": record, "vocabulary/types.yml": more})
    assert [each.code for each in read_checked(root).diagnostics if each.code == "symbol-other"] == codes
