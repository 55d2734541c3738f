"""Figures of a passage."""

from collections.abc import Callable

import pytest

from handbook.recognition import Recognition

Recognize = Callable[..., Recognition]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "Tính đến tháng 4/2023, toàn tỉnh có trên 2 vạn đại biểu.",
            {"printed": "2 vạn", "value": "20000", "qualifier": "trên", "counted": "đại biểu", "as_of": "2023-04"},
        ),
        ("Đã có 41/43 tổ chức đảng họp xong", {"printed": "41/43", "value": "41", "out_of": "43"}),
        ("Tỷ lệ đảng viên tham gia học tập đạt 99,38% toàn xã", {"value": "99.38", "indicator": "ty-le-tham-gia"}),
        ("Từ năm 2021 đến năm 2023 có 15 mô hình điển hình", {"period": "2021/2023", "indicator": "mo-hinh"}),
        ("Huyện ủy Đông Khê có 612 đảng viên sinh hoạt", {"scope": "Huyện ủy Đông Khê", "unit": "đảng viên"}),
        ("thu được 162 triệu đồng giúp hộ nghèo", {"printed": "162 triệu", "unit": "đồng"}),
        ("làm được 18km đường và 2,5 ha vườn", {"printed": "18", "counted": "km đường"}),
        ("có từ 5 đến 7 lớp mỗi năm", {"printed": "5 đến 7", "low": "5", "high": "7"}),
    ],
)
def test_a_figure_is_told_with_what_makes_it_right_to_read(
    recognize: Recognize, line: str, fields: dict[str, str]
) -> None:
    find = recognize(line).list_finds("figures")[0]
    assert {name: find.fields.get(name) for name in fields} == fields


@pytest.mark.parametrize(
    "line",
    [
        "Sau 2 năm thực hiện, qua 6 tháng đầu năm",
        "mô hình “Chợ 0 đồng” của xã Đông",
        "Lượt xem: 95 của bài này",
        "chi bộ có dưới 30 đảng viên trong xã",
        "đối với nơi có 30 cán bộ, đảng viên trở lên",
        "học tập 6 điều Bác Hồ dạy thật tốt",
        "cột mốc 1116 ở cửa khẩu",
        "xây dựng gia đình 5 không, 3 sạch",
        "6 9 ảnh",
        "bố trí theo 5 giai đoạn hoạt động, nhớ 2 lời căn dặn",
        "Chi bộ thôn Đông Hòa 2 triển khai tốt",
        "ở Chi hội phụ nữ ấp 7 thu gom rác",
    ],
)
def test_how_long_how_named_and_how_bounded_are_no_figures(recognize: Recognize, line: str) -> None:
    assert not recognize(line).list_finds("figures")
