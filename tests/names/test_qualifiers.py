"""What follows the name of a document: how far it is read, and what of it is said of which document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.names.qualifiers import MOST_LISTED, Day, Qualifiers, fold_body, may_be, read_qualifiers, read_rank
from handbook.text.folding import fold_letters

_HEAD = "Chỉ thị 05"


def read(after: str) -> Qualifiers:
    return read_qualifiers(_HEAD + after, fold_letters(_HEAD + after), len(_HEAD))


def tell(after: str) -> tuple[str, Day, str, list[int]]:
    """Tell how much of a text is read, the date, the issuer and the terms."""
    found = read(after)
    return (_HEAD + after)[len(_HEAD) : found.end], found.date, found.issuer, [term.rank for term in found.terms]


@pytest.mark.parametrize(
    ("said", "of", "fits"),
    [
        (Day(), Day(2016, 5, 15), True),
        (Day(), Day(), True),
        (Day(2016), Day(2016, 5, 15), True),
        (Day(2016, 5), Day(2016, 5, 15), True),
        (Day(2016, 5, 15), Day(2016, 5, 15), True),
        (Day(0, 5, 15), Day(2016, 5, 15), True),
        (Day(2017, 5, 15), Day(2016, 5, 15), False),
        (Day(2016, 6, 15), Day(2016, 5, 15), False),
        (Day(2016, 5, 16), Day(2016, 5, 15), False),
        (Day(2016, 5, 15), Day(2016, 5), False),
        (Day(2016, 5), Day(2016), False),
        (Day(2016), Day(), False),
        (Day(1), Day(), False),
        (Day(0, 0, 1), Day(1, 1), False),
    ],
)
def test_a_date_fits_one_that_says_all_it_does(said: Day, of: Day, fits: bool) -> None:  # noqa: FBT001 - the very thing tested
    assert said.fits(of) is fits


@pytest.mark.parametrize(
    ("after", "read_to", "date", "issuer", "terms"),
    [
        ("", "", Day(), "", []),
        (" Xã học", "", Day(), "", []),
        (" năm 2016 huyện họp", " năm 2016", Day(2016), "", []),
        (", năm 2016 huyện họp", "", Day(), "", []),
        (" (năm 2016)", " (năm 2016)", Day(2016), "", []),
        (" (năm 2016 huyện họp", " (năm 2016", Day(2016), "", []),
        (", (năm 2016 huyện họp", ", (năm 2016", Day(2016), "", []),
        (" năm 2016)", " năm 2016", Day(2016), "", []),
        (") năm 2016", "", Day(), "", []),
        (" năm 2016) khóa XII", " năm 2016", Day(2016), "", []),
        (" (khóa XII) năm 2016", " (khóa XII) năm 2016", Day(2016), "", [12]),
        (" khóa XII (năm 2016)", " khóa XII (năm 2016)", Day(2016), "", [12]),
        (" (khóa XII, năm 2016)", " (khóa XII, năm 2016)", Day(2016), "", [12]),
        (" Tỉnh ủy Mẫu họp", " Tỉnh ủy Mẫu", Day(), "tỉnh ủy mẫu", []),
        (" BTV Tỉnh ủy họp", " BTV Tỉnh ủy", Day(), "ban thường vụ tỉnh ủy", []),
        (", Tỉnh ủy Mẫu họp", "", Day(), "", []),
        (", (Tỉnh ủy Mẫu)", ", (Tỉnh ủy Mẫu)", Day(), "tỉnh ủy mẫu", []),
        (", của Tỉnh ủy Mẫu", ", của Tỉnh ủy Mẫu", Day(), "tỉnh ủy mẫu", []),
        (" năm 2016 (năm 2017)", " năm 2016", Day(2016), "", []),
        (" năm 2016 ngày 1/5/2017", " năm 2016", Day(2016), "", []),
        (" khóa XII năm 2016 khóa XI", " khóa XII năm 2016", Day(2016), "", [12]),
        (" của Tỉnh ủy Mẫu của Huyện ủy Suối", " của Tỉnh ủy Mẫu", Day(), "tỉnh ủy mẫu", []),
        (" ngày 1/5", " ngày 1/5", Day(0, 5, 1), "", []),
        (" ngày 1/5 năm 2016", " ngày 1/5 năm 2016", Day(2016, 5, 1), "", []),
        (" được ban hành ngày 1/5/2016", " được ban hành ngày 1/5/2016", Day(2016, 5, 1), "", []),
        (" kí ngày 1/5/2016", " kí ngày 1/5/2016", Day(2016, 5, 1), "", []),
        (" ra tháng 5/2016", " ra tháng 5/2016", Day(2016, 5), "", []),
        (" ban hành của", "", Day(), "", []),
    ],
)
def test_what_follows_is_read_as_far_as_it_is_of_the_name(
    after: str, read_to: str, date: Day, issuer: str, terms: list[int]
) -> None:
    assert tell(after) == (read_to, date, issuer, terms)


_DATES = {
    "ngày 15/5/2016": Day(2016, 5, 15),
    "ngày 15 tháng 5 năm 2016": Day(2016, 5, 15),
    "tháng 5/2016": Day(2016, 5),
    "năm 2016": Day(2016),
}
_ISSUERS = {
    "của Tỉnh ủy Mẫu": "tỉnh ủy mẫu",
    "của Ban Thường vụ Huyện ủy Suối Trong": "ban thường vụ huyện ủy suối trong",
    "của Bộ Chính trị": "bộ chính trị",
}
_TERMS = {"khóa XII": 12, "khoá IV": 4, "khóa 9": 9, "khóa thứ XIII": 13}


@given(
    st.sampled_from(sorted(_DATES)),
    st.sampled_from(sorted(_ISSUERS)),
    st.sampled_from(sorted(_TERMS)),
    st.permutations([0, 1, 2]),
    st.lists(st.sampled_from([" {}", " ({})"]), min_size=3, max_size=3),
)
def test_date_issuer_and_term_are_read_in_any_order_with_and_without_brackets(
    date: str, issuer: str, term: str, order: list[int], forms: list[str]
) -> None:
    parts = (date, issuer, term)
    after = "".join(form.format(parts[place]) for place, form in zip(order, forms, strict=True))
    assert tell(f"{after} được học") == (after, _DATES[date], _ISSUERS[issuer], [_TERMS[term]])


_SECOND = (
    "ủy,bộ,trị,vụ,hành,thư,giáo,chức,tra,vận,phủ,tướng,tịch,hội,đồng,ban,an,phòng,dục,trưởng,ương,chính,tế,nghiệp,"
    "đoàn,sát,thao,hóa,viên,quan,sự,chỉ,chấp"
)
_JOINING = "các,cơ,quan,nhân,dân,tỉnh,thành,phố,huyện,quận,thị,xã,phường,trấn"


@pytest.mark.parametrize("syllable", _SECOND.split(","))
def test_the_second_syllable_of_a_word_in_the_name_of_a_body_needs_no_capital(syllable: str) -> None:
    assert read(f" của Ban Thử {syllable} họp").issuer == f"ban thử {syllable}"


@pytest.mark.parametrize("word", _JOINING.split(","))
def test_small_words_join_those_of_the_name_of_a_body(word: str) -> None:
    assert read(f" của Ban Thử {word} Mẫu họp").issuer == f"ban thử {word} mẫu"
    assert read(f" của Ban Thử {word} họp").issuer in {"ban thử", f"ban thử {word}"}


def test_no_other_small_word_does_and_a_verb_is_none() -> None:
    assert read(" của Ban Thử nghĩ Mẫu").issuer == "ban thử"
    assert read(" của Tỉnh ủy Mẫu ban hành").issuer == "tỉnh ủy mẫu"


def test_of_several_terms_the_first_stands_with_its_word_and_the_others_alone() -> None:
    text = f"{_HEAD} (khóa XI, XII và khóa xiii)"
    terms = read_qualifiers(text, fold_letters(text), len(_HEAD)).terms
    assert [(term.rank, text[term.start : term.end]) for term in terms] == [(11, "khóa XI"), (12, "XII"), (13, "xiii")]


def test_no_more_terms_are_read_than_are_kept() -> None:
    assert [len(read(f" khóa I{', I' * more}").terms) for more in (MOST_LISTED - 2, MOST_LISTED - 1, MOST_LISTED)] == [
        MOST_LISTED - 1,
        MOST_LISTED,
        MOST_LISTED,
    ]


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        *(("tỉnh ủy mẫu", True), ("tỉnh ủy", True), ("tum", True), ("tỉnh mẫu", True), ("ban thường vụ", True)),
        *(("ban thường vụ tỉnh ủy", True), ("thường trực tỉnh ủy mẫu", True), ("tỉnh ủy an", False)),
        *(("đảng ủy", False), ("thường trực huyện ủy an", False), ("thường trực tỉnh ủy an", False)),
        *(("tỉnh", False), ("huyện mẫu", False), ("tỉnh an", False), ("huyện ủy", False), ("thường vụ tum", False)),
    ],
)
def test_a_body_is_meant_by_its_name_its_beginning_its_place_or_its_organ(said: str, fits: bool) -> None:  # noqa: FBT001 - the very thing tested
    assert may_be(said, ("tỉnh ủy mẫu", "tum")) is fits


def test_a_central_body_may_have_the_centre_in_its_name() -> None:
    assert may_be("ban bí thư tw", ("ban bí thư", "tw"))
    assert not may_be("ban bí thư tw", ("ban bí thư", "tum"))
    assert not may_be("huyện ủy", ("ban bí thư", "tw"))


def test_the_party_of_a_place_is_meant_by_the_place() -> None:
    assert may_be("tỉnh mẫu", ("đảng ủy tỉnh mẫu",))
    assert may_be("huyện mẫu", ("huyện ủy mẫu",))
    assert not may_be("tỉnh mẫu", ("chi bộ tỉnh mẫu",))


def test_a_term_is_counted_by_its_label() -> None:
    assert [
        read_rank(label) for label in ("Khóa XII", "khoá IX", "Khóa 4", "Khóa XIV", "Khóa thứ I", "Nhiệm kỳ đầu")
    ] == [*(12, 9, 4, 14, 1, 0)]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        *(("BCH TW Đảng", "ban chấp hành tw"), ("BTV Tỉnh uỷ", "ban thường vụ tỉnh ủy"), ("BCT", "bộ chính trị")),
        *(("BBT", "ban bí thư"), ("UBND tỉnh", "ủy ban nhân dân tỉnh"), ("HĐND xã", "hội đồng nhân dân xã")),
        *(("Trung ương", "tw"), ("T.Ư", "tw"), ("T.W", "tw"), ("TƯ", "tw"), ("Đảng bộ Mẫu", "đảng ủy mẫu")),
        *(("Đảng", "tw"), ("Ban  Bí thư", "ban bí thư"), ("Tự Tứ", "tự tứ")),
    ],
)
def test_usual_abbreviations_of_bodies_are_one_with_what_they_stand_for(name: str, folded: str) -> None:
    assert fold_body(name) == folded
