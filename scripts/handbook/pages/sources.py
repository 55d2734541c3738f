"""The pages of sources: each with the claims that rest on it."""

from collections.abc import Iterator

from handbook.checks import Part
from handbook.messages import write_date
from handbook.pages import addresses, limits, words
from handbook.pages.blocks import (
    Block,
    Card,
    CardRow,
    Cell,
    Column,
    Division,
    Flow,
    Head,
    Items,
    Lines,
    Paragraph,
    plan_division,
)
from handbook.pages.documents import plan_reference, plan_row
from handbook.pages.library import Library
from handbook.pages.lines import Line, Run, list_runs, tell
from handbook.pages.listing import open_listing
from handbook.pages.paging import list_pager, name_part, part_address, plan_rest
from handbook.pages.sheet import Sheet, link_original, write_printed
from handbook.pages.study import find_owner
from handbook.pages.tables import fill_table, show_text
from handbook.pages.views import Page
from handbook.records import Citation, Entry, Passage, Source


def plan_source(library: Library, identifier: str, number: int = 1) -> Page:
    """Plan the page of a source, or one of the pages of the claims that rest on it."""
    entry = library.catalog.sources[identifier]
    record = entry.record
    own = addresses.source_address(identifier)
    sheet = Sheet(library, part_address(own, number))
    title, total = name_part(record.title, number), count_claims(library, record)
    pager = list_pager(sheet, own, number, total, limits.CLAIMS)
    passages: Flow = (*pager, _list_passages(sheet, record, number), *pager)
    note = (Paragraph(sheet.read(record.note), "statement"),) if record.note else ()
    counting = Paragraph((Run(f"Cách đếm đoạn: {record.counting}"),), "remark")
    trail = (sheet.link(words.SOURCES, addresses.SOURCES),)
    return Page(
        path=addresses.page_path(sheet.address),
        title=" – ".join(filter(None, (title, record.publisher))),  # others bear the same title
        section="nguon",
        description=f"{words.SOURCES}: {title}",
        record=entry.file.path,
        head=Head(title, trail=trail),
        blocks=(
            Division((Card(tuple(_plan_card(record))), *note, counting)),
            Division(passages, f"{total} điều dựa vào nguồn này", "muc-dieu-dua-vao"),
            *plan_division("Chỗ sai hoặc ghi không thống nhất", "muc-sai-lech", tuple(_plan_faults(sheet, entry))),
            Division(_tell_citation(sheet, record), "Trích dẫn nguồn này", "muc-trich-dan-nguon"),
            Division((plan_reference(sheet, record.title),), "Trích dẫn trang này", "muc-trich-dan"),
        ),
    )


def _plan_faults(sheet: Sheet, entry: Entry[Source]) -> Iterator[Block]:
    """Explain what is wrong in a source, then what does not agree in records that rest on it."""
    yield sheet.explain_faults(entry.record, (entry.file.path, ()), entry.record)
    resting = sheet.library.resting.get(entry.record.id, ())
    shown = resting[: limits.RESTING]
    lines = tuple(_tell_fault(sheet, *fault) for fault in shown)
    if lines:
        yield Lines(lines)
        yield from plan_rest(sheet, addresses.FAULTS, "chỗ không khớp", len(resting), len(shown))


def _tell_fault(sheet: Sheet, part: Part, position: int) -> Line:
    """Tell a fault of a record, with the page of the record and where it is explained."""
    entry = part.entry
    owner = find_owner(sheet.library.catalog, entry)
    item = getattr(part.value, "discrepancies")[position]  # noqa: B009 - all of these have it
    place = sheet.library.fault_places[entry.file.path, entry.prefix + part.path, position]
    where = sheet.link(owner.text if owner else "", place)
    return (Run(f"{words.FAULT_KINDS[item.kind]}, trên trang "), where, Run(": "), *sheet.read(item.note, entry.record))


def _list_passages(sheet: Sheet, record: Source, number: int) -> Items:
    """List the passages of a source; the first page names all, even those whose claims stand on a later one."""
    shown: dict[str, Flow] = {}
    start = 0
    for passage in record.passages:
        claims = sheet.library.support.get(Citation(record.id, passage.id), ())
        chosen = tuple(
            claim for position, claim in enumerate(claims, start) if position // limits.CLAIMS == max(number, 1) - 1
        )
        anchor = addresses.passage_anchor(passage.id)
        part = (start + len(chosen)) // limits.CLAIMS + 1
        address = f"{part_address(addresses.source_address(record.id), part)}#{anchor}"
        total = len(claims) if number <= 1 else len(chosen)
        rest = plan_rest(sheet, address, "điều dựa vào đoạn này", total, len(chosen))
        start += len(claims)
        if chosen or number <= 1:
            shown[anchor] = (*_tell_passage(sheet, (record, passage), chosen, is_used=bool(claims)), *rest)
    return Items(tuple(shown.values()), "passages", is_ordered=True, anchors=tuple(shown))


def _tell_passage(
    sheet: Sheet, cited: tuple[Source, Passage], claims: tuple[Run, ...], *, is_used: bool
) -> Iterator[Block]:
    """Tell a passage of a source with the claims that rest on it."""
    record, passage = cited
    locator = Run(passage.locator[:1].upper() + passage.locator[1:], style="strong")
    yield Paragraph((locator, Run(" "), Run(f"«{passage.opening} …»", style="opening")), "locator")
    printed = write_printed(passage)
    said = (Run(f"In ở đây: {printed}. "),) if printed else ()
    if line := (*said, *link_original(record, passage)):
        yield Paragraph(line, "printed")
    if claims:
        yield Lines(tuple((sheet.link(claim.text, claim.href), *_tell_hint(claim)) for claim in claims))
    elif not is_used:
        yield Paragraph((Run("Sổ tay chưa dùng đoạn này."),), "unknown")


def _tell_hint(claim: Run) -> Line:
    return (Run(f": {claim.hint}"),) if claim.hint not in {"", claim.text} else ()


def plan_source_list(library: Library, number: int = 1) -> Page:
    """Plan a page of the list of sources."""
    place = words.SOURCES, addresses.SOURCES
    listing = open_listing(library, place, tuple(library.catalog.sources), number)
    head = listing.plan_head(
        "Mỗi điều trong sổ tay đều dẫn về một đoạn của một nguồn dưới đây. Trang của từng nguồn liệt kê những điều dựa "
        "vào nó."
    )
    rows = ((listing.sheet, library.catalog.sources[each].record) for each in listing.shown)
    division = listing.set_table(fill_table(_SOURCES, rows, "Danh sách nguồn"), "nguồn")
    return listing.make_page(head, [division], words.DESCRIPTIONS["sources"], is_wide=False)


def count_claims(library: Library, source: Source) -> int:
    """Count the claims that rest on a source."""
    return sum(len(library.support.get(Citation(source.id, passage.id), ())) for passage in source.passages)


def _write_citation(record: Source) -> str:
    """Write how to cite a source, with no more than its record says."""
    where = ", ".join(part for part in (record.publisher, write_date(record.published)) if part)
    sentence = "".join(f"{part}. " for part in (record.author, f"«{record.title}»", where) if part)
    return f"{sentence}{record.url or ''}".strip()


def _tell_citation(sheet: Sheet, record: Source) -> Flow:
    """Say how to cite a source itself, and where its entry for programs is."""
    files = (addresses.SOURCES_BIB, addresses.SOURCES_CSL)
    links = list_runs(sheet.link(address.rpartition("/")[2], address) for address in files)
    remark = (Run("Trong thư mục nguồn "), *links, Run(", nguồn này có mã "), Run(record.id, style="code"), Run("."))
    return Paragraph((Run(_write_citation(record)),), "reference"), Paragraph(remark, "remark")


def _plan_card(record: Source) -> Iterator[CardRow]:
    yield plan_row("Loại nguồn", (Run(record.kind),))
    yield plan_row("Nơi đăng", tell(record.publisher or ""))
    role = (Run(" "), Run(record.author_role, style="remark")) if record.author and record.author_role else ()
    yield plan_row("Người viết", (*tell(record.author or ""), *role))
    yield plan_row("Ngày đăng", tell(write_date(record.published)))
    if record.retrieved:
        yield plan_row("Ngày của bản lưu", tell(write_date(record.retrieved)))
    yield plan_row("Địa chỉ", (Run(record.url, record.url),) if record.url else ())
    if record.archived:
        yield plan_row("Bản lưu trên mạng", (Run(record.archived, record.archived),))
    if record.seen:
        yield plan_row("Phần đã đọc", tell(words.SEEN[record.seen]))


def _show_kept(text: str | None) -> Cell:
    return Cell((Run(text) if text else Run("bản lưu không ghi", style="unknown"),))


_SOURCES: tuple[Column[tuple[Sheet, Source], Cell], ...] = (
    Column("Nhan đề", lambda row: Cell((row[0].link(row[1].title, addresses.source_address(row[1].id)),)), 2.6),
    Column("Nơi đăng", lambda row: _show_kept(row[1].publisher), 1.4),
    Column("Người viết", lambda row: _show_kept(row[1].author), 1.2),
    Column("Ngày đăng", lambda row: _show_kept(write_date(row[1].published)), 1.0, "when"),
    Column(
        "Số điều dựa vào",
        lambda row: show_text(str(count_claims(row[0].library, row[1]))),
        0.9,
        "number",
        is_count=True,
    ),
)
