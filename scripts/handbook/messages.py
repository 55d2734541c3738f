"""What a record's faults mean, in an editor's words: pydantic's error codes become Vietnamese diagnostics.

The library's own English text is never shown; an error code without words here is a bug, and a test looks for it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.datafile import DataFile, Path, Tree
from handbook.diagnostics import Diagnostic, Place
from handbook.vietnamese import find_nearest

RecordT = TypeVar("RecordT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class _Fault:
    """One pydantic error with what is needed to word it."""

    place: Place
    field: str
    value: object
    context: Mapping[str, Any]
    whole: bool
    """Whether the field is one of the record itself, and not of something inside it."""


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
    for error in errors:
        if error["type"] == "extra_forbidden":
            fields = _fields_at(model, error["loc"][:-1])
            present = _keys_at(file, prefix + error["loc"][:-1])
            name = str(error["loc"][-1])
            nearest = find_nearest(name, [field for field in fields if field not in present])
            if nearest:
                meant.add((*error["loc"][:-1], nearest))
            hint = f"ý bạn là «{nearest}»?" if nearest else "các trường dùng được: " + ", ".join(fields)
            place = file.locate_key(prefix + error["loc"])
            yield Diagnostic(place, "unknown-field", f"không có trường «{name}» ở đây", hint)
    for error in errors:
        kind, location = error["type"], error["loc"]
        if kind == "extra_forbidden" or (kind == "missing" and location in meant):
            continue
        if kind == "missing" and (prefix + location) in file.keys:
            continue  # the file reader has already said that the field is empty
        yield _explain_error(error, file, prefix)


def _explain_error(error: ErrorDetails, file: DataFile, prefix: Path) -> Diagnostic:
    path = prefix + error["loc"]
    field = next((str(step) for step in reversed(error["loc"]) if isinstance(step, str)), "")
    place = file.locate(path)
    if error["type"] == "missing" and not error["loc"][:-1] and not prefix:
        place = Place(file.path, 1, 1, max(1, len(file.lines[0])))
    fault = _Fault(place, field, error["input"], error.get("ctx", {}), whole=len(error["loc"]) == 1)
    code, message, hint = _WORDS.get(error["type"], _text_expected)(fault)
    return Diagnostic(fault.place, code, message, hint)


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


def _keys_at(file: DataFile, path: Path) -> frozenset[str]:
    return frozenset(str(key[-1]) for key in file.keys if key[:-1] == path)


def _missing(fault: _Fault) -> tuple[str, str, str]:
    if fault.field == "citations":
        return _uncited(fault)
    hint = f"thêm dòng «{fault.field}: …»"
    return "missing-field", f"thiếu trường bắt buộc «{fault.field}»", hint


def _uncited(fault: _Fault) -> tuple[str, str, str]:
    return (
        "uncited",
        "bản ghi này chưa có nguồn" if fault.whole else "điều này chưa có nguồn",
        "thêm «citations:» với «source: mã nguồn» và «locator: đoạn …»",
    )


def _too_short(fault: _Fault) -> tuple[str, str, str]:
    if fault.field == "citations":
        return _uncited(fault)
    least = fault.context.get("min_length", 1)
    return "too-few", f"trường «{fault.field}» cần ít nhất {least} mục", "thêm mục còn thiếu"


def _choice(fault: _Fault) -> tuple[str, str, str]:
    choices = [part.strip(" '") for part in str(fault.context["expected"]).replace(" or ", ",").split(",")]
    nearest = find_nearest(str(fault.value), choices)
    hint = (f"ý bạn là «{nearest}»? " if nearest else "") + "chọn một trong: " + ", ".join(choices)
    return "choice", f"«{_short(fault.value)}» không phải giá trị của «{fault.field}»", hint


def _pattern(fault: _Fault) -> tuple[str, str, str]:
    value = str(fault.value)
    if fault.field == "number":
        digits = "".join(character for character in value if character.isdigit())
        hint = f"viết từ hai chữ số: «{digits.zfill(2)}»" if digits else "viết bằng chữ số, ví dụ «05»"
    else:
        hint = "dùng chữ thường không dấu, nối bằng gạch dưới"
    return "pattern", f"«{_short(value)}» không đúng dạng của «{fault.field}»", hint


def _date_form(fault: _Fault) -> tuple[str, str, str]:
    suggestion = fault.context.get("suggestion")
    hint = f"viết năm-tháng-ngày: {suggestion}" if suggestion else "viết năm-tháng-ngày: 2016-05-15, 2016-05 hoặc 2016"
    return "date-form", f"«{_short(fault.value)}» không đúng dạng ngày", hint


def _number_form(fault: _Fault) -> tuple[str, str, str]:
    value = str(fault.value)
    plain = value.replace(".", "").replace(" ", "").replace(",", ".").rstrip("%")
    hint = f"viết liền chữ số: {plain}" if plain.replace(".", "", 1).isdigit() else "viết liền chữ số: 25525 hoặc 99.38"
    return "number-form", f"«{_short(value)}» không phải số viết liền", hint


def _id_form(fault: _Fault) -> tuple[str, str, str]:
    message = f"«{_short(fault.value)}» không đúng dạng mã"
    return "id-form", message, "mã chỉ gồm chữ thường không dấu, chữ số và gạch nối: «05-ct-tw-2016»"


def _list_expected(fault: _Fault) -> tuple[str, str, str]:
    return "shape", f"trường «{fault.field}» cần một danh sách", "mỗi mục một dòng, bắt đầu bằng «- »"


def _fields_expected(fault: _Fault) -> tuple[str, str, str]:
    where = f" của «{fault.field}»" if fault.field else ""
    return (
        "shape",
        f"chỗ này{where} cần các trường con",
        "xuống dòng, thụt vào rồi viết «tên_trường: giá trị»",
    )


def _text_expected(fault: _Fault) -> tuple[str, str, str]:
    hint = "viết giá trị ngay sau dấu hai chấm, trên một dòng"
    if isinstance(fault.value, dict):
        hint = 'nếu dấu hai chấm thuộc nội dung, đặt cả giá trị trong "…"'
    return "shape", f"trường «{fault.field}» cần một dòng chữ", hint


def _spaces(fault: _Fault) -> tuple[str, str, str]:
    tidy = " ".join(str(fault.value).split())
    return "text-spaces", "thừa dấu cách hoặc xuống dòng trong nội dung", f"viết lại: {_short(tidy, 120)}"


def _too_long(fault: _Fault) -> tuple[str, str, str]:
    most = fault.context["max_length"]
    message = f"nội dung của «{fault.field}» dài {len(str(fault.value))} ký tự, nhiều nhất là {most}"
    return "too-long", message, "viết gọn lại, hoặc tách thành nhiều ý, mỗi ý một mục"


def _simple(code: str, message: str, hint: str) -> Callable[[_Fault], tuple[str, str, str]]:
    return lambda fault: (code, message.format(field=fault.field, value=_short(fault.value)), hint)


def _short(value: object, most: int = 60) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"


_WORDS: Mapping[str, Callable[[_Fault], tuple[str, str, str]]] = MappingProxyType(
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
        "text-html": _simple(
            "text-html", "nội dung chứa mã HTML", "viết chữ thường; muốn nối tới văn bản thì viết [[mã]]"
        ),
        "text-scheme": _simple(
            "text-scheme", "nội dung chứa địa chỉ không an toàn", "chỉ dùng địa chỉ https hoặc http"
        ),
        "text-spaces": _spaces,
        "url-form": _simple(
            "url-form", "«{value}» không phải địa chỉ dùng được", "chỉ nhận https://…, http://… hoặc mailto:…"
        ),
        "flag-form": _simple("flag-form", "«{value}» không phải «có» hay «không»", "viết «có» hoặc «không»"),
    }
)
