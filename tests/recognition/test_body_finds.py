"""Bodies named in a passage."""

from collections.abc import Callable

import pytest

from handbook.recognition import Recognition

Recognize = Callable[..., Recognition]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Huyện ủy Sông Hiền tổ chức hội nghị", ["Huyện ủy Sông Hiền"]),
        ("do Ban Tuyên giáo Tỉnh ủy Lam Giang chủ trì", ["Ban Tuyên giáo Tỉnh ủy Lam Giang"]),
        ("Sở Văn hóa, Thể thao và Du lịch phối hợp Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", ["Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"]),
        ("Sư đoàn 398 (Quân khu 9)", ["Sư đoàn 398", "Quân khu 9"]),
        ("Chi bộ thôn 3 và Đảng bộ Sở GD&ĐT", ["Chi bộ thôn 3", "Đảng bộ Sở GD&ĐT"]),
        ("Hội Liên hiệp Phụ nữ (LHPN) xã Bình An", ["Hội Liên hiệp Phụ nữ (LHPN) xã Bình An"]),
        ("Công an TP Hà Nội, trường Đại học Huế", ["Công an TP Hà Nội", "trường Đại học Huế"]),
        ("Phòng Kỹ thuật hình sự tổ chức lễ", ["Phòng Kỹ thuật hình sự"]),
        (
            "Bí thư Tỉnh ủy Lào Cai Trịnh Xuân Trường, Thường trực Ban Bí thư Trần Văn A",
            ["Tỉnh ủy Lào Cai", "Ban Bí thư"],
        ),
        ("Trưởng Ban Tổ chức Tỉnh ủy Hồ Thị Yến", ["Ban Tổ chức Tỉnh ủy"]),
        ("Đảng bộ Khối các cơ quan Trung ương_Ảnh: PV", ["Đảng bộ Khối các cơ quan Trung ương"]),
        ("Ban Bí thư Trung ương Đoàn phát động", ["Trung ương Đoàn"]),
        ("Ban Chỉ huy Đồn Biên phòng Tam Khê", ["Đồn Biên phòng Tam Khê"]),
        ("Trưởng Ban Xây dựng Đảng, Đảng ủy phường Bình Khê", ["Ban Xây dựng Đảng", "Đảng ủy phường Bình Khê"]),
        ("Cán bộ Công an TP Vinh Khê, Viện Lịch sử Đảng", ["Công an TP Vinh Khê", "Viện Lịch sử Đảng"]),
        ("HND tỉnh Mẫu, Chi bộ Giáo dục quốc phòng họp", ["HND tỉnh Mẫu", "Chi bộ Giáo dục quốc phòng"]),
        ("Đảng ủy Trường Đại học Mỏ - Địa chất; các khoa", ["Đảng ủy Trường Đại học Mỏ - Địa chất"]),
        ("Đảng bộ Sở LĐ-TB&XH và chi hội phụ nữ ấp 7", ["Đảng bộ Sở LĐ-TB&XH", "chi hội phụ nữ ấp 7"]),
        ("chiến sĩ Trung đội Bộ binh, Tiểu đoàn Hỗn hợp đảo Én", ["Trung đội Bộ binh", "Tiểu đoàn Hỗn hợp đảo Én"]),
        ("thanh niên Liên chi đoàn Tiểu đoàn 6", ["Liên chi đoàn Tiểu đoàn 6"]),
        ("Bệnh viện Mắt TP.HCM khám", ["Bệnh viện Mắt TP.HCM"]),
        ("Chi bộ thôn Đông Hòa 2 triển khai", ["Chi bộ thôn Đông Hòa 2"]),
        ("Chi bộ thôn Đông Hòa 5 lần được khen", ["Chi bộ thôn Đông Hòa"]),
        ("LĐLĐ quận 15 tuyên dương", ["LĐLĐ quận 15"]),
        ("Đảng bộ xã Vũ Khê: Học tập làm theo", ["Đảng bộ xã Vũ Khê"]),
        ("Đảng bộ các cơ quan đảng Trung ương", ["Đảng bộ các cơ quan đảng Trung ương"]),
        ("Đảng ủy Khối các trường đại học, cao đẳng Huế", ["Đảng ủy Khối các trường đại học, cao đẳng Huế"]),
        ("Phó trưởng ban Thường trực Ban Dân vận Tỉnh ủy", ["Ban Dân vận Tỉnh ủy"]),
        ("Phòng Công tác Đảng và công tác chính trị tổ chức", ["Phòng Công tác Đảng và công tác chính trị"]),
        ("Bệnh viện Quân y 9B, Cục Hậu cần Quân khu 5", ["Bệnh viện Quân y 9B", "Cục Hậu cần Quân khu 5"]),
        ("Chi bộ Khoa Lý luận cơ sở và Khoa Ngoại tổng quát", ["Chi bộ Khoa Lý luận cơ sở", "Khoa Ngoại tổng quát"]),
        (
            "Trường cao đẳng Nghề Đông Khê, Bảo tàng Hồ Chí Minh",
            ["Trường cao đẳng Nghề Đông Khê", "Bảo tàng Hồ Chí Minh"],
        ),
        ("Điện lực Đông Khê, Công ty Điện lực Mẫu", ["Điện lực Đông Khê", "Công ty Điện lực Mẫu"]),
        ("Tin từ Bộ GDĐT ngày 22.2", ["Bộ GDĐT"]),
        ("mô hình của Biên phòng Lam Giang, biên phòng An Khê", ["Biên phòng Lam Giang"]),
        ("cô thi đỗ trường Học viện Biên phòng", ["Học viện Biên phòng"]),
        ("Ban Thường vụ Đoàn khối doanh nghiệp tỉnh Mẫu", ["Đoàn khối doanh nghiệp tỉnh Mẫu"]),
        ("Công đoàn Viên chức tỉnh ký kết", ["Công đoàn Viên chức tỉnh"]),
        ("Chủ tịch Hội Nông dân tỉnh Lầu A Páo dự", ["Hội Nông dân tỉnh"]),
        ("Bí thư Tỉnh ủy Hà Nam Trịnh Xuân Bách dự", ["Tỉnh ủy Hà Nam"]),
        ("Bí thư Huyện ủy Cao Khê Nguyễn Văn Bách dự", ["Huyện ủy Cao Khê"]),
        ("Hội Nông dân xã Cao Khê trồng rau", ["Hội Nông dân xã Cao Khê"]),
        ("Hạt Kiểm lâm huyện Hà Lam và Bưu điện tỉnh", ["Hạt Kiểm lâm huyện Hà Lam", "Bưu điện tỉnh"]),
    ],
)
def test_a_name_ends_where_its_last_part_does(recognize: Recognize, line: str, names: list[str]) -> None:
    assert [find.text for find in recognize(line).list_finds("bodies")] == names


@pytest.mark.parametrize(
    "line",
    [
        "các chi bộ, đảng bộ và cấp ủy các cấp",
        "Ủy viên Bộ Chính trị dự",
        "trong nội bộ Đảng, cơ sở Đoàn",
        "xã Trường Hà có 6 chi hội xã",
        "đồng chí Trường Chinh",
        "ĐẢNG BỘ KHỐI CÁC CƠ QUAN TRUNG ƯƠNG",
        "mô hình “Công an gần dân”",
        "Tỉnh đoàn đạt VMTD",
        "xây trường tiểu học và bảo tàng, kéo điện lực cho xã",
    ],
)
def test_what_only_looks_like_a_name_is_none(recognize: Recognize, line: str) -> None:
    assert not recognize(line).list_finds("bodies")


def test_a_body_of_the_handbook_is_linked_and_a_new_one_proposed(recognize: Recognize) -> None:
    first, second = recognize("Đảng ủy Mẫu, tỉnh Mẫu, cùng Huyện ủy Đông Khê tỉnh Nghệ An").list_finds("bodies")
    assert first.record == "dang-uy-mau"
    assert second.id == "huyen-uy-dong-khe-tinh-nghe-an"
    assert second.fields["level"] == "quan-huyen"
    assert second.fields["province"] == "nghe-an"


def test_a_body_within_a_name_is_its_parent(recognize: Recognize) -> None:
    (find,) = recognize("Hội Phụ nữ Công an huyện Đông Khê").list_finds("bodies")
    assert find.fields["parent_text"] == "Công an huyện Đông Khê"


def test_standing_organs_are_the_body_they_act_for(recognize: Recognize) -> None:
    (find,) = recognize("Ban Thường vụ Huyện ủy Đông Khê ra nghị quyết").list_finds("bodies")
    assert find.text == "Huyện ủy Đông Khê"


def test_a_short_name_is_the_body_the_text_names_in_full(recognize: Recognize) -> None:
    lines = ("Hội Nông dân huyện Đông Khê", "Hội Nông dân huyện họp", "Huyện ủy họp")
    full, short = recognize(*lines).list_finds("bodies")
    assert (short.id, short.reason) == (full.id, "short-name")


@pytest.mark.parametrize(
    ("line", "parent"),
    [
        ("Chi bộ thôn Khe Cau, Đảng bộ Mẫu họp", "dang-uy-mau"),
        ("Chi bộ thôn Khe Cau (Đảng ủy Mẫu) họp", "dang-uy-mau"),
        ("Trường Tiểu học Khe Cau thuộc Đảng ủy Mẫu", "dang-uy-mau"),
        ("Trường Tiểu học Khe Cau, Đảng ủy Mẫu cùng dự", None),
        ("Chi bộ thôn Khe Cau và Đảng ủy Mẫu cùng dự", None),
        ("Chi bộ thôn Khe Cau, Đảng ủy xã Chưa Biết họp", None),
    ],
)
def test_a_body_has_the_one_right_behind_it_for_parent_where_that_is_known(
    recognize: Recognize, line: str, parent: str | None
) -> None:
    first = recognize(line).list_finds("bodies")[0]
    assert first.fields.get("parent") == parent
    assert str(first.fields.get("parent_text", "")) in line
