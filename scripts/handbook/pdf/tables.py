"""Lists of documents, units, figures and sources as printed tables."""

from collections.abc import Iterable

from handbook.pages.views import DocumentRow, FigureRow, SourceRow, UnitRow
from handbook.pdf import words
from handbook.pdf.lines import (
    cite,
    link,
    link_or_unknown,
    link_sources,
    read_prose,
    show_faults,
    text_or_unknown,
)
from handbook.pdf.model import Block, Column, Line, Paragraph, Row, Run, Table


def list_documents(rows: Iterable[DocumentRow]) -> Table:
    """List documents."""
    return Table(
        _columns(document=1.4, subject=2.2, issuer=1.5, issued=0.95, status=1.0),
        tuple(
            _row(
                (link(row.link, "strong"),),
                (Run(row.title),),
                link_or_unknown(row.issuer),
                text_or_unknown(row.issued),
                (Run(row.status),),
            )
            for row in rows
        ),
    )


def list_units(rows: Iterable[UnitRow]) -> Table:
    """List bodies."""
    return Table(
        _columns(name=2.3, level=1.15, province=1.1, parent=1.7, documents=0.75, models=0.75, figures=0.75),
        tuple(
            _row(
                (link(row.link, "strong"),),
                (Run(row.level),),
                (Run(row.province),) if row.province else (Run(words.NONE, "soft"),),
                link_or_unknown(row.parent),
                (Run(str(row.documents)),),
                (Run(str(row.models)),),
                (Run(str(row.figures)),),
            )
            for row in rows
        ),
    )


def list_figures(rows: Iterable[FigureRow], *, owners: bool = False, sources: bool = False) -> Table:
    """List figures; with ``sources`` they are named in a column instead of in notes."""
    shares = {"what": 2.5, "value": 1.1, "scope": 1.4, "when": 1.1}
    if owners:
        shares["owner"] = 1.3
    if sources:
        shares["sources"] = 1.3
    made = tuple(_figure_row(row, owners=owners, sources=sources) for row in rows)
    return Table(_columns(**shares), made, is_wide=sources)


def list_sources(rows: Iterable[SourceRow]) -> Table:
    """List sources."""
    kept = (Run(words.NOT_KEPT, "unknown"),)
    return Table(
        _columns(title=2.6, publisher=1.4, author=1.2, published=1.0, claims=0.9),
        tuple(
            _row(
                (link(row.link, "strong"),),
                (Run(row.publisher),) if row.publisher else kept,
                (Run(row.author),) if row.author else kept,
                (Run(row.published),) if row.published else kept,
                (Run(str(row.claims)),),
            )
            for row in rows
        ),
    )


def _figure_row(row: FigureRow, *, owners: bool, sources: bool) -> Row:
    what: list[Block] = [Paragraph((Run(row.label, "strong"),))]
    if row.remark:
        what.append(Paragraph(read_prose(row.remark), "remark"))
    if row.parts:
        what.append(Paragraph((Run(f"{words.PARTS}{'; '.join(row.parts)}."),), "remark"))
    if row.part_of:
        what.append(Paragraph((Run(f"{words.PART_OF}{row.part_of}."),), "remark"))
    what.extend(show_faults(row.faults))
    unit = (Run(f" {row.unit}"),) if row.unit else ()
    value: Line = (Run(row.printed, "strong"), *unit, *(() if sources else cite(row.notes)))
    cells = [value, (Run(row.scope),), text_or_unknown(row.when)]
    if owners:
        cells.append((link(row.owner),))
    if sources:
        cells.append(link_sources(row.sources))
    return Row((tuple(what), *((Paragraph(cell),) for cell in cells)), "" if owners else row.anchor)


def _columns(**shares: float) -> tuple[Column, ...]:
    numbers = {"documents", "models", "figures", "claims"}
    return tuple(Column(words.COLUMNS[key], share, key in numbers) for key, share in shares.items())


def _row(*cells: Line) -> Row:
    return Row(tuple((Paragraph(cell),) for cell in cells))
