"""What the pages of models say, and how a model is told on the pages of units."""

from collections.abc import Callable, Mapping
from pathlib import Path

from flows import find_division, list_links, list_rows, read_card, read_cell, read_cells, read_flow, walk_flow
from handbook.pages import Library, Page, gather_library, limits
from handbook.pages.blocks import Heading, Items, Lines, Rest, Table
from handbook.pages.bodies import plan_body
from handbook.pages.lines import read
from handbook.pages.model_pages import plan_model
from handbook.reading import read_checked

Lay = Callable[[Mapping[str, str]], Path]

_CITED = "cite: [bai-bao-mau-2023#d3]"


def gather(root: Path) -> Library:
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics
    return gather_library(checked.catalog, checked.lineage, checked.names)


def list_named(page: Page) -> Lines:
    (names,) = (block for block in find_division(page, "muc-mo-hinh") if isinstance(block, Lines))
    return names


def write_model(identifier: str, unit: str = "xa-dong-xanh", more: str = "") -> str:
    return f"id: {identifier}\nname: Nếp {identifier}\nunits:\n  - {{unit: {unit}, {_CITED}}}\n{_CITED}\n{more}"


def test_a_model_tells_who_runs_it_where_for_whom_and_whether_still(library: Library) -> None:
    card = {label: read(line) for label, line in read_card(plan_model(library, "so-viec-tot")).items()}
    assert card == {
        "Ai làm": "Đảng ủy Mẫu",
        "Cách làm": "Mỗi chi bộ giữ một cuốn sổ, ai cũng ghi được. Xem cả 2",
        "Số liệu mới nhất": ("Đảng viên tham gia học tập: 120 đảng viên, tính đến 2017, Sổ việc tốt của Đảng bộ Mẫu"),
        "Tên": "Sổ việc tốt",
        "Còn gọi là": "Cuốn sổ việc tốt",
        "Nơi": "Tỉnh Mẫu",
        "Lĩnh vực": "Xây dựng Đảng",
        "Đối tượng": "Đảng viên",
        "Chủ đề": "Nêu gương, Sinh hoạt chi bộ",
        "Góp phần thực hiện": "Chỉ thị 05-CT/TUM · Nghị quyết 01-NQ/ĐUM (2016)",
        "Hiện nay": "còn thực hiện, theo nguồn mới nhất 2023",
    }


def test_models_of_one_name_have_titles_that_differ_by_their_units(lay: Lay) -> None:
    told = {
        "mot": write_model("mot"),
        "hai": write_model("hai", "chi-bo-hoa-sen").replace("Nếp hai", "Nếp mot"),
        "ba": write_model("ba"),
    }
    library = gather(lay({f"exemplars/models/{each}.yml": text for each, text in told.items()}))
    titles = [plan_model(library, each).title for each in told]
    assert titles == ["Nếp mot – Xã Đồng Xanh", "Nếp mot – Chi bộ Hoa Sen", "Nếp ba"]


def test_a_model_names_each_unit_with_where_and_since_when_and_what_is_said_of_it(library: Library) -> None:
    page = plan_model(library, "gio-day-hoc-som")
    assert read(page.head.subject) == "Chi bộ Hoa Sen, Đảng ủy Mẫu"
    (units,) = (block for block in find_division(page, "muc-don-vi") if isinstance(block, Lines))
    assert list(map(read, units.items)) == [
        "Chi bộ Hoa Sen, Tỉnh Mẫu",
        "Đảng ủy Mẫu, Tỉnh Mẫu. Đảng ủy cho các chi bộ khác làm theo.",
    ]
    assert [line[-1].cites for line in units.items] == [(1,), (2,)]
    (units,) = (block for block in find_division(plan_model(library, "so-viec-tot"), "muc-don-vi"))
    assert read(units.items[0]) == "Đảng ủy Mẫu, Tỉnh Mẫu, từ 2016"


def test_a_model_tells_what_it_is_and_how_it_is_done_with_its_figures(library: Library) -> None:
    page = plan_model(library, "so-viec-tot")
    (steps,) = (block for block in find_division(page, "muc-cach-lam") if isinstance(block, Items))
    assert steps.is_ordered
    assert read_flow((steps,)) == [
        "Mỗi chi bộ giữ một cuốn sổ, ai cũng ghi được.",
        "Cuối tháng đọc sổ ở buổi sinh hoạt.",
    ]
    (figure,) = list_rows(find_division(page, "muc-so-lieu"))
    assert (read_cells(figure)[1], figure.anchor) == ("120 đảng viên", "viec-tot-2017")
    assert read_flow(find_division(page, "muc-ket-qua")) == ["Bài năm 2017 kể sổ ghi được nhiều việc."]


def test_what_no_source_tells_of_a_model_is_said_to_be_missing(library: Library) -> None:
    page = plan_model(library, "hang-cay-nho-on")
    assert find_division(page, "muc-cach-lam") == ()
    assert "Chưa có trong nguồn: cách làm; số liệu; còn thực hiện hay không." in " ".join(read_flow(page.blocks))
    card = read_card(page)
    missing = [label for label, line in card.items() if read(line) == "chưa có trong nguồn"]
    assert missing == ["Lĩnh vực", "Đối tượng"]


def test_every_model_is_listed_by_name_with_who_runs_it_where_and_for_whom(pages: Mapping[str, Page]) -> None:
    (table,) = (block for block in walk_flow(pages["mo-hinh/index"].blocks) if isinstance(block, Table))
    assert [read_cells(row) for row in table.rows] == [
        ["Ấm nước đầu xóm", "Xã Đồng Xanh", "Tỉnh An Mẫu", "chưa ghi", "chưa ghi"],
        ["Giờ dạy học sớm", "Chi bộ Hoa Sen, Đảng ủy Mẫu", "Tỉnh Mẫu", "Giáo dục", "Đảng viên, Học sinh, sinh viên"],
        ["Hàng cây nhớ ơn", "Xã Đồng Xanh", "Tỉnh An Mẫu", "chưa ghi", "chưa ghi"],
        ["Sổ việc tốt", "Đảng ủy Mẫu", "Tỉnh Mẫu", "Xây dựng Đảng", "Đảng viên"],
    ]
    assert read_cell(table.rows[0].cells[0])[1] == "Đặt ấm nước chè cho người đi làm đồng."
    assert [column.heading for column in table.columns if column.is_choice] == ["Nơi", "Lĩnh vực", "Đối tượng"]


def test_models_stand_under_their_fields_audiences_and_places(pages: Mapping[str, Page]) -> None:
    for way in ("linh-vuc/giao-duc", "doi-tuong/hoc-sinh-sinh-vien"):
        (models,) = (each for each in pages[f"tra-cuu/{way}"].blocks if each.anchor == "muc-mo-hinh")
        (row,) = list_rows((models,))
        assert list_links(row.cells[0].line) == ["../../mo-hinh/gio-day-hoc-som.html"]
    blocks = walk_flow(pages["tra-cuu/tinh/an-mau"].blocks)
    assert "2 mô hình" in {read(block.line) for block in blocks if isinstance(block, Heading)}


def test_a_unit_names_its_models_each_at_the_place_it_had_on_that_page(library: Library) -> None:
    names = list_named(plan_body(library, "dang-uy-mau"))
    assert names.anchors == ("gio-day-hoc-som", "so-viec-tot")
    assert [list_links(line)[0] for line in names.items] == [
        "../mo-hinh/gio-day-hoc-som.html",
        "../mo-hinh/so-viec-tot.html",
    ]
    assert read(names.items[1]).startswith("Sổ việc tốt. Mỗi chi bộ ghi lại việc tốt trong tuần")


def test_a_model_with_the_id_of_its_unit_behind_keeps_its_place_and_takes_none_that_is_taken(lay: Lay) -> None:
    models = {name: write_model(name) for name in ("nep-xa-dong-xanh", "so-mo-hinh")}
    root = lay({f"exemplars/models/{name}.yml": text for name, text in models.items()})
    anchors = list_named(plan_body(gather(root), "xa-dong-xanh")).anchors
    assert set(anchors) == {"nep", "", "am-nuoc-dau-xom", "hang-cay-nho-on"}


def test_a_body_with_many_models_leads_to_the_page_of_all(lay: Lay) -> None:
    count = limits.MODELS + 1
    root = lay({f"exemplars/models/nep-{each}.yml": write_model(f"nep-{each}", "tinh-uy-mau") for each in range(count)})
    library = gather(root)
    page = plan_body(library, "tinh-uy-mau")
    assert len(list_named(page).items) == limits.MODELS
    (rest,) = (block for block in find_division(page, "muc-mo-hinh") if isinstance(block, Rest))
    assert (rest.href, rest.total) == ("tinh-uy-mau/mo-hinh.html", count)


def test_a_document_with_many_models_leads_to_the_page_of_all(lay: Lay) -> None:
    more = "serves: [chuyen-de-2017]\n"
    names = [f"nep-{each}" for each in range(limits.MODELS + 1)]
    library = gather(lay({f"exemplars/models/{name}.yml": write_model(name, more=more) for name in names}))
    assert len(library.lineage.serving["chuyen-de-2017"]) == len(names)
    assert "chuyen-de-2017" in library.lineage.implemented["xa-dong-xanh"]


def test_a_commendation_says_how_many_were_commended(library: Library) -> None:
    told = " ".join(read_flow(find_division(plan_body(library, "dang-uy-mau"), "muc-khen-thuong")))
    assert "38 tập thể" in told
