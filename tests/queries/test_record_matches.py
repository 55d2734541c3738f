"""Records found as people type them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.queries import Holdings, find_records
from handbook.queries.record_matches import find_meant


def _find_named(holdings: Holdings, text: str) -> list[str]:
    return [each.id for each in find_records(holdings, text).records if each.match == "named"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ct 05", ["05-ct-tw-2016"]),
        ("CT05", ["05-ct-tw-2016"]),
        ("chi thi 05 ct tw", ["05-ct-tw-2016"]),
        ("Chỉ thị số 05-CT/TW", ["05-ct-tw-2016"]),
        ("05-ct/tw", ["05-ct-tw-2016"]),
        ("chỉ thị 5", ["05-ct-tw-2016"]),
        ("kết luận 01", ["01-kl-tw-2021"]),
        ("ket luan so 01", ["01-kl-tw-2021"]),
        ("kl 01", ["01-kl-tw-2021"]),
        ("KẾT LUẬN 21", ["21-kl-tw-2021"]),
        ("nghi quyet 847", ["847-nq-qutw-2021"]),
        ("Kế hoạch 08-KH/ĐUK", ["08-kh-duk-2016"]),
        ("nghị quyết trung ương 4 khóa XI", ["nq-trung-uong-4-khoa-xi"]),
        ("nq tw4 khoa 12", ["04-nq-tw-khoa-xii"]),
        ("chuyên đề 2017", ["chuyen-de-2017"]),
        ("01-NQ/ĐUK", ["01-nq-duk-2012", "01-nq-duk-2016"]),
        ("01-NQ/ĐUK 2016", ["01-nq-duk-2016"]),
        ("tinh uy lao cai", ["tinh-uy-lao-cai"]),
        ("Quận ủy Ô Môn", ["quan-uy-o-mon"]),
        ("Bộ Chính trị", ["bo-chinh-tri"]),
    ],
)
def test_records_are_found_by_name_and_number_as_people_type_them(
    articles: Holdings, typed: str, meant: list[str]
) -> None:
    assert _find_named(articles, typed) == meant


@pytest.mark.parametrize(
    "asked",
    ["CT 99", "chi thi 99 ct/tw", "Nghị quyết 1000-NQ/TW", "05-CT/TU", "mô hình theo chỉ thị 99", "nghị định 15/2020"],
)
def test_a_number_that_no_document_bears_is_told_as_such(articles: Holdings, asked: str) -> None:
    found = find_records(articles, asked)
    assert not found.held
    assert f"Sổ tay chưa có văn bản «{asked}»." in found.note
    assert not [each for each in found.records if each.match == "named"]


def test_a_year_beside_a_type_is_no_number_of_a_document(articles: Holdings) -> None:
    found = find_records(articles, "ke hoach 2016")
    assert found.held
    assert "08-kh-duk-2016" in [each.id for each in found.records]


def test_documents_of_the_number_by_others_are_named_but_not_taken_for_the_one_asked_for(articles: Holdings) -> None:
    found = find_records(articles, "Chỉ thị 05-CT/ĐUK")
    assert not found.held
    assert [each.id for each in found.candidates] == ["05-ct-tw-2016"]


def test_of_several_documents_none_is_chosen(articles: Holdings) -> None:
    found = find_records(articles, "01-NQ/ĐUK")
    assert found.held
    assert "Có 2 văn bản khớp" in found.note
    assert len(find_meant(articles, "01-NQ/ĐUK", ("directives",))) == 2


def test_words_that_stand_nowhere_are_not_held(articles: Holdings) -> None:
    found = find_records(articles, "tàu vũ trụ")
    assert (found.held, found.records, found.note) == (False, (), "Sổ tay chưa có gì khớp với «tàu vũ trụ».")


def test_words_with_marks_are_those_words_and_without_marks_all_of_their_letters(articles: Holdings) -> None:
    marked, bare = (find_records(articles, words, limit=50).count for words in ("bảy nhóm", "bay nhom"))
    assert 0 < marked <= bare
    assert find_records(articles, "lão cải").count == 0


def test_a_number_is_said_only_behind_the_word_it_was_asked_for_with(toys: Holdings) -> None:
    assert [each.id for each in find_records(toys, "lập kế hoạch 08").records if each.match == "said"] == [
        "05-ct-tum-2016"
    ]
    assert find_records(toys, "lập 08").count == 0


def test_a_kind_can_be_asked_for_and_an_unknown_one_is_refused(articles: Holdings) -> None:
    found = find_records(articles, "kết luận 01", "sources", 50)
    assert found.records
    assert {each.kind for each in found.records} == {"sources"}
    assert not find_records(articles, "kết luận 01", "books").held


def test_every_find_carries_citations_that_are_explained(articles: Holdings) -> None:
    found = find_records(articles, "học tập", limit=50)
    assert {cited for each in found.records for cited in each.cite} == {each.citation for each in found.citations}
    assert all(each.cite for each in found.records)


def test_a_limit_shortens_the_list_and_the_count_stays(articles: Holdings) -> None:
    few, many = find_records(articles, "học tập", limit=2), find_records(articles, "học tập", limit=50)
    assert len(few.records) == 2
    assert few.count == many.count > 2


def test_an_id_and_an_old_id_mean_one_record(articles: Holdings) -> None:
    assert [each.id for each in find_meant(articles, " 05-ct-tw-2016 ", ("directives",))] == ["05-ct-tw-2016"]
    assert find_meant(articles, "05-ct-tw-2016", ("bodies",)) == ()
    record = articles.catalog.directives["05-ct-tw-2016"]
    renamed = replace(record, record=record.record.model_copy(update={"previous_ids": ("chi-thi-cu",)}))
    catalog = replace(articles.catalog, directives={**articles.catalog.directives, "05-ct-tw-2016": renamed})
    holdings = replace(articles, library=replace(articles.library, catalog=catalog))
    assert [each.id for each in find_meant(holdings, "chi-thi-cu", ("directives",))] == ["05-ct-tw-2016"]


@given(text=st.text(max_size=60) | st.text("ct0123456789/-² kl[]|", max_size=40))
def test_whatever_is_typed_is_answered(toys: Holdings, text: str) -> None:
    found = find_records(toys, text)
    assert found.held is bool(found.records) or not found.held
    assert found.held or found.note
