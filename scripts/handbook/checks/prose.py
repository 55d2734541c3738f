"""Mentions of documents in prose: each resolves to one document or is reported."""

from collections.abc import Iterator

from pydantic import BaseModel

from handbook.checks.findings import walk_parts, walk_records
from handbook.checks.hearing import Heard, find_texts
from handbook.checks.missing import NAMES, Use
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic, Place
from handbook.messages import tell
from handbook.names.mentions import MentionFault, Unresolved
from handbook.records.catalog import Catalog, Entry
from handbook.records.suggestions import write_choices

_MOST_CHOICES = 3


def check_mentions(
    catalog: Catalog, heard: tuple[Heard, ...], shared: frozenset[tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """Report every mention that names several documents.

    ``heard`` is what all records say, ``shared`` are the names that several documents may bear; any other is reported
    where the second document takes it.
    """
    for place, each in _find_unresolved(catalog, heard):
        if each.fault is MentionFault.AMBIGUOUS and not catalog.unread and each.key in shared:
            choices = write_choices([f"[[{target}|{each.text}]]" for target in each.candidates], most=_MOST_CHOICES)
            yield tell(place, "mention-ambiguous", name=each.text, count=len(each.candidates), choices=choices)


def find_unmatched(catalog: Catalog, heard: tuple[Heard, ...], misdated: frozenset[str]) -> Iterator[Use]:
    """Find the mentions of documents that are not there, by name and by id.

    A name that may be of a ``misdated`` document, or of one that could not be read or has a type that is not there, is
    not told: the fault is at that document.
    """
    types = {entry.record.type for entry in catalog.directives.values()}
    is_whole = not catalog.unread and types <= catalog.types.keys()
    for place, each in _find_unresolved(catalog, heard):
        if each.fault is MentionFault.TARGET:
            yield Use("directives", each.text, place, is_link=True)
        elif each.fault is MentionFault.UNKNOWN and is_whole and misdated.isdisjoint(each.candidates):
            yield Use(NAMES, each.text, place, head=each.head, near=each.candidates)


def _find_unresolved(catalog: Catalog, heard: tuple[Heard, ...]) -> Iterator[tuple[Place, Unresolved]]:
    for entry, said in zip((*walk_records(catalog), *catalog.changes), heard, strict=True):
        paths: dict[str, list[Path]] = {}
        for path, text in find_texts(walk_parts(entry)) if said.unresolved else ():
            paths.setdefault(text, []).append(path)
        for text, unresolved in said.unresolved:
            yield from ((_point(entry, path, unresolved), unresolved) for path in paths[text])


def _point(entry: Entry[BaseModel], path: Path, unresolved: Unresolved) -> Place:
    """Point at the words themselves."""
    is_marked = unresolved.fault is MentionFault.TARGET
    return entry.point(path, f"[[{unresolved.text}" if is_marked else unresolved.text)
