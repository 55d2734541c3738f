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
_BRACKET_START = re.compile(r"(?P<lead>\s*(?:- )*[\w-]+: +)[\[{].*")
_ALMOST_PAIR = re.compile(r"(?P<lead>\s*(?:- )*)(?P<key>[A-Za-z_]+)\s*[:;：=]?\s*(?P<value>.*)")
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


def write_pair(pair: re.Match[str], value: str) -> str:
    """Write the line that ``KEY_AND_VALUE`` matched with its value in quotes, from its first letter on."""
    return f"{pair['lead'].lstrip()}{pair['key']} {quote_value(value)}"


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
        "dòng này thụt lệch so với các dòng quanh nó, hoặc dòng trên thiếu dấu hai chấm, dấu đóng",
        "căn cho thẳng cột với các trường cùng mục; mỗi bậc thụt thêm hai dấu cách",
    )


_REWRITABLE = frozenset({"colon", "unclosed-quote", "bad-character", "anchor", "tag"})
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
_BRACKET = _SyntaxFault(
    "",
    "",
    "bad-character",
    "giá trị bắt đầu bằng dấu ngoặc, dấu này có nghĩa riêng với máy",
    'đặt cả giá trị trong dấu nháy "…"',
)
_SYNTAX_FAULTS = (
    _SyntaxFault(
        "sequence entries are not allowed",
        "",
        "bad-character",
        "giá trị bắt đầu bằng dấu gạch «- », máy tưởng là một danh sách",
        'nếu là danh sách, xuống dòng rồi viết mỗi mục một dòng «- »; nếu là nội dung, đặt trong dấu nháy "…"',
    ),
    _SyntaxFault(
        "mapping values are not allowed",
        "",
        "colon",
        "trong nội dung có dấu hai chấm và dấu cách, máy tưởng chữ đứng trước là tên trường",
        'đặt cả giá trị trong dấu nháy "…"',
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
            "giá trị bắt đầu bằng dấu «&» hoặc «*», hai dấu này có nghĩa riêng với máy",
            'nếu là nội dung, đặt cả giá trị trong dấu nháy "…"; nếu không, xóa dấu ấy',
            at_opening=True,
        )
        for context in ("alias", "anchor")
    ),
    _SyntaxFault(
        "",
        "tag",
        "tag",
        "giá trị bắt đầu bằng dấu «!», dấu này có nghĩa riêng với máy",
        'nếu là nội dung, đặt cả giá trị trong dấu nháy "…"; nếu không, xóa dấu ấy',
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
        return _explain_indentation(path, lines, line)
    if fault.code == "indentation" and _QUOTED_START.fullmatch(written, 0, column):
        fault = _AFTER_QUOTE
    if fault.code == "indentation" and (opening := _BRACKET_START.fullmatch(written, 0, column)):
        fault, column = _BRACKET, opening.end("lead")
    if fault.code == "no-colon":
        return _explain_no_colon(path, lines, line)
    hint = _suggest_line(fault, written)
    if fault.code == "indentation":
        hint = f"{_compare_indentation(lines, line)}{hint}"
    return Diagnostic(find_place(path, lines, (line, column, line, column + 1)), fault.code, fault.message, hint)


def _suggest_line(fault: _SyntaxFault, written: str) -> str:
    """Write the line as it should be, where quotes are all it lacks."""
    whole = KEY_AND_VALUE.fullmatch(written) if fault.code in _REWRITABLE else None
    if whole is None:
        return fault.hint
    value = whole["value"].strip()
    if fault is _UNCLOSED_QUOTE:
        value = value.strip("'\"")
    elif fault is _AFTER_QUOTE and value[0] == value[-1]:
        value = value[1:-1]
    return f"viết lại: {write_pair(whole, value)}"


def _explain_indentation(path: str, lines: tuple[str, ...], line: int) -> Diagnostic:
    """Say under what a field is written too far in: what stands above it has a value of its own."""
    written = lines[line]
    start = len(written) - len(written.lstrip())
    place = Place(path, line + 1, start + 1, len(written) - start)
    above = next((at for at in range(line - 1, -1, -1) if lines[at].strip()), None)
    pair = KEY_AND_VALUE.fullmatch(lines[above]) if above is not None else None
    fault = _misplaced("", "")
    if above is None or pair is None:
        return Diagnostic(place, fault.code, fault.message, fault.hint)
    name = pair["key"].removesuffix(":")
    message = f"dòng này thụt vào dưới «{name}» (dòng {above + 1}), mà «{name}» đã có giá trị"
    hint = f"căn dòng này thẳng cột với «{name}»; nếu nó thuộc về «{name}», đưa giá trị của «{name}» xuống dòng riêng"
    return Diagnostic(place, fault.code, message, hint)


def _explain_no_colon(path: str, lines: tuple[str, ...], line: int) -> Diagnostic:
    """Say how a line should be written that has no field: with a colon, or at the end of the line above."""
    written = lines[line]
    start = len(written) - len(written.lstrip())
    place = Place(path, line + 1, start + 1, max(1, len(written) - start))
    message = "dòng này không có dạng «tên_trường: giá trị»"
    above = next((at for at in range(line - 1, -1, -1) if lines[at].strip()), None)
    before = KEY_AND_VALUE.fullmatch(lines[above]) if above is not None else None
    pair = _ALMOST_PAIR.fullmatch(written)
    if pair and (not pair["value"] or before is None or len(before["lead"]) == start):
        value = f" {pair['value']}" if pair["value"] else ""
        hint = f"thêm dấu hai chấm và dấu cách: {pair['lead'].lstrip()}{pair['key']}:{value}"
        if not before or pair["value"].isascii():
            return Diagnostic(place, "no-colon", message, hint)
    if before:
        joined = " ".join(f"{before['value']} {written}".split())
        hint = f"nếu là phần tiếp của dòng trên, nối thành một dòng: {before['lead'].lstrip()}{before['key']} {joined}"
        return Diagnostic(place, "no-colon", message, hint)
    return Diagnostic(place, "no-colon", message, "thêm tên trường và dấu hai chấm, hoặc xóa dòng")


def _compare_indentation(lines: tuple[str, ...], line: int) -> str:
    """Say how far in a line and the one above it stand, where they differ."""
    above = next((at for at in range(line - 1, -1, -1) if lines[at].strip()), None)
    if above is None or line >= len(lines) or not lines[line].strip():
        return ""
    here, there = (len(lines[at]) - len(lines[at].lstrip()) for at in (line, above))
    return f"dòng này thụt {here} dấu cách, dòng {above + 1} thụt {there}; " if here != there else ""
