"""What templates receive: small frozen values in which every link, date and number is already text."""

from dataclasses import dataclass, field

from handbook.diagram import Drawing, Rail
from handbook.pages.blocks import Division, Head, Pager, Rest
from handbook.pages.lines import Line, Run


@dataclass(frozen=True, slots=True)
class Page:
    """One page to write: where, and what it says, as blocks or by a template from a view.

    ``path`` ends in .md and is relative to the site. ``record`` is the YAML file an editor changes, if one makes
    the page. ``description`` is one plain sentence for search engines.
    """

    path: str
    title: str
    section: str
    description: str
    head: Head = field(default_factory=Head)
    blocks: tuple[Division, ...] = ()
    record: str = ""
    wide: bool = False
    template: str = "blocks.md.j2"
    view: object = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a source, said aloud: its kind, what was computed, what the editors say."""

    kind: str
    computed: str
    note: Line


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as a row: ``sort_value`` and ``sort_when`` order it, ``printed`` is what the source prints.

    ``faults`` point at what does not agree with it.
    """

    anchor: str
    label: str
    printed: str
    unit: str
    scope: str
    when: str
    sort_value: str
    sort_when: str
    owner: Run
    remark: Line
    sources: tuple[Run, ...]
    notes: tuple[int, ...]
    faults: tuple[Line, ...]
    parts: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list."""

    link: Run
    title: str
    kind: Run
    issuer: Run | None
    issued: str
    sort_issued: str
    status: str
    status_date: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in, with how much it leads to."""

    link: Run
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
    words: Line
    links: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class NewsView:
    """A record that is different from an earlier version: what was done to it, and how it is different."""

    action: str
    record: Run
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of a document, with the documents it is said with; of very many only the first."""

    label: str
    documents: tuple[DocumentRow, ...]
    more: tuple[Rest, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A document of a line, with what follows it and what goes with it."""

    document: DocumentRow
    predicates: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class ReaderQuestion:
    """What people come with: the question, how it is answered, and the ways there."""

    title: str
    words: str
    ways: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page; ``standing`` is the newest word on how the central line stands."""

    counts: tuple[Choice, ...]
    questions: tuple[ReaderQuestion, ...]
    newest: tuple[DocumentRow, ...]
    standing: Line
    newest_page: Run
    line: tuple[Step, ...]
    others: int
    drawing: Drawing
    rail: Rail
    facets: tuple[Facet, ...]
    changes: tuple[ChangeView, ...]
    more_changes: Run
    lineage: Run


@dataclass(frozen=True, slots=True)
class LookupView:
    """The page of all ways in, and how much there is to find."""

    facets: tuple[Facet, ...]
    counts: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LogView:
    """A page of the log of content, or of what is different from an earlier version."""

    changes: tuple[ChangeView, ...] = ()
    pager: tuple[Pager, ...] = ()
    news: tuple[NewsView, ...] = ()
    more_news: tuple[Rest, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code of the check command: what it means, what to do, and lines wrong and right, where lines can show it.

    ``severity`` says how much it matters, where that is less than an error.
    """

    code: str
    meaning: str
    remedy: str
    severity: str = ""
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class CodesView:
    """The editors' guide to messages."""

    rows: tuple[CodeRow, ...]
