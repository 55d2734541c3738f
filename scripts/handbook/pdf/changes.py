"""When what a section shows was last changed, as far as the handbook's log of content says."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.pages import CitedSource, Library, Line, Sheet, addresses, read
from handbook.pdf.chapters import PaperBlock, resolve_address, walk_lines

_FOLDERS = frozenset({"van-ban", "dien-hinh", "co-quan", "mo-hinh", "nguon"})  # each page in them is made by one record


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry of the log: its day (ISO 8601), its words, the ids of the records it names."""

    date: str
    text: str
    records: frozenset[str]


class Log:
    """The log of content, oldest entry first."""

    def __init__(self, library: Library) -> None:
        """Read the log; the words of an entry lose their links."""
        sheet = Sheet(library, addresses.CHANGES)
        entries = sorted(library.catalog.changes, key=lambda entry: entry.record.date.latest)
        self._whole = library.updated
        self.changes = tuple(
            LogEntry(
                str(entry.record.date),
                read(sheet.read(entry.record.text)),
                frozenset(entry.record.records),
            )
            for entry in entries
        )
        self._latest = {record: change.date for change in self.changes for record in change.records}

    def find_updated(self, records: Iterable[str]) -> str:
        """Find the day of the last change of any of these records; where none is logged, the last day of the log."""
        dates = [self._latest[record] for record in records if record in self._latest]
        return max(dates, default=self._whole)

    def find_changes(self, records: frozenset[str]) -> tuple[int, ...]:
        """Find the places in the log of the entries that name any of these records."""
        return tuple(place for place, change in enumerate(self.changes) if change.records & records)


def find_records(address: str, blocks: tuple[PaperBlock, ...], sources: Iterable[CitedSource]) -> frozenset[str]:
    """Find the records a page shows: its own and all whose pages it links to."""
    pages = {resolve_address(address, href).partition("#")[0] for href in {"", *_list_links(blocks, sources)}}
    folders = ((posixpath.dirname(page), posixpath.basename(page).removesuffix(".html")) for page in pages)
    return frozenset(record for folder, record in folders if folder in _FOLDERS and record != "index")


def _list_links(blocks: tuple[PaperBlock, ...], sources: Iterable[CitedSource]) -> Iterator[str]:
    lines: Iterable[Line] = (*walk_lines(blocks), tuple(source.title for source in sources))
    return (run.href for line in lines for run in line)
