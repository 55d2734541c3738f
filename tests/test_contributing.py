"""What newcomers are told is so: rooms are where the guide says, and a field that is forgotten somewhere is named."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.difference.phrases import Names
from handbook.difference.statements import compare_records
from handbook.records import MODELS, Directive, Record
from handbook.records.catalog import Catalog
from handbook.records.fields import FieldShape, ValueKind, list_fields, read_fields
from handbook.records.loading import read_catalog
from handbook.schema.dictionary import SAMPLES, list_sections
from handbook.schema.form.widgets import describe_fields
from handbook.schema.schemas import describe_record

_ROOT = Path(__file__).parents[1]
_PROGRAM = _ROOT / "scripts/handbook"
_GUIDE = (_ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_FIELDS = [(model, shape) for model in MODELS for shape in read_fields(model).values()]
_PLAIN = frozenset(ValueKind) - {ValueKind.CHOICE, ValueKind.RECORD}


def _read_rows(heading: str) -> list[tuple[str, str]]:
    """Read the rows of the table under a heading."""
    (section,) = re.findall(rf"(?ms)^## {heading}\n(.*?)(?=^## |\Z)", _GUIDE)
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [(first.strip(), last.strip()) for first, last in rows[2:]]


def _list_rooms() -> Iterator[Path]:
    """List the files and folders that the guide names in its tables, and the modules that it names anywhere."""
    places = [place for heading in ("Add a field", "Add a record kind") for place, _ in _read_rows(heading)]
    for text in (*places, *(room for _, room in _read_rows("Twelve tasks of a newcomer"))):
        for name in re.findall(r"`([^`]*[./][^`]*)`", text):
            yield _ROOT / name if name.startswith(("scripts/", "vocabulary/")) else _PROGRAM / name
    for name in re.findall(r"`([a-z_]+/[a-z_/]+\.py)`", _GUIDE):
        yield _ROOT / name if name.startswith(("scripts/", "tests/")) else _PROGRAM / name


@pytest.mark.parametrize("room", sorted(set(_list_rooms())), ids=lambda room: str(room.relative_to(_ROOT)))
def test_every_room_is_where_the_guide_says(room: Path) -> None:
    assert room.exists()


def test_the_guide_has_twelve_tasks_each_with_a_room() -> None:
    tasks = _read_rows("Twelve tasks of a newcomer")
    assert len(tasks) == len({task for task, _ in tasks}) == 12
    assert all(room for _, room in tasks)


def test_a_field_takes_the_five_places_that_the_guide_names_and_no_other() -> None:
    named = {place.strip("`") for place, _ in _read_rows("Add a field")}
    texts = (
        path
        for path in _PROGRAM.rglob("*.*")
        if path.suffix in {".py", ".yml", ".j2", ".js", ".typ", ".json"}
        and path.parent.name not in {"originals", "recognition"}  # what may be read out of a text is not a field yet
    )
    found = {path.relative_to(_ROOT).as_posix() for path in texts if "signer" in path.read_text("utf-8").lower()}
    assert found == named
    assert len(named) <= 5


def test_a_record_kind_takes_at_most_twelve_files_each_of_which_knows_the_example() -> None:
    places = [_ROOT / place.strip("`") for place, _ in _read_rows("Add a record kind")]
    texts = [text for place in places for text in (place.glob("*.yml") if place.is_dir() else [place])]
    assert 0 < len(places) == len(texts) <= 12
    for text in texts:
        assert re.search(r"\b(?:Model|models|mo-hinh)\b|^units:", text.read_text(encoding="utf-8"), re.MULTILINE), text


@pytest.mark.parametrize(
    ("model", "shape"), _FIELDS, ids=[f"{model.__name__}.{shape.name}" for model, shape in _FIELDS]
)
def test_a_field_that_is_forgotten_is_named_with_its_place(model: type[Record], shape: FieldShape) -> None:
    field = f"{model.__name__}.{shape.name}"
    assert shape.noun, f"{field}: give it a Noun in handbook/records"
    assert shape.meaning, f"{field}: say in Vietnamese under it, in handbook/records, what it means"
    assert shape.name in list_fields(model), f"{field}: handbook fmt does not write it"
    assert shape.name in describe_record(model)["properties"], f"{field}: not in the JSON Schema"
    (boxed,) = (each for each in describe_fields(model) if each["name"] == shape.name)
    assert {"label", "hint", "widget"} <= boxed.keys(), f"{field}: the form has no box for it"
    if not shape.model:
        assert shape.choices or shape.kind in _PLAIN, f"{field}: no kind of value says how it is written"


def test_a_field_without_an_example_is_named_with_its_place() -> None:
    bare = [
        f"{section.title}.{row.name}"
        for section in list_sections()
        for row in section.rows
        if not (row.example or row.part)
    ]
    assert bare == [], f"give it a value in {SAMPLES.relative_to(_ROOT)}"


def test_a_change_of_any_field_is_told_in_its_noun(toy: Path) -> None:
    catalog: Catalog = read_catalog(toy).catalog
    names = Names(catalog, catalog)
    record = catalog.directives["01-kl-tum-2021"].record
    for shape in read_fields(Directive).values():
        held = getattr(record, shape.name)
        if held not in (None, ()) and not shape.is_required:
            bare = record.model_copy(update={shape.name: shape.default})
            told = [each.text for each in compare_records(names, bare, record)]
            assert any(shape.noun in text for text in told), shape.name
