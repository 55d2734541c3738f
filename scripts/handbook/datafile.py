"""YAML read as text: a plain tree of strings in which every key and value knows its line and column.

No scalar is ever guessed to be a number, a date or a truth value: 05, 010, no, 25.525 stay what was typed
(YAML's own rules would make them 5, 8, False and 25.5). Whatever could change the meaning of a file behind an
editor's back is refused with its place: anchors, tags, duplicate keys, a comment after a value …
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn, TypeAlias

import yaml

from handbook.diagnostics import Diagnostic, Place
from handbook.vietnamese import LOOK_ALIKES, is_foreign_letter, is_invisible

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12

Tree: TypeAlias = "str | dict[str, Tree] | list[Tree]"
Path = tuple[str | int, ...]
Span = tuple[int, int, int, int]

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_OPENING_CURLY_QUOTE = re.compile(r"\s*(?:- )?(?:[\w-]+: )?(?P<quote>[“”‘’])")
_CURLY_NUMBER = re.compile(r"(?P<before>\s*(?:- )?[\w-]+: )“(?P<inside>[^“”]*)”\s*")
_COMMENT_AFTER = re.compile(r":?\s+#")
_BLOCK_COMMENT = re.compile(r"[|>][-+0-9]*\s+#")
_KEY_AND_VALUE = re.compile(r"(?P<lead>\s*(?:- )*)(?P<key>[\w-]+:) +(?P<value>.*)")
_KEY = re.compile(r"\s*(?:- )*[\w-]+")
_QUOTED_START = re.compile(r"""\s*(?:- )*(?:[\w-]+: +)?(?:"[^"]*"|'[^']*')\s*""")
_OPEN_QUOTE = re.compile(r"""(?P<lead>\s*(?:- )*(?:[\w-]+: +)?)(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)""")
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
        return _place(self.path, self.lines, self.values.get(path, (0, 0, 0, 1)))

    def locate_key(self, path: Path) -> Place:
        """Return the place of a key, or of the value there where the path ends in a list index."""
        span = self.keys.get(path)
        return _place(self.path, self.lines, span) if span else self.locate(path)


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
    scanned = tuple(_scan_lines(path, lines))
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


def _scan_lines(path: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Find the faults of single characters, which YAML itself would let pass or report badly."""
    conflict = next((number for number, line in enumerate(lines, 1) if _CONFLICT.match(line)), 0)
    for number, line in enumerate(lines, 1):
        if number == conflict:
            yield Diagnostic(
                Place(path, number, 1, len(line)),
                "merge-conflict",
                "dấu vết của hai bản sửa chồng lên nhau chưa được gộp",
                "giữ lại một trong hai bản, rồi xóa các dòng <<<<<<<, =======, >>>>>>>",
            )
        if "\t" in line:
            yield Diagnostic(
                Place(path, number, line.index("\t") + 1),
                "tab",
                "có phím Tab trong dòng",
                "thay Tab bằng dấu cách",
            )
        if not line.isascii():
            yield from _scan_letters(path, number, line)


def _scan_letters(path: str, number: int, line: str) -> Iterator[Diagnostic]:
    if not unicodedata.is_normalized("NFC", line):
        composed = unicodedata.normalize("NFC", line)
        column = next((at for at, pair in enumerate(zip(line, composed, strict=False)) if pair[0] != pair[1]), 0)
        yield Diagnostic(
            Place(path, number, column + 1),
            "not-nfc",
            "chữ có dấu viết bằng ký tự rời (Unicode tổ hợp), trông giống nhưng tìm không thấy",
            f"chép lại dòng này: {composed.strip()}",
        )
    quote = _OPENING_CURLY_QUOTE.match(line)
    if quote:
        whole = _CURLY_NUMBER.fullmatch(line)
        rewritten = f'{whole["before"].strip()} "{whole["inside"]}"' if whole else 'đặt cả giá trị trong "…" thẳng'
        yield Diagnostic(
            Place(path, number, quote.start("quote") + 1),
            "curly-quote",
            f"giá trị bắt đầu bằng dấu nháy cong {quote['quote']}, YAML không coi đó là dấu nháy",
            f"viết lại: {rewritten}",
        )
    for column, character in enumerate(line, 1):
        if character in LOOK_ALIKES:
            yield Diagnostic(
                Place(path, number, column),
                "look-alike",
                f"ký tự «{character}» (U+{ord(character):04X}) trông giống nhưng không phải chữ Việt",
                f"gõ lại thành «{LOOK_ALIKES[character]}»",
            )
        elif is_foreign_letter(character):
            yield Diagnostic(
                Place(path, number, column),
                "foreign-letter",
                f"ký tự «{character}» (U+{ord(character):04X}) không thuộc chữ La-tinh",
                "gõ lại chữ này bằng bộ gõ tiếng Việt",
            )
        elif is_invisible(character):
            yield Diagnostic(
                Place(path, number, column),
                "invisible",
                f"ký tự không nhìn thấy được (U+{ord(character):04X}), thường do chép từ Word hoặc trang mạng",
                "xóa ký tự này, nếu cần thì gõ dấu cách thường",
            )


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
            self.diagnostics.append(_explain(self._path, self._lines, error))
            raise _UnreadableError from None

    def _report(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        place = _place(self._path, self._lines, _span(event))
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
            whole = _KEY_AND_VALUE.fullmatch(self._lines[line])
            hint = 'nếu «#» thuộc nội dung, đặt cả giá trị trong "…"; nếu là ghi chú, chuyển sang trường «note»'
            if whole and whole["value"][0] not in "#|>":
                rewritten = f"{whole['key']} {_quote(whole['value'])}"
                hint = f"nếu «#» thuộc nội dung, viết lại: {rewritten}; nếu không, dùng trường «note»"
            self.diagnostics.append(
                Diagnostic(
                    Place(self._path, line + 1, at + 1, len(self._lines[line]) - at),
                    "comment-after-value",
                    "phần sau « #» bị YAML coi là chú thích và cắt bỏ",
                    hint,
                )
            )


def _place(path: str, lines: tuple[str, ...], span: Span) -> Place:
    """Turn a span into a place on one line of the file; what YAML puts behind the last line ends the last line."""
    line, column, end_line, end_column = span
    if line >= len(lines):
        line = end_line = len(lines) - 1
        column = end_column = len(lines[line])
    width = (end_column if end_line == line else len(lines[line])) - column
    return Place(path, line + 1, column + 1, max(1, width))


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return 0, 0, 0, 1
    return start.line, start.column, end.line, end.column


def _is_empty(event: yaml.ScalarEvent) -> bool:
    return (not event.style and event.value in _EMPTY) or not event.value.strip()


def _quote(value: str) -> str:
    value = value.strip()
    if "'" not in value and any(character in value for character in '"\\'):
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@dataclass(frozen=True, slots=True)
class _SyntaxFault:
    """How one kind of YAML syntax error is recognised and worded."""

    problem: str
    context: str
    code: str
    message: str
    hint: str
    at_opening: bool = False

    def matches(self, problem: str, context: str) -> bool:
        return self.problem in problem and self.context in context


def _misplaced(problem: str, context: str) -> _SyntaxFault:
    return _SyntaxFault(
        problem,
        context,
        "indentation",
        "dòng này thụt sai so với các dòng quanh nó, hoặc thiếu dấu đóng",
        "căn cho thẳng với các trường cùng cấp; mỗi cấp thụt thêm hai dấu cách",
    )


_UNCLOSED_QUOTE = _SyntaxFault(
    "",
    "quoted scalar",
    "unclosed-quote",
    "dấu nháy mở ở đây mà không đóng đúng chỗ",
    "thêm dấu nháy cùng loại ở cuối giá trị",
    at_opening=True,
)
_AFTER_QUOTE = _SyntaxFault(
    "",
    "",
    "unclosed-quote",
    "sau dấu nháy đóng còn chữ nữa",
    "đặt cả giá trị trong một cặp dấu nháy, kiểu khác với dấu nháy bên trong",
)
_SYNTAX_FAULTS = (
    _SyntaxFault(
        "mapping values are not allowed",
        "",
        "colon",
        "có dấu hai chấm «: » trong nội dung mà chưa đặt trong dấu nháy, hoặc dòng thụt sai",
        'đặt cả giá trị trong "…"',
    ),
    _SyntaxFault(
        "escape",
        "quoted scalar",
        "yaml",
        "trong dấu nháy kép, dấu «\\» mở đầu một mã ký tự, và không có mã này",
        "viết hai lần «\\\\», hoặc đặt cả giá trị trong dấu nháy đơn '…'",
    ),
    _UNCLOSED_QUOTE,
    _SyntaxFault(
        "could not find expected ':'",
        "",
        "no-colon",
        "dòng này không có dạng «tên_trường: giá trị»",
        "thêm dấu hai chấm và dấu cách sau tên trường; nếu là phần tiếp của dòng trên, nối lại thành một dòng",
        at_opening=True,
    ),
    _SyntaxFault(
        "cannot start any token",
        "",
        "bad-character",
        "ký tự này không được đứng đầu một giá trị",
        'đặt cả giá trị trong dấu nháy "…"',
    ),
    *(
        _SyntaxFault(
            "",
            context,
            "anchor",
            "không dùng neo «&» và tham chiếu «*» của YAML",
            'nếu là nội dung, đặt cả giá trị trong dấu nháy "…"',
            at_opening=True,
        )
        for context in ("alias", "anchor")
    ),
    _SyntaxFault(
        "",
        "tag",
        "tag",
        "không dùng thẻ «!» của YAML",
        'nếu là nội dung, đặt cả giá trị trong dấu nháy "…"',
        at_opening=True,
    ),
    *(_misplaced("", context) for context in ("block", "flow", "simple key")),
    _SyntaxFault(
        "",
        "",
        "yaml",
        "không đọc được tệp từ chỗ này",
        'so với một tệp đúng cùng loại; giá trị có ký tự lạ thì đặt trong "…"',
    ),
)


def _explain(path: str, lines: tuple[str, ...], error: yaml.YAMLError) -> Diagnostic:
    """Put a YAML syntax error into an editor's words; the library's English never reaches them."""
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    fault = next(each for each in _SYNTAX_FAULTS if each.matches(problem, context))
    problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = (context_mark or problem_mark) if fault.at_opening else (problem_mark or context_mark)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    for number, opening in enumerate(map(_OPEN_QUOTE.fullmatch, lines[: line + 1])):
        if opening and fault.code != "yaml":  # the quote runs on to the next one, where YAML stumbles
            fault, line, column = _UNCLOSED_QUOTE, number, opening.end("lead")
            break
    written = lines[line] if line < len(lines) else ""
    if fault.code == "colon" and _KEY.fullmatch(written, 0, column):
        fault = _misplaced("", "")
    if fault.code == "indentation" and _QUOTED_START.fullmatch(written, 0, column):
        fault = _AFTER_QUOTE
    hint = fault.hint
    whole = _KEY_AND_VALUE.fullmatch(written) if fault.code == "colon" or fault is _AFTER_QUOTE else None
    if whole:
        hint = f"viết lại: {whole['key']} {_quote(whole['value'])}"
    return Diagnostic(_place(path, lines, (line, column, line, column + 1)), fault.code, fault.message, hint)
