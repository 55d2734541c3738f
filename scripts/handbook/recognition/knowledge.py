"""What the handbook holds already, as the rules ask for it: names of documents and bodies, types, terms, places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handbook.names import NameIndex, fold_body, index_names, read_rank
from handbook.records import Body, Catalog
from handbook.text import fold_letters, slug_text, split_words


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known, indexed once for any number of texts."""

    names: NameIndex
    bodies: Mapping[str, str]
    types: Mapping[str, str]
    codes: Mapping[str, frozenset[str]]
    terms: Mapping[int, str]
    provinces: Mapping[str, str]
    indicators: Mapping[str, tuple[str, str, frozenset[str]]]
    levels: frozenset[str]
    models: Mapping[str, str]
    places: Mapping[str, tuple[str, ...]]

    def is_placed(self, body: str, name: str, folded: str) -> bool:
        """Tell whether a short name of a body may be taken for it: the text names its place, or it has none to name."""
        words = self.places.get(body, ())
        return not words or any(word in name or word in folded for word in words)

    def find_body(self, name: str) -> str:
        """Return the id of a body by one of its names, «các» or «Trung ương Đảng» left out or not."""
        key = fold_name(name)
        return self.bodies.get(key) or self.bodies.get(key.removesuffix(" tw"), "")

    def find_type(self, label: str) -> str:
        """Return the id of a type by its label; empty where the vocabulary has none."""
        return self.types.get(fold_letters(" ".join(label.split())), "")

    def find_kind(self, kinds: frozenset[str] | None, letters: tuple[str, ...], printed: str) -> str:
        """Return the type of a document: by what is said, else by its letters; empty where that leaves several."""
        found = kinds or self.codes.get(letters[0] if letters else "", frozenset())
        if len(found) > 1 and letters:
            found = found & self.codes.get(letters[0], found) or found
        if len(found) == 1:
            return next(iter(found))
        words = fold_letters(printed)
        return next((kind for label, kind in self.types.items() if words.startswith(label)), "")

    def find_term(self, ranks: Iterable[int]) -> str:
        """Return the id of the one term that is said."""
        found = [self.terms[rank] for rank in ranks if rank in self.terms]
        return found[0] if len(found) == 1 else ""


def fold_name(name: str) -> str:
    """Write the name of a body as it is compared here: «các cơ quan» and «cơ quan» are one."""
    return fold_body(name).replace(" các ", " ")


def gather_knowledge(catalog: Catalog) -> Knowledge:
    """Gather what the rules ask for from the records of a handbook."""
    bodies: dict[str, str] = {}
    for entry in catalog.bodies.values():
        body = entry.record
        names = (body.name, body.short_name, *body.aliases, *(former.name for former in body.former_names))
        bodies.update({fold_name(name): body.id for name in names if name})
    types = {fold_letters(entry.record.label): entry.record.id for entry in catalog.types.values()}
    codes: dict[str, set[str]] = {}
    for kind in catalog.types.values():
        if kind.record.symbol:
            codes.setdefault(fold_letters(kind.record.symbol), set()).add(kind.record.id)
    terms = {read_rank(entry.record.label): entry.record.id for entry in catalog.terms.values()}
    indicators = {
        entry.record.id: (entry.record.label, entry.record.unit, frozenset(split_words(entry.record.label)))
        for entry in catalog.indicators.values()
    }
    return Knowledge(
        index_names(catalog),
        MappingProxyType(bodies),
        MappingProxyType(types),
        MappingProxyType({letters: frozenset(ids) for letters, ids in codes.items()}),
        MappingProxyType(terms),
        MappingProxyType({slug_text(entry.record.label): entry.record.id for entry in catalog.provinces.values()}),
        MappingProxyType(indicators),
        frozenset(catalog.levels),
        MappingProxyType(_list_models(catalog)),
        MappingProxyType({entry.record.id: _list_places(catalog, entry.record) for entry in catalog.bodies.values()}),
    )


def _list_places(catalog: Catalog, body: Body) -> tuple[str, ...]:
    """List what tells the place of a body: its whole name, and its province without the word for it."""
    if body.province is None or body.province not in catalog.provinces:
        return ()
    label = fold_letters(catalog.provinces[body.province].record.label)
    return fold_letters(body.name), label.removeprefix("tỉnh ").removeprefix("thành phố ")


def _list_models(catalog: Catalog) -> dict[str, str]:
    records = [entry.record for entry in catalog.models.values()]
    return {fold_letters(name): record.id for record in records for name in (*record.aliases, record.name)}
