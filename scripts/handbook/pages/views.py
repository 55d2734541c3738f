"""What templates receive: small frozen values in which every link, date and number is already text."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.diagram import Drawing, Rail


@dataclass(frozen=True, slots=True)
class Page:
    """One page to write: where, with which template, from which view.

    ``path`` ends in .md and is relative to the site. ``record`` is the YAML file an editor changes, if one makes
    the page. ``trail`` leads from home to the page. ``description`` is one plain sentence for search engines.
    """

    path: str
    title: str
    template: str
    view: object
    section: str
    description: str
    record: str = ""
    trail: "tuple[Anchor, ...]" = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of prose: plain, a link (``href``) or an abbreviation (``meaning``)."""

    text: str
    href: str = ""
    meaning: str = ""


Prose = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link with its words."""

    text: str
    href: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """Which rows of a long list a page shows, where the others are, and where all can be searched and taken."""

    number: int
    count: int
    first: int
    last: int
    total: int
    before: str
    after: str
    lookup: str
    tables: str
    pages: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class More:
    """Where all of a list is of which a page shows the first few."""

    total: int
    href: str


@dataclass(frozen=True, slots=True)
class Note:
    """A citation as a numbered note of the page: one place in a source."""

    number: int
    place: Anchor
    opening: str


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """The notes of a page that point into one source."""

    source: Anchor
    details: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a source, said aloud: its kind, what was computed, what the editors say."""

    kind: str
    computed: str
    note: Prose


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One cited statement."""

    words: Prose
    notes: tuple[int, ...]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A row of an identity card, named by ``key``; the template words the label and an empty ``values``."""

    key: str
    values: tuple[Anchor, ...]
    remark: Prose = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationView:
    """One relation as a sentence, already split around the link."""

    before: str
    target: Anchor
    after: str
    title: str
    date: str
    remark: Prose
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Relations of one kind and direction."""

    label: str
    family: str
    relations: tuple[RelationView, ...]
    more: More | None = None


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
    measured: Anchor | None
    remark: Prose
    sources: tuple[Anchor, ...]
    notes: tuple[int, ...]
    faults: tuple[Fault, ...]
    parts: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class ModelView:
    """A model with the unit that runs it."""

    anchor: str
    href: str
    name: str
    words: Prose
    unit: Anchor
    place: str
    serves: tuple[Anchor, ...]
    notes: tuple[int, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class ConferenceView:
    """A conference, class or ceremony."""

    anchor: str
    name: str
    when: str
    organizer: Anchor | None
    about: tuple[Anchor, ...]
    words: Prose
    notes: tuple[int, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class CommendationView:
    """Who commended whom, how and for what."""

    anchor: str
    by: Anchor | None
    by_text: str
    recipients: str
    recipient_links: tuple[Anchor, ...]
    award: str
    when: str
    words: Prose
    notes: tuple[int, ...]
    faults: tuple[Fault, ...]


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
class Implementer:
    """A unit that carries a document out: how it says it does, and with which models."""

    unit: Anchor
    place: str
    how: tuple[ClaimView, ...]
    models: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Implementation:
    """A document a unit carries out: how, and with which models."""

    document: Anchor
    title: str
    how: tuple[ClaimView, ...]
    models: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """What pages of documents and units have in common; ``onward`` says where each list goes on."""

    summary: tuple[ClaimView, ...]
    tasks: tuple[ClaimView, ...]
    highlights: tuple[ClaimView, ...]
    lessons: tuple[ClaimView, ...]
    limitations: tuple[ClaimView, ...]
    figures: tuple[FigureRow, ...]
    conferences: tuple[ConferenceView, ...]
    commendations: tuple[CommendationView, ...]
    faults: tuple[Fault, ...]
    note: Prose
    onward: Mapping[str, More | None]


@dataclass(frozen=True, slots=True)
class Reference:
    """How to cite a page, and the file behind it; ``updated`` is the day of the last change of content, ISO 8601."""

    title: str
    address: str
    updated: str
    record: str
    data: Anchor


@dataclass(frozen=True, slots=True)
class DirectiveView:
    """The page of one document."""

    title: str
    subject: str
    kind: Anchor
    card: tuple[Field, ...]
    dossier: DossierView
    relations: tuple[RelationGroup, ...]
    drawing: Drawing
    rail: Rail
    below: tuple[DocumentRow, ...]
    implementers: tuple[Implementer, ...]
    other_figures: tuple[FigureRow, ...]
    mentioned_in: tuple[Anchor, ...]
    namesakes: tuple[DocumentRow, ...]
    notes: tuple[SourceNotes, ...]
    reference: Reference
    more_below: More | None = None
    more_implementers: More | None = None
    more_figures: More | None = None
    more_mentions: More | None = None
    more_namesakes: More | None = None
    drawn: int = 0
    around: int = 0
    related: str = ""


@dataclass(frozen=True, slots=True)
class BodyView:
    """The page of one body, issuing or exemplary."""

    title: str
    eyebrow: str
    card: tuple[Field, ...]
    dossier: DossierView
    is_unit: bool
    implements: tuple[Implementation, ...]
    models: tuple[ModelView, ...]
    issued: tuple[DocumentRow, ...]
    organized: tuple[ConferenceView, ...]
    given: tuple[CommendationView, ...]
    received: tuple[CommendationView, ...]
    notes: tuple[SourceNotes, ...]
    reference: Reference
    more_issued: More | None = None
    more_organized: More | None = None
    more_given: More | None = None
    more_received: More | None = None


@dataclass(frozen=True, slots=True)
class StatedView:
    """A later page of what a document or unit has to tell, where its first has no room for all."""

    title: str
    dossier: DossierView
    implements: tuple[Implementation, ...]
    models: tuple[ModelView, ...]
    notes: tuple[SourceNotes, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class ToldView:
    """A page of the conferences or commendations of a body that other records tell of."""

    title: str
    conferences: tuple[ConferenceView, ...]
    commendations: tuple[CommendationView, ...]
    notes: tuple[SourceNotes, ...]
    pager: Pager | None = None
    total: int = 0


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
class ModelsView:
    """All models, by unit."""

    models: tuple[ModelView, ...]
    notes: tuple[SourceNotes, ...]
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
