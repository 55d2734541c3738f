"""The pages of models: of each one, and the list of all."""

from collections.abc import Iterator

from handbook.messages import render_period
from handbook.pages import addresses, words
from handbook.pages.anchors import place_claim, place_claims
from handbook.pages.answers import answer_model, link_comparison, tell_missing
from handbook.pages.blocks import Card, CardRow, Division, Head, Lines, plan_division
from handbook.pages.documents import plan_closing, plan_row
from handbook.pages.library import Library
from handbook.pages.lines import DOT, Line, Run, cite, list_runs
from handbook.pages.listing import open_listing
from handbook.pages.parts import name_some, plan_outcomes, plan_stated, write_place
from handbook.pages.sheet import Sheet, name_model
from handbook.pages.tables import link_entries, link_places, link_subjects, list_models
from handbook.pages.views import Page
from handbook.records import Entry, Model, ModelUnit


def plan_models_list(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of all models."""
    listing = open_listing(library, (words.MODELS, addresses.MODELS), tuple(library.models), number)
    sheet = listing.sheet
    subject = f"{listing.total} mô hình, cách làm được các nguồn nêu, kèm đơn vị thực hiện."
    facets = ("linh-vuc", "doi-tuong")
    ways = (sheet.link(words.FACETS[facet], addresses.browse_address(facet)) for facet in facets)
    table = list_models(sheet, listing.shown, "Các mô hình, cách làm")
    division = listing.set_table(table, "mô hình", "Lọc mô hình")
    return listing.make_page(listing.plan_head(subject, *ways), [division], words.DESCRIPTIONS["models"])


def plan_model(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan the page of a model, with the first of all that its record states, or for print with all."""
    entry = library.catalog.models[identifier]
    record = entry.record
    address = addresses.model_address(identifier)
    sheet = Sheet(library, address, own=identifier)
    units = list_runs(name_some(sheet.link_body, [each.unit for each in record.units]))
    return Page(
        path=addresses.page_path(address),
        title=name_model(library, record),
        section="mo-hinh",
        description=f"{words.MODELS}: {record.name}",
        record=entry.file.path,
        head=Head(record.name, units, words.MODELS, (sheet.link(words.MODELS, addresses.MODELS),)),
        blocks=tuple(_plan_divisions(sheet, entry, number)),
    )


def _plan_divisions(sheet: Sheet, entry: Entry[Model], number: int) -> Iterator[Division]:
    answer = answer_model(sheet, entry)
    card = Card(tuple(plan_model_card(sheet, entry.record)))
    stated = plan_stated(sheet, entry, number, "Số liệu của mô hình", {"lessons"})
    beside = link_comparison(sheet, "mo-hinh", (entry.record.id,), "mô hình khác")
    yield Division((answer, card, beside, *stated["summary"], *stated["note"]))
    lines = tuple(_tell_unit(sheet, entry.record, each) for each in entry.record.units)
    units = Lines(lines, anchors=place_claims(entry.record, "units"))
    yield Division((units,), "Đơn vị thực hiện", "muc-don-vi")
    yield from plan_division("Cách làm", "muc-cach-lam", stated["steps"])
    yield from plan_division("Số liệu", "muc-so-lieu", stated["figures"])
    yield from plan_outcomes(stated)
    yield from plan_division("Nhiệm vụ, yêu cầu đặt ra", "muc-nhiem-vu", stated["tasks"])
    yield from plan_division("Hội nghị, lớp học", "muc-hoi-nghi", stated["conferences"])
    yield from plan_division("Khen thưởng", "muc-khen-thuong", stated["commendations"])
    running = (answer,) if entry.record.running else ()
    told = (("cách làm", stated["steps"]), ("số liệu", stated["figures"]), ("còn thực hiện hay không", running))
    yield from tell_missing(sheet, told)
    yield from plan_closing(sheet, entry, entry.record.name)


def plan_model_card(sheet: Sheet, record: Model) -> Iterator[CardRow]:
    """Tell what a model is: its names, where it is run, its fields, audiences and documents."""
    yield plan_row("Tên", (Run(record.name),), sheet.cite(record.cite), anchor=place_claim(record))
    if record.aliases:
        yield plan_row("Còn gọi là", list_runs(map(Run, record.aliases), DOT))
    yield plan_row("Nơi", link_places(sheet, record))
    yield plan_row("Lĩnh vực", link_entries(sheet, "linh-vuc", "fields", record.fields))
    yield plan_row("Đối tượng", link_entries(sheet, "doi-tuong", "audiences", record.audiences))
    if subjects := link_subjects(sheet, record):
        yield plan_row("Chủ đề", subjects)
    yield plan_row("Góp phần thực hiện", list_runs(name_some(sheet.link_directive, record.serves), DOT))


def _tell_unit(sheet: Sheet, record: Model, each: ModelUnit) -> Line:
    """Tell which unit runs a model, where it is, when it does, and what is said of that."""
    place = write_place(sheet, sheet.library.catalog.bodies[each.unit].record)
    when = render_period(each.since, each.until)
    facts = Run("".join(f", {fact}" for fact in (place, when) if fact))
    note = (Run(". "), *sheet.read(each.note, record)) if each.note else ()
    return (sheet.link_body(each.unit), facts, *note, *cite(sheet.cite(each.cite)))
