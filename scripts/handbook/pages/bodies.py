"""The page of one body: an issuing body or an exemplary unit."""

from collections.abc import Iterator
from itertools import chain

from handbook.lineage import find_heirs
from handbook.pages import addresses, limits, words
from handbook.pages.addresses import browse_address
from handbook.pages.anchors import place_claim, place_claims
from handbook.pages.answers import answer_body, link_comparison, tell_missing
from handbook.pages.blocks import Block, Card, CardRow, Division, Head, Lines, plan_division
from handbook.pages.documents import plan_closing, plan_row
from handbook.pages.library import Library
from handbook.pages.lifetimes import plan_former, plan_lifetime
from handbook.pages.lines import DOT, Line, Run, cite, list_runs
from handbook.pages.paging import plan_rest
from handbook.pages.parts import plan_outcomes, plan_stated
from handbook.pages.rows import plan_document_rows, sort_bodies, sort_documents, sort_models
from handbook.pages.sheet import Sheet
from handbook.pages.tables import link_subjects, list_documents
from handbook.pages.told import plan_told
from handbook.pages.views import Page
from handbook.records import Body, Entry


def plan_body(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan the page of a body, with the first of all that its record states, or for print with all."""
    entry = library.catalog.bodies[identifier]
    record = entry.record
    address = addresses.body_address(library.catalog, identifier)
    sheet = Sheet(library, address)
    level = library.catalog.levels[record.level].record.label
    is_unit = identifier in library.catalog.exemplars
    section, parent = ("dien-hinh", addresses.UNITS) if is_unit else ("co-quan", addresses.BODIES)
    trail = (sheet.link(words.UNITS if is_unit else words.BODIES, parent),)
    return Page(
        path=addresses.page_path(address),
        title=record.name,
        section=section,
        description=f"{record.name} ({level})",
        record=entry.file.path,
        head=Head(record.name, (Run(level, on="web"),), level, trail),
        blocks=tuple(_plan_divisions(sheet, entry, number)),
    )


def _plan_divisions(sheet: Sheet, entry: Entry[Body], number: int) -> Iterator[Division]:
    record = entry.record
    answer = answer_body(sheet, entry)
    card = Card(tuple(plan_body_card(sheet, record)))
    stated = plan_stated(sheet, entry, number, "Số liệu của đơn vị", {"lessons"})
    organized, given, received = (plan_told(sheet, kind, record.id) for kind in ("organized", "given", "received"))
    beside = link_comparison(sheet, "don-vi", (record.id,), "cơ quan, đơn vị khác")
    yield Division((*((answer,) if answer.rows else ()), card, beside, *stated["summary"], *stated["note"]))
    yield from plan_division("Thực hiện văn bản nào", "muc-thuc-hien", stated.get("implements", ()))
    yield from plan_division("Văn bản đã ban hành", "muc-van-ban", tuple(_plan_issued(sheet, record.id)))
    yield from plan_division("Mô hình, cách làm", "muc-mo-hinh", tuple(_plan_models(sheet, record)))
    yield from plan_division("Số liệu", "muc-so-lieu", stated["figures"])
    yield from plan_outcomes(stated)
    yield from plan_division("Nhiệm vụ, yêu cầu đặt ra", "muc-nhiem-vu", stated["tasks"])
    yield from plan_division("Hội nghị, lớp học", "muc-hoi-nghi", (*stated["conferences"], *organized))
    yield from plan_division("Khen thưởng", "muc-khen-thuong", (*stated["commendations"], *given, *received))
    if "implements" in stated:
        yield from tell_missing(sheet, (("thực hiện văn bản nào", stated["implements"]),))
    yield from plan_closing(sheet, entry, record.name)


def _plan_issued(sheet: Sheet, identifier: str) -> Iterator[Block]:
    """List the documents of an issuer."""
    library = sheet.library
    name = library.catalog.bodies[identifier].record.name
    issued = sort_documents(library, library.lineage.issued_by.get(identifier, ()))
    shown = issued[: limits.ISSUED]
    if shown:
        yield list_documents(plan_document_rows(sheet, shown), "Văn bản đã ban hành", name)
        address = addresses.issued_address(library.catalog, identifier)
        yield from plan_rest(sheet, address, "văn bản", len(issued), len(shown))


def _plan_models(sheet: Sheet, record: Body) -> Iterator[Block]:
    """Name the models of a body, each with what it is.

    Each has the anchor by which this page told of it before it got a page of its own, unless something else has it.
    """
    library = sheet.library
    models = sort_models(library, library.lineage.run_by.get(record.id, ()))
    shown = models[: limits.MODELS]
    if shown:
        taken = {item.id for field in (record.figures, record.conferences, record.commendations) for item in field}
        anchors = [_find_anchor(record, each) for each in shown]
        lines = tuple(_name_model(sheet, each) for each in shown)
        yield Lines(lines, "models", tuple("" if anchor in taken else anchor for anchor in anchors))
        address = addresses.run_address(library.catalog, record.id)
        yield from plan_rest(sheet, address, "mô hình", len(models), len(shown))


def _find_anchor(record: Body, model: str) -> str:
    """Find the id a model had within its unit: some have that of the unit behind it now."""
    return next(
        (own for unit in (record.id, *record.previous_ids) if (own := model.removesuffix(f"-{unit}")) != model), model
    )


def _name_model(sheet: Sheet, identifier: str) -> Line:
    record = sheet.library.catalog.models[identifier].record
    told = ((Run(". "), *sheet.read(claim.text, record), *cite(sheet.cite(claim.cite))) for claim in record.summary[:1])
    return (sheet.link_model(identifier), *chain.from_iterable(told))


def plan_body_card(sheet: Sheet, record: Body) -> Iterator[CardRow]:
    """Tell what a body is: its level, place, superior, those under it, its life, symbols and names."""
    catalog, lineage = sheet.library.catalog, sheet.library.lineage
    notes = sheet.cite(record.cite)
    level = catalog.levels[record.level].record.label
    yield plan_row("Cấp", (sheet.link(level, browse_address("cap", record.level)),), notes, anchor=place_claim(record))
    if record.province:
        province = catalog.provinces[record.province].record.label
        yield plan_row("Tỉnh, thành phố", (sheet.link(province, browse_address("tinh", record.province)),))
        heirs = find_heirs(catalog.provinces, record.province)
        labels = ((catalog.provinces[each].record.label, browse_address("tinh", each)) for each in heirs)
        if heirs:
            yield plan_row("Nay thuộc", list_runs((sheet.link(*each) for each in labels), DOT))
    yield plan_row("Cấp trên", (sheet.link_body(record.parent),) if record.parent else ())
    children = sort_bodies(sheet.library, lineage.children.get(record.id, ()))
    if children:
        shown = [sheet.link_body(child) for child in children[: limits.CHILDREN]]
        if len(children) > limits.CHILDREN:
            address = addresses.children_address(catalog, record.id)
            shown.append(sheet.link(words.ALL.format(count=len(children)), address))
        yield plan_row("Trực thuộc", list_runs(shown, DOT))
    yield from plan_lifetime(sheet, record)
    if record.symbols:
        yield plan_row("Ký hiệu trong số văn bản", list_runs(map(Run, record.symbols)))
    if record.aliases:
        yield plan_row("Còn gọi là", list_runs(map(Run, record.aliases), DOT))
    if subjects := link_subjects(sheet, record):
        yield plan_row("Chủ đề", subjects)
    for former, anchor in zip(record.former_names, place_claims(record, "former_names"), strict=True):
        yield plan_former(sheet, former, anchor)
