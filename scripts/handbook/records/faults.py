"""What a record's faults mean, in an editor's words: pydantic's error codes become Vietnamese diagnostics.

The library's own English text is never shown; an error code without words here is a bug, and a test looks for it.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.datafile import DataFile, Path, Tree
from handbook.datafile.syntax import quote_value
from handbook.diagnostics import Diagnostic, Place
from handbook.messages.fields import NOUNS
from handbook.records.suggestions import (
    find_nearest,
    has_short_year,
    is_spreadsheet_date,
    suggest_date,
    suggest_field,
    suggest_id,
    suggest_numbers,
    write_choices,
)
from handbook.text.dates import parse_date
from handbook.text.markup import find_link, find_markup, find_scheme, strip_links, strip_markup

RecordT = TypeVar("RecordT", bound=BaseModel)

_BULLET = re.compile(r"\s*(?:[-•·–—*+▪●]\s*)(?P<rest>\S.*)")
_GUIDE = "trang «Các trường dữ liệu»"
_MOST_SUGGESTED = 300  # a name is held against all others: nobody mends more at once
_BARE_NUMBER = re.compile(r"(?:số\s*)?([0-9]{1,5})", re.IGNORECASE)
_CITATION = "citations:\n  - source: mã-nguồn\n    locator: đoạn 1"


@dataclass(frozen=True, slots=True)
class _Fault:
    """One pydantic error with what is needed to word it."""

    place: Place
    line: str
    field: str
    value: object
    context: Mapping[str, Any]
    whole: bool
    """Whether the field is one of the record itself, and not of something inside it."""


_Words = tuple[str, str, str]


def parse_record(
    model: type[RecordT], data: Tree, file: DataFile, prefix: Path = ()
) -> tuple[RecordT | None, tuple[Diagnostic, ...]]:
    """Validate plain data as a record; ``prefix`` leads to ``data`` inside ``file``."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        return None, tuple(_explain_errors(model, error.errors(include_url=False), file, prefix))


def _explain_errors(
    model: type[BaseModel], errors: list[ErrorDetails], file: DataFile, prefix: Path
) -> Iterator[Diagnostic]:
    meant: set[Path] = set()
    free: dict[Path, list[str]] = {}
    unknown = [error for error in errors if error["type"] == "extra_forbidden"]
    for number, error in enumerate(unknown):
        path, name = error["loc"][:-1], str(error["loc"][-1])
        if path not in free:
            present = file.fields.get(prefix + path, frozenset())
            free[path] = [field for field in _fields_at(model, path) if field not in present]
        nearest = suggest_field(name, free[path]) if number < _MOST_SUGGESTED else None
        if nearest:
            meant.add((*path, nearest))
        place = file.locate_key(prefix + error["loc"])
        message = f"không có trường «{_short(name)}» ở đây"
        yield Diagnostic(place, "unknown-field", message, _suggest_field(nearest, free[path]))
    around = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
    for error in errors:
        kind, location = error["type"], error["loc"]
        if kind == "too_short" and location in around:
            continue  # its items are there, and what is wrong with them is said
        if kind == "extra_forbidden" or (kind == "missing" and location in meant):
            continue
        if kind == "missing" and (prefix + location) in file.keys:
            continue  # the file reader has already said that the field is empty
        yield _explain_error(error, file, prefix)


def _suggest_field(nearest: str | None, free: Collection[str]) -> str:
    if nearest:
        return f"ý bạn là «{nearest}»{_noun(nearest)}? Sửa tên trường, giữ nguyên giá trị"
    if not free:
        return "xóa trường này"
    return f"xóa dòng này, hoặc chuyển nội dung vào một trường còn trống ở đây: {write_choices(free, _GUIDE)}"


def _explain_error(error: ErrorDetails, file: DataFile, prefix: Path) -> Diagnostic:
    path = prefix + error["loc"]
    field = next((str(step) for step in reversed(error["loc"]) if isinstance(step, str)), "")
    place = file.locate(path)
    if error["type"] == "missing" and not error["loc"][:-1] and not prefix:
        place = Place(file.path, 1, 1, max(1, len(file.lines[0])))
    line = file.lines[place.line - 1] if place.line <= len(file.lines) else ""
    fault = _Fault(place, line, field, error["input"], error.get("ctx", {}), whole=len(error["loc"]) == 1)
    code, message, hint = _WORDS.get(error["type"], _text_expected)(fault)
    return Diagnostic(_point(fault, _MARKED.get(code)), code, message, hint)


def _point(fault: _Fault, find: Callable[[str], re.Match[str] | None] | None) -> Place:
    """Point at what is found in the value, where the value stands on one line as it is written."""
    place, before = fault.place, fault.place.column - 1
    match = find(fault.line[before:]) if find else None
    return Place(place.path, place.line, before + match.start() + 1, len(match[0])) if match else place


def _fields_at(model: type[BaseModel], location: Path) -> tuple[str, ...]:
    """Name the fields of the model that ``location`` leads to."""
    for step in location:
        if isinstance(step, str):
            inner = _model_in(model.model_fields[step].annotation)
            if inner is None:
                return ()
            model = inner
    return tuple(model.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _noun(field: str) -> str:
    return f" ({NOUNS[field]})" if field in NOUNS else ""


def _missing(fault: _Fault) -> _Words:
    if fault.field == "citations":
        return _uncited(fault)
    hint = f"thêm dòng «{fault.field}: …»" + ("" if fault.whole else ", thẳng cột với các trường của mục này")
    return "missing-field", f"thiếu trường bắt buộc «{fault.field}»{_noun(fault.field)}", hint


def _uncited(fault: _Fault) -> _Words:
    message = "bản ghi này chưa có nguồn" if fault.whole else "điều này chưa có nguồn"
    hint = f"thêm, thẳng cột với các trường cùng mục, rồi thay mã nguồn và số đoạn:\n{_CITATION}"
    return "uncited", message, hint


def _too_short(fault: _Fault) -> _Words:
    if fault.field == "citations":
        return _uncited(fault)
    least = fault.context.get("min_length", 1)
    return "too-few", f"trường «{fault.field}» cần ít nhất {least} mục", "thêm mục còn thiếu, mỗi mục một dòng «- …»"


def _choice(fault: _Fault) -> _Words:
    choices = [part.strip(" '") for part in str(fault.context["expected"]).replace(" or ", ",").split(",")]
    nearest = find_nearest(str(fault.value), choices)
    hint = (f"ý bạn là «{nearest}»? " if nearest else "") + f"chọn một trong: {write_choices(choices, _GUIDE)}"
    return "choice", f"«{_short(fault.value)}» không phải giá trị của «{fault.field}»", hint


def _pattern(fault: _Fault) -> _Words:
    value = str(fault.value)
    if fault.field == "number":
        match = _BARE_NUMBER.fullmatch(value)
        hint = f"viết từ hai chữ số: «{match[1].zfill(2)}»" if match else "viết bằng chữ số, ví dụ «05»"
        if not match and any(map(str.isdigit, value)):
            kept = f"giữ «{_short(value)}» ở «symbol» như nguồn in"
            hint = f"trường này chỉ nhận từ hai đến năm chữ số: xóa dòng này, {kept}"
    else:
        suggestion = suggest_id(value).replace("-", "_")
        hint = "chỉ dùng chữ thường không dấu, nối bằng gạch dưới"
        if suggestion and not any(map(str.isdigit, suggestion)):
            hint += f": «{suggestion}»"
    return "pattern", f"«{_short(value)}» không đúng dạng của «{fault.field}»{_noun(fault.field)}", hint


def _date_form(fault: _Fault) -> _Words:
    value = str(fault.value)
    suggestion = suggest_date(value)
    hint = "viết năm-tháng-ngày: 2016-05-15; chỉ biết tháng thì 2016-05, chỉ biết năm thì 2016"
    if suggestion:
        hint = f"viết năm-tháng-ngày: {fault.field}: {suggestion}"
    if (date := parse_date(suggestion)) and not date.exists:
        hint = f"{hint}; nhưng lịch không có ngày này, kiểm lại với nguồn"
    if suggestion and has_short_year(value):
        return "date-form", f"«{_short(value)}» không đúng dạng ngày", f"{hint}, nếu đúng là năm {suggestion[:4]}"
    if suggestion and is_spreadsheet_date(value):
        message = f"«{value}» là cách Excel giữ một ngày, không phải ngày"
        return "date-form", message, f"{hint} (kiểm lại với nguồn)"
    return "date-form", f"«{_short(value)}» không đúng dạng ngày", hint


def _number_form(fault: _Fault) -> _Words:
    value = str(fault.value)
    plain = suggest_numbers(value)
    hint = "viết liền chữ số: 25525; số lẻ dùng dấu chấm: 99.38"
    if plain:
        hint = f"viết liền chữ số: {fault.field}: {plain[0]}"
    if len(plain) > 1:
        hint += f"; nếu phần sau dấu phẩy là số lẻ: {fault.field}: {plain[1]}"
    return "number-form", f"«{_short(value)}» không phải số viết liền", hint


def _id_form(fault: _Fault) -> _Words:
    message = f"«{_short(fault.value)}» không đúng dạng mã: mã chỉ gồm chữ thường không dấu, chữ số và gạch nối"
    suggestion = suggest_id(str(fault.value))
    return "id-form", message, f"viết: «{suggestion}»" if suggestion else "ví dụ: «05-ct-tw-2016»"


def _list_expected(fault: _Fault) -> _Words:
    hint = "mỗi mục một dòng, bắt đầu bằng «- »"
    bullet = _BULLET.match(fault.line)
    if isinstance(fault.value, str) and bullet:
        hint = f"đầu mỗi mục là dấu gạch ngang «-» rồi một dấu cách; viết lại: - {_quote_plain(bullet['rest'])}"
    elif isinstance(fault.value, str):
        hint = f"viết lại thành hai dòng:\n{fault.field}:\n  - {_quote_plain(fault.value)}"
    elif isinstance(fault.value, dict):
        first = next(iter(fault.value), "")
        hint = (
            f"nếu dòng đầu của mục bị xóa mất, viết lại dòng ấy với «- » ở đầu; nếu không, thêm «- » trước «{first}:», "
            "hoặc xóa cả mục"
        )
    return "shape", f"trường «{fault.field}»{_noun(fault.field)} cần một danh sách", hint


def _fields_expected(fault: _Fault) -> _Words:
    where = f" của «{fault.field}»{_noun(fault.field)}" if fault.field else ""
    hint = "xuống dòng, thụt vào rồi viết «tên_trường: giá trị»"
    if isinstance(fault.value, list):
        hint = "bỏ dấu gạch «- » ở đầu, chỗ này không phải danh sách"
    return "shape", f"chỗ này{where} cần các trường con", hint


def _text_expected(fault: _Fault) -> _Words:
    hint = "viết giá trị ngay sau dấu hai chấm, trên một dòng"
    if isinstance(fault.value, dict):
        hint = 'nếu dấu hai chấm thuộc nội dung, đặt cả giá trị trong "…"; nếu không, viết trên một dòng'
    elif isinstance(fault.value, list):
        hint = "chỗ này chỉ nhận một giá trị: bỏ dấu gạch «- », viết ngay sau dấu hai chấm"
    return "shape", f"trường «{fault.field}»{_noun(fault.field)} cần một dòng chữ", hint


def _spaces(fault: _Fault) -> _Words:
    tidy = " ".join(str(fault.value).split())
    message = "thừa dấu cách hoặc xuống dòng trong nội dung"
    return "text-spaces", message, f"viết lại trên một dòng: {fault.field}: {_quote_plain(tidy)}"


def _too_long(fault: _Fault) -> _Words:
    most = fault.context["max_length"]
    message = f"nội dung của «{fault.field}» dài {len(str(fault.value))} ký tự, nhiều nhất là {most}"
    return "too-long", message, "viết gọn lại, hoặc tách thành nhiều ý, mỗi ý một mục"


def _html(fault: _Fault) -> _Words:
    value = str(fault.value)
    found = find_markup(value)
    plain = strip_markup(value)
    hint = "viết chữ thường; cặp dấu < > thì thay bằng «…», dấu nhỏ hơn thì để dấu cách hai bên: a < b"
    if plain:
        hint = f"viết lại: {fault.field}: {_quote_plain(plain)}"
    message = f"nội dung có mã của trang mạng «{_short(found[0] if found else value)}», sổ tay chỉ nhận chữ thường"
    return "text-html", message, hint


def _link(fault: _Fault) -> _Words:
    message = f"dấu [[…]] chỉ nối được trong câu văn, «{fault.field}»{_noun(fault.field)} in nguyên cả dấu"
    plain = strip_links(str(fault.value))
    hint = f"viết lại: {fault.field}: {_quote_plain(plain)}" if plain else "viết tên văn bản thay cho dấu [[…]]"
    return "text-link", message, hint


def _simple(code: str, message: str, hint: str) -> Callable[[_Fault], _Words]:
    return lambda fault: (code, message.format(field=fault.field, value=_short(fault.value)), hint)


def _short(value: object, most: int = 60) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _quote_plain(value: str) -> str:
    return quote_value(value) if re.search(r": | #|:$", value) or not re.match(r"\w", value) else value


_MARKED: Mapping[str, Callable[[str], re.Match[str] | None]] = MappingProxyType(
    {"text-html": find_markup, "text-scheme": find_scheme, "text-link": find_link}
)
"""Code → what to point at inside the value."""

_WORDS: Mapping[str, Callable[[_Fault], _Words]] = MappingProxyType(
    {
        "missing": _missing,
        "too_short": _too_short,
        "literal_error": _choice,
        "string_pattern_mismatch": _pattern,
        "date-form": _date_form,
        "number-form": _number_form,
        "id-form": _id_form,
        "tuple_type": _list_expected,
        "model_type": _fields_expected,
        "model_attributes_type": _fields_expected,
        "string_type": _text_expected,
        "is_instance_of": _text_expected,
        "dataclass_type": _text_expected,
        "bool_type": _text_expected,
        "int_type": _text_expected,
        "decimal_type": _text_expected,
        "too_long": _too_long,
        "string_too_long": _too_long,
        "text-html": _html,
        "text-link": _link,
        "text-scheme": _simple(
            "text-scheme", "nội dung chứa địa chỉ không an toàn", "chỉ dùng địa chỉ bắt đầu bằng https:// hoặc http://"
        ),
        "text-spaces": _spaces,
        "url-form": _simple(
            "url-form",
            "«{value}» không phải địa chỉ dùng được",
            "chép cả địa chỉ từ thanh địa chỉ của trình duyệt, bắt đầu bằng https:// hoặc http://",
        ),
        "flag-form": _simple("flag-form", "«{value}» không phải «có» hay «không»", "viết «có» hoặc «không»"),
    }
)
