"""The answers that pages open with: what is asked most of a document, a body, a model, in at most five lines."""

from collections.abc import Iterable, Iterator, Sequence

from handbook.lineage import Link, type_of
from handbook.messages import render_date, write_date
from handbook.pages import addresses, limits, words
from handbook.pages.anchors import place_claim
from handbook.pages.blocks import Card, CardRow, Division, Flow, Paragraph, has_content
from handbook.pages.library import Library
from handbook.pages.lines import DOT, SEMICOLON, Line, Run, cite, join, list_runs
from handbook.pages.paging import item_address
from handbook.pages.rows import sort_documents, sort_models, tell_today
from handbook.pages.sheet import Sheet
from handbook.pages.study import find_owner
from handbook.records import (
    Body,
    Catalog,
    Claim,
    Directive,
    Dossier,
    Entry,
    Exemplar,
    Model,
    find_time,
    write_figure,
    write_status_date,
)

_NAMED = 3
_LONGEST = 160


def answer_document(sheet: Sheet, entry: Entry[Directive]) -> Card:
    """Answer how a document stands, what it asks, who carries it out, its newest figure, what came before and after."""
    record = entry.record
    return _answer(
        ("Tình trạng", tell_status(sheet, record), place_claim(record, "status")),
        ("Yêu cầu", _open_claims(sheet, record, record.tasks, "#muc-yeu-cau")),
        ("Ai thực hiện", _count_practice(sheet, record.id)),
        ("Số liệu mới nhất", _tell_newest_figure(sheet, entry)),
        ("Trước và sau", _tell_neighbours(sheet, record.id)),
    )


def answer_body(sheet: Sheet, entry: Entry[Body]) -> Card:
    """Answer what a body is today, what it issued and carries out, its models, its newest figure."""
    library, record = sheet.library, entry.record
    issued = sort_documents(library, library.lineage.issued_by.get(record.id, ()))[::-1]
    done = library.lineage.implemented[record.id] if isinstance(record, Exemplar) else ()
    models = sort_models(library, library.lineage.run_by.get(record.id, ()))
    return _answer(
        ("Hiện nay", tell_today(sheet, record.id)),
        ("Thực hiện", _name(sheet.link_directives(done), "văn bản", "#muc-thuc-hien")),
        ("Đã ban hành", _name(sheet.link_directives(issued), "văn bản", "#muc-van-ban")),
        ("Mô hình", _name(tuple(map(sheet.link_model, models)), "mô hình", "#muc-mo-hinh")),
        ("Số liệu mới nhất", _tell_newest_figure(sheet, entry)),
    )


def answer_model(sheet: Sheet, entry: Entry[Model]) -> Card:
    """Answer who runs a model, how, whether still, and its newest figure."""
    record = entry.record
    units = tuple(sheet.link_body(each.unit) for each in record.units)
    return _answer(
        ("Ai làm", _name(units, "đơn vị", "#muc-don-vi")),
        ("Cách làm", _open_claims(sheet, record, record.steps, "#muc-cach-lam")),
        ("Hiện nay", _tell_running(sheet, record), place_claim(record, "running")),
        ("Số liệu mới nhất", _tell_newest_figure(sheet, entry)),
    )


def tell_missing(sheet: Sheet, sections: Iterable[tuple[str, Flow]]) -> Iterator[Division]:
    """Name in one line the sections of a page about which no source says anything, and where to add it."""
    missing = [name for name, blocks in sections if not has_content(blocks)]
    if missing:
        listed = Run(words.MISSING.format(names="; ".join(missing)))
        yield Division((Paragraph((listed, Run(" "), sheet.link(words.ADD, addresses.GUIDE), Run(".")), "unknown"),))


def shorten(line: Line, most: int = _LONGEST) -> Line:
    """Cut a line after a word where it is longer than so many letters, and say so."""
    kept: list[Run] = []
    for run in line:
        if len(run.text) > most:
            start = run.text[:most].rpartition(" ")[0] or ("" if kept else run.text[:most])
            return (*kept, run._replace(text=f"{start.rstrip(' ,;:.')} …"))
        kept.append(run)
        most -= len(run.text)
    return tuple(kept)


def _answer(*rows: tuple[str, Line] | tuple[str, Line, str]) -> Card:
    """Make a card of what has an answer: a label, the answer and, where it is a claim told only here, its anchor."""
    return Card(tuple(CardRow((Run(label),), line, (), *anchor) for label, line, *anchor in rows if line), "answer")


def tell_status(sheet: Sheet, record: Directive) -> Line:
    """Tell how a document stands, as of when and on whose word."""
    catalog, status = sheet.library.catalog, record.status
    kind = catalog.statuses[status.value].record
    meaning = sheet.link(kind.label, f"{addresses.GLOSSARY}#muc-tinh-trang", kind.definition)
    date = tuple(map(Run, filter(None, [write_status_date(catalog, status)])))
    basis = (Run(". "), *sheet.read(status.basis, record)) if status.basis else ()
    return (*list_runs((meaning, *date)), *basis, *cite(sheet.cite(status.cite)))


def _open_claims(sheet: Sheet, record: Dossier, claims: Sequence[Claim], address: str) -> Line:
    """Begin the first of some claims, and lead to all."""
    if not claims:
        return ()
    opening = (*shorten(sheet.read(claims[0].text, record)), *cite(sheet.cite(claims[0].cite)))
    onward = (Run(" "), Run(words.SEE_ALL.format(count=len(claims)), address)) if len(claims) > 1 else ()
    return (*opening, *onward)


def _name(links: Sequence[Run], what: str, address: str) -> Line:
    """Name the first of some things, and count the others."""
    left = len(links) - _NAMED
    more = (Run(words.MORE.format(count=left, what=what), address),) if left > 0 else ()
    return list_runs((*links[:_NAMED], *more), DOT)


def _count_practice(sheet: Sheet, identifier: str) -> Line:
    """Count what carries a document out, each kind with a link to where it stands on the page."""
    lineage = sheet.library.lineage
    counts = (
        (len(find_below(sheet.library, identifier)), "văn bản triển khai", "#muc-quan-he"),
        (len(lineage.implementers.get(identifier, ())), "đơn vị", "#muc-thuc-hien"),
        (len(lineage.serving.get(identifier, ())), "mô hình", "#muc-thuc-hien"),
    )
    return list_runs(Run(f"{count} {what}", address) for count, what, address in counts if count)


def find_below(library: Library, identifier: str) -> tuple[str, ...]:
    """List the documents that carry this one further: they implement, guide, concretise … it."""
    return tuple(
        link.subject
        for link in library.lineage.incoming.get(identifier, ())
        if type_of(library.catalog, link).family == "derivation" and link.subject not in library.lineage.reported
    )


def _tell_newest_figure(sheet: Sheet, entry: Entry[Dossier]) -> Line:
    """Tell the newest figure of a record as printed, where it stands; of those without a time the first."""
    record, catalog = entry.record, sheet.library.catalog
    owner = find_owner(catalog, entry)
    if not record.figures or not owner:
        return ()
    times = [find_time(record, figure).sort for figure in record.figures]
    place = max(range(len(times)), key=lambda each: (times[each], -each))
    figure = record.figures[place]
    indicator = catalog.indicators[figure.indicator].record
    link = sheet.link(indicator.label, item_address(owner.href, place, figure.id))
    said = Run(f": {write_figure(record, figure, indicator.unit)}, {figure.scope}")
    return (link, said, *cite(sheet.cite(figure.cite)))


def _tell_neighbours(sheet: Sheet, identifier: str) -> Line:
    """Tell which documents this one continues or changes, and which do so with it."""
    lineage = sheet.library.lineage
    stated = [
        tell_neighbour(sheet, type_of(sheet.library.catalog, link).label, link.target)
        for link in lineage.outgoing.get(identifier, ())
        if _moves(sheet.library, link)
    ]
    told = [
        tell_neighbour(sheet, type_of(sheet.library.catalog, link).inverse_label, link.subject)
        for link in lineage.incoming.get(identifier, ())
        if _moves(sheet.library, link)
    ]
    lines = [*stated[:_NAMED], *told[:_NAMED]]
    left = len(stated) + len(told) - len(lines)
    more = ((Run(words.MORE.format(count=left, what="văn bản"), "#muc-quan-he"),),) if left else ()
    return join((*lines, *more), SEMICOLON)


def plan_comparing(sheet: Sheet, identifier: str) -> Paragraph:
    """Lead to a document beside those that come before and after it, or beside others that readers choose."""
    lineage = sheet.library.lineage
    links = (*lineage.outgoing.get(identifier, ()), *lineage.incoming.get(identifier, ()))
    near = (end for link in links if _moves(sheet.library, link) for end in (link.subject, link.target))
    others = tuple(dict.fromkeys(end for end in near if end != identifier))[: limits.COMPARED - 1]
    names = ", ".join(run.text for run in sheet.link_directives(others)) or "văn bản khác"
    days = sheet.link(words.AS_OF_DAYS, addresses.as_of_address(identifier))
    return link_comparison(sheet, "van-ban", (identifier, *others), names, (Run(" · "), days))


def link_comparison(sheet: Sheet, kind: str, identifiers: Sequence[str], names: str, beside: Line = ()) -> Paragraph:
    """Lead to some things of a kind beside each other, and to what is ``beside`` that."""
    link = sheet.link(words.COMPARED_WITH.format(names=names), addresses.comparison_address(kind, identifiers))
    return Paragraph((link, *beside), "rest", on="web")


def tell_neighbour(sheet: Sheet, label: str, other: str) -> Line:
    """Name the document at the other end of a relation, behind what this one is to it."""
    issued = sheet.library.catalog.directives[other].record.issued
    return (Run(f"{label} "), sheet.link_directive(other), *((Run(f" ({write_date(issued)})"),) if issued else ()))


def moves(catalog: Catalog, link: Link) -> bool:
    """Tell whether by a relation one document comes after another or takes its place."""
    return type_of(catalog, link).family in {"succession", "change"}


def _moves(library: Library, link: Link) -> bool:
    """Tell whether a relation moves a document on, and both are sourced."""
    return library.lineage.reported.isdisjoint((link.subject, link.target)) and moves(library.catalog, link)


def _tell_running(sheet: Sheet, record: Model) -> Line:
    """Tell whether a model is still run, as of when, if a source says so."""
    if not record.running:
        return ()
    told = f"{words.RUNNING[record.running.value]}, theo nguồn mới nhất {render_date(record.running.as_of)}"
    return (Run(told), *cite(sheet.cite(record.running.cite)))
