"""Anchors of passages: no two locators share one, and the usual ones stay as plain as they always were."""

from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows import find_division
from handbook.pages import gather_library, plan_page
from handbook.pages.anchors import _USUAL, passage_anchor
from handbook.pages.blocks import Items, Lines, Notes
from handbook.pages.outline import Outline
from handbook.reading import read_checked
from handbook.text.vietnamese import slug_text

_WORDS = st.sampled_from(
    (
        *"dđixIVX*.-_ ",
        *("dd", "đoạn", "doan", "Đoạn", "đoan", "phần", "Phần", "Mục", "mục", "Chương", "chương", "điểm", "phụ", "lục"),
        *("1", "1.1", "1-1", "01", "0.1", "II", "ii", "ý", "Y\u0301", "\u1ef3", "\u212a", "K"),
    )
)
_LOCATORS = st.one_of(st.text(), st.lists(_WORDS, max_size=4).map(" ".join), st.lists(_WORDS, max_size=4).map("".join))


@given(_LOCATORS, _LOCATORS)
@example("khoản 1 điểm d", "khoản 1 điểm đ")
@example("mục 1.1", "mục 1-1")
@example("***", "* * *")
@example("đất 1", "Đất 1")
@example("\u212a", "K")
@example("\u1f71", "\u03ac")
def test_two_locators_never_share_an_anchor(one: str, other: str) -> None:
    assert (passage_anchor(one) == passage_anchor(other)) == (one == other)


def test_no_two_of_all_short_locators_of_usual_words_share_an_anchor() -> None:
    pool = ("", "mục", "Mục", "phần", "Phần", "lục", "Chương", "i", "I", "v", "d", "đ", "dd", "1", "1.1", "II", "ii")
    locators = {" ".join(words) for words in product(pool, repeat=4)}
    assert len({passage_anchor(locator) for locator in locators}) == len(locators)


@pytest.mark.parametrize(
    "word",
    [
        "nhan",
        "đề",
        "tít",
        "lời",
        "dẫn",
        "chân",
        "trang",
        "đầu",
        "cuối",
        "mở",
        "kết",
        "đoạn",
        "câu",
        "dòng",
        "phần",
        "mục",
        "tiểu",
        "khoản",
        "điểm",
        "tiết",
        "phụ",
        "lục",
        "bảng",
        "biểu",
        "hình",
        "ảnh",
        "chú",
        "thích",
        "ghi",
        "cột",
        "khung",
        "bài",
        "phút",
        "Điều",
        "Chương",
    ],
)
def test_a_usual_word_is_plain(word: str) -> None:
    assert passage_anchor(f"{word} 1") == f"{slug_text(word)}-1"


def test_no_two_usual_words_have_one_slug() -> None:
    assert len({slug_text(word) for word in _USUAL}) == len(_USUAL)


@pytest.mark.parametrize(
    ("locator", "anchor"),
    [
        ("đoạn 7", "doan-7"),
        ("nhan đề", "nhan-de"),
        ("chân trang", "chan-trang"),
        ("chú thích ảnh 2", "chu-thich-anh-2"),
        ("mục 1.1", "muc-1-1"),
        ("phụ lục II", "phu-luc-ii"),
        ("Mục II", "muc-ii"),
        ("Chương IV", "chuong-iv"),
        ("Điều 5", "dieu-5"),
        ("II", "_iUiU"),
        ("Đoạn II", "_dDUoaJn-iUiU"),
        ("mục i", "_muJc-i"),
        ("1 1", "_1-1"),
        ("Phần I mục 2", "phan-i-muc-2"),
        ("khoản 1 Điều 5", "khoan-1-dieu-5"),
        ("khoản 1 điểm d", "khoan-1-diem-d"),
        ("khoản 1 điểm đ", "khoan-1-diem-dd"),
        ("điểm i", "diem-i"),
        ("phần a", "phan-a"),
    ],
)
def test_a_usual_locator_has_a_plain_anchor(locator: str, anchor: str) -> None:
    assert passage_anchor(locator) == anchor


@pytest.mark.parametrize(
    ("locator", "anchor"),
    [
        ("ý 1", "_yS-1"),
        ("đất", "_dDaCSt"),
        ("Đất", "_dDUaCSt"),
        ("ắằẳẵặ", "_aBSaBFaBRaBXaJB"),
        ("Ợ", "_oHJU"),
        ("\u01d8", "_.1d8."),
        ("K", "_kU"),
        ("\u212a", "_.212a."),
        ("é\u0301", "_eS.301."),
        ("—", "_.2014."),
    ],
)
def test_an_unusual_locator_keeps_its_marks_and_capitals(locator: str, anchor: str) -> None:
    assert passage_anchor(locator) == anchor


@given(_LOCATORS)
def test_an_anchor_is_made_of_letters_that_need_no_quoting(locator: str) -> None:
    anchor = passage_anchor(locator)
    assert anchor.isascii()
    assert anchor.replace("-", "").replace("_", "").replace(".", "").isalnum() or not locator


@pytest.mark.parametrize("pair", [("khoản 1 điểm d", "khoản 1 điểm đ"), ("mục 1.1", "mục 1-1"), ("***", "* * *")])
def test_a_citation_leads_to_the_passage_it_names_and_to_no_like_one(
    pair: tuple[str, str], toy: Path, lay: Callable[[Mapping[str, str]], Path]
) -> None:
    source = (toy / "sources/bai-bao-mau-2017.yml").read_text(encoding="utf-8")
    unit = (toy / "exemplars/xa-dong-xanh.yml").read_text(encoding="utf-8")
    for locator in pair:
        source += f'  - locator: "{locator}"\n    opening: Cấp ủy có trách nhiệm\n'
    cited = f'    citations:\n      - source: bai-bao-mau-2017\n        locator: "{pair[1]}"\n'
    unit += f"highlights:\n  - text: Cấp ủy chịu trách nhiệm.\n{cited}"
    checked = read_checked(lay({"sources/bai-bao-mau-2017.yml": source, "exemplars/xa-dong-xanh.yml": unit}))
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    page = plan_page(library, Outline("dien-hinh/xa-dong-xanh.md", "body", "xa-dong-xanh"))
    listed = plan_page(library, Outline("nguon/bai-bao-mau-2017.md", "source", "bai-bao-mau-2017"))
    (notes,) = (block for block in find_division(page, "muc-nguon") if isinstance(block, Notes))
    places = (note.place for source in notes.sources for note in source.notes)
    link = next(place for place in places if place.text == pair[1])
    assert link.href == f"../nguon/bai-bao-mau-2017.html#{passage_anchor(pair[1])}"
    (passages,) = (block for block in find_division(listed, "muc-dieu-dua-vao") if isinstance(block, Items))
    told = zip(passages.anchors, passages.items, strict=True)
    claims = {anchor: sum(len(each.items) for each in item if isinstance(each, Lines)) for anchor, item in told}
    assert len(claims) == len(passages.items)
    assert (claims[passage_anchor(pair[0])], claims[passage_anchor(pair[1])]) == (0, 1)
