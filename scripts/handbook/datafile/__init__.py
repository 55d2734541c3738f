"""YAML read as text: a plain tree of strings in which every key and value knows its line and column.

No scalar is ever guessed to be a number, a date or a truth value: 05, 010, no, 25.525 stay what was typed
(YAML's own rules would make them 5, 8, False and 25.5). Whatever could change the meaning of a file behind an
editor's back is refused with its place: anchors, tags, duplicate keys, a comment after a value …
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from handbook.datafile.conflicts import scan_conflicts
from handbook.datafile.letters import scan_lines
from handbook.datafile.marks import MAX_DEPTH, Marks, Path, Tree, read_marks
from handbook.datafile.plain import read_plain
from handbook.datafile.syntax import Span, find_place, quote_value
from handbook.diagnostics import Diagnostic, Place
from handbook.messages import tell

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "DataFile",
    "Path",
    "Reading",
    "Tree",
    "is_usual",
    "parse_datafile",
    "quote_value",
]


MAX_BYTES = 256 * 1024

_LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ"
)
_UNUSUAL = re.compile(rf"[^\n\x20-\x7e{_LETTERS}«»–—…“”‘’]")
_MIXED = re.compile(r"[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ](?<=[a-z].)")  # as words of TCVN3 look: kinh tÕ
_CURLY_QUOTES = "“”‘’"
_CURLY_QUOTE = re.compile(rf"^ *(?:- +)*(?:[\w-]+: )?[{_CURLY_QUOTES}]", re.MULTILINE)
_UTF_16 = frozenset({b"\xff\xfe", b"\xfe\xff"})
_CONFLICT_MARKS = tuple(mark * 7 for mark in "<=>|")
_UNREADABLE = frozenset({"merge-conflict", "tab", "invisible", "curly-quote", "not-nfc", "file-encoding"})


@dataclass(frozen=True)
class DataFile:
    """One YAML file that could be read: its text, and the place of every key and value in it.

    ``path`` is relative to the handbook's root, ``content`` the text in UTF-8, which takes half the room. ``data``
    holds only dict, list and str. Nearly no file is ever asked for a place, so the places are read only when one is:
    they take ten times the room of the text.
    """

    path: str
    content: bytes

    @property
    def text(self) -> str:
        """The text."""
        return self.content.decode()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text line by line."""
        return tuple(self.text.split("\n"))

    @property
    def data(self) -> Tree:
        """All that the file says."""
        return self._marks.data

    @property
    def values(self) -> Mapping[Path, Span]:
        """Where each value stands."""
        return self._marks.values

    @property
    def keys(self) -> Mapping[Path, Span]:
        """Where each key stands."""
        return self._marks.keys

    @cached_property
    def fields(self) -> Mapping[Path, frozenset[str]]:
        """The names of the fields that stand together, by what they are in."""
        found: dict[Path, set[str]] = {}
        for path in self.keys:
            found.setdefault(path[:-1], set()).add(str(path[-1]))
        return {path: frozenset(names) for path, names in found.items()}

    def locate(self, path: Path) -> Place:
        """Return the place of a value, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return find_place(self.path, self.lines, self.values.get(path, (0, 0, 0, 1)))

    def locate_head(self) -> Place:
        """Return the place of the first line, for what is said of the whole file."""
        return Place(self.path, 1, 1, max(1, len(self.lines[0])))

    def locate_key(self, path: Path) -> Place:
        """Return the place of a key, or of the value there where the path ends in a list index."""
        span = self.keys.get(path)
        return find_place(self.path, self.lines, span) if span else self.locate(path)

    @cached_property
    def _marks(self) -> Marks:
        marks, _ = read_marks(self.path, self.text, self.lines)
        if marks is None:
            message = f"{self.path} could be read before and cannot now"
            raise ValueError(message)
        return marks


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave: its data, unless it could not be read at all, and its problems.

    ``content`` is its text in UTF-8, None where the bytes were no text.
    """

    file: DataFile | None
    content: bytes | None
    data: Tree
    diagnostics: tuple[Diagnostic, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The text line by line; none where the bytes were no text."""
        return () if self.content is None else tuple(self.content.decode().split("\n"))


def parse_datafile(path: str, content: bytes) -> Reading:
    """Parse the bytes of a YAML file; every fault becomes a diagnostic, none an exception."""
    text, faults = _decode(path, content)
    if text is None:
        return Reading(None, None, "", faults)
    read = text.encode()
    file = DataFile(path, content if read == content else read)  # mostly the bytes that are there already
    scanned = () if is_usual(text) else (*scan_conflicts(path, file.lines), *scan_lines(path, file.lines))
    if any(fault.code in _UNREADABLE for fault in scanned):
        return Reading(None, file.content, "", scanned)
    data = read_plain(text)
    if data is not None:
        return Reading(file, file.content, data, scanned)
    marks, found = read_marks(path, text, file.lines)
    if marks and found:
        file.__dict__["_marks"] = marks  # they are asked for at once: to say what else is wrong
    return Reading(file if marks else None, file.content, marks.data if marks else "", (*scanned, *found))


def is_usual(text: str) -> bool:
    """Tell whether a text surely needs no look at each of its letters; nearly none does, and that look is dear."""
    if any(quote in text for quote in _CURLY_QUOTES) and _CURLY_QUOTE.search(text):
        return False
    return not (_UNUSUAL.search(text) or _MIXED.search(text) or any(mark in text for mark in _CONFLICT_MARKS))


def _decode(path: str, content: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if len(content) > MAX_BYTES:
        return None, (tell(Place(path), "file-size", size=MAX_BYTES // 1024),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n")
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace"))
        place = Place(path, line + 1, column + 1)
        return None, (tell(place, "file-encoding", "utf-16" if content[:2] in _UTF_16 else "bytes"),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()
