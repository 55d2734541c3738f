"""The ids that claims have on the page of their record, so that each can be pointed at, cited and reported.

Figures, conferences and commendations bear an id of their own, which is their anchor. Every other part that cites a
source is named by what its record calls it: by its field's noun, and in a list by a digest of the fields by which two
versions of it know each other (``Wording.same``): "muc-nguoi-ky", "muc-nhiem-vu-b3d2". So it keeps its anchor wherever
it stands and whatever is added beside it, and an anchor never comes to mean another claim; a sentence that is written
anew has a new one. What a record says of itself is at "muc-nhan-dang".

All of them begin with ``muc-``, as the anchors of sections do, which no record may have as an id (``checks.reserved``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256

from pydantic import BaseModel

from handbook.pages.limits import choose_relations
from handbook.pages.paging import item_address
from handbook.records import Implementation, Record, Relation, read_fields
from handbook.text import slug_text

Path = tuple[str | int, ...]  # of a part in its record

_ITSELF = "muc-nhan-dang"
_SHORTEST = 4  # letters of a digest: 65,536 names, which the few dozen claims of a list hardly share
_ON_FIRST = frozenset({"units", "successors", "former_names", "relations", "authority"})
"""Lists of which all that is told stands on the first of a record's pages."""


def place_claim(record: BaseModel, field: str = "") -> str:
    """Return the anchor of what a record says of itself, or of a claim of which it has one at most, by its field."""
    return _name_fields(type(record))[field] if field else _ITSELF


def place_claims(record: BaseModel, field: str, told: Iterable[Sequence[str]] = ()) -> tuple[str, ...]:
    """Return the anchors of the claims of a list, then of those that others make and that the page tells with them.

    ``told`` names each of these by what it is known by, whichever others the page tells.
    """
    claims: Sequence[Record] = getattr(record, field)
    own = ([getattr(claim, name) for name in claim.wording.same[0]] for claim in claims)
    return tuple(_tell_apart(_name_fields(type(record))[field], (*own, *told)))


def list_claim_addresses(record: BaseModel, address: str) -> Mapping[Path, str]:
    """List where each claim of a record is told, by its path in the record; ``address`` is that of its first page.

    What the page has no room for, or tells of no document of which there is only talk, is not among them.
    """
    found: dict[Path, str] = {(): f"{address}#{_ITSELF}"}
    for field in _name_fields(type(record)):
        value: Record | tuple[Record, ...] | None = getattr(record, field)
        if isinstance(value, tuple):
            spots = zip(_find_spots(field, value), place_claims(record, field), strict=True)
            pairs = (((field, each), spot, anchor) for each, (spot, anchor) in enumerate(spots) if spot is not None)
            found.update((path, item_address(address, spot, anchor)) for path, spot, anchor in pairs)
        elif value is not None:
            found[field,] = f"{address}#{place_claim(record, field)}"
    is_reported = getattr(record, "reported", None)
    return {path: place for path, place in found.items() if path[:1] == ("relations",)} if is_reported else found


@cache
def _name_fields(model: type[BaseModel]) -> Mapping[str, str]:
    """Say what the anchors of claims begin with, by the field of a record that holds them."""
    return {
        name: f"muc-{slug_text(shape.noun)}"
        for name, shape in read_fields(model).items()
        if shape.model and "cite" in shape.model.model_fields and "id" not in shape.model.model_fields
    }


def _find_spots(field: str, claims: Sequence[Record]) -> list[int | None]:
    """Find which place in what a record's pages go through side by side each claim of a list has, if it has any."""
    if field == "relations":
        told = choose_relations([each.type for each in claims if isinstance(each, Relation)])
        return [0 if place in told else None for place in range(len(claims))]
    if field == "implements":
        documents = dict.fromkeys(each.directive for each in claims if isinstance(each, Implementation))
        order = {document: place for place, document in enumerate(documents)}
        return [order[each.directive] for each in claims if isinstance(each, Implementation)]
    return [0 if field in _ON_FIRST else place for place in range(len(claims))]


def _tell_apart(start: str, keys: Iterable[Sequence[str]]) -> Iterator[str]:
    """Name each by as few letters of its digest as no other before it has."""
    taken: set[str] = set()
    for key in keys:
        digest = sha256("\0".join(key).encode()).hexdigest()
        letters = next(each for end in range(_SHORTEST, len(digest)) if (each := digest[:end]) not in taken)
        taken.add(letters)
        yield f"{start}-{letters}"
