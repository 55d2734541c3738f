"""Lessons and limitations told by their headings."""

from collections.abc import Callable

from handbook.recognition import Recognition

Recognize = Callable[..., Recognition]


def test_lessons_stand_under_their_heading_one_a_passage(recognize: Recognize) -> None:
    finds = recognize(
        "Rút ra một số bài học kinh nghiệm sau:",
        "Một là, nêu gương.",
        "Hai là, kiểm tra.",
        "Kết quả chung:",
        "Ba là, x.",
    ).list_finds("lessons")
    assert [find.passage for find in finds] == ["d2", "d3"]


def test_lessons_stand_in_one_passage_part_by_part(recognize: Recognize) -> None:
    line = "Bài học kinh nghiệm: Một là, nêu gương. Hai là, kiểm tra thường xuyên."
    assert [find.text for find in recognize(line).list_finds("lessons")] == [
        "Một là, nêu gương.",
        "Hai là, kiểm tra thường xuyên.",
    ]


def test_ordinals_elsewhere_are_no_lessons(recognize: Recognize) -> None:
    assert not recognize("Nhiệm vụ thời gian tới:", "Một là, làm tốt việc này.").list_finds("lessons")


def test_a_limitation_is_the_sentence_that_tells_it(recognize: Recognize) -> None:
    (find,) = recognize("Kết quả tốt. Tuy vậy vẫn còn một số hạn chế về kiểm tra.").list_finds("limitations")
    assert find.text == "Tuy vậy vẫn còn một số hạn chế về kiểm tra."
