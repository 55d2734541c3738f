"""Printed figures by what is asked of them."""

import pytest

from handbook.queries import Asked, Holdings, list_figures


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        (Asked(indicator="mô hình", scope="toàn quốc"), ["25.525 mô hình"]),
        (Asked(body="Khối các cơ quan Trung ương", indicator="đảng viên"), ["gần 70.000 đảng viên"]),
        (Asked(place="Đắk Lắk", indicator="ty le"), ["100%", "trên 98%"]),
        (Asked(body="quan uy o mon", indicator="lượt"), ["hơn 8.300 lượt người"]),
        (Asked(body="quan-uy-o-mon", scope="cán bộ chủ chốt", indicator="người"), ["147 người"]),
    ],
)
def test_figures_are_told_as_printed(articles: Holdings, asked: Asked, printed: list[str]) -> None:
    told = list_figures(articles, asked)
    assert told.held
    assert [each.printed for each in told.figures] == printed


def test_a_figure_brings_all_that_is_needed_to_read_it(articles: Holdings) -> None:
    [told] = list_figures(articles, Asked(indicator="mô hình", scope="toàn quốc")).figures
    assert (told.record, told.value, told.qualifier, told.date) == ("01-kl-tw-2021", 25525, "đúng", "2023-04")
    assert told.time == "tính đến 4/2023"
    assert "lao-cai-mo-hinh-2023#d7" in told.cite
    assert told.page.startswith("https://so-tay.example/van-ban/01-kl-tw-2021.html#")


@pytest.mark.parametrize(
    "asked",
    [
        Asked(indicator="tàu vũ trụ"),
        Asked(indicator="mô hình", scope="toàn quốc", year=2019),
        Asked(place="Cà Mau"),
        Asked(indicator="mô hình", scope="toàn quốc", by="2023-04-30"),
        Asked(document="21-kl-tw-2021"),
    ],
)
def test_figures_that_nobody_printed_are_not_held(articles: Holdings, asked: Asked) -> None:
    told = list_figures(articles, asked)
    assert (told.held, told.figures, told.note) == (False, (), "Sổ tay chưa có số liệu nào như vậy.")


def test_only_figures_of_sources_published_by_a_day_are_told(articles: Holdings) -> None:
    early, late = (list_figures(articles, Asked(by=day), 50).count for day in ("2019", "2023-12-31"))
    every = list_figures(articles, Asked(), 50).count
    assert 0 < early < late < every


def test_a_year_is_that_of_a_day_a_period_or_a_conference(toys: Holdings) -> None:
    for year in (2016, 2017, 2023):
        for told in list_figures(toys, Asked(year=year), 50).figures:
            assert str(year) in told.time or "từ" in told.time


def test_every_figure_is_one_of_the_records_and_all_of_them_can_be_told(toys: Holdings) -> None:
    told = list_figures(toys, Asked(), 1000)
    tables = toys.catalog.directives, toys.catalog.bodies, toys.catalog.models
    held = {(entry.record.id, each.id) for table in tables for entry in table.values() for each in entry.record.figures}
    assert {(each.record, each.figure) for each in told.figures} == held
    assert told.count == len(told.figures)


def test_a_document_of_several_or_a_wrong_day_is_refused(articles: Holdings) -> None:
    assert len(list_figures(articles, Asked(document="01-NQ/ĐUK")).candidates) == 2
    assert "không phải là ngày" in list_figures(articles, Asked(by="xưa")).note
