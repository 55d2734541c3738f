"""Mentions of documents in prose: each resolves to one document or is reported."""

from collections.abc import Iterator

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import walk_parts, walk_records
from handbook.checks.hearing import Heard, find_texts
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic, Place
from handbook.mentions import MentionFault, Unresolved, name_key
from handbook.vietnamese import find_nearest

_MOST_CHOICES = 3


def check_mentions(
    catalog: Catalog, heard: tuple[Heard, ...], shared: frozenset[tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """Report every mention that is ambiguous, unknown, or names a document that is not there.

    ``heard`` is what all records say, ``shared`` are the names that several documents may bear.
    """
    for entry, said in zip((*walk_records(catalog), *catalog.changes), heard, strict=True):
        for text, unresolved in said.unresolved:
            if unresolved.fault is not MentionFault.TARGET and catalog.unread:
                continue  # the document may be the one that could not be read
            if unresolved.fault is MentionFault.AMBIGUOUS and name_key(unresolved.text) not in shared:
                continue  # the name itself is reported where the second document takes it
            for path, other in find_texts(walk_parts(entry)):
                if other == text:
                    yield _explain(catalog, entry, path, unresolved)


def _explain(catalog: Catalog, entry: Entry[BaseModel], path: Path, unresolved: Unresolved) -> Diagnostic:
    place = _point(entry, path, unresolved)
    words = unresolved.text
    if unresolved.fault is MentionFault.TARGET:
        nearest = find_nearest(words, list(catalog.directives))
        hint = f"ý bạn là «[[{nearest}]]»?" if nearest else "viết mã của một tệp trong «directives/»"
        return Diagnostic(place, unresolved.fault, f"không có văn bản mã «{words}»", hint)
    if unresolved.fault is MentionFault.AMBIGUOUS:
        choices = " hoặc ".join(f"[[{target}|{words}]]" for target in unresolved.candidates[:_MOST_CHOICES])
        left = len(unresolved.candidates) - _MOST_CHOICES
        more = f", hoặc một trong {left} văn bản khác cùng tên" if left > 0 else ""
        message = f"«{words}» là tên của {len(unresolved.candidates)} văn bản"
        return Diagnostic(place, unresolved.fault, message, f"chỉ rõ: {choices}{more}")
    hint = "thêm văn bản vào «directives/», hoặc thêm tên này vào «aliases» của văn bản đã có"
    return Diagnostic(place, unresolved.fault, f"chưa có văn bản nào mang tên «{words}»", hint)


def _point(entry: Entry[BaseModel], path: Path, unresolved: Unresolved) -> Place:
    """Point at the words themselves where the value stands on one line as it is written."""
    place = entry.place(*path)
    line = entry.file.lines[place.line - 1]
    needle = unresolved.text
    if unresolved.fault is MentionFault.TARGET:
        needle = f"[[{unresolved.text}"
    at = line.find(needle, place.column - 1)
    return Place(place.path, place.line, at + 1, len(needle)) if at >= 0 else place
