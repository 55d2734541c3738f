"""What a record and a field of one are: described once, beside the field, for all that shows, compares or asks for it.

A field is described by its type, its docstring (what it means, for editors) and a ``Noun``; a model by a ``Wording``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


class ValueKind(StrEnum):
    """How the value of a field is written; a type that has rules of its own names its kind in its annotation."""

    ID = "id"
    LINE = "line"
    PROSE = "prose"
    DATE = "date"
    KNOWN_DATE = "known-date"
    NUMBER = "number"
    URL = "url"
    RANK = "rank"
    FLAG = "flag"
    DIGITS = "digits"
    CODE = "code"
    CITATION = "citation"
    PRINT = "print"
    CHOICE = "choice"
    RECORD = "record"


DATE_KINDS = frozenset({ValueKind.DATE, ValueKind.KNOWN_DATE})


class Zone(IntEnum):
    """Where in a file a field is written; within a zone a model's own fields stand before those it inherits."""

    HEAD = 0
    OWN = 1
    STORY = 2
    DEEDS = 3
    RESULTS = 4
    FAULTS = 5
    LAST = 6


@dataclass(frozen=True, slots=True)
class Noun:
    """What a field is called in a sentence, and what cannot be told from its type.

    ``label`` stands over it where there is room for more than the noun, ``one`` is one item of a list in the form.
    ``names`` tells where the ids in it belong: a table of the catalog, or "records" for any record with a page.
    ``found`` marks what the search finds the record by, ``own`` words of the handbook itself, which may change though
    the sources stay, ``shown`` a name that other pages show, ``inline`` a list written on one line, ``private`` what
    only those who work on the handbook see and nothing holds that readers get; ``loss`` is what readers lose with it.
    """

    noun: str
    label: str = ""
    one: str = ""
    names: str = ""
    zone: Zone = Zone.OWN
    found: bool = False
    own: bool = False
    shown: bool = False
    private: bool = False
    inline: bool = False
    loss: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a model is called by editors (``title``, within a sentence ``noun``) and by readers of the open data.

    ``line`` says in a sentence which item is meant, from its fields; ``closed`` does in the form, where one of them is
    called ``one``. ``same`` are the fields by which two versions of an item know each other, the surest group first.
    """

    title: str
    noun: str = ""
    published: str = ""
    line: str = ""
    closed: str = ""
    one: str = ""
    same: tuple[tuple[str, ...], ...] = ()

    @property
    def reader_title(self) -> str:
        """What readers of the open data call it."""
        return self.published or self.title

    @property
    def thing(self) -> str:
        """What such a thing is called in a sentence."""
        return self.noun or self.title.lower()


class _Forgotten(set[str]):
    """Which fields of a record were given: nothing, for all records alike."""

    def update(self, *others: object) -> None:
        """Stay as it is, whatever a copy of a record was given."""

    def __copy__(self) -> "_Forgotten":
        """Stay the one there is."""
        return self


_FORGOTTEN = _Forgotten()


class Record(BaseModel):
    """The common ground of all records: frozen, and no field that is not named here."""

    wording: ClassVar[Wording] = Wording("")
    moved: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Fields that such records had once → the folder where what they held lies now, a file each."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        use_attribute_docstrings=True,
        defer_build=True,  # few commands read records of every kind, and to be ready for all takes longer than to start
    )

    def model_post_init(self, context: object, /) -> None:  # noqa: ARG002 - pydantic gives it
        """Forget which fields were given: nobody asks, and it would be a third of all that a large handbook keeps."""
        object.__setattr__(self, "__pydantic_fields_set__", _FORGOTTEN)

    def __reduce__(self) -> tuple[Callable[..., "Record"], tuple[type["Record"], dict[str, object]]]:
        """Be written for another process as what the fields hold, which is right already."""
        return restore_record, (type(self), self.__dict__)


def restore_record(model: type[Record], values: dict[str, object]) -> Record:
    """Make the record that a process of the same program wrote, without looking at its values again."""
    record, fill = object.__new__(model), object.__setattr__
    fill(record, "__dict__", values)
    fill(record, "__pydantic_fields_set__", _FORGOTTEN)
    fill(record, "__pydantic_extra__", None)
    fill(record, "__pydantic_private__", None)
    return record


@dataclass(frozen=True, slots=True)
class FieldShape:
    """A field as all but the models see it: what it is called and means, and what may stand in it."""

    name: str
    traits: Noun
    meaning: str
    kind: ValueKind
    model: type[Record] | None
    """What it holds, if it holds records."""
    is_list: bool
    least: int
    choices: tuple[str, ...]
    is_required: bool
    is_optional: bool
    """Whether it may be empty."""
    default: object

    @property
    def label(self) -> str:
        """What stands over it."""
        return self.traits.label or self.noun[:1].upper() + self.noun[1:]

    @property
    def noun(self) -> str:
        """What it is called in a sentence."""
        return self.traits.noun

    @property
    def names(self) -> str:
        """Where the ids in it belong; empty where it holds none of another record."""
        return self.traits.names


@cache
def read_fields(model: type[BaseModel]) -> Mapping[str, FieldShape]:
    """Describe the fields of a model in the order in which they are written."""
    own_first = (name for layer in model.__mro__ if issubclass(layer, BaseModel) for name in layer.__annotations__)
    shapes = [
        _read_field(name, model.model_fields[name]) for name in dict.fromkeys(own_first) if name in model.model_fields
    ]
    shapes.sort(key=lambda shape: shape.traits.zone)
    return MappingProxyType({shape.name: shape for shape in shapes})


def list_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """List the names of a model's fields in the order in which they are written."""
    return tuple(read_fields(model))


def list_found(record: Record) -> Iterator[str]:
    """List the words by which the search finds a record, as its fields say, and those of records inside it."""
    for name, shape in read_fields(type(record)).items():
        value = getattr(record, name)
        if shape.traits.found and value is not None:
            yield from list_found(value) if isinstance(value, Record) else (str(value),)


def list_models(
    model: type[Record], order: Callable[[type[Record]], Iterable[str]] = read_fields
) -> tuple[type[Record], ...]:
    """List every model inside a model, at any depth, as they are met where fields stand in some order."""
    found: dict[type[Record], None] = {}
    queue = [model]
    while queue:
        current = queue.pop(0)
        inner = (read_fields(current)[name].model for name in order(current))
        new = [each for each in dict.fromkeys(inner) if each and each not in found]
        found |= dict.fromkeys(new)
        queue += new
    return tuple(found)


def _read_field(name: str, info: FieldInfo) -> FieldShape:
    annotation: Any = info.annotation
    marks: list[object] = list(info.metadata)
    least, is_list, is_optional = 0, False, False
    while (origin := get_origin(annotation)) in {Annotated, tuple, Union, UnionType}:
        parts = get_args(annotation)
        if origin is Annotated:
            marks += parts[1:]
        elif origin is tuple:
            is_list, least = True, max((getattr(mark, "min_length", 0) for mark in marks), default=0)
        else:
            is_optional |= NoneType in parts
        annotation = next(part for part in parts if part is not NoneType)
    choices = get_args(annotation)
    model = annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None
    kind = next((mark for mark in marks if isinstance(mark, ValueKind)), _PLAIN.get(annotation, ValueKind.LINE))
    return FieldShape(
        name=name,
        traits=next((mark for mark in marks if isinstance(mark, Noun)), Noun("")),
        meaning=info.description or "",
        kind=ValueKind.CHOICE if choices else ValueKind.RECORD if model else kind,
        model=model,
        is_list=is_list,
        least=least,
        choices=choices,
        is_required=info.is_required(),
        is_optional=is_optional,
        default=None if info.is_required() or info.default_factory else info.default,
    )


_PLAIN = MappingProxyType({bool: ValueKind.FLAG})
