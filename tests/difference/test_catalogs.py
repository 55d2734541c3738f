"""Records that come, go, move or get another id: what breaks by it is told, what does not is let pass."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from edited import Compare, Lay

from handbook.difference import Difference, OutsideFile, RecordChange, compare_catalogs
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog

_CD17, _SOURCE = "directives/chuyen-de-2017.yml", "sources/bai-bao-mau-2017.yml"
_LOST = "mã cũ chưa ghi vào «previous_ids», đường dẫn cũ sẽ hỏng"


def rename(toy: Path, lay: Lay, name: str, new: str, *, more: str = "") -> Difference:
    """Give a record another id everywhere, and its file another name."""
    old = Path(name).stem
    files: dict[str, str | bytes | None] = {}
    for path in toy.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        if old in text:
            files[path.relative_to(toy).as_posix()] = text.replace(old, new)
    moved = files.pop(name)
    assert isinstance(moved, str)
    files |= {name: None, f"{Path(name).parent}/{new}.yml": moved.replace(f"id: {new}\n", f"id: {new}\n{more}", 1)}
    return compare_catalogs(read_catalog(toy).catalog, read_catalog(lay(files)).catalog, pages=False)


def only(difference: Difference) -> RecordChange:
    (record,) = difference.records
    return record


def test_a_document_with_another_id_loses_its_address(toy: Path, lay: Lay) -> None:
    record = only(rename(toy, lay, _CD17, "chuyen-de-moi"))
    assert (record.action, record.previous_id, record.id) == ("renamed", "chuyen-de-2017", "chuyen-de-moi")
    assert record.warnings == (_LOST,)


def test_a_document_that_says_its_former_id_keeps_its_address(toy: Path, lay: Lay) -> None:
    record = only(rename(toy, lay, _CD17, "chuyen-de-moi", more="previous_ids:\n  - chuyen-de-2017\n"))
    assert record.action == "renamed"
    assert record.warnings == ()


def test_a_document_that_says_another_former_id_loses_its_address(toy: Path, lay: Lay) -> None:
    record = only(rename(toy, lay, _CD17, "chuyen-de-moi", more="previous_ids:\n  - chuyen-de-khac\n"))
    assert record.warnings == (_LOST,)


def test_a_unit_with_another_id_loses_its_address(toy: Path, lay: Lay) -> None:
    record = only(rename(toy, lay, "exemplars/xa-dong-xanh.yml", "xa-xanh-moi"))
    assert record.warnings == (_LOST,)


def test_a_source_with_another_id_loses_its_address_however_often_it_is_cited(toy: Path, lay: Lay) -> None:
    record = only(rename(toy, lay, _SOURCE, "bai-2017"))
    assert (record.action, record.previous_id) == ("renamed", "bai-bao-mau-2017")
    assert record.warnings == (_LOST,)


def test_a_document_taken_away_names_who_still_names_it(before: Catalog, lay: Lay) -> None:
    later = read_catalog(lay({"directives/05-ct-tum-2016.yml": None})).catalog
    record = only(compare_catalogs(before, later, pages=False))
    assert record.warnings[0] == "trang sẽ mất, mọi đường dẫn tới trang sẽ hỏng"
    named = record.warnings[1].removeprefix("còn được nhắc ở ").split(" và ")[0].split(", ")
    assert "Kết luận 01-KL/TUM" in named
    assert len(named) == len(set(named)) <= 5


def test_a_document_taken_away_that_nobody_names_only_loses_its_page(lay: Lay, toy: Path) -> None:
    text = (toy / _CD17).read_text(encoding="utf-8").replace("id: chuyen-de-2017\n", "id: chuyen-de-le\n")
    earlier = read_catalog(lay({"directives/chuyen-de-le.yml": text})).catalog
    record = only(compare_catalogs(earlier, read_catalog(toy).catalog, pages=False))
    assert record.warnings == ("trang sẽ mất, mọi đường dẫn tới trang sẽ hỏng",)


def test_more_than_five_users_are_counted(before: Catalog, lay: Lay) -> None:
    later = read_catalog(lay({_SOURCE: None})).catalog
    record = only(compare_catalogs(before, later, pages=False))
    words = record.warnings[1]
    named = (*later.directives.values(), *later.bodies.values(), *later.models.values(), *later.glossary.values())
    users = {entry.record.id for entry in named if _cites(entry.record)}
    assert words.endswith(f" và {len(users) - 5} nơi nữa")
    assert words.count(", ") == 4


def _cites(record: object) -> bool:
    return "bai-bao-mau-2017" in repr(record)


@pytest.mark.parametrize("broken", ["id: [\n", ""])
def test_a_record_that_cannot_be_read_is_no_loss(before: Catalog, lay: Lay, broken: str) -> None:
    difference = compare_catalogs(before, read_catalog(lay({_CD17: broken})).catalog, pages=False)
    assert difference.records == ()
    assert difference.unread == ("chuyen-de-2017",)


def test_warnings_of_records_and_of_statements_are_counted_together(compare: Compare) -> None:
    difference = compare(
        (_SOURCE, "url: https://bao-mau.example/dang-bo-mau\n", ""),
        ("directives/05-ct-tum-2016.yml", "issued: 2016-05-15", "issued: 2016-05-16"),
    )
    assert difference.warnings == 2


_KH08 = "directives/08-kh-dum-2016.yml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: ke-hoach", "type: huong-dan"),
        ("number: 08", "number: 09"),
        ("symbol: 08-KH/ĐUM", "symbol: 09-KH/ĐUM"),
        ("issuer: dang-uy-mau", "issuer: tinh-uy-mau"),
        ("issued: 2016-11", "issued: 2016-12"),
        ("title: Thực hiện", "title: Làm theo"),
    ],
)
def test_a_document_that_differs_in_more_than_its_id_is_another(
    old: str, new: str, before: Catalog, toy: Path, lay: Lay
) -> None:
    text = (toy / _KH08).read_text(encoding="utf-8").replace("id: 08-kh-dum-2016", "id: van-ban-moi")
    assert old in text
    same = compare_catalogs(
        before, read_catalog(lay({_KH08: None, "directives/van-ban-moi.yml": text})).catalog, pages=False
    )
    assert ("renamed", "van-ban-moi") in [(record.action, record.id) for record in same.records]
    later = read_catalog(lay({"directives/van-ban-moi.yml": text.replace(old, new)})).catalog
    changes = [(record.action, record.id) for record in compare_catalogs(before, later, pages=False).records]
    assert ("removed", "08-kh-dum-2016") in changes
    assert ("added", "van-ban-moi") in changes


@pytest.mark.parametrize("more", ["", "previous_ids:\n  - chuyen-de-2017\n"])
def test_a_copy_beside_a_record_is_added_and_takes_nothing_of_it(
    more: str, before: Catalog, toy: Path, lay: Lay
) -> None:
    text = (toy / _CD17).read_text(encoding="utf-8").replace("id: chuyen-de-2017\n", f"id: chuyen-de-moi\n{more}")
    later = read_catalog(lay({"directives/chuyen-de-moi.yml": text})).catalog
    record = only(compare_catalogs(before, later, pages=False))
    assert (record.action, record.id, record.previous_id) == ("added", "chuyen-de-moi", "")
    assert only(compare_catalogs(later, before, pages=False)).action == "removed"


def test_an_issuer_that_stays_one_and_gets_a_file_as_well_is_added_there(before: Catalog, toy: Path, lay: Lay) -> None:
    text = (toy / "exemplars/chi-bo-hoa-sen.yml").read_text(encoding="utf-8")
    unit = text.replace("id: chi-bo-hoa-sen", "id: huyen-uy-suoi-trong")
    later = read_catalog(lay({"exemplars/huyen-uy-suoi-trong.yml": unit})).catalog
    record = only(compare_catalogs(before, later, pages=False))
    assert (record.action, record.kind, record.id) == ("added", "exemplars", "huyen-uy-suoi-trong")
    record = only(compare_catalogs(later, before, pages=False))
    assert (record.action, record.kind, record.id) == ("removed", "exemplars", "huyen-uy-suoi-trong")


def test_a_small_handbook_tells_its_pages_without_being_asked(before: Catalog, toy: Path, lay: Lay) -> None:
    text = (toy / _CD17).read_text(encoding="utf-8").replace("title: Nói", "title: Lời nói")
    later = read_catalog(lay({_CD17: text})).catalog
    pages = compare_catalogs(before, later).pages
    assert pages is not None
    assert pages.changed
    assert compare_catalogs(before, later, pages=False).pages is None


_UNIT, _ISSUERS = "exemplars/xa-dong-xanh.yml", "vocabulary/issuers.yml"
_ALONE, _NEW = "directives/chuyen-de-le.yml", "directives/chuyen-de-moi.yml"


def list_actions(difference: Difference) -> list[tuple[str, str, str]]:
    return [(record.action, record.kind, record.id) for record in difference.records]


def read_toy(toy: Path, name: str, *changes: tuple[str, str]) -> str:
    """Read a file of the toy, with passages replaced."""
    text = (toy / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"«{old}» is not in {name}"
        text = text.replace(old, new, 1)
    return text


def write_alone(toy: Path, name: str = _ALONE, more: str = "") -> str:
    """Write a document that no other record of the toy names."""
    return read_toy(toy, _CD17, ("id: chuyen-de-2017\n", f"id: {Path(name).stem}\n{more}"))


def test_changed_records_stand_in_the_order_of_folders_and_ids(before: Catalog, toy: Path, lay: Lay) -> None:
    files = {
        path.relative_to(toy).as_posix(): path.read_text(encoding="utf-8").replace(
            "\nstatus:", "\nnote: Mới.\nstatus:", 1
        )
        for path in toy.glob("directives/*.yml")
    }
    files = {name: re.sub(r"(?m)^note: Nguồn.*\n", "", text) for name, text in files.items()}
    files[_SOURCE] = read_toy(toy, _SOURCE, ("kind: Bài báo", "kind: Bản tin"))
    files[_UNIT] = read_toy(toy, _UNIT, ("Bắt đầu từ", "Làm từ"))
    difference = compare_catalogs(before, read_catalog(lay(files)).catalog, pages=False)
    documents = sorted(Path(name).stem for name, text in files.items() if "note: Mới." in text)
    expected = [*documents, Path(_UNIT).stem, Path(_SOURCE).stem]
    assert [record.id for record in difference.records] == expected


def test_what_cannot_be_read_is_listed_in_order_and_hides_the_pages_but_no_change(
    before: Catalog, toy: Path, lay: Lay
) -> None:
    broken = sorted(path.stem for path in toy.glob("directives/*-dum-*.yml"))
    files = {f"directives/{each}.yml": "id: [\n" for each in broken}
    files[_CD17] = read_toy(toy, _CD17, ("title: Nói", "title: Lời nói"))
    difference = compare_catalogs(before, read_catalog(lay(files)).catalog, pages=True)
    assert list_actions(difference) == [("changed", "directives", "chuyen-de-2017")]
    assert difference.unread == tuple(broken)
    assert difference.pages is None


def test_a_handbook_of_which_nothing_changed_has_no_changed_pages(before: Catalog, toy: Path) -> None:
    for pages in (True, False):
        difference = compare_catalogs(before, read_catalog(toy).catalog, pages=pages)
        assert difference.is_empty
        assert difference.pages is not None
        assert difference.pages.count == 0


def test_a_document_may_take_the_id_that_a_new_source_has_as_well(toy: Path, lay: Lay) -> None:
    earlier = read_catalog(lay({_ALONE: write_alone(toy)})).catalog
    source = read_toy(toy, _SOURCE, ("id: bai-bao-mau-2017", "id: bai-moi"), ("title: Đảng bộ", "title: Chi bộ"))
    document = write_alone(toy, "directives/bai-moi.yml")
    files = {_ALONE: None, "directives/bai-moi.yml": document, "sources/bai-moi.yml": source}
    difference = compare_catalogs(earlier, read_catalog(lay(files)).catalog, pages=False)
    assert list_actions(difference) == [("renamed", "directives", "bai-moi"), ("added", "sources", "bai-moi")]


def test_a_record_whose_file_is_broken_is_neither_gone_nor_renamed(before: Catalog, toy: Path, lay: Lay) -> None:
    copy = read_toy(toy, _CD17, ("id: chuyen-de-2017\n", "id: chuyen-de-moi\n"))
    root = lay({_CD17: "id: [\n", "directives/chuyen-de-moi.yml": copy})
    later = read_catalog(root).catalog
    assert list_actions(compare_catalogs(before, later, pages=False)) == [("added", "directives", "chuyen-de-moi")]
    assert list_actions(compare_catalogs(later, before, pages=False)) == [("removed", "directives", "chuyen-de-moi")]


def test_an_entry_that_cannot_be_read_is_no_change_of_its_table(before: Catalog, toy: Path, lay: Lay) -> None:
    name = "vocabulary/indicators/mo-hinh.yml"
    text = read_toy(toy, name, ("label: Mô hình điển hình\n", "tên: Mô hình\n"))
    later = read_catalog(lay({name: text})).catalog
    for pair in ((before, later), (later, before)):
        difference = compare_catalogs(*pair, pages=False)
        assert (difference.records, difference.unread) == ((), ("mo-hinh",))


def test_a_table_that_cannot_be_read_is_no_change_of_the_table(before: Catalog, lay: Lay) -> None:
    later = read_catalog(lay({"vocabulary/glossary.yml": "glossary: [\n"})).catalog
    difference = compare_catalogs(before, later, pages=False)
    assert (difference.records, difference.unread) == ((), ("vocabulary/glossary.yml",))


def test_few_users_are_named_and_none_is_counted(lay: Lay, toy: Path) -> None:
    named = {
        _ALONE: write_alone(toy),
        _UNIT: read_toy(toy, _UNIT, ("text: Bắt đầu từ", "text: Theo [[chuyen-de-le]], bắt đầu từ")),
    }
    earlier = read_catalog(lay(named)).catalog
    later = read_catalog(lay({_ALONE: None})).catalog
    record = only(compare_catalogs(earlier, later, pages=False))
    assert record.warnings[1:] == ("còn được nhắc ở Xã Đồng Xanh",)


def test_a_unit_that_gets_or_loses_its_file_is_moved_with_what_else_changed(
    before: Catalog, toy: Path, lay: Lay
) -> None:
    entry = re.split(r"(?m)^(?=  - )", read_toy(toy, _ISSUERS)).pop()
    unit = re.sub(r"(?m)^    ", "", entry.replace("  - id", "    id", 1)).replace("name: Huyện ủy Suối", "name: Suối")
    files = {
        _ISSUERS: read_toy(toy, _ISSUERS).replace(entry, ""),
        "exemplars/huyen-uy-suoi-trong.yml": unit,
    }
    later = read_catalog(lay(files)).catalog
    moves = {
        "exemplars": (before, later, "chuyển thành điển hình, có tệp riêng"),
        "issuers": (later, before, "chuyển về bảng cơ quan, không còn tệp riêng"),
    }
    for kind, (old, new, words) in moves.items():
        record = only(compare_catalogs(old, new, pages=False))
        assert (record.action, record.kind, record.id) == ("changed", kind, "huyen-uy-suoi-trong")
        moved, renamed = record.statements
        assert (moved.text, moved.warning) == (words, "địa chỉ trang đổi theo")
        assert renamed.path == "name"


def test_a_record_follows_the_former_id_it_says_rather_than_its_likeness(toy: Path, lay: Lay) -> None:
    alike = "directives/a-chuyen-de.yml"
    earlier = read_catalog(lay({alike: write_alone(toy, alike), _ALONE: write_alone(toy)})).catalog
    new = write_alone(toy, _NEW, "previous_ids:\n  - chuyen-de-le\n")
    later = read_catalog(lay({alike: None, _ALONE: None, _NEW: new})).catalog
    changes = [
        (each.action, each.id, each.previous_id) for each in compare_catalogs(earlier, later, pages=False).records
    ]
    assert changes == [("removed", "a-chuyen-de", ""), ("renamed", "chuyen-de-moi", "chuyen-de-le")]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [(_UNIT, "name: Xã Đồng Xanh\n", "name: Xã Đồng Vàng\n"), (_SOURCE, "title: Đảng bộ Mẫu học", "title: Học")],
)
def test_a_unit_or_a_source_that_is_called_otherwise_too_is_another(
    name: str, old: str, new: str, before: Catalog, toy: Path, lay: Lay
) -> None:
    folder, identifier = Path(name).parent.name, Path(name).stem
    text = read_toy(toy, name, (f"id: {identifier}\n", "id: cai-khac\n"), (old, new))
    files = {name: None, f"{folder}/cai-khac.yml": text}
    changes = list_actions(compare_catalogs(before, read_catalog(lay(files)).catalog, pages=False))
    assert [each for each in changes if each[1] == folder] == [
        (action, folder, each) for each, action in sorted({identifier: "removed", "cai-khac": "added"}.items())
    ]


def lay_link(toy: Path, lay: Lay, old: str, new: str) -> Difference:
    """Give a document another id while a unit's words link to it, or to another, by what is given."""
    linked = read_toy(toy, _UNIT, ("text: Bắt đầu từ", f"text: Theo [[{old}]], bắt đầu từ"))
    earlier = read_catalog(lay({_UNIT: linked, _ALONE: write_alone(toy)})).catalog
    files = {_ALONE: None, _NEW: write_alone(toy, _NEW), _UNIT: linked.replace(f"[[{old}]]", f"[[{new}]]")}
    return compare_catalogs(earlier, read_catalog(lay(files)).catalog, pages=False)


@pytest.mark.parametrize("words", ["", " ", "|chuyên đề", "|chuyen-de-le"])
def test_a_link_in_prose_follows_the_record_but_its_words_stay(words: str, toy: Path, lay: Lay) -> None:
    record = only(lay_link(toy, lay, f"chuyen-de-le{words}", f"chuyen-de-moi{words}".replace(" |", "|").rstrip()))
    assert (record.action, record.id) == ("renamed", "chuyen-de-moi")


def test_a_link_in_prose_to_another_record_is_a_change(toy: Path, lay: Lay) -> None:
    difference = lay_link(toy, lay, "01-kl-tum-2021", "05-ct-tum-2016")
    assert list_actions(difference) == [("renamed", *_NEW[:-4].split("/")), ("changed", "exemplars", "xa-dong-xanh")]


def test_a_record_is_called_by_its_short_name_and_its_title_where_that_says_more(compare: Compare) -> None:
    difference = compare(
        (_CD17, "title: Nói đi đôi", "title: Nói luôn đi đôi"),
        (_UNIT, "text: Bắt đầu từ", "text: Làm từ"),
        ("sources/bai-bao-mau-2023.yml", "kind:", "short_title: Bài 2023\nkind:"),
        (_SOURCE, "kind: Bài báo", "kind: Bản tin"),
    )
    called = {record.id: (record.name, record.title) for record in difference.records}
    assert called["chuyen-de-2017"] == ("Chuyên đề năm 2017", "Nói luôn đi đôi với làm")
    assert called["xa-dong-xanh"] == ("Xã Đồng Xanh", "")
    assert called["bai-bao-mau-2017"] == ("Đảng bộ Mẫu học tập và làm theo", "")
    assert called["bai-bao-mau-2023"][0] == "Bài 2023"
    assert called["bai-bao-mau-2023"][1] not in {"", "Bài 2023"}


@pytest.mark.parametrize(
    "found",
    [
        {"records": (RecordChange("added", "sources", "a", "A"),)},
        {"unread": ("a",)},
        {"outside": (OutsideFile("Makefile", "changed", "", ""),)},
        {"clashes": ("directives/a.yml",)},
    ],
)
def test_a_difference_is_empty_only_where_nothing_at_all_is_found(found: Mapping[str, Any]) -> None:
    nothing = Difference((), None)
    assert nothing.is_empty
    assert replace(nothing, outside=()).is_empty
    assert not replace(nothing, **found).is_empty
