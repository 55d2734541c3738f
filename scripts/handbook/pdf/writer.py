"""Blocks as plain data: links resolved, notes and headings numbered, what must not reach paper refused."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from handbook.pages import (
    Box,
    Card,
    CardRow,
    Cell,
    CitedSource,
    Heading,
    Items,
    Line,
    Note,
    Notes,
    Paragraph,
    Row,
    Run,
    Table,
    read,
    words,
)
from handbook.pdf import captions
from handbook.pdf.chapters import Chapter, Image, PaperBlock, Section, open_cell, resolve_address
from handbook.text import is_invisible

_RESERVED = "!#$%&'()*+,/:;=?@[]~"
"""What stands in an address as it is (RFC 3986); letters with marks are written in their bytes, as a PDF needs them."""
_SCHEMES = frozenset({"http", "https", "mailto"})
_LONG_WORD = re.compile(r"[^\s/-]{20,}")  # it has no place of its own to break at, and columns may be narrow
# what else there is in Vietnamese text is surely visible and composed
_SUSPECT = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff–—‘’“”…→]|[^\s/-]{20}")
_STRETCH = re.compile(r"(.{8})(?=[^\u0300-\u036f])")  # a mark stays with its letter
_MOST_NUMBERED = 3
_LONG_ROW = 1500  # letters of a row that may not fit on one page, and so may be split
_EXCERPT = 40

Data = dict[str, object]


class DocumentError(Exception):
    """A section cannot be printed; the message is for editors and names the record."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that others may refer to: its label in the PDF, the number of its heading."""

    label: str
    number: str


class Writer:
    """Writes the chapters of one section; it knows every place in all of them before the first is written."""

    def __init__(self, section: Section, base: str) -> None:
        """Give every heading of a section its number; ``base`` is the site's address, or empty."""
        self._section = section
        self._base = base
        self._single = len(section.chapters) == 1
        self._places: dict[str, _Place] = {}
        self._numbers: list[list[str]] = [self._index(*pair) for pair in enumerate(section.chapters)]
        self._start(0)

    def write_chapters(self) -> list[Data]:
        """Write all chapters."""
        return [self._write_chapter(position) for position in range(len(self._section.chapters))]

    def check(self, text: str) -> str:
        """Refuse text that paper cannot show as it stands; let very long words break."""
        if not _SUSPECT.search(text):
            return text
        hidden = next((letter for letter in text if is_invisible(letter) or letter in "\t\n\r"), "")
        if hidden:
            name, place = f"U+{ord(hidden):04X}", text.index(hidden)
            excerpt = text[max(0, place - _EXCERPT) : place + _EXCERPT].replace(hidden, f"[{name}]")
            message = f"{self._where()}: chữ có ký tự ẩn {name} nên không in được: «{excerpt}»"
            raise DocumentError(message)
        text = unicodedata.normalize("NFC", text)
        return _LONG_WORD.sub(lambda match: _STRETCH.sub("\\1\u200b", match[0]), text)

    def link_outside(self, address: str) -> str:
        """Write an address of the site for a reader who holds only the PDF."""
        if not self._base:
            depth = self._section.id.count("/") + 1
            return "../" * depth + _quote(address)
        return self._base + _quote(address)

    def _start(self, position: int) -> None:
        self._position = position
        self._chapter = self._section.chapters[position]
        self._notes = {note.number: (source, note) for source in self._chapter.sources for note in source.notes}
        self._cited: dict[int, int] = {}
        self._named: set[str] = set()
        self._referred: set[str] = set()

    def _index(self, position: int, chapter: Chapter) -> list[str]:
        """Give every heading of a chapter its number and remember every place in it."""
        shift = 0 if self._single else 1
        number = "" if self._single else str(position + 1)
        self._places[chapter.address] = _Place(f"c{position}", number)
        counts = [position + 1] * shift
        numbers: list[str] = []
        for block in chapter.blocks:
            if isinstance(block, Heading):
                level = block.depth + shift
                counts = [*counts[:level], *([0] * (level - len(counts)))]
                counts[level - 1] += 1
                number = ".".join(map(str, counts)) if level <= _MOST_NUMBERED else ""
                numbers.append(number)
                self._remember(position, chapter, block.anchor, number)
            elif isinstance(block, Table):
                for row in block.rows:
                    self._remember(position, chapter, row.anchor, number)
        return numbers

    def _remember(self, position: int, chapter: Chapter, anchor: str, number: str) -> None:
        if anchor:
            self._places.setdefault(f"{chapter.address}#{anchor}", _Place(f"c{position}-{anchor}", number))

    def _label(self, anchor: str) -> str:
        return f"c{self._position}-{anchor}" if anchor else ""

    def _where(self) -> str:
        return self._chapter.record or self._chapter.address

    def _write_chapter(self, position: int) -> Data:
        self._start(position)
        numbers = iter(self._numbers[position])
        chapter = self._chapter
        return {
            "label": f"c{position}",
            "number": "" if self._single else str(position + 1),
            "title": "" if self._single else self.check(chapter.title),
            "eyebrow": "" if self._single else self.check(chapter.eyebrow),
            "subject": "" if self._single else self.check(chapter.subject),
            "body": [self._write(block, numbers) for block in chapter.blocks],
        }

    def _write(self, block: PaperBlock, numbers: Iterator[str]) -> Data:
        data: Data
        match block:
            case Heading():
                data = {
                    "k": "heading",
                    "level": block.depth + (0 if self._single else 1),
                    "number": next(numbers),
                    "listed": self._single or not block.is_closing,
                    "line": self._write_line(block.line),
                    "label": self._label(block.anchor),
                }
            case Paragraph():
                data = {"k": "paragraph", "style": block.style, "line": self._write_line(block.line)}
            case Box():
                data = {"k": "box", "kind": block.style, "line": self._write_line(block.line)}
            case Items():
                items = [[self._write(each, numbers) for each in item] for item in block.items]
                data = {"k": "items", "ordered": block.is_ordered, "ragged": block.style != "claims", "items": items}
            case Card():
                data = {"k": "card", "rows": [self._write_field(row) for row in block.rows]}
            case Table():
                data = self._write_table(block)
            case Image():
                data = self._write_picture(block)
            case Notes():
                data = {"k": "sources", "sources": [self._write_source(source) for source in block.sources]}
            case _:
                message = f"paper does not know {type(block).__name__}"
                raise TypeError(message)
        return data

    def _write_field(self, row: CardRow) -> Data:
        length = sum(len(run.text) for run in row.line)
        return {"t": self.check(read(row.label)), "line": self._write_line(row.line), "split": length > _LONG_ROW}

    def _write_table(self, table: Table) -> Data:
        return {
            "k": "table",
            "columns": [
                {"t": self.check(column.heading), "share": column.share, "number": column.is_count}
                for column in table.columns
            ],
            "rows": [
                {
                    "label": self._label(row.anchor),
                    "split": _measure(row) > _LONG_ROW,
                    "cells": [self._write_cell(cell, is_first=place == 0) for place, cell in enumerate(row.cells)],
                }
                for row in table.rows
            ],
        }

    def _write_cell(self, cell: Cell, *, is_first: bool) -> list[Data]:
        return [self._write(block, iter(())) for block in open_cell(cell, is_first=is_first)]

    def _write_picture(self, picture: Image) -> Data:
        return {
            "k": "picture",
            "svg": picture.svg,
            "alt": self.check(picture.description),
            "width": picture.width,
            "height": picture.height,
            "legend": [
                {
                    "t": self.check(bundle.stroke.label),
                    "colour": bundle.look.colour,
                    "width": bundle.look.width,
                    "dashes": [float(dash) for dash in bundle.look.dashes.split()],
                    "arrow": bundle.stroke.arrow,
                }
                for bundle in picture.legend
            ],
        }

    def _write_line(self, line: Line) -> list[Data]:
        return [self._write_run(run) for run in line if run.text or run.cites]

    def _write_run(self, run: Run) -> Data:
        data: Data = {"t": self.check(run.text)}
        if run.style:
            data["s"] = run.style
        if run.href:
            data.update(self._resolve(run))
        if run.cites:
            data["n"] = [self._write_note(number) for number in run.cites]
        return data

    def _resolve(self, run: Run) -> Data:
        """Turn a link into a label of this PDF, with the number of its place where first named, or an address."""
        scheme = urlsplit(run.href).scheme
        if scheme in _SCHEMES:
            return {"u": quote(run.href, safe=_RESERVED)}
        if scheme or run.href.startswith("//"):
            message = f"{self._where()}: liên kết «{run.href}» không phải https, http hay mailto"
            raise DocumentError(message)
        address = resolve_address(self._chapter.address, run.href)
        if address.startswith("../"):
            message = f"{self._where()}: liên kết «{run.href}» dẫn ra ngoài sổ tay"
            raise DocumentError(message)
        if run.style == "address":
            return {"u": self.link_outside(address)}
        place = self._places.get(address) or self._places.get(address.partition("#")[0])
        if place is None:
            return {"u": self.link_outside(address)}
        if place.label == f"c{self._position}":
            return {}  # a page that names itself
        first = place.label not in self._referred
        self._referred.add(place.label)
        return {"l": place.label, "x": place.number} if first and place.number else {"l": place.label}

    def _write_note(self, number: int) -> Data:
        label = f"c{self._position}-chu-thich-{number}"
        if number in self._cited:
            return {"label": label}
        if number not in self._notes:
            message = f"{self._where()}: chú thích {number} không có nguồn"
            raise DocumentError(message)
        self._cited[number] = len(self._cited) + 1
        return {"label": label, "line": self._write_line(tuple(self._tell(*self._notes[number])))}

    def _tell(self, source: CitedSource, note: Note) -> Iterator[Run]:
        """Say a note: the source in full where it is first cited, by its short name later."""
        if source.title.href in self._named:
            yield Run(source.short)
        else:
            self._named.add(source.title.href)
            yield source.title
            if source.details:
                yield Run(f" ({source.details})")
        yield Run(", ")
        yield note.place
        if note.opening:
            yield Run(f": «{note.opening} …»")
        if note.printed:
            yield Run(f"; {words.PRINTED.format(facts=note.printed)}")

    def _write_source(self, source: CitedSource) -> Data:
        numbers = sorted(self._cited[note.number] for note in source.notes if note.number in self._cited)
        line: list[Run] = [source.title]
        if source.details:
            line.append(Run(f", {source.details}"))
        if source.original:
            line += [Run(" · "), *source.original]
        if numbers:
            line.append(Run(f". {captions.NOTES}{', '.join(map(str, numbers))}.", style="remark"))
        return {"line": self._write_line(tuple(line))}


def _quote(address: str) -> str:
    path, mark, anchor = address.partition("#")
    return f"{quote(path)}{mark}{anchor}"


def _measure(row: Row) -> int:
    """Count the letters of a row's fullest cell as if all cells were that narrow."""
    lines = ((cell.line, *cell.remarks, *cell.faults) for cell in row.cells)
    return max((sum(len(run.text) for line in cell for run in line) for cell in lines), default=0)
