"""The one that took a place becomes the first of several."""

from handbook.migration import list_successors
from handbook.records import Body


def test_what_took_the_place_of_a_body_stands_in_a_list_where_it_stood() -> None:
    body = {"id": "a", "name": "A", "level": "tinh", "successor": "b", "cite": ["bai#d1"]}
    told = list_successors(body)
    assert list(told) == ["id", "name", "level", "successors", "cite"]
    assert told["successors"] == [{"target": "b"}]
    record = Body.model_validate({**told, "successors": [{"target": "b", "cite": ["bai#d1"]}]})
    assert [each.target for each in record.successors] == ["b"]


def test_a_record_without_one_is_the_same() -> None:
    body = {"id": "a", "name": "A"}
    assert list_successors(body) is body
