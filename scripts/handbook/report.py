"""Diagnostics as text: for a terminal, for a forge's annotations, for programs."""

import json
import unicodedata
from collections.abc import Iterator, Mapping

from handbook.diagnostics import Diagnostic, Severity

_MOST_ANNOTATIONS = 10
_WINDOW = 100
_LEAD = 40
Lines = Mapping[str, tuple[str, ...]]


def render_text(diagnostics: tuple[Diagnostic, ...], lines: Lines) -> str:
    """Write each problem as path:line:column with its line, a caret and a hint, then a sum."""
    blocks = ["\n".join(_render_block(diagnostic, lines)) for diagnostic in diagnostics]
    return "\n".join([*blocks, render_sum(diagnostics)])


def render_sum(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Say in one line how many problems there are, in how many files."""
    if not diagnostics:
        return "Dữ liệu không có lỗi."
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    files = len({diagnostic.place.path for diagnostic in diagnostics})
    warnings = len(diagnostics) - errors
    also = f", {warnings} cảnh báo" if warnings else ""
    return f"Có {errors} lỗi{also} trong {files} tệp."


def render_github(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Write workflow commands that a forge shows at the changed lines; at most ten, as the forge shows no more."""
    shown = [_render_annotation(diagnostic) for diagnostic in diagnostics[:_MOST_ANNOTATIONS]]
    return "\n".join([*shown, render_sum(diagnostics)])


def render_json(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Write the problems as a JSON list."""
    rows = [
        {
            "path": diagnostic.place.path,
            "line": diagnostic.place.line,
            "column": diagnostic.place.column,
            "width": diagnostic.place.width,
            "code": diagnostic.code,
            "severity": diagnostic.severity.name.lower(),
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _render_block(diagnostic: Diagnostic, lines: Lines) -> Iterator[str]:
    place = diagnostic.place
    head = f"{place.path}:{place.line}:{place.column}"
    yield f"{head}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    known = lines.get(place.path, ())
    if 0 < place.line <= len(known) and known[place.line - 1].strip():
        yield from _render_line(known[place.line - 1], place.line, place.column, place.width)
    if diagnostic.hint:
        yield f"      = gợi ý: {diagnostic.hint}"


def _render_line(line: str, number: int, column: int, width: int) -> Iterator[str]:
    """Show the part of a line around a place, with a caret under the right letter (marks take no column)."""
    line = line.replace("\t", " ")
    start = max(0, column - 1 - _LEAD) if len(line) > _WINDOW else 0
    shown = line[start : start + _WINDOW]
    cut_before, cut_after = "…" if start else "", "…" if start + _WINDOW < len(line) else ""
    before = len(cut_before) + _count_columns(shown[: column - 1 - start])
    carets = max(1, min(_count_columns(shown[column - 1 - start : column - 1 - start + width]), _WINDOW - before))
    yield f" {number:>4} | {cut_before}{shown}{cut_after}"
    yield f"      | {' ' * before}{'^' * carets}"


def _count_columns(text: str) -> int:
    return sum(0 if unicodedata.combining(character) else 1 for character in text)


def _render_annotation(diagnostic: Diagnostic) -> str:
    level = "error" if diagnostic.severity is Severity.ERROR else "warning"
    place = diagnostic.place
    end = place.column + place.width - 1
    text = diagnostic.message + (f" — gợi ý: {diagnostic.hint}" if diagnostic.hint else "")
    properties = (
        f"file={_escape(place.path, property_=True)},line={place.line},col={place.column},endColumn={end},"
        f"title={_escape(diagnostic.code, property_=True)}"
    )
    return f"::{level} {properties}::{_escape(text)}"


def _escape(text: str, *, property_: bool = False) -> str:
    """Escape text for a workflow command, as the forge's runner unescapes it."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text
