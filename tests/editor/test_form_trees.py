"""Boxes of a form become what a record says: empty boxes say nothing, items stand in the order of the form."""

import pytest

from handbook.editor.form_trees import build_tree, is_in_order
from handbook.records import Directive, Exemplar


def test_a_box_is_named_by_the_way_to_its_field() -> None:
    pairs = [("name", " Chi  bộ\nHoa Sen "), ("founded.date", "1961"), ("figures.0.printed", "12"), ("level", "")]
    assert build_tree(Exemplar, pairs) == {
        "name": "Chi bộ Hoa Sen",
        "founded": {"date": "1961"},
        "figures": [{"printed": "12"}],
    }


def test_several_values_of_a_field_stand_a_line_each() -> None:
    assert build_tree(Exemplar, [("aliases", "a b\n\n c \n"), ("cite", "a#d1\nb#d2")]) == {
        "aliases": ["a b", "c"],
        "cite": ["a#d1", "b#d2"],
    }


def test_what_was_taken_out_or_left_empty_is_no_item() -> None:
    pairs = [("lessons.0.text", ""), ("lessons.2.text", "hai"), ("lessons.1.text", "một"), ("lessons.3.cite", " ")]
    assert build_tree(Exemplar, pairs) == {"lessons": [{"text": "hai"}, {"text": "một"}]}


def test_names_that_no_field_has_are_passed_over() -> None:
    pairs = [("thay", "x"), ("name.first", "x"), ("__class__", "x"), ("figures", "x"), ("", "x"), ("title", "tên")]
    assert build_tree(Directive, pairs) == {"title": "tên"}


def test_letters_with_loose_marks_are_joined() -> None:
    assert build_tree(Exemplar, [("name", "Xa\u0303")]) == {"name": "Xã"}


@pytest.mark.parametrize(
    ("names", "is_ordered"),
    [
        (["a.0.x", "a.1.x"], True),
        (["a.1.x"], False),
        (["a.1.x", "a.0.x"], False),
        (["a.0.b.0.x", "a.0.b.2.x"], False),
        (["name"], True),
    ],
)
def test_it_is_told_whether_items_are_numbered_as_they_will_stand(names: list[str], is_ordered: bool) -> None:  # noqa: FBT001 - a row of the table
    assert is_in_order([(name, "1") for name in names]) is is_ordered


def test_an_empty_item_at_the_end_changes_no_number() -> None:
    assert is_in_order([("a.0.x", "1"), ("a.1.x", " ")])
