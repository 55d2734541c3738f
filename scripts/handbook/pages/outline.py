"""Which pages there are, before any is planned: each is named by a small key from which it alone can be planned."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.pages import addresses, limits, words
from handbook.pages.glossary import count_abbreviations
from handbook.pages.library import Library
from handbook.pages.limits import ROWS
from handbook.pages.number_index import group_shared, group_symbols
from handbook.pages.paging import count_parts, part_address
from handbook.pages.parts import count_stated
from handbook.pages.related import group_related, has_related
from handbook.pages.sources import count_claims
from handbook.pages.topics import TOPICS

_SINGLE = (
    ("home", addresses.HOME),
    ("newest", addresses.NEWEST),
    ("lineage", addresses.LINEAGE),
    ("codes", addresses.CODES),
    ("lookup", addresses.LOOKUP),
    ("choosing", addresses.DUTIES),
    ("comparison", addresses.COMPARISON),
    ("as-of", addresses.AS_OF),
)
_MORE = "more "


@dataclass(frozen=True, slots=True, order=True)
class Outline:
    """A page to be planned: where it will be, its kind, and the record or value it is about.

    It holds nothing but text and a number, so that it can be sent to another process. ``part`` counts the pages of a
    long list; those after the first are of a kind of their own. 0 asks for the whole list at once, as print needs it.
    """

    path: str
    kind: str
    subject: str = ""
    value: str = ""
    part: int = 1

    @property
    def list_kind(self) -> str:
        """The kind of the list this is a page of."""
        return self.kind.removeprefix(_MORE)


def outline_pages(library: Library) -> Iterator[Outline]:
    """Name all pages, in an order that depends only on the records."""
    catalog = library.catalog
    yield from (_outline(address, kind) for kind, address in _SINGLE)
    yield from (_outline(addresses.duties_address(level), "duties", level) for level in catalog.levels)
    yield from _outline_names(library)
    yield from _outline_list(addresses.DOCUMENTS, "documents", len(library.documents))
    if library.reported:
        yield from _outline_list(addresses.REPORTED, "reported", len(library.reported))
    yield from _outline_list(addresses.NUMBERS, "numbers", len(library.numbers))
    yield from _outline_list(addresses.UNITS, "units", len(catalog.exemplars))
    yield from _outline_list(addresses.BODIES, "bodies", len(catalog.bodies))
    yield from _outline_list(addresses.MODELS, "models", len(library.models))
    yield from _outline_list(addresses.LEDGER, "ledger", len(library.figures))
    yield from _outline_list(addresses.FAULTS, "faults", len(library.acknowledged), limits.FAULTS)
    yield from _outline_list(addresses.CHANGES, "changes", len(catalog.changes))
    yield from _outline_list(addresses.SOURCES, "sources", len(catalog.sources))
    for facet in words.FACETS:
        groups = library.groups[facet]
        size = limits.ROWS if facet == "chu-de" else limits.SHELVES
        yield from _outline_list(addresses.browse_address(facet), "facet", len(groups), size, (facet, ""))
        if facet not in addresses.OWN_PAGES:
            for value, group in groups.items():
                address = addresses.browse_address(facet, value)
                most = limits.TOPIC if facet in TOPICS else ROWS
                yield from _outline_list(address, "facet", group.count, most, (facet, value))
    for identifier in catalog.directives:
        stated = count_stated(library, catalog.directives[identifier].record)
        address = addresses.directive_address(identifier)
        yield from _outline_list(address, "directive", stated, limits.STATED, (identifier, ""))
        yield from _outline_hub(library, identifier)
    for identifier in catalog.bodies:
        stated = count_stated(library, catalog.bodies[identifier].record)
        address = addresses.body_address(catalog, identifier)
        yield from _outline_list(address, "body", stated, limits.STATED, (identifier, ""))
        yield from _outline_body(library, identifier)
    for identifier in catalog.models:
        stated = count_stated(library, catalog.models[identifier].record)
        yield from _outline_list(addresses.model_address(identifier), "model", stated, limits.STATED, (identifier, ""))
    for identifier, source in catalog.sources.items():
        total = count_claims(library, source.record)
        yield from _outline_list(addresses.source_address(identifier), "source", total, limits.CLAIMS, (identifier, ""))


def _outline_names(library: Library) -> Iterator[Outline]:
    """Name the pages of the glossary, and of what is too much for its first page, the numbers' and the log's."""
    yield from _outline_list(addresses.GLOSSARY, "glossary", len(library.catalog.glossary), limits.TERMS)
    for address, kind, total, most in (
        (addresses.ABBREVIATIONS, "abbreviations", count_abbreviations(library), limits.ABBREVIATIONS),
        (addresses.SYMBOLS, "symbols", len(group_symbols(library)), limits.SYMBOLS),
        (addresses.SHARED, "shared", len(group_shared(library)), limits.SHARED),
        (addresses.NEWS, "news", len(library.news), limits.NEWS),
    ):
        if total > most:
            yield from _outline_list(address, kind, total)


def _outline_hub(library: Library, identifier: str) -> Iterator[Outline]:
    """Name the pages of what is too much for a document's own page."""
    about = (identifier, "")
    if has_related(library, identifier):
        related = sum(map(len, group_related(library, identifier).values()))
        yield from _outline_list(addresses.related_address(identifier), "related", related, about=about)
    serving = len(library.lineage.serving.get(identifier, ()))
    if serving > limits.MODELS:
        yield from _outline_list(addresses.serving_address(identifier), "serving", serving, about=about)
    measured = len(library.measured.get(identifier, ()))
    if measured > limits.MEASURED:
        yield from _outline_list(addresses.measured_address(identifier), "measured", measured, about=about)
    mentions = len(library.mentions.get(identifier, ()))
    if mentions > limits.MENTIONED:
        yield from _outline_list(addresses.mentioned_address(identifier), "mentioned", mentions, about=about)


def _outline_body(library: Library, identifier: str) -> Iterator[Outline]:
    """Name the pages of what is too much for a body's own page."""
    about = (identifier, "")
    issued = len(library.lineage.issued_by.get(identifier, ()))
    if issued > limits.ISSUED:
        yield from _outline_list(addresses.issued_address(library.catalog, identifier), "issued", issued, about=about)
    children = len(library.lineage.children.get(identifier, ()))
    if children > limits.CHILDREN:
        address = addresses.children_address(library.catalog, identifier)
        yield from _outline_list(address, "children", children, about=about)
    run = len(library.lineage.run_by.get(identifier, ()))
    if run > limits.MODELS:
        yield from _outline_list(addresses.run_address(library.catalog, identifier), "run", run, about=about)
    for kind, find_address, found in (
        ("organized", addresses.organized_address, library.organized),
        ("given", addresses.given_address, library.given),
        ("received", addresses.received_address, library.received),
    ):
        told = len(found.get(identifier, ()))
        if told > limits.TOLD:
            yield from _outline_list(find_address(library.catalog, identifier), kind, told, limits.TOLD_PART, about)


def _outline_list(
    address: str, kind: str, total: int, size: int = ROWS, about: tuple[str, str] = ("", "")
) -> Iterator[Outline]:
    for number in range(1, count_parts(total, size) + 1):
        here = part_address(address, number)
        yield Outline(addresses.page_path(here), kind if number == 1 else _MORE + kind, *about, number)


def _outline(address: str, kind: str, subject: str = "") -> Outline:
    return Outline(addresses.page_path(address), kind, subject)
