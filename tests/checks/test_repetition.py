"""What one record says twice, in one list or in two, under one id or under two."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Check = Callable[[Path], list[str]]

_CITED = "    cite: [bai-bao-mau-2017#d1]\n"
_UNIT = "id: chi-bo-thu\nname: Chi bộ Thử\nlevel: co-so\ncite: [bai-bao-mau-2017#d1]\n"


def _lay(lay: Lay, *lists: str) -> Path:
    return lay({"exemplars/chi-bo-thu.yml": _UNIT + "".join(lists)})


def _claims(field: str, *texts: str) -> str:
    return f"{field}:\n" + "".join(f"  - text: {text}\n{_CITED}" for text in texts)


def _items(field: str, *items: str) -> str:
    return f"{field}:\n" + "".join(f"  - {item}\n{_CITED}" for item in items)


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ((_claims("tasks", "Nêu gương.", "Nêu gương."),), "trong cùng danh sách «tasks»"),
        ((_claims("tasks", "Nêu gương, làm trước.", "nêu gương làm trước"),), "trong cùng danh sách «tasks»"),
        ((_claims("tasks", "…", "…"),), "trong cùng danh sách «tasks»"),
        ((_claims("summary", "Nêu gương."), _claims("tasks", "Nêu gương.")), "trong danh sách «summary»"),
        ((_claims("highlights", "Nêu gương."), _claims("lessons", "Nêu Gương")), "trong danh sách «highlights»"),
        (
            (
                _items(
                    "conferences",
                    "id: a\n    name: Lớp học\n    date: 2023-05-17\n    text: Học.",
                    "id: b\n    name: lớp học\n    date: 2023-05-17\n    text: Lớp học một ngày.",
                ),
            ),
            "trong cùng danh sách «conferences»",
        ),
        (
            (
                _items(
                    "figures",
                    "id: a\n    indicator: mo-hinh\n    printed: 9\n    value: 9\n    scope: Cả ấp",
                    "id: b\n    indicator: mo-hinh\n    printed: 9\n    value: 9\n    scope: cả ấp",
                ),
            ),
            "trong cùng danh sách «figures»",
        ),
    ],
)
def test_what_stands_twice_is_told_once(lists: tuple[str, ...], message: str, lay: Lay, check: Check) -> None:
    (line,) = check(_lay(lay, *lists))
    assert "lỗi[item-twice]: mục này đã có ở dòng " in line
    assert line.endswith(message)


@pytest.mark.parametrize(
    "lists",
    [
        (_claims("tasks", "Nêu gương.", "Nêu gương hơn."),),
        (
            _items(
                "conferences",
                "id: a\n    name: Lớp học\n    date: 2023-05-17\n    text: Học.",
                "id: b\n    name: Lớp học\n    date: 2023-05-18\n    text: Học.",
            ),
        ),
        (
            _items(
                "figures",
                "id: a\n    indicator: mo-hinh\n    printed: 9\n    value: 9\n    scope: Cả ấp\n    as_of: 2021",
                "id: b\n    indicator: mo-hinh\n    printed: 9\n    value: 9\n    scope: Cả ấp\n    as_of: 2022",
            ),
        ),
        ("aliases:\n  - CBT\nsymbols:\n  - CBT\n",),
    ],
)
def test_what_is_told_apart_may_stand(lists: tuple[str, ...], lay: Lay, check: Check) -> None:
    assert check(_lay(lay, *lists)) == []


_CONFERENCE = {
    "name": "Lớp học",
    "date": "2023-05-17",
    "until": "2023-05-19",
    "organizer": "dang-uy-mau",
    "text": "Học.",
}
_COMMENDATION = {"recipients": "Ấp 1", "award": "Giấy khen", "date": "2023-05-17", "text": "Khen việc tốt."}
_IMPLEMENTATION = {"directive": "05-ct-tum-2016", "text": "Học tập."}
_SPAN = "{start: 2020, end: 2021}"
_FIGURE = {
    "indicator": "mo-hinh",
    "printed": '"9"',
    "value": "9",
    "qualifier": "hơn",
    "scope": "Cả ấp",
    "as_of": "2021",
    "measures": "05-ct-tum-2016",
}


def _pair(field: str, item: Mapping[str, str], changed: Mapping[str, str]) -> str:
    """Write an item twice, the second time with other values, under another id."""
    written = []
    for identifier, values in (("a", item), ("b", {**item, **changed})):
        said = [f"{name}: {value}" for name, value in values.items() if value and name not in {"source", "passage"}]
        source, passage = values.get("source", "bai-bao-mau-2017"), values.get("passage", "d1")
        cited = f"cite: [{source}#{passage}]"
        written.append("  - " + "\n    ".join([f"id: {identifier}", *said, cited]) + "\n")
    return f"{field}:\n{''.join(written)}"


@pytest.mark.parametrize(
    ("field", "item", "changed"),
    [
        ("conferences", _CONFERENCE, {"name": "Lớp khác"}),
        ("conferences", _CONFERENCE, {"date": "2023-05-18"}),
        ("conferences", _CONFERENCE, {"until": "2023-05-20"}),
        ("conferences", _CONFERENCE, {"organizer": "tinh-uy-mau"}),
        ("commendations", _COMMENDATION, {"recipients": "Ấp 2"}),
        ("commendations", _COMMENDATION, {"award": "Bằng khen"}),
        ("commendations", _COMMENDATION, {"date": "2023-05-18"}),
        ("commendations", _COMMENDATION, {"text": "Khen việc khác."}),
        ("figures", _FIGURE, {"indicator": "to-chuc-dang"}),
        ("figures", _FIGURE, {"scope": "Ấp khác"}),
        ("figures", _FIGURE, {"as_of": "2022"}),
        ("figures", _FIGURE, {"as_of": "", "period": "{start: 2020, end: 2021}"}),
    ],
)
def test_an_item_that_differs_in_one_thing_is_another(
    field: str, item: Mapping[str, str], changed: Mapping[str, str], lay: Lay, check: Check
) -> None:
    assert check(_lay(lay, _pair(field, item, changed))) == []


@pytest.mark.parametrize(
    ("field", "item", "changed"),
    [
        ("conferences", _CONFERENCE, {"text": "Học một ngày."}),
        ("commendations", _COMMENDATION, {"recipients": "ấp 1", "award": "giấy khen", "text": "khen việc tốt"}),
        ("figures", _FIGURE, {"scope": "cả ấp"}),
    ],
)
def test_an_item_that_differs_in_its_writing_alone_stands_twice(
    field: str, item: Mapping[str, str], changed: Mapping[str, str], lay: Lay, check: Check
) -> None:
    (line,) = check(_lay(lay, _pair(field, item, changed)))
    assert "lỗi[item-twice]" in line


@pytest.mark.parametrize(
    "changed",
    [
        {"printed": '"8"', "value": "8"},
        {"printed": '"09"'},
        {"source": "bai-bao-mau-2023"},
        {"value": "8"},
        {"out_of": "20"},
        {"qualifier": "gần"},
        {"event": "a", "as_of": ""},
        {"measures": "01-kl-tum-2021"},
        {"passage": "d2"},
    ],
)
def test_a_figure_that_differs_in_one_thing_does_not_stand_twice(
    changed: Mapping[str, str], lay: Lay, check: Check
) -> None:
    assert "item-twice" not in "".join(check(_lay(lay, _pair("figures", _FIGURE, changed))))


@pytest.mark.parametrize(
    ("item", "changed"),
    [
        ({**_FIGURE, "as_of": "", "period": _SPAN}, {"period": "{start: 2020, end: 2022}"}),
        ({**_FIGURE, "as_of": "", "period": _SPAN}, {"period": "{start: 2019, end: 2021}"}),
        ({**_FIGURE, "as_of": "", "event": "a"}, {"event": "b"}),
    ],
)
def test_a_figure_of_another_time_does_not_stand_twice(
    item: Mapping[str, str], changed: Mapping[str, str], lay: Lay, check: Check
) -> None:
    assert "item-twice" not in "".join(check(_lay(lay, _pair("figures", item, changed))))
    assert "item-twice" in "".join(check(_lay(lay, _pair("figures", item, {}))))


@pytest.mark.parametrize(
    ("changed", "is_told"),
    [({}, True), ({"text": "học tập"}, True), ({"text": "Làm theo."}, False), ({"directive": "01-kl-tum-2021"}, False)],
)
def test_what_carries_out_a_document_twice_is_told(
    changed: Mapping[str, str],
    is_told: bool,  # noqa: FBT001 - the very thing tested
    lay: Lay,
    check: Check,
) -> None:
    text = _pair("implements", _IMPLEMENTATION, changed).replace("id: a\n    ", "").replace("id: b\n    ", "")
    assert ("item-twice" in "".join(check(_lay(lay, text)))) is is_told


def test_the_second_item_is_where_it_is_told_with_the_line_of_the_first(lay: Lay, check: Check) -> None:
    (line,) = check(_lay(lay, _claims("tasks", "Một.", "Hai.", "Một.")))
    assert line.startswith("exemplars/chi-bo-thu.yml:10:5: lỗi[item-twice]: mục này đã có ở dòng 6, ")


@pytest.mark.parametrize(
    ("second", "hint"),
    [
        (_claims("tasks", "nêu gương"), "xóa một trong hai mục, cả các dòng con của nó"),
        (
            _claims("tasks", "Nêu gương").replace("2017#d1", "2023#d2"),
            "hai mục khác nhau ở «cite»: chép phần ấy vào một mục, rồi xóa mục kia",
        ),
    ],
)
def test_of_two_items_nothing_that_only_one_says_is_to_be_deleted(
    second: str, hint: str, lay: Lay, report: Callable[[Path], str]
) -> None:
    printed = report(_lay(lay, _claims("tasks", "Nêu gương."), second.removeprefix("tasks:\n")))
    assert f"= gợi ý: {hint}\n" in printed
    assert printed.endswith("Có 1 lỗi trong 1 tệp.\n")


_TASK = "Mỗi đảng viên đăng ký một việc làm theo và kể kết quả trước chi bộ."


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        (_TASK, _TASK.replace("trước", "tại"), True),
        (_TASK, _TASK.replace(" và kể", ", kể"), True),
        (_TASK, _TASK.replace(" đăng ký một việc", " một việc"), True),
        (_TASK, _TASK.replace("việc làm theo và kể kết quả trước", "gương tốt, nêu tên ở"), False),
        (f"{_TASK} Lần 1.", f"{_TASK} Lần 2.", False),
        (f"{_TASK} Khóa XI.", f"{_TASK} Khóa XII.", False),
        ("Đảng viên làm trước, dân cùng theo.", "Đảng viên làm trước, dân cùng tiếp.", False),
        ("Mọi đảng viên làm trước, dân cùng theo.", "Mọi đảng viên làm trước, dân cùng tiếp.", True),
    ],
)
def test_a_task_entered_twice_in_other_words_is_likely_one(
    first: str,
    second: str,
    is_told: bool,  # noqa: FBT001 - the very thing tested
    lay: Lay,
    check: Check,
) -> None:
    for lists in ((_claims("tasks", first, second),), (_claims("tasks", first), _claims("highlights", second))):
        assert ["lời nhắc[item-alike]" in line for line in check(_lay(lay, *lists))] == [True] * is_told


@pytest.mark.parametrize(("between", "is_told"), [(29, True), (30, False)])
def test_each_claim_is_held_against_those_before_it_that_are_not_far(
    between: int,
    is_told: bool,  # noqa: FBT001 - the very thing tested
    lay: Lay,
    check: Check,
) -> None:
    others = (f"Việc thứ {number} làm ở ấp số {number}." for number in range(between))
    told = check(_lay(lay, _claims("tasks", _TASK, *others, _TASK.replace("trước", "tại"))))
    assert [line for line in told if "item-alike" in line] == told[: int(is_told)]


def test_sentences_of_two_passages_that_are_alike_are_two(lay: Lay, check: Check) -> None:
    second = _claims("highlights", _TASK.replace("trước", "tại")).replace("2017#d1", "2023#d2")
    assert check(_lay(lay, _claims("tasks", _TASK), second)) == []


def test_of_three_tasks_that_are_one_each_is_told_once(lay: Lay, check: Check) -> None:
    told = check(_lay(lay, _claims("tasks", _TASK, _TASK.replace("trước", "tại"), _TASK.replace("trước", "với"))))
    assert [line.rpartition(" dòng ")[2] for line in told] == ["6, trong cùng danh sách «tasks»"] * 2


def test_one_word_in_two_lists_is_no_item_twice(lay: Lay, check: Check) -> None:
    assert check(_lay(lay, "aliases:\n  - CBT\n  - Thử\nsymbols:\n  - CBT\n  - CBTH\n")) == []


def test_one_item_pasted_twice_is_told_by_its_id_alone(lay: Lay, check: Check) -> None:
    item = "id: a\n    name: Lớp học\n    text: Học ghi việc tốt."
    (line,) = check(_lay(lay, _items("conferences", item, item)))
    assert "lỗi[id-twice]" in line


def test_a_unit_runs_a_model_once(change: Callable[[str, str, str], Path], check: Check) -> None:
    unit = "  - unit: xa-dong-xanh\n    cite: [bai-bao-mau-2023#d3]\n"
    (line,) = check(change("exemplars/models/hang-cay-nho-on.yml", unit, unit + unit))
    assert "lỗi[item-twice]" in line
    assert "trong cùng danh sách «units»" in line
