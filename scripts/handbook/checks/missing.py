"""What is named and is not there: one message for each such thing, however many places name it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from pydantic import BaseModel

from handbook.diagnostics import Diagnostic, Place
from handbook.messages import read_area, say, tell
from handbook.records import (
    DOSSIERS,
    HOMES,
    PAGES,
    TABLE_FILES,
    THINGS,
    VOCABULARY,
    Catalog,
    Entry,
    TypeEntry,
    find_nearest,
    write_choices,
)
from handbook.text import split_words

_MOST_PLACES, _MOST_CHOICES = 5, 3
_IDLE = frozenset({"so"})  # in names, never in ids
_MOST_GUESSED = 100  # things missing: a look at all ids for each of thousands would take minutes
NAMES, PASSAGES = "names", "passages"


class Dangling(NamedTuple):
    """A place that names something which is not there.

    ``shelf`` tells where it would stand: with the records of one kind, among the passages of the source ``owner``, or
    among the names of documents; of such a name, ``head`` are the words that name it for short, ``near`` the documents
    that may be meant. ``is_link`` tells that prose links to it.
    """

    shelf: str
    name: str
    place: Place
    owner: str = ""
    head: str = ""
    near: tuple[str, ...] = ()
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class _Missing:
    """A thing that is missing, and all the places that name it, first the first."""

    shelf: str
    name: str
    places: tuple[Place, ...]
    first: Dangling
    is_link: bool

    @property
    def is_scattered(self) -> bool:
        """Tell whether several files name it: then it was there, for nobody makes one slip in each."""
        return len({place.path for place in self.places}) > 1


def check_missing(catalog: Catalog, uses: Iterable[Dangling]) -> Iterator[Diagnostic]:
    """Report every thing that is named and is not there once, at the first place that names it."""
    renamed = catalog.renamed
    for number, missing in enumerate(_gather(catalog, uses)):
        first, new = missing.first, renamed.get(missing.name)
        if new and (missing.shelf == "records" or new in getattr(catalog, missing.shelf, ())):
            yield _tell(missing, "old-id", new=new)
        elif missing.shelf == NAMES:
            choices = write_choices([f"[[{target}|{first.head}]]" for target in first.near], most=_MOST_CHOICES)
            yield _tell(missing, "mention-unknown", head=first.head, choices=choices)
        elif missing.shelf == PASSAGES:
            passages = catalog.sources[first.owner].record.passages
            path = f"sources/{first.owner}.yml"
            choices = write_choices([passage.id for passage in passages], path, near=missing.name)
            yield _tell(missing, "unknown-passage", owner=first.owner, choices=choices, path=path)
        else:
            named = "mention-target" if missing.is_link else "dangling"
            code = "unknown-source" if missing.shelf == "sources" else named
            variant = "return" if missing.is_scattered else ""
            advice = _suggest_return(missing) if missing.is_scattered else _suggest(catalog, missing, number)
            yield _tell(missing, code, variant, thing=THINGS[missing.shelf], advice=advice)


def suggest_record(catalog: Catalog, shelf: str, name: str, *, guess: bool = True) -> str:
    """Say what was meant by an id that no record has, or what there is to choose from and how to add to it."""
    shelves = PAGES if shelf == "records" else (shelf,)
    entries: Mapping[str, Entry[BaseModel]] = {
        identifier: entry for each in shelves for identifier, entry in getattr(catalog, each).items()
    }
    other = next((each for each in THINGS if each not in {shelf, "records"} and name in getattr(catalog, each)), None)
    nearest = find_nearest(name, entries) if guess else None
    if other:
        return say("phrases", "other-kind", name=name, other=THINGS[other], thing=THINGS[shelf])
    if nearest:
        return say("phrases", "nearest", nearest=nearest, label=_label(entries[nearest].record))
    choices = write_choices(entries, _find_home(shelf), near=name)
    return say("phrases", "choices", thing=THINGS[shelf], choices=choices, entry=_suggest_entry(shelf, name))


def _gather(catalog: Catalog, uses: Iterable[Dangling]) -> tuple[_Missing, ...]:
    """Gather the uses of one thing, in the order of the places where each is met first."""
    listed = sorted(uses, key=attrgetter("place"))
    shelves = {use.name: use.shelf for use in reversed(listed) if use.shelf in PAGES}
    absent = {name: _split_id(name) for name, shelf in shelves.items() if shelf == "directives"}
    types = tuple(entry.record for entry in catalog.types.values())
    named = {use.name: _find_bearer(types, use.head, absent) for use in listed if use.shelf == NAMES}
    found: dict[tuple[str, str, str], list[Dangling]] = {}
    for use in listed:
        if use.shelf == "records":
            key = shelves.get(use.name, use.shelf), use.name, ""
        elif use.shelf == NAMES and (bearer := named[use.name]):
            key = "directives", bearer, ""
        else:
            key = use.shelf, use.name, use.owner
        found.setdefault(key, []).append(use)
    return tuple(
        _Missing(
            shelf,
            name,
            tuple(each.place for each in same),
            same[0],
            next(each.is_link for each in same if each.name == name),
        )
        for (shelf, name, _), same in found.items()
    )


def _find_bearer(types: tuple[TypeEntry, ...], name: str, absent: Mapping[str, frozenset[str]]) -> str | None:
    """Find the missing document that a name must be of: its id holds all that the name says."""
    said = _split_id(name)
    label = next((each for each in types if each.symbol and _split_id(each.label) <= said), None)
    words = said - _split_id(label.label) | _split_id(label.symbol or "") if label else said
    bearers = [identifier for identifier, held in absent.items() if words - _IDLE <= held]
    return bearers[0] if len(bearers) == 1 else None


def _split_id(text: str) -> frozenset[str]:
    """Split an id or a name into the words that both have."""
    words = " ".join(split_words(text.replace("-", " ")))
    return frozenset(words.replace("trung uong", "tw").split())


def _tell(missing: _Missing, code: str, variant: str = "", **words: object) -> Diagnostic:
    files, lines = _list_places(missing)
    return tell(
        missing.places[0],
        code,
        variant,
        name=missing.name,
        many=len(missing.places) if len(missing.places) > 1 else 0,
        spread=len({place.path for place in missing.places}),
        files=files,
        lines=lines,
        **words,
    )


def _list_places(missing: _Missing) -> tuple[str, str]:
    """List where else something is named: the first place in each other file, or the lines of the only one."""
    first, *others = missing.places
    files = {place.path: f"{place.path}:{place.line}" for place in reversed(others) if place.path != first.path}
    if files:
        return write_choices(reversed(files.values()), most=_MOST_PLACES, unit=say("phrases", "files")), ""
    return "", write_choices(dict.fromkeys(str(place.line) for place in others))


def _suggest(catalog: Catalog, missing: _Missing, number: int) -> str:
    return suggest_record(catalog, missing.shelf, missing.name, guess=number < _MOST_GUESSED)


def _label(record: BaseModel) -> str:
    labels = (getattr(record, field, None) for field in ("label", "name", "short_name", "short_title", "title"))
    return next(filter(None, labels), "")


def _suggest_entry(shelf: str, name: str) -> str:
    """Say how to add what is missing."""
    if shelf not in VOCABULARY:
        return say("phrases", "new-entry", home=_find_home(shelf), lines="", has_own_file=True)
    fields = [field for field, info in VOCABULARY[shelf].model_fields.items() if info.is_required()]
    lines = [f"id: {name}", *(f"{field}: …" for field in fields if field != "id")]
    home, has_own_file = HOMES[shelf], shelf not in TABLE_FILES
    if has_own_file:
        home = f"{home}{name}.yml"
    else:
        lines = [f"  {'  ' if at else '- '}{line}" for at, line in enumerate(lines)]
    written = "".join(f"\n{line}" for line in lines)
    return say("phrases", "new-entry", home=home, lines=written, has_own_file=has_own_file)


def _find_home(shelf: str) -> str:
    homes: Mapping[str, str] = read_area("nouns")["homes"]
    home = homes.get(shelf) or HOMES.get(shelf, f"{shelf}/")
    return f"«{home}»" if home.endswith("/") else home


def _suggest_return(missing: _Missing) -> str:
    """Say how what many places name comes back."""
    files, lines = _list_places(missing)
    return say(
        "phrases",
        "return",
        thing=say("phrases", "entry" if missing.shelf in VOCABULARY else "record"),
        is_page=missing.shelf in DOSSIERS,
        files=files,
        lines=lines,
        entry=_suggest_entry(missing.shelf, missing.name),
    )
