"""Queries drawn from a generated handbook itself, so that no author chose them: any page that answers one counts."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.plainpages import PlainPage
from benchmarks.queries import Query
from handbook.pages.addresses import body_address, directive_address
from handbook.records.catalog import Catalog
from handbook.text.folding import fold_marks

PER_KIND = 12
_SEED = 7
_WORDS = re.compile(r"\w+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PHRASE = 6
_TITLE = 7
_LONG_WORD = 5


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The folded words of every page, to find what answers a query."""

    titles: dict[str, str]
    texts: dict[str, str]


def draw_queries(catalog: Catalog, pages: Sequence[PlainPage], known: frozenset[str]) -> list[Query]:
    """Draw queries about records that are not ``known``; the same ones every time."""
    shelf = _Shelf(
        {page.url: _join(page.title) for page in pages},
        {page.url: _join(page.title, *(text for _, texts in page.sections for text in texts)) for page in pages},
    )
    draw = random.Random(_SEED)  # noqa: S311 - the same queries every time
    kinds: dict[str, Callable[[random.Random, Catalog, _Shelf, str], Query | None]] = {
        "number-and-place": _draw_number,
        "title-and-place": _draw_title,
        "phrase": _draw_phrase,
        "figure": _draw_figure,
        "unit-with-typo": _draw_unit,
        "model-and-place": _draw_model,
    }
    directives = [identifier for identifier in catalog.directives if identifier not in known]
    exemplars = [identifier for identifier in catalog.exemplars if identifier not in known]
    queries: list[Query] = []
    for kind, make in kinds.items():
        subjects = exemplars if kind in {"unit-with-typo", "model-and-place"} else directives
        found = 0
        for identifier in draw.sample(subjects, len(subjects)):
            query = make(draw, catalog, shelf, identifier)
            if query is not None:
                queries.append(query)
                found += 1
            if found == PER_KIND:
                break
    return queries


def _draw_number(draw: random.Random, catalog: Catalog, shelf: _Shelf, identifier: str) -> Query | None:
    record = catalog.directives[identifier].record
    if not record.symbol or not record.issued:
        return None
    place = record.short_name.partition("(")[2].rstrip(")")
    written = f"{record.symbol} {place}"
    forms = (written, fold_marks(written), re.sub(r"[-/]", " ", fold_marks(written)))
    wanted = _join(record.symbol, place)
    targets = [url for url, title in shelf.titles.items() if wanted in title.replace(" va ", " ")]
    return _make(draw.choice(forms), targets or [directive_address(identifier)], "number-and-place")


def _draw_title(_: random.Random, catalog: Catalog, shelf: _Shelf, identifier: str) -> Query | None:
    record = catalog.directives[identifier].record
    place = record.short_name.partition("(")[2].rstrip(")").rpartition(" ")[0]
    if not place or not record.title.startswith("Về "):
        return None
    words = _join(record.title.removeprefix("Về ")).split()[:_TITLE] + _join(place).split()
    wanted = set(words)
    targets = [url for url, title in shelf.titles.items() if wanted <= set(title.split())]
    return _make(" ".join(words), targets, "title-and-place")


def _draw_phrase(draw: random.Random, catalog: Catalog, shelf: _Shelf, identifier: str) -> Query | None:
    claims = catalog.directives[identifier].record.tasks
    if not claims:
        return None
    words = _WORDS.findall(draw.choice(claims).text)
    start = draw.randrange(max(1, len(words) - _PHRASE))
    phrase = " ".join(words[start : start + _PHRASE]).lower()
    wanted = f" {_join(phrase)} "
    return _make(phrase, [url for url, text in shelf.texts.items() if wanted in f" {text} "], "phrase")


def _draw_figure(_: random.Random, catalog: Catalog, shelf: _Shelf, identifier: str) -> Query | None:
    printed = [figure.printed for figure in catalog.directives[identifier].record.figures]
    number = next((each for each in printed if _THOUSANDS.fullmatch(each)), None)
    if number is None:
        return None
    wanted = f" {_join(number)} "
    targets = [url for url, text in shelf.texts.items() if wanted in f" {text} "]
    return _make(number.replace(".", ""), targets, "figure")


def _draw_unit(draw: random.Random, catalog: Catalog, _: _Shelf, identifier: str) -> Query | None:
    words = _join(catalog.exemplars[identifier].record.name).split()
    long_words = [at for at, word in enumerate(words) if len(word) >= _LONG_WORD]
    if not long_words:
        return None
    at = draw.choice(long_words)
    word = words[at]
    swap = draw.randrange(1, len(word) - 1)
    words[at] = word[:swap] + word[swap + 1] + word[swap] + word[swap + 2 :]
    return _make(" ".join(words), [body_address(catalog, identifier)], "unit-with-typo")


def _draw_model(draw: random.Random, catalog: Catalog, shelf: _Shelf, identifier: str) -> Query | None:
    record = catalog.exemplars[identifier].record
    models = [
        entry.record for entry in catalog.models.values() if record.id in {each.unit for each in entry.record.units}
    ]
    if not models:
        return None
    model = _join(draw.choice(models).name)
    place = " ".join(_join(record.name).split()[-2:])
    targets = [url for url, text in shelf.texts.items() if model in text and place in text]
    return _make(f"{model} {place}", targets, "model-and-place")


def _make(text: str, targets: Sequence[str], kind: str) -> Query:
    return Query(text, tuple(targets), kind, "drawn")


def _join(*texts: str) -> str:
    return " ".join(_split(texts))


def _split(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORDS.findall(fold_marks(text))
