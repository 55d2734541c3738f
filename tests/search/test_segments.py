"""Terms are counted by field and document, and written compactly."""

from hypothesis import given
from hypothesis import strategies as st

from handbook.search.segments import Document, encode_strand, index_documents, read_strand, revise_segment

_TEXTS = st.lists(st.sampled_from(["chỉ", "thị", "05", "ủy", "chỉ"]), max_size=5).map(" ".join)
_DOCUMENTS = st.lists(st.tuples(_TEXTS, _TEXTS), max_size=4)


def test_words_are_counted_by_field_and_document() -> None:
    segment = index_documents(2, [("Chỉ thị 05", "chỉ thị, chỉ thị"), ("", "Thị ủy")])
    assert [{word: read_strand(strand) for word, strand in strands.items()} for strands in segment.strands] == [
        {"5": {0: 1}, "chi chi3": {0: 1}, "thi thi5": {0: 1}},
        {"chi chi3": {0: 2}, "thi thi5": {0: 2, 1: 1}, "uy uy3": {1: 1}},
    ]
    assert segment.lengths == ((3, 0), (2, 2))
    assert segment.spread == {"5": 1, "chi chi3": 1, "thi thi5": 2, "uy uy3": 1}


def test_strands_are_steps_with_a_flag_for_a_count() -> None:
    assert encode_strand({3: 1, 4: 7, 10: 1}) == (6, ",3,7,12", 10)
    assert encode_strand({3: 2}) == (7, ",2", 3)
    assert encode_strand({3: 2, 4: 1}) == (7, ",2,2", 4)
    assert encode_strand({0: 1}) == (0, "", 0)


@given(st.dictionaries(st.integers(0, 10_000), st.integers(1, 50), min_size=1))
def test_strands_can_be_read_back(counts: dict[int, int]) -> None:
    found = dict(sorted(counts.items()))
    assert read_strand(encode_strand(found)) == found


@given(_DOCUMENTS, _DOCUMENTS)
def test_revised_segment_is_that_of_the_documents(before: list[Document], after: list[Document]) -> None:
    assert revise_segment(index_documents(2, before), before, after) == index_documents(2, after)


@given(st.lists(st.tuples(_TEXTS, _TEXTS, _TEXTS, _TEXTS), max_size=4))
def test_segment_of_as_many_documents_is_revised_word_by_word(documents: list[tuple[str, ...]]) -> None:
    before, after = [texts[:2] for texts in documents], [texts[2:] for texts in documents]
    assert revise_segment(index_documents(2, before), before, after) == index_documents(2, after)


def test_segment_stays_the_one_it_is_where_nothing_differs() -> None:
    segment = index_documents(1, [("Chỉ thị",)])
    assert revise_segment(segment, [("Chỉ thị",)], [("Chỉ thị",)]) is segment
