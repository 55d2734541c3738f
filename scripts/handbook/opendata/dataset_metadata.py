"""The open data as a whole, told to catalogues and archives: RO-Crate 1.3 and DCAT-AP 3. Pure.

See https://w3id.org/ro/crate/1.3 and https://semiceu.github.io/DCAT-AP/releases/3.0.1/. No licence is named, for none
has been published: the terms are told in the words of the page about the data.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.opendata.downloads import DOWNLOADS
from handbook.pages import Library, addresses, relative_address, words

Sizes = Mapping[str, int]
"""Address of a file → its bytes."""
Node = dict[str, Any]

_CRATE = "https://w3id.org/ro/crate/1.3"
_ROOT, _TERMS, _EDITORS = "./", "#dung-lai", "#ban-bien-tap"
_NAMESPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@dataclass(frozen=True, slots=True)
class MetadataFile:
    """A file about the open data: made of a library, the site's address or nothing, and the sizes of the others."""

    address: str
    meaning: str
    render: Callable[[Library, str, Sizes], Node]


def describe_crate(library: Library, base: str, sizes: Sizes) -> Node:
    """Describe the folder of the data as an RO-Crate: its metadata file, the folder, every file in it."""
    files = [each for each in DOWNLOADS if each.address in sizes]
    paths = {each.address: relative_address(addresses.CRATE, each.address) for each in files}
    whole: Node = {
        "@id": _ROOT,
        "@type": "Dataset",
        "name": library.site,
        "description": words.DESCRIPTIONS["data"],
        "datePublished": library.updated,
        "license": {"@id": _TERMS},
        "publisher": {"@id": _EDITORS},
        "inLanguage": "vi",
        **({"url": base + addresses.DATA} if base else {}),
        "hasPart": [{"@id": path} for path in paths.values()],
    }
    graph: list[Node] = [
        {
            "@id": addresses.CRATE.rpartition("/")[2],
            "@type": "CreativeWork",
            "conformsTo": {"@id": _CRATE},
            "about": {"@id": _ROOT},
        },
        whole,
        {"@id": _TERMS, "@type": "CreativeWork", "name": words.TERMS, "description": words.LICENCE},
        {
            "@id": _EDITORS,
            "@type": "Organization",
            "name": f"{words.EDITORS} {library.site}",
            **({"url": base} if base else {}),
        },
    ]
    graph += [
        {
            "@id": paths[each.address],
            "@type": "File",
            "name": paths[each.address],
            "description": each.meaning,
            "encodingFormat": each.media_type,
            "contentSize": str(sizes[each.address]),
        }
        for each in files
    ]
    return {"@context": f"{_CRATE}/context", "@graph": graph}


def describe_catalog(library: Library, base: str, sizes: Sizes) -> Node:
    """Describe the data as a catalogue of one data set with a distribution for every file, as DCAT-AP has it."""

    def find(address: str) -> Node:
        return {"@id": base + address if base else relative_address(addresses.DCAT, address)}

    publisher = {**find(f"{addresses.DCAT}{_EDITORS}"), "@type": "foaf:Agent"}
    publisher["foaf:name"] = f"{words.EDITORS} {library.site}"
    common: Node = {
        "dct:title": _tell(library.site),
        "dct:description": _tell(words.DESCRIPTIONS["data"]),
        "dct:publisher": publisher,
        "dct:language": {"@id": f"{_AUTHORITY}/language/VIE", "@type": "dct:LinguisticSystem"},
        **({"dct:modified": _write_date(library.updated)} if library.updated else {}),
    }
    rights = {"@type": "dct:RightsStatement", "rdfs:label": _tell(words.LICENCE)}
    distributions = [
        {
            **find(f"{addresses.DCAT}#{each.address.rpartition('/')[2]}"),
            "@type": "dcat:Distribution",
            "dct:title": _tell(each.address.rpartition("/")[2]),
            "dct:description": _tell(each.meaning),
            "dcat:accessURL": find(addresses.DATA),
            "dcat:downloadURL": find(each.address),
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(sizes[each.address])},
            "dct:rights": rights,
            **_name_media_type(each.media_type),
        }
        for each in DOWNLOADS
        if each.address in sizes
    ]
    dataset: Node = {
        **find(f"{addresses.DCAT}#du-lieu"),
        "@type": "dcat:Dataset",
        **common,
        "dct:identifier": addresses.CATALOG_JSON,
        "dcat:landingPage": {**find(addresses.DATA), "@type": "foaf:Document"},
        "dcat:theme": {
            "@id": f"{_AUTHORITY}/data-theme/GOVE",
            "@type": "skos:Concept",
            "skos:prefLabel": {"@language": "en", "@value": "Government and public sector"},
        },
        "dct:accessRights": {"@id": f"{_AUTHORITY}/access-right/PUBLIC", "@type": "dct:RightsStatement"},
        "dcat:distribution": distributions,
    }
    home = {**find(addresses.HOME), "@type": "foaf:Document"}
    catalog = {**find(f"{addresses.DCAT}#danh-muc"), "@type": "dcat:Catalog", **common, "foaf:homepage": home}
    return {"@context": _NAMESPACES, **catalog, "dcat:dataset": dataset}


METADATA = (
    MetadataFile(addresses.CRATE, words.CRATE, describe_crate),
    MetadataFile(addresses.DCAT, words.DCAT, describe_catalog),
)
"""Every file about the others, in the order in which readers are told of them."""


def render_metadata(library: Library, base: str, sizes: Sizes) -> Iterator[tuple[str, bytes]]:
    """Write every file about the open data as (address, content); an RO-Crate wants a date, and is none without it."""
    for each in METADATA:
        if library.updated or each.address != addresses.CRATE:
            text = json.dumps(each.render(library, base, sizes), ensure_ascii=False, indent=1)
            yield each.address, f"{text}\n".encode()


def _tell(text: str) -> Node:
    return {"@language": "vi", "@value": text}


def _write_date(date: str) -> Node:
    return {"@type": _DATE_TYPES[len(date)], "@value": date}


def _name_media_type(media_type: str) -> Node:
    """Name a media type by its address in the registry, where it is registered."""
    if media_type.partition("/")[2].startswith("x-"):
        return {}
    return {"dcat:mediaType": {"@id": f"{_MEDIA_TYPES}/{media_type}", "@type": "dct:MediaType"}}
