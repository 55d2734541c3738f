"""What a record's faults mean, in an editor's words."""

import pytest

from handbook.datafile import parse_datafile
from handbook.records import Directive, Exemplar
from handbook.records.catalog import FOLDERS, VOCABULARY
from handbook.records.faults import parse_record

_CITATIONS = "cite: [bai#d1]\n"
_DIRECTIVE = f"""id: a
type: chi-thi
title: Làm
short_name: Làm
status:
  value: chua-xac-dinh
{_CITATIONS}"""
_NO_MARKUP = "viết chữ thường; cặp dấu < > thì thay bằng «…», dấu nhỏ hơn thì để dấu cách hai bên: a < b"
_UNIT = f"id: a\nname: Xã\nlevel: co-so\n{_CITATIONS}"


def _explain(text: str, model: type[Directive | Exemplar] = Directive) -> list[tuple[int, str, str, str]]:
    reading = parse_datafile("a.yml", text.encode())
    assert reading.file is not None
    _, faults = parse_record(model, reading.file.data, reading.file)
    return [(fault.place.line, fault.code, fault.message, fault.hint) for fault in faults]


def test_a_right_record_has_no_faults() -> None:
    assert _explain(_DIRECTIVE) == []
    assert _explain(_UNIT, Exemplar) == []


def test_a_misspelt_field_is_one_fault_and_not_also_a_missing_one() -> None:
    assert _explain(_DIRECTIVE.replace("title:", "titel:")) == [
        (
            3,
            "unknown-field",
            "không có trường «titel» ở đây",
            "ý bạn là «title» (trích yếu)? Sửa tên trường, giữ nguyên giá trị",
        )
    ]


def test_a_misspelt_field_far_inside_is_one_fault_too() -> None:
    text = f"{_DIRECTIVE}summary:\n  - tex: Làm.\n    {_CITATIONS.replace(chr(10), chr(10) + '    ').rstrip()}\n"
    assert _explain(text) == [
        (
            9,
            "unknown-field",
            "không có trường «tex» ở đây",
            "ý bạn là «text» (nội dung)? Sửa tên trường, giữ nguyên giá trị",
        )
    ]


def test_a_field_already_there_is_not_what_was_meant() -> None:
    ((line, code, _, hint),) = _explain(_DIRECTIVE + "titles: Làm nữa\n")
    assert (line, code) == (8, "unknown-field")
    assert "«title»" not in hint


def test_an_empty_field_is_not_missing_too() -> None:
    assert _explain(_DIRECTIVE.replace("title: Làm", "title:")) == []


def test_each_missing_field_is_named() -> None:
    found = _explain("id: a\n" + _CITATIONS)
    assert [(code, message) for _, code, message, _ in found] == [
        ("missing-field", f"thiếu trường bắt buộc «{name}» ({noun})")
        for name, noun in (
            ("type", "loại"),
            ("title", "trích yếu"),
            ("short_name", "tên ngắn"),
            ("status", "tình trạng"),
        )
    ]


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("5", "viết từ hai chữ số: «05»"),
        ("số 7", "viết từ hai chữ số: «07»"),
        ("Số 07", "viết từ hai chữ số: «07»"),
        ("năm", "viết bằng chữ số, ví dụ «05»"),
    ],
)
def test_a_document_number_has_two_digits_at_least(number: str, hint: str) -> None:
    assert _explain(f"{_DIRECTIVE}number: {number}\n") == [
        (8, "pattern", f"«{number}» không đúng dạng của «number» (số)", hint)
    ]


@pytest.mark.parametrize(
    "number", ["08b", "05/2016", "05-CT/TW", "123456", "1.049", "5, 6", "05 và 06", "\u2463", "5\u00b2", "№ 5"]
)
def test_a_number_that_is_more_than_digits_stays_whole_in_the_symbol(number: str) -> None:
    ((_, code, _, hint),) = _explain(f'{_DIRECTIVE}number: "{number}"\n')
    assert code == "pattern"
    assert hint == (f"trường này chỉ nhận từ hai đến năm chữ số: xóa dòng này, giữ «{number}» ở «symbol» như nguồn in")


_DATE_FORMS = (
    "viết năm-tháng-ngày: 2016-05-15; chỉ biết tháng thì 2016-05, chỉ biết năm thì 2016; khoảng năm 2016 thì 2016~, "
    "chưa chắc thì 2016?, nằm trong khoảng thì 2016-11/2017 hoặc ../2016-10-30"
)


@pytest.mark.parametrize(
    ("issued", "hint"),
    [
        ("15/5/2016", "viết năm-tháng-ngày: issued: 2016-05-15"),
        ("15.05.2016", "viết năm-tháng-ngày: issued: 2016-05-15"),
        ("15-5-2016", "viết năm-tháng-ngày: issued: 2016-05-15"),
        ("khoảng 2016", "viết năm-tháng-ngày: issued: 2016~"),
        ("2016 - 2017", "viết năm-tháng-ngày: issued: 2016/2017"),
        ("2016/2016", "viết năm-tháng-ngày: issued: 2016"),
        ("giữa năm 2016", _DATE_FORMS),
    ],
)
def test_a_date_written_the_vietnamese_way_is_shown_as_it_should_be(issued: str, hint: str) -> None:
    assert _explain(f"{_DIRECTIVE}issued: {issued}\n") == [(8, "date-form", f"«{issued}» không đúng dạng ngày", hint)]


@pytest.mark.parametrize(
    ("issued", "code", "message"),
    [
        ("2017-02-30~", "date-impossible", "ngày 30/2/2017 không có trong lịch"),
        ("2016/2017-02-30", "date-impossible", "ngày 30/2/2017 không có trong lịch"),
        ("2017/2016-11", "period-order", "ngày cuối 11/2016 đứng trước ngày đầu 2017"),
    ],
)
def test_a_date_that_is_not_sure_names_days_there_are_in_their_order(issued: str, code: str, message: str) -> None:
    assert [found[1:3] for found in _explain(f"{_DIRECTIVE}issued: {issued}\n")] == [(code, message)]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("1.470.000", "viết liền chữ số: value: 1470000"),
        ("99,38%", "viết liền chữ số: value: 99.38"),
        ("1 470", "viết liền chữ số: value: 1470"),
        ("nhiều", "viết liền chữ số: 25525; số lẻ dùng dấu chấm: 99.38"),
    ],
)
def test_a_number_written_the_vietnamese_way_is_shown_as_it_should_be(value: str, hint: str) -> None:
    figure = f"figures:\n  - id: f\n    indicator: i\n    printed: x\n    value: {value}\n    scope: Xã\n"
    figure += "    cite: [bai#d1]\n"
    assert _explain(_UNIT + figure, Exemplar) == [
        (9, "number-form", f"«{value}» không phải số viết liền", hint),
    ]


@pytest.mark.parametrize("shape", ["[[a]]", "{a: b}", "[]", "{}", "a", "[{a: b}]", "[a, {b: [c]}]"])
@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_any_shape_of_any_field_has_words_and_never_an_exception(folder: str, shape: str) -> None:
    model = FOLDERS[folder]
    for name in model.model_fields:
        reading = parse_datafile("a.yml", f"{name}: {shape}\n".encode())
        assert reading.file is not None
        _, faults = parse_record(model, reading.file.data, reading.file)
        assert faults
        assert all(fault.message and fault.hint and fault.code for fault in faults)


def test_the_words_for_a_whole_record_of_the_wrong_shape_name_no_field() -> None:
    assert _explain("Làm.\n") == [
        (1, "shape", "chỗ này cần các trường con", "xuống dòng, thụt vào rồi viết «tên_trường: giá trị»")
    ]


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("title", "Làm [[05-ct|chỉ thị]] tốt", "viết lại: title: Làm chỉ thị tốt"),
        ("title", "Làm [[05-ct]]", "viết tên văn bản thay cho dấu [[…]]"),
        ("short_name", "Chỉ thị ]]", "viết tên văn bản thay cho dấu [[…]]"),
        ("symbol", "[[a|05-CT/TW]]", "viết lại: symbol: 05-CT/TW"),
        ("aliases", "[[a|Chỉ thị 05]]", "viết lại: aliases: Chỉ thị 05"),
    ],
)
def test_a_link_outside_a_sentence_is_told_with_its_words(field: str, value: str, hint: str) -> None:
    text = "\n".join(line for line in _DIRECTIVE.splitlines() if not line.startswith(f"{field}:"))
    lines = f'{field}:\n  - "{value}"' if field == "aliases" else f'{field}: "{value}"'
    found = [(code, said) for _, code, _, said in _explain(f"{text}\n{lines}\n")]
    assert found == [("text-link", hint)]


@pytest.mark.parametrize(("name", "folder"), [("name", "exemplars"), ("definition", "levels")])
def test_names_and_definitions_hold_no_links(name: str, folder: str) -> None:
    model = FOLDERS.get(folder) or VOCABULARY[folder]
    reading = parse_datafile("a.yml", f'{name}: "[[a]]"\n'.encode())
    assert reading.file is not None
    assert "text-link" in [fault.code for fault in parse_record(model, reading.data, reading.file)[1]]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Làm <b>tốt</b>", "viết lại: text: Làm tốt"),
        ("R&amp;D", "viết lại: text: R&D"),
        (
            "<Nguyễn Văn A>",
            "viết chữ thường; cặp dấu < > thì thay bằng «…», dấu nhỏ hơn thì để dấu cách hai bên: a < b",
        ),
        (
            "số <x và hết câu",
            "viết chữ thường; cặp dấu < > thì thay bằng «…», dấu nhỏ hơn thì để dấu cách hai bên: a < b",
        ),
    ],
)
def test_markup_is_never_taken_away_with_words(text: str, hint: str) -> None:
    claim = f"summary:\n  - text: {text}\n    cite: [bai#d1]\n"
    assert [(code, said) for _, code, _, said in _explain(_DIRECTIVE + claim)] == [("text-html", hint)]


@pytest.mark.parametrize("text", ["R&D; mở rộng", "a < b", "Q&A; AT&T"])
def test_plain_words_pass(text: str) -> None:
    claim = f"summary:\n  - text: {text}\n    cite: [bai#d1]\n"
    assert _explain(_DIRECTIVE + claim) == []


def test_a_century_that_is_not_written_is_asked_about() -> None:
    ((_, code, _, hint),) = _explain(f"{_DIRECTIVE}issued: 15/5/16\n")
    assert (code, hint) == ("date-form", "viết năm-tháng-ngày: issued: 2016-05-15, nếu đúng là năm 2016")


def test_an_id_that_could_not_hold_every_letter_is_not_suggested() -> None:
    ((_, code, _, hint),) = _explain(f"{_DIRECTIVE}issuer: Sở Møller\n")
    assert (code, hint) == ("id-form", "ví dụ: «05-ct-tw-2016»")
