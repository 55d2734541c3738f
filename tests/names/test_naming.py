"""Names of documents as offices write them: what is read of each, and what is no name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counted_things import COUNTED_THINGS
from handbook.names.naming import Name, make_grammar, read_name, read_names
from handbook.names.qualifiers import MOST_LISTED, Day, fold_body
from handbook.text.folding import fold_letters

GRAMMAR = make_grammar(
    [
        ("chi-thi", "Chỉ thị", "CT"),
        ("ket-luan", "Kết luận", "KL"),
        ("nghi-quyet", "Nghị quyết", "NQ"),
        ("ke-hoach", "Kế hoạch", "KH"),
        ("huong-dan", "Hướng dẫn", "HD"),
        ("quyet-dinh", "Quyết định", "QĐ"),
        ("quy-dinh", "Quy định", "QĐ"),
        ("chuyen-de", "Chuyên đề", None),
    ]
)


def read(text: str) -> list[Name]:
    return list(read_names(GRAMMAR, text, fold_letters(text)))


def read_one(text: str) -> Name:
    (name,) = read(text)
    return name


@pytest.mark.parametrize(
    ("text", "number", "letters"),
    [
        ("Chỉ thị số 05-CT/TW", "5", ("ct", "tw")),
        ("Chỉ thị số 05 - CT/TU", "5", ("ct", "tu")),
        ("05‑CT/TW", "5", ("ct", "tw")),
        ("05– CT/TW", "5", ("ct", "tw")),
        ("05 —CT/TW", "5", ("ct", "tw")),
        ("05−CT / TW", "5", ("ct", "tw")),
        ("Chỉ thị 05/CT-TW", "5", ("ct", "tw")),
        ("Chỉ thị 05-ct/tw", "5", ("ct", "tw")),
        ("05-CT/TƯ", "5", ("ct", "tw")),
        ("05-CT/T.Ư", "5", ("ct", "tw")),
        ("08b-CT/TW", "8b", ("ct", "tw")),
        ("30c/NQ-CP", "30c", ("nq", "cp")),
        ("10/CT-TTg", "10", ("ct", "ttg")),
        ("17-CTr/TU", "17", ("ctr", "tu")),
        ("Hướng dẫn số 16-HD/BTGTW", "16", ("hd", "btgtw")),
        ("Công văn số 333-CV/NCTW", "333", ("cv", "nctw")),
        ("5571/BGDĐT-TTr", "5571", ("bgdđt", "ttr")),
        ("Quyết định số 63/ 2006/QĐ - UBND", "63", ("qđ", "ubnd")),
        ("Luật số 16/2023/QH15", "16", ("qh15",)),
        ("16/2023/QH15", "16", ("qh15",)),
        ("Kết luận 05 - Kl / TW", "5", ("kl", "tw")),
        ("Thông tư số 23/2012/TT - BCA", "23", ("tt", "bca")),
        ("Chỉ thị 05.CT/TW", "5", ("ct", "tw")),
        ("Chỉ thị 05_CT/TW", "5", ("ct", "tw")),
        ("Chỉ thị 05 CT/TW", "5", ("ct", "tw")),
        ("Chỉ thị 05-CT\\TW", "5", ("ct", "tw")),
        ("05-CT/TW/2016", "5", ("ct", "tw")),
        ("Chỉ thị 05-CT", "5", ("ct",)),
        ("Chỉ thị 05 - CT", "5", ("ct",)),
        ("Chỉ thị (số 05-CT/TW)", "5", ("ct", "tw")),
    ],
)
def test_a_symbol_is_read_to_its_last_letter(text: str, number: str, letters: tuple[str, ...]) -> None:
    name = read_one(f"Theo {text}.")
    assert (name.number, name.letters) == (number, letters)
    assert f"Theo {text}."[name.start : name.end] == text.removeprefix("Chỉ thị (số ") or "(số" in text


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị 05 CT",
        "Chỉ thị 05 - một bước",
        "Chỉ thị 05 TP HCM",
        "Chỉ thị 05 - Hội nghị",
        "Chỉ thị 05 km/h",
        "Chỉ thị 05 - Xã / TW",
    ],
)
def test_words_after_a_number_are_no_letters_of_it(text: str) -> None:
    assert read_one(text).letters == ()


@pytest.mark.parametrize("text", ["05-CT/TW/15", "Chỉ thị 05-CT/TW-1a2", "05-CT", "05-CT-TW", "05 CT/TW"])
def test_a_number_with_other_signs_behind_it_is_no_name(text: str) -> None:
    assert read(text) == []


def test_small_letters_apart_from_their_number_are_a_symbol_as_far_as_they_are_a_type() -> None:
    assert read_one("Chỉ thị 05 - ct / TW").letters == ("ct",)


def test_a_year_within_a_symbol_is_kept_beside_a_date() -> None:
    name = read_one("Quyết định 63/2006/QĐ-UBND ngày 2/1/2007")
    assert (name.year, name.date) == (2006, Day(2007, 1, 2))
    assert read_one("Quyết định 63/QĐ-UBND/2006").year == read_one("Quyết định 63/2006").year == 2006


def test_a_year_behind_words_that_are_no_letters_of_a_symbol_is_not_its_own() -> None:
    name = read_one("Chỉ thị 05 - CT - hội/2016")
    assert (name.letters, name.year) == (("ct",), 0)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ngày 23/3/2020", Day(2020, 3, 23)),
        (", ngày 23-3-2020, của Bộ Chính trị", Day(2020, 3, 23)),
        ("ngày 23.3.2020", Day(2020, 3, 23)),
        ("ngày 23 tháng 3 năm 2020", Day(2020, 3, 23)),
        ("ban hành ngày 23/3/2020", Day(2020, 3, 23)),
        ("(ngày 23/3/2020)", Day(2020, 3, 23)),
        ("(23/3/2020)", Day(2020, 3, 23)),
        ("ngày 23/3", Day(0, 3, 23)),
        ("tháng 3/2020", Day(2020, 3)),
        ("tháng 3 năm 2020", Day(2020, 3)),
        ("năm 2020", Day(2020)),
        ("(2020)", Day(2020)),
        (", ngày 23/3/2020", Day(2020, 3, 23)),
        (", năm 2020", Day(2020)),
        (", ngày 23/3/2020, huyện họp", Day()),
        (", năm 2020 huyện họp", Day()),
        (" - năm 2020 huyện họp", Day()),
        (" – ngày 23/3/2020.", Day(2020, 3, 23)),
        ("giai đoạn 2016-2020", Day()),
    ],
)
def test_a_date_after_a_name_is_its_own_unless_something_else_begins_with_it(text: str, date: Day) -> None:
    joint = "" if text.startswith(",") else " "
    assert read_one(f"Theo Chỉ thị 05{joint}{text}").date == date


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("của Tỉnh ủy", "tỉnh ủy"),
        ("của Tỉnh uỷ Kon Tum nêu rõ", "tỉnh ủy kon tum"),
        *((f"của {seat} nêu rõ", seat) for seat in ("huyện ủy", "đảng ủy", "ban thường vụ", "chính phủ", "quốc hội")),
        *(
            (f"của {seat} nêu rõ", seat)
            for seat in ("tỉnh ủy", "thành ủy", "quận ủy", "thị ủy", "quân ủy", "thủ tướng")
        ),
        *((f"của {seat} nêu rõ", seat) for seat in ("bộ chính trị", "ban bí thư", "ban chấp hành")),
        ("của Thủ tướng Chính phủ về việc", "thủ tướng chính phủ"),
        ("của BCH TW Đảng", "ban chấp hành tw"),
        ("BCH Trung ương Đảng", "ban chấp hành tw"),
        ("của Ban Thường vụ Huyện ủy Suối Trong", "ban thường vụ huyện ủy suối trong"),
        ("của Ban Thường vụ tỉnh ủy", "ban thường vụ tỉnh ủy"),
        ("của Đảng ủy Khối các cơ quan Trung ương các cấp", "đảng ủy khối các cơ quan tw"),
        ("của Đảng bộ Khối", "đảng ủy khối"),
        ("(Bộ Chính trị)", "bộ chính trị"),
        ("do Ban Bí thư ban hành", "ban bí thư"),
        ("do Tỉnh ủy Mẫu ban hành", "tỉnh ủy mẫu"),
        ("của Ủy ban nhân dân tỉnh Gia Lai", "ủy ban nhân dân tỉnh gia lai"),
        ("của Đảng", "tw"),
        ("của tỉnh Kon Tum", "tỉnh kon tum"),
        ("của thành phố Huế", "thành phố huế"),
        ("Hội nghị lần thứ bảy Ban Chấp hành Trung ương", "ban chấp hành tw"),
        ("của Hội nghị lần thứ bảy Ban Chấp hành Trung ương", "ban chấp hành tw"),
        ("của tỉnh", ""),
        ("của ta", ""),
        (", Tỉnh ủy yêu cầu", ""),
        ("- Tỉnh ủy Mẫu", "tỉnh ủy mẫu"),
        ("Hòa Bình", ""),
    ],
)
def test_who_issued_it_is_read_after_a_name(text: str, issuer: str) -> None:
    joint = "" if text.startswith(",") else " "
    assert read_one(f"Theo Chỉ thị 05{joint}{text}").issuer == issuer


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("khóa XI, XII", ["Nghị quyết Trung ương 4 khóa XI", "XII"]),
        ("khoá XI và XII", ["Nghị quyết Trung ương 4 khoá XI", "XII"]),
        ("khóa XI và khóa XII", ["Nghị quyết Trung ương 4 khóa XI", "XII"]),
        ("khóa XI và khóa xii", ["Nghị quyết Trung ương 4 khóa XI", "xii"]),
        ("(khóa XI), (khóa XII)", ["Nghị quyết Trung ương 4 (khóa XI", "XII"]),
        ("(khóa XI, XII)", ["Nghị quyết Trung ương 4 (khóa XI", "XII"]),
        ("khóa X, XI và XII", ["Nghị quyết Trung ương 4 khóa X", "XI", "XII"]),
    ],
)
def test_each_of_several_terms_is_a_name(text: str, shown: list[str]) -> None:
    whole = f"Nghị quyết Trung ương 4 {text}"
    names = read(f"{whole} được học.")
    assert [whole[name.start : name.end] for name in names] == shown
    assert [sorted(name.terms) for name in names] == [[12 - at] for at in reversed(range(len(shown)))]
    assert {name.whole for name in names} == {(0, len(whole))}


@pytest.mark.parametrize("text", ["khóa XII, vì thế", "khóa XII và Chỉ thị 06", "khóa XII, ix", "khóa XII, Xã"])
def test_a_term_is_listed_only_in_capitals(text: str) -> None:
    assert read(f"Nghị quyết Trung ương 4 {text}")[0].terms == {12}
    assert read(f"Nghị quyết Trung ương 4 {text}")[0].is_alone


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Chỉ thị 05 và 06", ["5", "6"]),
        ("các Kết luận 01, 21.", ["1", "21"]),
        ("Nghị quyết 01, 02 và số 04 của Tỉnh ủy", ["1", "2", "4"]),
        ("Nghị quyết Trung ương 4, 5 khóa XII", ["4", "5"]),
        ("Chỉ thị 05, 12 đơn vị làm tốt", ["5"]),
        ("Chỉ thị 05 và 25.525 mô hình", ["5"]),
        ("Chỉ thị 05, 2016", ["5"]),
        ("Chỉ thị 05, 10/10 huyện", ["5"]),
        ("Chỉ thị 05 và 3 xã", ["5"]),
        ("Chỉ thị 05, 15%", ["5"]),
        ("Chỉ thị 05, 06-CT/TW", ["5", "6"]),
        ("Chỉ thị 05 và 06 mới học", ["5"]),
        ("Chỉ thị 05 và 06 năm 2020", ["5", "6"]),
        ("Chỉ thị 05 và 06 ngày 1/9/2016", ["5", "6"]),
    ],
)
def test_several_numbers_are_several_names_and_counts_are_none(text: str, numbers: list[str]) -> None:
    assert [name.number for name in read(text)] == numbers


@pytest.mark.parametrize("more", [MOST_LISTED - 1, MOST_LISTED, MOST_LISTED + 5])
def test_no_more_numbers_are_read_than_are_kept(more: int) -> None:
    assert len(read(f"Chỉ thị 01{', 02' * more}.")) == 1 + min(more, MOST_LISTED)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("Chỉ thị 05", ("chi-thi", "", "5")),
        ("Chỉ thị 05-CT", ("chi-thi", "", "5")),
        ("Chỉ thị 05-CT/TW", ("", "5", "ct", "tw")),
        ("05-CT/TW", ("", "5", "ct", "tw")),
        ("16/2023/QH15", ("", "16")),
        ("QĐ 1049", ("quy-dinh", "quyet-dinh", "", "1049")),
        ("Nghị quyết Trung ương 4", ("nghi-quyet", "tw", "4")),
        ("Nghị quyết Hội nghị 4", ("nghi-quyet", "hội nghị", "4")),
    ],
)
def test_a_document_is_called_for_short_by_its_letters_or_by_its_type(text: str, series: tuple[str, ...]) -> None:
    assert read_one(text).series == series


def test_what_is_said_beside_type_and_number_is_date_issuer_and_term() -> None:
    assert read_one("Chỉ thị 05 năm 2016 của Tỉnh ủy (khóa XII)").said == (Day(2016), "tỉnh ủy", {12})


def test_what_is_said_after_several_numbers_is_said_of_each() -> None:
    text = "Chỉ thị 05 và 06 của Tỉnh ủy"
    first, second = read(text)
    assert first.issuer == second.issuer == "tỉnh ủy"
    assert text[second.start : second.end] == "06"
    assert first.whole == second.whole == (0, len(text))
    assert [text[slice(*name.whole)] for name in read("Chỉ thị 05 và 06.")] == ["Chỉ thị 05", "Chỉ thị 05 và 06"]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban Kiểm tra đã kết luận 01 vụ việc.",
        "Kết luận 21 đảng viên vi phạm.",
        "Huyện ủy nghị quyết 04 nội dung.",
        "Bí thư chỉ thị 05 đơn vị làm trước.",
        "Cơ quan điều tra kết luận 12 bị can.",
        "Tòa đã kết luận 03.",
        "Đã kết luận 03. đã kết luận 03.",
        "Kế hoạch 5 năm 2021-2025, kế hoạch 05 tháng, Kế hoạch 3 năm",
        "Kế hoạch 100 ngày, kế hoạch 25.525 cây, kế hoạch 95% hộ",
        "Kế hoạch 15-20 cây, Kết luận 01/5 vụ, Kế hoạch 1,5 tỷ",
        "hướng dẫn 40 giáo viên",
        "quyết định 7 tập thể",
        "Kế hoạch 12 công trình, Kế hoạch 30 buổi, Hướng dẫn 15 hội viên, Nghị quyết 3 chỉ tiêu, Kết luận 4 sai phạm",
        "Kế hoạch 200 triệu đồng, Kế hoạch 40 xã, Chỉ thị 2 ngành, Hướng dẫn 60 cán bộ, Kết luận 9 kiến nghị",
        "Nghị định 30, Luật 2013 và Báo cáo 05",
        "73/73 xã, 24/7, 2-3 người/năm, ngày 2/9/1945, 5 km/h - TP HCM",
        "Chỉ thị, 05. Chỉ thị: 05",
    ],
)
def test_a_verb_or_a_count_is_no_name(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("theo kết luận 01 Bí thư nêu", "nghị quyết trung ương 1 nội dung", "nghị quyết hội nghị 1 nội dung"),
        *("chỉ thị số 1 xã", "chỉ thị 01 năm 2016 xã", "CT 01 vở kịch"),
        "theo kết luận 01.",
        "Theo kết luận 01 của Tỉnh ủy",
        "làm kết luận số 01 vững",
        "đã đọc kết luận 01, rồi làm",
    ],
)
def test_a_name_in_small_letters_is_one_where_nothing_else_can_be(text: str) -> None:
    assert read_one(text).number == "1"


_OTHER_TYPES = (
    "nghị định,thông tư,công văn,luật,bộ luật,pháp lệnh,thông báo,báo cáo,tờ trình,đề án,chương trình,quyết định,"
    "quy định,quy chế,công điện,hướng dẫn,kế hoạch,thông tri,chỉ thị,kết luận,nghị quyết,chương trình hành động"
)


@pytest.mark.parametrize("label", _OTHER_TYPES.split(","))
def test_a_symbol_begins_with_its_type_whether_or_not_the_vocabulary_has_it(label: str) -> None:
    name = read_one(f"Theo {label} số 05/AB-CP.")
    assert (name.start, name.number, name.letters) == (5, "5", ("ab", "cp"))


_GOING_ON = (
    "của ngày tháng năm về và là được đã đang sẽ cho với trong tại ở từ đến tới để thì mà cũng còn khóa có do gắn theo "
    "nói nêu ra này ấy đó trên như khi nếu sau trước bằng vì nên phải cùng hay hoặc lẫn gồm yêu đề nhấn khẳng không "
    "chưa rồi vào thay làm tiếp"
)


@pytest.mark.parametrize("word", _GOING_ON.split())
def test_a_name_in_small_letters_goes_on_with_a_small_word(word: str) -> None:
    after = {"năm": "2021", "ngày": "18/5", "tháng": "5/2021"}.get(word, "vậy")
    assert [name.number for name in read(f"xã bàn kết luận 01 {word} {after}")] == ["1"]


def test_a_name_in_small_letters_goes_on_with_no_other_word() -> None:
    assert read("xã bàn kết luận 01 vở kịch") == []


@pytest.mark.parametrize("thing", COUNTED_THINGS)
def test_a_number_of_things_is_a_count_after_any_word(thing: str) -> None:
    assert read(f"Xã ra Kế hoạch 12 {thing}.") == []


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        *(("Chỉ thị 05", True), ("CT 05", True), ("CT05", False), ("ct 05", False), ("NQTW4", False)),
        *(("05-CT/TW", True), ("05-ct/tw", False), ("20-km/h", False), ("Nghị quyết 2016", False), ("ct số 05", True)),
        ("Chỉ thị 05-ct/tw", True),
    ],
)
def test_what_may_be_something_else_is_a_name_only_where_it_is_borne(text: str, is_certain: bool) -> None:  # noqa: FBT001 - the very thing tested
    assert read_one(text).is_certain is is_certain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chỉ thị số 05-CT/TW", "chỉ thị  SỐ (05 - CT/TW)"),
        ("Chỉ thị 05", "CT 05"),
        ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Hội nghị TW 4 (khoá XII)"),
        ("Nghị quyết T.Ư 4, khóa XII", "NQTW4 khóa 12"),
        ("Nghị quyết Hội nghị lần thứ 4 của Trung ương khóa XI", "Nghị quyết TW4 khóa XI"),
        ("Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Trung ương khóa XI", "Nghị quyết TW4 khóa XI"),
        ("Nghị quyết Hội nghị lần thứ mười một BCH TW Đảng khóa XI", "Nghị quyết Trung ương 11 khóa XI"),
        ("Quyết định số 63/2006/QĐ-UBND", "Quyết định 63/ 2006/QĐ - UBND"),
    ],
)
def test_two_writings_of_one_name_say_the_same(one: str, other: str) -> None:
    first, second = read_one(one), read_one(other)
    assert (first.kinds, first.subject, first.said) == (second.kinds, second.subject, second.said)


def test_letters_of_two_types_leave_both_open() -> None:
    assert read_one("QĐ 1049").kinds == {"quyet-dinh", "quy-dinh"}
    assert read_one("Quy định 1049").kinds == {"quy-dinh"}
    assert read_one("Nghị định số 30/2020/NĐ-CP").kinds == set()
    assert read_one("30/2020/NĐ-CP").kinds is None


def test_words_that_are_more_than_a_name_are_none() -> None:
    assert read_name(GRAMMAR, "Chỉ thị 05 của Tỉnh ủy") is not None
    assert read_name(GRAMMAR, "Kế hoạch Chỉ thị 05") is None
    assert read_name(GRAMMAR, "Chỉ thị 05 và 06") is None
    assert read_name(GRAMMAR, "Chuyên đề năm 2017") is None


_DASH = st.sampled_from(["-", " - ", "– ", " —", "‑", "−", "/"])
_ISSUERS = [
    "Tỉnh ủy",
    "Huyện ủy Suối Trong",
    "Bộ Chính trị",
    "Thủ tướng Chính phủ",
    "Đảng ủy Khối các cơ quan Trung ương",
]
_LABELS = [("Chỉ thị", "chi-thi"), ("KẾT LUẬN", "ket-luan"), ("Nghị quyết", "nghi-quyet")]
_ROMAN = {"IX": 9, "X": 10, "XI": 11, "XII": 12, "XIII": 13}


@given(st.data())
def test_what_is_printed_of_a_name_is_read_back(data: st.DataObject) -> None:
    draw = data.draw
    label, kinds = draw(
        st.sampled_from([("Chỉ thị", "chi-thi"), ("KẾT LUẬN", "ket-luan"), ("Nghị quyết", "nghi-quyet")])
    )
    number = draw(st.integers(1, 99999).filter(lambda each: not 1900 <= each < 2100))
    letters = draw(st.sampled_from([("ct", "tw"), ("nq", "đuk"), ("kl", "tu"), ()]))
    first, second = draw(_DASH), draw(_DASH)
    if letters and "/" not in first + second:
        second = "/"
    day = draw(st.none() | st.dates())
    issuer, term = draw(st.sampled_from(["", *_ISSUERS])), draw(st.sampled_from(["", *_ROMAN]))
    text = f"{label} {draw(st.sampled_from(['', 'số ']))}{number:02d}"
    text += f"{first}{letters[0].upper()}{second}{letters[1].upper()}" if letters else ""
    head = text
    if day:
        forms = (f" ngày {day.day}/{day.month}/{day.year:04d}", f" ngày {day:%d} tháng {day:%m} năm {day.year:04d}")
        text += draw(st.sampled_from(forms))
    text += f" của {issuer}" if issuer else ""
    text += draw(st.sampled_from([f" khóa {term}", f" (khoá {term})", f", khóa {term}"])) if term else ""
    name = read_one(f"Theo {text}, xã làm.")
    assert name.whole == (5, 5 + len(text))
    assert (name.start, name.end) == (5, 5 + len(head)) or term
    assert name.kinds == {kinds}
    assert (name.number, name.letters) == (str(number), letters)
    assert name.date == (Day(day.year, day.month, day.day) if day else Day())
    assert name.issuer == fold_body(issuer)
    assert name.terms == ({_ROMAN[term]} if term else set())


@pytest.mark.parametrize(
    ("number", "word"),
    list(
        enumerate(
            (
                *("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"),
                *("mười một", "mười hai", "mười ba"),
            ),
            1,
        )
    ),
)
def test_a_meeting_may_be_counted_in_words(number: int, word: str) -> None:
    name = read_one(f"Nghị quyết Hội nghị lần thứ {word} Ban Chấp hành Trung ương khóa XI")
    assert (name.subject, name.terms) == (("tw", str(number)), {11})


def test_types_of_one_code_stand_in_the_order_of_their_ids() -> None:
    kinds = ("e", "c", "a", "f", "b", "d")
    grammar = make_grammar((each, f"Loại {each}", "XY") for each in kinds)
    name = read_name(grammar, "XY 05")
    assert name
    assert name.series == ("a", "b", "c", "d", "e", "f", "", "5")
