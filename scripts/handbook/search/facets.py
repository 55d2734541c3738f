"""The facets by which hits are counted and narrowed: a column of small numbers each."""

from collections.abc import Callable, Sequence

from handbook.memo import Once
from handbook.records import Catalog
from handbook.search.compact import write_json
from handbook.search.items import KINDS
from handbook.search.shares import FACETS
from handbook.text import sort_text


def write_facets(catalog: Catalog, items: Sequence[tuple[str, ...]], memo: Once) -> str:
    """Write a column of small numbers per facet, 0 for none; values stand in the order the interface lists them.

    An item with several values has a list of numbers.
    """
    columns = dict(zip(FACETS, zip(*items, strict=True) if items else [()] * len(FACETS), strict=True))
    found = {facet: {value for cell in {*column} for value in cell.split()} for facet, column in columns.items()}
    labels: dict[str, Callable[[str], str]] = {
        "trang": lambda value: KINDS[value],
        "loai": lambda value: catalog.types[value].record.label,
        "co-quan": lambda value: catalog.bodies[value].record.name,
        "nam": lambda value: value,
        "khoa": lambda value: catalog.terms[value].record.label,
        "tinh": lambda value: catalog.provinces[value].record.label,
        "cap": lambda value: catalog.levels[value].record.label,
        "chu-de": lambda value: catalog.subjects[value].record.label,
        "linh-vuc": lambda value: catalog.fields[value].record.label,
        "doi-tuong": lambda value: catalog.audiences[value].record.label,
    }
    names = {labels[facet](value): None for facet in ("co-quan", "tinh") for value in sorted(found[facet])}
    letters = dict(zip(names, memo.ask_each("letters", names, sort_text), strict=True))
    orders: dict[str, Callable[[str], object]] = {
        "trang": list(KINDS).index,
        "loai": list(catalog.types).index,
        "co-quan": lambda value: (letters[catalog.bodies[value].record.name], value),
        "nam": lambda value: -int(value),
        "khoa": lambda value: -catalog.terms[value].record.rank,
        "tinh": lambda value: (letters[catalog.provinces[value].record.label], value),
        "cap": list(catalog.levels).index,
        "chu-de": list(catalog.subjects).index,
        "linh-vuc": list(catalog.fields).index,
        "doi-tuong": list(catalog.audiences).index,
    }
    content = []
    for facet, column in columns.items():
        ordered = sorted(sorted(found[facet]), key=orders[facet])  # type: ignore[arg-type]
        places = {value: str(place) for place, value in enumerate(["", *ordered])}
        cells = {cell: _write_cell([places[value] for value in cell.split(" ")]) for cell in {*column}}
        values = write_json([[value, labels[facet](value)] for value in ordered])
        content.append(f'"{facet}":{{"values":{values},"column":[{",".join(map(cells.__getitem__, column))}]}}')
    return f"{{{','.join(content)}}}"


def _write_cell(places: Sequence[str]) -> str:
    return f"[{','.join(places)}]" if len(places) > 1 else places[0]
