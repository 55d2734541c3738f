"""The same thing entered twice: a document, unit, source or word of the vocabulary under two ids.

Two things are one where what tells such things apart is the same, as far as both say it. Each is looked at once and
found again by what it says, so the work grows with the records and not with their pairs.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from handbook.checks.independence import are_copies, list_prints
from handbook.diagnostics import Diagnostic
from handbook.memo import Once
from handbook.messages import say, tell
from handbook.records import SPACES, THINGS, Body, Catalog, Directive, Entry, Model, Source, read_fields
from handbook.text import PartialDate, fold_letters, fold_marks, split_words

Words = tuple[str, ...]

_IDLE = frozenset({"ve", "viec", "v"})  # how titles begin, or do not
_OWN_HOSTS = re.compile(r"^(?:www|m|mobile|amp)\.")
_OWN_QUERIES = re.compile(r"utm_.*|fbclid|gclid|zarsrc")
_KINDS_OF_PLACE = re.compile(r"^(?:tỉnh|thành phố|tp\.?) +")
_LETTERS = re.compile(r"[^\W_]+")
_LEAST_WORDS = 3  # a title of fewer may be that of many things
_ALIKE = 0.6  # of the words of two titles
_MOST_COMPARED = 30  # things of one name, the newest first: what bears a common name is told by more than that
_LEAST_OPENINGS = 3
_PRINT = "#"  # begins the words of a mark that is a fingerprint


class Mark(NamedTuple):
    """Something by which a thing is found again: where it says so, and in which words; alone it is proof or not."""

    field: str
    words: Words
    is_proof: bool = False


class Look(NamedTuple):
    """What a thing is known by; of its ``facts`` None is what is not said. ``others`` are not the thing itself."""

    id: str
    marks: tuple[Mark, ...]
    title: Words = ()
    facts: tuple[str | None, ...] = ()
    others: tuple[str | None, ...] = ()


class Twin(NamedTuple):
    """Two things that are one, certainly or likely: the later, the first, and the field by which that shows."""

    shelf: str
    id: str
    first: str
    field: str
    is_certain: bool


def find_twins(catalog: Catalog, memo: Once) -> tuple[Twin, ...]:
    """Find everything that is entered twice."""
    twins: list[Twin] = []
    for table in _LOOKS:
        looks = tuple(memo.ask_each(("looks", table), getattr(catalog, table), partial(_look, table), catalog))
        twins += memo.ask(("twins", table), looks, partial(_match, table))
    return tuple(twins)


def _look(table: str, identifier: str, catalog: Catalog) -> Look:
    return _LOOKS[table][0](getattr(catalog, table)[identifier])


def _match(table: str, looks: tuple[Look, ...]) -> tuple[Twin, ...]:
    return tuple(match_looks(table, looks, _LOOKS[table][1]))


def check_twins(catalog: Catalog, twins: tuple[Twin, ...]) -> Iterator[Diagnostic]:
    """Report what is entered twice: an error where that is certain, else a warning."""
    for twin in twins:
        place = getattr(catalog, twin.shelf)[twin.id].place(twin.field)
        thing = THINGS.get(twin.shelf) or say("phrases", "entry")
        noun = read_fields(SPACES[twin.shelf])[twin.field].noun
        merging = advise_merging(twin.id, twin.first)
        code = "record-twice" if twin.is_certain else "record-alike"
        yield tell(place, code, thing=thing, first=twin.first, field=twin.field, noun=noun, merging=merging)


def advise_merging(identifier: str, first: str) -> str:
    """Say what becomes of two records that are one: the later goes into the first."""
    return say("phrases", "merge", old=identifier, new=first)


def match_looks(shelf: str, looks: tuple[Look, ...], judge: "_Judge") -> Iterator[Twin]:
    """Hold each thing against those met before that bear one of its marks; each is reported as a twin of one other."""
    known: dict[Words, list[Look]] = {}
    for look in looks:
        found: dict[bool, Twin] = {}
        for mark in look.marks:
            before = known.setdefault(mark.words, [])
            for other in islice(reversed(before), _MOST_COMPARED):
                verdict = True if mark.is_proof else judge(look, other)
                if verdict is not None and not {look.id, other.id}.intersection((*look.others, *other.others)):
                    found.setdefault(verdict, Twin(shelf, look.id, other.id, mark.field, verdict))
            before.append(look)
        if found:
            yield found[max(found)]


def _look_at_document(entry: Entry[Directive]) -> Look:
    record = entry.record
    title = _take_words(record.title, _IDLE)
    year = str(record.issued.sure_year or "") or None if record.issued else None
    number = record.number.lstrip("0") if record.number else None
    symbol = " ".join(split_words(record.symbol)) if record.symbol else None
    day = str(record.issued) if isinstance(record.issued, PartialDate) and record.issued.day else None
    marks = [Mark("title", (record.type, *sorted(title)))]
    if number and record.issuer:
        marks.append(Mark("number", ("#", record.type, number, record.issuer)))
    if day:
        marks.append(Mark("issued", ("@", record.type, day)))
    return Look(record.id, tuple(marks), title, (number, record.issuer, year, symbol, day))


def _judge_documents(look: Look, other: Look) -> bool | None:
    """Tell two documents apart by number, issuer and date; those of one symbol and year are told by it elsewhere."""
    number, issuer, year, symbol, day = (_agree(*pair) for pair in zip(look.facts, other.facts, strict=True))
    if False in {number, issuer, year, symbol, day} or (symbol and year):
        return None
    words, others = set(look.title), set(other.title)
    is_same = words == others
    if number and issuer and (year or is_same):
        return True
    is_long = len(words) >= _LEAST_WORDS
    if is_same and is_long and (number or issuer):
        return False
    is_alike = len(words & others) >= _ALIKE * len(words | others)
    return False if is_alike and ((number and issuer) or (day and is_long)) else None


def _look_at_source(entry: Entry[Source]) -> Look:
    record = entry.record
    title = _take_words(record.title)
    marks = [Mark("title", title)] if len(title) >= _LEAST_WORDS else []
    address = _take_address(record.url or "")
    if address:
        marks.insert(0, Mark("url", address, is_proof=True))
    openings = tuple(fold_letters(passage.opening) for passage in record.passages)
    if len(openings) >= _LEAST_OPENINGS:
        marks.append(Mark("passages", openings))
    prints = sorted({*list_prints(record).values()})
    marks += (Mark("passages", (_PRINT, each)) for each in prints)
    day = str(record.published) if record.published else None
    return Look(record.id, tuple(marks), title, (" ".join(_take_words(record.publisher or "")) or None, day))


def _judge_sources(look: Look, other: Look) -> bool | None:
    """Tell two sources apart by publisher and date; a few passages that are printed alike do not make them one."""
    facts = {_agree(*pair) for pair in zip(look.facts, other.facts, strict=True)}
    marks, others = ({mark.words for mark in each.marks} for each in (look, other))
    printed, printed_there = (frozenset(words[1] for words in each if words[0] == _PRINT) for each in (marks, others))
    is_known = any(words[0] != _PRINT for words in marks & others) or are_copies(printed, printed_there)
    return facts == {True} if is_known and False not in facts else None


def _look_at_body(entry: Entry[Body]) -> Look:
    record = entry.record
    named = [("name", record.name), *(("aliases", each) for each in record.aliases)]
    named += [("former_names", each.name) for each in record.former_names]
    marks = {words: Mark(field, words) for field, name in reversed(named) if (words := _take_letters(name))}
    facts = (record.province, record.parent, record.level)
    name, bare = _take_letters(record.name), _drop_marks(record.name)
    found = (*marks.values(), Mark("name", ("~", *bare)))
    return Look(record.id, found, name, facts, (*(each.target for each in record.successors), record.parent))


def _judge_bodies(look: Look, other: Look) -> bool | None:
    province, parent, level = (_agree(*pair) for pair in zip(look.facts, other.facts, strict=True))
    if False in {province, parent, level}:
        return None
    is_settled = all(mine == others for mine, others in zip(look.facts, other.facts, strict=True))
    if look.title == other.title and is_settled:
        return True
    if {mark.words for mark in look.marks[:-1]}.isdisjoint(mark.words for mark in other.marks[:-1]):
        return _judge_unmarked(look, other, province=province)
    return False if look.title == other.title or province or parent else None


def _judge_unmarked(look: Look, other: Look, *, province: bool | None) -> bool | None:
    """Tell whether two names of one province are the same but that one is typed without any marks."""
    is_unmarked = [name == _drop_marks(" ".join(name)) for name in (look.title, other.title)]
    return False if province and is_unmarked[0] != is_unmarked[1] else None


def _look_at_model(entry: Entry[Model]) -> Look:
    """Look at a model: by its name, once for each unit that runs it."""
    record = entry.record
    named = [*(("aliases", each) for each in record.aliases), ("name", record.name)]
    words = {_take_letters(name): field for field, name in named}
    marks = (Mark(field, (unit.unit, *name)) for name, field in words.items() for unit in record.units)
    return Look(record.id, tuple(dict.fromkeys(marks)))


def _judge_likely(*_: Look) -> bool | None:
    """Judge what is found by its mark alone: it is likely one, and people decide."""
    return False


def _look_at_word(*fields: str) -> "_Look":
    """Look at an entry of the vocabulary: by its letters it is one, by its words without marks it is likely one."""

    def look(entry: Entry[Any]) -> Look:
        said = [str(getattr(entry.record, field)) for field in fields]
        letters = tuple(" ".join(_KINDS_OF_PLACE.sub("", fold_letters(each)).split()) for each in said)
        words = tuple(" ".join(split_words(each)) for each in letters)
        return Look(entry.record.id, (Mark(fields[0], ("=", *letters), is_proof=True), Mark(fields[0], words)))

    return look


def _agree(one: str | None, other: str | None) -> bool | None:
    """Tell whether two things say the same; None where one of them says nothing."""
    return None if one is None or other is None else one == other


def _take_words(text: str, idle: Iterable[str] = ()) -> Words:
    return tuple(word for word in split_words(text) if word not in idle)


def _take_letters(name: str) -> Words:
    """Take the words of a name with their marks: Tân An and Tân Ân are two communes."""
    return tuple(_LETTERS.findall(fold_letters(name)))


def _drop_marks(name: str) -> Words:
    return tuple(fold_marks(word) for word in _take_letters(name))


def _take_address(url: str) -> Words:
    """Take an address apart, but for what leads to the same page; a site's front page is the address of nothing."""
    parts = urlsplit(url.casefold())
    query = sorted(
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _OWN_QUERIES.fullmatch(pair[0])
    )
    path = parts.path.rstrip("/")
    if not path and not query:
        return ()
    return _OWN_HOSTS.sub("", parts.netloc), path, *(f"{name}={value}" for name, value in query)


_Look = Callable[[Entry[Any]], Look]
_Judge = Callable[[Look, Look], bool | None]

_LOOKS: Mapping[str, tuple[_Look, _Judge]] = MappingProxyType(
    {
        "directives": (_look_at_document, _judge_documents),
        "bodies": (_look_at_body, _judge_bodies),
        "models": (_look_at_model, _judge_likely),
        "sources": (_look_at_source, _judge_sources),
        "types": (_look_at_word("label"), _judge_likely),
        "levels": (_look_at_word("label"), _judge_likely),
        "provinces": (_look_at_word("label"), _judge_likely),
        "terms": (_look_at_word("label"), _judge_likely),
        "statuses": (_look_at_word("label"), _judge_likely),
        "indicators": (_look_at_word("label", "unit"), _judge_likely),
        "fields": (_look_at_word("label"), _judge_likely),
        "audiences": (_look_at_word("label"), _judge_likely),
        "subjects": (_look_at_word("label"), _judge_likely),
        "glossary": (_look_at_word("term"), _judge_likely),
    }
)
