"""How records hang together."""

import pytest

from handbook.queries import Holdings, read_ties


@pytest.mark.parametrize(
    ("name", "relation", "direction", "other"),
    [
        ("01-kl-tw-2021", "continues", "forward", "05-ct-tw-2016"),
        ("05-ct-tw-2016", "continues", "inverse", "01-kl-tw-2021"),
        ("05-CT/TW", "together_with", "forward", "04-nq-tw-khoa-xii"),
        ("08-kh-duk-2016", "implements", "forward", "05-ct-tw-2016"),
        ("05-ct-tw-2016", "guides", "inverse", "23-hd-tg-2016"),
        ("kl 21", "together_with", "inverse", "01-kl-tw-2021"),
        ("chuyên đề 2017", "together_with", "forward", "04-nq-tw-khoa-xii"),
        ("quy-dinh-neu-guong-lao-cai-2023", "implements", "forward", "01-kl-tw-2021"),
    ],
)
def test_a_relation_is_told_from_both_ends(
    articles: Holdings, name: str, relation: str, direction: str, other: str
) -> None:
    told = read_ties(articles, name)
    assert (relation, direction, other) in {(each.relation, each.direction, each.other.id) for each in told.ties}


def test_a_relation_is_a_sentence_with_its_own_citation(articles: Holdings) -> None:
    told = read_ties(articles, "05-ct-tw-2016")
    [tie] = [each for each in told.ties if each.relation == "continues"]
    assert tie.sentence == "Văn bản này được tiếp tục thực hiện bởi Kết luận 01-KL/TW (18/5/2021)."
    stated = next(each for each in articles.catalog.directives["01-kl-tw-2021"].record.relations)
    assert tie.cite == tuple(map(str, stated.cite))
    assert set(tie.cite) <= {each.citation for each in told.citations}


def test_the_line_of_succession_is_told_the_oldest_first(articles: Holdings) -> None:
    assert [each.id for each in read_ties(articles, "kl 01").line] == ["05-ct-tw-2016", "01-kl-tw-2021"]


def test_a_document_that_another_ended_is_told_as_ended(toys: Holdings) -> None:
    assert read_ties(toys, "23-hd-dum-2017").is_ended
    assert not read_ties(toys, "05-ct-tum-2016").is_ended


def test_what_became_of_a_body_is_told_from_both_ends(toys: Holdings) -> None:
    before, after = read_ties(toys, "huyen-uy-suoi-trong"), read_ties(toys, "dang-uy-mau")
    sentence = "Đảng ủy Mẫu kế thừa Huyện ủy Suối Trong từ 5/2017."
    assert sentence in [each.sentence for each in before.ties if each.direction == "forward"]
    assert sentence in [each.sentence for each in after.ties if each.direction == "inverse"]
    assert "Huyện ủy Suối Trong trực thuộc Tỉnh ủy Mẫu." in [each.sentence for each in before.ties]
    assert all(each.cite for each in before.ties)


@pytest.mark.parametrize("name", ["01-NQ/ĐUK", "chỉ thị 99"])
def test_no_relation_is_guessed(articles: Holdings, name: str) -> None:
    told = read_ties(articles, name)
    assert (told.held, told.ties, told.subject) == (False, (), None)
    assert told.note


def test_a_record_without_relations_is_told_as_such(articles: Holdings) -> None:
    told = read_ties(articles, "03-ct-duk-2016")
    assert (told.held, told.note) == (
        False,
        "Sổ tay chưa có quan hệ nào của «Chỉ thị 03-CT/ĐUK» với văn bản, cơ quan khác.",
    )
