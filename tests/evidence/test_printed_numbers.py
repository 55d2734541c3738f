"""Numbers printed in a passage."""

from decimal import Decimal

import pytest

from handbook.evidence.facts import read_facts
from handbook.evidence.printed_numbers import read_amounts, read_whole


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("toàn tỉnh có 21.604 mô hình", ("21.604",)),
        ("trên 2 vạn đại biểu tại 3.210 điểm cầu", ("2 vạn", "3.210")),
        ("hơn 1,5 triệu lượt người; 162 triệu đồng", ("1,5 triệu", "162 triệu")),
        ("có 41/41 tổ chức cơ sở đảng, đạt 100%", ("41/41", "100%")),
        ("đạt trên 98%, tăng 99,12 %", ("98%", "99,12 %")),
        ("9 trên 12 xã và 9 trong tổng số 12 huyện", ("9 trên 12", "9 trong tổng số 12")),
        ("từ 5 đến 7 lớp, 5-7 triệu đồng", ("5 đến 7", "5-7 triệu")),
        ("hai mươi lăm mô hình, ba tập thể", ("hai mươi lăm", "ba")),
        ("8 bản, 837 hộ/4.011 nhân khẩu,100% dự", ("8", "837", "4.011", "100%")),
        ("thu được 500.000đ, 30ha và 12 tỷ", ("500.000", "30", "12 tỷ")),
        ("đạt 98.5%, thu 1.5 triệu", ("98.5%", "1.5 triệu")),
        ("số nhà 5b, 12 xã và 7c, 30 m, 4 m2", ("12", "30", "4")),
        ("VND7 trillion and 200 households", ("7 trillion", "200")),
        ("over 1.5 million people, 98 percent of 25,525 models", ("1.5 million", "98 percent", "25,525")),
    ],
)
def test_a_number_is_read_with_its_words_of_quantity(text: str, numbers: tuple[str, ...]) -> None:
    assert read_facts(text).numbers == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 15/5/2016, giai đoạn 2021-2025, năm 2020, dịp 30/4",
        "Kế hoạch số 08 - KH/ĐUK, Chỉ thị 05, Nghị quyết Trung ương 4, Nghị định số 16/2021/NĐ-CP",
        "Một là, hai là; thứ ba, một số, hàng trăm, năm qua, kỳ họp lần thứ 15",
        "đăng lúc 18:15, 09:35 (GMT+7), 8h30, 7 giờ 30",
        "đại dịch COVID-19, phường Q.1, Quân khu 7, Thôn 2, khoản 3 Điều 12, khóa 12",
        "Ban Chỉ đạo 35 tỉnh, Bệnh viện 108, một trong hai nơi",
        "gồm: 1- Phát huy; 2- Tiếp tục; (3) Đổi mới",
        "liên hệ ban2@example.vn hay https://example.vn/so-12",
        "Directive No. 05-CT/TW and Conclusion 01",
    ],
)
def test_what_only_names_dates_or_orders_is_no_number(text: str) -> None:
    assert read_facts(text).numbers == ()


@pytest.mark.parametrize(
    ("printed", "amounts"),
    [
        ("2 vạn", {2, 20000}),
        ("25.525", {25525}),
        ("99,38%", {Decimal("99.38")}),
        ("25,525", {Decimal("25.525"), 25525}),
        ("1.5 million", {Decimal("1.5"), 1500000}),
        ("5-7", {5, 7}),
        ("hai mươi lăm", {25}),
        ("nhiều", set()),
    ],
)
def test_a_printed_number_is_read_as_all_it_may_mean(printed: str, amounts: set[Decimal]) -> None:
    assert read_amounts(printed) == amounts


def test_a_whole_is_what_a_number_is_out_of() -> None:
    assert read_whole("41/43") == Decimal(43)
    assert read_whole("41") is None
    assert read_whole("nhiều") is None


_NUMBERED = (
    *("Quận", "Phường", "Thôn", "Tổ", "Ấp", "Khóm", "Khu", "Đoàn", "Vùng", "Chương trình", "Đề án", "Trường", "Lớp"),
    *("Hội trường", "Bệnh viện", "Binh đoàn", "Đại đội", "Hải đội", "Công ty", "Xí nghiệp", "Nhà máy", "Quốc lộ"),
    *("Ban Chỉ đạo", "Xưởng", "Kho", "Tòa", "Nhà", "Đường", "Chi bộ", "Khối", "Top", "QL", "ĐH", "ĐT", "TL"),
)


@pytest.mark.parametrize("kind", _NUMBERED)
def test_a_number_in_the_name_of_a_place_or_a_body_counts_nothing(kind: str) -> None:
    assert read_facts(f"đến {kind} 35 họp").numbers == ()
    assert read_facts(f"đến {kind} cùng 35 xã").numbers == ("35",)


def test_an_english_word_of_quantity_makes_a_number_so_much_more() -> None:
    amounts = {word: read_amounts(f"2 {word}") for word in ("thousand", "million", "billion", "trillion")}
    assert amounts == {
        "thousand": {2, 2000},
        "million": {2, 2 * 10**6},
        "billion": {2, 2 * 10**9},
        "trillion": {2, 2 * 10**12},
    }
