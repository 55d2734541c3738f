"""What a list to choose from lacks, added to the change by whoever is choosing: a record of a few boxes, a passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from handbook.changesets import Changeset
from handbook.datafile import Path as Way
from handbook.datafile import Tree
from handbook.desk import QUESTIONS, DraftError, find_answer
from handbook.editor.calls import CallError
from handbook.editor.fieldsets import Faults, FieldBox, FormPlan
from handbook.editor.form_trees import SEPARATOR, build_tree
from handbook.editor.record_texts import OpenRecord, locate_record, open_record
from handbook.evidence import KnownPassage, ReadPassage, fingerprint, read_passages
from handbook.messages import read_area, say
from handbook.recognition import draft_passage
from handbook.records import SPACES, Catalog, Passage, is_record, read_fields, write_locator
from handbook.text import slug_text

PASSAGES = "passages"
_BODY = ("name", "short_name", "level", "province", "parent", "symbols", "cite", "id")
_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"indicators": ("label", "unit", "id"), "provinces": ("label", "id"), "bodies": _BODY, "exemplars": _BODY}
)
"""Where ids belong → the boxes in which an editor says what is missing there."""
_HOMES: Mapping[str, tuple[str, ...]] = MappingProxyType({"bodies": ("exemplars", "issuers")})
"""Where ids of several tables belong → those tables, the usual one first."""
THINGS_TO_ADD: Mapping[str, str] = MappingProxyType(
    {**{space: SPACES[space].wording.thing for space in _FIELDS}, PASSAGES: Passage.wording.thing}
)
"""Where ids belong to which an editor may add one while choosing → what such a thing is called."""
_BOXES = "moi"
"""What the names of the boxes begin with, that none is called as one of the form behind them."""
_ID_AT_MOST = 60
_PLACE = next(each for each in QUESTIONS["model"] if each.field == "passage")

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class NewChoice:
    """What is about to be added: the id by which it is chosen, its name, its record and where in that it stands.

    It has no record where it is there already, or where a box must be filled in first, which ``faults`` tell.
    """

    value: str
    name: str
    record: OpenRecord | None = None
    prefix: Way = ()
    faults: Faults = field(default_factory=dict)


def list_homes(space: str) -> tuple[tuple[str, str], ...]:
    """List the tables that something new may be put into, with what they hold, where an editor has to choose."""
    return tuple((table, SPACES[table].wording.title) for table in _HOMES.get(space, ()))


def draw_choice(catalog: Catalog, space: str, pairs: Pairs, faults: Faults, place: str) -> tuple[FieldBox, ...]:
    """Draw the boxes for something new; ``place`` is the passage that it is most likely to be cited from."""
    given = _cut_names(pairs)
    if space == PASSAGES:
        filled = dict(given) or {"source": place.partition("#")[0]}
        return tuple(_draw_passage_box(name, filled.get(name, ""), faults) for name in ("source", "words", "after"))
    tree = build_tree(SPACES[space], given or [("cite", place)])
    plan = FormPlan(catalog, {(_BOXES, *way): found for way, found in faults.items()})
    drawn = {box.name.partition(SEPARATOR)[2]: box for box in plan.draw_boxes(SPACES[space], tree, (_BOXES,))}
    by_name = replace(drawn["id"], is_required=False, hint=say("editor", "choice-id"))
    return tuple({**drawn, "id": by_name}[name] for name in _FIELDS[space])


def draft_choice(root: Path, changeset: Changeset, catalog: Catalog, space: str, home: str, pairs: Pairs) -> NewChoice:
    """Draft what an editor says is missing, in the record or the table it belongs to."""
    if space == PASSAGES:
        return _draft_passage(root, changeset, catalog, dict(_cut_names(pairs)))
    model, (first, *_) = SPACES[space], _FIELDS[space]
    tree = build_tree(model, _cut_names(pairs))
    wanted = [each for each in _FIELDS[space] if read_fields(model)[each].is_required and each != "id"]
    empty: Faults = {(each,): (say("editor", "choice-empty"),) for each in wanted if not tree.get(each)}
    if empty:
        return NewChoice("", "", faults=empty)
    name = str(tree[first])
    identifier = str(tree.get("id", "")) or slug_text(name)[:_ID_AT_MOST].strip("-")
    if identifier in getattr(catalog, space) or identifier in catalog.renamed:
        return NewChoice(identifier, name, faults={("id",): (say("draft", "taken", id=identifier),)})
    homes = _HOMES.get(space, (space,))
    path = locate_record(catalog, home if home in homes else homes[0], identifier)
    if not is_record(path):
        return NewChoice(identifier, name, faults={("id",): (say("editor", "choice-id-unfit"),)})
    record = _open(root, changeset, path, identifier)
    return NewChoice(identifier, name, record, _put_item(record, {**tree, "id": identifier}))


def list_pairs(form: Pairs) -> Pairs:
    """List what was filled in for something new, of all that was sent."""
    return [(name, value) for name, value in form if name.startswith(f"{_BOXES}{SEPARATOR}")]


def _cut_names(pairs: Pairs) -> Pairs:
    return [(name.partition(SEPARATOR)[2], value) for name, value in pairs]


def _open(root: Path, changeset: Changeset, path: str, identifier: str) -> OpenRecord:
    record = open_record(root, changeset, path, identifier)
    if record is None:
        raise CallError(say("editor", "record-closed", path=path), 409)
    return record


def _put_item(record: OpenRecord, tree: dict[str, Tree]) -> Way:
    """Put something new into its file, and return the way to it there."""
    data = record.file.data
    if not isinstance(data, dict):
        raise CallError(say("editor", "record-closed", path=record.path), 409)
    if not record.file.is_table:
        data.update(tree)
        return ()
    items = data[record.file.table]
    if not isinstance(items, list):
        raise CallError(say("editor", "record-closed", path=record.path), 409)
    items.append(tree)
    return record.file.table, len(items) - 1


def _draft_passage(root: Path, changeset: Changeset, catalog: Catalog, given: Mapping[str, str]) -> NewChoice:
    """Draft a passage of a source from its words; one that the source has already is that one."""
    source, words = given.get("source", "").strip(), " ".join(given.get("words", "").split())
    if source not in catalog.sources:
        return NewChoice("", "", faults={("source",): (say("editor", "choice-no-source", source=source),)})
    if not words:
        return NewChoice("", "", faults={("words",): (say("editor", "choice-empty"),)})
    known = catalog.sources[source].record.passages
    same = next((each for each in known if fingerprint(words) in {each.fingerprint, fingerprint(each.opening)}), None)
    if same:
        return NewChoice(f"{source}#{same.id}", _name_passage(same.id, same.opening))
    said, at = given.get("after", "").rpartition("#")[2], len(known)
    if said.strip():
        try:
            after = find_answer(catalog, "model", _PLACE, said, {"source": source})
        except DraftError as error:
            return NewChoice("", "", faults={("after",): (str(error),)})
        at = next(at for at, each in enumerate(known, 1) if each.id == after)
    read = _read_new(known, at, words)
    record = _open(root, changeset, f"sources/{source}.yml", source)
    items = record.tree["passages"]
    if not isinstance(items, list):
        raise CallError(say("editor", "record-closed", path=record.path), 409)
    items.insert(at, draft_passage(read))
    return NewChoice(f"{source}#{read.id}", _name_passage(read.id, read.opening), record, ("passages", at))


def _name_passage(identifier: str, opening: str) -> str:
    return f"{write_locator(identifier)}: {opening}…"


def _read_new(known: Sequence[Passage], at: int, words: str) -> ReadPassage:
    """Read a passage that is put among those known, and give it an id of its own."""
    openings = [each.opening for each in known]
    lines = [*openings[:at], words, *openings[at:]]
    marked = [KnownPassage(each.id, fingerprint(each.opening), each.opening) for each in known]
    reading = read_passages("\n".join(lines), marked)
    return next(each for each in reading.passages if each.id in reading.added)


def _draw_passage_box(name: str, value: str, faults: Faults) -> FieldBox:
    """Draw one of the boxes for a passage, whose words no record holds."""
    told: Mapping[str, str] = read_area("editor")["passage-boxes"][name]
    return FieldBox(
        name=f"{_BOXES}{SEPARATOR}{name}",
        label=told["label"],
        hint=told["hint"],
        kind="prose" if name == "words" else "lookup",
        value=value,
        is_required=name != "after",
        is_list=False,
        choices=(),
        lookup={"source": "sources", "after": PASSAGES}.get(name, ""),
        told="",
        faults=tuple(faults.get((name,), ())),
    )
