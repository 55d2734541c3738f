"""The account of what the records hold and lack."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.desk.coverage import Coverage, measure_coverage, render_coverage, render_coverage_json
from handbook.desk.maintenance import measure_maintenance
from handbook.lineage.links import find_lineage
from handbook.records.loading import read_catalog
from handbook.text import PartialDate

TODAY = PartialDate(2026, 11, 27)


def _measure(root: Path) -> Coverage:
    catalog = read_catalog(root).catalog
    return measure_coverage(catalog, find_lineage(catalog), measure_maintenance(root, catalog, TODAY))


@pytest.fixture(scope="module")
def coverage(toy: Path) -> Coverage:
    return _measure(toy)


def _gap(coverage: Coverage, code: str) -> tuple[int, tuple[str, ...]]:
    (gap,) = (gap for gap in coverage.gaps if gap.code == code)
    return gap.total, gap.missing


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("directive-issued", ("chuyen-de-2017", "nq-hoi-nghi-4-khoa-xii")),
        ("directive-issuer", ("chuyen-de-2017",)),
        ("directive-relation", ()),
    ],
)
def test_documents_that_lack_something_are_named(coverage: Coverage, code: str, missing: tuple[str, ...]) -> None:
    assert _gap(coverage, code) == (8, missing)


def test_a_document_that_is_only_a_target_is_not_alone(coverage: Coverage) -> None:
    assert "nq-hoi-nghi-4-khoa-xii" not in _gap(coverage, "directive-relation")[1]


def test_units_that_lack_something_are_named(coverage: Coverage) -> None:
    total, missing = _gap(coverage, "exemplar-figures")
    assert total == 3
    assert "dang-uy-mau" not in missing


def test_a_passage_that_nothing_cites_is_named(change: Callable[[str, str, str], Path]) -> None:
    name = "sources/bai-bao-mau-2023.yml"
    root = change(name, "passages:\n", "passages:\n  - id: d99\n    opening: Cuối bài\n")
    (use,) = (use for use in _measure(root).sources if use.source == "bai-bao-mau-2023")
    assert "đoạn 99" in use.uncited
    assert use.passages - len(use.uncited) > 0
    assert use.claims > 0


def test_counts_are_of_the_whole(coverage: Coverage) -> None:
    assert coverage.counts["văn bản"] == 8
    assert coverage.counts["điển hình"] == 3
    assert coverage.counts["nguồn"] == 2
    assert coverage.counts["điều có nguồn"] <= coverage.counts["trích dẫn"]


def test_the_account_reads_as_vietnamese(coverage: Coverage) -> None:
    text = render_coverage(coverage)
    assert "    1/8   văn bản chưa có cơ quan ban hành\n          chuyen-de-2017\n" in text
    assert "bai-bao-mau-2017: " in text


def test_programs_get_everything(coverage: Coverage) -> None:
    content = json.loads(render_coverage_json(coverage))
    assert [gap["code"] for gap in content["gaps"]] == [gap.code for gap in coverage.gaps]
    assert content["counts"]["văn bản"] == 8
