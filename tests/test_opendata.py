"""The open data says all that the records say, and both directions of every relation."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook.catalog import FOLDERS, VOCABULARY
from handbook.cli import Checked, read_checked
from handbook.opendata import render_catalog, render_figures
from handbook.pages.addresses import source_address

DERIVED = {"address", "inverse_relations", "implemented_by"}


@pytest.fixture(scope="module")
def checked(toy: Path) -> Checked:
    return read_checked(toy)


@pytest.fixture(scope="module")
def data(checked: Checked) -> dict[str, Any]:
    return json.loads(render_catalog(checked.catalog, checked.lineage))


def read_figures(root: Path) -> list[dict[str, str]]:
    text = render_figures(read_checked(root).catalog)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_catalog_holds_every_record(data: dict[str, Any], checked: Checked) -> None:
    catalog = checked.catalog
    assert [item["id"] for item in data["directives"]] == list(catalog.directives)
    assert [item["id"] for item in data["bodies"]] == list(catalog.bodies)
    assert [item["id"] for item in data["sources"]] == list(catalog.sources)
    assert len(data["changes"]) == len(catalog.changes)
    assert len(data["shared_names"]) == len(catalog.shared_names)
    assert {*data["vocabulary"], "issuers", "shared_names", "changes"} == set(VOCABULARY)
    assert all(data["vocabulary"].values())


@pytest.mark.parametrize("folder", ["directives", "sources"])
def test_a_record_can_be_read_back_from_the_data(data: dict[str, Any], checked: Checked, folder: str) -> None:
    for item in data[folder]:
        again = FOLDERS[folder].model_validate({key: value for key, value in item.items() if key not in DERIVED})
        assert again == getattr(checked.catalog, folder)[item["id"]].record


def test_every_relation_is_found_at_its_target_with_the_inverse_label(data: dict[str, Any], checked: Checked) -> None:
    labels = {item["id"]: item["inverse_label"] for item in data["vocabulary"]["relations"]}
    forward = {
        (relation["target"], relation["type"], labels[relation["type"]], item["id"])
        for item in data["directives"]
        for relation in item.get("relations", ())
    }
    inverse = [
        (item["id"], relation["type"], relation["label"], relation["source"])
        for item in data["directives"]
        for relation in item["inverse_relations"]
    ]
    assert len(inverse) == len(set(inverse)) == len(checked.lineage.links)
    assert set(inverse) == forward


def test_a_document_names_the_units_that_carry_it_out(data: dict[str, Any]) -> None:
    found = {item["id"]: item["implemented_by"] for item in data["directives"]}
    assert found["05-ct-tum-2016"] == ["chi-bo-hoa-sen", "dang-uy-mau"]
    assert found["01-kl-tum-2021"] == ["xa-dong-xanh"]
    assert found["01-nq-dum-2012"] == []


def test_every_record_tells_the_address_of_its_page(data: dict[str, Any]) -> None:
    assert {item["id"]: item["address"] for item in data["bodies"]} == {
        "chi-bo-hoa-sen": "dien-hinh/chi-bo-hoa-sen.html",
        "dang-uy-mau": "dien-hinh/dang-uy-mau.html",
        "huyen-uy-suoi-trong": "co-quan/huyen-uy-suoi-trong.html",
        "tinh-uy-mau": "co-quan/tinh-uy-mau.html",
        "xa-dong-xanh": "dien-hinh/xa-dong-xanh.html",
    }
    assert all(item["address"] == source_address(item["id"]) for item in data["sources"])


def test_letters_stay_letters(checked: Checked) -> None:
    assert "Đảng ủy Mẫu" in render_catalog(checked.catalog, checked.lineage)


def test_what_is_typed_with_zeros_keeps_them(data: dict[str, Any]) -> None:
    plan = next(item for item in data["directives"] if item["id"] == "08-kh-dum-2016")
    assert (plan["number"], plan["issued"]) == ("08", "2016-11")


def test_the_table_opens_as_vietnamese_in_a_spreadsheet(checked: Checked) -> None:
    text = render_figures(checked.catalog)
    assert text.startswith("\ufeffbản ghi,mã,đếm gì,")
    assert text.count("\ufeff") == 1
    assert text.endswith("\r\n")


def test_the_table_has_a_row_for_every_figure(toy: Path, checked: Checked) -> None:
    expected = [
        (record.id, figure.id)
        for entries in (checked.catalog.directives, checked.catalog.bodies)
        for record in (entry.record for entry in entries.values())
        for figure in record.figures
    ]
    assert [(row["bản ghi"], row["mã"]) for row in read_figures(toy)] == expected


def test_a_row_has_the_printed_form_the_value_and_the_source(toy: Path) -> None:
    rows = {row["mã"]: row for row in read_figures(toy)}
    almost = rows["dang-vien-tham-gia"]
    assert [almost[column] for column in ("in là", "mức độ", "giá trị", "đơn vị")] == [
        "1 vạn",
        "gần",
        "10000",
        "đảng viên",
    ]
    assert rows["ty-le-tham-gia"]["giá trị"] == "99.38"
    assert rows["khen-tat-ca"]["nguồn"] == "bai-bao-mau-2017, đoạn 4"
    assert rows["khen-tat-ca"]["sai lệch"].startswith("Hai số thành phần cộng lại là 358")


def test_a_row_tells_its_time_as_a_day_a_period_or_a_meeting(toy: Path) -> None:
    rows = {row["mã"]: row for row in read_figures(toy)}
    columns = ("tính đến", "từ", "đến", "tại hội nghị")
    assert [tuple(rows[each][column] for column in columns) for each in ("khen-tat-ca", "ty-le-tham-gia")] == [
        ("2017-05", "", "", ""),
        ("", "2016-05", "2017-04", ""),
    ]
    assert rows["dang-vien-tre"]["tại hội nghị"] == "Hội nghị học tập năm 2017, 2017-02-30"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_of_words_can_run_as_a_formula(change: Callable[[str, str, str], Path], toy: Path, sign: str) -> None:
    formula = f"{sign}HYPERLINK(1)"
    change("vocabulary/indicators.yml", "label: Mô hình điển hình", f'label: "{formula}"')
    root = change("directives/05-ct-tum-2016.yml", "scope: Toàn tỉnh", f'scope: "{formula}"')
    row = next(row for row in read_figures(root) if row["bản ghi"] == "05-ct-tum-2016")
    assert (row["đếm gì"], row["phạm vi"]) == (f"'{formula}", f"'{formula}")
    assert len(read_figures(root)) == len(read_figures(toy))
