"""Quantities as Vietnamese print has them."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counted_things import COUNTED_THINGS
from handbook.text.quantities import QUALIFIERS, find_quantities, has_number, parse_quantity
from handbook.text.vietnamese import render_number

_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALED = (("chục", 10), ("trăm", 100), ("nghìn", 10**3), ("ngàn", 10**3), ("vạn", 10**4), ("triệu", 10**6))
_SCALED = (*_SCALED, ("tỷ", 10**9), ("tỉ", 10**9), ("nghìn tỷ", 10**12), ("chục triệu", 10**7), ("trăm tỷ", 10**11))


def _value(printed: str) -> Decimal:
    quantity = parse_quantity(printed)
    assert quantity is not None
    assert quantity.low == quantity.high
    return quantity.low


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("25.525", "25525"),
        ("1.000.000", "1000000"),
        ("25 525", "25525"),
        ("25\u00a0525", "25525"),
        ("1 000 000", "1000000"),
        ("25525", "25525"),
        ("1.234,5", "1234.5"),
        ("99,38", "99.38"),
        ("02", "2"),
        ("0", "0"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("âm 5", "-5"),
        ("–5", "-5"),
        ("-1,5 triệu", "-1500000"),
        ("âm năm nghìn", "-5000"),
        ("2 vạn", "20000"),
        ("1,5 vạn", "15000"),
        ("1,5 triệu", "1500000"),
        ("2,3 nghìn tỷ", "2300000000000"),
        ("1.500 tỉ", "1500000000000"),
        ("3 Triệu", "3000000"),
        ("2 chục triệu", "20000000"),
        ("2 vạn 5 nghìn", "25000"),
        ("2 nghìn nghìn", "2000000"),
        ("2 triệu 300 nghìn", "2300000"),
        ("1 nghìn 200", "1200"),
        ("1 triệu rưỡi", "1500000"),
        ("nửa triệu", "500000"),
    ],
)
def test_a_number_in_digits_is_read_with_its_words(printed: str, value: str) -> None:
    assert _value(printed) == Decimal(value)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("một trăm", 100),
        ("mười", 10),
        ("mười một", 11),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("hai mươi bốn", 24),
        ("hai mươi lăm", 25),
        ("hai mươi nhăm", 25),
        ("ba chục", 30),
        ("năm mươi", 50),
        ("bẩy mươi bảy", 77),
        ("một trăm linh năm", 105),
        ("một trăm lẻ năm", 105),
        ("một trăm mười", 110),
        ("một trăm hai mươi ba", 123),
        ("một nghìn hai trăm", 1200),
        ("một nghìn năm trăm", 1500),
        ("hai nghìn mười sáu", 2016),
        ("ba nghìn không trăm năm mươi", 3050),
        ("ba nghìn không trăm linh hai", 3002),
        ("hai vạn rưỡi", 25000),
        ("một trăm rưỡi", 150),
        ("mười triệu", 10_000_000),
        ("năm triệu năm trăm nghìn", 5_500_000),
        ("một triệu không trăm linh năm", 1_000_005),
        ("hai tỷ ba trăm triệu", 2_300_000_000),
    ],
)
def test_a_number_in_words_is_read(printed: str, value: int) -> None:
    assert _value(printed) == value


@pytest.mark.parametrize(
    "printed",
    [
        *("", "nhiều", "Toàn tỉnh", "hàng nghìn", "vài trăm", "trăm", "triệu", "không", "không có"),
        *("25.52", "2.5.1", "1,2,3", "25 52", "1.47.000", "12.3456", ",5", "5,", "+5", "--5"),
        *("2 triệu 5", "hai nghìn ba", "2 triệu 50", "2 nghìn 3 vạn"),
        *("08b", "98mô hình", "05-CT/TW", "15/5/2016", "1/2/3", "năm 2016", "khóa 12"),
        *("từ 5", "từ 5 lớp", "7-5", "5-", "5 đến nhiều", "12 lớp với 300 người", "98 mô hình cấp 1"),
        *("5 rưỡi", "rưỡi", "2 triệu 5 rưỡi", "hai mười", "5 nửa triệu", "nửa ngày", "5 6", "2 5 triệu"),
        *("1 trăm 100", "1 nghìn 95", "hai triệu năm mươi", "một trăm linh triệu", "đến 7 triệu", "- triệu"),
        *("02 (ba) lớp", "02 (hai lớp", "98; 99", "98."),
        "2 triệu 3.000.000",
        "2 trăm 5 triệu 3 trăm 4 trăm",
    ],
)
def test_what_is_no_quantity_or_more_than_one_is_not_understood(printed: str) -> None:
    assert parse_quantity(printed) is None


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [
        ("98 mô hình", "98", "mô hình"),
        ("162 triệu đồng", "162 triệu", "đồng"),
        ("hai mươi tư chi bộ", "hai mươi tư", "chi bộ"),
        ("năm năm", "năm", "năm"),
        ("5 năm", "5", "năm"),
        ("mười năm", "mười", "năm"),
        ("năm mươi năm", "năm mươi", "năm"),
        ("hai trăm năm", "hai trăm", "năm"),
        ("2 trạm", "2", "trạm"),
        ("100 phần quà", "100", "phần quà"),
        ("98% đảng viên", "98%", "đảng viên"),
        ("5 trong nước", "5", "trong nước"),
        ("73/80 chi bộ", "73/80", "chi bộ"),
        ("2,5 Ha", "2,5", "Ha"),
        ("37‰", "37", "‰"),
        ("500₫", "500", "₫"),
        ("5 ba lô", "5", "ba lô"),
        ("5 linh vật", "5", "linh vật"),
        ("5 tư liệu", "5", "tư liệu"),
        ("1 triệu rưỡi đồng", "1 triệu rưỡi", "đồng"),
        ("nửa triệu đồng", "nửa triệu", "đồng"),
        ("02 (hai) lớp", "02 (hai)", "lớp"),
        ("12 (mười hai)", "12 (mười hai)", ""),
        ("37 °C", "37", "°C"),
        ("25.525", "25.525", ""),
    ],
)
def test_what_is_counted_stands_apart_from_the_number(printed: str, number: str, unit: str) -> None:
    quantity = parse_quantity(printed)
    assert quantity is not None
    assert (quantity.number, quantity.unit) == (number, unit)


@pytest.mark.parametrize(
    ("printed", "value", "out_of"),
    [
        ("73/73", 73, 73),
        ("4.487/5.000", 4487, 5000),
        ("73 / 80", 73, 80),
        ("73/tổng số 80", 73, 80),
        ("73 trên 80", 73, 80),
        ("73 trên tổng số 80", 73, 80),
        ("73 trong 80", 73, 80),
        ("73 trong số 80", 73, 80),
        ("73 trong tổng số 80 chi bộ", 73, 80),
        ("1/2", 1, 2),
        ("một phần ba", 1, 3),
        ("hai phần ba", 2, 3),
        ("73", 73, None),
    ],
)
def test_a_number_may_say_of_how_many(printed: str, value: int, out_of: int | None) -> None:
    quantity = parse_quantity(printed)
    assert quantity is not None
    assert (quantity.low, quantity.out_of) == (value, out_of)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("5-7", "5", "7"),
        ("5 - 7", "5", "7"),
        ("5–7", "5", "7"),
        ("5—7", "5", "7"),
        ("5 đến 7", "5", "7"),
        ("5 tới 7 lớp", "5", "7"),
        ("từ 5 đến 7", "5", "7"),
        ("Từ năm đến bảy", "5", "7"),
        ("5-5", "5", "5"),
        ("-7 đến -5", "-7", "-5"),
        ("1,5-2,5", "1.5", "2.5"),
        ("5-7 triệu đồng", "5000000", "7000000"),
        ("từ 2 đến 3 nghìn tỷ", "2000000000000", "3000000000000"),
        ("5-5 triệu", "5000000", "5000000"),
        ("2 trăm đến 300 nghìn", "200000", "300000"),
        ("một đến một trăm mười", "1", "110"),
        ("5 nghìn - 1 vạn", "5000", "10000"),
        ("500 đến 2 nghìn", "500", "2000"),
        ("10-20%", "10", "20"),
        ("10%-20%", "10", "20"),
    ],
)
def test_a_range_has_two_ends(printed: str, low: str, high: str) -> None:
    quantity = parse_quantity(printed)
    assert quantity is not None
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("printed", "is_percent"),
    [("99,38%", True), ("99,38 %", True), ("98 phần trăm", True), ("5-7%", True), ("5%-7", False), ("98", False)],
)
def test_a_percentage_counts_hundredths(printed: str, *, is_percent: bool) -> None:
    quantity = parse_quantity(printed)
    assert quantity is not None
    assert quantity.is_percent is is_percent
    assert quantity.number == printed


_SAID_BEFORE = {
    **{word: word for word in ("đúng", "gần", "hơn", "trên", "khoảng")},
    **dict.fromkeys(
        ("khoảng chừng", "chừng", "độ", "ước", "ước chừng", "ước khoảng", "ước tính", "xấp xỉ", "trên dưới"), "khoảng"
    ),
    **dict.fromkeys(("ngót", "chưa đến", "chưa tới", "chưa đầy"), "gần"),
    **dict.fromkeys(("nhiều hơn", "lớn hơn"), "hơn"),
    **dict.fromkeys(("dưới", "ít hơn", "nhỏ hơn", "không quá", "tối đa", "nhiều nhất", "cao nhất"), ""),
    **dict.fromkeys(("không dưới", "không ít hơn", "tối thiểu", "ít nhất", "thấp nhất"), ""),
}


def test_what_is_said_before_a_number_means_a_qualifier_or_none() -> None:
    assert QUALIFIERS == _SAID_BEFORE


@pytest.mark.parametrize("words", _SAID_BEFORE)
def test_a_qualifier_before_the_number_stands_apart(words: str) -> None:
    quantity = parse_quantity(f"{words.capitalize()} 98 mô hình")
    assert quantity is not None
    assert (quantity.qualifier, quantity.number, quantity.unit) == (words, "98", "mô hình")


def test_a_qualifier_goes_before_a_range_too() -> None:
    quantity = parse_quantity("khoảng từ 5 đến 7 lớp")
    assert quantity is not None
    assert (quantity.qualifier, quantity.number, quantity.low, quantity.high) == ("khoảng", "từ 5 đến 7", 5, 7)


@pytest.mark.parametrize(
    ("text", "known"),
    [("25", True), ("khóa 12", True), ("hàng nghìn", True), ("mười", True), ("nửa", True), ("Toàn tỉnh", False)],
)
def test_a_text_without_any_number_is_known(text: str, *, known: bool) -> None:
    assert has_number(text) is known


def _say(number: int) -> str:
    """Say a whole number as it is read aloud, up to the billions."""
    for word, scale in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3)):
        if number >= scale:
            many, rest = divmod(number, scale)
            return f"{_say(many)} {word}" + (f" {_say_rest(rest)}" if rest else "")
    return _say_rest(number, is_first=True)


def _say_rest(number: int, *, is_first: bool = False) -> str:
    if number >= 1000:
        return _say(number)
    hundreds, rest = divmod(number, 100)
    words = [] if is_first and not hundreds else [_ONES[hundreds], "trăm"]
    tens, ones = divmod(rest, 10)
    if not tens:
        return " ".join([*words, *(["linh"] if words and ones else []), *([_ONES[ones]] if ones or not words else [])])
    words += ["mười"] if tens == 1 else [_ONES[tens], "mươi"]
    said = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _ONES[ones])
    return " ".join([*words, *([said] if ones else [])])


@given(st.integers(1, 10**12 - 1))
def test_a_number_said_in_words_is_the_same_number(number: int) -> None:
    assert _value(_say(number)) == number


@given(
    st.decimals(-(10**12), 10**12, places=0) | st.decimals(-100, 100, places=2) | st.decimals(0, 10**6, places=3),
    st.sampled_from(["", *QUALIFIERS]),
    st.sampled_from(["", "%", " %", " phần trăm"]),
    st.sampled_from(["", " mô hình", " đồng", " lượt người", " năm", " phần quà"]),
    st.sampled_from([".", " "]),
)
def test_a_number_is_read_back_in_whatever_it_is_wrapped(
    value: Decimal, qualifier: str, percent: str, unit: str, point: str
) -> None:
    number = render_number(value).replace(".", point)
    quantity = parse_quantity(f"{qualifier} {number}{percent}{unit}")
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.out_of) == (value, value, None)
    assert (quantity.qualifier, quantity.unit) == (qualifier, unit.strip())
    assert quantity.is_percent is bool(percent)


@given(st.decimals(0, 999, places=1), st.sampled_from(_SCALED), st.sampled_from(["", " đồng", " đảng viên"]))
def test_a_number_of_thousands_or_millions_is_read_back(many: Decimal, scale: tuple[str, int], unit: str) -> None:
    assert _value(f"{render_number(many)} {scale[0]}{unit}") == many * scale[1]


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["{}-{}", "{} – {}", "{} đến {}", "từ {} tới {}", "Từ {} đến {} người"]),
)
def test_both_ends_of_a_range_are_read_back(one: int, other: int, form: str) -> None:
    low, high = sorted((one, other))
    quantity = parse_quantity(form.format(render_number(Decimal(low)), render_number(Decimal(high))))
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


@given(
    st.integers(0, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(["/", " / ", *(f" {word}{more} " for word, more in product(("trên", "trong"), ("", " tổng số")))]),
)
def test_a_part_and_its_whole_are_read_back(part: int, whole: int, between: str) -> None:
    quantity = parse_quantity(f"{render_number(Decimal(part))}{between}{render_number(Decimal(whole))}")
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.out_of) == (part, part, whole)


@given(st.text(st.sampled_from("0123456789.,-/% năm mươi trăm nghìn tỷ linh rưỡi từ đến phần"), max_size=30))
def test_any_text_is_read_or_not_understood_but_never_a_crash(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is None or quantity.low <= quantity.high


@pytest.mark.parametrize("thing", COUNTED_THINGS)
def test_a_word_of_number_before_what_is_counted_is_a_quantity(thing: str) -> None:
    text = f"Xã có ba {thing}."
    (found,) = find_quantities(text)
    assert text[found.start : found.end].startswith("ba")


def test_a_word_of_number_before_anything_else_is_none() -> None:
    assert list(find_quantities("Xã có ba xóm.")) == []


_TWELVE = "mười chín tỷ chín trăm chín mươi chín triệu chín trăm nghìn"
"""As many words as one number has in a running text."""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("trên 2 vạn người, 4.487 nơi", ["2 vạn", "4.487"]),
        ("73/73 chi bộ, 12 trên 15 xã, 98%", ["73/73", "12 trên 15", "98%"]),
        ("02 (hai) lớp, từ 5 đến 7 triệu", ["02 (hai)", "5 đến 7 triệu"]),
        ("hai mươi lăm mô hình và ba tập thể", ["hai mươi lăm", "ba"]),
        ("3 triệu trên 1 ha", ["3 triệu", "1"]),
        ("một số, hai là, thứ ba, năm qua, hàng trăm, lần thứ 15", []),
        ("COVID-19, Q.1, 08b", ["08"]),
        ("20 năm thành phố lớn lên", ["20"]),
        ("", []),
        ("một xã, năm tháng, không đồng, hai xã", ["hai"]),
        ("một trăm linh năm xã, một trăm lẻ năm xã", ["một trăm linh năm", "một trăm lẻ năm"]),
        ("2 triệu rưỡi đồng, 2 vạn tư", ["2 triệu rưỡi", "2 vạn"]),
        ("hai mươi, hai mốt, bốn mươi mốt, hai lăm xã", ["hai mươi", "bốn mươi mốt"]),
        ("mười xã, nửa xã, nửa triệu, mười hai", ["mười", "nửa triệu", "mười hai"]),
        ("Hai xã, MỘT TRĂM", ["Hai", "MỘT TRĂM"]),
        ("73/tổng số 80, 73 trong tổng 80, 12/số 15", ["73/tổng số 80", "73 trong tổng 80", "12/số 15"]),
        ("5% trên 10 xã, 15 trên 12 xã, 12 trên 12 xã", ["5%", "10", "15", "12", "12 trên 12"]),
        ("hai trên ba xã, một phần ba, ba phần tư, 2 phần 3", ["ba", "ba", "2 phần 3"]),
        ("12 13 xã, 02 (hai, 02 (ba) lớp, 10%-20% xã", ["12", "13", "02", "02", "10%-20%"]),
        ("5 - 7 lớp, 5–7 lớp, 5 — 7 lớp, 5 tới 7 lớp", ["5 - 7", "5–7", "5 — 7", "5 tới 7"]),
        ("lần thứ 999, khóa 12, quý 2, tháng 5, lần 3, THỨ 5, thứ hai mươi", []),
        ("lần thứ 1000, khóa 1234, tháng 2000, quí 5", ["1000", "1234", "2000", "5"]),
        ("xem A/19, a/19, Đ/7, 1/19, x-19, x 19", ["19", "1/19", "19"]),
        ("năm 2016, ba năm, ba tháng, ba ngày, ba xóm", ["2016", "ba", "ba", "ba"]),
        (f"{_TWELVE} đồng", [_TWELVE]),
        (f"{_TWELVE} rưỡi", [_TWELVE]),
        (f"{_TWELVE[5:]} rưỡi", [f"{_TWELVE[5:]} rưỡi"]),
    ],
)
def test_the_numbers_of_a_running_text_are_found(text: str, numbers: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_quantities(text)] == numbers


@given(
    st.lists(st.sampled_from(["12", "hai", "mươi", "vạn", "%", "/", "trên", "xã", "(", ")", ",", "5-7"])).map(" ".join)
)
def test_what_is_found_in_a_running_text_can_be_read_alone(text: str) -> None:
    for found in find_quantities(text):
        assert parse_quantity(text[found.start : found.end]) == found.quantity
