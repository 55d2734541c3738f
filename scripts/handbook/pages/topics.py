"""The pages of subjects, fields and audiences: what the records say on one, gathered from wherever they say it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from handbook.messages import write_date
from handbook.pages import addresses, limits, words
from handbook.pages.anchors import list_claim_addresses
from handbook.pages.blocks import (
    Article,
    Card,
    CardRow,
    Cell,
    Column,
    Division,
    Flow,
    Head,
    Heading,
    Items,
    Paragraph,
    Series,
)
from handbook.pages.folds import fold_blocks, fold_later
from handbook.pages.groups import FacetGroup
from handbook.pages.library import Library
from handbook.pages.lines import DOT, Line, Run, join, list_runs
from handbook.pages.listing import open_listing
from handbook.pages.paging import part_address
from handbook.pages.parts import plan_figure, plan_sources
from handbook.pages.rows import plan_document_rows, sort_documents, sort_newest
from handbook.pages.sheet import Sheet
from handbook.pages.study import ClaimSpot, Spot, find_owner
from handbook.pages.tables import (
    fill_table,
    link_entries,
    list_bodies,
    list_documents,
    list_models,
    list_owned_figures,
    show_text,
)
from handbook.pages.views import Page
from handbook.records import Claim, Directive

TOPICS: Mapping[str, str] = MappingProxyType({"chu-de": "subjects", "linh-vuc": "fields", "doi-tuong": "audiences"})
"""Facet of which each value gathers what is said on it → the table of its values."""

_NAMED, _NEAR = 3, 6

ListedTopic = tuple[Sheet, FacetGroup]
"""What stands under a topic, with the page that lists it."""


class TopicPart(NamedTuple):
    """One kind of what stands under a topic: its anchor and heading, what its items are called when counted."""

    anchor: str
    heading: str
    counted: str
    items: tuple[Any, ...]
    list_items: Callable[[Sheet, Sequence[Any], str], Flow]


def plan_topic(library: Library, facet: str, value: str, number: int = 1) -> Page:
    """Plan a page of all that is said on a subject, or of the models of a field or audience and what they tell."""
    group = library.groups[facet][value]
    parts = tuple(_list_parts(library, group))
    items = [(part, item) for part in parts for item in part.items]
    place = group.title, addresses.browse_address(facet, value)
    listing = open_listing(library, place, items, number, limits.TOPIC)
    sheet = listing.sheet
    answer = (_answer(sheet, facet, group, parts),) if number <= 1 else ()
    divisions = [Division((*answer, *listing.pager))]
    for part, shown in groupby(listing.shown, key=lambda each: each[0]):
        blocks = part.list_items(sheet, [item for _, item in shown], group.title)
        divisions.append(Division(blocks, f"{part.heading} ({len(part.items)})", part.anchor))
    divisions.append(Division(listing.pager + listing.tell_rest("mục ở đây")))
    if sheet.notes:
        divisions.append(plan_sources(sheet, is_closing=True))
    above = sheet.link(words.LOOKUP, addresses.LOOKUP), sheet.link(words.FACETS[facet], addresses.browse_address(facet))
    head = Head(listing.name, (Run(group.remark),), words.FACETS[facet], listing.trace(*above))
    shown_divisions = [each for each in divisions if each.blocks]
    return listing.make_page(
        head, shown_divisions, f"{words.FACETS[facet]}: {group.title}", section=_find_section(facet)
    )


def plan_subjects(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of all subjects, each with what it is about and how much stands under it."""
    title, address = words.FACETS["chu-de"], addresses.browse_address("chu-de")
    groups = tuple(library.groups["chu-de"].values())
    listing = open_listing(library, (title, address), groups, number)
    sheet = listing.sheet
    table = fill_table(_SUBJECTS, ((sheet, group) for group in listing.shown), title, "subjects")
    division = listing.set_table(table, "chủ đề")
    if not groups:
        division = Division((Paragraph((Run(words.NO_SUBJECTS),), "unknown"),))
    trail = listing.trace(sheet.link(words.LOOKUP, addresses.LOOKUP))
    head = Head(listing.name, (Run(words.SUBJECTS_MEANING),), trail=trail)
    return listing.make_page(head, [division], words.DESCRIPTIONS["subjects"], section="chu-de")


def _find_section(facet: str) -> str:
    return facet if facet == "chu-de" else "tra-cuu"


def _list_parts(library: Library, group: FacetGroup) -> Iterator[TopicPart]:
    """List what stands under a topic, kind by kind, leaving out what there is none of."""
    claims = _sort_claims(library, group.claims)
    told = {
        name: tuple(each for each in claims if _classify(each) == name)
        for name in ("asked", "done", "learnt", "lacking")
    }
    newest = sort_newest(library, sort_documents(library, group.documents))
    found = (
        TopicPart("muc-nhiem-vu", "Yêu cầu, nhiệm vụ", "yêu cầu, nhiệm vụ", told["asked"], _tell_claims),
        TopicPart("muc-mo-hinh", "Mô hình", "mô hình", group.models, _list_models),
        TopicPart("muc-cach-lam", "Cách làm, kết quả", "cách làm, kết quả", told["done"], _tell_claims),
        TopicPart("muc-bai-hoc", "Bài học kinh nghiệm", "bài học", told["learnt"], _tell_claims),
        TopicPart("muc-han-che", "Hạn chế được nêu", "hạn chế", told["lacking"], _tell_claims),
        TopicPart("muc-don-vi", "Đơn vị thực hiện", "đơn vị", group.bodies, _list_bodies),
        TopicPart("muc-van-ban", "Văn bản được góp phần thực hiện", "văn bản", newest, _list_documents),
        TopicPart("muc-so-lieu", "Số liệu", "số liệu", group.figures, _list_figures),
    )
    return (part for part in found if part.items)


def _classify(spot: ClaimSpot) -> str:
    """Tell whether a claim says what is asked, what was learnt, what is lacking, or what was done."""
    named = {"lessons": "learnt", "limitations": "lacking", "tasks": "asked"}
    is_document = isinstance(spot.entry.record, Directive)
    return named.get(spot.field, "asked" if is_document and spot.field == "summary" else "done")


def _sort_claims(library: Library, claims: tuple[ClaimSpot, ...]) -> tuple[ClaimSpot, ...]:
    """Order claims by whose they are: of documents the newest first, then of bodies, then of models."""
    documents = {each.entry.record.id for each in claims if isinstance(each.entry.record, Directive)}
    newest = {each: rank for rank, each in enumerate(sort_newest(library, sort_documents(library, documents)))}

    def rank(spot: ClaimSpot) -> tuple[int, object]:
        identifier = spot.entry.record.id
        if identifier in newest:
            return 0, newest[identifier]
        is_body = identifier in library.order
        return (1, library.order[identifier]) if is_body else (2, library.models[identifier])

    return tuple(sorted(claims, key=rank))


def _tell_claims(sheet: Sheet, spots: Sequence[ClaimSpot], _: str) -> Flow:
    """Tell claims under whose they are; each name leads to the first of them on its own page."""
    told = groupby(spots, key=lambda each: each.entry.record.id)
    return fold_later(Series, tuple(_tell_owner(sheet, tuple(found)) for _, found in told))


def _tell_owner(sheet: Sheet, spots: tuple[ClaimSpot, ...]) -> Article:
    entry, record = spots[0].entry, spots[0].entry.record
    owner = find_owner(sheet.library.catalog, entry) or Run()
    places = list_claim_addresses(record, owner.href)
    link = sheet.link(owner.text, places.get((spots[0].field, spots[0].position), owner.href))
    facts = (Paragraph((Run(record.title),), "facts"),) if isinstance(record, Directive) else ()
    when = write_date(record.issued) if isinstance(record, Directive) else ""
    return Article(Heading((link,)), (*facts, Items(tuple(_tell_claim(sheet, each) for each in spots))), when)


def _tell_claim(sheet: Sheet, spot: ClaimSpot) -> Flow:
    entry, field, position = spot
    claim: Claim = getattr(entry.record, field)[position]
    return sheet.claim(claim, (entry.file.path, (*entry.prefix, field, position)), entry.record)


def _list_models(sheet: Sheet, models: Sequence[str], about: str) -> Flow:
    return fold_blocks("mô hình", (list_models(sheet, models, f"Mô hình: {about}", about),), len(models))


def _list_bodies(sheet: Sheet, bodies: Sequence[str], about: str) -> Flow:
    return fold_blocks("đơn vị", (list_bodies(sheet, bodies, f"Cơ quan, đơn vị: {about}", about),), len(bodies))


def _list_documents(sheet: Sheet, documents: Sequence[str], about: str) -> Flow:
    table = list_documents(plan_document_rows(sheet, documents), f"Văn bản: {about}", about)
    return fold_blocks("văn bản", (table,), len(documents))


def _list_figures(sheet: Sheet, spots: Sequence[Spot], about: str) -> Flow:
    rows = (plan_figure(sheet, entry, position, entry.record.figures[position]) for entry, position in spots)
    return fold_blocks("số liệu", (list_owned_figures(rows, f"Số liệu: {about}", are_one=False),), len(spots))


def _answer(sheet: Sheet, facet: str, group: FacetGroup, parts: Sequence[TopicPart]) -> Card:
    """Answer how much there is and where it stands, what is newest, what it is also called, what is near."""
    rows = (
        ("Trong sổ tay", _count_parts(sheet, parts, addresses.browse_address(facet, group.id))),
        ("Văn bản mới nhất", _name_newest(sheet, parts)),
        ("Còn gọi là", _name_aliases(sheet, facet, group.id)),
        *_name_near(sheet, facet, group),
    )
    return Card(tuple(CardRow((Run(label),), line) for label, line in rows if line), "answer")


def _count_parts(sheet: Sheet, parts: Sequence[TopicPart], address: str) -> Line:
    """Count each kind, with a link to where it begins."""
    runs, before = [], 0
    for part in parts:
        begins = part_address(address, before // limits.TOPIC + 1)
        runs.append(sheet.link(f"{len(part.items)} {part.counted}", f"{begins}#{part.anchor}"))
        before += len(part.items)
    return list_runs(runs, DOT)


def _name_newest(sheet: Sheet, parts: Sequence[TopicPart]) -> Line:
    """Name the newest documents that ask something."""
    asked = chain.from_iterable(part.items for part in parts if part.anchor == "muc-nhiem-vu")
    documents = dict.fromkeys(each.entry.record.id for each in asked if isinstance(each.entry.record, Directive))
    return list_runs(map(sheet.link_directive, [*documents][:_NAMED]), DOT)


def _name_aliases(sheet: Sheet, facet: str, value: str) -> Line:
    record = getattr(sheet.library.catalog, TOPICS[facet])[value].record
    return list_runs(map(Run, getattr(record, "aliases", ())), DOT)


def _name_near(sheet: Sheet, facet: str, group: FacetGroup) -> Iterator[tuple[str, Line]]:
    """Name what most often stands beside a topic: other subjects, then fields and audiences of its models."""
    catalog = sheet.library.catalog
    models = [catalog.models[each].record for each in group.models]
    beside: dict[str, Counter[str]] = {table: Counter() for table in TOPICS.values()}
    for table, found in beside.items():
        found.update(each for model in models for each in getattr(model, table))
    for entry, field, position in group.claims if facet == "chu-de" else ():
        beside["subjects"].update(getattr(entry.record, field)[position].subjects)
    for entry, position in group.figures if facet == "chu-de" else ():
        beside["subjects"].update(catalog.indicators[entry.record.figures[position].indicator].record.subjects)
    beside[TOPICS[facet]].pop(group.id, None)
    lines = {
        near: link_entries(sheet, near, table, [each for each, _ in beside[table].most_common(_NEAR)])
        for near, table in TOPICS.items()
    }
    yield words.NEAR[facet], lines.pop(facet)
    yield words.SEE_ALSO, join((line for line in lines.values() if line), DOT)


def _count_claims(name: str) -> Callable[[ListedTopic], Cell]:
    return lambda row: show_text(str(sum(_classify(each) == name for each in row[1].claims)))


def _count_documents(row: ListedTopic) -> Cell:
    found = {each.entry.record.id for each in row[1].claims if isinstance(each.entry.record, Directive)}
    return show_text(str(len(found)))


def _show_topic(row: ListedTopic) -> Cell:
    sheet, group = row
    link = sheet.link(group.title, addresses.browse_address("chu-de", group.id))
    return Cell((link,), remarks=((Run(group.remark),),))


_SUBJECTS: tuple[Column[ListedTopic, Cell], ...] = (
    Column("Chủ đề", _show_topic, 3),
    Column("Văn bản", _count_documents, 0.75, "number", is_count=True),
    Column("Yêu cầu", _count_claims("asked"), 0.75, "number", "Yêu cầu, nhiệm vụ", is_count=True),
    Column("Mô hình", lambda row: show_text(str(len(row[1].models))), 0.75, "number", is_count=True),
    Column("Cách làm", _count_claims("done"), 0.75, "number", "Cách làm, kết quả", is_count=True),
    Column("Bài học", _count_claims("learnt"), 0.75, "number", is_count=True),
    Column("Số liệu", lambda row: show_text(str(len(row[1].figures))), 0.75, "number", is_count=True),
)
