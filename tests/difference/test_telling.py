"""What comes is told whole: no word of a new record stays behind a count or a cut."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from edited import Compare
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from handbook.difference.phrases import Names
from handbook.difference.statements import compare_records, introduce_record
from handbook.messages import render_date, render_period
from handbook.records import MODELS, Citation, Dossier, Figure, Period, Record, write_locator
from handbook.records.catalog import Catalog
from handbook.records.fields import read_fields
from handbook.records.loading import read_catalog
from handbook.text.dates import EdtfDate
from handbook.text.vietnamese import render_number
from record_strategies import parse_tree, trees

_PRAISE = "Đây là đơn vị xuất sắc nhất cả nước, ai cũng phải noi theo, gọi ngay 0900000000."
_UNIT = (
    "id: xa-moi\nname: Đảng ủy xã Mới\nlevel: co-so\ncite: [bai-bao-mau-2017#d2]\n"
    f"summary:\n  - text: {_PRAISE}\n"
    "    cite: [bai-bao-mau-2017#d3]\n"
    'figures:\n  - id: mo-hinh\n    indicator: mo-hinh\n    printed: "999.999"\n    value: 999999\n    qualifier: hơn\n'
    "    scope: Xã Mới\n    as_of: 2017-05\n    note: Chỉ kể mô hình đang chạy.\n    cite: [bai-bao-mau-2017#d4]\n"
)


def list_leaves(names: Names, owner: Record) -> Iterator[str]:
    """List what each value of a record must be told as."""
    for field in type(owner).model_fields:
        held = getattr(owner, field)
        for value in held if isinstance(held, tuple) else (held,):
            if isinstance(value, Period):
                yield render_period(value.start, value.end)
            elif isinstance(value, Record):
                yield from list_leaves(names, value)
            elif (
                value is None
                or value == type(owner).model_fields[field].default
                or (field, type(owner)) == ("value", Figure)
            ):
                continue
            elif isinstance(value, EdtfDate):
                yield render_date(value)
            elif isinstance(value, Citation):
                yield f"{names.name('sources', value.source)}, {write_locator(value.passage)}"
            elif isinstance(value, str):
                space = read_fields(type(owner))[field].names
                yield names.name(space, value) if space else value
            elif not isinstance(value, bool):
                yield render_number(value)


def test_a_new_unit_is_told_whole(compare: Compare) -> None:
    (record,) = compare(("exemplars/xa-moi.yml", "", _UNIT)).records
    told = [statement.full for statement in record.statements]
    source = "nguồn: Đảng bộ Mẫu học tập và làm theo"
    assert told == [
        f"tên: «Đảng ủy xã Mới»; cấp: Cơ sở; {source}, đoạn 2; có 1 tóm tắt, 1 số liệu",
        f"thêm tóm tắt «{_PRAISE}»; {source}, đoạn 3",
        (
            "thêm số liệu «Mô hình điển hình» (Xã Mới): hơn 999.999 mô hình, tính đến 5/2017; mã: «mo-hinh»; "
            f"ghi chú: «Chỉ kể mô hình đang chạy.»; {source}, đoạn 4"
        ),
    ]
    assert "số điện thoại «0900000000»" in record.statements[1].warning
    assert "lời khen hơn hết «xuất sắc nhất»" in record.statements[1].warning


def test_a_stretch_of_time_that_comes_or_goes_is_one_thing(compare: Compare) -> None:
    script = (
        "exemplars/dang-uy-mau.yml",
        "    as_of: 2017\n    measures:",
        "    period:\n      start: 2016\n      end: 2017\n    measures:",
    )
    (record,) = compare(script).records
    assert sorted(statement.action for statement in record.statements) == ["added", "removed"]
    (added,) = (statement for statement in record.statements if statement.action == "added")
    assert added.text.endswith("từ 2016 đến 2017")


def test_what_a_reviewer_should_mind_stands_at_the_item_that_holds_it(compare: Compare) -> None:
    (record,) = compare(("exemplars/xa-moi.yml", "", _UNIT)).records
    assert [bool(statement.warning) for statement in record.statements] == [False, True, False]


@pytest.mark.parametrize("model", [each for each in MODELS if not issubclass(each, Dossier)])
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_no_value_of_a_new_item_is_left_out(model: type[Record], before: Catalog, data: st.DataObject) -> None:
    item = parse_tree(model, data.draw(trees(model)))
    assume(item is not None)
    assert item is not None
    names = Names(before, before)
    told = names.tell_all(None, item)
    assert [leaf for leaf in list_leaves(names, item) if leaf not in told] == []


def test_no_value_of_a_new_real_record_is_left_out() -> None:
    catalog = read_catalog(Path(__file__).parents[2]).catalog
    names = Names(catalog, catalog)
    for entry in (*catalog.directives.values(), *catalog.exemplars.values(), *catalog.sources.values()):
        told = "\n".join(statement.full for statement in introduce_record(names, entry.record))
        assert [leaf for leaf in list_leaves(names, entry.record) if leaf not in told and leaf != entry.record.id] == []


def test_the_end_of_a_long_text_is_told_as_well(compare: Compare) -> None:
    long = " ".join(f"chữ{number}" for number in range(300))
    old = "text: Việc gì dân cần thì làm trước."
    (record,) = compare(("directives/05-ct-tum-2016.yml", old, f"text: {long} cuối cùng.")).records
    assert any("cuối cùng." in statement.full for statement in record.statements)
    assert all("cuối cùng." not in statement.text for statement in record.statements)


def test_a_text_changed_at_both_ends_is_told_whole(compare: Compare) -> None:
    middle = " ".join(f"chữ{number}" for number in range(300))
    (first,) = compare(("directives/05-ct-tum-2016.yml", "note: ", f"note: Đầu {middle} gọi ngay. ")).records
    assert any("gọi ngay" in statement.full for statement in first.statements)


def test_a_value_that_the_print_does_not_say_is_told(compare: Compare) -> None:
    unit = _UNIT.replace("value: 999999", "value: 111")
    (record,) = compare(("exemplars/xa-moi.yml", "", unit)).records
    assert "giá trị: 111" in record.statements[-1].full


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        (("2", 2), ("3", 3), False),
        (("2", 9), ("3", 3), True),
        (("2", 2), ("3", 9), True),
        (("nhiều", 2), ("3", 3), True),
        (("2", 2), ("nhiều", 3), True),
        (("2-3", 2), ("3", 3), True),
    ],
)
def test_a_value_is_told_beside_its_print_unless_both_say_the_same(
    first: tuple[str, int],
    second: tuple[str, int],
    is_told: bool,  # noqa: FBT001 - the very thing tested
    before: Catalog,
) -> None:
    unit = before.exemplars["xa-dong-xanh"].record
    figure, *others = unit.figures
    changed = [
        unit.model_copy(
            update={"figures": (figure.model_copy(update={"printed": printed, "value": Decimal(value)}), *others)}
        )
        for printed, value in (first, second)
    ]
    told = [each.path for each in compare_records(Names(before, before), *changed)]
    assert told == [f"figures/{figure.id}/printed", *([f"figures/{figure.id}/value"] if is_told else [])]
