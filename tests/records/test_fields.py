"""What a record and its fields are called: all of it is said beside the field, and nothing is left unsaid."""

import re
from dataclasses import fields
from typing import Annotated

import pytest

from handbook.records import MODELS, Claim, Directive, Discrepancy, Exemplar, Figure, Record, SharedName
from handbook.records.catalog import SPACES, TABLES, THINGS, Catalog
from handbook.records.fields import Noun, ValueKind, list_models, read_fields
from handbook.records.values import Id

_FIELDS = [(model, name) for model in MODELS for name in model.model_fields]
_NAMES = [f"{model.__name__}.{name}" for model, name in _FIELDS]


def test_every_model_of_the_format_is_called_something() -> None:
    reached = {*TABLES.values(), *(inner for model in TABLES.values() for inner in list_models(model))}
    assert reached == set(MODELS)


@pytest.mark.parametrize(("model", "name"), _FIELDS, ids=_NAMES)
def test_every_field_has_its_noun_and_its_meaning(model: type[Record], name: str) -> None:
    shape = read_fields(model)[name]
    assert shape.noun, f"{model.__name__}.{name}: say in its annotation what it is called, Noun(…)"
    assert shape.meaning.endswith((".", "»")), f"{model.__name__}.{name}: say under it, in Vietnamese, what it means"


@pytest.mark.parametrize("model", MODELS)
def test_what_is_said_of_a_model_names_its_own_fields(model: type[Record]) -> None:
    words = model.wording
    slots = {slot for line in (words.line, words.closed) for slot in re.findall(r"\{(\w+)\}", line)}
    assert slots | {name for group in words.same for name in group} <= set(model.model_fields)


def test_ids_belong_where_records_are() -> None:
    tables = {field.name for field in fields(Catalog)}
    assert THINGS.keys() <= {*tables, "records"}
    assert SPACES.keys() <= tables


def test_a_field_is_told_with_all_that_may_stand_in_it() -> None:
    figure, directive = read_fields(Figure), read_fields(Directive)
    assert directive["type"].label == "Loại văn bản"
    assert directive["issuer"].label == "Cơ quan ban hành"
    assert directive["issuer"].names == "bodies"
    assert (directive["issued"].kind, directive["issued"].is_optional) == (ValueKind.DATE, True)
    assert (directive["cite"].least, directive["cite"].is_list) == (1, True)
    assert directive["summary"].model is Claim
    assert figure["qualifier"].choices == ("đúng", "gần", "hơn", "trên", "khoảng")
    assert figure["qualifier"].default == "đúng"
    assert read_fields(SharedName)["means"].least == 2


def test_models_are_listed_as_they_are_met() -> None:
    assert list_models(Claim) == (Discrepancy,)
    assert list_models(Figure)[-1] is Discrepancy
    assert len(set(list_models(Exemplar))) == len(list_models(Exemplar))


def test_a_field_without_a_noun_is_seen() -> None:
    class Bare(Record):
        """A record that says too little."""

        named: Annotated[Id, Noun("mã")]
        """Mã."""
        bare: Id
        """Mã khác."""

    assert [name for name, shape in read_fields(Bare).items() if not shape.noun] == ["bare"]
