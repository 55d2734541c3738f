"""Chapters and sections in short: what tells two versions apart, without setting either.

Digests are kept from one build to the next: where no record and no line of this program changed, none is made again.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from handbook.pages import Box, Card, Heading, Items, Line, Notes, Paragraph, Table
from handbook.pdf.chapters import Chapter, Image, PaperBlock, Section, open_cell, walk_words
from handbook.records import Catalog

NAME = "digests.json"  # in the folder of the printed files
_MAKERS = (".py", ".j2", ".json", ".typ")
_CODE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Digest:
    """A chapter in short.

    ``words`` is a hash of what readers see but for its head and dates, ``form`` one of all that makes its part of a
    file. ``letters`` is its length. ``updated`` and ``shown`` are the chapter's own.
    """

    title: str
    eyebrow: str
    subject: str
    words: str
    form: str
    letters: int
    updated: str
    shown: frozenset[str]


def digest_chapter(chapter: Chapter) -> Digest:
    """Hash a chapter."""
    form = repr((_CHAPTER(chapter), _flatten(chapter.blocks)))
    return Digest(
        chapter.title,
        chapter.eyebrow,
        chapter.subject,
        _hash_all(walk_words(chapter)),
        hashlib.sha256(form.encode()).hexdigest(),
        len(form),
        chapter.updated,
        chapter.shown,
    )


def hash_content(section: Section) -> str:
    """Hash every word a section shows, but for its dates."""
    return hash_words(section, [digest_chapter(chapter) for chapter in section.chapters])


def hash_words(head: Section, chapters: Iterable[Digest]) -> str:
    """Hash every word of a section, but for its dates: its head, of which no chapters are read, and its chapters."""
    parts = [head.title, head.eyebrow, head.subject]
    for chapter in chapters:
        parts += [chapter.title, chapter.subject, chapter.words]
    return _hash_all(parts)[:_CODE_LENGTH]


def hash_inputs(catalog: Catalog, site: str) -> str:
    """Hash all that digests are made of: every record, the handbook's name and this program."""
    digest = hashlib.sha256(f"{site}\n".encode())
    for name, text in sorted(catalog.texts.items()):
        digest.update(f"{name}\n".encode() + (text or b"") + b"\n")
    digest.update(hash_program(files("handbook")).encode())
    return digest.hexdigest()


def hash_program(folder: Traversable) -> str:
    """Hash every file of this program that may have a part in what it makes."""
    digest = hashlib.sha256()
    for maker in _list_makers(folder):
        content = maker.read_bytes()
        digest.update(f"{maker.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def recall_digests(cache: Path, inputs: str) -> dict[str, Digest]:
    """Read the digests made of these very inputs, by address; none where there are none."""
    try:
        kept = json.loads((cache / NAME).read_text(encoding="utf-8"))
        if kept["inputs"] != inputs:
            return {}
        rows = kept["digests"].items()
        return {address: Digest(**{**row, "shown": frozenset(row["shown"])}) for address, row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def keep_digests(cache: Path, inputs: str, digests: Mapping[str, Digest]) -> None:
    """Write digests for the next build."""
    rows = {address: {**asdict(digest), "shown": sorted(digest.shown)} for address, digest in digests.items()}
    cache.mkdir(parents=True, exist_ok=True)
    fresh = cache / f"{NAME}.{os.getpid()}"
    fresh.write_text(json.dumps({"inputs": inputs, "digests": rows}, ensure_ascii=False), encoding="utf-8")
    fresh.replace(cache / NAME)


def _hash_all(texts: Iterable[str]) -> str:
    return hashlib.sha256("".join([f"{text}\0" for text in texts]).encode()).hexdigest()


_CHAPTER = attrgetter("address", "title", "eyebrow", "subject", "record", "updated")


def _flatten(blocks: Iterable[PaperBlock]) -> list[object]:
    """Turn blocks into plain tuples, which are written out fast."""
    return [_FLAT[type(block)](block) for block in blocks]


def _flatten_line(line: Line) -> list[object]:
    return [tuple(run) for run in line]


def _flatten_table(table: Table) -> object:
    rows = [
        (row.anchor, [_flatten(open_cell(cell, is_first=place == 0)) for place, cell in enumerate(row.cells)])
        for row in table.rows
    ]
    return "table", table.is_wide, [repr(column) for column in table.columns], rows


def _flatten_image(image: Image) -> object:
    legend = [(repr(bundle.stroke), repr(bundle.look)) for bundle in image.legend]
    return "image", image.svg, image.description, image.width, image.height, legend


_FLAT: Mapping[type[PaperBlock], Callable[..., object]] = MappingProxyType(
    {
        Heading: lambda block: ("heading", _flatten_line(block.line), block.depth, block.anchor, block.is_closing),
        Paragraph: lambda block: ("paragraph", block.style, _flatten_line(block.line)),
        Box: lambda block: ("box", block.style, _flatten_line(block.line)),
        Items: lambda block: ("items", block.is_ordered, block.style, [_flatten(item) for item in block.items]),
        Card: lambda block: ("card", [(row.label, _flatten_line(row.line)) for row in block.rows]),
        Table: _flatten_table,
        Image: _flatten_image,
        Notes: lambda block: ("notes", repr(block)),
    }
)


def _list_makers(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _list_makers(entry)
        elif entry.name.endswith(_MAKERS):
            yield entry
