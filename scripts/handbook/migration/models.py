"""Models that stood inside the records of units become records of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count

from handbook.datafile import Tree
from handbook.messages import say
from handbook.migration.trees import MigrationError, RecordTrees

Trees = Mapping[str, Mapping[str, Tree]]
"""Records as plain trees, by id."""

_CITING = ("cite", "citations")
"""What a list of sources is called, now and formerly."""
_OWN = frozenset({"id", "name", "text"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A model as a unit tells of it."""

    unit: str
    model: Mapping[str, Tree]

    @property
    def id(self) -> str:
        """Its id within the unit."""
        return str(self.model.get("id"))

    @property
    def sources(self) -> frozenset[str]:
        """The sources that tell of it."""
        cited = chain.from_iterable(_read_list(self.model, field) for field in _CITING)
        return frozenset(
            str(each.get("source")) if isinstance(each, dict) else str(each).partition("#")[0] for each in cited
        )

    def is_same(self, other: "_Told") -> bool:
        """Tell whether a source tells of one model run by two units: by name and text, with no word of difference."""
        alike = all(
            self.model.get(field) == other.model.get(field) for field in ("name", "text", "serves", "discrepancies")
        )
        return alike and self.unit != other.unit and bool(self.sources & other.sources)


_UNITS, _MODELS = "exemplars", "exemplars/models"


def split_units(handbook: RecordTrees) -> None:
    """Take the models out of all units, into files of their own; raise MigrationError where one is there already."""
    units: dict[str, dict[str, Tree]] = {}
    for path, tree in handbook.trees.items():
        folder, _, name = path.rpartition("/")
        if folder == _UNITS and isinstance(tree, dict) and any(_list_models(tree)):
            units[name.removesuffix(".yml")] = tree
    rest, models = split_models(units)
    for unit, left in rest.items():
        path = f"{_UNITS}/{unit}.yml"
        handbook.trees[path] = {**left}
        handbook.inherit(units[unit], handbook.trees[path])
    for identifier, record in models.items():
        path = f"{_MODELS}/{identifier}.yml"
        if path in handbook.trees:
            raise MigrationError(say("migration", "taken", file=f"{_UNITS}/", there=path))
        handbook.trees[path] = {**record}
    for unit, tree in units.items():
        for model in _list_models(tree):
            made = next(each for each, record in models.items() if _has(record, unit, model))
            handbook.inherit(model, handbook.trees[f"{_MODELS}/{made}.yml"])


def _has(record: Mapping[str, Tree], unit: str, model: Mapping[str, Tree]) -> bool:
    """Tell whether a record is made of what a unit told of a model."""
    runs = any(isinstance(each, dict) and each["unit"] == unit for each in _read_list(record, "units"))
    said = _read_list(record, "summary")[0]
    return runs and record["name"] == model["name"] and isinstance(said, dict) and said["text"] == model["text"]


def split_models(units: Trees) -> tuple[Trees, Trees]:
    """Take the models out of units; return the units without them, and the models as records.

    What several units run is one record only if one source tells of it by one name in the same words; else there is
    one for each. A model keeps its id; one whose id another has before it gets the id of its unit behind, by which the
    page of the unit knows the place where it told of it.
    """
    found = [
        _Told(unit, {**_take_sources(tree), **model}) for unit, tree in units.items() for model in _list_models(tree)
    ]
    groups: list[list[_Told]] = []
    for told in found:
        group = next((each for each in groups if all(told.is_same(other) for other in each)), None)
        if group is None:
            groups.append([told])
        else:
            group.append(told)
    models: dict[str, Mapping[str, Tree]] = {}
    for group in groups:
        first = group[0]
        behind = chain(("", f"-{first.unit}"), (f"-{first.unit}-{number}" for number in count(2)))
        identifier = next(first.id + each for each in behind if first.id + each not in models)
        models[identifier] = _write_model(identifier, group)
    return {unit: _leave_out(tree) for unit, tree in units.items()}, models


def _list_models(tree: Mapping[str, Tree]) -> Iterator[dict[str, Tree]]:
    """List the models of a unit; what is no model by its form stays where it is."""
    return (model for model in _read_list(tree, "models") if isinstance(model, dict) and model.keys() >= _OWN)


def _take_sources(tree: Mapping[str, Tree]) -> Mapping[str, Tree]:
    """Take the sources of a unit, which are those of a model that has none of its own."""
    return {field: tree[field] for field in _CITING[:1] if field in tree}


def _leave_out(tree: Mapping[str, Tree]) -> Mapping[str, Tree]:
    """Leave out the models of a unit that are records now."""
    if not any(_list_models(tree)):
        return tree
    left = [each for each in _read_list(tree, "models") if not (isinstance(each, dict) and each.keys() >= _OWN)]
    rest = {field: value for field, value in tree.items() if field != "models"}
    return {**rest, "models": left} if left else rest


def _write_model(identifier: str, group: list[_Told]) -> Mapping[str, Tree]:
    """Write a model with all units that run it; each cites what it cited, and the model all of that."""
    first = group[0].model
    field = next((each for each in _CITING if each in first), _CITING[0])
    cited: list[Tree] = []
    for each in chain.from_iterable(_read_list(told.model, field) for told in group):
        if each not in cited:
            cited.append(each)
    units: list[Tree] = [{"unit": told.unit, field: _read_list(told.model, field)} for told in group]
    summary: Tree = [{"text": first["text"], field: cited}]
    kept = {name: value for name, value in first.items() if name not in {*_OWN, field}}
    return {"id": identifier, "name": first["name"], "units": units, field: cited, "summary": summary, **kept}


def _read_list(tree: Mapping[str, Tree], field: str) -> list[Tree]:
    value = tree.get(field)
    return value if isinstance(value, list) else []
