"""Claims held against the passages they cite."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.queries import Holdings, check_citation


@pytest.mark.parametrize(
    ("citation", "claim", "verdict"),
    [
        ("lao-cai-mo-hinh-2023#d7", "Cả nước có 25.525 mô hình", "holds"),
        ("lao-cai-mo-hinh-2023#d7", "Cả nước có 35.525 mô hình", "fails"),
        ("lao-cai-mo-hinh-2023#d7", "tính đến tháng 4/2023", "holds"),
        ("lao-cai-mo-hinh-2023#d7", "tính đến tháng 5/2023", "fails"),
        ("lao-cai-mo-hinh-2023#d3", "4.487 điểm cầu, 20.000 người", "holds"),
        ("lao-cai-mo-hinh-2023#d9", "Kết luận 01-KL/TW", "holds"),
        ("lao-cai-mo-hinh-2023#d9", "Kết luận 21-KL/TW", "fails"),
        ("lao-cai-mo-hinh-2023#d10", "12.651 và 38 và 99", "fails"),
        (
            "lao-cai-mo-hinh-2023#d5",
            "«về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh»",
            "holds",
        ),
        ("lao-cai-mo-hinh-2023#d7", "nhiều mô hình hay", "unchecked"),
        ("lao-cai-mo-hinh-2023#d7", "", "unchecked"),
        ("lao-cai-mo-hinh-2023#d99", "25.525", "missing"),
        ("bao-khong-co-2023#d1", "25.525", "missing"),
        ("lao-cai-mo-hinh-2023", "25.525", "missing"),
    ],
)
def test_a_claim_holds_only_where_the_passage_prints_all_of_it(
    articles: Holdings, citation: str, claim: str, verdict: str
) -> None:
    checked = check_citation(articles, citation, claim)
    assert checked.verdict == verdict
    assert checked.held is (verdict != "missing")
    assert checked.note


def test_what_is_not_printed_is_named(articles: Holdings) -> None:
    checked = check_citation(articles, "lao-cai-mo-hinh-2023#d10", "12.651 và 38 và 99")
    assert [(each.printed, each.holds) for each in checked.facts] == [("12.651", True), ("38", True), ("99", False)]
    assert checked.note == "Ở đoạn 10 không in: 99."


def test_a_passage_that_nobody_has_read_is_not_judged(toys: Holdings) -> None:
    checked = check_citation(toys, "bai-bao-mau-2023#d1", "25.525")
    assert (checked.verdict, checked.facts) == ("unchecked", ())
    assert "máy chưa đọc" in checked.note


def test_a_wrong_passage_is_told_with_those_there_are_and_a_wrong_source_with_its_nearest(toys: Holdings) -> None:
    assert "các đoạn: nhan-de, d1, d2" in check_citation(toys, "bai-bao-mau-2017#d9").note
    assert "Mã gần giống: «bai-bao-mau-2017»" in check_citation(toys, "bai-bao-mua-2017#d1").note


def test_all_that_rests_on_the_passage_is_told(articles: Holdings) -> None:
    checked = check_citation(articles, "lao-cai-mo-hinh-2023#d7")
    assert "https://so-tay.example/van-ban/01-kl-tw-2021.html" in {
        each.page.partition("#")[0] for each in checked.resting
    }


@settings(max_examples=30)
@given(citation=st.text(max_size=40), claim=st.text(max_size=60))
def test_whatever_is_asked_is_answered(toys: Holdings, citation: str, claim: str) -> None:
    assert check_citation(toys, citation, claim).note
    assert check_citation(toys, "bai-bao-mau-2023#d4", claim).note
