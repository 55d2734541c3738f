"""YAML's syntax errors in an editor's words; the library's English never reaches them."""

import re
from dataclasses import dataclass

import yaml

from handbook.diagnostics import Diagnostic, Place

Span = tuple[int, int, int, int]
"""Line and column where something starts and where it ends, from 0, as YAML's marks count them."""

KEY_AND_VALUE = re.compile(r"(?P<lead>\s*(?:- )*)(?P<key>[\w-]+:) +(?P<value>.*)")
_KEY = re.compile(r"\s*(?:- )*[\w-]+")
_QUOTED_START = re.compile(r"""\s*(?:- )*(?:[\w-]+: +)?(?:"[^"]*"|'[^']*')\s*""")
_OPEN_QUOTE = re.compile(r"""(?P<lead>\s*(?:- )*(?:[\w-]+: +)?)(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)""")


def find_place(path: str, lines: tuple[str, ...], span: Span) -> Place:
    """Turn a span into a place on one line of the file; what YAML puts behind the last line ends the last line."""
    line, column, end_line, end_column = span
    if line >= len(lines):
        line = end_line = len(lines) - 1
        column = end_column = len(lines[line])
    width = (end_column if end_line == line else len(lines[line])) - column
    return Place(path, line + 1, column + 1, max(1, width))


def quote_value(value: str) -> str:
    """Write a value so that YAML takes it as text, ready for an editor to paste."""
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


def explain_error(path: str, lines: tuple[str, ...], error: yaml.YAMLError) -> Diagnostic:
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
    whole = KEY_AND_VALUE.fullmatch(written) if fault.code == "colon" or fault is _AFTER_QUOTE else None
    if whole:
        hint = f"viết lại: {whole['key']} {quote_value(whole['value'])}"
    return Diagnostic(find_place(path, lines, (line, column, line, column + 1)), fault.code, fault.message, hint)
