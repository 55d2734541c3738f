"""What a page says, as blocks of runs: written once by a planner, read by two printers.

The web's printer is ``templates/_blocks.html.j2`` (``render.write_line`` for runs), that of paper is ``pdf.chapters``,
which lays a page out as headings, paragraphs, boxes, lists, cards, tables and pictures. A planner yields a ``Page``
with a ``head`` and ``blocks``, each a ``Division``; labels, headings, anchors, the heads of columns and the sentences
that stand where there is nothing are written there and nowhere else. What only one printer shows says so: ``on`` is
then "web" or "paper".

A style is what a stretch of words is, not how it looks. ``hb-STYLE`` is its class on the web; paper knows the few
that ``section.typ`` names and shows the others plain. How links look is the printers' affair too: ``href`` is what
``Sheet.link`` makes, as seen from the page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Literal, NamedTuple, TypeVar

from handbook.diagram import Drawing, Rail
from handbook.pages.lines import Line, On, Run

RowT = TypeVar("RowT")
ShownT = TypeVar("ShownT")

Flow = tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a part; ``depth`` is 1 for one that stands beside the heads of parts.

    Paper shows its words alone, and as a link where it is one link and nothing else. What ``is_closing`` stands at the
    end of every page, so the contents of a booklet do not list it.
    """

    kind: ClassVar[str] = "heading"
    line: Line
    depth: int = 2
    anchor: str = ""
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``style`` is "", "statement", "remark", "facts", "unknown" (there is nothing) or "reference".

    ``anchor`` is its id on the page, if it has one.
    """

    kind: ClassVar[str] = "paragraph"
    line: Line
    style: str = ""
    on: On = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A paragraph set apart: a "hint", or on paper a "fault"."""

    kind: ClassVar[str] = "box"
    line: Line
    style: str = "hint"


@dataclass(frozen=True, slots=True)
class Faults:
    """What sources get wrong in what stands before, each said aloud; there may be none."""

    kind: ClassVar[str] = "faults"
    items: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item some blocks; "claims" are sentences, anything else is set ragged on paper."""

    kind: ClassVar[str] = "items"
    items: tuple[Flow, ...]
    style: str = "claims"
    is_ordered: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines one under another; ``anchors`` are their ids on the page, if they have any."""

    kind: ClassVar[str] = "lines"
    items: tuple[Line, ...]
    style: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of an alphabet, each with a link, which only the web has."""

    kind: ClassVar[str] = "letters"
    links: Line
    label: str


@dataclass(frozen=True, slots=True)
class CardRow:
    """A label, what it names, and what is said beside; ``anchor`` is its id on the page."""

    label: Line
    line: Line
    remark: Line = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Labels with what they name."""

    kind: ClassVar[str] = "card"
    rows: tuple[CardRow, ...]
    style: str = "card"


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT, ShownT]):
    """A column of a page's table or of a file: its heading, and how what stands under it is found in a row.

    ``meaning`` explains it to readers of the file. ``share`` is that of the width on paper. What stands in it is a
    "number", a time ("when") or anything. ``label`` is what a phone shows beside each cell, where that is not the
    heading. Counts are numbers and nothing else, which paper sets to the right. By what its cells name the web lets
    readers choose rows, where it ``is_choice``.
    """

    heading: str
    get: Callable[[RowT], ShownT] = field(repr=False)
    share: float = 1.0
    style: str = ""
    label: str = ""
    is_count: bool = False
    is_choice: bool = False
    meaning: str = ""


class Cell(NamedTuple):
    """A cell: a line, remarks and faults under it, or several lines.

    ``sort`` is what the web sorts it by, if not by its words.
    """

    line: Line
    sort: str | None = None
    remarks: tuple[Line, ...] = ()
    faults: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()


class Row(NamedTuple):
    """A row: a cell for each column, of which the first names it; ``style`` is "", "faulty" or "shared"."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``caption`` is for those who hear it. A wide one is set across the sheet where it is all there is."""

    kind: ClassVar[str] = "table"
    columns: tuple[Column[Any, Cell], ...]
    rows: tuple[Row, ...]
    caption: str
    style: str = ""
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The figure of a lineage; with ``has_tools`` the web can enlarge it."""

    kind: ClassVar[str] = "picture"
    drawing: Drawing
    has_tools: bool = False

    @property
    def description(self) -> str:
        """What it shows, for those who hear it on paper; the web's figure says it itself."""
        title, description = self.drawing.title, self.drawing.description
        return f"Lược đồ: {title}. {description} Danh sách theo thời gian bên dưới nói lại bằng chữ."


@dataclass(frozen=True, slots=True)
class Timeline:
    """The list of what a figure shows, in the order of time."""

    kind: ClassVar[str] = "timeline"
    rail: Rail


@dataclass(frozen=True, slots=True)
class Article:
    """One of several things told alike, under a heading of its own; ``place`` says where the one it names is."""

    kind: ClassVar[str] = "article"
    heading: Heading
    blocks: Flow
    place: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together under a heading among them; ``style`` tells which kind they are."""

    kind: ClassVar[str] = "group"
    blocks: Flow
    style: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that narrow screens (or those that are ``wide``) show when asked for what a line says.

    The other screens and paper show them at once.
    """

    kind: ClassVar[str] = "fold"
    line: Line
    blocks: Flow
    on: Literal["narrow", "wide"] = "narrow"


@dataclass(frozen=True, slots=True)
class Series:
    """Articles one after another; there may be none."""

    kind: ClassVar[str] = "series"
    items: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Rest:
    """Says that a list has more than is ``shown``: the web leads to all (or to the next page), paper tells how many.

    ``what`` is counted. Without ``href`` only paper says so, for the web has the list over several pages.
    """

    kind: ClassVar[str] = "rest"
    what: str
    shown: int
    total: int
    href: str = ""
    is_onward: bool = False

    @property
    def web(self) -> Line:
        """What the web says."""
        if self.is_onward:
            return (Run(f"Xem tiếp ở trang sau, tất cả có {self.total} mục", self.href),)
        return (Run(f"Xem tất cả {self.total} {self.what}", self.href),)

    @property
    def paper(self) -> Line:
        """What paper says."""
        part = f"Bản in này có {self.shown} trong {self.total} {self.what}; "
        return (Run(part), Run("trang của sổ tay có đủ cả", self.href), Run("."))


@dataclass(frozen=True, slots=True)
class Note:
    """A citation as a numbered note of the page: one place in a source, how it opens, what is printed there."""

    number: int
    place: Run
    opening: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with the notes of a page that point into it; ``short`` names it where it is cited again.

    ``original`` leads to where it was published; it is empty where there is no address.
    """

    title: Run
    short: str
    details: str
    notes: tuple[Note, ...]
    original: Line = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """The sources of a page."""

    kind: ClassVar[str] = "notes"
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """How to cite a page; ``updated`` is the last day its content changed, written for readers."""

    kind: ClassVar[str] = "reference"
    title: str
    site: str
    address: str
    updated: str

    @property
    def line(self) -> Line:
        """The words."""
        address = Run(self.address, style="address")
        site = Run(self.site, style="title")
        return Run(f"{self.title}. Trong: "), site, Run(", "), address, Run(f", nội dung cập nhật ngày {self.updated}.")


@dataclass(frozen=True, slots=True)
class Pager:
    """Which rows of a long list a page of the web shows, and where the others are, can be searched and taken."""

    kind: ClassVar[str] = "pager"
    number: int
    count: int
    first: int
    last: int
    total: int
    before: str
    after: str
    lookup: str
    tables: str
    pages: Line


@dataclass(frozen=True, slots=True)
class Division:
    """A division of a page: blocks, most often under a heading with an anchor; ``is_closing`` as that of a heading.

    ``asking`` asks for words that the rows of its table must have to be shown.
    """

    kind: ClassVar[str] = "division"
    blocks: Flow
    heading: str = ""
    anchor: str = ""
    style: str = ""
    on: On = ""
    is_closing: bool = False
    asking: str = ""


Block = (
    Heading
    | Paragraph
    | Box
    | Faults
    | Items
    | Lines
    | Letters
    | Card
    | Table
    | Picture
    | Timeline
    | Article
    | Group
    | Fold
    | Series
    | Rest
    | Notes
    | Reference
    | Pager
    | Division
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the blocks: the way to the page, its title, a line about it; ``eyebrow`` is for paper alone."""

    title: str = ""
    subject: Line = ()
    eyebrow: str = ""
    trail: Line = ()
    blocks: Flow = ()


def has_content(blocks: Flow) -> bool:
    """Tell whether any of the blocks shows something."""
    return any(not isinstance(block, Faults | Series | Items) or block.items for block in blocks)


def plan_division(heading: str, anchor: str, blocks: Flow, nothing: str = "", style: str = "") -> Iterator[Division]:
    """Put blocks under a heading if there are any; with ``nothing`` it stands there anyway, over that sentence."""
    if has_content(blocks):
        yield Division(blocks, heading, anchor, style)
    elif nothing:
        yield Division((Paragraph((Run(nothing),), "unknown"),), heading, anchor, style)
