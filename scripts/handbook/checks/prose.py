"""Mentions of documents in prose: each resolves to one document or is reported."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pydantic import BaseModel

from handbook.catalog import Catalog, Entry
from handbook.checks.findings import MODELS, Part
from handbook.checks.identity import find_shared
from handbook.diagnostics import Diagnostic, Place
from handbook.mentions import MentionFault, NameIndex, Unresolved, find_speaker, name_key, parse_prose
from handbook.vietnamese import find_nearest

_MOST_CHOICES = 3
PROSE: Mapping[type[BaseModel], tuple[str, ...]] = MappingProxyType(
    {
        model: tuple(name for name in ("text", "note", "basis", "meaning") if name in model.model_fields)
        for model in MODELS
    }
)
"""Model → its fields in which documents may be named."""


def check_mentions(catalog: Catalog, names: NameIndex, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Report every mention that is ambiguous, unknown, or names a document that is not there."""
    shared = find_shared(catalog)
    changes = (Part(Entry(entry.record, entry.file, entry.prefix), (), entry.record, ()) for entry in catalog.changes)
    speaker = find_speaker(catalog, None)
    for part in (*parts, *changes):
        if not part.path:
            speaker = find_speaker(catalog, part.value)
        for field in PROSE[type(part.value)]:
            text = getattr(part.value, field)
            for unresolved in parse_prose(names, text, speaker=speaker).unresolved if text else ():
                if unresolved.fault is not MentionFault.TARGET and catalog.unread:
                    continue  # the document may be the one that could not be read
                if unresolved.fault is MentionFault.AMBIGUOUS and name_key(unresolved.text) not in shared:
                    continue  # the name itself is reported where the second document takes it
                yield _explain(catalog, part, field, unresolved)


def _explain(catalog: Catalog, part: Part, field: str, unresolved: Unresolved) -> Diagnostic:
    place = _point(part, field, unresolved)
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


def _point(part: Part, field: str, unresolved: Unresolved) -> Place:
    """Point at the words themselves where the value stands on one line as it is written."""
    place = part.entry.place(*part.path, field)
    line = part.entry.file.lines[place.line - 1]
    needle = unresolved.text
    if unresolved.fault is MentionFault.TARGET:
        needle = f"[[{unresolved.text}"
    at = line.find(needle, place.column - 1)
    return Place(place.path, place.line, at + 1, len(needle)) if at >= 0 else place
