"""The guide's generated pages: every field of every record, and one commented sample for each kind of file.

Both come from the models' own descriptions and from ``samples/``, a small handbook of its own that the tests check.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from handbook.datafile import DataFile, Tree, parse_datafile
from handbook.messages.fields import REFERENCES, THINGS
from handbook.records import Date, Flag, Id, Line, Number, Prose, Rank, Url
from handbook.records.catalog import FOLDERS, VOCABULARY
from handbook.records.notation import find_inner_model, list_fields
from handbook.render import make_environment
from handbook.text.vietnamese import slug_text

SAMPLES = Path(__file__).parent / "samples"
DICTIONARY = "bien-tap/truong-du-lieu.md"
SAMPLE_PAGE = "bien-tap/mau.md"

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "directives": "Văn bản",
        "exemplars": "Đơn vị điển hình",
        "sources": "Nguồn",
        "types": "Loại văn bản",
        "relations": "Loại quan hệ",
        "levels": "Cấp",
        "provinces": "Tỉnh, thành phố",
        "terms": "Khóa",
        "statuses": "Tình trạng",
        "indicators": "Chỉ tiêu",
        "glossary": "Thuật ngữ",
        "issuers": "Cơ quan",
        "shared_names": "Tên gọi chung của nhiều văn bản",
        "changes": "Nhật ký nội dung",
    }
)
"""Folder or table of the vocabulary → what its records are."""
_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "Citation": "Trích dẫn",
        "Discrepancy": "Sai lệch của nguồn",
        "Claim": "Một ý",
        "Status": "Tình trạng của văn bản",
        "Relation": "Quan hệ",
        "Period": "Khoảng thời gian",
        "Figure": "Số liệu",
        "Model": "Mô hình, cách làm",
        "Conference": "Hội nghị, lớp học, buổi lễ",
        "Commendation": "Khen thưởng",
        "FormerName": "Tên cũ",
        "Implementation": "Việc thực hiện",
        "Passage": "Đoạn của nguồn",
    }
)
"""Model of a part of a record → what it is."""
_FORMS: tuple[tuple[object, str], ...] = (
    (Id, "mã: chữ thường không dấu, chữ số, gạch nối"),
    (Line, "chữ, trên một dòng, nhiều nhất 400 ký tự"),
    (Prose, "câu chữ, trên một dòng, nhiều nhất 3000 ký tự"),
    (Date, "ngày viết năm-tháng-ngày; chỉ biết tháng, năm thì viết 2016-05, 2016"),
    (Number, "số viết liền, số lẻ dùng dấu chấm"),
    (Url, "địa chỉ https://…"),
    (Rank, "số nguyên"),
    (Flag, "«có» hoặc «không»"),
)
_FILES = ("directives/01-kl-mau-2021", "exemplars/dang-uy-xa-dong-mau", "sources/bai-bao-mau-2021")


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

    title: str
    path: str
    lines: tuple[SampleLine, ...]
    text: str


def render_dictionary() -> str:
    """Write the page of all fields."""
    return _render("dictionary.md.j2", sections=tuple(list_sections()))


def render_samples() -> str:
    """Write the page of commented samples."""
    samples = tuple(read_sample(path) for path in (*_FILES, *(f"vocabulary/{name}" for name in VOCABULARY)))
    return _render("samples.md.j2", samples=samples)


def list_sections() -> Iterator[FieldSection]:
    """List the fields of every kind of record, then those of their parts."""
    for folder, model in FOLDERS.items():
        yield _describe(model, folder, TITLES[folder], f"mỗi tệp trong {folder}/")
    for name, model in VOCABULARY.items():
        yield _describe(model, name, TITLES[name], f"mỗi mục trong vocabulary/{name}.yml")
    for kind in _find_parts():
        yield _describe(kind, kind.__name__, _PARTS[kind.__name__], "bên trong một bản ghi")


def read_sample(path: str) -> Sample:
    """Read one sample and put beside each line what its field means, at its first appearance."""
    folder, _, stem = path.partition("/")
    name = stem if folder == "vocabulary" else folder
    text = (SAMPLES / f"{path}.yml").read_text(encoding="utf-8")
    file = _parse(path, text)
    meanings: dict[int, str] = {}
    told: set[tuple[str, str]] = set()
    for steps, span in file.keys.items():
        found = _find_field(name, steps)
        if found and (found[0].__name__, found[1]) not in told:
            told.add((found[0].__name__, found[1]))
            meanings[span[0]] = found[0].model_fields[found[1]].description or ""
    lines = tuple(SampleLine(line, meanings.get(at, "")) for at, line in enumerate(text.rstrip().split("\n")))
    return Sample(TITLES[name], f"{path}.yml", lines, text.rstrip())


def _describe(model: type[BaseModel], anchor: str, title: str, place: str) -> FieldSection:
    hints = get_type_hints(model, include_extras=True)
    rows = []
    for name in list_fields(model):
        field, inner = model.model_fields[name], find_inner_model(model, name)
        form = _describe_form(model, name, hints[name])
        part = slug_text(_PARTS[inner.__name__]) if inner else ""
        example = "" if inner else _find_example(model, name)
        rows.append(FieldRow(name, field.description or "", form, part, example, field.is_required()))
    return FieldSection(slug_text(title) if anchor in _PARTS else anchor.replace("_", "-"), title, place, tuple(rows))


def _describe_form(model: type[BaseModel], name: str, annotation: Any) -> str:  # noqa: ANN401 - annotations have no type
    shelf = REFERENCES.get((model.__name__, name))
    inner = find_inner_model(model, name)
    if inner:
        return (
            _PARTS[inner.__name__].lower()
            if not _is_list(annotation)
            else f"danh sách {_PARTS[inner.__name__].lower()}"
        )
    form = f"mã của {THINGS[shelf]}" if shelf else _name_form(annotation)
    return f"danh sách, mỗi mục là {form}" if _is_list(annotation) else form


def _name_form(annotation: Any) -> str:  # noqa: ANN401 - annotations have no type
    known = next((form for kind, form in _FORMS if annotation == kind), None)
    if known:
        return known
    parts = get_args(annotation)
    if get_origin(annotation) is Literal:
        return "một trong: " + ", ".join(map(str, parts))
    if not parts:
        return "chữ số, từ hai chữ số"
    return _name_form(next(part for part in parts if part is not type(None)))


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 - annotations have no type
    if get_origin(annotation) is tuple:
        return True
    return get_origin(annotation) is Annotated and _is_list(get_args(annotation)[0])


def _find_parts() -> tuple[type[BaseModel], ...]:
    """Find every model inside a record, in the order they are told."""
    found: dict[str, type[BaseModel]] = {}
    queue: list[type[BaseModel]] = [*FOLDERS.values(), *VOCABULARY.values()]
    while queue:
        model = queue.pop(0)
        for name in list_fields(model):
            inner = find_inner_model(model, name)
            if inner and inner.__name__ not in found:
                found[inner.__name__] = inner
                queue.append(inner)
    return tuple(found[name] for name in _PARTS)


def _find_example(model: type[BaseModel], name: str) -> str:
    """Find what a sample has in a field, or in one of the same name in another kind of record."""
    examples = _find_examples()
    like = (text for (_, field), text in examples.items() if field == name)
    return examples.get((model.__name__, name)) or next(like, "")


@cache
def _find_examples() -> Mapping[tuple[str, str], str]:
    """Take an example of every field from the samples: the first value it has there."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(SAMPLES.glob("*/*.yml")):
        name = path.stem if path.parent.name == "vocabulary" else path.parent.name
        file = _parse(path.stem, path.read_text(encoding="utf-8"))
        for steps in file.keys:
            field, value = _find_field(name, steps), _find_value(file.data, steps)
            if field and not isinstance(value, dict):
                text = value if isinstance(value, str) else ", ".join(str(item) for item in value)
                found.setdefault((field[0].__name__, field[1]), text)
    return MappingProxyType(found)


def _find_field(name: str, steps: tuple[str | int, ...]) -> tuple[type[BaseModel], str] | None:
    """Follow the path of a key to the model and field it writes."""
    model = {**FOLDERS, **VOCABULARY}[name]
    names = [step for step in (steps[1:] if name in VOCABULARY else steps) if isinstance(step, str)]
    for step in names[:-1]:
        inner = find_inner_model(model, step)
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
