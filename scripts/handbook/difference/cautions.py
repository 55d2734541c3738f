"""What a reviewer should mind about a change, each in a few words; empty where there is nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from handbook.difference.phrases import Names
from handbook.difference.privacy import find_unfit, find_unreachable
from handbook.difference.uses import NamingPlace, list_strings
from handbook.messages import say
from handbook.records import PAGES, SPACES, Citation, Discrepancy, FieldShape, Figure, Record, Source

_MOST_NAMED, _MOST_LETTERS = 8, 100
_DIGITS = re.compile(r"\d[\d.,/%]*")
_DENIALS = re.compile(r"(?i)\b(?:không|chưa|chẳng|chớ|đừng|trừ|cấm|bãi bỏ|thôi)\b")
_NOT_NAMED = frozenset({"changes"})
_WORDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"glossary": ("term", "abbreviations"), "shared_names": ("name",)}
)
"""Table whose entries texts use by their words, not by an id → the fields that hold those words."""


def mind_sources(cited: tuple[Record, Record] | None, shape: FieldShape, left: object, right: object) -> str:
    """Mind a fact that changed though its sources did not; ``cited`` is the item with its sources, before and after."""
    if cited is None or shape.traits.own:
        return ""
    before, after = (getattr(item, "cite", ()) for item in cited)
    if not before or set(before) != set(after):
        return ""
    if shape.name != "text":
        return say("difference", "same-source")
    old, new = str(left), str(right)
    if sorted(_DIGITS.findall(old)) != sorted(_DIGITS.findall(new)):
        return say("difference", "number-changed")
    if sorted(_DENIALS.findall(old.lower())) != sorted(_DENIALS.findall(new.lower())):
        return say("difference", "denial-changed")
    return ""


def mind_evidence(owners: tuple[Record, Record], removed: int, added: int) -> str:
    """Mind sources that a claim loses, or that are others though the claim says the same."""
    if removed > added:
        return say("difference", "source-lost")
    plain = [owner.model_copy(update={"cite": ()}) for owner in owners]
    return say("difference", "source-other") if removed and plain[0] == plain[1] else ""


def mind_words(words: Iterable[object], known: Iterable[object] = ()) -> str:
    """Mind what new words hold that does not belong there; what the ``known`` ones hold already is let pass."""
    held = {each for word in known for text in list_strings(word) for each in find_unfit(text)}
    found = [each for word in words for text in list_strings(word) for each in find_unfit(text) if each not in held]
    return ", ".join(dict.fromkeys(found))


def mind_address(field: str, value: object) -> str:
    """Mind an address that readers cannot follow."""
    return find_unreachable(value) if field == "url" and isinstance(value, str) else ""


def mind_name(names: Names, record: Record, shape: FieldShape) -> str:
    """Mind the new name of a record that others show."""
    space = next((space for space in PAGES if isinstance(record, SPACES[space])), "")
    if not space or not shape.traits.shown:
        return ""
    return count_uses(names, names.uses_after.find(space, str(getattr(record, "id", ""))))


def mind_figure(names: Names, record: Record | None, figure: Record, shape: FieldShape) -> str:
    """Mind what a figure counts, or where: all that shows the figure says something else then."""
    if not isinstance(figure, Figure) or shape.name not in {"scope", "indicator"}:
        return ""
    others = [each for each in getattr(record, "figures", ()) if figure.id in {*each.parts, each.part_of}]
    places = [
        say("difference", "own-page"),
        say("difference", "ledger"),
        *(names.name("sources", each.source) for each in figure.cite),
        *([names.name("directives", figure.measures)] if figure.measures else []),
        *(say("difference", "figure", figure=names.describe(each)) for each in others),
    ]
    return say_touched(list(dict.fromkeys(places)))


def mind_entry(names: Names, table: str, entry: Record | None) -> str:
    """Mind an entry of the vocabulary whose words changed, or that is gone: it is shown wherever it is used."""
    if not table or entry is None or table in _NOT_NAMED:
        return ""
    if table in _WORDED:
        words = tuple(text for field in _WORDED[table] for text in list_strings(getattr(entry, field)))
        return count_uses(names, [use for use in names.uses_before.find_worded(words) if use.part != entry])
    return count_uses(names, names.uses_before.find(table, str(getattr(entry, "id", ""))))


def mind_anchor(names: Names, record: Record | None, item: Record, heir: Record | None = None) -> str:
    """Mind an item whose id, which its address is made of, is gone; an ``heir`` that names it keeps the address."""
    identifier = getattr(item, "id", "")
    if not identifier or identifier in getattr(heir, "previous_ids", ()):
        return ""
    users = [
        names.describe(each)
        for field in ("figures", "conferences")
        for each in getattr(record, field, ())
        if identifier in {getattr(each, "event", None), getattr(each, "part_of", None), *getattr(each, "parts", ())}
    ]
    return say("difference", "item-address", id=identifier, touched=say_touched(users))


def mind_silence(item: Record) -> str:
    """Mind a fault of a source that is not spoken of any more."""
    return say("difference", "silent") if isinstance(item, Discrepancy) else ""


def find_reaimed(names: Names, before: Source, after: Source) -> Mapping[str, str]:
    """Find the passages that are others, or gone, for claims that cite them as they did; with what to mind."""
    held = {passage.id: passage for passage in after.passages}
    found = {}
    for passage in before.passages:
        heir = held.get(passage.id)
        if heir == passage:
            continue
        touched = count_uses(names, _list_unmoved(names, before.id, after.id, passage.id))
        if heir is None:
            found[passage.id] = say("difference", "passage-gone", locator=passage.locator, touched=touched)
        elif passage.opening != heir.opening:
            found[passage.id] = say(
                "difference", "passage-other", locator=heir.locator, opening=heir.opening, touched=touched
            )
        elif touched:
            found[passage.id] = touched
    return found


def count_uses(names: Names, uses: Sequence[NamingPlace]) -> str:
    """Say how many places a change touches, and which come first."""
    return say_touched([names.describe_use(use) for use in uses])


def say_touched(places: Sequence[str]) -> str:
    """Say how many places a change touches, and which come first."""
    if not places:
        return ""
    named = (each if len(each) <= _MOST_LETTERS else f"{each[:_MOST_LETTERS]} …" for each in places[:_MOST_NAMED])
    left = max(0, len(places) - _MOST_NAMED)
    return say("difference", "touched", count=len(places), places="; ".join(named), left=left)


def join_cautions(*cautions: str) -> str:
    """Join what there is to mind."""
    return "; ".join(dict.fromkeys(filter(None, cautions)))


def _list_unmoved(names: Names, source: str, renamed: str, passage: str) -> list[NamingPlace]:
    """List the places that cite a passage now and did before."""
    former = [_identify(use) for use in names.uses_before.find_citing(Citation(source, passage))]
    return [use for use in names.uses_after.find_citing(Citation(renamed, passage)) if _identify(use) in former]


def _identify(use: NamingPlace) -> tuple[object, ...]:
    """Return what a place is known again by when its sources change."""
    part = use.part
    own = (getattr(part, field, None) for field in ("id", "text", "target", "name", "value"))
    return (getattr(use.record, "id", None), type(part), *own)
