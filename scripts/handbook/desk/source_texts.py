"""The text of a source kept beside its record: what is read out of it, and what a newer copy says differently.

The text is somebody's work. It stays in ``sources/texts/`` on the editor's machine, which git ignores; the record
holds what is printed in it: opening words, fingerprints, numbers, dates, symbols and quoted names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from handbook.checks import walk_parts, walk_records
from handbook.datafile import Tree, parse_datafile
from handbook.evidence import Facts, KnownPassage, Rereading, read_passages
from handbook.messages import say
from handbook.records import (
    TEXTS,
    Catalog,
    Citation,
    Record,
    Source,
    read_record_file,
    render_record,
    render_record_file,
)

_FACTS = ("numbers", "dates", "symbols", "names")
_MOST_SHOWN = 12  # claims of one passage


class SourceError(Exception):
    """A source cannot be made or read again; the message is for editors."""


@dataclass(frozen=True, slots=True)
class SourceRevision:
    """A source's record as it is to be written, with its text, and what became of its passages."""

    id: str
    record: str
    text: str
    reading: Rereading

    @property
    def path(self) -> str:
        """Where the record stands."""
        return f"sources/{self.id}.yml"

    @property
    def text_path(self) -> str:
        """Where the text is kept."""
        return f"{TEXTS}/{self.id}.txt"


def list_texts(root: Path) -> tuple[str, ...]:
    """List the sources whose text is at hand, by id."""
    return tuple(sorted(path.stem for path in (root / TEXTS).glob("*.txt")))


def read_text(root: Path, identifier: str) -> str:
    """Read the kept text of a source; empty where there is none."""
    path = root / TEXTS / f"{identifier}.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def plan_source(
    root: Path, identifier: str, text: str, fields: Mapping[str, str] = MappingProxyType({}), *, has_title: bool = True
) -> SourceRevision:
    """Plan a source's record from its text: a new one from ``fields``, one that is there with its passages read anew.

    What passages are known by stays; those that are no more in the text stay too, for they may be cited. Raise
    SourceError where the text is empty, or the record cannot be read.
    """
    path = root / "sources" / f"{identifier}.yml"
    content = path.read_bytes() if path.is_file() else b""
    file, _, _ = read_record_file(f"sources/{identifier}.yml", content) if content else (None, (), ())
    tree = file.data if file else _read_tree(identifier, content)
    if not isinstance(tree, dict):
        raise SourceError(say("sources", "unreadable", id=identifier))
    tree |= {"id": identifier, **{name: value for name, value in fields.items() if value}}
    known = [each for each in tree.get("passages", ()) if isinstance(each, dict)]
    reading = read_passages(text, _list_known(known, read_text(root, identifier)), has_title=has_title and not known)
    if not reading.passages:
        raise SourceError(say("sources", "empty", id=identifier))
    tree["passages"] = list(_merge(known, reading))
    record = render_record_file(file) if file else render_record(Source, tree)
    return SourceRevision(identifier, record, "".join(f"{each.text}\n" for each in reading.passages), reading)


def write_source(root: Path, revision: SourceRevision) -> None:
    """Write a source's record and keep its text."""
    for name, text in ((revision.text_path, revision.text), (revision.path, revision.record)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")


def compare_source(catalog: Catalog, identifier: str, text: str, kept: str = "") -> Iterator[str]:
    """Tell what a newer copy of a source says differently, passage by passage, and which claims that touches.

    ``kept`` is its text as it was, where that is at hand. Raise SourceError where there is no such source.
    """
    entry = catalog.sources.get(identifier)
    if entry is None:
        raise SourceError(say("sources", "unknown", id=identifier))
    passages = {passage.id: passage for passage in entry.record.passages}
    written: list[Mapping[str, Tree]] = [
        {"id": each.id, "opening": each.opening, "fingerprint": each.fingerprint or ""} for each in passages.values()
    ]
    reading = read_passages(text, _list_known(written, kept))
    now = {each.id: each for each in reading.passages}
    for name in reading.added:
        yield say("sources", "added", id=name, opening=now[name].opening)
    for name in (*reading.changed, *reading.gone):
        passage = passages[name]
        before = {fact for field in _FACTS for fact in getattr(passage, field)}
        after = set(_list_facts(now[name].facts)) if name in now else set()
        yield say(
            "sources",
            "changed" if name in now else "gone",
            id=name,
            opening=passage.opening,
            lost=", ".join(sorted(before - after)) if name in now else "",
            found=", ".join(sorted(after - before)),
        )
        yield from (
            say("sources", "touched", claim=claim) for claim in find_claims(catalog, Citation(identifier, name))
        )


def find_claims(catalog: Catalog, citation: Citation) -> tuple[str, ...]:
    """Find the claims that rest on a passage, each by its record and its words; no more than a dozen."""
    found = (
        f"{getattr(entry.record, 'id', '')}: {_describe(part.value)}"
        for entry in walk_records(catalog)
        for part in walk_parts(entry)
        if citation in getattr(part.value, "cite", ())
    )
    return tuple(dict.fromkeys(found))[:_MOST_SHOWN]


def _read_tree(identifier: str, content: bytes) -> Tree:
    """Read what a record says that is not whole yet."""
    reading = parse_datafile(f"sources/{identifier}.yml", content) if content else None
    return {} if reading is None else reading.data


def _list_known(passages: Sequence[Mapping[str, Tree]], kept: str) -> tuple[KnownPassage, ...]:
    """List the passages a source has, with the words of their text where it is at hand, else those they begin with."""
    lines = kept.splitlines() if len(kept.splitlines()) == len(passages) else [""] * len(passages)
    return tuple(
        KnownPassage(str(each.get("id", "")), str(each.get("fingerprint", "")), line or str(each.get("opening", "")))
        for each, line in zip(passages, lines, strict=True)
    )


def _merge(known: Sequence[Mapping[str, Tree]], reading: Rereading) -> Iterator[dict[str, Tree]]:
    """Write the passages of the text in its order, each with what it was known by; behind them those that are gone."""
    held = {str(each.get("id", "")): each for each in known}
    for passage in reading.passages:
        before = held.get(passage.id, {})
        facts: dict[str, Tree] = {field: list(getattr(passage.facts, field)) for field in _FACTS}
        kept = {name: value for name, value in before.items() if name not in {"fingerprint", *_FACTS}}
        yield {"id": passage.id, "opening": passage.opening, **kept, "fingerprint": passage.fingerprint, **facts}
    yield from (dict(held[name]) for name in reading.gone)


def _list_facts(facts: Facts) -> tuple[str, ...]:
    return tuple(fact for field in _FACTS for fact in getattr(facts, field))


def _describe(value: object) -> str:
    """Say in few words what a part of a record is."""
    fields = ("text", "printed", "name", "award", "basis", "title")
    words = next((str(getattr(value, each)) for each in fields if getattr(value, each, None)), "")
    return words or (value.wording.title if isinstance(value, Record) else "")
