"""Walking the parts of records, and the faults of sources found there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, get_args

from pydantic import BaseModel

from handbook.datafile import Path
from handbook.diagnostics import Diagnostic
from handbook.messages import say
from handbook.records import Acknowledged, Citation, DiscrepancyKind, Dossier, Record
from handbook.records.catalog import Catalog, Entry
from handbook.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a source: the part of a record it is in, its kind, and what is wrong."""

    entry: Entry[BaseModel]
    path: Path
    kind: DiscrepancyKind
    diagnostic: Diagnostic


class Part(NamedTuple):
    """A record or something inside it, with the path that leads there.

    ``owner`` leads to the nearest part, itself included, that can acknowledge a fault of its source.
    """

    entry: Entry[BaseModel]
    path: Path
    value: BaseModel
    owner: Path


def advise_acknowledging(kind: DiscrepancyKind) -> str:
    """Say what to do about a fault that may be a source's: a slip of the editor is likelier."""
    return say("phrases", "acknowledge", kind=kind)


def walk_records(catalog: Catalog) -> Iterator[Entry[BaseModel]]:
    """Visit every record that may hold claims: directives and bodies, then the others, by folder and id."""
    yield from walk_dossiers(catalog)
    yield from catalog.sources.values()
    yield from catalog.glossary.values()
    yield from catalog.provinces.values()


def walk_dossiers(catalog: Catalog) -> Iterator[Entry[Dossier]]:
    """Visit every directive and body."""
    yield from catalog.directives.values()
    yield from catalog.exemplars.values()
    yield from catalog.issuers.values()


def walk_parts(entry: Entry[BaseModel]) -> tuple[Part, ...]:
    """List a record and every record nested in it; each comes before what is nested in it."""
    found: list[Part] = []
    _gather(found, entry, (), entry.record, ())
    return tuple(found)


def find_discrepancies(value: BaseModel) -> tuple[DiscrepancyKind, ...]:
    """List the kinds of fault that a part of a record acknowledges."""
    return tuple(item.kind for item in value.discrepancies) if isinstance(value, Acknowledged) else ()


def list_fields(model: type[BaseModel], kind: type) -> tuple[str, ...]:
    """List the fields of a model whose values are, or hold, values of one kind."""
    return tuple(name for name, field in model.model_fields.items() if _holds(field.annotation, kind))


def _holds(annotation: object, kind: type) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, kind):
        return True
    return any(_holds(part, kind) for part in get_args(annotation))


def _list_models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in model.__subclasses__():
        yield each
        yield from _list_models(each)


MODELS = tuple(_list_models(Record))
"""Every kind of record and of part of one."""
DATES: Mapping[type[BaseModel], tuple[str, ...]] = MappingProxyType(
    {model: list_fields(model, PartialDate) for model in MODELS}
)
"""Model → its fields that hold a date."""
ACKNOWLEDGING = frozenset(model for model in MODELS if issubclass(model, Acknowledged))
"""Every kind of part that can acknowledge faults: asking for it is quick, ``isinstance`` of a model is not."""
_NESTED = {model: list_fields(model, BaseModel) for model in MODELS}


def _gather(found: list[Part], entry: Entry[BaseModel], path: Path, value: BaseModel, owner: Path) -> None:
    owner = path if type(value) in ACKNOWLEDGING else owner
    found.append(Part(entry, path, value, owner))
    for name in _NESTED[type(value)]:
        inner = getattr(value, name)
        if isinstance(inner, tuple):
            for position, item in enumerate(inner):
                if type(item) is Citation:  # half of all: it holds nothing
                    found.append(Part(entry, (*path, name, position), item, owner))
                else:
                    _gather(found, entry, (*path, name, position), item, owner)
        elif inner is not None:
            _gather(found, entry, (*path, name), inner, owner)
