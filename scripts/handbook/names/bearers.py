"""Which documents bear which names, and which of them all that is said of one fits."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from handbook.memo import ONCE, Once
from handbook.names.model_names import ModelNames, index_models
from handbook.names.naming import Grammar, Name, make_grammar, read_name
from handbook.names.qualifiers import Day, Qualifiers, fold_body, may_be, read_rank
from handbook.records import Body, Catalog, Directive, Entry, Model
from handbook.text import fold_letters, fold_number

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")
Key = tuple[str, ...]
TOKEN = re.compile(r"[\w/]+(?:[-’'][\w/]+)*")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a record tells of a document that a name may say of it; empty where it tells nothing."""

    kind: str
    number: str
    letters: Key
    year: int
    date: Day
    term: int
    issuer: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """That a document bears a name, and what the name says beside type, number and letters."""

    id: str
    said: tuple[Day, str, frozenset[int]]


class Borne(NamedTuple):
    """What one document is called: its names, each with its key and, where it has a number, what it says."""

    names: tuple[tuple[str, Key, Name | None], ...]
    facts: Particulars


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Every name of every document; a name of several documents keeps them all.

    ``words`` are the names that are only words; ``lengths`` tells, by the first word, how many words they have, most
    first, and ``openings`` finds such a word where the second one follows. ``bearings`` are names with a number, by
    their subject, ``numbered`` all documents by number. ``bodies`` gives the names of each body, ``provinces`` its
    province. ``declared`` are the keys of names never to be told apart by who speaks. ``models`` are the names
    of models.
    """

    grammar: Grammar
    words: Mapping[Key, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    openings: re.Pattern[str]
    bearings: Mapping[Key, tuple[Bearing, ...]]
    numbered: Mapping[str, tuple[str, ...]]
    borne: Mapping[str, Borne]
    bodies: Mapping[str, tuple[str, ...]]
    provinces: Mapping[str, str]
    declared: frozenset[Key]
    targets: frozenset[str]
    models: ModelNames


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose text it is: the bodies it may mean by a bare symbol, nearest first, and its province."""

    bodies: tuple[str, ...] = ()
    province: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents a name may mean.

    ``near`` are those that bear it but for something that is said. ``is_whole`` tells that all that is said is a name
    they bear, ``is_personal`` that another speaker may mean another document.
    """

    targets: tuple[str, ...]
    near: tuple[str, ...] = ()
    is_whole: bool = False
    is_personal: bool = False


NOBODY = Speaker()
_NO_FACTS = Particulars("", "", (), 0, Day(), 0, "")


def find_names(catalog: Catalog, entry: Entry[Directive]) -> tuple[str, ...]:
    """List the names a document bears: its short name, its symbol with and without its type, its aliases."""
    record = entry.record
    return tuple(dict.fromkeys([record.short_name, *record.aliases, *find_symbol_names(catalog, record)]))


def find_symbol_names(catalog: Catalog, record: Directive) -> tuple[str, ...]:
    """List the names a document has by its symbol, which other issuers may use as well."""
    if not record.symbol:
        return ()
    if record.type not in catalog.types:
        return (record.symbol,)
    return record.symbol, f"{catalog.types[record.type].record.label} {record.symbol}"


def find_speaker(catalog: Catalog, record: BaseModel | None) -> Speaker:
    """Find out who speaks in a record, and all bodies above: the issuer of a document, a body, who runs a model."""
    bodies: list[str] = []
    province = ""
    for speaking in _list_speaking(record):
        body: str | None = speaking
        while body is not None and body in catalog.bodies and body not in bodies:
            bodies.append(body)
            above = catalog.bodies[body].record
            province = province or above.province or ""
            body = above.parent
    return Speaker(tuple(bodies), province)


def _list_speaking(record: BaseModel | None) -> Iterator[str]:
    if isinstance(record, Directive):
        yield from (record.issuer,) if record.issuer else ()
    elif isinstance(record, Body):
        yield record.id
    elif isinstance(record, Model):
        yield from (each.unit for each in record.units)


def find_grammar(catalog: Catalog) -> Grammar:
    """Make the grammar of names for the types of a handbook."""
    return make_grammar((each.record.id, each.record.label, each.record.symbol) for each in catalog.types.values())


def read_key(grammar: Grammar, words: str) -> tuple[Key, Name | None]:
    """Reduce a name to what is compared: what it says, or its words where it is no name with a number."""
    name = read_name(grammar, words)
    if name is None:
        return tuple(TOKEN.findall(fold_letters(words))), None
    date, issuer, terms = name.said
    said = (*map(str, date), issuer, *map(str, terms)) if any(date) or issuer or terms else ()
    return (*name.series, *said), name


def index_names(catalog: Catalog, memo: Once = ONCE) -> NameIndex:
    """Gather the names of all documents and models once, for any number of texts.

    With a ``memo`` what stays as it was is the same object.
    """
    grammar = find_grammar(catalog)
    borne = memo.ask_each("borne", catalog.directives, _read_borne, catalog, grammar)
    shared = tuple((shared.record.name, shared.record.means) for shared in catalog.shared_names)
    bodies = tuple(memo.ask_each("named", catalog.bodies, _name_body, catalog))
    targets = frozenset(catalog.directives) | catalog.unread
    models = memo.keep("model names", index_models(catalog))
    return memo.keep(
        "names", _index(grammar, dict(zip(catalog.directives, borne, strict=True)), shared, bodies, targets, models)
    )


def find_bearers(index: NameIndex, name: Name, speaker: Speaker) -> Answer:
    """Find the documents that a name fits in all it says."""
    bearings = [each for each in index.bearings.get(name.subject, ()) if _is_kind(index, each.id, name)]
    near = tuple(dict.fromkeys(each.id for each in bearings))
    bearings = [each for each in bearings if _has_letters(index, each.id, name)]
    if whole := tuple(dict.fromkeys(each.id for each in bearings if each.said == name.said)):
        return _narrow(index, whole, name.series, speaker, is_whole=True)
    ids = dict.fromkeys(each.id for each in bearings if _is_said(each, name))
    targets = tuple(each for each in ids if _fits(index, each, *name.said))
    if not targets and (name.issuer or name.date.day) and name.subject == ("", name.number):
        targets = tuple(
            each
            for each in index.numbered.get(name.number, ())
            if _is_kind(index, each, name) and _has_letters(index, each, name) and _fits(index, each, *name.said)
        )
    return _narrow(index, targets, name.series, speaker) if targets else Answer((), near)


def find_word_bearers(index: NameIndex, key: Key, rest: Qualifiers, speaker: Speaker) -> Answer:
    """Find the documents that bear a name of words alone and fit what is said after it."""
    near = index.words[key]
    ranks = frozenset(term.rank for term in rest.terms)
    targets = tuple(each for each in near if _fits(index, each, rest.date, rest.issuer, ranks))
    return _narrow(index, targets, key, speaker) if targets else Answer((), near)


def _read_borne(identifier: str, catalog: Catalog, grammar: Grammar) -> Borne:
    entry = catalog.directives[identifier]
    record, term = entry.record, catalog.terms.get(entry.record.term or "")
    names = tuple((called, *read_key(grammar, called)) for called in find_names(catalog, entry))
    symbol = next((name for called, _, name in names if called == record.symbol), None)
    number = fold_number(record.number) if record.number else symbol.subject[1] if symbol else ""
    issued = record.issued
    date = symbol.date if symbol else Day()
    if issued and issued.year:
        date = Day(issued.year, issued.month or 0, issued.day or 0)
    letters = symbol.letters if symbol else ()
    year = symbol.year if symbol and symbol.year else date.year
    facts = Particulars(
        record.type, number, letters, year, date, read_rank(term.record.label) if term else 0, record.issuer or ""
    )
    return Borne(names, facts)


def _name_body(identifier: str, catalog: Catalog) -> tuple[str, tuple[str, ...], str]:
    body = catalog.bodies[identifier].record
    names = (body.name, body.short_name, *body.aliases, *(former.name for former in body.former_names))
    folded = dict.fromkeys(fold_body(name) for name in (*names, *body.symbols) if name)
    return body.id, tuple(folded), body.province or ""


def _index(
    grammar: Grammar,
    borne: Mapping[str, Borne],
    shared: tuple[tuple[str, tuple[str, ...]], ...],
    bodies: tuple[tuple[str, tuple[str, ...], str], ...],
    targets: frozenset[str],
    models: ModelNames,
) -> NameIndex:
    words: dict[Key, dict[str, None]] = {}
    bearings: dict[Key, dict[Bearing, None]] = {}
    numbered: dict[str, list[str]] = {}
    for identifier, each in borne.items():
        for _, key, name in each.names:
            if name:
                bearings.setdefault(name.subject, {})[Bearing(identifier, name.said)] = None
            else:
                words.setdefault(key, {})[identifier] = None
        if each.facts.number:
            numbered.setdefault(each.facts.number, []).append(identifier)
    declared: dict[Key, None] = {}
    for called, means in shared:
        key, name = read_key(grammar, called)
        declared[key] = None
        if name:
            bearings.setdefault(name.subject, {}).update({Bearing(each, name.said): None for each in means})
        else:
            words.setdefault(key, {}).update(dict.fromkeys(means))
    words.pop((), None)  # a name without a word
    lengths: dict[str, set[int]] = {}
    for key in words:
        lengths.setdefault(key[0], set()).add(len(key))
    return NameIndex(
        grammar,
        _freeze(words),
        MappingProxyType({word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}),
        _find_openings(words),
        _freeze(bearings),
        _freeze(numbered),
        MappingProxyType(borne),
        MappingProxyType({identifier: names for identifier, names, _ in bodies}),
        MappingProxyType({identifier: province for identifier, _, province in bodies}),
        frozenset(declared),
        targets,
        models,
    )


def _find_openings(names: Iterable[Key]) -> re.Pattern[str]:
    """Make the pattern of how names of words begin: nearly all texts are passed over by it."""
    seconds: dict[str, set[str]] = {}
    for first, *more in names:
        seconds.setdefault(re.escape(first), set()).add(rf"\W+{re.escape(more[0])}" if more else r"(?!\w)")
    starts = (
        rf"{first}(?<![\w/]{first})(?<![\w/][-’']{first})(?={'|'.join(sorted(found))})"
        for first, found in seconds.items()
    )
    return re.compile("|".join(starts) or r"(?!)")


def _freeze(found: Mapping[KeyT, Iterable[ValueT]]) -> Mapping[KeyT, tuple[ValueT, ...]]:
    return MappingProxyType({key: tuple(values) for key, values in found.items()})


def _find_facts(index: NameIndex, identifier: str) -> Particulars:
    borne = index.borne.get(identifier)
    return borne.facts if borne else _NO_FACTS


def _is_kind(index: NameIndex, identifier: str, name: Name) -> bool:
    return name.kinds is None or _find_facts(index, identifier).kind in name.kinds


def _has_letters(index: NameIndex, identifier: str, name: Name) -> bool:
    """Tell whether a document has the letters that are said; a single one may be any of its symbol."""
    facts = _find_facts(index, identifier)
    is_part = len(name.letters) <= 1 and set(name.letters) <= set(facts.letters)
    return (name.letters == facts.letters or is_part) and name.year in {0, facts.year}


def _is_said(bearing: Bearing, name: Name) -> bool:
    """Tell whether all that a borne name demands is said."""
    date, issuer, terms = bearing.said
    return date.fits(name.date) and issuer in {"", name.issuer} and terms <= name.terms


def _fits(index: NameIndex, identifier: str, date: Day, issuer: str, terms: frozenset[int]) -> bool:
    """Tell whether a document is known to be all that is said."""
    facts = _find_facts(index, identifier)
    return (
        date.fits(facts.date)
        and (not terms or terms == {facts.term})
        and (not issuer or may_be(issuer, index.bodies.get(facts.issuer, ())))
    )


def _narrow(
    index: NameIndex, targets: tuple[str, ...], key: Key, speaker: Speaker, *, is_whole: bool = False
) -> Answer:
    """Keep, of the documents of one name, those of the nearest body that speaks, or of its province, if there are."""
    if len(targets) == 1 or key in index.declared:
        return Answer(targets, is_whole=is_whole)
    issuers = {target: _find_facts(index, target).issuer for target in targets}
    found = next((own for body in speaker.bodies if (own := _find_of(issuers, body))), ())
    if not found and speaker.province:
        found = tuple(each for each in targets if index.provinces.get(issuers[each], "") == speaker.province)
    return Answer(found or targets, is_whole=is_whole, is_personal=True)


def _find_of(issuers: Mapping[str, str], body: str) -> tuple[str, ...]:
    return tuple(target for target, issuer in issuers.items() if issuer == body)
