"""A short map of the site for programs that read on behalf of people, in the form of https://llmstxt.org. Pure."""

from collections.abc import Iterable, Iterator

from handbook.opendata.dataset_metadata import METADATA
from handbook.opendata.downloads import DOWNLOADS
from handbook.pages import Library, addresses, list_ways, words

ADDRESS = "llms.txt"
_OPTIONAL = "Optional"  # what a program may leave out bears this name in every language


def render_map(library: Library, base: str) -> bytes:
    """Write the map: what the site is and how it may be used, its data, the pages that lead to all others."""
    ways = tuple(list_ways(library))
    data = [(each.address.rpartition("/")[2], each.address, each.meaning) for each in DOWNLOADS]
    data += [
        (each.address.rpartition("/")[2], each.address, each.meaning)
        for each in METADATA
        if library.updated or each.address != addresses.CRATE
    ]
    sections = (
        (words.DATA, data),
        (words.WAYS, [(way.names[0], way.address, way.meaning) for way in ways if not way.above]),
        (_OPTIONAL, [(way.names[0], way.address, way.meaning) for way in ways if way.above == words.LOOKUP]),
    )
    parts = [f"# {library.site}", f"> {words.DESCRIPTIONS['home']}", words.LICENCE, words.ASKING]
    for title, links in sections:
        parts += [f"## {title}", "\n".join(_write_links(links, base))]
    return ("\n\n".join(parts) + "\n").encode()


def _write_links(links: Iterable[tuple[str, str, str]], base: str) -> Iterator[str]:
    for title, address, meaning in links:
        yield f"- [{title}]({base}{address})" + (f": {meaning}" if meaning else "")
