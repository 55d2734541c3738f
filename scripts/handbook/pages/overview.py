"""The pages about the whole: home, lists, lineage, ledger, faults, models, numbers, glossary, changes."""

from collections.abc import Iterator

from handbook.catalog import Entry
from handbook.checks.findings import walk_parts, walk_records
from handbook.dates import render_date
from handbook.diagram import plan_diagram, plan_rail
from handbook.lineage import find_succession
from handbook.pages import addresses, words
from handbook.pages.browse import plan_facets
from handbook.pages.codes import CODES
from handbook.pages.graphs import plan_some, plan_whole
from handbook.pages.library import Library, count_figures, count_models, find_owner
from handbook.pages.parts import plan_figures, plan_models
from handbook.pages.rows import plan_document_rows, plan_unit_row, sort_bodies
from handbook.pages.sheet import Sheet
from handbook.pages.views import (
    Anchor,
    ChangeView,
    Choice,
    CodeRow,
    CodesView,
    FaultGroup,
    FaultsView,
    FaultView,
    FigureRow,
    GlossaryRow,
    GlossaryView,
    HomeView,
    LedgerView,
    LineageView,
    ListView,
    ModelsView,
    NumberRow,
    NumbersView,
    Page,
    RelationWords,
    SharedNames,
    StatusWords,
    SymbolRow,
)
from handbook.records import Acknowledged, Citation, Figure
from handbook.vietnamese import sort_text

_MOST_CHANGES = 5
_FAULT_KINDS = ("tổng", "lịch", "trước-nguyên-nhân", "hai-giá-trị", "cách-ghi")
_WHOLE_WIDTH = 1160
_MOST_STACKED = 8
_MOST_CHOICES = 6


def plan_overview(library: Library) -> Iterator[Page]:
    """Plan every page that is about the whole collection."""
    yield _plan_home(library)
    yield _plan_documents(library)
    yield _plan_numbers(library)
    yield _plan_units(library)
    yield _plan_bodies(library)
    yield _plan_models(library)
    yield _plan_lineage(library)
    yield _plan_ledger(library)
    yield _plan_faults(library)
    yield _plan_glossary(library)
    yield _plan_changes(library)
    yield _plan_codes(library)


def find_central_line(library: Library) -> tuple[str, ...]:
    """Find the longest line of succession; among equals the one with most relations."""
    lines = {find_succession(library.catalog, library.lineage, each) for each in library.catalog.directives}

    def weight(line: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
        related = sum(
            len(library.lineage.incoming.get(each, ())) + len(library.lineage.outgoing.get(each, ())) for each in line
        )
        return len(line), related, line

    return max(lines, key=weight) if lines else ()


def plan_all_figures(sheet: Sheet) -> tuple[FigureRow, ...]:
    """Show every figure of the handbook, as seen from one page."""
    catalog = sheet.library.catalog
    entries = (*catalog.directives.values(), *catalog.bodies.values())
    return tuple(row for entry in entries for row in plan_figures(sheet, Entry(entry.record, entry.file, entry.prefix)))


def _plan_home(library: Library) -> Page:
    sheet = Sheet(library, addresses.HOME)
    catalog = library.catalog
    line = find_central_line(library)
    companions = [
        end
        for document in line
        for link in (*library.lineage.outgoing.get(document, ()), *library.lineage.incoming.get(document, ()))
        if catalog.relations[link.kind].record.family == "companion"
        for end in (link.subject, link.target)
    ]
    graph = plan_some(sheet, words.CENTRAL_LINE, tuple(dict.fromkeys([*line, *companions])), None)
    view = HomeView(
        counts=(
            Choice(sheet.link(words.DOCUMENTS, addresses.DOCUMENTS), len(catalog.directives)),
            Choice(sheet.link(words.UNITS, addresses.UNITS), len(catalog.exemplars)),
            Choice(sheet.link(words.MODELS, addresses.MODELS), count_models(catalog)),
            Choice(sheet.link(words.LEDGER, addresses.LEDGER), count_figures(catalog)),
            Choice(sheet.link(words.FAULTS, addresses.FAULTS), sum(1 for _ in _find_faults(sheet))),
            Choice(sheet.link(words.SOURCES, addresses.SOURCES), len(catalog.sources)),
        ),
        line=plan_document_rows(sheet, line),
        companions=plan_document_rows(sheet, [each for each in companions if each not in line]),
        drawing=plan_diagram(graph),
        rail=plan_rail(graph),
        facets=plan_facets(sheet, _MOST_CHOICES),
        changes=_plan_change_views(sheet)[:_MOST_CHANGES],
        more_changes=sheet.link(words.CHANGES, addresses.CHANGES),
        lineage=sheet.link(words.LINEAGE, addresses.LINEAGE),
        numbers=sheet.link(words.NUMBERS, addresses.NUMBERS),
    )
    return Page("index.md", words.SITE, "home.md.j2", view, "", words.DESCRIPTIONS["home"], wide=True)


def _plan_documents(library: Library) -> Page:
    sheet = Sheet(library, addresses.DOCUMENTS)
    view = ListView(documents=plan_document_rows(sheet, library.catalog.directives))
    description = words.DESCRIPTIONS["documents"]
    return Page("van-ban/index.md", words.DOCUMENTS, "documents.md.j2", view, "van-ban", description, wide=True)


def _plan_numbers(library: Library) -> Page:
    sheet = Sheet(library, addresses.NUMBERS)
    symbols: dict[str, list[str]] = {}
    for identifier, entry in library.catalog.bodies.items():
        for symbol in entry.record.symbols:
            symbols.setdefault(symbol, []).append(identifier)
    shared: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for name in library.catalog.shared_names:
        shared.setdefault((name.record.means, name.record.note), []).append(f"«{name.record.name}»")
    view = NumbersView(
        rows=tuple(
            NumberRow(symbol, plan_document_rows(sheet, found)) for symbol, found in sorted(library.by_symbol.items())
        ),
        symbols=tuple(
            SymbolRow(symbol, tuple(sheet.link_body(body) for body in bodies))
            for symbol, bodies in sorted(symbols.items(), key=lambda pair: sort_text(pair[0]))
        ),
        shared=tuple(
            SharedNames(", ".join(names), note, sheet.link_directives(means)) for (means, note), names in shared.items()
        ),
    )
    return Page(
        "van-ban/so-hieu.md",
        words.NUMBERS,
        "numbers.md.j2",
        view,
        "van-ban",
        words.DESCRIPTIONS["numbers"],
        trail=(sheet.link(words.DOCUMENTS, addresses.DOCUMENTS),),
        wide=True,
    )


def _plan_units(library: Library) -> Page:
    sheet = Sheet(library, addresses.UNITS)
    rows = tuple(plan_unit_row(sheet, each) for each in sort_bodies(library, library.catalog.exemplars))
    return Page(
        "dien-hinh/index.md",
        words.UNITS,
        "units.md.j2",
        ListView(units=rows),
        "dien-hinh",
        words.DESCRIPTIONS["units"],
        wide=True,
    )


def _plan_bodies(library: Library) -> Page:
    sheet = Sheet(library, addresses.BODIES)
    rows = tuple(plan_unit_row(sheet, each) for each in sort_bodies(library, library.catalog.bodies))
    return Page(
        "co-quan/index.md",
        words.BODIES,
        "bodies.md.j2",
        ListView(units=rows),
        "co-quan",
        words.DESCRIPTIONS["bodies"],
        wide=True,
    )


def _plan_models(library: Library) -> Page:
    sheet = Sheet(library, addresses.MODELS)
    models = tuple(
        model
        for each in sort_bodies(library, library.catalog.exemplars)
        for model in plan_models(sheet, library.catalog.exemplars[each])
    )
    view = ModelsView(models, sheet.notes)
    return Page("mo-hinh/index.md", words.MODELS, "models.md.j2", view, "mo-hinh", words.DESCRIPTIONS["models"])


def _plan_lineage(library: Library) -> Page:
    sheet = Sheet(library, addresses.LINEAGE)
    graph = plan_whole(sheet, words.LINEAGE, with_units=False)
    view = LineageView(
        drawing=plan_diagram(graph, width=_WHOLE_WIDTH, max_stack=_MOST_STACKED),
        rail=plan_rail(plan_whole(sheet, words.LINEAGE, with_units=True)),
        documents=len(library.catalog.directives),
        relations=len(library.lineage.links),
    )
    description = words.DESCRIPTIONS["lineage"]
    return Page("pha-he/index.md", words.LINEAGE, "lineage.md.j2", view, "pha-he", description, wide=True)


def _plan_ledger(library: Library) -> Page:
    sheet = Sheet(library, addresses.LEDGER)
    rows = plan_all_figures(sheet)
    view = LedgerView(
        rows=rows,
        faulty=sum(bool(row.faults) for row in rows),
        table=sheet.link(addresses.FIGURES_CSV.rpartition("/")[2], addresses.FIGURES_CSV),
        faults=sheet.link(words.FAULTS, addresses.FAULTS),
    )
    description = words.DESCRIPTIONS["ledger"]
    return Page("so-lieu/index.md", words.LEDGER, "ledger.md.j2", view, "so-lieu", description, wide=True)


def _plan_faults(library: Library) -> Page:
    sheet = Sheet(library, addresses.FAULTS)
    found = list(_find_faults(sheet))
    groups = tuple(
        FaultGroup(kind, tuple(fault for fault in found if fault.fault.kind == kind))
        for kind in _FAULT_KINDS
        if any(fault.fault.kind == kind for fault in found)
    )
    return Page(
        "so-lieu/sai-lech.md",
        words.FAULTS,
        "faults.md.j2",
        FaultsView(groups),
        "sai-lech",
        words.DESCRIPTIONS["faults"],
        trail=(sheet.link(words.LEDGER, addresses.LEDGER),),
    )


def _find_faults(sheet: Sheet) -> Iterator[FaultView]:
    """List the acknowledged faults of all records with what is printed there and by which source."""
    catalog = sheet.library.catalog
    for entry in walk_records(catalog):
        owner = find_owner(catalog, entry)
        if owner is None:
            continue
        for part in walk_parts(entry):
            if not isinstance(part.value, Acknowledged) or not part.value.discrepancies:
                continue
            identifier = getattr(part.value, "id", "") if part.path else ""
            where = sheet.link(owner.text, f"{owner.href}#{identifier}" if identifier else owner.href)
            citations: tuple[Citation, ...] = getattr(part.value, "citations", ())
            for fault in sheet.fault(part.value, (entry.file.path, entry.prefix + part.path)):
                yield FaultView(where, *_describe(sheet.library, part.value), fault, sheet.link_sources(citations))


def _describe(library: Library, value: Acknowledged) -> tuple[str, str]:
    """Name what a fault is about, and what is printed there."""
    if isinstance(value, Figure):
        return library.catalog.indicators[value.indicator].record.label, value.printed
    name = getattr(value, "name", None) or getattr(value, "short_name", None) or getattr(value, "recipients", "")
    date = getattr(value, "date", None)
    return str(name), render_date(date) if date else ""


def _plan_glossary(library: Library) -> Page:
    sheet = Sheet(library, addresses.GLOSSARY)
    catalog = library.catalog
    rows = tuple(
        GlossaryRow(
            anchor=identifier,
            term=entry.record.term,
            abbreviations=entry.record.abbreviations,
            words=sheet.read(entry.record.meaning),
            english=entry.record.english or "",
        )
        for identifier, entry in sorted(catalog.glossary.items(), key=lambda pair: sort_text(pair[1].record.term))
    )
    abbreviations = sorted(
        ((short, Anchor(row.term, f"#{row.anchor}")) for row in rows for short in row.abbreviations),
        key=lambda pair: sort_text(pair[0]),
    )
    view = GlossaryView(
        terms=rows,
        abbreviations=tuple(abbreviations),
        relations=tuple(
            RelationWords(
                entry.record.label,
                entry.record.inverse_label,
                entry.record.definition,
                entry.record.eli or "",
                identifier,
            )
            for identifier, entry in catalog.relations.items()
        ),
        statuses=tuple(StatusWords(entry.record.label, entry.record.definition) for entry in catalog.statuses.values()),
    )
    return Page(
        "thuat-ngu/index.md",
        words.GLOSSARY,
        "glossary.md.j2",
        view,
        "thuat-ngu",
        words.DESCRIPTIONS["glossary"],
    )


def _plan_changes(library: Library) -> Page:
    sheet = Sheet(library, addresses.CHANGES)
    view = ListView(changes=_plan_change_views(sheet))
    return Page("thay-doi/index.md", words.CHANGES, "changes.md.j2", view, "thay-doi", words.DESCRIPTIONS["changes"])


def _plan_change_views(sheet: Sheet) -> tuple[ChangeView, ...]:
    catalog = sheet.library.catalog
    newest_first = sorted(catalog.changes, key=lambda entry: entry.record.date.sort_key, reverse=True)
    return tuple(
        ChangeView(
            render_date(entry.record.date),
            sheet.read(entry.record.text),
            tuple(
                sheet.link_directive(record) if record in catalog.directives else sheet.link_body(record)
                for record in entry.record.records
                if record in catalog.directives or record in catalog.bodies
            ),
        )
        for entry in newest_first
    )


def _plan_codes(library: Library) -> Page:
    sheet = Sheet(library, addresses.CODES)
    view = CodesView(tuple(CodeRow(code, meaning, remedy) for code, (meaning, remedy) in CODES.items()))
    return Page(
        "bien-tap/thong-bao.md",
        words.CODES,
        "codes.md.j2",
        view,
        "bien-tap",
        words.DESCRIPTIONS["codes"],
        trail=(sheet.link(words.GUIDE, addresses.GUIDE),),
        wide=True,
    )
