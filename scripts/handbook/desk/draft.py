"""A new record from a few answers: valid from the first, with what is unknown left out."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from handbook.checks import suggest_record
from handbook.datafile import Tree, parse_datafile
from handbook.diagnostics import Diagnostic, sort_diagnostics
from handbook.messages import read_area, say
from handbook.records import (
    DATE_KINDS,
    FOLDERS,
    TABLES,
    Catalog,
    Entry,
    ModelUnit,
    Passage,
    Record,
    find_same,
    find_table,
    parse_record,
    read_fields,
    render_record,
    render_scalar,
    suggest_date,
    write_choices,
)
from handbook.text import fold_marks, parse_date, slug_text

Answers = Mapping[str, str]

_MAX_SLUG = 60
_MOST_SHOWN = 8
_NUMBER = re.compile(r"(\d{2,5})-")
_CODE = re.compile(r"\d+-([^/-]+)")
_ABSENT = frozenset({"missing-field", "uncited"})
_CITED = MappingProxyType({"source": "sources", "passage": ""})
"""The parts of a citation, each with where it belongs."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask for: a field of a model, or a part of a citation, which is no field; and the words."""

    field: str
    words: str
    model: type[Record] | None

    @property
    def names(self) -> str:
        """What kind of record an answer names; empty where it names none."""
        return read_fields(self.model)[self.field].names if self.model else _CITED[self.field]

    @property
    def required(self) -> bool:
        """Whether there must be an answer."""
        return read_fields(self.model)[self.field].is_required if self.model else True


@dataclass(frozen=True, slots=True)
class Draft:
    """A record about to be written, or the problems that keep it from being written."""

    path: str
    text: str
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


_INNER: Mapping[str, tuple[type[Record], ...]] = MappingProxyType({"model": (ModelUnit,), "source": (Passage,)})
"""Kind of record → the parts of it that are asked for too."""


class DraftError(Exception):
    """The draft cannot be written; the message is for editors."""


def _list_questions(kind: str, words: Mapping[str, str]) -> tuple[Question, ...]:
    models = (TABLES[f"{kind}s"], *_INNER.get(kind, ()))
    return tuple(
        Question(field, text, next((each for each in models if field in each.model_fields), None))
        for field, text in words.items()
    )


QUESTIONS: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {kind: _list_questions(kind, words) for kind, words in read_area("draft")["questions"].items()}
)
"""Kind of record → what to ask, in this order."""


def suggest_answer(catalog: Catalog, kind: str, field: str, answers: Answers) -> str:
    """Propose an answer from those already given; empty where nothing can be told from them."""
    suggest = _SUGGESTIONS.get((kind, field))
    return suggest(catalog, answers) if suggest else ""


def find_answer(
    catalog: Catalog, kind: str, question: Question, text: str, answers: Answers = MappingProxyType({})
) -> str:
    """Turn what was typed into what the record holds; raise DraftError, in an editor's words, where it cannot be.

    A record may be named by its id or by its label, a date and a passage written in any usual way. ``answers`` are
    those already given.
    """
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if not text:
        if question.required and not (question.model is None and answers.get("reported")):
            words = f"{question.words[:1].lower()}{question.words[1:]}"
            raise DraftError(say("draft", "needed", field=question.field, question=words))
        return ""
    if question.names:
        return _find_named(catalog, question.names, text)
    if question.field == "passage":
        return _find_passage(catalog, answers["source"], text) if answers.get("source") else _name_passage(text)
    if question.field == "id" and text in _list_taken(catalog, kind):
        raise DraftError(say("draft", "taken", id=text))
    return _hold(question.model, question.field, text) if question.model else text


def _hold(model: type[Record], field: str, text: str) -> str:
    """Return what a field holds for an answer; raise DraftError where it may not stand there."""
    if read_fields(model)[field].kind in DATE_KINDS:
        text = suggest_date(text) or text
    reading = parse_datafile("", f"{field}: {render_scalar(text)}\n".encode())
    faults = list(reading.diagnostics)
    if reading.file is not None:
        faults += parse_record(model, reading.file.data, reading.file)[1]
    for fault in faults:
        if fault.code not in _ABSENT:
            message = f"{fault.message}; {fault.hint}" if fault.hint else fault.message
            raise DraftError(message)
    return text


def draft_record(catalog: Catalog, kind: str, answers: Answers) -> Draft:
    """Make the record of the answers; raise DraftError where its id is taken."""
    table, identifier = f"{kind}s", answers["id"]
    if identifier in _list_taken(catalog, kind):
        raise DraftError(say("draft", "taken", id=identifier))
    folder = next(each for each in FOLDERS if find_table(each) == table)
    path, model = f"{folder}/{identifier}.yml", FOLDERS[folder]
    text = render_record(model, _build_tree(kind, answers))
    reading = parse_datafile(path, text.encode())
    faults = list(reading.diagnostics)
    if reading.file is not None:
        faults += parse_record(model, reading.file.data, reading.file)[1]
    if kind != "source" and answers["source"]:
        _find_passage(catalog, answers["source"], answers["passage"])
    return Draft(path, text, sort_diagnostics(faults), reading.lines)


def write_draft(root: Path, draft: Draft) -> None:
    """Write the record as a new file; raise DraftError rather than touch one that is there."""
    path = root / draft.path
    try:
        if path.parents[1] != root and path.parents[1].is_dir():  # one inside another may not be there yet
            path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as stream:
            stream.write(draft.text)
    except FileExistsError as error:
        raise DraftError(say("draft", "file-there", path=draft.path)) from error
    except FileNotFoundError as error:
        raise DraftError(say("draft", "no-folder", folder=draft.path.partition("/")[0])) from error


def _build_tree(kind: str, answers: Answers) -> dict[str, Tree]:
    tree: dict[str, Tree] = {field: text for field, text in answers.items() if text}
    if kind == "source":
        tree["passages"] = [{"id": tree.pop("passage", ""), "opening": tree.pop("opening", "")}]
        return tree
    source, passage = tree.pop("source", ""), tree.pop("passage", "")
    cited: list[Tree] = [f"{source}#{passage}"] if source or passage else []
    if cited:
        tree["cite"] = cited
    if kind == "model":
        tree["units"] = [{"unit": tree.pop("unit", ""), "cite": cited}]
    if kind == "directive":
        tree["status"] = {"value": "chua-xac-dinh"}  # the one standing that needs no source
    return tree


def _find_passage(catalog: Catalog, source: str, text: str) -> str:
    """Find a passage of a source by its id, or by its place written in any usual way."""
    known = {passage.locator: passage.id for passage in catalog.sources[source].record.passages}
    same = find_same(text, known)
    found = known[same] if same else _name_passage(text)
    if found not in known.values():
        choices = write_choices(known.values(), f"sources/{source}.yml")
        raise DraftError(say("draft", "no-passage", source=source, text=text, choices=choices))
    return found


def _name_passage(text: str) -> str:
    """Make the id of a place: «đoạn 7» and «7» are "d7"."""
    return re.sub(r"^(?:doan-)?(?=\d)", "d", slug_text(text))


def _find_named(catalog: Catalog, names: str, text: str) -> str:
    entries: Mapping[str, Entry[BaseModel]] = getattr(catalog, names)
    labels = {identifier: _label(entry.record) for identifier, entry in entries.items()}
    if text in labels:
        return text
    found = [identifier for identifier, label in labels.items() if fold_marks(label) == fold_marks(text)]
    if len(found) == 1:
        return found[0]
    if (new := catalog.renamed.get(text)) in labels:
        raise DraftError(say("draft", "old-id", id=text, new=new))
    raise DraftError(say("draft", "no-id", id=text, advice=suggest_record(catalog, names, slug_text(text))))


def list_choices(catalog: Catalog, question: Question) -> tuple[str, ...]:
    """List what a question about a record may be answered with: a few ids with their names."""
    if not question.names:
        return ()
    entries: Mapping[str, Entry[BaseModel]] = getattr(catalog, question.names)
    shown = [
        f"{identifier} ({getattr(entry.record, 'short_title', None) or _label(entry.record)})"
        for identifier, entry in entries.items()
    ]
    rest = (say("draft", "more", count=len(shown) - _MOST_SHOWN),) if len(shown) > _MOST_SHOWN else ()
    return (*shown[:_MOST_SHOWN], *rest)


def _label(record: object) -> str:
    for field in ("label", "name", "title"):
        if label := getattr(record, field, ""):
            return str(label)
    return ""


def _list_taken(catalog: Catalog, kind: str) -> frozenset[str]:
    """List the ids a new record may not take, among them old ones, whose addresses still lead somewhere."""
    entries: Mapping[str, Entry[Record]] = getattr(catalog, "bodies" if kind == "exemplar" else f"{kind}s")
    old = {each for entry in entries.values() for each in getattr(entry.record, "previous_ids", ())}
    return frozenset({*entries, *old, *catalog.unread})


def _suggest_number(_: Catalog, answers: Answers) -> str:
    match = _NUMBER.match(answers.get("symbol", ""))
    return match[1] if match else ""


def _suggest_type(catalog: Catalog, answers: Answers) -> str:
    """Tell the type from the symbol's letters, unless two types share them, as QĐ does."""
    match = _CODE.match(answers.get("symbol", ""))
    found = [each for each, entry in catalog.types.items() if match and entry.record.symbol == match[1]]
    return found[0] if len(found) == 1 else ""


def _suggest_short_name(catalog: Catalog, answers: Answers) -> str:
    entry = catalog.types.get(answers.get("type", ""))
    symbol = answers.get("symbol", "")
    return f"{entry.record.label} {symbol}" if entry and symbol else ""


def _suggest_directive_id(_: Catalog, answers: Answers) -> str:
    stem = slug_text(answers.get("symbol", "")) or _cut_slug(answers.get("short_name", ""))
    year, term = _find_year(answers.get("issued", "")), answers.get("term", "")
    end = f"-{year}" if year else f"-khoa-{term}" if term else ""
    return stem if not stem or stem.endswith(end or "\0") else f"{stem}{end}"


def _suggest_source_id(_: Catalog, answers: Answers) -> str:
    stem = _cut_slug(answers.get("publisher") or answers.get("title", ""))
    year = _find_year(answers.get("published", ""))
    return f"{stem}-{year}" if stem and year else stem


def _find_year(text: str) -> str:
    """Find the year that a date is told by, if it is by one."""
    date = parse_date(text)
    return f"{date.year:04d}" if date and date.year else ""


def _cut_slug(text: str) -> str:
    slug = slug_text(text)
    return slug if len(slug) <= _MAX_SLUG else slug[:_MAX_SLUG].rpartition("-")[0]


_SUGGESTIONS: Mapping[tuple[str, str], Callable[[Catalog, Answers], str]] = MappingProxyType(
    {
        ("directive", "number"): _suggest_number,
        ("directive", "type"): _suggest_type,
        ("directive", "short_name"): _suggest_short_name,
        ("directive", "id"): _suggest_directive_id,
        ("exemplar", "id"): lambda _, answers: _cut_slug(answers.get("name", "")),
        ("model", "id"): lambda _, answers: _cut_slug(answers.get("name", "")),
        ("source", "kind"): lambda _, __: say("draft", "kind"),
        ("source", "counting"): lambda _, __: say("draft", "counting"),
        ("source", "passage"): lambda _, __: say("draft", "passage"),
        ("source", "id"): _suggest_source_id,
    }
)
