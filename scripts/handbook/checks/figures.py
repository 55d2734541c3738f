"""Figures: parts that must add up, parts that must fit in, one value for one thing."""

from collections.abc import Iterator
from decimal import Decimal

from handbook.checks.findings import ACKNOWLEDGE, Finding
from handbook.diagnostics import Diagnostic, Place
from handbook.memory import Memory
from handbook.records import DiscrepancyKind, Dossier, Figure
from handbook.records.catalog import Entry
from handbook.records.suggestions import find_nearest, write_choices
from handbook.text.folding import fold_marks
from handbook.text.vietnamese import render_number

Value = tuple[tuple[str, ...], int, Decimal]
"""What a figure measures, its position, and its value."""


def list_values(record: Dossier) -> tuple[Value, ...]:
    """List the figures of a record that may contradict others."""
    found = ((_measured_thing(record, figure), position, figure) for position, figure in enumerate(record.figures))
    return tuple((thing, position, figure.value) for thing, position, figure in found if thing)


def check_parts(entry: Entry[Dossier]) -> Iterator[Diagnostic]:
    """Report figures that name a figure or event not there."""
    record = entry.record
    ids = {figure.id for figure in record.figures}
    events = {conference.id for conference in record.conferences}
    absent: dict[tuple[str, str], list[Place]] = {}
    for position, figure in enumerate(record.figures):
        if figure.event is not None and figure.event not in events:
            absent.setdefault(("hội nghị", figure.event), []).append(entry.place("figures", position, "event"))
        for index, part in enumerate(figure.parts):
            if part == figure.id:
                place = entry.place("figures", position, "parts", index)
                message = "số liệu lấy chính nó làm thành phần"
                yield Diagnostic(place, "part-self", message, "xóa dòng này, hoặc sửa mã thành phần")
            elif part not in ids:
                absent.setdefault(("số liệu", part), []).append(entry.place("figures", position, "parts", index))
        if figure.part_of is not None and figure.part_of not in ids:
            absent.setdefault(("số liệu", figure.part_of), []).append(entry.place("figures", position, "part_of"))
    for (kind, part), places in absent.items():
        yield _unknown_part(places, kind, part, events if kind == "hội nghị" else ids)


def check_sums(entry: Entry[Dossier]) -> Iterator[Finding]:
    """Find totals that their parts do not make, and parts larger than their whole."""
    record = entry.record
    by_id = {figure.id: figure for figure in record.figures}
    for position, figure in enumerate(record.figures):
        parts = [by_id[part] for part in figure.parts if part in by_id]
        if parts and len(parts) == len(figure.parts):
            total = sum((part.value for part in parts), Decimal(0))
            if total != figure.value:
                terms = " + ".join(render_number(part.value) for part in parts)
                message = (
                    f"các phần {terms} cộng lại là {render_number(total)}, không phải {render_number(figure.value)}"
                    f" (lệch {render_number(abs(total - figure.value))})"
                )
                yield _finding(entry, position, "tổng", "value", ("figure-sum", message))
        whole = by_id.get(figure.part_of) if figure.part_of else None
        limit = figure.out_of if figure.out_of is not None else (whole.value if whole else None)
        if limit is not None and figure.value > limit:
            message = f"phần {render_number(figure.value)} lớn hơn toàn thể {render_number(limit)}"
            yield _finding(entry, position, "tổng", "value", ("figure-sum", message))


def check_two_values(
    dossiers: tuple[Entry[Dossier], ...], values: tuple[tuple[Value, ...], ...], memory: Memory
) -> Iterator[Finding]:
    """Find two different values for the same indicator, scope and date; ``values`` are by dossier."""
    for (number, position), (first, known) in memory.recall("two values", (values,), lambda: _find_two(values)):
        entry, other = dossiers[number], dossiers[first]
        figure = entry.record.figures[position]
        message = (
            f"chỉ tiêu «{figure.indicator}» cho «{figure.scope}» cùng thời điểm có hai giá trị: "
            f"{render_number(figure.value)} ở đây và {render_number(other.record.figures[known].value)}"
            f" ở {other.file.path}"
        )
        yield _finding(entry, position, "hai-giá-trị", "value", ("two-values", message))


def _find_two(values: tuple[tuple[Value, ...], ...]) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Find figures that contradict an earlier one: the numbers of their records, and their positions there."""
    first: dict[tuple[str, ...], tuple[Decimal, tuple[int, int]]] = {}
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for number, each in enumerate(values):
        for thing, position, value in each:
            known, where = first.setdefault(thing, (value, (number, position)))
            if known != value:
                found.append(((number, position), where))
    return tuple(found)


def _measured_thing(record: Dossier, figure: Figure) -> tuple[str, ...] | None:
    if figure.as_of is not None:
        when = str(figure.as_of)
    elif figure.period is not None:
        when = f"{figure.period.start}/{figure.period.end}"
    elif figure.event is not None:
        when = f"{record.id}#{figure.event}"
    else:
        return None
    return figure.indicator, fold_marks(figure.scope), when, figure.measures or ""


def _finding(
    entry: Entry[Dossier], position: int, kind: DiscrepancyKind, field: str, words: tuple[str, str]
) -> Finding:
    code, message = words
    place = entry.place("figures", position, field)
    return Finding(entry, ("figures", position), kind, Diagnostic(place, code, message, ACKNOWLEDGE.format(kind=kind)))


def _unknown_part(places: list[Place], kind: str, part: str, ids: set[str]) -> Diagnostic:
    nearest = find_nearest(part, ids)
    hint = f"thêm {kind} ấy vào bản ghi này trước"
    if ids:
        hint = f"các mã có: {write_choices(sorted(ids), 'bản ghi này', near=part)}; nếu không có thì {hint}"
    if nearest:
        hint = f"ý bạn là «{nearest}»?"
    lines = f" (còn ở dòng {write_choices([str(place.line) for place in places[1:]])})" if len(places) > 1 else ""
    return Diagnostic(places[0], "unknown-part", f"bản ghi này không có {kind} mã «{part}»{lines}", hint)
