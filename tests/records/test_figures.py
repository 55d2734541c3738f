"""A figure in words."""

from pathlib import Path

import pytest

from handbook.records import Conference, Directive, Figure, Period
from handbook.records.figures import Time, find_time, write_amount, write_beside, write_figure, write_number, write_unit
from handbook.records.loading import read_catalog
from handbook.text.dates import parse_date


@pytest.fixture(scope="module")
def record(toy: Path) -> Directive:
    return read_catalog(toy).catalog.directives["05-ct-tum-2016"].record


def make_figure(printed: str = "8.300", **fields: object) -> Figure:
    given = {
        "id": "so",
        "indicator": "mo-hinh",
        "printed": printed,
        "value": "1",
        "scope": "Đảng bộ Mẫu",
        "cite": ("bai#d1",),
    }
    return Figure.model_validate(given | fields)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (make_figure("8.300"), "8.300"),
        (make_figure("8.300", qualifier="hơn"), "hơn 8.300"),
        (make_figure("1 vạn", qualifier="khoảng"), "khoảng 1 vạn"),
        (make_figure("Hơn 8.300", qualifier="hơn"), "Hơn 8.300"),
        (make_figure("trên 8.300", qualifier="hơn"), "hơn trên 8.300"),
        (make_figure("73/73", out_of="73"), "73/73"),
        (make_figure("70/1.073", out_of="1073"), "70/1.073"),
        (make_figure("73", out_of="73"), "73 trong tổng số 73"),
        (make_figure("70", out_of="1073", qualifier="gần"), "gần 70 trong tổng số 1.073"),
    ],
)
def test_a_number_keeps_its_qualifier_and_what_it_is_out_of(figure: Figure, expected: str) -> None:
    assert write_number(figure) == expected


@pytest.mark.parametrize(
    ("printed", "unit", "expected"),
    [
        ("8.300", "mô hình", "mô hình"),
        ("99,38%", "%", ""),
        ("99,38", "%", "%"),
        ("162 triệu đồng", "đồng", ""),
        ("162 triệu Đồng", "đồng", ""),
        ("162 triệu", "triệu đồng", "đồng"),
        ("5 lượt", "lượt người", "người"),
        ("5 lượt người", "lượt", ""),
        ("5km", "km", ""),
        ("5 cuộc", "cuộc họp lớn", "họp lớn"),
        ("5 họp", "cuộc họp", "cuộc họp"),
        ("5 lớp", "lớ", "lớ"),
        ("8.300 m", "mô hình", "mô hình"),
    ],
)
def test_a_unit_is_told_once(printed: str, unit: str, expected: str) -> None:
    assert write_unit(make_figure(printed), unit) == expected


def test_an_amount_joins_number_and_unit() -> None:
    assert write_amount(make_figure("8.300", qualifier="hơn"), "mô hình") == "hơn 8.300 mô hình"
    assert write_amount(make_figure("99,38%"), "%") == "99,38%"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"as_of": "2017-05-04"}, Time("tính đến 4/5/2017", "2017-05-04")),
        ({"as_of": "2017"}, Time("tính đến 2017", "2017-99-99")),
        ({"as_of": "2017~"}, Time("tính đến khoảng năm 2017", "2017-99-99")),
        ({"as_of": "../2017-05"}, Time("chưa rõ thời điểm, không muộn hơn 5/2017", "2017-05-99")),
        ({"period": {"start": "2016-05", "end": "2017-04"}}, Time("từ 5/2016 đến 4/2017", "2017-04-99")),
        ({"as_of": "2017", "period": {"start": "2015", "end": "2016"}}, Time("tính đến 2017", "2017-99-99")),
        ({"event": "hop"}, Time("tại hội nghị ngày 3/2/2017", "2017-02-03")),
        ({"event": "hop-khac"}, Time("tại hội nghị chưa rõ ngày", "")),
        ({"event": "khong-co"}, Time()),
        ({}, Time()),
    ],
)
def test_a_figure_tells_its_time(record: Directive, fields: dict[str, object], expected: Time) -> None:
    assert find_time(hold(record), make_figure(**fields)) == expected


def hold(record: Directive) -> Directive:
    """Give a record two conferences, one of them without a date."""
    first = Conference.model_validate(
        {"id": "hop", "name": "Hội nghị", "date": "2017-02-03", "text": "Họp.", "cite": record.cite}
    )
    other = first.model_copy(update={"id": "hop-khac", "date": None})
    return record.model_copy(update={"conferences": (other, first)})


def test_a_figure_is_told_with_number_unit_and_time(record: Directive) -> None:
    assert write_figure(record, make_figure(qualifier="hơn", as_of="2017"), "mô hình") == (
        "hơn 8.300 mô hình, tính đến 2017"
    )
    assert write_figure(record, make_figure(), "mô hình") == "8.300 mô hình"


def test_beside_another_figure_only_another_time_is_told(record: Directive) -> None:
    beside = make_figure(as_of="2017")
    assert write_beside(record, make_figure(as_of="2017", qualifier="gần"), "mô hình", "ấp Một", beside) == (
        "gần 8.300 mô hình (ấp Một)"
    )
    assert write_beside(record, make_figure(as_of="2018"), "mô hình", "ấp Một", beside) == (
        "8.300 mô hình (ấp Một), tính đến 2018"
    )
    assert write_beside(record, make_figure(), "mô hình", "ấp Một", beside) == (
        "8.300 mô hình (ấp Một), chưa rõ thời điểm"
    )


@pytest.mark.parametrize("field", ["as_of", "period", "event"])
def test_any_part_of_the_time_makes_it_another(record: Directive, field: str) -> None:
    period = Period.model_validate({"start": "2016", "end": "2017"})
    values = {"as_of": parse_date("2017"), "period": period, "event": "khong-co"}
    figure = make_figure().model_copy(update={field: values[field]})
    assert write_beside(record, figure, "mô hình", "ấp Một", make_figure()) != "8.300 mô hình (ấp Một)"
