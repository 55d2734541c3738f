"""The facets by which hits are counted and narrowed: a column of small numbers each."""

from collections.abc import Callable, Sequence

from handbook.memory import Memory
from handbook.records.catalog import Catalog
from handbook.search.compact import write_json
from handbook.search.items import KINDS
from handbook.search.shares import FACETS
from handbook.text.vietnamese import sort_text


def write_facets(catalog: Catalog, items: Sequence[tuple[str, ...]], memory: Memory) -> str:
    """Write a column of small numbers per facet, 0 for none; values stand in the order the interface lists them."""

    def order(name: str) -> object:
        return memory.recall(("order", name), (), lambda: sort_text(name))

    labels: dict[str, Callable[[str], str]] = {
        "trang": lambda value: KINDS[value],
        "loai": lambda value: catalog.types[value].record.label,
        "co-quan": lambda value: catalog.bodies[value].record.name,
        "nam": lambda value: value,
        "khoa": lambda value: catalog.terms[value].record.label,
        "tinh": lambda value: catalog.provinces[value].record.label,
        "cap": lambda value: catalog.levels[value].record.label,
    }
    orders: dict[str, Callable[[str], object]] = {
        "trang": list(KINDS).index,
        "loai": list(catalog.types).index,
        "co-quan": lambda value: (order(catalog.bodies[value].record.name), value),
        "nam": lambda value: -int(value),
        "khoa": lambda value: -catalog.terms[value].record.rank,
        "tinh": lambda value: (order(catalog.provinces[value].record.label), value),
        "cap": list(catalog.levels).index,
    }
    content = []
    for facet, column in zip(FACETS, zip(*items, strict=True) if items else [()] * len(FACETS), strict=True):
        ordered = sorted(sorted({*column} - {""}), key=orders[facet])  # type: ignore[arg-type]
        places = {value: str(place) for place, value in enumerate(["", *ordered])}
        values = write_json([[value, labels[facet](value)] for value in ordered])
        content.append(f'"{facet}":{{"values":{values},"column":[{",".join(map(places.__getitem__, column))}]}}')
    return f"{{{','.join(content)}}}"
