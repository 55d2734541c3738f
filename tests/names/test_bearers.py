"""The index of names: what is remembered of it is never stale, and dates are known no finer than records tell them."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from handbook.memo import Memo
from handbook.names.bearers import (
    NameIndex,
    Particulars,
    Speaker,
    find_names,
    find_speaker,
    find_symbol_names,
    index_names,
    read_key,
)
from handbook.names.mentions import Mention, parse_prose
from handbook.names.qualifiers import Day
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_CT05 = "directives/05-ct-tum-2016.yml"
_KL01 = "directives/01-kl-tum-2021.yml"


@pytest.fixture(scope="module")
def before(toy: Path) -> Catalog:
    return read_catalog(toy).catalog


def look_at(index: NameIndex) -> list[object]:
    return [getattr(index, field.name) for field in fields(NameIndex) if field.name != "grammar"]


def link(index: NameIndex, text: str) -> list[str]:
    return [run.target for run in parse_prose(index, text).runs if isinstance(run, Mention)]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (_CT05, "short_name: Chỉ thị 05-CT/TUM", "short_name: Chỉ thị học tập"),
        (_CT05, "issued: 2016-05-15", "issued: 2016-05-16"),
        (_CT05, "term: xii", "term: xiii"),
        (_CT05, "issuer: tinh-uy-mau", "issuer: dang-uy-mau"),
        (_CT05, "id: 05-ct-tum-2016", "id: 05-ct-tum-khac"),
        (_CT05, "title: ", "title: ["),
        ("sources/bai-bao-mau-2017.yml", "title: ", "title: ["),
        ("vocabulary/types.yml", "label: Chỉ thị", "label: Chỉ lệnh"),
        ("vocabulary/terms/xii.yml", "label: Khóa XII\n", "label: Khóa XIV\n"),
        ("vocabulary/issuers.yml", "name: Tỉnh ủy Mẫu", "name: Tỉnh ủy Khác"),
        ("vocabulary/issuers.yml", "    province: mau", "    province: an-mau"),
        ("vocabulary/shared_names.yml", "name: ", "name: Văn bản "),
    ],
)
def test_an_index_that_is_remembered_knows_all_that_changed(
    name: str, old: str, new: str, before: Catalog, toy: Path, lay: Lay
) -> None:
    text = (toy / name).read_text(encoding="utf-8")
    assert old in text
    after = read_catalog(lay({name: text.replace(old, new, 1)})).catalog
    memo = Memo()
    first = index_names(before, memo)
    second = index_names(after, memo)
    assert look_at(second) == look_at(index_names(after))
    assert look_at(second) != look_at(first) or find_labels(after) != find_labels(before)


def find_labels(catalog: Catalog) -> list[str]:
    return [entry.record.label for entry in catalog.types.values()]


def test_an_index_of_which_nothing_changed_stays_the_same_object(before: Catalog) -> None:
    memo = Memo()
    assert index_names(before, memo) is index_names(replace(before, glossary={}), memo)


@pytest.mark.parametrize(
    ("field", "left"),
    [("unread", frozenset({"bai-cu"})), ("shared_names", ()), ("bodies", {}), ("terms", {}), ("types", {})],
)
def test_an_index_knows_what_is_different_beside_records_that_stayed_the_same_objects(
    field: str, left: object, before: Catalog
) -> None:
    memo = Memo()
    index_names(before, memo)
    changes: dict[str, Any] = {field: left}
    after = replace(before, **changes)
    assert look_at(index_names(after, memo)) == look_at(index_names(after)) != look_at(index_names(before))


def test_a_broken_document_may_still_be_meant(lay: Lay) -> None:
    index = index_names(read_catalog(lay({_KL01: "id: [\n"})).catalog)
    assert link(index, "Theo [[01-kl-tum-2021]].") == ["01-kl-tum-2021"]
    assert link(index, "Theo [[01-kl-tum-2022]].") == []


@pytest.mark.parametrize(
    ("issued", "said", "is_meant"),
    [
        ("2016", "năm 2016", True),
        ("2016", "tháng 1/2016", False),
        ("2016", "ngày 1/1/2016", False),
        ("2016-05", "tháng 5/2016", True),
        ("2016-05", "ngày 1/5/2016", False),
        ("2016-05-15", "ngày 15/5/2016", True),
        ("2016-05-15", "ngày 15/6/2016", False),
    ],
)
def test_a_date_finer_than_the_record_tells_names_no_document(
    issued: str,
    said: str,
    is_meant: bool,  # noqa: FBT001 - pytest gives it by its name
    change: Callable[[str, str, str], Path],
) -> None:
    index = index_names(read_catalog(change(_CT05, "issued: 2016-05-15", f"issued: {issued}")).catalog)
    assert link(index, f"Theo Chỉ thị 05 {said}, xã làm.") == (["05-ct-tum-2016"] if is_meant else [])


def test_a_document_without_a_date_or_number_has_those_of_its_symbol(change: Callable[[str, str, str], Path]) -> None:
    old = "number: 05\nsymbol: 05-CT/TUM\n"
    root = change(_CT05, old, "symbol: 05/2016/CT-TUM\n")
    text = (root / _CT05).read_text(encoding="utf-8").replace("issued: 2016-05-15\n", "")
    (root / _CT05).write_text(text, encoding="utf-8")
    index = index_names(read_catalog(root).catalog)
    facts = index.borne["05-ct-tum-2016"].facts
    assert (facts.number, facts.letters, facts.year) == ("5", ("ct", "tum"), 2016)
    assert facts.date == Day(2016)
    assert index.numbered["5"] == ("05-ct-tum-2016",)


def test_the_year_in_a_symbol_is_that_of_the_symbol_whatever_the_date(before: Catalog) -> None:
    entry = before.directives["05-ct-tum-2016"]
    record = entry.record.model_copy(update={"symbol": "05/2015/CT-TUM"})
    facts = index_names(replace(before, directives={"a": replace(entry, record=record)})).borne["a"].facts
    assert (facts.year, facts.date) == (2015, Day(2016, 5, 15))


def test_of_what_a_record_does_not_tell_nothing_is_known(before: Catalog) -> None:
    entry = before.directives["05-ct-tum-2016"]
    record = entry.record.model_copy(update=dict.fromkeys(("term", "issuer", "issued", "symbol", "number")))
    facts = index_names(replace(before, directives={"a": replace(entry, record=record)})).borne["a"].facts
    assert facts == Particulars("chi-thi", "", (), 0, Day(), 0, "")


def test_a_body_is_known_by_each_of_its_names_and_symbols(before: Catalog) -> None:
    entry = before.bodies["dang-uy-mau"]
    called = {"name": "Đảng ủy Mẫu", "short_name": "Mẫu", "aliases": ("BTV Mẫu", "Mẫu"), "symbols": ("ĐUM",)}
    record = entry.record.model_copy(update={**called, "former_names": (), "province": None})
    index = index_names(replace(before, bodies={"dang-uy-mau": replace(entry, record=record)}))
    assert index.bodies == {"dang-uy-mau": ("đảng ủy mẫu", "mẫu", "ban thường vụ mẫu", "đum")}
    assert index.provinces == {"dang-uy-mau": ""}


def test_names_that_begin_alike_are_known_by_how_many_words_they_have_most_first(before: Catalog) -> None:
    entry = before.directives["05-ct-tum-2016"]
    aliases = ("Đề cương học", "Đề cương", "Đề cương học tập chung", "…")
    record = entry.record.model_copy(update={"aliases": aliases})
    index = index_names(replace(before, directives={"a": replace(entry, record=record)}, shared_names=()))
    assert index.lengths == {"đề": (5, 3, 2)}


def test_a_name_of_words_that_documents_share_is_of_them_all(before: Catalog) -> None:
    shared = before.shared_names[0]
    means = ("05-ct-tum-2016", "01-kl-tum-2021")
    record = shared.record.model_copy(update={"name": "Văn bản nền", "means": means})
    index = index_names(replace(before, shared_names=(replace(shared, record=record),)))
    (fault,) = parse_prose(index, "Theo văn bản nền.").unresolved
    assert fault.candidates == means


def test_a_document_bears_its_short_name_its_symbol_with_and_without_its_type_and_its_aliases(before: Catalog) -> None:
    names = find_names(before, before.directives["08-kh-dum-2016"])
    assert names == ("Kế hoạch 08-KH/ĐUM", "Kế hoạch 08", "08-KH/ĐUM")
    assert find_names(before, before.directives["chuyen-de-2017"]) == ("Chuyên đề năm 2017",)
    record = before.directives["08-kh-dum-2016"].record
    assert find_symbol_names(before, record) == ("08-KH/ĐUM", "Kế hoạch 08-KH/ĐUM")
    assert find_symbol_names(before, record.model_copy(update={"type": "khong-co"})) == ("08-KH/ĐUM",)
    assert find_symbol_names(before, record.model_copy(update={"symbol": None})) == ()


def test_who_speaks_is_nobody_the_handbook_does_not_hold(before: Catalog) -> None:
    record = before.directives["08-kh-dum-2016"].record
    assert find_speaker(before, record.model_copy(update={"issuer": "khong-co"})) == Speaker((), "")


def test_who_has_no_province_and_none_above_speaks_for_none(toy: Path, lay: Lay) -> None:
    name = "vocabulary/issuers.yml"
    text = (toy / name).read_text(encoding="utf-8").replace("    level: tinh\n    province: mau\n", "    level: tinh\n")
    catalog = read_catalog(lay({name: text})).catalog
    assert find_speaker(catalog, catalog.bodies["tinh-uy-mau"].record) == Speaker(("tinh-uy-mau",), "")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Chỉ thị 05", ("chi-thi", "", "5")),
        ("Chỉ thị 05-CT/TUM", ("", "5", "ct", "tum")),
        ("Chỉ thị 05 năm 2016", ("chi-thi", "", "5", "2016", "0", "0", "")),
        ("Chỉ thị 05 ngày 1/5/2016", ("chi-thi", "", "5", "2016", "5", "1", "")),
        ("Chỉ thị 05 của Tỉnh ủy", ("chi-thi", "", "5", "0", "0", "0", "tỉnh ủy")),
        ("Nghị quyết Trung ương 4 khóa XII", ("nghi-quyet", "tw", "4", "0", "0", "0", "", "12")),
        ("Chuyên đề năm 2017", ("chuyên", "đề", "năm", "2017")),
    ],
)
def test_a_name_is_compared_by_all_it_says(words: str, key: tuple[str, ...], before: Catalog) -> None:
    assert read_key(index_names(before).grammar, words)[0] == key


def test_a_name_of_which_not_all_is_said_names_no_document(change: Callable[[str, str, str], Path]) -> None:
    index = index_names(read_catalog(change(_CT05, "  - CT 05\n", "  - Chỉ thị 77 năm 2016\n")).catalog)
    assert link(index, "Theo Chỉ thị 77 năm 2016, xã làm.") == ["05-ct-tum-2016"]
    assert link(index, "Theo Chỉ thị 77 năm 2016 của Tỉnh ủy Mẫu, xã làm.") == ["05-ct-tum-2016"]
    assert link(index, "Theo Chỉ thị 77, xã làm.") == []


def test_a_name_borne_for_short_goes_before_the_number_of_a_record(change: Callable[[str, str, str], Path]) -> None:
    index = index_names(read_catalog(change(_CT05, "  - CT 05\n", "  - Chỉ thị 08\n")).catalog)
    assert link(index, "Theo Chỉ thị 08 của Tỉnh ủy Mẫu, xã làm.") == ["05-ct-tum-2016"]


@pytest.mark.parametrize(
    ("said", "is_meant"),
    [
        ("Chỉ thị 05 của Tỉnh ủy Mẫu", True),
        ("Chỉ thị 05 ngày 15/5/2016", True),
        ("Chỉ thị 05-CT của Tỉnh ủy Mẫu", False),
        ("Chỉ thị 05 của Huyện ủy", False),
        ("Chỉ thị 05 ngày 16/5/2016", False),
        ("Chỉ thị hội nghị 05 của Tỉnh ủy Mẫu", False),
        ("Kết luận 05 của Tỉnh ủy Mẫu", False),
        ("Chỉ thị 05 năm 2016", False),
        ("Chỉ thị 05", False),
    ],
)
def test_a_document_known_by_its_number_alone_is_meant_where_its_issuer_or_day_is_said(
    said: str,
    is_meant: bool,  # noqa: FBT001 - pytest gives it by its name
    before: Catalog,
) -> None:
    entry = before.directives["05-ct-tum-2016"]
    bare = {"symbol": None, "short_name": "Chỉ thị học tập", "aliases": ()}
    entry = replace(entry, record=entry.record.model_copy(update=bare))
    index = index_names(replace(before, directives={"05-ct-tum-2016": entry}))
    assert link(index, f"Theo {said}, xã làm.") == (["05-ct-tum-2016"] if is_meant else [])


def test_an_index_knows_other_ids_and_other_types_of_the_same_documents(before: Catalog) -> None:
    memo = Memo()
    index_names(before, memo)
    renamed = replace(before, directives={f"x-{each}": entry for each, entry in before.directives.items()})
    assert look_at(index_names(renamed, memo)) == look_at(index_names(renamed))
    kind = next(iter(before.types.values()))
    more = replace(
        kind, record=kind.record.model_copy(update={"id": "thong-tri", "label": "Thông tri", "symbol": None})
    )
    after = replace(before, types={**before.types, "thong-tri": more})
    assert index_names(after, memo).grammar.kinds["thông tri"] == {"thong-tri"}


def test_who_speaks_has_the_province_of_the_nearest_body_that_has_one(before: Catalog, toy: Path, lay: Lay) -> None:
    name = "exemplars/chi-bo-hoa-sen.yml"
    text = (toy / name).read_text(encoding="utf-8")
    catalog = read_catalog(lay({name: text.replace("province: mau\n", "")})).catalog
    speaker = find_speaker(catalog, catalog.bodies["chi-bo-hoa-sen"].record)
    assert (speaker.bodies, speaker.province) == (("chi-bo-hoa-sen", "dang-uy-mau", "tinh-uy-mau"), "mau")
    far = find_speaker(before, before.bodies["xa-dong-xanh"].record)
    assert (far.bodies, far.province) == (("xa-dong-xanh", "huyen-uy-suoi-trong", "tinh-uy-mau"), "an-mau")
    assert find_speaker(before, None) == find_speaker(before, before.sources["bai-bao-mau-2017"].record)


def test_bodies_that_stand_in_a_circle_are_each_named_once(toy: Path, lay: Lay) -> None:
    name = "exemplars/dang-uy-mau.yml"
    text = (toy / name).read_text(encoding="utf-8").replace("parent: tinh-uy-mau", "parent: chi-bo-hoa-sen")
    catalog = read_catalog(lay({name: text})).catalog
    speaker = find_speaker(catalog, catalog.bodies["chi-bo-hoa-sen"].record)
    assert speaker.bodies == ("chi-bo-hoa-sen", "dang-uy-mau")
