"""Records that come, go, move or get another id: what breaks by it is told, what does not is let pass."""

from pathlib import Path

import pytest
from edited import Compare, Lay

from handbook.difference import Difference, RecordChange, compare_catalogs
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog

_CD17, _SOURCE = "directives/chuyen-de-2017.yml", "sources/bai-bao-mau-2017.yml"
_LOST = "mã cũ chưa ghi vào «previous_ids», đường dẫn cũ sẽ hỏng"


def rename(toy: Path, lay: Lay, name: str, new: str, *, more: str = "") -> Difference:
    """Give a record another id everywhere, and its file another name."""
    old = Path(name).stem
    files: dict[str, str | bytes | None] = {}
    for path in toy.glob("*/*.yml"):
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
    named = (*later.directives.values(), *later.bodies.values(), *later.glossary.values())
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
