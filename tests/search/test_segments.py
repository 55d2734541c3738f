"""Terms are counted by field and document, and written compactly."""

from handbook.search.segments import index_documents


def test_words_are_counted_by_field_and_document() -> None:
    segment = index_documents(2, [("Chỉ thị 05", "chỉ thị, chỉ thị"), ("", "Thị ủy")])
    assert segment.postings == (
        {"5": (0, "", 0), "chi chi3": (0, "", 0), "thi thi5": (0, "", 0)},
        {"chi chi3": (1, ",2", 0), "thi thi5": (1, ",2,2", 1), "uy uy3": (2, "", 1)},
    )
    assert segment.lengths == ((3, 0), (2, 2))
    assert segment.spread == {"5": 1, "chi chi3": 1, "thi thi5": 2, "uy uy3": 1}


def test_postings_are_steps_with_a_flag_for_a_count() -> None:
    counts = [1, 7, 0, 0, 0, 0, 0, 1, 2]
    [postings] = index_documents(1, [("",)] * 3 + [(" ".join(["chỉ"] * count),) for count in counts]).postings
    assert postings == {"chi chi3": (6, ",3,7,12,3,2", 11)}
