"""What strangers' bytes are given to, and what must hold of the answer; a target raises AssertionError where not."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import html5lib
import markdown
from changeset_targets import CHANGESET_TARGETS
from original_targets import ORIGINAL_TARGETS
from pydantic import BaseModel

from handbook.datafile import MAX_BYTES, DataFile, Reading, Tree, parse_datafile
from handbook.datafile import Path as Steps
from handbook.datafile.marks import read_marks
from handbook.diagnostics import Diagnostic
from handbook.evidence import KnownPassage, read_facts, read_passages
from handbook.messages import render_date
from handbook.messages.report import render_github, render_json, render_text
from handbook.names.bearers import NameIndex, index_names
from handbook.names.mentions import Mention, parse_prose
from handbook.opendata.cells import write_rows
from handbook.pages.lines import Run
from handbook.pdf.chapters import Chapter, Section
from handbook.pdf.writer import DocumentError, Writer
from handbook.recognition import Knowledge, gather_knowledge, recognize_text
from handbook.records.catalog import RECORD_FILES, TABLE_FILES, TABLE_FOLDER
from handbook.records.date_spellings import suggest_date
from handbook.records.faults import parse_record
from handbook.records.loading import read_catalog
from handbook.records.notation import rewrite_file
from handbook.records.suggestions import suggest_id, suggest_numbers
from handbook.search.segments import index_documents
from handbook.site.pieces import take_apart, write_sample
from handbook.text.dates import parse_date
from handbook.text.folding import fold_text, split_words
from handbook.text.quantities import parse_quantity
from handbook.text.vietnamese import slug_text, sort_text

TOY = Path(__file__).parents[1] / "toy"
_MODELS: Mapping[str, type[BaseModel]] = MappingProxyType({**RECORD_FILES, **TABLE_FILES})
_PATHS = tuple(f"{name}/x.yml" if name in RECORD_FILES else f"{TABLE_FOLDER}/{name}.yml" for name in _MODELS)
_EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def read_file(content: bytes) -> None:
    """Read a file: text and places inside it, or words why not; the fast and the slow reader agree."""
    reading = parse_datafile("directives/x.yml", content)
    _check_diagnostics(reading, reading.diagnostics)
    if reading.file is None:
        assert reading.diagnostics
        return
    _check_tree(reading.data, 0)
    marks, found = read_marks(reading.file.path, reading.file.text, reading.file.lines)
    assert marks is not None
    assert marks.data == reading.data
    assert {each.code for each in found} <= {each.code for each in reading.diagnostics}
    for path in marks.values:
        place = reading.file.locate(path)
        assert 1 <= place.line <= len(reading.file.lines)
        assert 1 <= place.column <= len(reading.file.lines[place.line - 1]) + 1


def read_record(content: bytes) -> None:
    """Read a file as every kind of record: each is a record that prints, or faults; never an exception."""
    reading = parse_datafile("directives/x.yml", content)
    if reading.file is not None:
        for model in _MODELS.values():
            _read_as(model, reading, reading.file, reading.data, ())


def read_value(content: bytes) -> None:
    """Put bytes in the place of one value of a good file: it is read as a record, or refused with words."""
    cuts = _cut_records()
    path, text, start, end = cuts[int.from_bytes(content[:2], "big") % len(cuts)]
    changed = (text[:start] + _decode(content[2:]) + text[end:]).encode()
    read_file(changed)
    _rewrite_as(path, changed)
    reading = parse_datafile("directives/x.yml", changed)
    folder, _, name = path.rpartition("/")
    if reading.file is None:
        return
    if folder in RECORD_FILES:
        _read_as(RECORD_FILES[folder], reading, reading.file, reading.data, ())
        return
    table = name.removesuffix(".yml")
    items = reading.data.get(table) if isinstance(reading.data, dict) else None
    for position, item in enumerate(items if isinstance(items, list) else ()):
        _read_as(TABLE_FILES[table], reading, reading.file, item, (table, position))


def rewrite(content: bytes) -> None:
    """Bring a file into the canonical form, which says the same and is its own canonical form."""
    for path in _PATHS:
        _rewrite_as(path, content)


def read_prose(content: bytes) -> None:
    """Split prose into runs: they hold the same words, and every mention names a document that there is."""
    text = _decode(content)
    names = _know_names()
    parsed = parse_prose(names, text)
    assert all(run.target in names.targets for run in parsed.runs if isinstance(run, Mention))
    if "[[" not in text:
        assert "".join(run.text for run in parsed.runs) == text
    assert all(0 <= each.offset <= len(text) for each in parsed.unresolved)


def show_text(content: bytes) -> None:
    """Show a text in prose and in an attribute: through Markdown it stays one piece of text."""
    from handbook.render import make_environment  # noqa: PLC0415 - only this target needs the templates

    text = " ".join(_drop_invisible(_decode(content)).split())
    template = make_environment().from_string('<div>\n<p title="{{ text }}">{{ words | line }}</p>\n</div>\n')
    page = template.render(text=text, words=(Run(text),))
    tree = html5lib.parse(markdown.markdown(page, extensions=_EXTENSIONS), namespaceHTMLElements=False)
    found = [(element.tag, sorted(element.keys())) for element in tree.iter()]
    assert found == [("html", []), ("head", []), ("body", []), ("div", []), ("p", ["title"])], found
    paragraph = tree.find(".//p")
    assert paragraph.get("title") == "".join(paragraph.itertext())


def take_page_apart(content: bytes) -> None:
    """Take a page apart: put together, it is taken apart the same way."""
    text = _decode(content)
    for page in (text, f'---\ntitle: "x"\n---\n\n{text}\n'):
        pieces = take_apart("van-ban/x.md", page)
        if pieces is not None:
            again = take_apart("van-ban/x.md", write_sample(pieces.shape, pieces.texts))
            assert again == pieces


def search_text(content: bytes) -> None:
    """Fold a text for the search: once is enough, and words are words."""
    text = _decode(content)
    folded = fold_text(text)
    assert fold_text(folded) == folded
    words = split_words(text)
    assert all(word and not any(letter.isspace() for letter in word) for word in words)
    index_documents(1, [(text,)])


def say_in_vietnamese(content: bytes) -> None:
    """Make slugs, which are safe in an address, keys to sort by, and suggestions, which can be read back."""
    text = _decode(content)
    slug = slug_text(text)
    assert re.fullmatch(r"[a-z0-9]*(?:-[a-z0-9]+)*", slug), slug
    sort_text(text)
    parse_quantity(text)
    suggest_numbers(text)
    suggest_id(text)
    date = parse_date(text)
    if date is not None:
        assert text.isascii()
        assert render_date(date)
    suggestion = suggest_date(text)
    assert not suggestion or parse_date(suggestion), suggestion


def read_evidence(content: bytes) -> None:
    """Read the facts of a passage: each stands in it, and a newer text changes no id."""
    text = unicodedata.normalize("NFC", _decode(content))
    facts = read_facts(text)
    plain = " ".join(text.split())
    assert all(number in plain for number in facts.numbers), facts.numbers
    assert all(name in plain for name in facts.names), facts.names
    first = read_passages(text, has_title=True).passages
    again = read_passages(text, [KnownPassage(each.id, each.fingerprint, each.text) for each in first])
    assert [each.id for each in again.passages] == [each.id for each in first]
    assert (again.added, again.changed, again.gone) == ((), (), ())


def recognise_text(content: bytes) -> None:
    """Recognise what a text names: every find stands where it says, and points to what there is or is new."""
    text = unicodedata.normalize("NFC", _decode(content))
    passages = read_passages(text, has_title=True).passages
    texts = {passage.id: passage.text for passage in passages}
    knowledge = _know_all()
    for kind, finds in recognize_text(knowledge, passages).finds.items():
        for find in finds:
            assert find.kind == kind
            assert texts[find.passage][find.start : find.end].replace("_", "|") == find.text, find
            assert not (find.record and find.id), find


def write_table(content: bytes) -> None:
    """Write cells of a table: each comes back, perhaps behind an apostrophe, and no spreadsheet runs it."""
    cells = _decode(content).split("\n")
    text = write_rows([cells]).decode()
    (row,) = csv.reader(io.StringIO(text, newline=""))
    for cell, given in zip(row, cells, strict=True):
        assert cell in {given, f"'{given}"}
        assert not cell.startswith(("=", "@", "\t", "\r")), cell
        assert not cell.startswith(("+", "-")) or re.fullmatch(r"[+-]?\d+(?:[.,]\d+)*", cell), cell


def print_text(content: bytes) -> None:
    """Check a text for paper: it is refused by name, or set letter for letter but for places to break at."""
    text = _decode(content)
    chapter = Chapter("van-ban/x.html", "x", "", "", "directives/x.yml", ())
    writer = Writer(Section("van-ban/x", "x", "", "", "van-ban/x.html", "", (chapter,)), "")
    try:
        checked = writer.check(text)
    except DocumentError:
        return
    assert checked.replace("\u200b", "") == unicodedata.normalize("NFC", text).replace("\u200b", "")


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {
        "reader": read_file,
        "records": read_record,
        "values": read_value,
        "notation": rewrite,
        "prose": read_prose,
        "pages": show_text,
        "pieces": take_page_apart,
        "search": search_text,
        "vietnamese": say_in_vietnamese,
        "evidence": read_evidence,
        "recognition": recognise_text,
        "tables": write_table,
        "print": print_text,
        **ORIGINAL_TARGETS,
        **CHANGESET_TARGETS,
    }
)


def list_seeds() -> list[bytes]:
    """List what to start from: the toy's files and every bad file."""
    folders = [TOY, TOY.parent / "bad"]
    return [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.yml"))]


@cache
def _know_all() -> Knowledge:
    return gather_knowledge(read_catalog(TOY).catalog)


@cache
def _know_names() -> NameIndex:
    return index_names(read_catalog(TOY).catalog)


def _decode(content: bytes) -> str:
    return content[:MAX_BYTES].decode("utf-8", "ignore")


def _read_as(model: type[BaseModel], reading: Reading, file: DataFile, data: Tree, prefix: Steps) -> None:
    record, faults = parse_record(model, data, file, prefix)
    _check_diagnostics(reading, faults)
    assert record is not None or faults or reading.diagnostics
    if record is not None:
        text = record.model_dump_json()
        assert "Infinity" not in text
        assert "NaN" not in text
        if not reading.diagnostics:
            _check_letters(record)


def _rewrite_as(path: str, content: bytes) -> None:
    once = rewrite_file(path, content)
    assert not any(each.code == "rewriting" for each in once.diagnostics)
    if once.text is not None:
        assert rewrite_file(path, once.text.encode()).text == once.text


def _drop_invisible(text: str) -> str:
    """Leave out what no record may hold."""
    return "".join(letter for letter in text if unicodedata.category(letter) not in _INVISIBLE or letter == "\n")


@cache
def _cut_records() -> tuple[tuple[str, str, int, int], ...]:
    """List every value of the toy's records that stands on one line: its file, the text, where it starts and ends."""
    cuts = []
    for path in sorted(TOY.rglob("*.yml")):
        reading = parse_datafile("directives/x.yml", path.read_bytes())
        assert reading.file is not None
        starts = [0]
        for line in reading.file.lines:
            starts.append(starts[-1] + len(line) + 1)
        for first, start, last, end in reading.file.values.values():
            if first == last and end > start:
                cuts.append(
                    (path.relative_to(TOY).as_posix(), reading.file.text, starts[first] + start, starts[last] + end)
                )
    return tuple(cuts)


def _check_tree(tree: Tree, depth: int) -> None:
    assert depth <= 13
    if isinstance(tree, dict):
        for key, value in tree.items():
            assert type(key) is str
            _check_tree(value, depth + 1)
    elif isinstance(tree, list):
        for item in tree:
            _check_tree(item, depth + 1)
    else:
        assert type(tree) is str


def _check_letters(value: object) -> None:
    """No record holds a letter that nobody sees."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            _check_letters(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            _check_letters(item)
    elif isinstance(value, str):
        assert not any(unicodedata.category(letter) in _INVISIBLE for letter in value), repr(value)
        assert unicodedata.is_normalized("NFC", value), repr(value)


def _check_diagnostics(reading: Reading, diagnostics: tuple[Diagnostic, ...]) -> None:
    lines = {"directives/x.yml": reading.lines}
    for printed in (render_text(diagnostics, lines), render_github(diagnostics), render_json(diagnostics)):
        assert printed
    for each in diagnostics:
        assert each.code
        assert each.message
        assert each.place.line >= 0
        assert reading.content is None or each.place.line <= len(reading.lines)
