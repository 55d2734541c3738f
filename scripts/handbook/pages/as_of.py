"""Documents as of a day: what had been issued by then, and how it stood by the evidence there was."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

from handbook.lineage import Certainty, DocumentState, Link, find_document_state, list_turning_days, type_of
from handbook.messages import write_date
from handbook.pages import addresses, limits, words
from handbook.pages.answers import moves, tell_neighbour
from handbook.pages.blocks import Cell, Column, Table
from handbook.pages.central_lines import find_central_line
from handbook.pages.library import Library
from handbook.pages.lines import SEMICOLON, Line, Run, join
from handbook.pages.portions import choose_portion, count_portions, write_portion, write_told
from handbook.pages.sheet import Sheet
from handbook.pages.study import name_document
from handbook.pages.tables import fill_table, show_text
from handbook.pages.views import Page
from handbook.records import write_status_date
from handbook.text import PartialDate

_RANKS = MappingProxyType({Certainty.UNSURE: 1, Certainty.YES: 2})

_FIRST = PartialDate(1, 1, 1)
"""Before all that documents tell of."""

_Years = tuple[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class AsOfView:
    """What readers choose with: the last day (as in files) that the handbook tells of, how many portions there are.

    ``table`` tells without choosing how the central line stood at the end of each year.
    """

    last: str
    portions: int
    table: Table | None


def plan_as_of(library: Library) -> Page:
    """Plan the page."""
    sheet = Sheet(library, addresses.AS_OF)
    last = _find_last(library)
    view = AsOfView(last, _count(library), _list_years(sheet, last))
    path = addresses.page_path(addresses.AS_OF)
    return Page(
        path, words.AS_OF, "tinh-den", words.DESCRIPTIONS["as-of"], wide=True, template="as_of.md.j2", view=view
    )


def list_as_of_portions(library: Library) -> Iterator[tuple[int, str]]:
    """List the portions in which all documents can be loaded: number, address of the script."""
    return ((portion, addresses.as_of_data_address(portion)) for portion in range(_count(library)))


def render_as_of(library: Library, portion: int) -> str:
    """Render a portion of all documents: each with how it stood from each day on which that may have changed."""
    sheet = Sheet(library, addresses.AS_OF)
    chosen = choose_portion(library.documents, portion, _count(library))
    return write_portion(str(portion), {each: _tell_document(sheet, each) for each in chosen})


def list_states(library: Library, document: str) -> Iterator[DocumentState]:
    """List how a document stood at first, and from each day on which what is told of that may have changed."""
    for day in (_FIRST, *_list_days(library, document)):
        yield find_document_state(library.catalog, library.lineage, library.bounds, document, day)


def tell_state(sheet: Sheet, state: DocumentState) -> Line:
    """Tell how a document stood on a day, in a line."""
    catalog = sheet.library.catalog
    record = catalog.directives[state.id].record
    if state.issued is Certainty.NO:
        return (Run(words.NOT_ISSUED),)
    if state.issued is Certainty.UNSURE:
        date = write_date(record.issued)
        return (Run(words.ISSUED_ABOUT.format(date=date) if date else words.ISSUED_UNKNOWN),)
    known = (_tell_link(sheet, link, "{label}") for link in state.links if _is_moved(sheet, state, link))
    doubtful = (_tell_link(sheet, link, words.MOVED_PERHAPS) for link in state.open if _is_moved(sheet, state, link))
    if state.status:
        dated = write_status_date(catalog, state.status)
        label = catalog.statuses[state.status.value].record.label
        standing: Line = (Run(", ".join(filter(None, (label, dated)))),)
    else:
        standing = () if state.ended_by else (Run(words.NOT_TOLD_THEN),)
    inferred: Line = () if record.issued else (Run(words.ISSUED_BEFORE),)
    return join((each for each in (inferred, standing, *known, *doubtful) if each), SEMICOLON)


def _is_moved(sheet: Sheet, state: DocumentState, link: Link) -> bool:
    """Tell whether by a relation another document continues, changes or ends this one."""
    return link.target == state.id and moves(sheet.library.catalog, link)


def _tell_link(sheet: Sheet, link: Link, form: str) -> Line:
    label = form.format(label=type_of(sheet.library.catalog, link).inverse_label)
    return tuple(run._replace(hint="") for run in tell_neighbour(sheet, label, link.subject))


def _tell_document(sheet: Sheet, identifier: str) -> dict[str, object]:
    record = sheet.library.catalog.directives[identifier].record
    states = (
        [_write_day(state.day), _RANKS[state.issued], write_told(tell_state(sheet, state))]
        for state in list_states(sheet.library, identifier)
        if state.issued is not Certainty.NO
    )
    return {
        "name": name_document(record),
        "href": sheet.link_directive(identifier).href,
        "title": record.title,
        "sort": record.issued.sort_text if record.issued else "",
        "states": [next(same) for _, same in groupby(states, itemgetter(1, 2))],
    }


def _write_day(day: PartialDate) -> int:
    """Write a day as a number, to compare: 20160515."""
    year, month, of_month = day.rank
    return (year * 100 + month) * 100 + of_month


def _find_last(library: Library) -> str:
    """Find the last day that the handbook tells of: of its newest content, else of its documents, if there are any."""
    if library.updated:
        return library.updated
    days = (day for each in library.documents for day in _list_days(library, each))
    return max(map(str, days), default="")


def _list_days(library: Library, document: str) -> tuple[PartialDate, ...]:
    moving = (each for each in library.lineage.incoming.get(document, ()) if moves(library.catalog, each))
    return list_turning_days(library.catalog, library.bounds, document, moving)


def _list_years(sheet: Sheet, last: str) -> Table | None:
    """Tell how the central line stood at the end of each year; years in which nothing changed share a row."""
    library = sheet.library
    line = find_central_line(library)[-limits.COMPARED :]
    if not line or not last:
        return None
    end = int(last[:4])
    first = min(library.bounds[each].earliest[0] or end for each in line)
    find = partial(find_document_state, library.catalog, library.lineage, library.bounds)
    told = [
        (year, tuple(tell_state(sheet, find(each, PartialDate(year))) for each in line))
        for year in range(first, end + 1)
    ]
    groups = (tuple(same) for _, same in groupby(told, itemgetter(1)))
    rows: list[_Years] = [(_name_years(same[0][0], same[-1][0]), same[0][1]) for same in groups]
    columns: list[Column[_Years, Cell]] = [Column(words.END_OF_YEAR, _show_years)]
    columns += [Column(sheet.link_directive(each).text, _StateAt(place)) for place, each in enumerate(line)]
    return fill_table(tuple(columns), rows, words.AS_OF)


@dataclass(frozen=True, slots=True)
class _StateAt:
    """Finds in a row how the document at a place stood."""

    place: int

    def __call__(self, row: _Years) -> Cell:
        """Show it."""
        return Cell(row[1][self.place])


def _show_years(row: _Years) -> Cell:
    return show_text(row[0])


def _name_years(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first} – {last}"


def _count(library: Library) -> int:
    return count_portions(len(library.documents), limits.AS_OF_PORTION)
