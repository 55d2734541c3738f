"""What a Word file says once for many paragraphs: fonts of styles, and the numbers that Word puts before them."""

import re
from dataclasses import dataclass, field

from handbook.originals.packages import Package, PartTarget, find_attribute

OFF = frozenset({"0", "false", "off", "none"})
_MOST_BASES = 12
_LEVEL = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ALPHABET = 26
_MOST_ROMAN = 4000
_BULLET = "-"


@dataclass
class Style:
    """What a style, or a paragraph itself, says; what it does not say stays empty."""

    base: str = ""
    font: str = ""
    alignment: str = ""
    bold: bool | None = None
    list_id: str = ""
    level: int = 0

    def note(self, name: str, attributes: dict[str, str]) -> None:
        """Take one property."""
        value = find_attribute(attributes, "val")
        if name == "rFonts":
            self.font = find_attribute(attributes, "ascii") or find_attribute(attributes, "hAnsi") or self.font
        elif name == "jc":
            self.alignment = value
        elif name == "b":
            self.bold = value not in OFF
        elif name == "numId":
            self.list_id = value
        elif name == "ilvl":
            self.level = _count(value)


class Styles(PartTarget):
    """The styles of a file."""

    def __init__(self) -> None:
        """Start without styles, as a file may be."""
        super().__init__()
        self._styles: dict[str, Style] = {}
        self._default = self._style = Style()
        self._first = ""
        self._resolved: dict[tuple[str, str], Style] = {}

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """Take a style or a property of one."""
        if name == "style":
            self._style = Style()
            identifier = find_attribute(attributes, "styleId")
            self._styles[identifier] = self._style
            is_first = find_attribute(attributes, "default") not in {"", *OFF}
            if is_first and find_attribute(attributes, "type") == "paragraph":
                self._first = identifier
        elif name == "basedOn":
            self._style.base = find_attribute(attributes, "val")
        else:
            self._style.note(name, attributes)

    def resolve(self, run: str, paragraph: str) -> Style:
        """Say what the styles of a run and its paragraph amount to with all they are based on."""
        known = self._resolved.get((run, paragraph))
        if known is None:
            known = self._resolved[run, paragraph] = self._join(run, paragraph, self._first)
        return known

    def _join(self, *names: str) -> Style:
        found = Style()
        for name in names:
            style, left = self._styles.get(name), _MOST_BASES
            while style and left:
                found.font, found.alignment = found.font or style.font, found.alignment or style.alignment
                found.bold = style.bold if found.bold is None else found.bold
                if not found.list_id:
                    found.list_id, found.level = style.list_id, style.level
                style, left = self._styles.get(style.base), left - 1
        found.font = found.font or self._default.font
        return found


@dataclass
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering(PartTarget):
    """The lists of a file, counted on as its paragraphs are read in order."""

    def __init__(self) -> None:
        """Start without lists, as a file may be."""
        super().__init__()
        self._kinds: dict[str, _List] = {}
        self._lists: dict[str, _List] = {}
        self._list = _List()
        self._level = _Level()
        self._number = ""

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """Take a list, or a property of one of its levels."""
        value = find_attribute(attributes, "val")
        if name == "abstractNum":
            self._list = self._kinds.setdefault(find_attribute(attributes, "abstractNumId"), _List())
        elif name == "lvl":
            self._level = self._list.levels.setdefault(_count(find_attribute(attributes, "ilvl")), _Level())
        elif name == "start":
            self._level.start = _count(value)
        elif name == "numFmt":
            self._level.form = value
        elif name == "lvlText":
            self._level.text = value
        elif name == "num":
            self._number = find_attribute(attributes, "numId")
        elif name == "abstractNumId" and self._number and value in self._kinds:
            self._list = _List(dict(self._kinds[value].levels))
            self._lists[self._number] = self._list

    def count(self, list_id: str, level: int) -> str:
        """Count a paragraph of a list, and write the number Word shows before it; empty where it shows none."""
        counted = self._lists.get(list_id)
        own = counted.levels.get(level) if counted else None
        if counted is None or own is None:
            return ""
        counted.counts = {each: count for each, count in counted.counts.items() if each <= level}
        counted.counts[level] = counted.counts.get(level, own.start - 1) + 1
        if own.form == "bullet":
            return _BULLET
        if own.form == "none":
            return own.text
        return _LEVEL.sub(lambda match: _write_level(counted, int(match[1]) - 1), own.text)


def read_styles(package: Package) -> Styles:
    """Read the styles of a file."""
    styles = Styles()
    if part := package.find_beside("styles.xml"):
        package.parse(part, styles)
    return styles


def read_numbering(package: Package) -> Numbering:
    """Read the lists of a file."""
    numbering = Numbering()
    if part := package.find_beside("numbering.xml"):
        package.parse(part, numbering)
    return numbering


def _write_level(counted: _List, level: int) -> str:
    kind = counted.levels.get(level, _Level())
    return _write_count(counted.counts.get(level, kind.start), kind.form)


def _write_count(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % _ALPHABET) * ((count - 1) // _ALPHABET + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < count < _MOST_ROMAN:
        roman = ""
        for value, letters in (*_ROMAN, *_SMALL_ROMAN):
            roman += letters * (count // value)
            count %= value
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("1000000") else 0
