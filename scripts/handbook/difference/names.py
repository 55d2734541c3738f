"""How records and values are named in a sentence: a document by its short name, a date and a number as in print."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pydantic import BaseModel

from handbook.difference.uses import Use, Uses
from handbook.messages.fields import REFERENCES
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
    Status,
)
from handbook.records.catalog import Catalog
from handbook.text.dates import PartialDate, render_date, render_period
from handbook.text.vietnamese import render_number

_MOST = 200
_CONTEXT = 4


@dataclass(frozen=True)
class Names:
    """The names of everything in either catalog; the later one has the say. And who names what, in each."""

    before: Catalog
    after: Catalog

    @cached_property
    def uses_before(self) -> Uses:
        """Who names what in the earlier catalog."""
        return Uses(self.before)

    @cached_property
    def uses_after(self) -> Uses:
        """Who names what in the later catalog."""
        return Uses(self.after)

    def describe_use(self, use: Use) -> str:
        """Say which place of which record names something."""
        record = name_record(use.record)
        return record if use.part is use.record else f"{record}: {self.describe(use.part)}"

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

    def show(self, owner: BaseModel, field: str, value: object, *, whole: bool = False) -> str:
        """Write one value of a field; a long text is cut unless it is wanted whole."""
        table = REFERENCES.get((type(owner).__name__, field))
        if table and isinstance(value, str):
            return self.name(table, value)
        if isinstance(value, BaseModel):
            return self.describe(value, whole=whole)
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, Decimal):
            return render_number(value)
        return render_date(value) if isinstance(value, PartialDate) else f"«{shorten(str(value), whole=whole)}»"

    def describe(self, item: BaseModel, *, whole: bool = False) -> str:  # noqa: C901, PLR0911 - one line for each kind of item
        """Say which item of a list is meant; a long text is cut unless it is wanted whole."""
        match item:
            case Figure():
                return f"«{self.name('indicators', item.indicator)}» ({item.scope})"
            case Relation():
                return f"{self.name('relations', item.type)} {self.name('directives', item.target)}"
            case Citation():
                return f"{self.name('sources', item.source)}, {item.locator}"
            case Implementation():
                return f"{self.name('directives', item.directive)}: «{shorten(item.text, whole=whole)}»"
            case Discrepancy():
                return f"({item.kind}) «{shorten(item.note, whole=whole)}»"
            case Commendation():
                return f"«{item.award}» cho {item.recipients}"
            case Period():
                return render_period(item.start, item.end)
            case Passage():
                return f"{item.locator} «{item.opening}»"
            case Claim() | Change():
                return f"«{shorten(item.text, whole=whole)}»"
            case Status():
                return self.name("statuses", item.value)
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


def shorten(text: str, *, whole: bool = False) -> str:
    """Cut a text at a word, unless it is wanted whole."""
    return text if whole or len(text) <= _MOST else text[:_MOST].rpartition(" ")[0] + " …"


def contrast(before: str, after: str, *, whole: bool = False) -> tuple[str, str]:
    """Show two texts from shortly before their first difference to shortly after their last, cut if not ``whole``."""
    left, right = before.split(), after.split()
    most = min(len(left), len(right))
    start = next((at for at in range(most) if left[at] != right[at]), most)
    end = next((at for at in range(most - start) if left[-1 - at] != right[-1 - at]), most - start)
    return _cut(left, start, end, whole=whole), _cut(right, start, end, whole=whole)


def _cut(words: list[str], start: int, end: int, *, whole: bool) -> str:
    first, last = max(0, start - _CONTEXT), min(len(words), len(words) - end + _CONTEXT)
    text = shorten(" ".join(words[first:last]), whole=whole)
    return f"{'… ' if first else ''}{text}{' …' if last < len(words) and not text.endswith('…') else ''}"
