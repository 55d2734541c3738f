"""The queries of the comparison and what counts as found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from benchmarks.judging import find_answers

_FILE = Path(__file__).with_name("queries.tsv")
_JUDGED = Path(__file__).with_name("judged.tsv")


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, the addresses that answer it (``*`` stands for anything), its kind, its set."""

    text: str
    targets: tuple[str, ...]
    kind: str
    group: str

    def accepts(self, url: str) -> bool:
        """Tell whether an address answers the query."""
        return any(fnmatchcase(url, target) for target in self.targets)

    def is_answered_by(self, urls: frozenset[str]) -> bool:
        """Tell whether any of the addresses answers the query."""
        return any(self.accepts(url) for url in urls)


@cache
def read_queries() -> tuple[Query, ...]:
    """Read the queries: the given ones and those held out, written before any result was seen."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return tuple(Query(text, tuple(targets.split("|")), kind, group) for text, targets, kind, group in rows)


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, its sort, and all pages that answer it; there may be none."""

    text: str
    sort: str
    pages: frozenset[str]

    def measure_precision(self, shown: Sequence[str]) -> float:
        """Tell how much of what is shown answers the query; to show nothing is right where nothing does."""
        if not shown:
            return float(not self.pages)
        return sum(page in self.pages for page in shown) / len(shown)


def read_judged(texts: Mapping[str, str]) -> tuple[Judged, ...]:
    """Read the judged queries, each with the pages that answer it of those with these ``texts``, by address."""
    rows = (line.split("\t") for line in _JUDGED.read_text(encoding="utf-8").splitlines()[1:])
    words = ((text, sort, *(tuple(filter(None, each.split("|"))) for each in more)) for text, sort, *more in rows)
    return tuple(Judged(text, sort, find_answers(texts, says, apart)) for text, sort, says, apart in words)
