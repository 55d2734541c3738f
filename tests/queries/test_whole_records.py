"""One record whole."""

import pytest

from handbook.queries import Holdings, read_record


def test_a_record_is_told_whole_as_it_is_published(articles: Holdings) -> None:
    told = read_record(articles, "kl 01")
    assert (told.held, told.kind, told.record["id"]) == (True, "directives", "01-kl-tw-2021")
    assert told.record["issued"] == "2021-05-18"
    assert told.record["relations"][0]["target"] == "05-ct-tw-2016"
    assert "todo" not in told.record


def test_every_citation_of_a_record_is_explained_with_its_address(toys: Holdings) -> None:
    told = read_record(toys, "05-ct-tum-2016")
    explained = {each.citation: each for each in told.citations}
    assert set(told.record["cite"]) <= set(explained)
    assert {cited for claim in told.record["summary"] for cited in claim["cite"]} <= set(explained)
    first = explained["bai-bao-mau-2017#d1"]
    assert (first.title, first.publisher, first.published) == (
        "Đảng bộ Mẫu học tập và làm theo",
        "Báo Mẫu",
        "19/5/2017",
    )
    assert (first.address, first.passage) == ("https://bao-mau.example/dang-bo-mau", "đoạn 1")
    assert first.page == "https://so-tay.example/nguon/bai-bao-mau-2017.html#doan-1"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("tinh-uy-lao-cai", "bodies"),
        ("lao-cai-mo-hinh-2023", "sources"),
        ("bo-chinh-tri", "bodies"),
        ("nêu gương", "glossary"),
    ],
)
def test_records_of_every_kind_are_told(articles: Holdings, name: str, kind: str) -> None:
    told = read_record(articles, name)
    assert (told.held, told.kind) == (True, kind)


def test_a_name_of_several_is_not_chosen_for_the_asker(articles: Holdings) -> None:
    told = read_record(articles, "01-NQ/ĐUK")
    assert (told.held, told.record) == (False, {})
    assert [each.date for each in told.candidates] == ["2012-01-10", "2016-08-19"]


def test_a_name_of_none_is_not_held(articles: Holdings) -> None:
    told = read_record(articles, "98-ct-tw-2099")
    assert (told.held, told.note) == (False, "Sổ tay chưa có gì khớp với «98-ct-tw-2099».")
