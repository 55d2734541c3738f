"""What a Word file shows: its paragraphs and tables with all that tells one box of an office's form from another.

It is read as a stream of elements, so that a large file takes little more room than its text. What was struck out, is
hidden, or is kept for older programs is passed over; letters typed in a font of an old character set are turned.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from handbook.messages import say
from handbook.originals.boxes import PrintedBlock, PrintedParagraph, PrintedTable
from handbook.originals.original import Notice
from handbook.originals.packages import Package, PartTarget, find_attribute
from handbook.originals.wordstyles import OFF, Numbering, Style, Styles, read_numbering, read_styles
from handbook.text import SETS, is_unicode

_STRUCK_OUT = frozenset({"moveFrom", "del"})
_PASSED_OVER = frozenset({*_STRUCK_OUT, "Fallback", "rt", "pPrChange", "rPrChange", "tblPrChange", "sectPrChange"})
_SHOWN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OLD_FONTS = ((".vn", "TCVN3"), ("vni-", "VNI"))
_SYMBOL_LETTERS = {code: code - 0xF000 for code in range(0xF020, 0xF100)}


@dataclass
class _Run:
    text: str
    font: str
    is_bold: bool


@dataclass
class _Open:
    """A paragraph that is being read, or was."""

    style: Style = field(default_factory=Style)
    name: str = ""
    runs: list[_Run] = field(default_factory=list)
    label: str = ""


_Cell = list[_Open]
_Rows = list[list[_Cell]]


def read_word(content: bytes) -> tuple[tuple[PrintedBlock, ...], tuple[Notice, ...]]:
    """Read the blocks of a Word file in order, its footnotes last; raise OriginalError where it cannot be read."""
    package = Package(content)
    styles, numbering = read_styles(package), read_numbering(package)
    body = _Body(styles, numbering)
    package.parse(package.main, body)
    blocks, notices = body.blocks, [*_list_notices(package, body)]
    if part := package.find_beside("footnotes.xml"):
        notes = _Body(styles, numbering)
        package.parse(part, notes)
        if any(_has_words(block) for block in notes.blocks):
            blocks += notes.blocks
            notices.append(Notice("footnotes", say("originals", "footnotes")))
    names = _turn_fonts([run for block in blocks for each in _walk(block) for run in each.runs])
    notices += [Notice("encoding", say("originals", "encoding", name=name)) for name in sorted(names)]
    return tuple(map(_close, blocks)), tuple(notices)


class _Body(PartTarget):
    """Takes the elements of a part with text."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        super().__init__()
        self.blocks: list[_Open | _Rows] = []
        self.has_changes = self.has_hidden = self.has_chunks = False
        self._styles, self._numbering = styles, numbering
        self._paragraphs: list[_Open] = []
        self._tables: list[_Rows] = []
        self._passed = ""
        self._run: Style | None = None
        self._run_style = ""
        self._is_hidden = self._is_text = False
        self._inside = 0

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if self._passed:
            self._inside += name == self._passed
        elif name in _PASSED_OVER:
            self._passed, self._inside = name, 1
            self.has_changes |= name in _STRUCK_OUT
        elif name == "p":
            self._paragraphs.append(_Open())
        elif name == "tbl":
            self._tables.append([])
        elif name == "tr" and self._tables:
            self._tables[-1].append([])
        elif name == "tc" and self._tables and self._tables[-1]:
            self._tables[-1][-1].append([])
        elif name == "altChunk":
            self.has_chunks = True
        elif name == "ins":
            self.has_changes = True
        elif self._paragraphs:
            self._open_inside(name, attributes)

    def shut(self, name: str) -> None:
        """Take the end of an element."""
        if self._passed:
            self._inside -= name == self._passed
            self._passed = self._passed if self._inside else ""
        elif name == "p" and self._paragraphs:
            self._keep(self._paragraphs.pop())
        elif name == "tbl" and self._tables:
            self._keep_table(self._tables.pop())
        elif name == "r":
            self._run = None
        elif name == "t":
            self._is_text = False

    def data(self, text: str) -> None:
        """Take text where it is shown."""
        if self._is_text and not self._passed:
            self._add(text)

    def _open_inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "r":
            self._run, self._run_style, self._is_hidden = Style(), "", False
        elif name == "t":
            self._is_text = True
        elif name in _SHOWN and self._run is not None:
            self._add(_SHOWN[name] if find_attribute(attributes, "type") != "page" else "\n")
        elif name == "pStyle":
            self._paragraphs[-1].name = find_attribute(attributes, "val")
        elif name == "rStyle":
            self._run_style = find_attribute(attributes, "val")
        elif name == "vanish" and self._run is not None:
            self._is_hidden = find_attribute(attributes, "val") not in OFF
        else:
            (self._run or self._paragraphs[-1].style).note(name, attributes)

    def _add(self, text: str) -> None:
        if self._is_hidden and self._run is not None:
            self.has_hidden |= bool(text.strip())
            return
        paragraph, run = self._paragraphs[-1], self._run or Style()
        known = self._styles.resolve(self._run_style, paragraph.name)
        bold = known.bold if run.bold is None else run.bold
        paragraph.runs.append(_Run(text, run.font or known.font, bool(bold)))

    def _keep(self, paragraph: _Open) -> None:
        known, own = self._styles.resolve("", paragraph.name), paragraph.style
        own.alignment = own.alignment or known.alignment
        list_id, level = (own.list_id, own.level) if own.list_id else (known.list_id, known.level)
        paragraph.label = self._numbering.count(list_id, level) if paragraph.runs else ""
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(paragraph)
        else:
            self.blocks.append(paragraph)

    def _keep_table(self, rows: _Rows) -> None:
        if self._tables and self._tables[-1] and self._tables[-1][-1]:  # a table in a cell is that cell's words
            self._tables[-1][-1][-1].extend(each for row in rows for cell in row for each in cell)
        else:
            self.blocks.append(rows)


def _list_notices(package: Package, body: _Body) -> Iterator[Notice]:
    if body.has_changes:
        yield Notice("changes", say("originals", "changes"))
    if body.has_hidden:
        yield Notice("hidden", say("originals", "hidden"))
    if body.has_chunks or any("/embeddings/" in name for name in package.names):
        yield Notice("embedded", say("originals", "embedded"))


def _walk(block: _Open | _Rows) -> Iterable[_Open]:
    return (block,) if isinstance(block, _Open) else (each for row in block for cell in row for each in cell)


def _has_words(block: _Open | _Rows) -> bool:
    return any(run.text.strip() for each in _walk(block) for run in each.runs)


def _turn_fonts(runs: list[_Run]) -> frozenset[str]:
    """Turn what was typed in old fonts, and name their sets: a font that also shows Unicode is only a name."""
    fonts = {run.font for run in runs if run.font.lower().startswith(tuple(start for start, _ in _OLD_FONTS))}
    fonts -= {run.font for run in runs if is_unicode(run.text)}
    turned: set[str] = set()
    for run in runs:
        if run.font in fonts:
            name = next(name for start, name in _OLD_FONTS if run.font.lower().startswith(start))
            typed = run.text.translate(_SYMBOL_LETTERS)
            meant = SETS[name](typed)
            run.text = meant.upper() if name == "TCVN3" and run.font.lower().endswith("h") else meant
            turned |= {name} if meant != typed else set()
    return frozenset(turned)


def _close(block: _Open | _Rows) -> PrintedBlock:
    if isinstance(block, _Open):
        return _close_paragraph(block)
    return PrintedTable(tuple(tuple(tuple(map(_close_paragraph, cell)) for cell in row) for row in block))


def _close_paragraph(paragraph: _Open) -> PrintedParagraph:
    text = "".join(run.text for run in paragraph.runs)
    text = f"{paragraph.label} {text}" if paragraph.label and text.strip() else text
    is_bold = bool(text.strip()) and all(run.is_bold for run in paragraph.runs if run.text.strip())
    return PrintedParagraph(text, paragraph.style.alignment, is_bold)
