"""Relations: none to oneself, none twice, none in a circle, none to something later."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from handbook.catalog import Catalog
from handbook.dates import render_date
from handbook.diagnostics import Diagnostic
from handbook.lineage import Lineage, Link, type_of


def check_relations(catalog: Catalog, lineage: Lineage) -> Iterator[Diagnostic]:
    """Report relations of a document to itself and relations stated twice (also from the other side)."""
    seen: dict[tuple[str, frozenset[str] | tuple[str, str]], Link] = {}
    for link in lineage.links:
        if link.subject == link.target:
            place = catalog.directives[link.subject].place("relations", link.position, "target")
            yield Diagnostic(place, "relation-self", "văn bản có quan hệ với chính nó", "sửa mã ở đầu kia")
            continue
        pair: frozenset[str] | tuple[str, str] = (link.subject, link.target)
        if type_of(catalog, link).symmetric:
            pair = frozenset(pair)
        first = seen.setdefault((link.kind, pair), link)
        if first is not link:
            place = catalog.directives[link.subject].place("relations", link.position, "target")
            where = catalog.directives[first.subject].place("relations", first.position)
            message = f"quan hệ này đã ghi ở {where.path}, dòng {where.line}"
            yield Diagnostic(place, "relation-twice", message, "xóa một trong hai; chiều ngược lại tự tính")


def check_order(catalog: Catalog, lineage: Lineage) -> Iterator[Diagnostic]:
    """Report a document that continues, replaces, implements … one issued later."""
    for link in lineage.links:
        subject, target = catalog.directives[link.subject].record, catalog.directives[link.target].record
        if _is_reversed(catalog, link) and subject.issued and target.issued:
            message = (
                f"văn bản ngày {render_date(subject.issued)} không thể {type_of(catalog, link).label} "
                f"{target.short_name}, ban hành sau đó ({render_date(target.issued)})"
            )
            place = catalog.directives[link.subject].place("relations", link.position, "target")
            yield Diagnostic(place, "relation-order", message, "kiểm lại hai ngày, hoặc đổi chiều quan hệ")


def _is_reversed(catalog: Catalog, link: Link) -> bool:
    subject, target = catalog.directives[link.subject].record, catalog.directives[link.target].record
    if not type_of(catalog, link).later or subject.issued is None or target.issued is None:
        return False
    return subject.issued.is_before(target.issued)


def check_bodies(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report bodies that stand above themselves, or follow themselves, directly or in a circle."""
    for field in ("parent", "successor"):
        graph = {
            identifier: {target}
            for identifier, entry in catalog.bodies.items()
            if (target := getattr(entry.record, field)) in catalog.bodies
        }
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle: list[str] = sorted(set(error.args[1]))
            names = ", ".join(catalog.bodies[each].record.name for each in circle)
            place = catalog.bodies[circle[0]].place(field)
            message = f"các cơ quan này đứng trên nhau thành vòng: {names}"
            yield Diagnostic(place, "body-cycle", message, f"sửa «{field}» của một cơ quan trong vòng")


def check_cycles(catalog: Catalog, lineage: Lineage) -> Iterator[Diagnostic]:
    """Report circles of relations whose order is fixed in time, unless a date already shows the wrong one."""
    ordered = [
        link
        for link in lineage.links
        if type_of(catalog, link).later and link.subject != link.target and not _is_reversed(catalog, link)
    ]
    for kind in sorted({link.kind for link in ordered}):
        graph: dict[str, set[str]] = {}
        for link in ordered:
            if link.kind == kind:
                graph.setdefault(link.subject, set()).add(link.target)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle: list[str] = sorted(set(error.args[1]))
            start = circle[0]
            link = next(
                each for each in ordered if each.kind == kind and each.subject == start and each.target in circle
            )
            names = ", ".join(catalog.directives[each].record.short_name for each in circle)
            place = catalog.directives[start].place("relations", link.position, "target")
            message = f"các văn bản này {type_of(catalog, link).label} lẫn nhau thành vòng: {names}"
            yield Diagnostic(place, "relation-cycle", message, "bỏ một quan hệ trong vòng")
