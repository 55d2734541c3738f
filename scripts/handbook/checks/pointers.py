"""Passages that prose names («đoạn 12», «các đoạn 3–5»): a reader must find them among the citations beside it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from handbook.checks.findings import MODELS, Part
from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.messages import tell
from handbook.records import Catalog, Citation, Entry, Source
from handbook.text import fold_text

_FIELDS = ("text", "note", "basis", "meaning")
_PROSE = {model: tuple(name for name in _FIELDS if name in model.model_fields) for model in MODELS}
_LENGTHS = r"(?:m|km|mét|cây số|phút|giờ|ngày|tháng|năm)\b"  # «đoạn 5 km» is a stretch of road
_NUMBER = r"\d{1,3}(?![\d%]|[.,/]\d)"
_VERBS = "thì|đều|lại|còn|chỉ|không|có|là|viết|in|ghi|nói|nêu|kể|cho|đặt|gọi|dùng|dẫn"
_GOES_ON = rf"(?=\s*(?:[,.;:)»”\"?!…]|$)|\s+(?:và|hoặc|đến|tới|của|trong|ở|{_VERBS})\b)"  # else it counts something
_NAMED = re.compile(
    rf"(?<!giai )(?<!công )(?<!phân )(?<!\w)đoạn (?P<first>{_NUMBER})(?!\s*{_LENGTHS})"
    rf"(?P<more>(?:\s*(?:,|–|-|(?:, )?và|hoặc|đến|tới)\s*(?:đoạn )?{_NUMBER}{_GOES_ON})*)"
    r"(?:\s+(?:của|trong|ở) bài (?:«(?P<title>[^»]+)»|“(?P<quoted>[^”]+)”|(?:năm )?(?P<year>\d{4})))?",
    re.IGNORECASE,
)
_STEP = re.compile(r"(?P<join>–|-|đến|tới|,|và|hoặc)\s*(?:đoạn )?(?P<number>\d+)", re.IGNORECASE)
_RANGES = frozenset({"–", "-", "đến", "tới"})
_MOST = 50  # passages of one range


class Pointer(NamedTuple):
    """A passage named in prose, and the source that is named with it: by its title, by its year, or by neither."""

    number: str
    title: str = ""
    year: str = ""


class Remark(NamedTuple):
    """A text that names passages, the field it stands in, and the places a reader finds cited beside it."""

    path: Path
    pointers: tuple[Pointer, ...]
    cited: frozenset[Citation]


def list_remarks(parts: tuple[Part, ...]) -> tuple[Remark, ...]:
    """List the texts of a record that name passages.

    Beside a text stand the citations of its own part, and those of the part that holds it: a fault of a source is
    explained with what the faulty part cites. A source cites itself, passage by passage.
    """
    found: list[Remark] = []
    for part in parts:
        for field in _PROSE[type(part.value)]:
            pointers = find_pointers(getattr(part.value, field) or "")
            if pointers:
                found.append(Remark((*part.path, field), pointers, _list_cited(parts, part)))
    return tuple(found)


def check_pointers(
    catalog: Catalog, records: Iterable[tuple[Entry[BaseModel], tuple[Remark, ...]]]
) -> Iterator[Diagnostic]:
    """Report texts that name passages which are not cited beside them; each record with its texts."""
    for entry, remarks in records:
        for remark in remarks:
            absent = (pointer for pointer in remark.pointers if not _is_cited(catalog, pointer, remark.cited))
            missing = [f"đoạn {pointer.number}" for pointer in absent]
            if missing:
                names = ", ".join(f"«{each}»" for each in dict.fromkeys(missing))
                yield tell(entry.point(remark.path, missing[0]), "passage-uncited", passages=names)


def find_pointers(text: str) -> tuple[Pointer, ...]:
    """Find the passages a text names, each once, in its order."""
    if "oạn " not in text:
        return ()
    found: list[Pointer] = []
    for match in _NAMED.finditer(text):
        numbers = [int(match["first"])]
        for step in _STEP.finditer(match["more"]):
            number, last = int(step["number"]), numbers[-1]
            if step["join"] in _RANGES and number < last + _MOST:
                numbers += range(last + 1, number)
            numbers.append(number)
        of = match["title"] or match["quoted"] or "", match["year"] or ""
        found += (Pointer(str(number), *of) for number in numbers)
    return tuple(dict.fromkeys(found))


def _list_cited(parts: tuple[Part, ...], part: Part) -> frozenset[Citation]:
    record = part.entry.record
    if isinstance(record, Source):
        return frozenset(Citation(record.id, passage.id) for passage in record.passages)
    homes = [each.value for each in parts if each.path in {part.path, part.owner}]
    return frozenset(citation for home in homes for citation in getattr(home, "cite", ()))


def _is_cited(catalog: Catalog, pointer: Pointer, cited: frozenset[Citation]) -> bool:
    """Tell whether a passage is among those cited; of a source that is named with it, if that is one of them."""
    sources = {citation.source for citation in cited}
    meant = {
        source for source in sources if source in catalog.sources and _bears(catalog.sources[source].record, pointer)
    }
    return any(Citation(source, f"d{pointer.number}") in cited for source in meant or sources)


def _bears(source: Source, pointer: Pointer) -> bool:
    if pointer.year:
        return source.published is not None and str(source.published.year) == pointer.year
    titles = fold_text(f"{source.title} {source.short_title or ''}")
    return bool(pointer.title) and fold_text(pointer.title) in titles
