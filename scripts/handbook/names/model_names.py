"""Names of models in prose: in quotation marks they link to the model, where one alone can be meant.

A name is in quotation marks as print has it, and is one whatever its capitals. Of several models of one name that of a
body that speaks is meant, of the nearest first; where that leaves several, none is: the words are plain, and no fault.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from handbook.records import Catalog
from handbook.text import fold_letters

_QUOTED = re.compile('[“"«](?P<name>[^“”"«»]+)[”"»]')
_MARKS = frozenset('“"«')


class NamedModel(NamedTuple):
    """A model that bears a name, and the bodies that run it."""

    id: str
    units: tuple[str, ...]


ModelNames = Mapping[str, tuple[NamedModel, ...]]
"""Name as ``fold_name`` writes it → the models that bear it."""


class QuotedModels(NamedTuple):
    """The names of models in a text: where each stands, without its marks, and the model it means.

    ``is_personal`` tells that another speaker may mean another model.
    """

    found: tuple[tuple[int, int, str], ...] = ()
    is_personal: bool = False


def index_models(catalog: Catalog) -> ModelNames:
    """Gather the names of all models."""
    found: dict[str, dict[NamedModel, None]] = {}
    for identifier, entry in catalog.models.items():
        model = NamedModel(identifier, tuple(each.unit for each in entry.record.units))
        for name in _list_names((entry.record.name, *entry.record.aliases)):
            found.setdefault(name, {})[model] = None
    return MappingProxyType({name: tuple(models) for name, models in found.items()})


def fold_name(name: str) -> str:
    """Write a name as names are compared: without regard to capitals, blanks and marks of quotation within."""
    return " ".join(re.sub('[“”"«»]', "", fold_letters(name)).split())


def is_shared(names: ModelNames, name: str) -> bool:
    """Tell whether several models bear a name."""
    return len(names.get(fold_name(name), ())) > 1


def has_quotes(text: str) -> bool:
    """Tell whether a text has anything in quotation marks: most have not."""
    return not _MARKS.isdisjoint(text)


def find_models(names: ModelNames, text: str, bodies: Iterable[str]) -> QuotedModels:
    """Find the models that a text names in quotation marks, from left to right; ``bodies`` speak, the nearest first."""
    quoted = tuple((match, names.get(fold_name(match["name"]), ())) for match in _QUOTED.finditer(text))
    meant = ((match, models if len(models) == 1 else _find_own(models, bodies)) for match, models in quoted)
    found = tuple((*match.span("name"), models[0].id) for match, models in meant if len(models) == 1)
    return QuotedModels(found, is_personal=any(len(models) > 1 for _, models in quoted))


def _list_names(names: Iterable[str]) -> Iterator[str]:
    """List the names of a model, and of those that hold a quotation what is quoted."""
    for name in names:
        yield fold_name(name)
        yield from (fold_name(match["name"]) for match in _QUOTED.finditer(name))


def _find_own(models: tuple[NamedModel, ...], bodies: Iterable[str]) -> tuple[NamedModel, ...]:
    """Find the models of the nearest body that runs any of some."""
    return next((own for body in bodies if (own := tuple(each for each in models if body in each.units))), ())
