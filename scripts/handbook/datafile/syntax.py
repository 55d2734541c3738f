"""YAML's syntax errors in an editor's words; the library's English never reaches them."""

import re
from dataclasses import dataclass

import yaml

from handbook.diagnostics import Diagnostic, Place
from handbook.messages import tell

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
class _Rule:
    """How one kind of YAML syntax error is recognised, and in which words it is told."""

    problem: str
    context: str
    code: str
    variant: str = ""
    at_opening: bool = False

    def matches(self, problem: str, context: str) -> bool:
        return self.problem in problem and self.context in context


_REWRITABLE = frozenset({"colon", "unclosed-quote", "bad-character", "anchor", "tag"})
_UNCLOSED_QUOTE = _Rule("", "quoted scalar", "unclosed-quote", at_opening=True)
_AFTER_QUOTE = _Rule("", "", "unclosed-quote", "after")
_BRACKET = _Rule("", "", "bad-character", "bracket")
_RULES = (
    _Rule("sequence entries are not allowed", "", "bad-character", "dash"),
    _Rule("mapping values are not allowed", "", "colon"),
    _Rule("escape", "quoted scalar", "yaml", "escape"),
    _UNCLOSED_QUOTE,
    _Rule("could not find expected ':'", "", "no-colon", at_opening=True),
    _Rule("cannot start any token", "", "bad-character"),
    _Rule("", "alias", "anchor", at_opening=True),
    _Rule("", "anchor", "anchor", at_opening=True),
    _Rule("", "tag", "tag", at_opening=True),
    _Rule("", "block", "indentation"),
    _Rule("", "flow", "indentation"),
    _Rule("", "simple key", "indentation"),
    _Rule("", "", "yaml"),
)


def explain_error(path: str, lines: tuple[str, ...], error: yaml.YAMLError) -> Diagnostic:
    """Put a YAML syntax error into an editor's words; the library's English never reaches them."""
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    rule = next(each for each in _RULES if each.matches(problem, context))
    problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = (context_mark or problem_mark) if rule.at_opening else (problem_mark or context_mark)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    for number, opening in enumerate(map(_OPEN_QUOTE.fullmatch, lines[: line + 1])):
        if opening and rule.code != "yaml":  # the quote runs on to the next one, where YAML stumbles
            rule, line, column = _UNCLOSED_QUOTE, number, opening.end("lead")
            break
    written = lines[line] if line < len(lines) else ""
    if rule.code == "colon" and _KEY.fullmatch(written, 0, column):
        return _explain_indentation(path, lines, line)
    if rule.code == "indentation" and _QUOTED_START.fullmatch(written, 0, column):
        rule = _AFTER_QUOTE
    if rule.code == "indentation" and (opening := _BRACKET_START.fullmatch(written, 0, column)):
        rule, column = _BRACKET, opening.end("lead")
    if rule.code == "no-colon":
        return _explain_no_colon(path, lines, line)
    place = find_place(path, lines, (line, column, line, column + 1))
    here, above, there = _compare_indentation(lines, line) if rule.code == "indentation" else (0, 0, 0)
    rewritten = _rewrite_line(rule, written)
    return tell(place, rule.code, rule.variant, line=rewritten, here=here, above=above, there=there)


def _rewrite_line(rule: _Rule, written: str) -> str:
    """Write the line as it should be, where quotes are all it lacks."""
    whole = KEY_AND_VALUE.fullmatch(written) if rule.code in _REWRITABLE else None
    if whole is None:
        return ""
    value = whole["value"].strip()
    if rule is _UNCLOSED_QUOTE:
        value = value.strip("'\"")
    elif rule is _AFTER_QUOTE and value[0] == value[-1]:
        value = value[1:-1]
    return write_pair(whole, value)


def _explain_indentation(path: str, lines: tuple[str, ...], line: int) -> Diagnostic:
    """Say under what a field is written too far in: what stands above it has a value of its own."""
    place, above = _find_text(path, lines, line), _find_above(lines, line)
    pair = KEY_AND_VALUE.fullmatch(lines[above]) if above is not None else None
    if above is None or pair is None:
        return tell(place, "indentation", here=0, above=0, there=0)
    return tell(place, "indentation", "under", name=pair["key"].removesuffix(":"), above=above + 1)


def _explain_no_colon(path: str, lines: tuple[str, ...], line: int) -> Diagnostic:
    """Say how a line should be written that has no field: with a colon, or at the end of the line above."""
    written, above = lines[line], _find_above(lines, line)
    place = _find_text(path, lines, line)
    before = KEY_AND_VALUE.fullmatch(lines[above]) if above is not None else None
    pair = _ALMOST_PAIR.fullmatch(written)
    if pair and (not pair["value"] or before is None or len(before["lead"]) == place.column - 1):
        value = f" {pair['value']}" if pair["value"] else ""
        if not before or pair["value"].isascii():
            return tell(place, "no-colon", "pair", line=f"{pair['lead'].lstrip()}{pair['key']}:{value}")
    if before:
        joined = " ".join(f"{before['value']} {written}".split())
        return tell(place, "no-colon", "continued", line=f"{before['lead'].lstrip()}{before['key']} {joined}")
    return tell(place, "no-colon")


def _compare_indentation(lines: tuple[str, ...], line: int) -> tuple[int, int, int]:
    """Tell how far in a line stands; if the one above it stands elsewhere, also its number and how far in it does."""
    above = _find_above(lines, line)
    if above is None or line >= len(lines) or not lines[line].strip():
        return 0, 0, 0
    here, there = (len(lines[at]) - len(lines[at].lstrip()) for at in (line, above))
    return here, above + 1 if here != there else 0, there


def _find_text(path: str, lines: tuple[str, ...], line: int) -> Place:
    """Find where the text of a line stands."""
    start = len(lines[line]) - len(lines[line].lstrip())
    return Place(path, line + 1, start + 1, max(1, len(lines[line]) - start))


def _find_above(lines: tuple[str, ...], line: int) -> int | None:
    """Find the nearest line above that holds anything."""
    return next((at for at in range(line - 1, -1, -1) if lines[at].strip()), None)
