"""YAML read as text: a plain tree of strings in which every key and value knows its line and column.

No scalar is ever guessed to be a number, a date or a truth value: 05, 010, no, 25.525 stay what was typed
(YAML's own rules would make them 5, 8, False and 25.5). Whatever could change the meaning of a file behind an
editor's back is refused with its place: anchors, tags, duplicate keys, a comment after a value …
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn, TypeAlias

import yaml

from handbook.diagnostics import Diagnostic, Place
from handbook.letters import scan_lines
from handbook.syntax import KEY_AND_VALUE, Span, explain_error, find_place, quote_value

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12

Tree: TypeAlias = "str | dict[str, Tree] | list[Tree]"
Path = tuple[str | int, ...]

_COMMENT_AFTER = re.compile(r":?\s+#")
_BLOCK_COMMENT = re.compile(r"[|>][-+0-9]*\s+#")
_EMPTY = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class DataFile:
    """One YAML file as plain data plus the place of every key and value.

    ``path`` is relative to the handbook's root. ``data`` holds only dict, list and str.
    """

    path: str
    lines: tuple[str, ...]
    data: Tree
    values: Mapping[Path, Span]
    keys: Mapping[Path, Span]

    def locate(self, path: Path) -> Place:
        """Return the place of a value, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return find_place(self.path, self.lines, self.values.get(path, (0, 0, 0, 1)))

    def locate_key(self, path: Path) -> Place:
        """Return the place of a key, or of the value there where the path ends in a list index."""
        span = self.keys.get(path)
        return find_place(self.path, self.lines, span) if span else self.locate(path)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave: its data, unless it could not be read at all, and its problems."""

    file: DataFile | None
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class _UnreadableError(Exception):
    """Reading stops here; the reason is already among the diagnostics."""


def parse_datafile(path: str, content: bytes) -> Reading:
    """Parse the bytes of a YAML file; every fault becomes a diagnostic, none an exception."""
    text, faults = _decode(path, content)
    if text is None:
        return Reading(None, (), faults)
    lines = tuple(text.split("\n"))
    scanned = tuple(scan_lines(path, lines))
    if any(fault.code in {"merge-conflict", "tab", "invisible", "curly-quote"} for fault in scanned):
        return Reading(None, lines, scanned)
    builder = _TreeBuilder(path, text, lines)
    file = builder.build()
    return Reading(file, lines, (*scanned, *builder.diagnostics))


def _decode(path: str, content: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if len(content) > MAX_BYTES:
        message = f"tệp lớn hơn {MAX_BYTES // 1024} KB"
        return None, (Diagnostic(Place(path), "file-size", message, "tách thành nhiều bản ghi, mỗi bản ghi một tệp"),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n")
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace"))
        message = "tệp không phải chữ Unicode UTF-8 (có thể là bảng mã cũ như TCVN3, VNI hoặc Windows-1258)"
        hint = "mở tệp bằng chương trình soạn thảo, lưu lại với mã hóa UTF-8"
        return None, (Diagnostic(Place(path, line + 1, column + 1), "file-encoding", message, hint),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


class _TreeBuilder:
    """Turns YAML's event stream into plain data and marks."""

    def __init__(self, path: str, text: str, lines: tuple[str, ...]) -> None:
        self._path = path
        self._text = text
        self._lines = lines
        self._events: Iterator[yaml.Event] = iter(())
        self._values: dict[Path, Span] = {}
        self._keys: dict[Path, Span] = {}
        self.diagnostics: list[Diagnostic] = []

    def build(self) -> DataFile | None:
        self._events = iter(yaml.parse(self._text, Loader=yaml.CBaseLoader))
        try:
            self._next()
            first = self._next()
            if isinstance(first, yaml.StreamEndEvent):
                self.diagnostics.append(Diagnostic(Place(self._path), "file-empty", "tệp không có nội dung", "xóa tệp"))
                return None
            data = self._node(self._next(), (), 0)
            self._next()
            last = self._next()
            if not isinstance(last, yaml.StreamEndEvent):
                self._report(
                    last,
                    "several-documents",
                    "tệp có nhiều tài liệu YAML",
                    "bỏ dòng «---», mỗi tệp một bản ghi",
                )
        except _UnreadableError:
            return None
        return DataFile(self._path, self._lines, data, MappingProxyType(self._values), MappingProxyType(self._keys))

    def _next(self) -> yaml.Event:
        try:
            return next(self._events)
        except yaml.YAMLError as error:
            self.diagnostics.append(explain_error(self._path, self._lines, error))
            raise _UnreadableError from None

    def _report(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        place = find_place(self._path, self._lines, _span(event))
        self.diagnostics.append(Diagnostic(place, code, message, hint))

    def _refuse(self, event: yaml.Event, code: str, message: str, hint: str) -> NoReturn:
        self._report(event, code, message, hint)
        raise _UnreadableError

    def _node(self, event: yaml.Event, path: Path, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            self._refuse(event, "too-deep", f"dữ liệu lồng quá {MAX_DEPTH} tầng", "xem lại các dấu [ và thụt dòng")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(
                event,
                "anchor",
                "không dùng neo «&» và tham chiếu «*» của YAML",
                'chép lại nội dung, hoặc đặt cả giá trị trong dấu nháy "…"',
            )
        if getattr(event, "tag", None):
            self._refuse(event, "tag", "không dùng thẻ «!» của YAML", 'bỏ thẻ, hoặc đặt cả giá trị trong dấu nháy "…"')
        self._values[path] = _span(event)
        if isinstance(event, yaml.ScalarEvent):
            self._check_comment(event)
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _sequence(self, path: Path, depth: int) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            here = (*path, len(items))
            if isinstance(event, yaml.ScalarEvent) and _is_empty(event):
                self._report(event, "field-empty", "mục này để trống", "điền nội dung hoặc xóa dòng")
                continue
            items.append(self._node(event, here, depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Tree]:
        mapping: dict[str, Tree] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "key-form", "tên trường phải là một chữ đơn giản", "viết «tên_trường: giá trị»")
            key = str(event.value)
            here = (*path, key)
            if key in mapping:
                first = self._keys[here][0] + 1
                self._report(
                    event,
                    "duplicate-key",
                    f"trường «{key}» đã có ở dòng {first}",
                    "giữ một dòng, xóa dòng kia",
                )
                self._node(self._next(), (*here, "duplicate"), depth + 1)
                continue
            self._keys[here] = _span(event)
            self._check_comment(event)
            value = self._next()
            if isinstance(value, yaml.ScalarEvent) and _is_empty(value):
                self._report(
                    event,
                    "field-empty",
                    f"trường «{key}» để trống",
                    "điền nội dung; nếu chưa có thì xóa cả dòng này",
                )
                self._check_comment(value)
                continue
            mapping[key] = self._node(value, here, depth + 1)
        return mapping

    def _check_comment(self, event: yaml.ScalarEvent) -> None:
        """Refuse a comment after a value: " #" may have cut the text an editor meant to write."""
        line, column, end_line, end_column = _span(event)
        pattern = _BLOCK_COMMENT
        if event.style not in {"|", ">"}:
            line, column, pattern = end_line, end_column, _COMMENT_AFTER
        match = pattern.match(self._lines[line], column) if line < len(self._lines) else None
        if match:
            at = match.end() - 1
            whole = KEY_AND_VALUE.fullmatch(self._lines[line])
            hint = 'nếu «#» thuộc nội dung, đặt cả giá trị trong "…"; nếu là ghi chú, chuyển sang trường «note»'
            if whole and whole["value"][0] not in "#|>":
                rewritten = f"{whole['key']} {quote_value(whole['value'])}"
                hint = f"nếu «#» thuộc nội dung, viết lại: {rewritten}; nếu không, dùng trường «note»"
            self.diagnostics.append(
                Diagnostic(
                    Place(self._path, line + 1, at + 1, len(self._lines[line]) - at),
                    "comment-after-value",
                    "phần sau « #» bị YAML coi là chú thích và cắt bỏ",
                    hint,
                )
            )


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return 0, 0, 0, 1
    return start.line, start.column, end.line, end.column


def _is_empty(event: yaml.ScalarEvent) -> bool:
    return (not event.style and event.value in _EMPTY) or not event.value.strip()
