"""As of when the standing of a document is known."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.records import Catalog, Status, find_status_date, read_catalog, write_status_date
from handbook.text import parse_date

_DATED, _UNDATED = "bai-bao-mau-2017", "bai-bao-mau-2023"


@pytest.fixture(scope="module")
def catalog(toy: Path) -> Catalog:
    return read_catalog(toy).catalog


def _make(*sources: str, as_of: str | None = None) -> Status:
    cite = [f"{source}#d1" for source in sources]
    return Status.model_validate({"value": "duoc-tiep-tuc", "as_of": as_of, "cite": cite})


def _publish(catalog: Catalog, dates: Mapping[str, str]) -> Catalog:
    sources = dict(catalog.sources)
    for source, date in dates.items():
        record = sources[source].record.model_copy(update={"published": parse_date(date)})
        sources[source] = replace(sources[source], record=record)
    return replace(catalog, sources=sources)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (_make(_DATED, as_of="2017-05"), "theo nguồn mới nhất 5/2017"),
        (_make(_DATED, as_of="2017~"), "theo nguồn mới nhất, khoảng năm 2017"),
        (_make(_DATED), "theo nguồn mới nhất 19/5/2017"),
        (_make(_UNDATED, _DATED), "theo nguồn mới nhất 19/5/2017"),
        (_make(_UNDATED), "chưa rõ thời điểm"),
        (_make("khong-co"), "chưa rõ thời điểm"),
        (_make(), ""),
    ],
)
def test_a_standing_is_told_with_the_date_of_its_newest_evidence(catalog: Catalog, status: Status, told: str) -> None:
    assert write_status_date(catalog, status) == told


def test_of_several_sources_the_newest_counts(catalog: Catalog) -> None:
    catalog = _publish(catalog, {_DATED: "2016-05-15", _UNDATED: "2016-11/2017-02"})
    assert str(find_status_date(catalog, _make(_DATED, _UNDATED))) == "2016-11/2017-02"
