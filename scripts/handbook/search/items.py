"""What can be found: every document, body, model, figure, source, glossary term, with its text, and every way in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from handbook.lineage import Lineage, find_heirs, follow_successors, is_ended, name_body
from handbook.messages import write_date
from handbook.pages import (
    GLOSSARY,
    UNDATED,
    Way,
    body_address,
    directive_address,
    item_address,
    model_address,
    passage_anchor,
    source_address,
    words,
)
from handbook.records import (
    Body,
    Catalog,
    Directive,
    Exemplar,
    GlossaryEntry,
    Model,
    Source,
    find_time,
    list_found,
    list_subjects,
    write_amount,
)
from handbook.search.abbreviations import ShortForms, list_short_forms, shorten, spell_out
from handbook.search.numbers import NumberKey, find_codes, find_keys, spell_forms, spell_romans
from handbook.search.texts import TextSection, gather_section, list_claims, list_relations, list_remarks, write_carried
from handbook.search.wording import cut_text, join_words, write_first, write_prose, write_trail
from handbook.text import EdtfDate, PartialDate

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "van-ban": "Văn bản",
        "don-vi": "Cơ quan, đơn vị",
        "mo-hinh": "Mô hình",
        "so-lieu": "Số liệu",
        "nguon": "Nguồn",
        "thuat-ngu": "Thuật ngữ",
        "tra-cuu": words.WAYS,
    }
)
"""Kind of page → what readers call it; the order is that of groups in the interface."""

_TABLES = ("directives", "bodies", "models", "sources", "glossary")

_ENDED, _MOST_NAMED, _NAMED_STEP = 75, 40, 6  # hundredths of the weight of a document

Place = tuple[str, str]
"""Where a record is: the table of the catalog, and its id there."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to find.

    ``names`` are shown and compared word by word, the title first. ``alias`` holds spellings only the index needs.
    ``standing`` says in hundredths how much more, or less, it is worth than its like.
    ``facets`` maps a facet to the identifier of its value, or several with blanks between; what stands outside all
    counts has none. ``level`` ranks the body behind the item, the highest 0. ``day`` is when it was issued or
    published, as precise as it is known, each part with a dash behind: 2016-05-.
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
    day: str = ""
    keys: tuple[NumberKey, ...] = ()
    sections: tuple[TextSection, ...] = ()
    standing: int = 100


def list_places(catalog: Catalog) -> Iterator[Place]:
    """List the records whose items follow one another in the index."""
    for table in _TABLES:
        for identifier in getattr(catalog, table):
            yield table, identifier


def list_items(catalog: Catalog, lineage: Lineage) -> Iterator[Item]:
    """List everything that can be found, a page and its parts side by side."""
    forms = list_short_forms(catalog)
    for place in list_places(catalog):
        yield from list_record(catalog, lineage, forms, place)


def list_record(catalog: Catalog, lineage: Lineage, forms: ShortForms, place: Place) -> Iterator[Item]:
    """List what can be found of one record."""
    table, identifier = place
    if table == "directives":
        directive = catalog.directives[identifier].record
        yield _list_directive(catalog, lineage, forms, directive)
        yield from _list_figures(catalog, directive, directive_address(identifier))
    elif table == "bodies":
        body = catalog.bodies[identifier].record
        yield _list_body(catalog, lineage, forms, body)
        yield from _list_figures(catalog, body, body_address(catalog, identifier))
    elif table == "models":
        model = catalog.models[identifier].record
        yield _list_model(catalog, forms, model)
        yield from _list_figures(catalog, model, model_address(identifier))
    elif table == "sources":
        yield _list_source(catalog, forms, catalog.sources[identifier].record)
    else:
        yield _list_term(catalog, catalog.glossary[identifier].record)


def list_ways_in(catalog: Catalog, ways: Iterable[Way]) -> Iterator[Item]:
    """List what can be found of ways in: what they are called, for their text is that of what they lead to."""
    forms = list_short_forms(catalog)
    for way in ways:
        yield Item(
            id=way.address,
            url=way.address,
            kind="tra-cuu",
            names=way.names,
            alias=join_words(*way.names[1:], shorten(forms, way.names)),
            lead=cut_text(write_prose(catalog, way.meaning)),
            summary="",
            meta=way.above,
            context=write_trail(words.WAYS, way.above),
            level=len(catalog.levels),
            facets={"trang": "tra-cuu"},
        )


def _list_directive(catalog: Catalog, lineage: Lineage, forms: ShortForms, record: Directive) -> Item:
    kind = catalog.types[record.type].record.label
    body = catalog.bodies[record.issuer].record if record.issuer else None
    issuer = _name_issuer(body, record.issued)
    term = catalog.terms[record.term].record if record.term else None
    names = (record.short_name, record.title, *record.aliases)
    romans = " ".join(spell_romans(name) for name in names)
    year = str((record.issued.year if record.issued else None) or "")
    keys = tuple(find_keys(catalog, record))
    meta = join_words(
        kind,
        *dict.fromkeys((*_name_body(catalog, body), issuer)),
        write_date(record.issued),
        term.label if term else "",
        spell_out(forms, (record.symbol or "").rpartition("/")[2]),
        *list_found(record),
    )
    return Item(
        id=record.id,
        url=directive_address(record.id),
        kind="van-ban",
        names=names,
        alias=join_words(*record.aliases, record.symbol, *spell_forms(catalog, record, keys), romans),
        lead=record.title,
        summary=write_first(catalog, record.summary),
        meta=join_words(meta, shorten(forms, (*names, meta))),
        context=write_trail(
            *((words.REPORTED,) if record.reported else ()),
            issuer or kind,
            write_date(record.issued) or (term.label if term else UNDATED),
        ),
        level=_rank_level(catalog, body),
        facets={}
        if record.reported
        else _drop_empty(
            {
                "loai": record.type,
                "co-quan": record.issuer,
                "nam": year,
                "khoa": record.term,
                **_place(*((body,) if body else ())),
                "chu-de": " ".join(list_subjects(record)),
                "trang": "van-ban",
            }
        ),
        day=_write_day(record.issued),
        keys=keys,
        sections=(
            *list_claims(catalog, record),
            *list_relations(catalog, lineage, record),
            *list_remarks(catalog, record, record.status.basis),
        ),
        standing=_weigh_standing(catalog, lineage, record.id),
    )


def _list_body(catalog: Catalog, lineage: Lineage, forms: ShortForms, record: Body) -> Item:
    level = catalog.levels[record.level].record.label
    province = _name_province(catalog, record)
    former = [name.name for name in record.former_names]
    before = (catalog.bodies[each].record for each in lineage.predecessors.get(record.id, ()))
    heirs = (catalog.bodies[each].record.name for each in find_heirs(catalog.bodies, record.id))
    today = [words.NOW_IS.format(names=", ".join(heirs))] if record.successors else []
    names = tuple(name for name in (record.name, record.short_name, *record.aliases, *former) if name)
    first = write_first(catalog, record.summary)
    carried = record.implements if isinstance(record, Exemplar) else ()
    return Item(
        id=record.id,
        url=body_address(catalog, record.id),
        kind="don-vi",
        names=names,
        alias=join_words(
            *names[1:], *record.symbols, *find_codes(record), shorten(forms, names), *(each.name for each in before)
        ),
        lead=first,
        summary=first,
        meta=join_words(level, province),
        context=write_trail(level, province, *today),
        level=_rank_level(catalog, record),
        facets=_drop_empty({**_place(record), "chu-de": " ".join(list_subjects(record)), "trang": "don-vi"}),
        sections=(
            *list_claims(catalog, record),
            *gather_section(catalog, "muc-thuc-hien", "Thực hiện văn bản", write_carried(catalog, carried)),
            *list_remarks(catalog, record, None),
        ),
    )


def _list_model(catalog: Catalog, forms: ShortForms, record: Model) -> Item:
    units = _find_units(catalog, record)
    places = (word for unit in units for word in _name_body(catalog, unit))
    entries = (*(catalog.fields[each].record.label for each in record.fields), *_name_audiences(catalog, record))
    meta = join_words("mô hình cách làm", *dict.fromkeys(places), *entries)
    first = write_first(catalog, record.summary)
    return Item(
        id=record.id,
        url=model_address(record.id),
        kind="mo-hinh",
        names=(record.name, *record.aliases),
        alias=" ".join(record.aliases),
        lead=first,
        summary=first,
        meta=join_words(meta, shorten(forms, (record.name, meta))),
        context=write_trail("Mô hình", ", ".join(unit.short_name or unit.name for unit in units)),
        level=_rank_highest(catalog, units),
        facets=_drop_empty({**_place(*units), **_class_model(record), "trang": "mo-hinh"}),
        sections=(
            *list_claims(catalog, record),
            *list_remarks(catalog, record, None),
        ),
    )


def _list_figures(catalog: Catalog, record: Directive | Body | Model, address: str) -> Iterator[Item]:
    names = (getattr(record, field, None) for field in ("short_name", "name"))
    owner = next(str(name) for name in names if name)
    bodies = tuple(_find_bodies(catalog, record))
    for position, figure in enumerate(record.figures):
        indicator = catalog.indicators[figure.indicator].record
        remarks = [figure.note, *(item.note for item in figure.discrepancies)]
        note = join_words(*(write_prose(catalog, remark) for remark in remarks if remark))
        named = (word for body in bodies for word in _name_body(catalog, body))
        yield Item(
            id=f"{record.id}#{figure.id}",
            url=item_address(address, position, figure.id),
            kind="so-lieu",
            names=(f"{indicator.label}: {write_amount(figure, indicator.unit)}",),
            alias="",
            lead=cut_text(join_words(figure.scope + ".", note)),
            summary=figure.scope,
            meta=join_words("số liệu", owner, record.name if isinstance(record, Body) else "", *named),
            context=write_trail(owner, find_time(record, figure).words),
            level=_rank_highest(catalog, bodies),
            facets=_drop_empty({**_place(*bodies), "chu-de": " ".join(indicator.subjects), "trang": "so-lieu"}),
            sections=tuple(gather_section(catalog, figure.id, indicator.label, [note])),
        )


def _find_bodies(catalog: Catalog, record: Directive | Body | Model) -> Iterator[Body]:
    """Find whose a record is: the issuer's, a body's own, those of the units that run a model."""
    if isinstance(record, Body):
        yield record
    elif isinstance(record, Model):
        yield from _find_units(catalog, record)
    elif record.issuer:
        yield catalog.bodies[record.issuer].record


def _find_units(catalog: Catalog, record: Model) -> tuple[Body, ...]:
    return tuple(catalog.bodies[each.unit].record for each in record.units)


def _name_audiences(catalog: Catalog, record: Model) -> Iterator[str]:
    return (catalog.audiences[each].record.label for each in record.audiences)


def _class_model(record: Model) -> Mapping[str, str]:
    return {
        "chu-de": " ".join(list_subjects(record)),
        "linh-vuc": " ".join(record.fields),
        "doi-tuong": " ".join(record.audiences),
    }


def _list_source(catalog: Catalog, forms: ShortForms, record: Source) -> Item:
    when = write_date(record.published)
    names = (record.title,)  # a short title tells the publisher, whose name is another's words as often
    return Item(
        id=record.id,
        url=source_address(record.id),
        kind="nguon",
        names=names,
        alias=record.short_title or "",
        lead=cut_text(write_trail(record.publisher or "", write_prose(catalog, record.note) if record.note else "")),
        summary=record.publisher or "",
        meta=join_words("nguồn", record.kind, *list_found(record), when, shorten(forms, names)),
        context=write_trail(record.kind, when),
        level=len(catalog.levels),
        facets={"trang": "nguon"},
        day=_write_day(record.published),
        sections=(
            *gather_section(catalog, "", "Ghi chú", [record.note] if record.note else []),
            *(
                TextSection(passage_anchor(passage.id), passage.locator.capitalize(), passage.opening)
                for passage in record.passages
            ),
        ),
    )


def _list_term(catalog: Catalog, record: GlossaryEntry) -> Item:
    meaning = write_prose(catalog, record.meaning)
    return Item(
        id=f"thuat-ngu#{record.id}",
        url=f"{GLOSSARY}#{record.id}",
        kind="thuat-ngu",
        names=(record.term, *record.abbreviations),
        alias=" ".join(record.abbreviations),
        lead=cut_text(meaning),
        summary=meaning,
        meta="thuật ngữ",
        context=write_trail("Thuật ngữ", ", ".join(record.abbreviations)),
        level=len(catalog.levels),
        facets={"trang": "thuat-ngu"},
    )


def _name_body(catalog: Catalog, body: Body | None) -> tuple[str | None, ...]:
    if body is None:
        return ()
    return (body.name, body.short_name, _name_province(catalog, body))


def _name_issuer(body: Body | None, date: EdtfDate | None) -> str:
    """Name the issuer of a document for short, or as it was called then."""
    if body is None:
        return ""
    called = name_body(body, date)
    return body.short_name or called if called == body.name else called


def _name_province(catalog: Catalog, body: Body) -> str:
    """Name a body's province, and those it is part of now."""
    provinces = catalog.provinces
    return ", ".join(provinces[each].record.label for each in follow_successors(provinces, body.province))


def _place(*bodies: Body) -> Mapping[str, str]:
    provinces = dict.fromkeys(body.province for body in bodies if body.province)
    return {"tinh": " ".join(provinces), "cap": " ".join(dict.fromkeys(body.level for body in bodies))}


def _rank_level(catalog: Catalog, body: Body | None) -> int:
    levels = list(catalog.levels)
    return levels.index(body.level) if body else len(levels)


def _rank_highest(catalog: Catalog, bodies: tuple[Body, ...]) -> int:
    return min((_rank_level(catalog, body) for body in bodies), default=len(catalog.levels))


def _weigh_standing(catalog: Catalog, lineage: Lineage, identifier: str) -> int:
    """Weigh a document by how many name it in their relations; one that another ended stands behind its like."""
    if is_ended(catalog, lineage, identifier):
        return _ENDED
    return 100 + min(_MOST_NAMED, _NAMED_STEP * len(lineage.incoming.get(identifier, ())).bit_length())


def _drop_empty(facets: Mapping[str, str | None]) -> Mapping[str, str]:
    return {facet: value for facet, value in facets.items() if value}


def _write_day(date: EdtfDate | None) -> str:
    """Write a date that is told as one, however sure it is, as readers type its beginning."""
    return f"{replace(date, mark='')}-" if isinstance(date, PartialDate) else ""
