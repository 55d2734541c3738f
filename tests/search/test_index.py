"""Words are counted as MiniSearch counts them, and written compactly."""

from hypothesis import given
from hypothesis import strategies as st

from handbook.search.index import build_index, count_documents, encode_postings


def test_words_are_counted_by_field_and_document() -> None:
    index = build_index(("title", "text"), [("Chỉ thị 05", "chỉ thị, chỉ thị"), ("", "Thị ủy")])
    assert index.terms == {
        "5": {0: {0: 1}},
        "chi": {0: {0: 1}, 1: {0: 2}},
        "thi": {0: {0: 1}, 1: {0: 2, 1: 1}},
        "uy": {1: {1: 1}},
    }
    assert list(index.terms) == sorted(index.terms)
    assert index.count == 2
    assert index.lengths == ((3, 0), (2, 2))
    assert index.averages == (1.5, 2.0)
    assert count_documents(index.terms["thi"]) == 2
    counts = index.terms["thi"][1]
    assert (counts[0], counts[1], counts.get(2)) == (2, 1, None)


def test_postings_are_steps_with_a_flag_for_a_count() -> None:
    assert encode_postings({1: {3: 1, 4: 7, 10: 1}}) == {"1": [6, 3, 7, 12]}


@given(st.dictionaries(st.integers(0, 10_000), st.integers(1, 50)))
def test_postings_can_be_read_back(counts: dict[int, int]) -> None:
    numbers = iter(encode_postings({0: dict(sorted(counts.items()))})["0"])
    found: dict[int, int] = {}
    document = 0
    for number in numbers:
        document += number >> 1
        found[document] = next(numbers) if number & 1 else 1
    assert found == counts
