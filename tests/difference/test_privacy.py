"""What a text should not hold is found by rule, and numbers that belong there are not taken for it."""

import pytest

from handbook.difference.privacy import find_unfit, find_unreachable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mời gọi 0900000000.", ["số điện thoại «0900000000»"]),
        ("số 0912 345 678", ["số điện thoại «0912 345 678»"]),
        ("số 0912.345.678", ["số điện thoại «0912.345.678»"]),
        ("số +84 912 345 678", ["số điện thoại «+84 912 345 678»"]),
        ("cố định 0204 3854 123", ["số điện thoại «0204 3854 123»"]),
        ("tổng đài 1900 1234", ["số điện thoại «1900 1234»"]),
        ("thư ban.van@xa.example.vn", ["thư điện tử «ban.van@xa.example.vn»"]),
        ("căn cước 079123456789", ["số giấy tờ, tài khoản «079123456789»"]),
        ("tài khoản 1903 4567 8901 23", ["số giấy tờ, tài khoản «1903 4567 8901 23»"]),
        ("ở số nhà 12", ["địa chỉ nhà «số nhà 12»"]),
        ("ở số 12A đường Lê Lợi", ["địa chỉ nhà «số 12A đường»"]),
        ("ở số 12/3, ngõ Chùa", ["địa chỉ nhà «số 12/3, ngõ»"]),
        ("vào ngõ 45", ["địa chỉ nhà «ngõ 45»"]),
        ("nhắn Zalo", ["đường dẫn, trang cá nhân «Zalo»"]),
        ("xem https://vi.example/a và www.example.vn", 2),
        ("Hãy liên hệ ngay để mua ngay", ["lời mời chào «liên hệ ngay»", "lời mời chào «mua ngay»"]),
        ("đơn vị xuất sắc nhất cả nước", ["lời khen hơn hết «xuất sắc nhất»"]),
        ("làm tốt công việc nhất", []),
        ("có một không hai", ["lời khen hơn hết «có một không hai»"]),
    ],
)
def test_what_does_not_belong_is_found(text: str, found: list[str] | int) -> None:
    told = list(find_unfit(text))
    assert told == found or len(told) == found


@pytest.mark.parametrize(
    "text",
    [
        "25.525 mô hình, 1.234.567.890 đồng, 99,38%",
        "Chỉ thị số 05-CT/TW ngày 15/5/2016, Nghị quyết 01-NQ/ĐUK",
        "các năm 2016 2017 2018, giai đoạn 2016-2020-2025, 20162017",
        "thống nhất, nhất trí, lần thứ nhất, hợp nhất, ít nhất, duy nhất một ngày",
        "tốt nhất trí cao",
        "lối đi, đường Hồ Chí Minh, 12 tuyến đường, số 05 ngày 3",
        "từ 0,5 đến 0,75; 10/10/2010 10:10",
        "200.000.000",
    ],
)
def test_what_belongs_is_let_pass(text: str) -> None:
    assert list(find_unfit(text)) == []


def test_a_number_is_told_once_by_what_it_most_likely_is() -> None:
    assert list(find_unfit("0912345678 và 0912345678")) == ["số điện thoại «0912345678»"] * 2


@pytest.mark.parametrize(
    "url",
    [
        "http://192.168.1.3/a",
        "http://10.0.0.1",
        "http://127.0.0.1:8000/",
        "http://localhost/a",
        "http://noi-bo/a",
        "https://may.chu.local/a",
        "http://[::1]/",
    ],
)
def test_an_address_inside_somebodys_network_is_found(url: str) -> None:
    assert "mạng riêng" in find_unreachable(url)


def test_an_address_of_a_person_is_found() -> None:
    assert find_unreachable("mailto:a@b.vn") == find_unreachable("https://ten@b.vn/") == "địa chỉ riêng của một người"


@pytest.mark.parametrize("url", ["https://www.tapchicongsan.org.vn/web/a", "http://8.8.8.8/a", "https://bao.example/b"])
def test_a_public_address_is_let_pass(url: str) -> None:
    assert find_unreachable(url) == ""
