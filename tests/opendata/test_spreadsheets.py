"""The tables open as Vietnamese in a spreadsheet, hold a row for everything, and run nothing."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook.memo import ONCE
from handbook.opendata.cells import write_rows
from handbook.opendata.export import render_catalog
from handbook.opendata.spreadsheets import TABLES, Spreadsheet
from handbook.pages import Library

Rows = list[dict[str, str]]
Gather = Callable[[Path], Library]


def render(library: Library, base: str = "") -> dict[str, str]:
    return {table.address: b"".join(table.render(library, base, ONCE)).decode() for table in TABLES}


def read(library: Library, name: str, base: str = "") -> Rows:
    text = render(library, base)[f"data/{name}.csv"]
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.address)
def test_a_table_opens_as_vietnamese_in_a_spreadsheet(library: Library, table: Spreadsheet[Any]) -> None:
    text = render(library)[table.address]
    assert text.startswith("\ufeffmã")
    assert text.count("\ufeff") == 1
    assert text.count("\n") == text.count("\r\n")
    assert text.endswith("\r\n")


@pytest.mark.parametrize("name", ["library", "real_library"])
def test_every_row_has_a_cell_for_every_column(request: pytest.FixtureRequest, name: str) -> None:
    library: Library = request.getfixturevalue(name)
    for address, text in render(library).items():
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
        assert len(rows) > 1, address
        assert {len(row) for row in rows} == {len(rows[0])}, address
        assert len(set(rows[0])) == len(rows[0]), address


def test_every_column_is_explained() -> None:
    for table in TABLES:
        assert all(column.meaning and column.meaning[-1] != "." for column in table.columns)


@pytest.mark.parametrize("name", ["library", "real_library"])
def test_the_tables_and_the_catalog_hold_the_same(request: pytest.FixtureRequest, name: str) -> None:
    library: Library = request.getfixturevalue(name)
    data = json.loads(b"".join(render_catalog(library, "", ONCE)))
    dossiers = [*data["directives"], *data["bodies"], *data["models"]]
    assert [row["mã"] for row in read(library, "documents")] == [item["id"] for item in data["directives"]]
    assert [row["mã"] for row in read(library, "units")] == [item["id"] for item in data["bodies"]]
    assert [(row["mã bản ghi"], row["mã"], row["in là"]) for row in read(library, "figures")] == [
        (item["id"], figure["id"], figure["printed"]) for item in dossiers for figure in item["figures"]
    ]
    assert [(row["mã văn bản"], row["mã quan hệ"], row["mã văn bản kia"]) for row in read(library, "relations")] == [
        (item["id"], relation["type"], relation["target"])
        for item in data["directives"]
        for relation in item["relations"]
    ]
    assert [(row["mã"], row["mã đơn vị"]) for row in read(library, "models")] == [
        (item["id"], "; ".join(each["unit"] for each in item["units"])) for item in data["models"]
    ]
    assert {(row["mã nguồn"], row["chỗ"], row["địa chỉ điều ấy"]) for row in read(library, "citations")} == {
        (source["id"], use["locator"], use["address"]) for source in data["sources"] for use in source["used_by"]
    }


def test_a_figure_has_its_printed_form_its_value_and_its_source(library: Library) -> None:
    rows = {row["mã"]: row for row in read(library, "figures")}
    almost = rows["dang-vien-tham-gia"]
    assert [almost[column] for column in ("in là", "mức độ", "giá trị", "đơn vị")] == [
        "1 vạn",
        "gần",
        "10000",
        "đảng viên",
    ]
    assert rows["ty-le-tham-gia"]["giá trị"] == "99.38"
    assert rows["khen-tat-ca"]["nguồn"] == "bai-bao-mau-2017#d4"
    assert rows["khen-tat-ca"]["sai lệch"].startswith("Hai số thành phần cộng lại là 358")
    assert rows["khen-tat-ca"]["trang"] == "dien-hinh/dang-uy-mau.html#khen-tat-ca"


def test_a_figure_tells_its_time_as_a_day_a_period_or_a_meeting(library: Library) -> None:
    rows = {row["mã"]: row for row in read(library, "figures")}
    columns = ("tính đến", "từ", "đến", "tại hội nghị")
    assert [tuple(rows[each][column] for column in columns) for each in ("khen-tat-ca", "ty-le-tham-gia")] == [
        ("2017-05", "", "", ""),
        ("", "2016-05", "2017-04", ""),
    ]
    assert rows["dang-vien-tre"]["tại hội nghị"] == "Hội nghị học tập năm 2017, 2017-02-30"


def test_a_model_tells_who_runs_it_for_whom_how_and_whether_still(library: Library) -> None:
    rows = {row["mã"]: row for row in read(library, "models")}
    row = rows["so-viec-tot"]
    assert [row[column] for column in ("đơn vị", "lĩnh vực", "đối tượng", "còn thực hiện", "tính đến")] == [
        "Đảng ủy Mẫu",
        "Xây dựng Đảng",
        "Đảng viên",
        "có",
        "2023",
    ]
    assert row["cách làm"].startswith("Mỗi chi bộ giữ một cuốn sổ, ai cũng ghi được. ")
    assert row["trang"] == "mo-hinh/so-viec-tot.html"
    assert rows["gio-day-hoc-som"]["đơn vị"] == "Chi bộ Hoa Sen; Đảng ủy Mẫu"
    assert (rows["am-nuoc-dau-xom"]["còn thực hiện"], rows["am-nuoc-dau-xom"]["lĩnh vực"]) == ("", "")


def test_documents_models_and_figures_tell_their_subjects(library: Library) -> None:
    documents = {row["mã"]: row["chủ đề"] for row in read(library, "documents")}
    assert (documents["05-ct-tum-2016"], documents["01-kl-tum-2021"]) == ("Nêu gương", "")
    models = {row["mã"]: row["chủ đề"] for row in read(library, "models")}
    assert models["so-viec-tot"] == "Nêu gương; Sinh hoạt chi bộ"
    figures = {row["mã"]: row["chủ đề"] for row in read(library, "figures")}
    assert (figures["khen-tat-ca"], figures["viec-tot-2017"]) == ("Nêu gương", "")


def test_a_document_keeps_its_zero_and_leaves_open_what_no_source_says(library: Library) -> None:
    rows = {row["mã"]: row for row in read(library, "documents")}
    assert rows["05-ct-tum-2016"]["số"] == "05"
    assert rows["08-kh-dum-2016"]["ngày ban hành"] == "2016-11"
    assert rows["nq-hoi-nghi-4-khoa-xii"]["ngày ban hành"] == ""
    assert rows["05-ct-tum-2016"]["đơn vị thực hiện"] == "chi-bo-hoa-sen; dang-uy-mau"


def test_a_document_tells_who_signed_it_and_in_which_role(library: Library) -> None:
    rows = {row["mã"]: (row["người ký"], row["chức vụ người ký"]) for row in read(library, "documents")}
    assert rows["01-kl-tum-2021"] == ("Lê Thị Mẫu", "Phó Bí thư Tỉnh ủy")
    assert rows["05-ct-tum-2016"] == ("", "")


def test_addresses_are_whole_where_the_site_has_one(library: Library) -> None:
    rows = read(library, "documents", "https://so-tay.example/")
    assert all(row["trang"].startswith("https://so-tay.example/van-ban/") for row in rows)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "－"])
def test_no_cell_of_words_can_run_as_a_formula(
    change: Callable[[str, str, str], Path], gather: Gather, library: Library, sign: str
) -> None:
    formula = f"{sign}HYPERLINK(1)"
    change("vocabulary/indicators/mo-hinh.yml", "label: Mô hình điển hình", f'label: "{formula}"')
    root = change("directives/05-ct-tum-2016.yml", "scope: Toàn tỉnh", f'scope: "{formula}"')
    rows = read(gather(root), "figures")
    row = next(row for row in rows if row["mã bản ghi"] == "05-ct-tum-2016")
    assert (row["đếm gì"], row["phạm vi"]) == (f"'{formula}", f"'{formula}")
    assert len(rows) == len(read(library, "figures"))


def test_a_number_below_zero_stays_a_number(change: Callable[[str, str, str], Path], gather: Gather) -> None:
    root = change("directives/05-ct-tum-2016.yml", "value: 25525", "value: -25525")
    assert "-25525" in {row["giá trị"] for row in read(gather(root), "figures")}


def test_rows_end_as_a_table_for_the_web_does() -> None:
    assert write_rows([("a", "b,c"), ("ă", '"')]) == 'a,"b,c"\r\nă,""""\r\n'.encode()
