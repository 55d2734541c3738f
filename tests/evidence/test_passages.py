"""Passages and the ids that stay theirs."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.evidence.passages import KnownPassage, ReadPassage, fingerprint, read_opening, read_passages

_TEXT = """Nhan đề bài báo
Đoạn thứ nhất nói về việc học tập tại huyện Mẫu trong hai năm qua.
Đoạn thứ nhì kể mô hình “Hũ gạo” của chi bộ thôn Đông với 25 hộ.
Đoạn thứ ba nêu bài học về nêu gương của người đứng đầu cấp ủy.
"""
_LINES = st.lists(st.text("abcdefgh ", min_size=3).filter(str.strip), min_size=1, max_size=8)


def _know(passages: Iterable[ReadPassage]) -> list[KnownPassage]:
    return [KnownPassage(each.id, each.fingerprint, each.text) for each in passages]


def _ids(passages: Iterable[ReadPassage]) -> list[str]:
    return [each.id for each in passages]


def test_the_first_line_is_the_title_when_there_is_one() -> None:
    assert _ids(read_passages(_TEXT, has_title=True).passages) == ["nhan-de", "d1", "d2", "d3"]
    assert _ids(read_passages(_TEXT).passages) == ["d1", "d2", "d3", "d4"]


def test_a_passage_knows_its_opening_its_print_and_its_facts() -> None:
    passage = read_passages(_TEXT, has_title=True).passages[2]
    assert passage.opening == "Đoạn thứ nhì kể mô hình “Hũ gạo”"
    assert re.fullmatch(r"[0-9a-f]{16}", passage.fingerprint)
    assert passage.facts.numbers == ("25",)


def test_a_short_text_is_its_own_opening() -> None:
    assert read_opening("Trân trọng  cảm ơn!") == "Trân trọng cảm ơn!"


def test_an_inserted_passage_gets_an_id_of_its_own() -> None:
    known = _know(read_passages(_TEXT, has_title=True).passages)
    lines = _TEXT.splitlines()
    newer = [*lines[:2], "Chú thích ảnh: quang cảnh.", "Thêm một câu nữa.", *lines[2:], "Một đoạn cuối mới viết thêm."]
    reading = read_passages("\n".join(newer), known)
    assert _ids(reading.passages) == ["nhan-de", "d1", "d1a", "d1b", "d2", "d3", "d4"]
    assert reading.added == ("d1a", "d1b", "d4")
    assert (reading.changed, reading.gone) == ((), ())


def test_what_stands_before_the_first_passage_is_named_after_none() -> None:
    known = _know(read_passages(_TEXT).passages)
    assert _ids(read_passages("Lời tòa soạn.\n" + _TEXT, known).passages)[:2] == ["d0a", "d1"]


def test_a_passage_that_was_mended_is_known_by_its_likeness() -> None:
    known = _know(read_passages(_TEXT, has_title=True).passages)
    reading = read_passages(_TEXT.replace("25 hộ", "26 hộ gia đình"), known)
    assert _ids(reading.passages) == ["nhan-de", "d1", "d2", "d3"]
    assert reading.changed == ("d2",)


def test_the_opening_is_enough_to_know_a_passage_again() -> None:
    known = [KnownPassage(each.id, each.fingerprint, each.opening) for each in read_passages(_TEXT).passages]
    assert read_passages(_TEXT.replace("25 hộ", "26 hộ gia đình"), known).changed == ("d3",)


def test_what_is_gone_is_told_and_its_id_is_never_given_again() -> None:
    known = _know(read_passages(_TEXT, has_title=True).passages)
    lines = _TEXT.splitlines()
    reading = read_passages("\n".join([*lines[:3], "Một câu hoàn toàn khác, viết về chuyện khác."]), known)
    assert reading.gone == ("d3",)
    assert reading.added == ("d4",)


def test_two_passages_that_change_places_keep_their_ids() -> None:
    known = _know(read_passages(_TEXT, has_title=True).passages)
    title, first, second, third = _TEXT.splitlines()
    assert _ids(read_passages(f"{title}\n{third}\n{first}\n{second}", known).passages) == [
        "nhan-de",
        "d3",
        "d1",
        "d2",
    ]


def test_blank_lines_are_no_passages() -> None:
    spaced = _TEXT.replace("\n", "\n \n\n")
    assert read_passages(spaced, has_title=True) == read_passages(_TEXT, has_title=True)


def test_of_two_passages_of_the_same_words_the_one_that_is_left_is_the_first() -> None:
    known = _know(read_passages("Cảm ơn!\nCảm ơn!\n").passages)
    reading = read_passages("Cảm ơn!\n", known)
    assert (_ids(reading.passages), reading.gone, reading.added) == (["d1"], ("d2",), ())


def test_a_passage_said_twice_is_known_by_what_stands_around_it() -> None:
    known = _know(read_passages("Cảm ơn!\nĐoạn giữa\nCảm ơn!\n").passages)
    reading = read_passages("Đoạn giữa\nCảm ơn!\n", known)
    assert (_ids(reading.passages), reading.gone) == (["d2", "d3"], ("d1",))


def test_a_passage_of_which_no_print_was_kept_has_not_changed() -> None:
    known = [KnownPassage(each.id, "", each.text) for each in read_passages(_TEXT).passages]
    reading = read_passages(_TEXT, known)
    assert (reading.added, reading.changed, reading.gone) == ((), (), ())


_TEN = "một hai ba bốn năm sáu bảy tám chín mười"


def test_a_line_is_the_one_passage_that_is_most_like_it() -> None:
    known = _know(read_passages(f"{_TEN} mười hai\n{_TEN} mười một\n").passages)
    reading = read_passages(f"{_TEN} mười một thôi\n", known)
    assert (_ids(reading.passages), reading.changed, reading.gone) == (["d2"], ("d2",), ("d1",))


def test_a_passage_becomes_the_one_line_that_is_most_like_it() -> None:
    known = _know(read_passages(f"{_TEN} mười một\n").passages)
    reading = read_passages(f"{_TEN} khác hẳn\n{_TEN} mười một thôi\n", known)
    assert (_ids(reading.passages), reading.changed, reading.added) == (["d0a", "d1"], ("d1",), ("d0a",))


@pytest.mark.parametrize("text", ["hai  chữ", " hai chữ\n", "hai\tchữ", "hai chư\u0303"])
def test_blanks_and_composition_do_not_change_a_print(text: str) -> None:
    assert fingerprint(text) == fingerprint("hai chữ")


@given(st.text(max_size=40))
def test_a_print_is_that_of_the_words(text: str) -> None:
    assert fingerprint(text) == fingerprint(" ".join(text.split())) == fingerprint(f"  {text}\n")


@given(_LINES)
def test_reading_the_same_text_again_changes_nothing(lines: list[str]) -> None:
    first = read_passages("\n".join(lines), has_title=True)
    again = read_passages("\n".join(lines), _know(first.passages))
    assert again.passages == first.passages
    assert (again.added, again.changed, again.gone) == ((), (), ())


@given(_LINES, st.data())
def test_no_insertion_changes_an_id(lines: list[str], data: st.DataObject) -> None:
    known = _know(read_passages("\n".join(lines)).passages)
    newer = list(lines)
    for _ in range(data.draw(st.integers(1, 4))):
        newer.insert(data.draw(st.integers(0, len(newer))), f"zz{data.draw(st.integers(0, 9**6))} yy{len(newer)} xx ww")
    reading = read_passages("\n".join(newer), known)
    ids = _ids(reading.passages)
    assert len(ids) == len(set(ids))
    assert [name for name in ids if name in {each.id for each in known}] == [each.id for each in known]
    assert len(reading.added) == len(newer) - len(lines)
    assert not reading.gone


@given(_LINES, _LINES)
def test_every_known_id_is_kept_or_told_as_gone(lines: list[str], others: list[str]) -> None:
    known = _know(read_passages("\n".join(lines)).passages)
    reading = read_passages("\n".join(others), known)
    kept = [name for name in _ids(reading.passages) if name not in reading.added]
    assert sorted([*kept, *reading.gone]) == sorted(each.id for each in known)
