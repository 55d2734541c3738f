"""What can be found: every document, body, model, figure, source and glossary term, with its text by section."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handbook.catalog import Catalog
from handbook.dates import PartialDate, render_date
from handbook.lineage import Lineage
from handbook.mentions import EXPLICIT
from handbook.pages.addresses import GLOSSARY, body_address, directive_address, passage_anchor, source_address
from handbook.records import Body, Claim, Directive, Dossier, Exemplar, Figure, GlossaryEntry, Model, Source
from handbook.search.numbers import NumberKey, find_codes, find_keys, spell_forms, spell_romans

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "van-ban": "Văn bản",
        "don-vi": "Cơ quan, đơn vị",
        "mo-hinh": "Mô hình",
        "so-lieu": "Số liệu",
        "nguon": "Nguồn",
        "thuat-ngu": "Thuật ngữ",
    }
)
"""Kind of page → what readers call it; the order is that of groups in the interface."""

_CLAIMS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "summary": ("Tóm tắt", "", ""),
        "tasks": ("Yêu cầu, nhiệm vụ", "muc-yeu-cau", "muc-nhiem-vu"),
        "highlights": ("Kết quả được nêu", "muc-ket-qua", "muc-ket-qua"),
        "lessons": ("Bài học kinh nghiệm", "muc-bai-hoc", "muc-bai-hoc"),
        "limitations": ("Hạn chế được nêu", "muc-han-che", "muc-han-che"),
    }
)
"""Field of a dossier → heading, anchor on a document's page, anchor on a body's page."""

_LONGEST_LEAD = 240
_SENTENCE_END = re.compile(r"(?<=[.;:,])\s")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page's text with the anchor it stands at; an empty anchor is the top of the page."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to find.

    ``names`` are shown and compared word by word, the title first. ``alias`` holds spellings only the index needs.
    ``facets`` maps a facet to the identifier of its value. ``level`` ranks the body behind the item, the highest 0.
    """

    id: str
    url: str
    kind: str
    names: tuple[str, ...]
    alias: str
    lead: str
    summary: str
    meta: str
    context: str
    level: int
    facets: Mapping[str, str]
    keys: tuple[NumberKey, ...] = ()
    sections: tuple[Section, ...] = ()


def list_items(catalog: Catalog, lineage: Lineage) -> Iterator[Item]:
    """List everything that can be found, a page and its parts side by side."""
    for identifier, directive in catalog.directives.items():
        yield _list_directive(catalog, lineage, directive.record)
        yield from _list_figures(catalog, directive.record, directive_address(identifier))
    for identifier, body in catalog.bodies.items():
        yield _list_body(catalog, body.record)
        address = body_address(catalog, identifier)
        if identifier in catalog.exemplars:
            yield from _list_models(catalog, catalog.exemplars[identifier].record, address)
        yield from _list_figures(catalog, body.record, address)
    for source in catalog.sources.values():
        yield _list_source(catalog, source.record)
    for entry in catalog.glossary.values():
        yield _list_term(catalog, entry.record)


def _list_directive(catalog: Catalog, lineage: Lineage, record: Directive) -> Item:
    kind = catalog.types[record.type].record.label
    body = catalog.bodies[record.issuer].record if record.issuer else None
    term = catalog.terms[record.term].record if record.term else None
    names = (record.short_name, record.title, *record.aliases)
    romans = " ".join(spell_romans(name) for name in names)
    year = str(record.issued.year) if record.issued else ""
    return Item(
        id=record.id,
        url=directive_address(record.id),
        kind="van-ban",
        names=names,
        alias=_join(*record.aliases, record.symbol, *spell_forms(catalog, record), romans),
        lead=record.title,
        summary=_write_first(catalog, record.summary),
        meta=_join(kind, *_name_body(catalog, body), _write_date(record.issued), term.label if term else ""),
        context=_write_trail(body.short_name or body.name if body else kind, _write_date(record.issued)),
        level=_rank_level(catalog, body),
        facets=_drop_empty(
            {
                "loai": record.type,
                "co-quan": record.issuer or "",
                "nam": year,
                "khoa": record.term or "",
                **_place(body),
                "trang": "van-ban",
            }
        ),
        keys=tuple(find_keys(catalog, record)),
        sections=(
            *_list_claims(catalog, record),
            *_list_relations(catalog, lineage, record),
            *_list_remarks(catalog, record, record.status.basis),
        ),
    )


def _list_body(catalog: Catalog, record: Body) -> Item:
    level = catalog.levels[record.level].record.label
    province = catalog.provinces[record.province].record.label if record.province else ""
    former = [name.name for name in record.former_names]
    names = tuple(name for name in (record.name, record.short_name, *record.aliases, *former) if name)
    first = _write_first(catalog, record.summary)
    carried = record.implements if isinstance(record, Exemplar) else ()
    return Item(
        id=record.id,
        url=body_address(catalog, record.id),
        kind="don-vi",
        names=names,
        alias=_join(*names[1:], *record.symbols, *find_codes(record)),
        lead=first,
        summary=first,
        meta=_join(level, province),
        context=_write_trail(level, province),
        level=_rank_level(catalog, record),
        facets=_drop_empty({**_place(record), "trang": "don-vi"}),
        sections=(
            *_list_claims(catalog, record),
            *_gather_section(catalog, "muc-thuc-hien", "Thực hiện văn bản", _write_carried(catalog, carried)),
            *_list_remarks(catalog, record, None),
        ),
    )


def _list_models(catalog: Catalog, record: Exemplar, address: str) -> Iterator[Item]:
    for model in record.models:
        yield _list_model(catalog, record, model, address)


def _list_model(catalog: Catalog, record: Exemplar, model: Model, address: str) -> Item:
    text = _write(catalog, model.text)
    return Item(
        id=f"{record.id}#{model.id}",
        url=f"{address}#{model.id}",
        kind="mo-hinh",
        names=(model.name,),
        alias="",
        lead=_cut(text),
        summary=_cut(text),
        meta=_join("mô hình cách làm", *_name_body(catalog, record)),
        context=_write_trail("Mô hình", record.short_name or record.name),
        level=_rank_level(catalog, record),
        facets=_drop_empty({**_place(record), "trang": "mo-hinh"}),
        sections=tuple(_gather_section(catalog, model.id, model.name, [model.text])),
    )


def _list_figures(catalog: Catalog, record: Directive | Body, address: str) -> Iterator[Item]:
    if isinstance(record, Directive):
        owner = record.short_name
        body = catalog.bodies[record.issuer].record if record.issuer else None
    else:
        owner, body = record.short_name or record.name, record
    for figure in record.figures:
        indicator = catalog.indicators[figure.indicator].record
        printed = figure.printed if figure.qualifier == "đúng" else f"{figure.qualifier} {figure.printed}"
        unit = "" if indicator.unit == "%" and "%" in figure.printed else f" {indicator.unit}"
        remarks = [figure.note, *(item.note for item in figure.discrepancies)]
        note = _join(*(_write(catalog, remark) for remark in remarks if remark))
        yield Item(
            id=f"{record.id}#{figure.id}",
            url=f"{address}#{figure.id}",
            kind="so-lieu",
            names=(f"{indicator.label}: {printed}{unit}",),
            alias="",
            lead=_cut(_join(figure.scope + ".", note)),
            summary=figure.scope,
            meta=_join("số liệu", owner, record.name if isinstance(record, Body) else "", *_name_body(catalog, body)),
            context=_write_trail(owner, _write_when(record, figure)),
            level=_rank_level(catalog, body),
            facets=_drop_empty({**_place(body), "trang": "so-lieu"}),
            sections=tuple(_gather_section(catalog, figure.id, indicator.label, [note] if note else [])),
        )


def _list_source(catalog: Catalog, record: Source) -> Item:
    when = _write_date(record.published)
    return Item(
        id=record.id,
        url=source_address(record.id),
        kind="nguon",
        names=tuple(name for name in (record.title, record.short_title) if name),
        alias=record.short_title or "",
        lead=_cut(_join(record.publisher, record.note)),
        summary=record.publisher or "",
        meta=_join("nguồn", record.kind, record.author, record.author_role, when),
        context=_write_trail(record.kind, when),
        level=len(catalog.levels),
        facets={"trang": "nguon"},
        sections=(
            *_gather_section(catalog, "", "Ghi chú", [record.note] if record.note else []),
            *(
                Section(passage_anchor(passage.locator), passage.locator.capitalize(), passage.opening)
                for passage in record.passages
            ),
        ),
    )


def _list_term(catalog: Catalog, record: GlossaryEntry) -> Item:
    meaning = _write(catalog, record.meaning)
    return Item(
        id=f"thuat-ngu#{record.id}",
        url=f"{GLOSSARY}#{record.id}",
        kind="thuat-ngu",
        names=(record.term, *record.abbreviations),
        alias=" ".join(record.abbreviations),
        lead=_cut(meaning),
        summary=meaning,
        meta="thuật ngữ",
        context=_write_trail("Thuật ngữ", ", ".join(record.abbreviations)),
        level=len(catalog.levels),
        facets={"trang": "thuat-ngu"},
    )


def _list_claims(catalog: Catalog, record: Dossier) -> Iterator[Section]:
    """List the sections of a page that its record fills: claims by field, conferences and commendations one by one."""
    for field, (heading, on_document, on_body) in _CLAIMS.items():
        claims: tuple[Claim, ...] = getattr(record, field)
        anchor = on_document if isinstance(record, Directive) else on_body
        yield from _gather_section(catalog, anchor, heading, [claim.text for claim in claims])
    for conference in record.conferences:
        text = [conference.name, _write_date(conference.date), conference.text]
        yield from _gather_section(catalog, conference.id, "Hội nghị, lớp học", text)
    for item in record.commendations:
        by = catalog.bodies[item.by].record.name if item.by else ""
        text = [by, item.by_text or "", item.recipients, item.award, _write_date(item.date), item.text]
        yield from _gather_section(catalog, item.id, "Khen thưởng", text)


def _list_relations(catalog: Catalog, lineage: Lineage, record: Directive) -> Iterator[Section]:
    texts: list[str] = []
    for link in lineage.outgoing.get(record.id, ()):
        entry, other = catalog.relations[link.kind].record, catalog.directives[link.target].record
        texts += [entry.sentence.replace("{target}", other.short_name), link.relation.note or ""]
    for link in lineage.incoming.get(record.id, ()):
        entry, other = catalog.relations[link.kind].record, catalog.directives[link.subject].record
        texts += [entry.inverse_sentence.replace("{target}", other.short_name), link.relation.note or ""]
    yield from _gather_section(catalog, "muc-quan-he", "Quan hệ với văn bản khác", texts)


def _list_remarks(catalog: Catalog, record: Dossier, basis: str | None) -> Iterator[Section]:
    """List what the editors say of the record and of faults in its sources."""
    faults = getattr(record, "discrepancies", ())
    texts = [basis or "", record.note or "", *(fault.note for fault in faults)]
    yield from _gather_section(catalog, "", "Ghi chú", texts)


def _write_carried(catalog: Catalog, carried: Iterable[object]) -> list[str]:
    return [
        f"{catalog.directives[getattr(item, 'directive')].record.short_name}: {getattr(item, 'text')}"  # noqa: B009
        for item in carried
    ]


def _gather_section(catalog: Catalog, anchor: str, heading: str, texts: Iterable[str]) -> Iterator[Section]:
    text = _join(*(_write(catalog, text) for text in texts))
    if text:
        yield Section(anchor, heading, text)


def _write(catalog: Catalog, text: str) -> str:
    """Write prose as readers see it: a named link becomes its words."""

    def show(match: re.Match[str]) -> str:
        target = catalog.directives.get(match["id"])
        return match["text"] or (target.record.short_name if target else match["id"])

    return EXPLICIT.sub(show, text)


def _write_first(catalog: Catalog, claims: tuple[Claim, ...]) -> str:
    return _cut(_write(catalog, claims[0].text)) if claims else ""


def _write_date(date: PartialDate | None) -> str:
    return render_date(date) if date else ""


def _write_when(record: Dossier, figure: Figure) -> str:
    if figure.as_of:
        return _write_date(figure.as_of)
    if figure.period:
        return f"{_write_date(figure.period.start)} – {_write_date(figure.period.end)}"
    return next((_write_date(event.date) for event in record.conferences if event.id == figure.event), "")


def _write_trail(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _name_body(catalog: Catalog, body: Body | None) -> tuple[str, ...]:
    if body is None:
        return ()
    province = catalog.provinces[body.province].record.label if body.province else ""
    return (body.name, body.short_name or "", province)


def _place(body: Body | None) -> Mapping[str, str]:
    return {"tinh": body.province or "", "cap": body.level} if body else {}


def _rank_level(catalog: Catalog, body: Body | None) -> int:
    levels = list(catalog.levels)
    return levels.index(body.level) if body else len(levels)


def _drop_empty(facets: Mapping[str, str]) -> Mapping[str, str]:
    return {facet: value for facet, value in facets.items() if value}


def _join(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _cut(text: str) -> str:
    """Shorten a text at a pause, so that it fits under a title."""
    if len(text) <= _LONGEST_LEAD:
        return text
    kept = text[:_LONGEST_LEAD]
    pauses = [match.start() for match in _SENTENCE_END.finditer(kept)]
    return kept[: pauses[-1] if pauses and pauses[-1] > _LONGEST_LEAD // 2 else kept.rfind(" ")] + " …"
