"""The sources as bibliographies: BibTeX for LaTeX, CSL-JSON for Zotero and Word. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from handbook.memo import Once
from handbook.messages import render_date
from handbook.opendata.serialization import join_items, write_json
from handbook.records import Catalog, Source
from handbook.text import EdtfDate, PartialDate

_KINDS = (
    ("tạp chí", "article", "article-magazine"),
    ("phỏng vấn", "misc", "interview"),
    ("báo", "misc", "article-newspaper"),
)
"""Word in a source's kind → entry type of BibTeX, type of CSL; the first that is found counts."""
_OTHER_KIND = ("misc", "document")
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "#$%&_"},
    }
)
_URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def render_bibtex(catalog: Catalog, memo: Once) -> Iterator[bytes]:
    """Write every source as a BibTeX entry (UTF-8, for biber or a recent bibtex); its key is the source's id."""
    gap = b""
    for entry in memo.ask_each("BibTeX", catalog.sources, _render_entry, catalog):
        yield gap + entry
        gap = b"\n"


def render_csl(catalog: Catalog, memo: Once) -> Iterator[bytes]:
    """Write every source as an item of CSL-JSON."""
    yield from join_items(memo.ask_each("CSL", catalog.sources, _render_item, catalog))
    yield b"\n"


def _render_entry(identifier: str, catalog: Catalog) -> bytes:
    return ("\n".join(_write_entry(catalog.sources[identifier].record)) + "\n").encode()


def _render_item(identifier: str, catalog: Catalog) -> bytes:
    return write_json(dict(_describe_item(catalog.sources[identifier].record)), 1)


def _write_entry(record: Source) -> Iterator[str]:
    entry, _ = _find_types(record)
    yield f"@{entry}{{{record.id},"
    yield from (f"  {name} = {{{value}}}," for name, value in _list_fields(record, entry))
    yield "}"


def _list_fields(record: Source, entry: str) -> Iterator[tuple[str, str]]:
    """List the fields that have a value; the inner braces keep names and capitals as printed."""
    if record.author:
        yield "author", f"{{{_escape(record.author)}}}"
    yield "title", f"{{{_escape(record.title)}}}"
    if record.publisher:
        yield "journal" if entry == "article" else "howpublished", f"{{{_escape(record.publisher)}}}"
    if record.published and record.published.exists:
        yield "date", str(record.published)  # biblatex reads EDTF
        yield from _list_date_parts(record.published)
    if record.url:
        yield "url", record.url.translate(_URL_ESCAPES)
    if record.retrieved and record.retrieved.exists:
        yield "urldate", str(record.retrieved)
    yield "note", _escape(_join_words((record.kind, record.author_role)))
    yield "langid", "vietnamese"


def _list_date_parts(date: EdtfDate) -> Iterator[tuple[str, str]]:
    if date.year:
        yield "year", f"{date.year:04d}"
    if date.month:
        yield "month", str(date.month)


def _describe_item(record: Source) -> Iterator[tuple[str, object]]:
    yield "id", record.id
    yield "type", _find_types(record)[1]
    yield "title", record.title
    if record.author:
        yield "author", [{"literal": record.author}]
    if record.publisher:
        yield "container-title", record.publisher
    if record.published and record.published.exists:
        yield "issued", _write_date(record.published)
    if record.retrieved and record.retrieved.exists:
        yield "accessed", _write_date(record.retrieved)
    if record.url:
        yield "URL", record.url
    yield "genre", record.kind
    if record.author_role:
        yield "note", record.author_role
    yield "language", "vi"


def _write_date(date: EdtfDate) -> Mapping[str, object]:
    """Write a date as CSL has it, which knows no open ends, and of doubt only «circa»."""
    ends = (date,) if isinstance(date, PartialDate) else (date.first, date.last)
    known = tuple(end for end in ends if end)
    if len(known) < len(ends):
        return {"literal": render_date(date)}
    parts = [[part for part in (end.year, end.month, end.day) if part] for end in known]
    return {"date-parts": parts, **({"circa": True} if any(end.mark for end in known) else {})}


def _find_types(record: Source) -> tuple[str, str]:
    kind = record.kind.lower()
    return next(((entry, item) for word, entry, item in _KINDS if word in kind), _OTHER_KIND)


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _join_words(parts: Iterable[str | None]) -> str:
    return "; ".join(part for part in parts if part)
