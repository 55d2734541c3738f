"""What the pages of a handbook say, and which of them answer a query: read from the records, beside every index."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from pydantic import BaseModel

from benchmarks.plainpages import PlainPage, list_pages
from handbook.lineage.links import Lineage
from handbook.names import EXPLICIT
from handbook.pages.addresses import GLOSSARY, body_address, directive_address, model_address, source_address
from handbook.records import Catalog
from handbook.text import fold_letters

_LINE = re.compile(r"(?<=\d) ?[-–] ?(?=[^\W\d_])")  # 03 - CT/TW and 03-CT/TW are one


def list_texts(catalog: Catalog, lineage: Lineage) -> Mapping[str, str]:
    """List what each page says, by address, folded as words are compared: with their marks."""
    texts: dict[str, list[str]] = {page.url: _list_words(page) for page in list_pages(catalog, lineage)}
    for identifier, entry in catalog.directives.items():
        texts[directive_address(identifier)] += _walk(entry.record)
    for identifier, body in catalog.bodies.items():
        texts[body_address(catalog, identifier)] += _walk(body.record)
    for identifier, source in catalog.sources.items():
        texts[source_address(identifier)] += _walk(source.record)
    for identifier, model in catalog.models.items():
        record = model.record
        names = [catalog.bodies[each.unit].record.name for each in record.units]
        names += [catalog.fields[each].record.label for each in record.fields]
        names += [catalog.audiences[each].record.label for each in record.audiences]
        names += [catalog.indicators[each.indicator].record.label for each in record.figures]
        told = [*_walk(record), *names]
        texts[model_address(identifier)] += told
        for unit in record.units:
            texts[body_address(catalog, unit.unit)] += told
    texts[GLOSSARY] = [word for term in catalog.glossary.values() for word in _walk(term.record)]
    return {address: _fold(" | ".join(words)) for address, words in texts.items()}


def find_answers(texts: Mapping[str, str], says: tuple[str, ...], apart: tuple[str, ...]) -> frozenset[str]:
    """Find the pages that say one of some words, unless only within longer ones that mean something else."""
    if not says:
        return frozenset()
    wanted, others = _join(says), _join(apart) if apart else None
    return frozenset(
        address for address, text in texts.items() if wanted.search(others.sub(" | ", text) if others else text)
    )


def _join(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(_fold(each)) for each in words)})(?!\w)")


def _fold(text: str) -> str:
    return _LINE.sub("-", " ".join(fold_letters(EXPLICIT.sub(lambda link: link["text"] or "", text)).split()))


def _list_words(page: PlainPage) -> list[str]:
    return [page.title, *(text for _, paragraphs in page.sections for text in paragraphs)]


def _walk(value: object) -> list[str]:
    """List all texts in a record."""
    return list(_find_texts(value.model_dump() if isinstance(value, BaseModel) else value))


def _find_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in cast("dict[str, object]", value).values():
            yield from _find_texts(each)
    elif isinstance(value, list | tuple):
        for each in cast("tuple[object, ...]", value):
            yield from _find_texts(each)
