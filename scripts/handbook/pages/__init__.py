"""Plans every page of the handbook: which there are, and exactly what each shows. Pure: nothing is written here."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from handbook.pages import addresses, words
from handbook.pages.addresses import (
    CATALOG_JSON,
    CATALOG_SCHEMA,
    CHANGES,
    CHANGES_FEED,
    DATA,
    GLOSSARY,
    HOME,
    OFFLINE_ZIP,
    body_address,
    directive_address,
    find_address,
    model_address,
    page_address,
    page_path,
    passage_anchor,
    place_data_address,
    record_address,
    relative_address,
    source_address,
)
from handbook.pages.as_of import list_as_of_portions, plan_as_of, render_as_of
from handbook.pages.blocks import (
    Article,
    Block,
    Box,
    Card,
    CardRow,
    Cell,
    CitedSource,
    Column,
    Division,
    Faults,
    Flow,
    Fold,
    Group,
    Head,
    Heading,
    Items,
    Lines,
    Note,
    Notes,
    Pager,
    Paragraph,
    Picture,
    Reference,
    Rest,
    Row,
    Series,
    Table,
    Timeline,
)
from handbook.pages.bodies import plan_body
from handbook.pages.browse import plan_facet, plan_lookup
from handbook.pages.comparison import list_compared_parts, plan_comparison, render_compared
from handbook.pages.documents import plan_directive
from handbook.pages.duty_pages import list_places, plan_choosing, plan_duties, render_place
from handbook.pages.glossary import plan_abbreviations, plan_glossary
from handbook.pages.handouts import plan_handout
from handbook.pages.home import plan_home
from handbook.pages.library import Library, News, gather_library
from handbook.pages.limits import STATED
from handbook.pages.lines import COMMA, Line, Run, join, list_runs, read
from handbook.pages.model_pages import plan_model, plan_models_list
from handbook.pages.moves import list_moves
from handbook.pages.newest import plan_newest
from handbook.pages.number_index import plan_numbers, plan_shared, plan_symbols
from handbook.pages.outline import Outline, outline_pages
from handbook.pages.overview import (
    plan_bodies,
    plan_changes,
    plan_codes,
    plan_documents,
    plan_faults,
    plan_ledger,
    plan_lineage,
    plan_news,
    plan_news_list,
    plan_units,
)
from handbook.pages.paging import (
    WHOLE,
    count_parts,
    cut_part,
    item_address,
    name_part,
    part_address,
    plan_pager,
    plan_rest,
)
from handbook.pages.related import (
    plan_children,
    plan_issued,
    plan_measured,
    plan_mentioned,
    plan_related,
    plan_run,
    plan_serving,
)
from handbook.pages.rows import plan_document_rows, sort_bodies, sort_models
from handbook.pages.sheet import Sheet, name_model
from handbook.pages.sources import plan_source, plan_source_list
from handbook.pages.stated import plan_stated_body, plan_stated_directive, plan_stated_model
from handbook.pages.study import find_owner, find_page, name_document
from handbook.pages.told import plan_told_page
from handbook.pages.unsourced import plan_reported_list
from handbook.pages.views import Page
from handbook.pages.ways import Way, list_ways
from handbook.pages.words import DESCRIPTIONS, LICENCE, UNDATED

__all__ = [
    "CATALOG_JSON",
    "CATALOG_SCHEMA",
    "CHANGES",
    "CHANGES_FEED",
    "COMMA",
    "DATA",
    "DESCRIPTIONS",
    "GLOSSARY",
    "HOME",
    "LICENCE",
    "OFFLINE_ZIP",
    "STATED",
    "UNDATED",
    "WHOLE",
    "Article",
    "Block",
    "Box",
    "Card",
    "CardRow",
    "Cell",
    "CitedSource",
    "Column",
    "Division",
    "Faults",
    "Flow",
    "Fold",
    "Group",
    "Head",
    "Heading",
    "Items",
    "Library",
    "Line",
    "Lines",
    "News",
    "Note",
    "Notes",
    "Outline",
    "Page",
    "Pager",
    "Paragraph",
    "Picture",
    "Reference",
    "Rest",
    "Row",
    "Run",
    "Series",
    "Sheet",
    "Table",
    "Timeline",
    "Way",
    "addresses",
    "body_address",
    "count_parts",
    "cut_part",
    "directive_address",
    "find_address",
    "find_owner",
    "find_page",
    "gather_library",
    "item_address",
    "join",
    "list_as_of_portions",
    "list_compared_parts",
    "list_moves",
    "list_places",
    "list_runs",
    "list_ways",
    "model_address",
    "name_document",
    "name_model",
    "name_part",
    "outline_pages",
    "page_address",
    "page_path",
    "part_address",
    "passage_anchor",
    "place_data_address",
    "plan_document_rows",
    "plan_handout",
    "plan_news",
    "plan_page",
    "plan_pager",
    "plan_pages",
    "plan_rest",
    "read",
    "record_address",
    "relative_address",
    "render_as_of",
    "render_compared",
    "render_place",
    "sort_bodies",
    "sort_models",
    "source_address",
    "words",
]


_PLANNERS: Mapping[str, Callable[[Library, Outline], Page]] = MappingProxyType(
    {
        "home": lambda library, _: plan_home(library),
        "documents": lambda library, outline: plan_documents(library, outline.part),
        "reported": lambda library, outline: plan_reported_list(library, outline.part),
        "numbers": lambda library, outline: plan_numbers(library, outline.part),
        "units": lambda library, outline: plan_units(library, outline.part),
        "bodies": lambda library, outline: plan_bodies(library, outline.part),
        "models": lambda library, outline: plan_models_list(library, outline.part),
        "newest": lambda library, _: plan_newest(library),
        "lineage": lambda library, _: plan_lineage(library),
        "ledger": lambda library, outline: plan_ledger(library, outline.part),
        "faults": lambda library, outline: plan_faults(library, outline.part),
        "symbols": lambda library, outline: plan_symbols(library, outline.part),
        "shared": lambda library, outline: plan_shared(library, outline.part),
        "glossary": lambda library, outline: plan_glossary(library, outline.part),
        "abbreviations": lambda library, outline: plan_abbreviations(library, outline.part),
        "changes": lambda library, outline: plan_changes(library, outline.part),
        "news": lambda library, outline: plan_news_list(library, outline.part),
        "codes": lambda library, _: plan_codes(library),
        "lookup": lambda library, _: plan_lookup(library),
        "choosing": lambda library, _: plan_choosing(library),
        "comparison": lambda library, _: plan_comparison(library),
        "as-of": lambda library, _: plan_as_of(library),
        "duties": lambda library, outline: plan_duties(library, outline.subject),
        "facet": lambda library, outline: plan_facet(library, outline.subject, outline.value, outline.part),
        "sources": lambda library, outline: plan_source_list(library, outline.part),
        "directive": lambda library, outline: plan_directive(library, outline.subject, outline.part),
        "body": lambda library, outline: plan_body(library, outline.subject, outline.part),
        "more directive": lambda library, outline: plan_stated_directive(library, outline.subject, outline.part),
        "more body": lambda library, outline: plan_stated_body(library, outline.subject, outline.part),
        "model": lambda library, outline: plan_model(library, outline.subject, outline.part),
        "more model": lambda library, outline: plan_stated_model(library, outline.subject, outline.part),
        "source": lambda library, outline: plan_source(library, outline.subject, outline.part),
        "related": lambda library, outline: plan_related(library, outline.subject, outline.part),
        "issued": lambda library, outline: plan_issued(library, outline.subject, outline.part),
        "run": lambda library, outline: plan_run(library, outline.subject, outline.part),
        "serving": lambda library, outline: plan_serving(library, outline.subject, outline.part),
        "children": lambda library, outline: plan_children(library, outline.subject, outline.part),
        "organized": lambda library, outline: plan_told_page(library, "organized", outline.subject, outline.part),
        "given": lambda library, outline: plan_told_page(library, "given", outline.subject, outline.part),
        "received": lambda library, outline: plan_told_page(library, "received", outline.subject, outline.part),
        "measured": lambda library, outline: plan_measured(library, outline.subject, outline.part),
        "mentioned": lambda library, outline: plan_mentioned(library, outline.subject, outline.part),
    }
)


def plan_page(library: Library, outline: Outline) -> Page:
    """Plan one page; no other page is needed for it."""
    return _PLANNERS.get(outline.kind, _PLANNERS[outline.list_kind])(library, outline)


def plan_pages(library: Library) -> Iterator[Page]:
    """Plan all pages one after another, in the order of ``outline_pages``; none is kept."""
    return (plan_page(library, outline) for outline in outline_pages(library))
