"""The ways in as things to be found: each page that leads to many others, by what it is called."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from handbook.pages import addresses, words
from handbook.pages.groups import UNKNOWN, FacetGroup, name_place
from handbook.pages.library import Library

_PAGES = MappingProxyType(
    {
        "newest": (addresses.NEWEST, words.NEWEST),
        "duties": (addresses.DUTIES, words.DUTIES),
        "comparison": (addresses.COMPARISON, words.COMPARISON),
        "as-of": (addresses.AS_OF, words.AS_OF),
        "lineage": (addresses.LINEAGE, words.LINEAGE),
        "lookup": (addresses.LOOKUP, words.LOOKUP),
        "documents": (addresses.DOCUMENTS, words.DOCUMENTS),
        "numbers": (addresses.NUMBERS, words.NUMBERS),
        "units": (addresses.UNITS, words.UNITS),
        "bodies": (addresses.BODIES, words.BODIES),
        "models": (addresses.MODELS, words.MODELS),
        "ledger": (addresses.LEDGER, words.LEDGER),
        "faults": (addresses.FAULTS, words.FAULTS),
        "sources": (addresses.SOURCES, words.SOURCES),
        "glossary": (addresses.GLOSSARY, words.GLOSSARY),
        "changes": (addresses.CHANGES, words.CHANGES),
        "codes": (addresses.CODES, words.CODES),
        "data": (addresses.DATA, words.DATA),
    }
)
"""Kind of a page of which every handbook has one → its address, its title."""


@dataclass(frozen=True, slots=True)
class Way:
    """A page that leads to others.

    ``names`` are what it is called, its title first; ``meaning`` is a sentence about it, ``above`` the title of the
    page it belongs to.
    """

    address: str
    names: tuple[str, ...]
    meaning: str = ""
    above: str = ""


def list_ways(library: Library) -> Iterator[Way]:
    """List the ways in, in the order of the records they come from; issuers and documents have pages of their own."""
    for kind, (address, title) in _PAGES.items():
        yield Way(address, (title, *words.ALSO_CALLED.get(kind, ())), words.DESCRIPTIONS[kind])
    if library.reported:
        yield Way(addresses.REPORTED, (words.REPORTED,), words.DESCRIPTIONS["reported"])
    for level, entry in library.catalog.levels.items():
        title = words.DUTIES_OF.format(level=entry.record.label)
        yield Way(addresses.duties_address(level), (title,), entry.record.definition, words.DUTIES)
    for facet, title in words.FACETS.items():
        yield Way(addresses.browse_address(facet), (title,), above=words.LOOKUP)
        if facet not in addresses.OWN_PAGES:
            for value, group in library.groups[facet].items():
                if value != UNKNOWN:
                    names = dict.fromkeys((group.title, *_list_others(library, facet, group)))
                    yield Way(addresses.browse_address(facet, value), tuple(names), group.remark, title)


def _list_others(library: Library, facet: str, group: FacetGroup) -> tuple[str, ...]:
    """List what else a value of a facet is called."""
    if facet == "tinh":
        return (name_place(group.title),)
    return library.catalog.subjects[group.id].record.aliases if facet == "chu-de" else ()
