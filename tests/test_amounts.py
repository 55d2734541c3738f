"""What a figure prints against what the rest of it says."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.checks.amounts import check_amounts
from handbook.datafile import parse_datafile
from handbook.diagnostics import Diagnostic
from handbook.reading import Reader
from handbook.records import Citation, Exemplar, Figure
from handbook.records.catalog import Entry
from handbook.text.quantities import QUALIFIERS, parse_quantity
from handbook.text.vietnamese import render_number

Lay = Callable[[Mapping[str, str | bytes | None]], Path]


def _find(printed: str, value: str, unit: str | None = "mô hình", **more: str) -> list[tuple[str, str, str]]:
    """Check one figure; tell of each fault its code, its message and its hint."""
    return [(fault.code, fault.message, fault.hint) for fault in _check(printed, value, unit, **more)]


def _check(printed: str, value: str, unit: str | None = "mô hình", **more: str) -> list[Diagnostic]:
    citations = (Citation("bai", "d1"),)
    fields = {"scope": "Toàn tỉnh", "printed": printed, "value": value, **more}
    figure = Figure.model_validate({"id": "so", "indicator": "so", **fields, "cite": citations})
    record = Exemplar.model_validate({"id": "xa", "name": "Xã", "level": "xa", "figures": (figure,), "cite": citations})
    text = "figures:\n  - id: so\n" + "".join(f"    {name}: x\n" for name in fields)
    file = parse_datafile("xa.yml", text.encode()).file
    assert file is not None
    return list(check_amounts(Entry(record, file), (unit,)))


def _codes(printed: str, value: str, unit: str | None = "mô hình", **more: str) -> list[str]:
    return [code for code, _, _ in _find(printed, value, unit, **more)]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("25.525", "25525", "mô hình"),
        ("2 vạn", "20000", "đại biểu"),
        ("1,5 triệu", "1500000", "đồng"),
        ("2,3 nghìn tỷ", "2300000000000", "đồng"),
        ("hai mươi lăm", "25", "lớp"),
        ("100%", "100", "%"),
        ("99,38%", "99.38", "tỷ lệ %"),
        ("98", "98", "%"),
        ("98%", "98", "mô hình"),
        ("5-7", "6", "lớp"),
        ("5-7", "5", "lớp"),
        ("từ 5 đến 7", "7", "lớp"),
        ("1/2", "0.5", "xã"),
        ("hai phần ba", "0.666667", "xã"),
        ("ít nhất 30", "30", "người"),
        ("dưới 30", "30", "người"),
        ("đúng 30", "30", "người"),
        ("162", "162", "triệu đồng"),
        ("1,2 nghìn", "1200", "triệu đồng"),
        ("hàng nghìn", "1000", "người"),
        ("25.525", "25525", None),
        ("98 mô hình", "98", None),
        ("-5", "-5", "%"),
    ],
)
def test_a_figure_that_says_one_thing_is_no_fault(printed: str, value: str, unit: str | None) -> None:
    assert _find(printed, value, unit) == []


@pytest.mark.parametrize(
    ("printed", "value", "unit", "meant"),
    [
        ("1,5 triệu", "15000000", "đồng", "«value: 1500000»"),
        ("3 tỷ", "300", "đồng", "«value: 3000000000»"),
        ("2 vạn", "2000", "đại biểu", "«value: 20000»"),
        ("25 525", "25", "mô hình", "«value: 25525»"),
        ("hai mươi lăm", "205", "lớp", "«value: 25»"),
        ("2,3 nghìn tỷ", "2300", "đồng", "«value: 2300000000000»"),
        ("73/80", "80", "lớp", "«value: 73»"),
        ("1/2", "0.25", "lớp", "«value: 1»"),
        ("5-7", "8", "lớp", "một số từ 5 đến 7 vào «value»"),
        ("5-7", "4", "lớp", "một số từ 5 đến 7 vào «value»"),
        ("99,38%", "0.9938", "%", "«value: 99.38»"),
        ("ít nhất 30", "31", "người", "«value: 30»"),
        ("1.000", "1", "người", "«value: 1000»"),
        ("-5", "5", "%", "«value: -5»"),
    ],
)
def test_a_value_that_differs_from_the_print_is_reported(printed: str, value: str, unit: str, meant: str) -> None:
    shown = render_number(Decimal(value))
    assert _find(printed, value, unit) == [
        (
            "value-not-printed",
            f"giá trị {shown} khác con số in «{printed}»",
            f"viết {meant}, hoặc sửa «printed» cho đúng nguồn",
        )
    ]


def test_a_whole_that_differs_from_the_print_is_reported() -> None:
    assert _find("73/80", "73", out_of="80") == []
    for whole in ("90", "0"):
        assert _find("73/80", "73", out_of=whole) == [
            (
                "value-not-printed",
                f"tổng số {whole} khác con số in «73/80»",
                "viết «out_of: 80», hoặc sửa «printed» cho đúng nguồn",
            )
        ]
    assert _find("73", "73", out_of="80") == []


def test_a_whole_that_only_the_print_says_is_reported() -> None:
    assert _find("73 trên tổng số 80", "73") == [
        (
            "value-not-printed",
            "«73 trên tổng số 80» nói cả tổng số 80, mà thiếu «out_of»",
            "thêm «out_of: 80»; nếu là phân số thì ghi «value» bằng số lẻ",
        )
    ]


@pytest.mark.parametrize(
    ("printed", "value", "unit", "words", "plain"),
    [
        ("98 mô hình", "98", "mô hình", "mô hình", "98"),
        ("98 mô hình điểm", "98", "mô hình", "mô hình điểm", "98"),
        ("98 loại mô hình", "98", "mô hình", "loại mô hình", "98"),
        ("98 Mô hình", "98", "mô hình", "Mô hình", "98"),
        ("162 triệu đồng", "162000000", "đồng", "đồng", "162 triệu"),
        ("162 triệu đồng", "162", "triệu đồng", "triệu đồng", "162"),
        ("162 triệu", "162", "triệu đồng", "triệu", "162"),
        ("8.300 lượt", "8300", "lượt người", "lượt", "8.300"),
        ("8.300 người", "8300", "lượt người", "người", "8.300"),
        ("ít nhất 30 người", "30", "người", "người", "ít nhất 30"),
        ("98 phần trăm", "98", "%", "phần trăm", "98%"),
        ("98 phần trăm", "98", "phần trăm", "phần trăm", "98"),
        ("5-7 lớp", "5", "lớp", "lớp", "5-7"),
        ("20 năm", "20", "năm", "năm", "20"),
    ],
)
def test_a_unit_in_the_print_would_stand_twice(printed: str, value: str, unit: str, words: str, plain: str) -> None:
    assert _find(printed, value, unit) == [
        (
            "printed-words",
            f"«printed» chỉ ghi con số, còn «{words}» thì trang in ở chỗ riêng",
            f"viết «printed: {plain}»",
        )
    ]


def test_a_unit_other_than_the_indicators_is_asked_about() -> None:
    assert _find("98 mô hình", "98", "điển hình") == [
        (
            "printed-words",
            "«printed» chỉ ghi con số, còn «mô hình» thì trang in ở chỗ riêng",
            (
                "viết «printed: 98»; chỉ tiêu đếm bằng «điển hình»: nguồn đếm «mô hình» thì chọn chỉ tiêu khác, "
                "hoặc nói ở «scope»"
            ),
        )
    ]


def test_a_qualifier_in_the_print_belongs_into_its_field() -> None:
    assert _find("hơn 98 mô hình", "98") == [
        (
            "printed-words",
            "«printed» chỉ ghi con số, còn «hơn», «mô hình» thì trang in ở chỗ riêng",
            "viết «printed: 98» và «qualifier: hơn»",
        )
    ]
    assert _find("Xấp xỉ 98", "98")[0][2] == "viết «printed: 98» và «qualifier: khoảng»"


def test_a_qualifier_said_twice_would_stand_twice() -> None:
    assert _find("hơn 98", "98", qualifier="hơn") == [
        (
            "printed-words",
            "«printed» chỉ ghi con số, còn «hơn» thì trang in ở chỗ riêng",
            "viết «printed: 98»",
        )
    ]


@pytest.mark.parametrize(
    ("printed", "qualifier", "remedy"),
    [
        ("hơn 98", "gần", "viết «printed: 98» và «qualifier: hơn»"),
        ("đúng 98", "hơn", "viết «printed: 98» và «qualifier: đúng»"),
        ("ít nhất 98", "hơn", "xóa dòng «qualifier»"),
        ("dưới 98", "trên", "xóa dòng «qualifier»"),
        ("khoảng 98", "trên", "viết «printed: 98» và «qualifier: khoảng»"),
    ],
)
def test_two_qualifiers_contradict_each_other(printed: str, qualifier: str, remedy: str) -> None:
    word = printed.removesuffix(" 98")
    assert _find(printed, "98", qualifier=qualifier) == [
        (
            "printed-words",
            f"«printed» ghi «{word}» mà «qualifier» là «{qualifier}»",
            f"kiểm lại nguồn; nếu nguồn in «{printed}», {remedy}",
        )
    ]


@pytest.mark.parametrize(
    ("printed", "scope"),
    [("Toàn tỉnh", "25.525"), ("Xã Đồng Xanh", "98 mô hình"), ("Cấp huyện", "1,5 triệu"), ("Khóa 12", "02")],
)
def test_a_number_and_its_scope_exchanged_are_one_fault(printed: str, scope: str) -> None:
    assert _find(printed, "25525", scope=scope) == [
        (
            "fields-exchanged",
            f"con số «{scope}» nằm ở «scope», còn phạm vi «{printed}» nằm ở «printed»",
            f"viết «printed: {scope}» và «scope: {printed}»",
        )
    ]


@pytest.mark.parametrize("scope", ["25.525", "73", "98 mô hình", "2 vạn", "100%", "2016", "5-7"])
def test_a_scope_that_is_a_number_is_reported(scope: str) -> None:
    assert _codes("25.525", "25525", scope=scope) == ["scope-number"]


@pytest.mark.parametrize(
    "scope",
    ["Ba xã vùng cao", "5 huyện", "73/80 chi bộ", "Năm 2016", "Khóa 12", "Toàn tỉnh", "Ấp 5", "2 thành phố"],
)
def test_a_scope_may_begin_with_a_number(scope: str) -> None:
    assert _codes("25.525", "25525", scope=scope) == []


def test_a_print_without_any_number_is_reported() -> None:
    assert _find("Toàn tỉnh", "98", scope="Toàn tỉnh") == [
        (
            "printed-words",
            "«Toàn tỉnh» không có con số nào",
            "chép con số đúng như nguồn in; nơi hoặc nhóm được đếm ghi ở «scope»",
        )
    ]


def test_a_value_is_compared_even_where_words_are_too_many() -> None:
    assert _codes("hơn 98 mô hình", "99") == ["printed-words", "value-not-printed"]


def test_each_fault_stands_at_its_field() -> None:
    lines = {"scope": 3, "printed": 4, "value": 5, "out_of": 6}
    for field, printed, value, more in (
        ("printed", "98 mô hình", "98", {}),
        ("value", "98", "99", {}),
        ("out_of", "98/99", "98", {"out_of": "98"}),
        ("scope", "98", "98", {"scope": "98"}),
    ):
        (fault,) = _check(printed, value, **more)
        assert fault.place.line == lines[field]


def test_a_figure_is_looked_at_again_when_the_unit_of_its_indicator_changes(toy: Path, lay: Lay) -> None:
    record, table = "exemplars/xa-dong-xanh.yml", "vocabulary/indicators/mo-hinh.yml"
    text = (toy / record).read_text(encoding="utf-8")
    root = lay({record: re.sub("printed: .*", "printed: 02 hàng cây", text)})
    reader = Reader(root)
    (before,) = reader.read().diagnostics
    lay({table: (toy / table).read_text(encoding="utf-8").replace("unit: mô hình", "unit: hàng cây")})
    (after,) = reader.read().diagnostics
    assert before.hint.startswith("viết «printed: 02»; chỉ tiêu đếm bằng «mô hình»")
    assert after.hint == "viết «printed: 02»"


@given(
    st.decimals(0, 10**6, places=0),
    st.sampled_from(["", *QUALIFIERS]),
    st.sampled_from(["", " mô hình", " lượt", " đồng"]),
    st.sampled_from(["mô hình", "lượt người", "đồng", "triệu đồng"]),
    st.sampled_from(["đúng", "gần", "hơn"]),
)
def test_a_hint_keeps_the_number_and_leads_to_a_clean_figure(
    value: Decimal, word: str, counted: str, unit: str, qualifier: str
) -> None:
    printed = f"{word} {render_number(value)}{counted}".strip()
    for code, _, hint in _find(printed, str(value), unit, qualifier=qualifier):
        assert code == "printed-words"
        if "«printed: " not in hint:
            assert hint.endswith("xóa dòng «qualifier»")
            continue
        plain = hint.partition("«printed: ")[2].partition("»")[0]
        after = hint.partition("«qualifier: ")[2].partition("»")[0] or qualifier
        amount, before = parse_quantity(plain), parse_quantity(printed)
        assert amount is not None
        assert before is not None
        assert (amount.low, amount.high) == (before.low, before.high)
        assert _find(plain, str(value), unit, qualifier=after) == []
