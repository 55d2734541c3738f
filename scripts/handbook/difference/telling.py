"""An item told whole: all it holds, field by field, its sources at the end; nothing is left out or only counted."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pydantic import BaseModel

from handbook.difference.names import Names
from handbook.messages.fields import NOUNS
from handbook.records import (
    Change,
    Citation,
    Claim,
    Commendation,
    Discrepancy,
    Dossier,
    Figure,
    Implementation,
    Passage,
    Period,
    Relation,
    Status,
)
from handbook.records.figures import write_figure
from handbook.records.notation import list_fields
from handbook.text.quantities import parse_quantity

_SAID: Mapping[type[BaseModel], frozenset[str]] = MappingProxyType(
    {
        Figure: frozenset({"indicator", "scope"}),
        Relation: frozenset({"type", "target"}),
        Citation: frozenset({"source", "locator"}),
        Implementation: frozenset({"directive", "text"}),
        Discrepancy: frozenset({"kind", "note"}),
        Commendation: frozenset({"award", "recipients"}),
        Period: frozenset({"start", "end"}),
        Passage: frozenset({"locator", "opening"}),
        Claim: frozenset({"text"}),
        Change: frozenset({"text"}),
        Status: frozenset({"value"}),
    }
)
"""Kind of item → the fields that ``Names.describe`` says of it."""
_BY_AMOUNT = frozenset({"printed", "qualifier", "out_of", "as_of", "period"})
_NAMING = ("short_name", "short_title", "name", "label", "term", "title", "id")


def tell_item(names: Names, record: BaseModel | None, item: BaseModel) -> str:
    """Tell all an item of a record holds."""
    head = names.describe(item, whole=True)
    said = _SAID.get(type(item)) or {next((field for field in _NAMING if getattr(item, field, None)), "")}
    if isinstance(item, Figure) and isinstance(record, Dossier):
        head = f"{head}: {write_figure(record, item, names.find_unit(item.indicator))}"
        said |= _BY_AMOUNT | ({"value"} if _is_said_by_print(item) else set())
    return "; ".join([head, *tell_fields(names, record, item, frozenset(said))])


def tell_fields(names: Names, record: BaseModel | None, item: BaseModel, said: frozenset[str]) -> Iterator[str]:
    """Tell the fields of an item that are not said yet and hold anything; its sources come last."""
    fields = sorted(list_fields(type(item)), key=lambda field: field == "citations")
    for field in fields:
        value, default = getattr(item, field), type(item).model_fields[field].default
        if field in said or value in (None, (), default):
            continue
        values = value if isinstance(value, tuple) else (value,)
        between = "; " if isinstance(values[0], BaseModel) else ", "
        yield f"{NOUNS[field]}: {between.join(_tell_value(names, record, item, field, each) for each in values)}"


def list_strings(value: object) -> Iterator[str]:
    """List every text in a record, a list or a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from list_strings(each)
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from list_strings(getattr(value, field))


def _tell_value(names: Names, record: BaseModel | None, item: BaseModel, field: str, value: object) -> str:
    if isinstance(value, BaseModel):
        told = tell_item(names, record, value)
        return f"({told})" if ";" in told and not isinstance(value, Citation) else told
    return names.show(item, field, value, whole=True)


def _is_said_by_print(figure: Figure) -> bool:
    """Tell whether the value is the one that the printed words can be read as."""
    amount = parse_quantity(figure.printed)
    return amount is not None and amount.low == amount.high == figure.value
