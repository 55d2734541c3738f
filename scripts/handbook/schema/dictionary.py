"""The guide's generated pages: every field of every record, and one commented sample for each kind of file.

Both come from the models' own descriptions and from ``samples/``, a small handbook of its own that the tests check.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from handbook.datafile import DataFile, Tree, parse_datafile
from handbook.messages import read_area, say
from handbook.records import (
    HOMES,
    MODELS,
    TABLE_FILES,
    TABLE_FOLDER,
    TABLES,
    THINGS,
    FieldShape,
    Record,
    find_table,
    read_fields,
)
from handbook.render import make_environment
from handbook.text import slug_text

SAMPLES = Path(__file__).parent / "samples"
DICTIONARY = "bien-tap/truong-du-lieu.md"
SAMPLE_PAGE = "bien-tap/mau.md"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field: its name, what it means, how it is written, an example, whether it must be there."""

    name: str
    meaning: str
    form: str
    part: str
    """The anchor of the section about what the field holds, if it holds fields of its own."""
    example: str
    required: bool


@dataclass(frozen=True, slots=True)
class FieldSection:
    """The fields of one kind of record, or of a part of one."""

    anchor: str
    title: str
    place: str
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A line of a sample with what its field means, where it is the first of its kind."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A commented file: where such files lie, its lines, and the same to copy."""

    anchor: str
    title: str
    path: str
    lines: tuple[SampleLine, ...]
    text: str


def render_dictionary() -> str:
    """Write the page of all fields."""
    return _render("dictionary.md.j2", sections=tuple(list_sections()))


def render_samples() -> str:
    """Write the page of commented samples."""
    samples = tuple(read_sample(_find_sample(table)) for table in TABLES)
    return _render("samples.md.j2", samples=samples)


def _find_sample(table: str) -> str:
    """Find the file of a table's sample, without its ending: of several records the first."""
    home = HOMES[table]
    return (
        home.removesuffix(".yml")
        if table in TABLE_FILES
        else home + min(path.stem for path in (SAMPLES / home).glob("*.yml"))
    )


def list_sections() -> Iterator[FieldSection]:
    """List the fields of every kind of record, then those of their parts."""
    for name, model in TABLES.items():
        place = say("form", "entry" if name in TABLE_FILES else "file", home=HOMES[name])
        yield _describe(model, name.replace("_", "-"), place)
    for part in MODELS:
        if part not in TABLES.values():
            yield _describe(part, slug_text(part.wording.title), say("form", "part"))


def read_sample(path: str) -> Sample:
    """Read one sample and put beside each line what its field means, at its first appearance."""
    folder, _, stem = path.rpartition("/")
    name = stem if folder == TABLE_FOLDER else find_table(folder)
    text = (SAMPLES / f"{path}.yml").read_text(encoding="utf-8")
    file = _parse(path, text)
    meanings: dict[int, str] = {}
    told: set[tuple[str, str]] = set()
    for steps, span in file.keys.items():
        found = _find_field(name, steps)
        if found and (found[0].__name__, found[1]) not in told:
            told.add((found[0].__name__, found[1]))
            meanings[span[0]] = read_fields(found[0])[found[1]].meaning
    lines = tuple(SampleLine(line, meanings.get(at, "")) for at, line in enumerate(text.rstrip().split("\n")))
    return Sample(name.replace("_", "-"), TABLES[name].wording.title, f"{path}.yml", lines, text.rstrip())


def _describe(model: type[Record], anchor: str, place: str) -> FieldSection:
    rows = (
        FieldRow(
            name,
            shape.meaning,
            _describe_form(shape),
            slug_text(shape.model.wording.title) if shape.model else "",
            "" if shape.model else _find_example(model, name),
            shape.is_required,
        )
        for name, shape in read_fields(model).items()
    )
    return FieldSection(anchor, model.wording.title, place, tuple(rows))


def _describe_form(shape: FieldShape) -> str:
    if shape.model:
        part = shape.model.wording.title.lower()
        return say("form", "list", part=part) if shape.is_list else part
    form: str = read_area("form")["kinds"].get(shape.kind, "")
    if shape.names:
        form = say("form", "id-of", thing=THINGS[shape.names])
    if shape.choices:
        form = say("form", "one-of", choices=", ".join(shape.choices))
    return say("form", "items", form=form) if shape.is_list else form


def _find_example(model: type[Record], name: str) -> str:
    """Find what a sample has in a field, or in one of the same name in another kind of record."""
    examples = _find_examples()
    like = (text for (_, field), text in examples.items() if field == name)
    return examples.get((model.__name__, name)) or next(like, "")


@cache
def _find_examples() -> Mapping[tuple[str, str], str]:
    """Take an example of every field from the samples: the first value it has there."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(SAMPLES.rglob("*.yml")):
        name = path.stem if path.parent.name == TABLE_FOLDER else path.parent.name
        file = _parse(path.stem, path.read_text(encoding="utf-8"))
        for steps in file.keys:
            field, value = _find_field(name, steps), _find_value(file.data, steps)
            if field and not isinstance(value, dict):
                text = value if isinstance(value, str) else ", ".join(str(item) for item in value)
                found.setdefault((field[0].__name__, field[1]), text)
    return MappingProxyType(found)


def _find_field(name: str, steps: tuple[str | int, ...]) -> tuple[type[Record], str] | None:
    """Follow the path of a key to the model and field it writes."""
    model = TABLES[name]
    names = [step for step in (steps[1:] if name in TABLE_FILES else steps) if isinstance(step, str)]
    for step in names[:-1]:
        inner = read_fields(model)[step].model
        if inner is None:
            return None
        model = inner
    return (model, names[-1]) if names else None


def _find_value(data: Tree, steps: tuple[str | int, ...]) -> Tree:
    for step in steps:
        data = data[step]  # type: ignore[index] # the steps come from the same file
    return data


def _parse(path: str, text: str) -> DataFile:
    file = parse_datafile(path, text.encode()).file
    if file is None:
        message = f"the sample {path} cannot be read"
        raise ValueError(message)
    return file


def _render(template: str, **values: object) -> str:
    return make_environment().get_template(template).render(**values).strip() + "\n"
