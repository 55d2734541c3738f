"""What a figure prints held against what the rest of it says: its value, its whole, its qualifier, unit and scope."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from handbook.diagnostics import Diagnostic, Place
from handbook.messages import tell
from handbook.records import Dossier, Entry, Figure
from handbook.text import QUALIFIERS, Quantity, has_number, parse_quantity, render_number

_EXACT = "đúng"
_CLOSE = Decimal("0.000001")  # as many places as a value may have
_Locate = Callable[[str], Place]
"""Where a field of the figure stands."""


def check_amounts(
    entry: Entry[Dossier], units: tuple[str | None, ...], mistyped: frozenset[Place] = frozenset()
) -> Iterator[Diagnostic]:
    """Report figures that say two things of one amount; ``units`` are those of their indicators, one by one.

    Nothing is held against a print that is ``mistyped``: told there as standing in none of its sources.
    """
    for position, (figure, unit) in enumerate(zip(entry.record.figures, units, strict=True)):
        locate = partial(entry.place, "figures", position)
        found = _compare(locate, figure, unit)
        if mistyped and locate("printed") in mistyped:
            found = (each for each in found if each.code != "value-not-printed")
        yield from found


def _compare(locate: _Locate, figure: Figure, unit: str | None) -> Iterator[Diagnostic]:
    printed = parse_quantity(figure.printed)
    scope = parse_quantity(figure.scope) if has_number(figure.scope) else None
    is_number = scope is not None and not scope.out_of and scope.unit.casefold() in {"", (unit or "").casefold()}
    if printed is None:
        if is_number:
            yield tell(locate("printed"), "fields-exchanged", scope=figure.scope, printed=figure.printed)
        elif not has_number(figure.printed):
            yield tell(locate("printed"), "printed-words", "none", printed=figure.printed)
        return
    if is_number:
        yield tell(locate("scope"), "scope-number", scope=figure.scope)
    if figure.qualifier not in {_EXACT, QUALIFIERS.get(printed.qualifier, figure.qualifier)}:
        yield tell(
            locate("printed"),
            "printed-words",
            "qualifiers",
            written=printed.qualifier,
            qualifier=figure.qualifier,
            printed=figure.printed,
            means=QUALIFIERS[printed.qualifier],
            number=printed.number,
        )
    else:
        yield from _check_words(locate, figure, printed, unit)
    yield from _compare_values(locate, figure, printed, unit)


def _check_words(locate: _Locate, figure: Figure, printed: Quantity, unit: str | None) -> Iterator[Diagnostic]:
    """Report words beside a printed number that the page writes anyway, or that belong into another field."""
    means = QUALIFIERS.get(printed.qualifier, "")
    number, counted = _split_unit(printed, unit)
    words = [*([] if means in {"", _EXACT} else [printed.qualifier]), *([counted] if counted else [])]
    if not words:
        return
    if counted == "phần trăm" and "%" in (unit or ""):
        number = f"{number}%"
    is_other = unit and not _is_same_unit(printed.unit, unit)
    yield tell(
        locate("printed"),
        "printed-words",
        words="», «".join(words),
        plain=number if means else f"{printed.qualifier} {number}".lstrip(),
        means=means if means != figure.qualifier else "",
        counted=printed.unit if is_other else "",
        unit=unit,
    )


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


def _compare_values(locate: _Locate, figure: Figure, printed: Quantity, unit: str | None) -> Iterator[Diagnostic]:
    """Compare the numbers: a unit such as «triệu đồng» may hold the scale that print has beside the number."""
    share = printed.low / printed.out_of if printed.out_of else None
    is_share = share is not None and figure.out_of is None and abs(share - figure.value) < _CLOSE
    if not is_share and not _holds(printed, figure.value, unit):
        least, most = _write(printed.low), _write(printed.high)
        yield tell(
            locate("value"),
            "value-not-printed",
            value=render_number(figure.value),
            printed=figure.printed,
            least=least,
            most=most if most != least else "",
        )
    elif not is_share and printed.out_of is not None and figure.out_of is None:
        whole, meant = render_number(printed.out_of), _write(printed.out_of)
        yield tell(locate("printed"), "value-not-printed", "no-whole", printed=figure.printed, whole=whole, meant=meant)
    if printed.out_of is not None and figure.out_of not in {None, printed.out_of}:
        value, meant = render_number(figure.out_of or Decimal(0)), _write(printed.out_of)
        yield tell(locate("out_of"), "value-not-printed", "whole", value=value, printed=figure.printed, meant=meant)


def _holds(printed: Quantity, value: Decimal, unit: str | None) -> bool:
    if printed.low <= value <= printed.high:
        return True
    scale = parse_quantity(f"1 {unit}")
    return scale is not None and printed.low <= value * scale.low <= printed.high


def _write(number: Decimal) -> str:
    return f"{number.normalize():f}"
