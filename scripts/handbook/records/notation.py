"""The one notation of a record as YAML: the order of fields, the indentation, the quotes.

What is written here reads the same for this program (every scalar is text), for editors' tools and for the web form,
which follow YAML 1.2's own rules: they would make 5 of a bare ``number: 05`` and 25.52 of ``printed: 25.520``,
so a text that they would take for a number, a truth value or nothing stands in quotes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import BaseModel

from handbook.datafile import DataFile, Path, Tree, parse_datafile
from handbook.diagnostics import Diagnostic, Place, sort_diagnostics
from handbook.messages import tell
from handbook.records.catalog import FOLDERS, RECORD_FILES, TABLE_FILES, TABLE_FOLDER, find_table
from handbook.records.faults import parse_record
from handbook.records.fields import ValueKind, read_fields
from handbook.records.kinds import MODELS
from handbook.records.placement import has_record_name
from handbook.records.reviews import REVIEWS, RecordReview

# what the YAML library of the web form puts in quotes (eemeli/yaml, stringifyString), and the openings that
# ``datafile`` refuses to take for quotes
_UNSAFE = re.compile(r"""[ ,\[\]{}#&*!|>'"%@`“”‘’]|[?-](?: |$)|.*(?:: | #|[ :]$)""")
_NO_TEXT = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
    r"|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_ENDING = re.compile(r"[,?:\[\]{}]")
_DIGITS = re.compile(r"(-?)0*([0-9]+)(\.[0-9]+)?")
_NUMBERS = frozenset({ValueKind.NUMBER, ValueKind.RANK})
_NUMBERED = frozenset(name for model in MODELS for name, shape in read_fields(model).items() if shape.kind in _NUMBERS)
"""Fields that hold a number in one model or another."""
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One file in the canonical form, or why it was left alone; ``text`` is then None."""

    path: str
    text: str | None
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One file of records as plain data, with each comment and the path of what it stands above.

    A comment behind everything has no path.
    """

    path: str
    model: type[BaseModel]
    data: Tree
    comments: tuple[tuple[Path | None, str], ...] = ()

    @property
    def table(self) -> str:
        """The table of the catalog that its records belong to."""
        folder, _, name = self.path.rpartition("/")
        return name.removesuffix(".yml") if folder == TABLE_FOLDER else find_table(folder)

    @property
    def is_table(self) -> bool:
        """Tell whether it holds a table, else one record."""
        return self.path.rpartition("/")[0] == TABLE_FOLDER

    @property
    def items(self) -> tuple[tuple[Path, Tree], ...]:
        """The records in it, each with the path that leads there: the only one of its file, or those of a table."""
        if not self.is_table or not isinstance(self.data, dict):
            return (((), self.data),)
        return tuple(((self.table, position), item) for position, item in enumerate(self.data[self.table]))


def find_model(path: str) -> type[BaseModel] | None:
    """Return the model of the records in a file, by its path from the handbook's root."""
    folder, _, name = path.rpartition("/")
    if folder == TABLE_FOLDER:
        return TABLE_FILES.get(name.removesuffix(".yml"))
    return RecordReview if folder == REVIEWS else RECORD_FILES.get(folder)


def is_record(path: str) -> bool:
    """Tell whether a record may lie at a path, seen from the handbook's root."""
    folder, _, name = path.rpartition("/")
    if folder == TABLE_FOLDER:
        return name.removesuffix(".yml") in TABLE_FILES and name.endswith(".yml")
    return folder in RECORD_FILES and has_record_name(name)


def render_record(model: type[BaseModel], tree: Mapping[str, Tree]) -> str:
    """Write one record that has its own file."""
    return "\n".join([*_render_fields(model, tree, ""), ""])


def render_table(name: str, items: Iterable[Mapping[str, Tree]]) -> str:
    """Write one table of the vocabulary."""
    rows = [line for item in items for line in _render_item(TABLE_FILES[name], item, "  ")]
    return "\n".join([f"{name}:", *rows, ""] if rows else [f"{name}: []", ""])


def rewrite_file(path: str, content: bytes) -> Rewriting:
    """Bring one file into the canonical form, with its comments; one with a problem is left alone."""
    found, faults, lines = read_record_file(path, content)
    if found is None:
        return Rewriting(path, None, faults, lines)
    if not _keeps_all(found):
        return Rewriting(path, None, (tell(Place(path), "rewriting"),), lines)
    return Rewriting(path, render_record_file(found), (), lines)


def read_record_file(path: str, content: bytes) -> tuple[RecordFile | None, tuple[Diagnostic, ...], tuple[str, ...]]:
    """Read a file whole, with its comments; one with a problem is None. Return its problems and lines as well."""
    model, reading = find_model(path), parse_datafile(path, _compose(content))
    if model is None:
        folders = ", ".join((*FOLDERS, TABLE_FOLDER))
        return None, (tell(Place(path), "file-name", "elsewhere", folders=folders),), ()
    faults = list(reading.diagnostics)
    comments: tuple[tuple[Path | None, str], ...] = ()
    if reading.file is not None:
        comments = read_comments(reading.file)
        faults += [*refuse_comments(reading.file), *_check_records(model, reading.file)]
    if reading.file is None or faults:
        return None, sort_diagnostics(faults), reading.lines
    return RecordFile(path, model, reading.file.data, comments), (), reading.lines


def read_unchecked_file(path: str, content: bytes) -> RecordFile | None:
    """Read a file that may have faults in what it says, with its comments; None where writing it would lose any."""
    model, reading = find_model(path), parse_datafile(path, _compose(content))
    if model is None or reading.file is None or any(refuse_comments(reading.file)):
        return None
    data, table = reading.file.data, find_table(path.removesuffix(".yml"))
    found = RecordFile(path, model, data, read_comments(reading.file))
    if not isinstance(data, dict) or (found.is_table and not isinstance(data.get(table), list)):
        return None
    return found if _keeps_all(found) else None


def says_same(one: Tree, other: Tree) -> bool:
    """Tell whether two trees say the same to the models, however many empty lists and idle zeros there are."""
    return _drop_empty(one) == _drop_empty(other)


def read_comments(file: DataFile) -> tuple[tuple[Path | None, str], ...]:
    """Read the comments on lines of their own, each with the path of the field or item below it."""
    starts = sorted((span[0] + 1, len(path), path) for path, span in {**file.values, **file.keys}.items() if path)
    lines = ((number, line) for number, line in _find_comments(file) if line.lstrip()[0] == "#")
    return tuple(
        (next((path for start, _, path in starts if start > number), None), line.strip()) for number, line in lines
    )


def render_record_file(file: RecordFile) -> str:
    """Write a file in the canonical form, each comment above what it belongs to."""
    text = _render_file(file)
    written = parse_datafile(file.path, text.encode()).file if file.comments else None
    return _put_back(file.comments, written, text) if written else text


def read_rewritings(root: FilePath, paths: Iterable[str]) -> Iterator[tuple[Rewriting, bool]]:
    """Read files and bring each into the canonical form; also tell whether that differs from what is on the disk."""
    for path in paths:
        content = (root / path).read_bytes()
        rewriting = rewrite_file(path, content)
        yield rewriting, rewriting.text is not None and rewriting.text.encode() != content


def list_records(root: FilePath) -> tuple[str, ...]:
    """List every file of records under ``root``, and of what is kept of their reviews, by its path from there."""
    folders = (*RECORD_FILES, TABLE_FOLDER, REVIEWS)
    found = (path for folder in folders for path in (root / folder).glob("*.yml"))
    paths = (path.relative_to(root).as_posix() for path in found if path.is_file() and not path.is_symlink())
    return tuple(sorted(path for path in paths if find_model(path)))


def write_rewriting(root: FilePath, rewriting: Rewriting) -> None:
    """Put a file's canonical form in its place."""
    if rewriting.text is not None:
        (root / rewriting.path).write_text(rewriting.text, encoding="utf-8", newline="")


def render_scalar(text: str, *, number: bool = False, inline: bool = False) -> str:
    """Write one value, in quotes only where YAML would otherwise read something else; a number without idle zeros.

    ``inline`` tells that it stands in brackets with others, where commas and brackets end it.
    """
    if number:
        return _shorten_number(text)
    if not (_UNSAFE.match(text) or _NO_TEXT.fullmatch(text) or not text or (inline and _ENDING.search(text))):
        return text
    if '"' in text and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _compose(content: bytes) -> bytes:
    """Join letters with their loose marks, the one fault of letters that has only one remedy."""
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8-sig")).encode()
    except UnicodeDecodeError:
        return content


def _check_records(model: type[BaseModel], file: DataFile) -> Iterator[Diagnostic]:
    folder, _, name = file.path.rpartition("/")
    if folder != TABLE_FOLDER:
        yield from parse_record(model, file.data, file)[1]
        return
    table = name.removesuffix(".yml")
    items = file.data.get(table) if isinstance(file.data, dict) and set(file.data) == {table} else None
    if not isinstance(items, list):
        yield tell(file.locate(()), "vocabulary-form", name=table)
        return
    for position, item in enumerate(items):
        yield from parse_record(model, item, file, (table, position))[1]


def _find_comments(file: DataFile) -> Iterator[tuple[int, str]]:
    """Find the lines with what a reader of YAML passes over, from 1: a «#» that is not inside a key or a value."""
    masked = [list(line) for line in file.lines]
    spans = [*file.keys.values(), *(file.values[path] for path in _find_texts(file.data))]
    for line, column, end_line, end_column in spans:
        for number in range(line, min(end_line + 1, len(masked))):
            start = column if number == line else 0
            end = end_column if number == end_line else len(masked[number])
            masked[number][start:end] = "x" * (end - start)
    found = ((number, "".join(letters)) for number, letters in enumerate(masked, 1))
    yield from (each for each in found if _COMMENT.search(each[1]))


def refuse_comments(file: DataFile) -> Iterator[Diagnostic]:
    """Refuse comments that share a line with something: only those on lines of their own have a place to go."""
    for number, line in _find_comments(file):
        match = _COMMENT.search(line)
        if match and line.lstrip()[0] != "#":
            place = Place(file.path, number, match.start() + 1, len(line) - match.start())
            yield tell(place, "comment")


def _put_back(comments: Iterable[tuple[Path | None, str]], file: DataFile, text: str) -> str:
    """Put comments back above what they stood above; those behind everything stay at the end."""
    lines = text.split("\n")
    above: dict[int, list[str]] = {}
    for anchor, comment in comments:
        path = anchor
        while path and path not in file.keys and path not in file.values:  # an empty list, which is left out
            path = path[:-1]
        at = (file.keys.get(path) or file.values[path])[0] if path else len(lines) - 1
        pad = len(lines[at]) - len(lines[at].lstrip())
        above.setdefault(at, []).append(f"{' ' * pad}{comment}")
    return "\n".join(each for at, line in enumerate(lines) for each in (*above.get(at, ()), line))


def _find_texts(tree: Tree, path: Path = ()) -> Iterator[Path]:
    """List the paths of every text in a tree."""
    if isinstance(tree, str):
        yield path
    for step, inner in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield from _find_texts(inner, (*path, step))


def _keeps_all(file: RecordFile) -> bool:
    """Tell whether a file says the same when it is written again."""
    again = parse_datafile(file.path, _render_file(file).encode())
    return again.file is not None and not again.diagnostics and says_same(again.file.data, file.data)


def _render_file(file: RecordFile) -> str:
    trees = [item for _, item in file.items if isinstance(item, dict)]
    return render_record(file.model, *trees) if not file.is_table else render_table(file.table, trees)


def _render_fields(model: type[BaseModel], tree: Mapping[str, Tree], pad: str) -> Iterator[str]:
    for field, shape in read_fields(model).items():
        value, inner = tree.get(field), shape.model
        if isinstance(value, str):
            yield f"{pad}{field}: {render_scalar(value, number=shape.kind in _NUMBERS)}"
        elif isinstance(value, dict) and inner:
            yield f"{pad}{field}:"
            yield from _render_fields(inner, value, f"{pad}  ")
        elif isinstance(value, list) and value and shape.traits.inline:
            items = (render_scalar(item, inline=True) for item in value if isinstance(item, str))
            yield f"{pad}{field}: [{', '.join(items)}]"
        elif isinstance(value, list) and value:  # an empty list says no more than no field at all
            yield f"{pad}{field}:"
            for item in value:
                if isinstance(item, str):
                    yield f"{pad}  - {render_scalar(item)}"
                elif isinstance(item, dict) and inner:
                    yield from _render_item(inner, item, f"{pad}  ")


def _render_item(model: type[BaseModel], item: Mapping[str, Tree], pad: str) -> Iterator[str]:
    for position, line in enumerate(_render_fields(model, item, "")):
        yield f"{pad}{'  ' if position else '- '}{line}"


def _shorten_number(text: str) -> str:
    """Leave out zeros that say nothing, as the web form does, to which 1.10 and 01.1 are the same number."""
    match = _DIGITS.fullmatch(text)
    return f"{match[1]}{match[2]}{(match[3] or '').rstrip('0').rstrip('.')}" if match else text


def _drop_empty(tree: Tree) -> Tree:
    """Leave out what to the models says no more than nothing: empty lists, and idle zeros of numbers."""
    if isinstance(tree, dict):
        numbers = {
            key: _shorten_number(each) for key, each in tree.items() if key in _NUMBERED and isinstance(each, str)
        }
        return {key: _drop_empty(value) for key, value in {**tree, **numbers}.items() if value != []}
    return [_drop_empty(item) for item in tree] if isinstance(tree, list) else tree
