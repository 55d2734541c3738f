"""Documents, bodies, models or places beside each other: what each answers to the same questions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from handbook.pages import addresses, limits, words
from handbook.pages.answers import answer_body, answer_document, answer_model
from handbook.pages.blocks import CardRow, Cell, Column, Table
from handbook.pages.bodies import plan_body_card
from handbook.pages.central_lines import find_central_line
from handbook.pages.documents import plan_document_card
from handbook.pages.groups import UNKNOWN
from handbook.pages.library import Library
from handbook.pages.lines import NOTHING, Line, Run, list_runs, read
from handbook.pages.model_pages import plan_model_card
from handbook.pages.parts import name_some
from handbook.pages.portions import choose_portion, count_portions, write_portion, write_told
from handbook.pages.sheet import Sheet
from handbook.pages.study import name_document
from handbook.pages.tables import fill_table
from handbook.pages.views import Page
from handbook.records import Catalog, Dossier, find_time, write_figure, write_unit

_NAMED = "Tên"

Answers = tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """The newest figure of a thing that counts one thing in one unit: ``key`` is the same where others count it too."""

    key: str
    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class Compared:
    """A thing that can stand beside others of its kind: its name, what it answers by question, its figures."""

    name: str
    answers: Answers
    figures: tuple[ComparedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedKind:
    """A kind of things: what it is called, all of them, and how one is told."""

    label: str
    list_all: Callable[[Library], Iterable[str]]
    tell: Callable[[Sheet, str], Compared]


@dataclass(frozen=True, slots=True)
class _AnswerAt:
    """Finds in a row what the thing at a place answers."""

    place: int

    def __call__(self, row: tuple[str, tuple[Line, ...]]) -> Cell:
        """Show the answer, or that there is none."""
        return Cell(row[1][self.place] or (NOTHING,))


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What the page shows at first, and what can be chosen: id, name and number of parts of each kind, lists of all."""

    table: Table | None
    kinds: tuple[tuple[str, str, int], ...]
    lists: tuple[Run, ...]


def plan_comparison(library: Library) -> Page:
    """Plan the page; the documents most others hang on stand on it until others are chosen."""
    sheet = Sheet(library, addresses.COMPARISON)
    line = find_central_line(library)[-limits.COMPARED :]
    shown = tuple(_KINDS["van-ban"].tell(sheet, each) for each in line)
    view = ComparisonView(
        table=align_answers(shown) if len(shown) > 1 else None,
        kinds=tuple((kind, each.label, count_compared_parts(library, kind)) for kind, each in _KINDS.items()),
        lists=(
            sheet.link(words.DOCUMENTS, addresses.DOCUMENTS),
            sheet.link(words.BODIES, addresses.BODIES),
            sheet.link(words.MODELS, addresses.MODELS),
            sheet.link(words.FACETS["tinh"], addresses.browse_address("tinh")),
        ),
    )
    path = addresses.page_path(addresses.COMPARISON)
    description = words.DESCRIPTIONS["comparison"]
    return Page(path, words.COMPARISON, "so-sanh", description, wide=True, template="comparison.md.j2", view=view)


def align_answers(things: Sequence[Compared]) -> Table:
    """Set things beside each other: a row for each question that any of them answers, and for each figure two share."""
    told = [dict(each.answers) for each in things]
    labels = dict.fromkeys(label for answers in told for label in answers)
    rows = [(label, tuple(answers.get(label, ()) for answers in told)) for label in labels]
    counted = [{figure.key: figure for figure in each.figures} for each in things]
    for key in dict.fromkeys(key for figures in counted for key in figures):
        found = [figures[key] for figures in counted if key in figures]
        if len(found) > 1:
            rows.append((found[0].label, tuple(figures[key].line if key in figures else () for figures in counted)))
    columns: list[Column[tuple[str, tuple[Line, ...]], Cell]] = [Column("Câu hỏi", _show_question)]
    columns += [Column(each.name, _AnswerAt(place)) for place, each in enumerate(things)]
    return fill_table(tuple(columns), rows, words.COMPARISON, "comparison")


def list_compared_parts(library: Library) -> Iterator[tuple[str, int, str]]:
    """List the parts in which all things can be loaded: kind, number, address of the script."""
    for kind in _KINDS:
        for part in range(count_compared_parts(library, kind)):
            yield kind, part, addresses.compared_data_address(kind, part)


def count_compared_parts(library: Library, kind: str) -> int:
    """Count the parts of a kind."""
    return count_portions(len(tuple(_KINDS[kind].list_all(library))), limits.COMPARED_PART)


def render_compared(library: Library, kind: str, part: int) -> str:
    """Render a part of all things of a kind."""
    chosen = choose_portion(_KINDS[kind].list_all(library), part, count_compared_parts(library, kind))
    things = {each: _KINDS[kind].tell(Sheet(library, addresses.COMPARISON), each) for each in chosen}
    told = {
        identifier: {
            "name": thing.name,
            "answers": [[label, write_told(line)] for label, line in thing.answers],
            "figures": [[figure.key, figure.label, write_told(figure.line)] for figure in thing.figures],
        }
        for identifier, thing in things.items()
    }
    return write_portion(f"{kind}-{part}", told)


def _tell_document(sheet: Sheet, identifier: str) -> Compared:
    entry = sheet.library.catalog.directives[identifier]
    record = entry.record
    link = sheet.link_directive(identifier)
    named = (("Về việc", (link._replace(text=record.title, hint=""),)),)
    rows = (*plan_document_card(sheet, record), *answer_document(sheet, entry).rows)
    figures = tell_figures(sheet.library.catalog, record)
    return Compared(name_document(record), (*named, *_lead(rows, link.href)), figures)


def _tell_body(sheet: Sheet, identifier: str) -> Compared:
    entry = sheet.library.catalog.bodies[identifier]
    link = sheet.link_body(identifier)
    rows = (*plan_body_card(sheet, entry.record), *answer_body(sheet, entry).rows)
    return Compared(
        entry.record.name,
        ((_NAMED, (link,)), *_lead(rows, link.href)),
        tell_figures(sheet.library.catalog, entry.record),
    )


def _tell_model(sheet: Sheet, identifier: str) -> Compared:
    entry = sheet.library.catalog.models[identifier]
    link = sheet.link_model(identifier)
    rows = (*plan_model_card(sheet, entry.record), *answer_model(sheet, entry).rows)
    answers = {**dict(_lead(rows, link.href)), _NAMED: (link,)}
    return Compared(entry.record.name, tuple(answers.items()), tell_figures(sheet.library.catalog, entry.record))


def _list_provinces(library: Library) -> Iterator[str]:
    return (each for each in library.groups["tinh"] if each != UNKNOWN)


def _tell_place(sheet: Sheet, identifier: str) -> Compared:
    group = sheet.library.groups["tinh"][identifier]
    link = sheet.link(group.title, addresses.browse_address("tinh", identifier))
    answers = (
        (_NAMED, (link,)),
        ("Cơ quan, đơn vị", list_runs(name_some(sheet.link_body, group.bodies))),
        ("Văn bản", list_runs(name_some(sheet.link_directive, group.documents))),
        ("Mô hình", list_runs(name_some(sheet.link_model, group.models))),
    )
    return Compared(group.title, tuple((label, line) for label, line in answers if line))


def read_rows(rows: Iterable[CardRow]) -> Iterator[tuple[str, Line]]:
    """Read rows of a page for elsewhere: labels and lines, with what is said beside, without the notes."""
    for row in rows:
        line = (*row.line, *((Run(" ("), *row.remark, Run(")")) if row.remark else ()))
        yield read(row.label), tuple(run._replace(cites=(), hint="") for run in line if run.text and run.on != "paper")


def _lead(rows: Iterable[CardRow], page: str) -> Iterator[tuple[str, Line]]:
    """Read rows of a page with the links in it leading there."""
    for label, line in read_rows(rows):
        yield label, tuple(run._replace(href=page + run.href) if run.href[:1] == "#" else run for run in line)


def tell_figures(catalog: Catalog, record: Dossier) -> tuple[ComparedFigure, ...]:
    """Tell the newest figure of each indicator and unit."""
    told: dict[str, ComparedFigure] = {}
    for figure in sorted(record.figures, key=lambda each: find_time(record, each).sort, reverse=True):
        indicator = catalog.indicators[figure.indicator].record
        key = f"{figure.indicator} {write_unit(figure, indicator.unit)}"
        doubt = words.DOUBTFUL if figure.is_doubtful else ""
        said = "; ".join(filter(None, (write_figure(record, figure, indicator.unit), figure.scope, doubt)))
        told.setdefault(key, ComparedFigure(key, indicator.label, (Run(said),)))
    return tuple(told.values())


def _show_question(row: tuple[str, tuple[Line, ...]]) -> Cell:
    return Cell((Run(row[0]),))


_KINDS: Mapping[str, ComparedKind] = MappingProxyType(
    {
        "van-ban": ComparedKind("Văn bản", lambda library: library.documents, _tell_document),
        "don-vi": ComparedKind("Cơ quan, đơn vị", lambda library: library.catalog.bodies, _tell_body),
        "mo-hinh": ComparedKind("Mô hình", lambda library: library.catalog.models, _tell_model),
        "noi": ComparedKind("Tỉnh, thành phố", _list_provinces, _tell_place),
    }
)
"""What stands before the ids in the address → the kind."""
