"""How records, items and values are said in a sentence: a document by its short name, a number as in print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from handbook.difference.uses import NamingPlace, Uses
from handbook.messages import render_date, render_period, say
from handbook.records import (
    PAGES,
    Catalog,
    Citation,
    Dossier,
    Figure,
    Period,
    Record,
    ValueKind,
    read_fields,
    write_figure,
    write_locator,
)
from handbook.text import EdtfDate, parse_quantity, render_number

_MOST = 200
_CONTEXT = 4
_NAMING = ("short_name", "short_title", "name", "label", "term", "title", "id")
_BY_AMOUNT = frozenset({"printed", "qualifier", "out_of", "as_of", "period"})
_SLOT = re.compile(r"\{(\w+)\}")


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

    def describe_use(self, use: NamingPlace) -> str:
        """Say which place of which record names something."""
        record = name_record(use.record)
        return record if use.part is use.record else f"{record}: {self.describe(use.part)}"

    def name(self, table: str, identifier: str) -> str:
        """Name a record; an id that nothing bears stands for itself."""
        tables = PAGES if table == "records" else (table,)
        for catalog in (self.after, self.before):
            for each in tables:
                entry = getattr(catalog, each).get(identifier)
                if entry is not None:
                    return name_record(entry.record)
        return f"«{identifier}»"

    def write_figure(self, record: Record | None, figure: Figure) -> str:
        """Write a figure of a record with its unit and time; empty where it stands in no record of its own."""
        return write_figure(record, figure, self.find_unit(figure.indicator)) if isinstance(record, Dossier) else ""

    def find_unit(self, indicator: str) -> str:
        """Find the unit of an indicator."""
        catalogs = (self.after, self.before)
        return next((each.indicators[indicator].record.unit for each in catalogs if indicator in each.indicators), "")

    def show(self, owner: Record, field: str, value: object, *, whole: bool = False) -> str:
        """Write one value of a field; a long text is cut unless it is wanted whole."""
        if isinstance(value, Record):
            return self.describe(value, whole=whole)
        if isinstance(value, bool):
            return say("difference", "yes" if value else "no")
        text = self._write(owner, field, value, whole=whole)
        is_plain = isinstance(value, Citation | Decimal | EdtfDate) or read_fields(type(owner))[field].names
        return text if is_plain else f"«{text}»"

    def describe(self, item: Record, *, whole: bool = False) -> str:
        """Say which item of a list is meant; a long text is cut unless it is wanted whole."""
        if isinstance(item, Period):
            return render_period(item.start, item.end)
        line = item.wording.line or f"«{{{_find_naming(item)}}}»"
        return _SLOT.sub(lambda slot: self._write(item, slot[1], getattr(item, slot[1]), whole=whole), line)

    def tell_all(self, record: Record | None, item: Record) -> str:
        """Tell all an item of a record holds: what it is, then field by field."""
        head, said = self.describe(item, whole=True), set(_SLOT.findall(item.wording.line)) or {_find_naming(item)}
        if isinstance(item, Figure) and (amount := self.write_figure(record, item)):
            head, said = f"{head}: {amount}", said | _BY_AMOUNT | ({"value"} if is_said_by_print(item) else set())
        return "; ".join([head, *self.tell_fields(record, item, frozenset(said))])

    def tell_fields(self, record: Record | None, item: Record, said: frozenset[str]) -> Iterator[str]:
        """Tell the fields of an item that are not said yet and hold anything; its sources come last."""
        shapes = read_fields(type(item))
        for field in sorted((each for each in shapes if each not in said), key="cite".__eq__):
            value, shape = getattr(item, field), shapes[field]
            if value not in (None, (), shape.default):
                values = value if isinstance(value, tuple) else (value,)
                told = (self._tell_value(record, item, field, each) for each in values)
                yield f"{shape.noun}: {('; ' if shape.model or shape.kind is ValueKind.CITATION else ', ').join(told)}"

    def _tell_value(self, record: Record | None, item: Record, field: str, value: object) -> str:
        if isinstance(value, Record):
            told = self.tell_all(record, value)
            return f"({told})" if ";" in told else told
        return self.show(item, field, value, whole=True)

    def _write(self, owner: Record, field: str, value: object, *, whole: bool) -> str:
        space = read_fields(type(owner))[field].names
        if space:
            return self.name(space, str(value))
        if isinstance(value, Citation):
            return f"{self.name('sources', value.source)}, {write_locator(value.passage)}"
        if isinstance(value, Decimal):
            return render_number(value)
        return render_date(value) if isinstance(value, EdtfDate) else shorten(str(value), whole=whole)


def name_record(record: Record) -> str:
    """Name a record or an entry of the vocabulary."""
    return str(getattr(record, _find_naming(record), ""))


def is_said_by_print(figure: Figure) -> bool:
    """Tell whether a figure's value is the one that the printed words can be read as."""
    amount = parse_quantity(figure.printed)
    return amount is not None and amount.low == amount.high == figure.value


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


def _find_naming(record: Record) -> str:
    """Find the field that names a record."""
    return next((field for field in _NAMING if getattr(record, field, None)), "")
