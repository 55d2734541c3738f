"""Lines of documents of which each continues the one before: all of them, and the one most others hang on."""

from handbook.lineage import find_succession, type_of
from handbook.pages.library import Library
from handbook.pages.rows import sort_documents


def find_central_line(library: Library) -> tuple[str, ...]:
    """Find the longest line of succession; among equals the one with most relations."""
    lines = dict.fromkeys(find_succession(library.catalog, library.lineage, each) for each in library.documents)
    longest: tuple[str, ...] = max(lines, key=lambda line: _weigh(library, line), default=())
    return sort_documents(library, longest)


def list_lines(library: Library) -> tuple[tuple[str, ...], ...]:
    """List the lines of two documents and more that are no part of another, the central one first."""
    linked = (each for each in library.documents if _is_linked(library, each))
    found = dict.fromkeys(find_succession(library.catalog, library.lineage, each) for each in linked)
    lines = sorted(found, key=lambda line: _weigh(library, line), reverse=True)
    kept: list[tuple[str, ...]] = []
    covered: set[str] = set()
    for line in lines:
        if not covered.issuperset(line):
            kept.append(sort_documents(library, line))
            covered.update(line)
    return tuple(kept)


def _is_linked(library: Library, document: str) -> bool:
    links = (*library.lineage.incoming.get(document, ()), *library.lineage.outgoing.get(document, ()))
    return any(type_of(library.catalog, link).family == "succession" for link in links)


def _weigh(library: Library, line: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    incoming, outgoing = library.lineage.incoming, library.lineage.outgoing
    related = sum(len(incoming.get(each, ())) + len(outgoing.get(each, ())) for each in line)
    return len(line), related, line
