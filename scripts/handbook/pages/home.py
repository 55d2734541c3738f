"""The first page: what people ask, what is newest, the line most documents hang on, the ways in, what changed."""

from collections.abc import Iterator

from handbook.diagram import plan_diagram, plan_rail
from handbook.lineage import Link, type_of
from handbook.pages import addresses, limits, words
from handbook.pages.browse import plan_facets
from handbook.pages.central_lines import find_central_line
from handbook.pages.graphs import plan_some
from handbook.pages.library import Library, count_figures
from handbook.pages.lines import Run
from handbook.pages.newest import find_newest_documents, tell_standing
from handbook.pages.overview import plan_change_views
from handbook.pages.paging import plan_rest
from handbook.pages.rows import plan_document_row, plan_document_rows, sort_documents
from handbook.pages.sheet import Sheet
from handbook.pages.views import Choice, HomeView, Page, Predicate, ReaderQuestion, Step

_MOST_CHANGES = 5
_MOST_CHOICES = 6
_MOST_NEW = 4

Related = dict[str, tuple[str, ...]]
"""What is said of a document → the documents it is said with, in the order of lists."""


def plan_home(library: Library) -> Page:
    """Plan the first page."""
    sheet = Sheet(library, addresses.HOME)
    catalog = library.catalog
    whole = find_central_line(library)
    line = whole[-limits.LINE :]
    related = {document: _find_related(library, document) for document in line}
    sizes = tuple(len(found) for each in related.values() for found in each.values())
    most = limits.share_room(sizes, limits.COMPANIONS, limits.COMPANIONS + limits.LINE)
    shown = (document for each in related.values() for found in each.values() for document in found[:most])
    graph = plan_some(sheet, words.CENTRAL_LINE, tuple(dict.fromkeys((*line, *shown))), None)
    newest = find_newest_documents(library, library.documents, _MOST_NEW)
    view = HomeView(
        counts=(
            Choice(sheet.link(words.DOCUMENTS, addresses.DOCUMENTS), len(library.documents)),
            Choice(sheet.link(words.UNITS, addresses.UNITS), len(catalog.exemplars)),
            Choice(sheet.link(words.MODELS, addresses.MODELS), len(catalog.models)),
            Choice(sheet.link(words.LEDGER, addresses.LEDGER), count_figures(catalog)),
            Choice(sheet.link(words.SOURCES, addresses.SOURCES), len(catalog.sources)),
        ),
        questions=tuple(_plan_questions(sheet, line)),
        newest=tuple(plan_document_row(sheet, each) for each in newest),
        standing=tuple(run for run in tell_standing(sheet, whole) if not run.cites),
        newest_page=sheet.link(words.NEWEST, addresses.NEWEST),
        line=tuple(_plan_step(sheet, document, related[document], most) for document in line),
        others=len(whole) - len(line),
        drawing=plan_diagram(graph),
        rail=plan_rail(graph),
        facets=plan_facets(sheet, _MOST_CHOICES),
        changes=plan_change_views(sheet, 1, _MOST_CHANGES),
        more_changes=sheet.link(words.CHANGES, addresses.CHANGES),
        lineage=sheet.link(words.LINEAGE, addresses.LINEAGE),
    )
    return Page("index.md", library.site, "", words.DESCRIPTIONS["home"], wide=True, template="home.md.j2", view=view)


def _plan_questions(sheet: Sheet, line: tuple[str, ...]) -> Iterator[ReaderQuestion]:
    """Show three questions that people come with, and the ways to their answers."""
    yield ReaderQuestion(
        "Tìm một văn bản",
        "Gõ số hiệu, tên hoặc vài chữ vào ô tìm ở đầu trang, hay đi theo danh sách.",
        (
            sheet.link("Danh sách văn bản", addresses.DOCUMENTS),
            sheet.link(words.NUMBERS, addresses.NUMBERS),
            sheet.link(words.LINEAGE, addresses.LINEAGE),
            sheet.link(words.AS_OF, addresses.AS_OF),
        ),
    )
    directives = sheet.library.catalog.directives
    asking = next((each for each in reversed(line) if directives[each].record.tasks), "")
    asked = (_link_tasks(sheet, asking),) if asking else ()
    ways = (sheet.link(words.FACETS[each], addresses.browse_address(each)) for each in ("cap", "tinh", "van-ban"))
    yield ReaderQuestion(
        "Đơn vị tôi phải làm gì",
        "Chọn cấp, nơi, lĩnh vực một lần: văn bản cần thực hiện, việc được giao, mô hình và số liệu của đơn vị như "
        "mình trên một trang.",
        (sheet.link(words.DUTIES, addresses.DUTIES), *asked, *ways),
    )
    yield ReaderQuestion(
        "Mô hình để học theo",
        "Mô hình, cách làm được các nguồn kể, với nơi làm, các bước và kết quả.",
        (
            sheet.link("Danh sách mô hình", addresses.MODELS),
            *(sheet.link(words.FACETS[each], addresses.browse_address(each)) for each in ("linh-vuc", "doi-tuong")),
        ),
    )


def _link_tasks(sheet: Sheet, document: str) -> Run:
    """Lead to what a document asks."""
    name = sheet.library.catalog.directives[document].record.short_name
    return sheet.link(f"Yêu cầu của {name}", f"{addresses.directive_address(document)}#muc-yeu-cau")


def _find_related(library: Library, document: str) -> Related:
    """Find what continues a document, then what it is carried out together with, by the words of their relations."""
    catalog, lineage = library.catalog, library.lineage
    kinds: dict[str, dict[str, list[str]]] = {"succession": {}, "companion": {}}

    def add(link: Link, label: str, other: str) -> None:
        family = type_of(catalog, link).family
        if family in kinds and other not in lineage.reported:
            kinds[family].setdefault(label, []).append(other)

    for link in lineage.incoming.get(document, ()):
        add(link, type_of(catalog, link).inverse_label, link.subject)
    for link in lineage.outgoing.get(document, ()):
        if type_of(catalog, link).family == "companion":
            add(link, type_of(catalog, link).label, link.target)
    return {label: sort_documents(library, found) for each in kinds.values() for label, found in each.items()}


def _plan_step(sheet: Sheet, document: str, related: Related, most: int) -> Step:
    address = f"{addresses.directive_address(document)}#muc-quan-he"
    return Step(
        plan_document_row(sheet, document),
        tuple(
            Predicate(
                label,
                plan_document_rows(sheet, found[:most]),
                plan_rest(sheet, address, "văn bản khác", len(found), min(most, len(found))),
            )
            for label, found in related.items()
        ),
    )
