"""YAML as a tree in which every key and value has its place, and whatever could mislead an editor is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn, TypeAlias

import yaml

from handbook.datafile.syntax import KEY_AND_VALUE, Span, explain_error, find_place, write_pair
from handbook.diagnostics import Diagnostic, Place
from handbook.messages import tell

MAX_DEPTH = 12

Tree: TypeAlias = "str | dict[str, Tree] | list[Tree]"
Path = tuple[str | int, ...]

_COMMENT_AFTER = re.compile(r":?\s+#")
_CODED = re.compile(r"\\(.?)")
_BLOCK_COMMENT = re.compile(r"[|>][-+0-9]*\s+#")
EMPTY = frozenset({"", "~", "null"})
"""What a plain scalar is written as where nothing is meant."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a file holds, and where each key and value of it stands."""

    data: Tree
    values: Mapping[Path, Span]
    keys: Mapping[Path, Span]


def read_marks(path: str, text: str, lines: tuple[str, ...]) -> tuple[Marks | None, tuple[Diagnostic, ...]]:
    """Read a file with all its places; None where it cannot be read at all."""
    builder = _TreeBuilder(path, text, lines)
    marks = builder.build()
    return marks, tuple(builder.diagnostics)


class _UnreadableError(Exception):
    """Reading stops here; the reason is already among the diagnostics."""


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

    def build(self) -> Marks | None:
        self._events = iter(yaml.parse(self._text, Loader=yaml.CBaseLoader))
        try:
            self._next()
            first = self._next()
            if isinstance(first, yaml.StreamEndEvent):
                self.diagnostics.append(tell(Place(self._path), "file-empty"))
                return None
            data = self._node(self._next(), (), 0)
            self._next()
            last = self._next()
            if not isinstance(last, yaml.StreamEndEvent):
                self._report(last, "several-documents")
        except _UnreadableError:
            return None
        return Marks(data, MappingProxyType(self._values), MappingProxyType(self._keys))

    def _next(self) -> yaml.Event:
        try:
            return next(self._events)
        except yaml.YAMLError as error:
            self.diagnostics.append(explain_error(self._path, self._lines, error))
            raise _UnreadableError from None

    def _report(self, event: yaml.Event, code: str, variant: str = "", **words: object) -> None:
        place = find_place(self._path, self._lines, _span(event))
        self.diagnostics.append(tell(place, code, variant, **words))

    def _refuse(self, event: yaml.Event, code: str, variant: str = "", **words: object) -> NoReturn:
        self._report(event, code, variant, **words)
        raise _UnreadableError

    def _quote_line(self, event: yaml.Event) -> str:
        line = _span(event)[0]
        whole = KEY_AND_VALUE.fullmatch(self._lines[line]) if line < len(self._lines) else None
        return write_pair(whole, whole["value"]) if whole else ""

    def _node(self, event: yaml.Event, path: Path, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            self._refuse(event, "too-deep", depth=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "anchor", "value", line=self._quote_line(event))
        if getattr(event, "tag", None):
            self._refuse(event, "tag", "value", line=self._quote_line(event))
        self._values[path] = _span(event)
        if isinstance(event, yaml.ScalarEvent):
            self._check_comment(event)
            self._check_codes(event)
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _sequence(self, path: Path, depth: int) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            here = (*path, len(items))
            if isinstance(event, yaml.ScalarEvent) and _is_empty(event):
                self._report(event, "field-empty", "item")
                continue
            items.append(self._node(event, here, depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Tree]:
        mapping: dict[str, Tree] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "key-form")
            key = str(event.value)
            here = (*path, key)
            if key in mapping:
                first = self._keys[here][0] + 1
                if here == ("id",):
                    self._refuse(event, "duplicate-key", "record", line=first)
                self._report(event, "duplicate-key", name=key, line=first)
                self._node(self._next(), (*here, "duplicate"), depth + 1)
                continue
            self._keys[here] = _span(event)
            self._check_comment(event)
            self._check_codes(event)
            value = self._next()
            if isinstance(value, yaml.ScalarEvent) and _is_empty(value):
                self._report(event, "field-empty", name=key)
                self._check_comment(value)
                continue
            mapping[key] = self._node(value, here, depth + 1)
        return mapping

    def _check_codes(self, event: yaml.ScalarEvent) -> None:
        """Refuse a letter written as a code, backslash and all: nobody sees in the file which it is."""
        if event.style != '"':
            return
        line, column, end_line, end_column = _span(event)
        for number, text in enumerate(self._lines[line : end_line + 1], line):
            start, end = column if number == line else 0, end_column if number == end_line else len(text)
            code = next((each for each in _CODED.finditer(text, start, end) if each[1] not in {'"', "\\"}), None)
            if code:
                place = Place(self._path, number + 1, code.start() + 1, len(code[0]))
                self.diagnostics.append(tell(place, "yaml", "code"))
                return

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
            is_plain = whole and whole["value"][0] not in "#|>"
            rewritten = write_pair(whole, whole["value"]) if whole and is_plain else ""
            place = Place(self._path, line + 1, at + 1, len(self._lines[line]) - at)
            self.diagnostics.append(tell(place, "comment-after-value", line=rewritten))


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return 0, 0, 0, 1
    return start.line, start.column, end.line, end.column


def _is_empty(event: yaml.ScalarEvent) -> bool:
    return (not event.style and event.value in EMPTY) or not event.value.strip()
