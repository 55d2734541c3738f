"""The account of how records are spread over provinces, years and fields."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.desk.distribution import Distribution, list_distributions, measure_distributions
from handbook.lineage.links import find_lineage
from handbook.records.loading import read_catalog


def measure(root: Path) -> dict[str, Distribution]:
    catalog = read_catalog(root).catalog
    names = ("province", "year", "field")
    return dict(zip(names, measure_distributions(catalog, find_lineage(catalog)), strict=True))


@pytest.fixture(scope="module")
def distributions(toy: Path) -> dict[str, Distribution]:
    return measure(toy)


def find_counts(distribution: Distribution, name: str) -> dict[str, int]:
    return next(dict(share.counts) for share in distribution.shares if share.name == name)


def test_documents_count_for_the_year_they_were_issued_in(distributions: dict[str, Distribution]) -> None:
    assert find_counts(distributions["year"], "2016")["văn bản"] == 3


def test_a_year_between_others_without_a_document_is_thin(distributions: dict[str, Distribution]) -> None:
    assert "2018" in distributions["year"].thin
    assert "2016" not in distributions["year"].thin


def test_what_is_only_reported_counts_for_no_year(
    distributions: dict[str, Distribution], change: Callable[[str, str, str], Path]
) -> None:
    name = "directives/12-ct-tum-2017.yml"
    before = find_counts(distributions["year"], "2017").get("văn bản", 0)
    root = change(name, "id: 12-ct-tum-2017\n", "id: 12-ct-tum-2017\nissued: 2017-03-01\n")
    assert find_counts(measure(root)["year"], "2017").get("văn bản", 0) == before


def test_a_model_counts_for_the_province_of_each_body_that_runs_it(distributions: dict[str, Distribution]) -> None:
    counts = find_counts(distributions["province"], "Tỉnh Mẫu")
    assert counts["mô hình"] >= 1
    assert counts["số liệu"] >= 9


def test_a_field_without_a_model_is_thin(change: Callable[[str, str, str], Path]) -> None:
    root = change(
        "vocabulary/fields.yml",
        "fields:\n",
        "fields:\n  - id: the-thao\n    label: Thể thao\n    definition: Chơi và thi đấu.\n",
    )
    assert "Thể thao" in measure(root)["field"].thin


def test_the_shares_are_written_a_line_each(distributions: dict[str, Distribution]) -> None:
    lines = list(list_distributions(distributions.values()))
    assert any(line.startswith("  2016: 3 văn bản") for line in lines)
    assert any(line.startswith("  Chưa có văn bản nào: ") for line in lines)
