"""What an editor most likely meant."""

import pytest

from handbook.records.suggestions import (
    find_nearest,
    find_same,
    suggest_field,
    suggest_id,
    suggest_numbers,
    write_choices,
)

_PASSAGES = ("nhan đề", "đoạn 1", "đoạn 2", "đoạn 12")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("25.525", ("25525",)),
        ("1.470.000", ("1470000",)),
        ("25 525", ("25525",)),
        ("25\u00a0525", ("25525",)),
        ("25,525", ("25525", "25.525")),
        ("1,470,000", ("1470000",)),
        ("99,38%", ("99.38",)),
        ("1.234,5", ("1234.5",)),
        ("2,5 vạn", ("25000",)),
        ("3 triệu", ("3000000",)),
        ("12 nghìn", ("12000",)),
        ("nhiều", ()),
        ("73/80", ()),
        ("5-7", ()),
        ("1.47.000", ()),
    ],
)
def test_a_printed_number_is_written_with_plain_digits(written: str, meant: tuple[str, ...]) -> None:
    assert suggest_numbers(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("isuer", "issuer"),
        ("Issuer", "issuer"),
        ("cơ quan ban hành", "issuer"),
        ("co_quan_ban_hanh", "issuer"),
        ("ngày ban hanh", "issued"),
        ("mau_sac", None),
        ("…", None),
    ],
)
def test_a_field_is_known_misspelt_and_in_vietnamese(written: str, meant: str | None) -> None:
    nouns = {"title": "trích yếu", "issuer": "cơ quan ban hành", "issued": "ngày ban hành", "note": "ghi chú"}
    assert suggest_field(written, nouns) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Đoạn 1", "đoạn 1"),
        ("doan 1", "đoạn 1"),
        ("đoạn1", "đoạn 1"),
        ("đ. 2", "đoạn 2"),
        ("12", "đoạn 12"),
        ("Nhan đề", "nhan đề"),
        ("đoạn 9", None),
        ("đoạn 11", None),
        ("mục 1", None),
        ("đoạn 1-2", None),
        ("nhan", None),
        ("đoạn", None),
    ],
)
def test_a_passage_is_known_however_it_is_written_but_never_guessed(written: str, meant: str | None) -> None:
    assert find_same(written, _PASSAGES) == meant


def test_a_passage_known_whole_is_none_that_only_begins_so() -> None:
    assert find_same("doan 1", ("đoạn văn 1", "đoạn 1")) == "đoạn 1"
    assert find_same("đ 1", ("đoạn văn 1", "đoạn 1")) is None
    assert find_same("doan 1", ("Đoạn 1", "đoạn 1")) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Đảng ủy Khối 05-CT/TW", "dang-uy-khoi-05-ct-tw"), ("Đảng ж 05", ""), ("жж", ""), ("xã ж", "")],
)
def test_an_id_keeps_every_letter_or_there_is_none(written: str, meant: str) -> None:
    assert suggest_id(written) == meant


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("sumary", ["title", "summary", "tasks"], "summary"),
        ("idx", ["id", "label"], "id"),
        ("05-cttum-2016", ["05-ct-tum-2016"], "05-ct-tum-2016"),
        ("tinh-uy-mua", ["tinh-uy-mau", "huyen-uy-mau"], "tinh-uy-mau"),
        ("xa-dong-xan", ["xa-dong-xanh"], "xa-dong-xanh"),
        ("duoctieptuc", ["duoc-tiep-tuc", "dang-thuc-hien"], "duoc-tiep-tuc"),
        ("Cần Thơ", ["can-tho", "ca-mau"], "can-tho"),
        ("quan-doan", ["quan-doi"], None),
        ("nguoi-duoc-giup", ["nguoi-hoc"], None),
        ("hau-giang", ["ha-giang", "an-giang"], None),
        ("05-ct-tw-2016", ["05-ct-tum-2016", "04-ct-duk-2016"], None),
        ("chi-thi-78", ["chi-thi-87", "chi-thi-788"], None),
        ("bai-bao-2018", ["bai-bao-2017"], None),
        ("hoinghj-trunguonq", ["hoinghi-trunguong"], "hoinghi-trunguong"),
        ("hoinghj-trunguonq-lanmoy", ["hoinghi-trunguong-lanmot"], None),
        ("so-xanh", ["sa-xanh"], None),
        ("sao-xanh", ["so-xanh"], None),
        ("so", ["sao"], "sao"),
        ("tinh-uy-mua", ["tinh-uy-mau", "tinh-uy-mua"], "tinh-uy-mua"),
        ("tinh-uy-mua", ["tinh-uy-mua", "tinh-uy-mau"], "tinh-uy-mua"),
        ("mo-hinh-a", ["mo-hinh-x", "mo-hinh-y"], None),
        ("tong-san", ["tong-sao", "tong-sau"], None),
        ("mau_sac", ["title", "summary"], None),
        ("no", ["so"], None),
        ("hoinghi", ["hoingih"], "hoingih"),
        ("hoinghi", ["ohinghi"], "ohinghi"),
        ("hoinghe", ["hoingxh"], None),
        ("hoinghe", ["hoingex"], None),
        ("hoinghe", ["hionghx"], None),
    ],
)
def test_a_slip_of_the_fingers_is_understood_and_what_is_merely_alike_is_not(
    written: str, known: list[str], meant: str | None
) -> None:
    assert find_nearest(written, known) == meant


@pytest.mark.parametrize("count", [0, 1, 12, 15])
def test_a_short_list_of_choices_is_shown_whole(count: int) -> None:
    names = [f"n{number}" for number in range(count)]
    assert write_choices(names, "a.yml") == ", ".join(names)


def test_a_long_list_of_choices_says_how_many_more_there_are_and_where() -> None:
    names = [f"n{number}" for number in range(16)]
    assert write_choices(names, "a.yml") == f"{', '.join(names[:12])} và 4 nữa, xem a.yml"
    assert write_choices(names, most=5, unit=" tệp") == "n0, n1, n2, n3, n4 và 11 tệp nữa"


def test_what_shares_words_with_the_wrong_choice_is_listed_first() -> None:
    assert (
        write_choices(["dang-vien", "mo-hinh", "nguoi-hoc"], near="nguoi-duoc-giup") == "nguoi-hoc, dang-vien, mo-hinh"
    )
