"""The page of one document."""

from collections.abc import Iterator

from handbook.diagram import Graph, plan_diagram, plan_rail
from handbook.lineage import Link
from handbook.messages import word_date, write_date
from handbook.pages import addresses, limits, words
from handbook.pages.addresses import browse_address
from handbook.pages.anchors import place_claim, place_claims
from handbook.pages.answers import answer_document, find_below, plan_comparing, tell_missing
from handbook.pages.authority import SECTION, plan_authority
from handbook.pages.blocks import (
    Article,
    Block,
    Box,
    Card,
    CardRow,
    Division,
    Flow,
    Fold,
    Group,
    Head,
    Heading,
    Items,
    Paragraph,
    Picture,
    Reference,
    Timeline,
    plan_division,
)
from handbook.pages.folds import fold_blocks, fold_later
from handbook.pages.graphs import count_neighbourhood, plan_neighbourhood
from handbook.pages.library import Library
from handbook.pages.lines import DOT, SEMICOLON, UNKNOWN, Line, Run, cite, join, list_runs, tell
from handbook.pages.paging import part_address, plan_rest
from handbook.pages.parts import (
    DossierEntry,
    plan_figure,
    plan_outcomes,
    plan_practice,
    plan_sources,
    plan_stated,
    write_place,
)
from handbook.pages.related import FAMILIES, UNITS, find_related_group, has_related, name_stated
from handbook.pages.rows import plan_document_rows, sort_models, tell_today
from handbook.pages.sheet import Sheet
from handbook.pages.study import find_owner, name_document
from handbook.pages.tables import link_subjects, list_models, list_owned_figures
from handbook.pages.unsourced import plan_lead
from handbook.pages.views import Page
from handbook.records import Directive, Entry

_MOST_STACKED = 5
_NO_ISSUER = "nguồn không ghi cơ quan"


def plan_directive(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan the page of a document, with the first of all that its record states, or for print with all."""
    entry = library.catalog.directives[identifier]
    record = entry.record
    address = addresses.directive_address(identifier)
    sheet = Sheet(library, address, own=identifier)
    kind = library.catalog.types[record.type].record.label
    above = sheet.link(kind, browse_address("loai", record.type))
    if record.reported:
        above = sheet.link(words.REPORTED, addresses.REPORTED)
    divisions = _plan_reported(sheet, record) if record.reported else _plan_divisions(sheet, entry, number)
    return Page(
        path=addresses.page_path(address),
        title=record.short_name,
        section="van-ban",
        description=f"{name_document(record)}: {record.title}",
        record=entry.file.path,
        head=Head(
            record.short_name, (Run(record.title),), kind, (sheet.link(words.DOCUMENTS, addresses.DOCUMENTS), above)
        ),
        blocks=tuple(divisions),
    )


def _plan_reported(sheet: Sheet, record: Directive) -> Iterator[Division]:
    """Tell of a document of which there is only talk."""
    yield plan_lead(sheet, record)
    relations, mentioned = tuple(_plan_relations(sheet, record.id)), tuple(_plan_mentioned(sheet, record.id))
    yield from plan_division("Quan hệ với văn bản khác", "muc-quan-he", relations, style="relations")
    yield from plan_division("Được nhắc đến ở", "muc-nhac-den", mentioned)
    if sheet.cite(record.cite) or sheet.notes:
        yield plan_sources(sheet, is_closing=True)


def _plan_divisions(sheet: Sheet, entry: Entry[Directive], number: int) -> Iterator[Division]:
    record = entry.record
    answer = answer_document(sheet, entry)
    card = Card(tuple(plan_document_card(sheet, record)))
    stated = plan_stated(sheet, entry, number, "Số liệu của văn bản", ("tasks", "lessons"))
    relations = tuple(_plan_relations(sheet, record.id))
    practice = (
        *_count_below(sheet, record.id),
        *_plan_implementers(sheet, record.id),
        *_plan_serving(sheet, record.id),
    )
    figures = (*stated["figures"], *_plan_measured(sheet, record.id))
    beside = plan_comparing(sheet, record.id)
    yield Division((answer, card, beside, *_plan_namesakes(sheet, record), *stated["summary"], *stated["note"]))
    yield from plan_division("Yêu cầu, nhiệm vụ", "muc-yeu-cau", stated["tasks"])
    yield from plan_division("Nơi nào được ban hành loại văn bản nào", SECTION, plan_authority(sheet, record))
    yield from plan_division("Quan hệ với văn bản khác", "muc-quan-he", relations, style="relations")
    if count_neighbourhood(sheet.library, record.id) > 1:
        yield Division(_plan_lineage(sheet, record.id), "Lược đồ quanh văn bản này", "muc-pha-he")
    yield from plan_division("Ai thực hiện", "muc-thuc-hien", practice)
    yield from plan_division("Số liệu", "muc-so-lieu", figures)
    yield from plan_outcomes(stated)
    yield from plan_division("Hội nghị", "muc-hoi-nghi", stated["conferences"])
    yield from plan_division("Khen thưởng", "muc-khen-thuong", stated["commendations"])
    yield from plan_division("Được nhắc đến ở", "muc-nhac-den", tuple(_plan_mentioned(sheet, record.id)))
    sections = (
        ("yêu cầu, nhiệm vụ", stated["tasks"]),
        ("quan hệ với văn bản khác", relations),
        ("ai thực hiện", practice),
        ("số liệu", figures),
    )
    yield from tell_missing(sheet, sections)
    yield from plan_closing(sheet, entry, record.short_name)


def plan_closing(sheet: Sheet, entry: DossierEntry, title: str) -> Iterator[Division]:
    """End the page of a record: what does not agree in its sources, these, and how to cite it."""
    faults = sheet.tell_faults(entry.record, (entry.file.path, entry.prefix), entry.record)
    if faults.items:
        yield Division((faults,))
    yield plan_sources(sheet, is_closing=True)
    yield plan_citing(sheet, title)


def plan_citing(sheet: Sheet, title: str) -> Division:
    """End a page with how to cite it."""
    return Division((plan_reference(sheet, title),), "Trích dẫn trang này", "muc-trich-dan", is_closing=True)


def plan_reference(sheet: Sheet, title: str) -> Reference:
    """Say how to cite a page."""
    return Reference(title, sheet.library.site, sheet.address, word_date(sheet.library.updated))


def plan_row(label: str, line: Line, notes: tuple[int, ...] = (), remark: Line = (), *, anchor: str = "") -> CardRow:
    """Say what a label names, or that no source has it, and what is said beside; ``anchor`` is its id on the page."""
    cited = cite(notes)
    said = (*(line or (UNKNOWN,)), *(() if remark else cited))
    return CardRow((Run(label),), said, (*remark, *cited) if remark else (), anchor)


def plan_document_card(sheet: Sheet, record: Directive) -> Iterator[CardRow]:
    """Tell what a document is: its number, type, issuer, day, signer, term and names."""
    catalog = sheet.library.catalog
    notes = sheet.cite(record.cite)
    yield plan_row("Số, ký hiệu", tell(record.symbol or ""), notes, anchor=place_claim(record))
    kind = catalog.types[record.type].record.label
    yield plan_row("Loại văn bản", (sheet.link(kind, browse_address("loai", record.type)),))
    yield _plan_issuer(sheet, record)
    yield plan_row("Ngày ban hành", tuple(_plan_date(sheet, record)))
    if signer := record.signer:
        said = tell(", ".join(filter(None, (signer.name, signer.role))))
        yield plan_row("Người ký", said, sheet.cite(signer.cite), anchor=place_claim(record, "signer"))
    term = catalog.terms[record.term].record.label if record.term else ""
    yield plan_row("Khóa", (sheet.link(term, browse_address("khoa", record.term)),) if record.term else ())
    if record.aliases:
        yield plan_row("Còn gọi là", list_runs(map(Run, record.aliases), DOT))
    if subjects := link_subjects(sheet, record):
        yield plan_row("Chủ đề", subjects)


def _plan_issuer(sheet: Sheet, record: Directive) -> CardRow:
    """Name the issuer as it was called then, and what it is today."""
    if not record.issuer:
        return plan_row("Cơ quan ban hành", ())
    link = sheet.link_body(record.issuer, record.issued)
    return plan_row("Cơ quan ban hành", (link,), remark=tell_today(sheet, record.issuer, link.text))


def _plan_date(sheet: Sheet, record: Directive) -> Iterator[Run]:
    """Tell when a document was issued, with a link to its year where it is told by one."""
    if record.issued:
        words, year = write_date(record.issued), record.issued.year
        yield sheet.link(words, browse_address("nam", str(year))) if year else Run(words)


def _plan_relations(sheet: Sheet, identifier: str) -> Iterator[Group]:
    """Group the relations of a document by family, then kind, then direction."""
    library = sheet.library
    outgoing, incoming = (
        library.lineage.outgoing.get(identifier, ()),
        library.lineage.incoming.get(identifier, ()),
    )
    shown_stated, shown_told = (
        [links[place] for place in limits.choose_relations([link.kind for link in links])]
        for links in (outgoing, incoming)
    )
    record = library.catalog.directives[identifier].record
    anchors = place_claims(record, "relations", ((link.kind, link.subject, "") for link in shown_told))
    placed_told = tuple(zip(shown_told, anchors[len(record.relations) :], strict=True))
    for family in FAMILIES:
        for kind, entry in library.catalog.relations.items():
            if entry.record.family != family:
                continue
            stated, told = (sum(link.kind == kind for link in links) for links in (outgoing, incoming))
            forward = [
                _plan_relation(sheet, link, link.target, anchors[link.position])
                for link in shown_stated
                if link.kind == kind
            ]
            backward = [
                _plan_relation(sheet, link, link.subject, anchor) for link, anchor in placed_told if link.kind == kind
            ]
            if entry.record.symmetric:
                forward, backward = [*forward, *backward], []
            for sentence, shown, total, name in (
                (
                    entry.record.sentence,
                    forward,
                    stated + told * entry.record.symmetric,
                    name_stated(library, kind),
                ),
                (entry.record.inverse_sentence, backward, told, kind),
            ):
                if shown:
                    rest = _plan_rest(sheet, identifier, (name,), ("văn bản liên quan", total, len(shown)))
                    heading = Heading((Run(_open_sentence(sentence)),))
                    yield Group((heading, *fold_later(_list_related, tuple(shown), rest)), family)


def _plan_rest(sheet: Sheet, identifier: str, kinds: tuple[str, ...], rows: tuple[str, int, int]) -> Flow:
    """Say where all documents of these kinds of relations are; ``rows`` are what they are, all of them, those shown."""
    _, total, shown = rows
    return plan_rest(sheet, find_related_group(sheet.library, identifier, kinds), *rows) if total > shown else ()


def _list_related(relations: tuple[Flow, ...]) -> Items:
    return Items(relations, "relations")


def _open_sentence(sentence: str) -> str:
    """Write the sentence of a relation over the documents that end it."""
    return sentence.replace("{target}", "…").rstrip(" .…")


def _plan_relation(sheet: Sheet, link: Link, other: str, anchor: str) -> Flow:
    """Name the document at the other end of a relation, which ends the sentence over it."""
    record = sheet.library.catalog.directives[other].record
    date = (Run(" "), Run(f"({write_date(record.issued)})", style="date")) if record.issued else ()
    remark = sheet.read(link.relation.note, sheet.library.catalog.directives[link.subject].record)
    notes = sheet.rest(link.relation.cite)
    return (
        Paragraph((sheet.link_directive(other)._replace(hint=""), *date, *notes), anchor=anchor),
        Paragraph((Run(record.title), *((Run(style="break"), *remark) if remark else ())), "remark"),
    )


def _plan_lineage(sheet: Sheet, identifier: str) -> Flow:
    """Show the lineage around a document, as a figure and as a list."""
    graph = plan_neighbourhood(sheet, identifier)
    told = Run(f"Xem lược đồ {len(graph.nodes)} văn bản, đơn vị")
    return (Fold((told,), tuple(_draw_lineage(sheet, identifier, graph))),)


def _draw_lineage(sheet: Sheet, identifier: str, graph: Graph) -> Iterator[Block]:
    library = sheet.library
    yield Picture(plan_diagram(graph, max_stack=_MOST_STACKED, list_href="#muc-danh-sach"))
    drawn, around = len(graph.nodes), count_neighbourhood(library, identifier)
    if drawn < around:
        words = f"Sơ đồ và danh sách này có {drawn} trong {around} văn bản, đơn vị quanh văn bản này."
        related = sheet.link("Xem mọi văn bản và đơn vị liên quan trực tiếp", addresses.related_address(identifier))
        onward = (Run(" "), related, Run("."))
        yield Paragraph((Run(words), *(onward if has_related(library, identifier) else ())), "remark")
    listed = Heading((Run("Danh sách theo thời gian"),), anchor="muc-danh-sach")
    yield Fold((Run("Xem sơ đồ này thành danh sách"),), (listed, Timeline(plan_rail(graph))), "wide")


def _count_below(sheet: Sheet, identifier: str) -> Iterator[Block]:
    """Count the documents that carry one further, each of which is told among its relations."""
    below = find_below(sheet.library, identifier)
    if below:
        told = Run(f"{len(below)} văn bản triển khai", "#muc-quan-he")
        yield Paragraph((told, Run(", kể ở mục Quan hệ với văn bản khác.")), "facts")


def _plan_implementers(sheet: Sheet, identifier: str) -> Iterator[Block]:
    """Tell which units carry a document out, and how."""
    units = sheet.library.lineage.implementers.get(identifier, ())
    shown = units[: limits.RELATED]
    if shown:
        yield Heading((Run("Đơn vị thực hiện"),))
    told: Flow = tuple(
        Article(
            Heading((sheet.link_body(unit),), 3),
            plan_practice(sheet, unit, identifier),
            write_place(sheet, sheet.library.catalog.exemplars[unit].record),
        )
        for unit in shown
    )
    rest = _plan_rest(sheet, identifier, (UNITS,), ("đơn vị thực hiện", len(units), len(shown)))
    yield from fold_blocks("đơn vị", (*told, *rest), len(shown), len(units))


def _plan_serving(sheet: Sheet, identifier: str) -> Iterator[Block]:
    """List the models that serve a document."""
    models = sort_models(sheet.library, sheet.library.lineage.serving.get(identifier, ()))
    shown = models[: limits.MODELS]
    if shown:
        title = "Mô hình góp phần thực hiện"
        yield Heading((Run(title),))
        rest = plan_rest(sheet, addresses.serving_address(identifier), "mô hình", len(models), len(shown))
        table = list_models(sheet, shown, title, is_brief=True)
        yield from fold_blocks("mô hình", (table, *rest), len(shown), len(models))


def _plan_measured(sheet: Sheet, identifier: str) -> Iterator[Block]:
    """List the figures of units that measure a document."""
    title = "Số liệu của các đơn vị"
    figures = sheet.library.measured.get(identifier, ())
    shown = figures[: limits.MEASURED]
    if shown:
        rows = [plan_figure(sheet, entry, place, entry.record.figures[place]) for entry, place in shown]
        owners = dict.fromkeys(find_owner(sheet.library.catalog, entry) for entry, _ in shown)
        owned = tuple(sheet.link(owner.text, owner.href) for owner in owners if owner)
        address = addresses.measured_address(identifier)
        rest = plan_rest(sheet, address, "số liệu của các đơn vị", len(figures), len(shown))
        yield Heading((Run("Số liệu của "), *owned) if len(owned) == 1 else (Run(title),))
        told: Flow = (list_owned_figures(rows, title, are_one=len(owned) == 1), *rest)
        yield from fold_blocks("số liệu", told, len(shown), len(figures))


def _plan_mentioned(sheet: Sheet, identifier: str) -> Iterator[Block]:
    """Name the pages whose prose mentions a document, but for those that the page tells of anyway."""
    library = sheet.library
    outgoing, incoming = (each.get(identifier, ()) for each in (library.lineage.outgoing, library.lineage.incoming))
    related = {*(link.target for link in outgoing), *(link.subject for link in incoming)}
    told = {*map(addresses.directive_address, related)}
    told.update(
        addresses.body_address(library.catalog, each) for each in library.lineage.implementers.get(identifier, ())
    )
    told.update(map(addresses.model_address, library.lineage.serving.get(identifier, ())))
    mentions = library.mentions.get(identifier, ())
    shown = [each for each in mentions if each.href not in told][: limits.MENTIONED]
    if shown:
        yield from fold_blocks("trang", (Paragraph((*list_runs(map(sheet.move, shown)), Run("."))),), len(shown))
    if len(mentions) > limits.MENTIONED:
        yield from plan_rest(sheet, addresses.mentioned_address(identifier), "trang", len(mentions), len(shown))


def _plan_namesakes(sheet: Sheet, record: Directive) -> Iterator[Box]:
    """Name the other documents with the same symbol."""
    namesakes = _find_namesakes(sheet.library, record)
    if not namesakes:
        return
    rows = plan_document_rows(sheet, _choose_namesakes(sheet.library, record, namesakes))
    names = [
        (row.link, Run(f" ({row.issuer.text if row.issuer else _NO_ISSUER}, {row.issued or words.UNDATED})"))
        for row in rows
    ]
    others, total = len(namesakes) - len(rows), len(namesakes) + 1
    left: Line = ()
    if others:
        all_of_them = sheet.link(f"Xem cả {total} văn bản cùng số hiệu", _find_number(sheet.library, record))
        onward = (Run(" ", on="web"), all_of_them._replace(on="web"), Run(".", on="web"))
        left = (Run(f" và {others} văn bản khác", on="paper"), Run("."), *onward)
    yield Box((Run("Số hiệu này còn là của "), *join(names, SEMICOLON), *(left or (Run("."),))))


def _find_namesakes(library: Library, record: Directive) -> tuple[str, ...]:
    """List the other documents that bear the same symbol."""
    if record.symbol is None:
        return ()
    return tuple(identifier for identifier in library.by_symbol.get(record.symbol, ()) if identifier != record.id)


def _choose_namesakes(library: Library, record: Directive, namesakes: tuple[str, ...]) -> tuple[str, ...]:
    """Choose, of very many namesakes, those of the same issuer and those nearest in time."""
    directives = library.catalog.directives
    line = sorted((*namesakes, record.id), key=library.timeline.__getitem__)
    places = {identifier: place for place, identifier in enumerate(line)}
    nearest = sorted(
        namesakes,
        key=lambda each: (
            directives[each].record.issuer != record.issuer,
            abs(places[each] - places[record.id]),
            each,
        ),
    )
    return tuple(nearest[: limits.NAMESAKES])


def _find_number(library: Library, record: Directive) -> str:
    """Find the page of the look-up by number that a document's symbol is on."""
    return part_address(addresses.NUMBERS, library.number_parts[record.symbol] if record.symbol else 1)
