"""The catalog as open data: one JSON with computed inverses, and tables a spreadsheet can open. Pure."""

import csv
import io
import json
from collections.abc import Mapping

from handbook.catalog import Catalog, Entry
from handbook.lineage import Lineage
from handbook.pages.addresses import body_address, directive_address, source_address
from handbook.records import Body, Directive, Dossier, Figure

_BOM = "\ufeff"  # without it a spreadsheet shows Vietnamese as garbage
_FIGURE_COLUMNS = (
    "bản ghi",
    "mã",
    "đếm gì",
    "in là",
    "mức độ",
    "giá trị",
    "đơn vị",
    "phạm vi",
    "tính đến",
    "từ",
    "đến",
    "tại hội nghị",
    "đo việc thực hiện",
    "sai lệch",
    "nguồn",
)


def render_catalog(catalog: Catalog, lineage: Lineage) -> str:
    """Write the whole catalog as JSON; each document also has the inverse side of its relations."""
    content = {
        "directives": [_dump_directive(catalog, lineage, entry) for entry in catalog.directives.values()],
        "bodies": [_dump_body(catalog, entry) for entry in catalog.bodies.values()],
        "sources": [
            {**_dump(entry), "address": source_address(identifier)} for identifier, entry in catalog.sources.items()
        ],
        "vocabulary": {
            name: [_dump(entry) for entry in entries.values()]
            for name, entries in (
                ("types", catalog.types),
                ("relations", catalog.relations),
                ("levels", catalog.levels),
                ("provinces", catalog.provinces),
                ("terms", catalog.terms),
                ("statuses", catalog.statuses),
                ("indicators", catalog.indicators),
                ("glossary", catalog.glossary),
            )
        },
        "shared_names": [_dump(entry) for entry in catalog.shared_names],
        "changes": [_dump(entry) for entry in catalog.changes],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def render_figures(catalog: Catalog) -> str:
    """Write every figure as a row of a table (CSV, UTF-8 with a byte order mark)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_FIGURE_COLUMNS)
    dossiers: tuple[Entry[Directive] | Entry[Body], ...] = (
        *catalog.directives.values(),
        *catalog.bodies.values(),
    )
    for entry in dossiers:
        writer.writerows(_list_figures(catalog, entry.record))
    return _BOM + stream.getvalue()


def _list_figures(catalog: Catalog, record: Dossier) -> list[tuple[str, ...]]:
    return [
        (
            record.id,
            figure.id,
            _guard(catalog.indicators[figure.indicator].record.label),
            _guard(figure.printed),
            figure.qualifier,
            f"{figure.value:f}",
            _guard(catalog.indicators[figure.indicator].record.unit),
            _guard(figure.scope),
            str(figure.as_of or ""),
            str(figure.period.start) if figure.period else "",
            str(figure.period.end) if figure.period else "",
            _guard(_name_event(record, figure)),
            figure.measures or "",
            " ".join(_guard(item.note) for item in figure.discrepancies),
            "; ".join(f"{citation.source}, {citation.locator}" for citation in figure.citations),
        )
        for figure in record.figures
    ]


def _name_event(record: Dossier, figure: Figure) -> str:
    event = next((item for item in record.conferences if item.id == figure.event), None)
    if event is None:
        return ""
    return f"{event.name}, {event.date}" if event.date else event.name


def _guard(text: str) -> str:
    """Keep a spreadsheet from running text that starts like a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _dump_directive(catalog: Catalog, lineage: Lineage, entry: Entry[Directive]) -> Mapping[str, object]:
    inverse = [
        {
            "type": link.kind,
            "label": catalog.relations[link.kind].record.inverse_label,
            "source": link.subject,
        }
        for link in lineage.incoming.get(entry.record.id, ())
    ]
    implementers = list(lineage.implementers.get(entry.record.id, ()))
    address = directive_address(entry.record.id)
    return {**_dump(entry), "inverse_relations": inverse, "implemented_by": implementers, "address": address}


def _dump_body(catalog: Catalog, entry: Entry[Body]) -> Mapping[str, object]:
    return {**_dump(entry), "address": body_address(catalog, entry.record.id)}


def _dump(entry: Entry[object]) -> dict[str, object]:  # type: ignore[type-var]
    return entry.record.model_dump(mode="json", exclude_defaults=True)  # type: ignore[attr-defined,no-any-return]
