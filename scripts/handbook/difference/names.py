"""How records and values are named in a sentence: a document by its short name, a date and a number as in print."""

from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel

from handbook.catalog import Catalog
from handbook.dates import PartialDate, render_date, render_period
from handbook.fields import REFERENCES
from handbook.records import (
    Change,
    Citation,
    Claim,
    Commendation,
    Conference,
    Discrepancy,
    Figure,
    Implementation,
    Model,
    Passage,
    Period,
    Relation,
)
from handbook.vietnamese import render_number

_MOST = 200
_CONTEXT = 4


@dataclass(frozen=True, slots=True)
class Names:
    """The names of everything in either catalog; the later one has the say."""

    before: Catalog
    after: Catalog

    def name(self, table: str, identifier: str) -> str:
        """Name a record; an id that nothing bears stands for itself."""
        tables = ("directives", "bodies", "sources") if table == "records" else (table,)
        for catalog in (self.after, self.before):
            for each in tables:
                entry = getattr(catalog, each).get(identifier)
                if entry is not None:
                    return name_record(entry.record)
        return f"«{identifier}»"

    def find_unit(self, indicator: str) -> str:
        """Find the unit of an indicator."""
        catalogs = (self.after, self.before)
        return next((each.indicators[indicator].record.unit for each in catalogs if indicator in each.indicators), "")

    def show(self, owner: BaseModel, field: str, value: object) -> str:
        """Write one value of a field."""
        table = REFERENCES.get((type(owner).__name__, field))
        if table and isinstance(value, str):
            return self.name(table, value)
        if isinstance(value, BaseModel):
            return self.describe(value)
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, Decimal):
            return render_number(value)
        return render_date(value) if isinstance(value, PartialDate) else f"«{shorten(str(value))}»"

    def describe(self, item: BaseModel) -> str:  # noqa: C901, PLR0911 - one line for each kind of item
        """Say which item of a list is meant."""
        match item:
            case Figure():
                return f"«{self.name('indicators', item.indicator)}» ({item.scope})"
            case Relation():
                return f"{self.name('relations', item.type)} {self.name('directives', item.target)}"
            case Citation():
                return f"{self.name('sources', item.source)}, {item.locator}"
            case Implementation():
                return f"{self.name('directives', item.directive)}: «{shorten(item.text)}»"
            case Discrepancy():
                return f"({item.kind}) «{shorten(item.note)}»"
            case Commendation():
                return f"«{item.award}» cho {item.recipients}"
            case Period():
                return render_period(item.start, item.end)
            case Passage():
                return f"{item.locator} «{item.opening}»"
            case Claim() | Change():
                return f"«{shorten(item.text)}»"
            case Model() | Conference():
                return f"«{item.name}»"
            case _:
                return f"«{name_record(item)}»"


def name_record(record: BaseModel) -> str:
    """Name a record or an entry of the vocabulary."""
    for field in ("short_name", "short_title", "name", "label", "term", "title", "id"):
        if value := getattr(record, field, None):
            return str(value)
    return ""


def shorten(text: str) -> str:
    """Cut a text at a word."""
    return text if len(text) <= _MOST else text[:_MOST].rpartition(" ")[0] + " …"


def contrast(before: str, after: str) -> tuple[str, str]:
    """Show two texts from shortly before their first difference to shortly after their last."""
    left, right = before.split(), after.split()
    most = min(len(left), len(right))
    start = next((at for at in range(most) if left[at] != right[at]), most)
    end = next((at for at in range(most - start) if left[-1 - at] != right[-1 - at]), most - start)
    return _cut(left, start, end), _cut(right, start, end)


def _cut(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), min(len(words), len(words) - end + _CONTEXT)
    text = shorten(" ".join(words[first:last]))
    return f"{'… ' if first else ''}{text}{' …' if last < len(words) and not text.endswith('…') else ''}"
