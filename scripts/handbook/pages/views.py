"""What templates receive: small frozen values in which every link, date and number is already text."""

from dataclasses import dataclass, field

from handbook.diagram import Drawing, Rail
from handbook.pages.blocks import Division, Head, Line, Pager, Reference, Run

BLOCKS = "blocks.md.j2"


@dataclass(frozen=True, slots=True)
class Page:
    """One page to write: where, with which template, from which view.

    ``path`` ends in .md and is relative to the site. ``record`` is the YAML file an editor changes, if one makes
    the page. ``trail`` leads from home to the page. ``description`` is one plain sentence for search engines.
    A page of blocks has a ``head`` and ``blocks`` instead of a view, and ``BLOCKS`` for its template.
    """

    path: str
    title: str
    template: str
    view: object
    section: str
    description: str
    record: str = ""
    trail: Line = ()
    wide: bool = False
    head: Head = field(default_factory=Head)
    blocks: tuple[Division, ...] = ()


Word = Run
Anchor = Run
Prose = Line


@dataclass(frozen=True, slots=True)
class More:
    """Where all of a list is of which a page shows the first few."""

    total: int
    href: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a source, said aloud: its kind, what was computed, what the editors say."""

    kind: str
    computed: str
    note: Prose


@dataclass(frozen=True, slots=True)
class Field:
    """A row of an identity card, named by ``key``; the template words the label and an empty ``values``."""

    key: str
    values: tuple[Anchor, ...]
    remark: Prose = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as a row: ``sort_value`` and ``sort_when`` order it, ``printed`` is what the source prints."""

    anchor: str
    label: str
    printed: str
    unit: str
    scope: str
    when: str
    sort_value: str
    sort_when: str
    owner: Anchor
    remark: Prose
    sources: tuple[Anchor, ...]
    notes: tuple[int, ...]
    faults: tuple[Fault, ...]
    parts: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list."""

    link: Anchor
    title: str
    kind: Anchor
    issuer: Anchor | None
    issued: str
    sort_issued: str
    status: str
    symbol: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A body in a list."""

    link: Anchor
    level: str
    province: str
    parent: Anchor | None
    models: int
    figures: int
    documents: int


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of a source and the claims it supports."""

    anchor: str
    locator: str
    opening: str
    claims: tuple[Anchor, ...]
    more: More | None = None


@dataclass(frozen=True, slots=True)
class SourceView:
    """The page of one source; ``citation`` is how to cite the source itself."""

    identifier: str
    title: str
    card: tuple[Field, ...]
    counting: str
    note: Prose
    passages: tuple[PassageView, ...]
    claim_count: int
    faults: tuple[Fault, ...]
    citation: str
    bibliographies: tuple[Anchor, ...]
    reference: Reference
    pager: Pager | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list."""

    link: Anchor
    publisher: str
    author: str
    published: str
    claims: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group of a browse page: a heading with documents and units under it, and ``facts`` about what it is."""

    anchor: str
    title: str
    href: str
    remark: str
    documents: tuple[DocumentRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    document_count: int = 0
    unit_count: int = 0
    more: More | None = None
    facts: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class BrowseView:
    """A browse page: one shelf after another; ``single`` when the page is about one value of the facet."""

    title: str
    facet: str
    single: bool
    shelves: tuple[Shelf, ...]
    pager: Pager | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in, with how much it leads to."""

    link: Anchor
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A way in, such as by type, issuer or year."""

    title: str
    href: str
    counted: str
    choices: tuple[Choice, ...]
    left: int


@dataclass(frozen=True, slots=True)
class ChangeView:
    """An entry of the log of content."""

    date: str
    words: Prose
    links: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class NewsView:
    """A record that is different from an earlier version: added, removed, renamed or changed, and how."""

    action: str
    record: Anchor
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of a document, with the documents it is said with; of very many only the first."""

    label: str
    documents: tuple[DocumentRow, ...]
    more: More | None


@dataclass(frozen=True, slots=True)
class Step:
    """A document of a line, with what follows it and what goes with it."""

    document: DocumentRow
    predicates: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    counts: tuple[Choice, ...]
    line: tuple[Step, ...]
    others: int
    drawing: Drawing
    rail: Rail
    facets: tuple[Facet, ...]
    changes: tuple[ChangeView, ...]
    more_changes: Anchor
    lineage: Anchor
    numbers: Anchor


@dataclass(frozen=True, slots=True)
class LineageView:
    """The page of the whole lineage."""

    drawing: Drawing
    rail: Rail
    documents: int
    relations: int
    drawn: int = 0
    all_documents: str = ""
    all_units: str = ""


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The figure ledger; ``table`` is the same as a file."""

    rows: tuple[FigureRow, ...]
    faulty: int
    table: Anchor
    faults: Anchor
    pager: Pager | None = None
    total: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class FaultView:
    """A fault of a source with the place where it stands and what is printed there."""

    where: Anchor
    subject: str
    printed: str
    fault: Fault
    sources: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """Faults of one kind."""

    kind: str
    faults: tuple[FaultView, ...]


@dataclass(frozen=True, slots=True)
class FaultsView:
    """Everything the sources get wrong."""

    groups: tuple[FaultGroup, ...]
    pager: Pager | None = None
    total: int = 0


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A symbol and every document that bears it."""

    symbol: str
    documents: tuple[DocumentRow, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class SymbolRow:
    """An issuer's abbreviation and every body it may mean."""

    symbol: str
    bodies: tuple[Anchor, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class SharedNames:
    """Names that several documents bear, and which."""

    names: str
    note: str
    documents: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class NumbersView:
    """Look-up by number: which document, and who is meant."""

    rows: tuple[NumberRow, ...]
    symbols: tuple[SymbolRow, ...]
    shared: tuple[SharedNames, ...]
    bodies: str = ""
    pager: Pager | None = None
    title: str = ""
    more_symbols: More | None = None
    more_shared: More | None = None


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """A term, its abbreviations and meaning."""

    anchor: str
    term: str
    abbreviations: tuple[str, ...]
    words: Prose
    english: str


@dataclass(frozen=True, slots=True)
class RelationWords:
    """A relation type in words, with its names in other vocabularies."""

    label: str
    inverse_label: str
    definition: str
    eli: str
    key: str


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A standing and what it means."""

    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The glossary, the abbreviations, the relation types and statuses in words.

    ``others`` are the terms on later pages, each with its anchor as ``hint``.
    """

    terms: tuple[GlossaryRow, ...]
    abbreviations: tuple[tuple[str, Anchor], ...]
    relations: tuple[RelationWords, ...]
    statuses: tuple[StatusWords, ...]
    pager: Pager | None = None
    letters: tuple[Anchor, ...] = ()
    others: tuple[Anchor, ...] = ()
    more_abbreviations: More | None = None


@dataclass(frozen=True, slots=True)
class AbbreviationsView:
    """A page of the abbreviations, each with a link to its term."""

    title: str
    abbreviations: tuple[tuple[str, Anchor], ...]
    pager: Pager | None = None


@dataclass(frozen=True, slots=True)
class ListView:
    """A page that is one list."""

    documents: tuple[DocumentRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    facets: tuple[Facet, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    counts: tuple[Choice, ...] = ()
    news: tuple[NewsView, ...] = ()
    more_news: More | None = None
    pager: Pager | None = None
    total: int = 0
    links: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code of the check command: what it means, what to do, and lines wrong and right, where lines can show it."""

    code: str
    meaning: str
    remedy: str
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class CodesView:
    """The editors' guide to messages."""

    rows: tuple[CodeRow, ...]
