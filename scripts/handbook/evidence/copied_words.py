"""Words taken over from a source: the handbook tells in its own, so a run of the source's is worth a warning."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_RUN = 7


def find_copied(text: str, sources: Iterable[str]) -> str:
    """Find the first seven words in a row that stand in a source too, as they are written here; empty where none do."""
    words = [*_WORD.finditer(text)]
    theirs = {run for source in sources for run in _list_runs([each[0].casefold() for each in _WORD.finditer(source)])}
    for at, run in enumerate(_list_runs([each[0].casefold() for each in words])):
        if run in theirs:
            return text[words[at].start() : words[at + _RUN - 1].end()]
    return ""


def _list_runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
