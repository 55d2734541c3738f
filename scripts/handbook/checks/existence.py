"""Bodies and the time in which they exist: they end after they begin, and issue documents in between."""

from collections.abc import Iterable, Iterator

from handbook.diagnostics import Diagnostic
from handbook.lineage import Lineage, find_heirs
from handbook.messages import name_date, render_date, tell
from handbook.records import Catalog, write_choices
from handbook.text import EdtfDate


def check_lifetimes(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report bodies that end before they begin."""
    for entry in catalog.bodies.values():
        founded, ended = entry.record.founded, entry.record.ended
        if founded and ended and ended.date.is_before(founded.date):
            first, last = map(render_date, (founded.date, ended.date))
            yield tell(entry.place("ended", "date"), "period-order", first=first, last=last)


def check_issuers(catalog: Catalog, lineage: Lineage, issued: tuple[EdtfDate | None, ...]) -> Iterator[Diagnostic]:
    """Warn of documents issued before their issuer began, or after it ended; ``issued`` are their dates, in order."""
    for entry, date in zip(catalog.directives.values(), issued, strict=True):
        issuer = entry.record.issuer
        body = catalog.bodies.get(issuer) if issuer else None
        if issuer is None or body is None or date is None:
            continue
        founded, ended = body.record.founded, body.record.ended
        if founded and date.is_before(founded.date):
            yield tell(
                entry.place("issuer"),
                "issuer-absent",
                "early",
                body=body.record.name,
                date=name_date(founded.date),
                issued=name_date(date),
                near=_list_near(lineage.predecessors.get(issuer, ())),
            )
        elif ended and ended.date.is_before(date):
            yield tell(
                entry.place("issuer"),
                "issuer-absent",
                body=body.record.name,
                date=name_date(ended.date),
                issued=name_date(date),
                near=_list_near(find_heirs(catalog.bodies, issuer)),
            )


def _list_near(bodies: Iterable[str]) -> str:
    return write_choices(f"«{each}»" for each in bodies)
