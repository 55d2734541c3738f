"""What a figure prints held against what the rest of it says: its value, its whole, its qualifier, unit and scope."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from handbook.diagnostics import Diagnostic
from handbook.records import Dossier, Figure
from handbook.records.catalog import Entry
from handbook.text.quantities import QUALIFIERS, Quantity, has_number, parse_quantity
from handbook.text.vietnamese import render_number

_EXACT = "đúng"
_CLOSE = Decimal("0.000001")  # as many places as a value may have


class _Fault(NamedTuple):
    """What is wrong, at which field of a figure."""

    field: str
    code: str
    message: str
    hint: str


def check_amounts(entry: Entry[Dossier], units: tuple[str | None, ...]) -> Iterator[Diagnostic]:
    """Report figures that say two things of one amount; ``units`` are those of their indicators, one by one."""
    for position, (figure, unit) in enumerate(zip(entry.record.figures, units, strict=True)):
        for fault in _compare(figure, unit):
            place = entry.place("figures", position, fault.field)
            yield Diagnostic(place, fault.code, fault.message, fault.hint)


def _compare(figure: Figure, unit: str | None) -> Iterator[_Fault]:
    printed = parse_quantity(figure.printed)
    scope = parse_quantity(figure.scope) if has_number(figure.scope) else None
    is_number = scope is not None and not scope.out_of and scope.unit.casefold() in {"", (unit or "").casefold()}
    if printed is None:
        yield from _explain_no_number(figure, is_exchanged=is_number)
        return
    if is_number:
        message = f"phạm vi «{figure.scope}» là một con số"
        hint = "viết nơi hoặc nhóm được đếm, ví dụ «Toàn tỉnh»; thời điểm ghi ở «as_of»"
        yield _Fault("scope", "scope-number", message, hint)
    if figure.qualifier not in {_EXACT, QUALIFIERS.get(printed.qualifier, figure.qualifier)}:
        yield _explain_qualifiers(figure, printed)
    elif words := _explain_words(figure, printed, unit):
        yield words
    yield from _compare_values(figure, printed, unit)


def _explain_no_number(figure: Figure, *, is_exchanged: bool) -> Iterator[_Fault]:
    if is_exchanged:
        message = f"con số «{figure.scope}» nằm ở «scope», còn phạm vi «{figure.printed}» nằm ở «printed»"
        yield _Fault(
            "printed", "fields-exchanged", message, f"viết «printed: {figure.scope}» và «scope: {figure.printed}»"
        )
    elif not has_number(figure.printed):
        message = f"«{figure.printed}» không có con số nào"
        yield _Fault(
            "printed", "printed-words", message, "chép con số đúng như nguồn in; nơi hoặc nhóm được đếm ghi ở «scope»"
        )


def _explain_qualifiers(figure: Figure, printed: Quantity) -> _Fault:
    means = QUALIFIERS[printed.qualifier]
    message = f"«printed» ghi «{printed.qualifier}» mà «qualifier» là «{figure.qualifier}»"
    remedy = f"viết «printed: {printed.number}» và «qualifier: {means}»" if means else "xóa dòng «qualifier»"
    return _Fault("printed", "printed-words", message, f"kiểm lại nguồn; nếu nguồn in «{figure.printed}», {remedy}")


def _explain_words(figure: Figure, printed: Quantity, unit: str | None) -> _Fault | None:
    """Report words beside a printed number that the page writes anyway, or that belong into another field."""
    means = QUALIFIERS.get(printed.qualifier, "")
    number, counted = _split_unit(printed, unit)
    words = [*([] if means in {"", _EXACT} else [printed.qualifier]), *([counted] if counted else [])]
    if not words:
        return None
    if counted == "phần trăm" and "%" in (unit or ""):
        number = f"{number}%"
    plain = number if means else f"{printed.qualifier} {number}".lstrip()
    message = f"«printed» chỉ ghi con số, còn «{'», «'.join(words)}» thì trang in ở chỗ riêng"
    hint = f"viết «printed: {plain}»"
    if means and means != figure.qualifier:
        hint += f" và «qualifier: {means}»"
    if printed.unit and unit and not _is_same_unit(printed.unit, unit):
        hint += f"; chỉ tiêu đếm bằng «{unit}»: nguồn đếm «{printed.unit}» thì chọn chỉ tiêu khác, hoặc nói ở «scope»"
    return _Fault("printed", "printed-words", message, hint)


def _split_unit(printed: Quantity, unit: str | None) -> tuple[str, str]:
    """Split a printed number from the words behind it that say its unit, or the beginning of it: 162 triệu đồng."""
    if unit is None:
        return printed.number, ""
    before = f"{printed.number} {printed.unit}".split()
    after = ["phần", "trăm"] if unit == "%" else unit.casefold().split()
    for count in range(len(after), len(printed.unit.split()) - 1, -1):
        if count and [word.casefold() for word in before[-count:]] == after[:count]:
            return " ".join(before[:-count]), " ".join(before[-count:])
    return printed.number, printed.unit


def _is_same_unit(words: str, unit: str) -> bool:
    words, unit = words.casefold(), unit.casefold()
    return f" {words} " in f" {unit} " or f" {unit} " in f" {words} "


def _compare_values(figure: Figure, printed: Quantity, unit: str | None) -> Iterator[_Fault]:
    """Compare the numbers: a unit such as «triệu đồng» may hold the scale that print has beside the number."""
    share = printed.low / printed.out_of if printed.out_of else None
    is_share = share is not None and figure.out_of is None and abs(share - figure.value) < _CLOSE
    if not is_share and not _holds(printed, figure.value, unit):
        message = f"giá trị {render_number(figure.value)} khác con số in «{figure.printed}»"
        values_meant = f"«value: {_write(printed.low)}»"
        if printed.low != printed.high:
            values_meant = f"một số từ {_write(printed.low)} đến {_write(printed.high)} vào «value»"
        yield _Fault("value", "value-not-printed", message, f"viết {values_meant}, hoặc sửa «printed» cho đúng nguồn")
    elif not is_share and printed.out_of is not None and figure.out_of is None:
        message = f"«{figure.printed}» nói cả tổng số {render_number(printed.out_of)}, mà thiếu «out_of»"
        hint = f"thêm «out_of: {_write(printed.out_of)}»; nếu là phân số thì ghi «value» bằng số lẻ"
        yield _Fault("printed", "value-not-printed", message, hint)
    if printed.out_of is not None and figure.out_of not in {None, printed.out_of}:
        message = f"tổng số {render_number(figure.out_of or Decimal(0))} khác con số in «{figure.printed}»"
        hint = f"viết «out_of: {_write(printed.out_of)}», hoặc sửa «printed» cho đúng nguồn"
        yield _Fault("out_of", "value-not-printed", message, hint)


def _holds(printed: Quantity, value: Decimal, unit: str | None) -> bool:
    if printed.low <= value <= printed.high:
        return True
    scale = parse_quantity(f"1 {unit}")
    return scale is not None and printed.low <= value * scale.low <= printed.high


def _write(number: Decimal) -> str:
    return f"{number.normalize():f}"
