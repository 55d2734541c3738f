"""Drafts of records out of what is recognised: valid as far as the text goes, with what is unknown left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handbook.datafile import Tree
from handbook.evidence import ReadPassage, Rereading
from handbook.recognition.article import Recognition
from handbook.recognition.finds import Find
from handbook.records import FOLDERS, Catalog, Directive, read_fields, render_record
from handbook.text import slug_text

_MODELS = "exemplars/models"
_UNKNOWN = "chua-xac-dinh"  # the one standing that needs no source
_DOCUMENT_FIELDS = ("type", "number", "symbol", "title", "issuer", "issued", "term")
_BODY_FIELDS = ("name", "level", "province", "parent")
_FIGURE_FIELDS = ("indicator", "printed", "value", "out_of", "qualifier", "scope", "as_of")
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """One record that is proposed: its path in the handbook and its text in canonical form."""

    path: str
    text: str


@dataclass(slots=True)
class _Thing:
    """All that is found of one new thing: its fields, the first words for each, and the passages that name it."""

    fields: dict[str, Tree] = field(default_factory=dict)
    passages: dict[str, None] = field(default_factory=dict)
    text: str = ""

    def add(self, find: Find, names: Sequence[str]) -> None:
        """Take what one more find says and no find before."""
        self.passages[find.passage] = None
        self.text = self.text or find.text
        for name in names:
            if find.fields.get(name):
                self.fields.setdefault(name, str(find.fields[name]))


def name_source(title: str) -> str:
    """Propose the id of a source by its title, of whole words."""
    slug = slug_text(title)
    return slug if len(slug) <= _LONGEST_ID else slug[: _LONGEST_ID + 1].rpartition("-")[0]


def draft_records(
    catalog: Catalog,
    source: str,
    words: Mapping[str, str],
    reading: Rereading,
    recognition: Recognition,
    *,
    every: bool = False,
) -> tuple[RecordDraft, ...]:
    """Draft the source of a text and the records of what is new in it.

    ``words`` are fields of the source that are known already. A document is drafted where its number is told, a body
    where the text tells more of it than its name, unless ``every`` one is wanted.
    """
    drafts = [("sources", source, _draft_source(source, words, reading))]
    drafts += [("directives", name, tree) for name, tree in _draft_documents(catalog, source, recognition, every=every)]
    drafts += [("exemplars", name, tree) for name, tree in _draft_bodies(catalog, source, recognition, every=every)]
    if _MODELS in FOLDERS:
        drafts += [(_MODELS, name, tree) for name, tree in _draft_models(source, recognition)]
    return tuple(
        RecordDraft(f"{folder}/{name}.yml", render_record(FOLDERS[folder], tree)) for folder, name, tree in drafts
    )


def _draft_source(source: str, words: Mapping[str, str], reading: Rereading) -> dict[str, Tree]:
    return {"id": source, **words, "passages": [draft_passage(each) for each in reading.passages]}


def draft_passage(read: ReadPassage) -> dict[str, Tree]:
    """Draft a passage of a source: what it is known by, and what is printed in it."""
    passage: dict[str, Tree] = {"id": read.id, "opening": read.opening, "fingerprint": read.fingerprint}
    for name in ("numbers", "dates", "symbols", "names"):
        if values := getattr(read.facts, name):
            passage[name] = [*values]
    return passage


def _draft_documents(
    catalog: Catalog, source: str, recognition: Recognition, *, every: bool
) -> Iterator[tuple[str, dict[str, Tree]]]:
    things = _gather(recognition.list_finds("documents"), _DOCUMENT_FIELDS)
    for name, thing in things.items():
        tree: dict[str, Tree] = {"id": name, **thing.fields}
        kind = catalog.types.get(str(tree.get("type", "")))
        if not every and (kind is None or not tree.get("number")):
            continue
        number = tree.get("symbol") or tree.get("number")
        tree["short_name"] = f"{kind.record.label} {number}" if kind and number else thing.text
        tree["status"] = {"value": _UNKNOWN}
        tree.update(_draft_person(source, name, recognition))
        relations: list[Tree] = [
            draft_relation(source, each)
            for each in recognition.list_finds("relations")
            if each.fields.get("source") == name and "target" in each.fields
        ]
        if relations:
            tree["relations"] = relations
        tree["cite"] = _cite(source, thing.passages)
        yield name, tree


def _draft_person(source: str, document: str, recognition: Recognition) -> Iterator[tuple[str, Tree]]:
    """Draft the person under a document, where its own foot names one: the field that holds a name and a role."""
    shapes = read_fields(Directive).values()
    name = next(each.name for each in shapes if each.model and {"name", "role"} <= each.model.model_fields.keys())
    for find in recognition.list_finds("documents"):
        if find.id == document and find.fields.get("person"):
            role = find.fields.get("person_role")
            said: dict[str, Tree] = {"name": str(find.fields["person"]), **({"role": str(role)} if role else {})}
            yield name, {**said, "cite": [f"{source}#{find.passage}"]}
            return


def _draft_bodies(
    catalog: Catalog, source: str, recognition: Recognition, *, every: bool
) -> Iterator[tuple[str, dict[str, Tree]]]:
    finds = recognition.list_finds("bodies")
    targets = {(find.passage, find.text): find.target for find in finds}
    figures: dict[str, list[Find]] = {}
    for find in recognition.list_finds("figures"):
        owner = targets.get((find.passage, str(find.fields.get("scope", ""))), "")
        figures.setdefault(owner, []).append(find)
    running = {each.fields.get("unit") for each in recognition.list_finds("models")}
    for name, thing in _gather(finds, _BODY_FIELDS).items():
        own = [find for find in figures.get(name, ()) if find.fields.get("indicator") and find.fields.get("value")]
        if not own and name not in running and not every:
            continue
        tree: dict[str, Tree] = {"id": name, **thing.fields}
        if tree.get("province") not in catalog.provinces:
            tree.pop("province", None)
        if own:
            names = (f"{each.fields['indicator']}-{place}" for place, each in enumerate(own, 1))
            tree["figures"] = [draft_figure(source, each, name) for each, name in zip(own, names, strict=True)]
        tree["cite"] = _cite(source, thing.passages)
        yield name, tree


def draft_relation(source: str, find: Find) -> dict[str, Tree]:
    """Draft a relation between documents that a source states."""
    return {
        "type": str(find.fields["type"]),
        "target": str(find.fields["target"]),
        "cite": [f"{source}#{find.passage}"],
    }


def draft_figure(source: str, find: Find, identifier: str) -> dict[str, Tree]:
    """Draft a figure that a source prints; what it does not say of it is left out."""
    tree: dict[str, Tree] = {"id": identifier}
    tree.update({name: str(find.fields[name]) for name in _FIGURE_FIELDS if find.fields.get(name)})
    start, _, end = str(find.fields.get("period", "")).partition("/")
    if start and end.strip("."):
        tree["period"] = {"start": start, "end": end}
    tree["cite"] = [f"{source}#{find.passage}"]
    return tree


def _draft_models(source: str, recognition: Recognition) -> Iterator[tuple[str, dict[str, Tree]]]:
    models = recognition.list_finds("models")
    for name, thing in _gather(models, ("name",)).items():
        units = {str(each.fields["unit"]): each.passage for each in models if each.id == name and "unit" in each.fields}
        tree: dict[str, Tree] = {"id": name, **thing.fields}
        if units:
            tree["units"] = [{"unit": unit, "cite": [f"{source}#{passage}"]} for unit, passage in units.items()]
        tree["cite"] = _cite(source, thing.passages)
        yield name, tree


def _gather(finds: Sequence[Find], names: Sequence[str]) -> dict[str, _Thing]:
    """Gather what is new by its id, with all its passages."""
    things: dict[str, _Thing] = {}
    for find in finds:
        if find.id and not find.candidates:
            things.setdefault(find.id, _Thing()).add(find, names)
    return things


def _cite(source: str, passages: Mapping[str, None]) -> list[Tree]:
    return [f"{source}#{passage}" for passage in passages]
