"""How many sources say a thing independently: those that copy each other count once."""

from collections.abc import Iterable, Mapping

from handbook.records import Citation, Entry, Source

_LEAST_SEVERAL = 2
_LEAST_SAME = 3  # passages two sources have word for word, to be copies of each other
_SHARE = 2  # one in so many of the passages of the shorter

Prints = frozenset[str]


def count_independent(citations: Iterable[Citation], sources: Mapping[str, Entry[Source]]) -> int:
    """Count the sources of a statement that do not copy each other.

    Two copy each other where the passages that are cited are the same word for word, or many others are. A passage
    without a fingerprint is the same as none.
    """
    cited: dict[str, set[str]] = {}
    for citation in citations:
        cited.setdefault(citation.source, set()).add(citation.passage)
    if len(cited) < _LEAST_SEVERAL:
        return len(cited)
    prints = {name: list_prints(sources[name].record) if name in sources else {} for name in cited}
    groups: list[set[str]] = []
    for name, here in cited.items():
        joined = {name}
        for group in list(groups):
            if any(_is_copy(prints[name], prints[other], here, cited[other]) for other in group):
                groups.remove(group)
                joined |= group
        groups.append(joined)
    return len(groups)


def list_prints(source: Source) -> Mapping[str, str]:
    """List the fingerprints of a source's passages by their ids."""
    return {passage.id: passage.fingerprint for passage in source.passages if passage.fingerprint}


def are_copies(one: Prints, other: Prints) -> bool:
    """Tell from the fingerprints of two sources whether one copies the other."""
    same = len(one & other)
    return same >= _LEAST_SAME and same * _SHARE >= min(len(one), len(other))


def _is_copy(one: Mapping[str, str], other: Mapping[str, str], here: Iterable[str], there: Iterable[str]) -> bool:
    said = [{prints[name] for name in names if name in prints} for prints, names in ((one, here), (other, there))]
    return not said[0].isdisjoint(said[1]) or are_copies(frozenset(one.values()), frozenset(other.values()))
