"""Diagnostics as text: for a terminal, for a forge's annotations and its summary, for programs."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from handbook.diagnostics import Diagnostic, Severity
from handbook.messages.sentences import read_area, say

_MOST_ANNOTATIONS = 10
_MOST_SHOWN = 300  # nobody mends more at once
_MOST_SUMMARISED = 200  # a forge's summary holds 1 MiB
_WINDOW = 100
_LEAD = 40
_HINT_INDENT = 12
Lines = Mapping[str, tuple[str, ...]]


def render_text(diagnostics: tuple[Diagnostic, ...], lines: Lines, older: tuple[Diagnostic, ...] = ()) -> str:
    """Write each problem as path:line:column with its line, a caret and a hint, then a sum.

    Of very many only the first are written; those ``older`` than the change at hand are only counted.
    """
    shown = diagnostics[:_MOST_SHOWN]
    rest = len(diagnostics) - len(shown)
    more = [say("report", "more", count=rest)] if rest else []
    return "\n".join([*render_blocks(shown, lines), *more, *render_sums(diagnostics, older)])


def render_blocks(diagnostics: tuple[Diagnostic, ...], lines: Lines) -> tuple[str, ...]:
    """Write each problem as path:line:column with its line, a caret and a hint."""
    files = {diagnostic.place.path for diagnostic in diagnostics}
    known = {path: lines.get(path, ()) for path in files}  # each file is split once, however much is wrong with it
    return tuple("\n".join(_render_block(diagnostic, known)) for diagnostic in diagnostics)


def render_sum(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Say in one line how many problems there are, in how many files; warnings alone are no fault of the data."""
    if not diagnostics:
        return say("report", "clean")
    if any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
        return say("report", "errors", amounts=_count(diagnostics))
    return say("report", "warnings", amounts=_count(diagnostics))


def render_sums(diagnostics: tuple[Diagnostic, ...], older: tuple[Diagnostic, ...]) -> tuple[str, ...]:
    """Say how many problems the change at hand brought, and how many were there before it."""
    if not older:
        return (render_sum(diagnostics),)
    brought = say("report", "brought", amounts=diagnostics and _count(diagnostics))
    return brought, say("report", "older", amounts=_count(older))


def render_github(diagnostics: tuple[Diagnostic, ...], older: tuple[Diagnostic, ...] = ()) -> str:
    """Write workflow commands that a forge shows at the changed lines; at most ten, as the forge shows no more."""
    shown = [_render_annotation(diagnostic) for diagnostic in diagnostics[:_MOST_ANNOTATIONS]]
    rest = len(diagnostics) - len(shown)
    more = [say("report", "more-notes", shown=len(shown), count=rest)] if rest else []
    return "\n".join([*shown, *more, *render_sums(diagnostics, older)])


def render_summary(diagnostics: tuple[Diagnostic, ...], lines: Lines, older: tuple[Diagnostic, ...] = ()) -> str:
    """Write all problems as Markdown for the summary of a forge's run; the older ones are folded."""
    parts = [f"## {say('report', 'title')}", "", *(f"{each}\n" for each in render_sums(diagnostics, older))]
    parts += _render_fence(diagnostics, lines)
    if older:
        parts += ["", f"<details><summary>{say('report', 'older-title')}</summary>", ""]
        parts += [*_render_fence(older, lines), "", "</details>"]
    return "\n".join(parts).rstrip() + "\n"


def render_json(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Write the problems as a JSON list."""
    rows = [
        {
            "path": diagnostic.place.path,
            "line": diagnostic.place.line,
            "column": diagnostic.place.column,
            "width": diagnostic.place.width,
            "code": diagnostic.code,
            "severity": diagnostic.severity,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def name_severity(severity: Severity) -> str:
    """Name a severity in a sentence."""
    name: str = read_area("nouns")["severities"][severity]
    return name


def count_severities(severities: Iterable[Severity]) -> str:
    """Say how many problems there are of each severity."""
    counts = Counter(severities)
    return ", ".join(f"{counts[severity]} {name_severity(severity)}" for severity in Severity if counts[severity])


def _count(diagnostics: tuple[Diagnostic, ...]) -> str:
    files = len({diagnostic.place.path for diagnostic in diagnostics})
    amounts = count_severities(diagnostic.severity for diagnostic in diagnostics)
    return say("report", "amounts", amounts=amounts, files=files)


def _render_fence(diagnostics: tuple[Diagnostic, ...], lines: Lines) -> Iterator[str]:
    """Put problems into a fence that nothing in the data can close."""
    shown = diagnostics[:_MOST_SUMMARISED]
    if shown:
        text = "\n".join(render_blocks(shown, lines))
        fence = "```"
        while fence in text:
            fence += "`"
        yield from (f"{fence}text", text, fence)
    if len(shown) < len(diagnostics):
        yield "\n" + say("report", "more-summary", count=len(diagnostics) - len(shown))


def _render_block(diagnostic: Diagnostic, lines: Lines) -> Iterator[str]:
    place = diagnostic.place
    head = f"{place.path}:{place.line}:{place.column}"
    yield f"{head}: {name_severity(diagnostic.severity)}[{diagnostic.code}]: {diagnostic.message}"
    known = lines.get(place.path, ())
    if 0 < place.line <= len(known) and known[place.line - 1].strip():
        yield from _render_line(known[place.line - 1], place.line, place.column, place.width)
    if diagnostic.hint:
        yield f"      = {say('report', 'hint', hint=diagnostic.hint)}".replace("\n", "\n" + " " * _HINT_INDENT)


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
    place = diagnostic.place
    end = place.column + place.width - 1
    text = diagnostic.message + (f" — {say('report', 'hint', hint=diagnostic.hint)}" if diagnostic.hint else "")
    properties = (
        f"file={_escape(place.path, property_=True)},line={place.line},col={place.column},endColumn={end},"
        f"title={_escape(diagnostic.code, property_=True)}"
    )
    return f"::{diagnostic.severity} {properties}::{_escape(text)}"


def _escape(text: str, *, property_: bool = False) -> str:
    """Escape text for a workflow command, as the forge's runner unescapes it."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text
