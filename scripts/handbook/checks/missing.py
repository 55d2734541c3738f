"""What is named and is not there: one message for each such thing, however many places name it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from pydantic import BaseModel

from handbook.diagnostics import Diagnostic, Place
from handbook.messages.fields import THINGS
from handbook.records import TypeEntry
from handbook.records.catalog import VOCABULARY, Catalog, Entry
from handbook.records.suggestions import find_nearest, find_same, write_choices
from handbook.text.folding import split_words

_MOST_PLACES = 5
_IDLE = frozenset({"so"})  # in names, never in ids
_MOST_GUESSED = 100  # things missing: a look at all ids for each of thousands would take minutes
_PAGES = ("directives", "bodies", "sources")
_HOMES = {
    "bodies": "«exemplars/» hoặc vocabulary/issuers.yml",
    "records": "«directives/», «exemplars/» hoặc «sources/»",
}
NAMES, PASSAGES = "names", "passages"


class Use(NamedTuple):
    """A place that names something which is not there.

    ``shelf`` tells where it would stand: with the records of one kind, among the passages of the source ``owner``, or
    among the names of documents; of such a name, ``head`` are the words that name it for short, ``hint`` what to do.
    """

    code: str
    shelf: str
    name: str
    place: Place
    owner: str = ""
    head: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Missing:
    """A thing that is missing, and all the places that name it, first the first."""

    code: str
    shelf: str
    name: str
    owner: str
    places: tuple[Place, ...]
    hint: str

    @property
    def is_scattered(self) -> bool:
        """Tell whether several files name it: then it was there, for nobody makes one slip in each."""
        return len({place.path for place in self.places}) > 1


def check_missing(catalog: Catalog, uses: Iterable[Use]) -> Iterator[Diagnostic]:
    """Report every thing that is named and is not there once, at the first place that names it."""
    renamed = catalog.renamed
    for number, missing in enumerate(_gather(catalog, uses)):
        new = renamed.get(missing.name)
        if new and (missing.shelf == "records" or new in getattr(catalog, missing.shelf, ())):
            message = f"«{missing.name}» là mã cũ, mã này nay là «{new}»{_count(missing)}"
            yield Diagnostic(missing.places[0], "old-id", message, f"viết «{new}»{_list_places(missing)}")
        elif missing.shelf == NAMES:
            message = f"chưa có văn bản nào mang tên «{missing.name}»{_count(missing)}"
            yield Diagnostic(missing.places[0], missing.code, message, f"{missing.hint}{_list_places(missing)}")
        elif missing.shelf == PASSAGES:
            message = f"nguồn «{missing.owner}» không có chỗ «{missing.name}»{_count(missing)}"
            yield Diagnostic(missing.places[0], missing.code, message, _suggest_passage(catalog, missing))
        else:
            message = f"không có {THINGS[missing.shelf]} mã «{missing.name}»{_count(missing)}"
            yield Diagnostic(missing.places[0], missing.code, message, _suggest(catalog, missing, number))


def suggest_record(catalog: Catalog, shelf: str, name: str, *, guess: bool = True) -> str:
    """Say what was meant by an id that no record has, or what there is to choose from and how to add to it."""
    entries: Mapping[str, Entry[BaseModel]] = {**catalog.directives, **catalog.bodies, **catalog.sources}
    if shelf != "records":
        entries = getattr(catalog, shelf)
    other = next((each for each in THINGS if each not in {shelf, "records"} and name in getattr(catalog, each)), None)
    nearest = find_nearest(name, entries) if guess else None
    if other:
        return f"«{name}» là mã của một {THINGS[other]}, ở đây cần mã của một {THINGS[shelf]}"
    if nearest:
        return f"ý bạn là «{nearest}» ({_label(entries[nearest].record)})?"
    choices = f"các mã {THINGS[shelf]} có: {write_choices(entries, _find_home(shelf), near=name)}; " if entries else ""
    return f"{choices}{_suggest_entry(shelf, name)}"


def _gather(catalog: Catalog, uses: Iterable[Use]) -> tuple[_Missing, ...]:
    """Gather the uses of one thing, in the order of the places where each is met first."""
    listed = sorted(uses, key=attrgetter("place"))
    shelves = {use.name: use.shelf for use in reversed(listed) if use.shelf in _PAGES}
    absent = {name: _split_id(name) for name, shelf in shelves.items() if shelf == "directives"}
    types = tuple(entry.record for entry in catalog.types.values())
    named = {use.name: _find_bearer(types, use.head, absent) for use in listed if use.shelf == NAMES}
    found: dict[tuple[str, str, str], list[Use]] = {}
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
            next(each.code for each in same if each.name == name),
            shelf,
            name,
            owner,
            tuple(each.place for each in same),
            same[0].hint,
        )
        for (shelf, name, owner), same in found.items()
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


def _count(missing: _Missing) -> str:
    files = len({place.path for place in missing.places})
    return f", mà {len(missing.places)} chỗ trong {files} tệp nhắc tới" if len(missing.places) > 1 else ""


def _list_places(missing: _Missing) -> str:
    """List where else something is named: the first place in each other file, or the lines of the only one."""
    first, *others = missing.places
    files = {place.path: f"{place.path}:{place.line}" for place in reversed(others) if place.path != first.path}
    if files:
        return f"; nhắc ở cả: {write_choices(reversed(files.values()), most=_MOST_PLACES, unit=' tệp')}"
    lines = dict.fromkeys(str(place.line) for place in others)
    return f"; nhắc ở cả dòng {write_choices(lines)}" if lines else ""


def _suggest_passage(catalog: Catalog, missing: _Missing) -> str:
    locators = [passage.locator for passage in catalog.sources[missing.owner].record.passages]
    path = f"sources/{missing.owner}.yml"
    same = find_same(missing.name, locators)
    hint = f"nguồn ấy có: {write_choices(locators, path)}; đoạn khác thì thêm vào «passages» của {path} trước"
    return (f"viết đúng như trong nguồn: «locator: {same}»" if same else hint) + _list_places(missing)


def _suggest(catalog: Catalog, missing: _Missing, number: int) -> str:
    if missing.is_scattered:
        return _suggest_return(missing)
    return suggest_record(catalog, missing.shelf, missing.name, guess=number < _MOST_GUESSED) + _list_places(missing)


def _label(record: BaseModel) -> str:
    labels = (getattr(record, field, None) for field in ("label", "name", "short_name", "short_title", "title"))
    return next(filter(None, labels), "")


def _suggest_entry(shelf: str, name: str) -> str:
    """Say how to add what is missing."""
    if shelf in VOCABULARY:
        fields = [field for field, info in VOCABULARY[shelf].model_fields.items() if info.is_required()]
        lines = [f"  - id: {name}", *(f"    {field}: …" for field in fields if field != "id")]
        return "\n".join([f"mục mới thì thêm vào {_find_home(shelf)}:", *lines])
    return f"bản ghi mới thì thêm vào {_find_home(shelf)}"


def _find_home(shelf: str) -> str:
    return _HOMES.get(shelf, f"vocabulary/{shelf}.yml" if shelf in VOCABULARY else f"«{shelf}/»")


def _suggest_return(missing: _Missing) -> str:
    """Say how what many places name comes back."""
    remedy = "viết mã mới ở mọi chỗ"
    if missing.shelf in {"directives", "bodies"}:
        remedy = "ghi mã cũ vào «previous_ids» của nó rồi viết mã mới"
    thing = "mục" if missing.shelf in VOCABULARY else "bản ghi"
    hint = f"lấy lại {thing} ấy nếu bị xóa nhầm; nếu {thing} ấy đã đổi mã thì {remedy}{_list_places(missing)}"
    return f"{hint}; {_suggest_entry(missing.shelf, missing.name)}"
