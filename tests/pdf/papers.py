"""Printed sections read back, for the tests."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pymupdf
from pypdf import PdfReader

from handbook.pages import gather_library
from handbook.pdf.chapters import Chapter, Section
from handbook.pdf.document import Document
from handbook.pdf.orders import Print
from handbook.pdf.printing import open_shelf
from handbook.pdf.sections import Shelf
from handbook.reading import read_checked

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[2]
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def split_words(text: str) -> list[str]:
    """Split text into words, numbers and marks, so that a note's number is not glued to the word before it.

    Running heads and the heads of columns stand in capitals on paper, so letters are compared without case.
    """
    return _TOKEN.findall(unicodedata.normalize("NFC", text).replace("\u200b", "").casefold())


def squeeze(text: str) -> str:
    """Take all space out of text, so that no break of a line or page parts it, and all difference of case."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFC", text)).casefold()


def find_lines(file: Path) -> list[float]:
    """Find the lines of the last page between its head and its foot: how far down each stands, in pt."""
    with pymupdf.open(file) as document:
        page = document[-1]
        head, foot = 20 * 72 / 25.4, page.rect.height - 20 * 72 / 25.4
        spans = (
            span["origin"][1]
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
            if span["text"].strip()
        )
        lines: list[float] = []
        for height in sorted(each for each in spans if head < each < foot + 2):
            if not lines or height - lines[-1] > 5:
                lines.append(height)
        return lines


def walk_data(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON is anything
    """Walk every object of the data Typst reads."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from walk_data(each)
    elif isinstance(value, list):
        for each in value:
            yield from walk_data(each)


@dataclass(frozen=True)
class Paper:
    """A printed section read back."""

    file: Path

    @cached_property
    def reader(self) -> PdfReader:
        """The file as pypdf reads it."""
        return PdfReader(self.file)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page."""
        with pymupdf.open(self.file) as document:
            return [page.get_text() for page in document]

    @cached_property
    def words(self) -> Counter[str]:
        """Every word with how often it stands there."""
        return Counter(word for page in self.pages for word in split_words(page))

    @cached_property
    def letters(self) -> str:
        """All text without any space: what a page or line break cannot part."""
        return squeeze("".join(self.pages))

    @cached_property
    def bookmarks(self) -> list[str]:
        """The titles of the outline, in order."""
        with pymupdf.open(self.file) as document:
            return [title.replace("\u200b", "") for _, title, _ in document.get_toc()]

    @cached_property
    def spreads(self) -> dict[str, range]:
        """The pages over which each title of the outline reaches: from its own to that of the next."""
        with pymupdf.open(self.file) as document:
            outline = [(title.replace("\u200b", ""), page) for _, title, page in document.get_toc()]
            ends = [*(page for _, page in outline[1:]), len(document)]
        return {title: range(page, end + 1) for (title, page), end in zip(outline, ends, strict=True)}

    @cached_property
    def links(self) -> Counter[str]:
        """The addresses that links lead to; a link inside counts as an empty one."""
        found: Counter[str] = Counter()
        for page in self.reader.pages:
            for reference in page.get("/Annots", []):
                note = reference.get_object()
                if note["/Subtype"] == "/Link":
                    found[str(note["/A"]["/URI"]) if "/URI" in note.get("/A", {}) else ""] += 1
        return found

    @cached_property
    def boxes(self) -> list[list[tuple[float, float, str]]]:
        """For each page, each word with its left and right edge."""
        with pymupdf.open(self.file) as document:
            return [[(word[0], word[2], word[4]) for word in page.get_text("words")] for page in document]

    @cached_property
    def kinds(self) -> Counter[str]:
        """The structure elements by name."""
        found: Counter[str] = Counter()

        def walk(node: Any) -> None:  # noqa: ANN401 - pikepdf objects have no common type
            if isinstance(node, pikepdf.Array):
                for each in node:
                    walk(each)
            elif isinstance(node, pikepdf.Dictionary):
                if "/S" in node:
                    found[str(node.S)] += 1
                if "/K" in node:
                    walk(node.K)

        with pikepdf.open(self.file) as pdf:
            walk(pdf.Root.StructTreeRoot.K)
        return found


@dataclass(frozen=True)
class Sample:
    """A section with its data and what came of it."""

    section: Section
    document: Document
    print: Print

    @cached_property
    def data(self) -> dict[str, Any]:
        """The data Typst read."""
        content: dict[str, Any] = json.loads(self.document.data)
        return content

    @cached_property
    def paper(self) -> Paper:
        """The file read back."""
        return Paper(self.print.file)


def read_shelf(root: Path) -> Shelf:
    """Plan every section of the handbook under a root."""
    checked = read_checked(root)
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    return open_shelf(library)


def make_section(*blocks: Any, title: str = "Thử", record: str = "directives/thu.yml") -> Section:  # noqa: ANN401
    """Make a section of one chapter out of blocks."""
    chapter = Chapter("van-ban/thu.html", title, "", "", record, tuple(blocks))
    return Section("van-ban/thu", title, "", "", "van-ban/thu.html", "2026-11-22", (chapter,))
