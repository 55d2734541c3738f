"""The queries of the comparison and what counts as found."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("queries.tsv")


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
