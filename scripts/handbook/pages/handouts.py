"""A document or a unit in short, for one sheet of paper: what its page answers, what it asks, its newest figures."""

from collections.abc import Iterable, Iterator

from handbook.pages import addresses
from handbook.pages.answers import answer_body, answer_document, shorten
from handbook.pages.blocks import Card, CardRow, Division, Head, Items, Paragraph, plan_division
from handbook.pages.bodies import plan_body_card
from handbook.pages.comparison import read_rows, tell_figures
from handbook.pages.documents import plan_document_card
from handbook.pages.library import Library
from handbook.pages.lines import Line, Run
from handbook.pages.sheet import Sheet
from handbook.pages.study import name_document
from handbook.pages.views import Page
from handbook.records import Claim, Dossier

_ROW = 320  # letters of a line
_CLAIMS, _CLAIM = 6, 220  # claims of a list, and letters of one
_FIGURES = 6
_TOLD = frozenset({"Yêu cầu", "Số liệu mới nhất"})  # answers that a list of its own tells
_SOURCES = "Nguồn của từng điều ở trang của sổ tay và ở bản in đầy đủ."


def plan_handout(library: Library, kind: str, identifier: str) -> Page:
    """Plan the handout of a "directive", or else of a body."""
    if kind == "directive":
        return _plan_document(library, identifier)
    return _plan_unit(library, identifier)


def _plan_document(library: Library, identifier: str) -> Page:
    entry = library.catalog.directives[identifier]
    record = entry.record
    sheet = Sheet(library, addresses.directive_address(identifier), own=identifier)
    cards = answer_document(sheet, entry).rows, tuple(plan_document_card(sheet, record))
    head = Head(record.short_name, (Run(record.title),), library.catalog.types[record.type].record.label)
    asked = _list_claims(sheet, record, record.tasks)
    return _make_page(sheet, name_document(record), head, cards, record, ("Yêu cầu, nhiệm vụ", asked))


def _plan_unit(library: Library, identifier: str) -> Page:
    entry = library.catalog.bodies[identifier]
    record = entry.record
    sheet = Sheet(library, addresses.body_address(library.catalog, identifier))
    cards = answer_body(sheet, entry).rows, tuple(plan_body_card(sheet, record))
    head = Head(record.name, eyebrow=library.catalog.levels[record.level].record.label)
    reached = _list_claims(sheet, record, (*record.summary, *record.highlights))
    return _make_page(sheet, record.name, head, cards, record, ("Việc làm, kết quả được nêu", reached))


def _make_page(
    sheet: Sheet,
    title: str,
    head: Head,
    cards: tuple[Iterable[CardRow], Iterable[CardRow]],
    record: Dossier,
    told: tuple[str, tuple[Line, ...]],
) -> Page:
    figures = tell_figures(sheet.library.catalog, record)[:_FIGURES]
    counted = tuple((Run(f"{each.label}: "), *shorten(each.line, _CLAIM)) for each in figures)
    blocks = (
        Division(tuple(Card(tuple(_shorten_rows(rows))) for rows in cards)),
        *_plan_list(*told, "muc-dieu"),
        *_plan_list("Số liệu mới nhất", counted, "muc-so-lieu"),
        Division((Paragraph((Run(_SOURCES),), "remark"),)),
    )
    path = addresses.page_path(sheet.address)
    return Page(path, title, "", title, head, blocks)


def _plan_list(heading: str, lines: tuple[Line, ...], anchor: str) -> Iterator[Division]:
    items = Items(tuple((Paragraph(line),) for line in lines), "names")
    yield from plan_division(heading, anchor, (items,))


def _shorten_rows(rows: Iterable[CardRow]) -> Iterator[CardRow]:
    kept = ((label, line) for label, line in read_rows(rows) if label not in _TOLD)
    return (CardRow((Run(label),), _strip(shorten(line, _ROW))) for label, line in kept)


def _list_claims(sheet: Sheet, record: Dossier, claims: Iterable[Claim]) -> tuple[Line, ...]:
    return tuple(_strip(shorten(sheet.read(claim.text, record), _CLAIM)) for claim in tuple(claims)[:_CLAIMS])


def _strip(line: Line) -> Line:
    """Take from a line what leads elsewhere: a sheet of paper lies alone."""
    return tuple(Run(run.text, style=run.style) for run in line)
