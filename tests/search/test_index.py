"""Segments stand one behind another in the index, whichever of them was there before."""

import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from handbook.search.index import Index, change_index, open_index
from handbook.search.segments import Document, index_documents

FIELDS = ("title", "text")
_TEXTS = st.lists(st.sampled_from(["chỉ", "thị", "05", "ủy", "chỉ"]), max_size=5).map(" ".join)
_SEGMENTS = st.dictionaries(st.sampled_from("abcd"), st.lists(st.tuples(_TEXTS, _TEXTS), max_size=4))


def index_segments(before: Index, segments: Mapping[str, list[Document]]) -> Index:
    return change_index(before, {key: index_documents(2, documents) for key, documents in segments.items()})


def test_words_are_counted_by_field_and_document() -> None:
    index = index_segments(open_index(FIELDS), {"a": [("Chỉ thị 05", "chỉ thị, chỉ thị")], "b": [("", "Thị ủy")]})
    assert {term: json.loads(row) for term, row in index.rows.items()} == {
        "5": {"0": [0]},
        "chi chi3": {"0": [0], "1": [1, 2]},
        "thi thi5": {"0": [0], "1": [1, 2, 2]},
        "uy uy3": {"1": [2]},
    }
    assert index.count == 2
    assert index.lengths == ((3, 0), (2, 2))
    assert index.averages == (1.5, 2.0)
    assert index.spread == {"5": 1, "chi chi3": 1, "thi thi5": 2, "uy uy3": 1}


@given(_SEGMENTS)
def test_where_segments_end_makes_no_difference(segments: dict[str, list[Document]]) -> None:
    one = index_segments(open_index(FIELDS), segments)
    other = index_segments(open_index(FIELDS), {"": [each for documents in segments.values() for each in documents]})
    assert (one.rows, one.lengths, one.averages, one.spread) == (
        other.rows,
        other.lengths,
        other.averages,
        other.spread,
    )


@given(_SEGMENTS, _SEGMENTS)
def test_what_an_index_was_before_makes_no_difference(
    before: dict[str, list[Document]], after: dict[str, list[Document]]
) -> None:
    assert index_segments(index_segments(open_index(FIELDS), before), after) == index_segments(
        open_index(FIELDS), after
    )
