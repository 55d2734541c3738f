"""The data as archives and catalogues are told of it: by the rules of RO-Crate 1.3 and the shapes of DCAT-AP 3."""

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph

from handbook.opendata import render_metadata, render_open_data
from handbook.pages import Library
from handbook.pages.addresses import CRATE, DCAT

_SHAPES = Path(__file__).parent / "shapes"
_BASES = ("", "https://so-tay.example/")
Node = dict[str, Any]


def _render(library: Library, base: str) -> tuple[Mapping[str, int], Mapping[str, bytes]]:
    """Render the open data; return its sizes, and the files about it."""
    sizes = {address: sum(map(len, pieces)) for address, pieces in render_open_data(library, base)}
    return sizes, dict(render_metadata(library, base, sizes))


def _read_crate(library: Library, base: str) -> list[Node]:
    crate = json.loads(_render(library, base)[1][CRATE])
    assert crate["@context"] == "https://w3id.org/ro/crate/1.3/context"  # structure.html: by reference
    graph: list[Node] = crate["@graph"]
    return graph


def _list_references(graph: list[Node]) -> Iterator[str]:
    for node in graph:
        for name, value in node.items():
            for each in value if isinstance(value, list) else [value]:
                assert not isinstance(each, dict) or each.keys() == {"@id"}, f"{name} is nested"  # it must be flat
                if isinstance(each, dict):
                    yield each["@id"]


def _validate(text: str, address: str, shapes: str) -> tuple[bool, str]:
    """Tell whether a catalogue at an address has some shapes, and what it lacks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the parser uses what its own library is about to drop
        graph = Graph().parse(data=text, format="json-ld", publicID=address)
    conforms, _, report = validate(graph, shacl_graph=Graph().parse(_SHAPES / shapes))
    return conforms, report


@pytest.mark.parametrize("base", _BASES)
def test_the_crate_describes_itself_and_the_folder_it_lies_in(library: Library, base: str) -> None:
    """See https://w3id.org/ro/crate/1.3/root-data-entity.html."""
    graph = {node["@id"]: node for node in _read_crate(library, base)}
    descriptor = graph["ro-crate-metadata.json"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.3"}
    root = graph["./"]
    assert root["@type"] == "Dataset"
    assert root["name"] == library.site
    assert root["description"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", root["datePublished"])
    assert graph[root["license"]["@id"]]["description"]
    assert graph[root["publisher"]["@id"]]["@type"] == "Organization"


@pytest.mark.parametrize("base", _BASES)
def test_the_crate_is_flat_and_whatever_it_refers_to_is_in_it(library: Library, base: str) -> None:
    graph = _read_crate(library, base)
    known = [node["@id"] for node in graph]
    assert len(known) == len(set(known))
    assert {each for each in _list_references(graph) if not each.startswith("https://w3id.org/")} <= set(known)


def test_every_file_of_the_data_is_in_the_crate_with_its_type_and_its_size(library: Library) -> None:
    sizes, _ = _render(library, "")
    graph = _read_crate(library, "")
    files = {node["@id"]: node for node in graph if node["@type"] == "File"}
    assert {f"data/{path}": int(node["contentSize"]) for path, node in files.items()} == sizes
    assert all(node["name"] and node["description"] and "/" in node["encodingFormat"] for node in files.values())
    root = next(node for node in graph if node["@id"] == "./")
    assert [each["@id"] for each in root["hasPart"]] == list(files)


def test_without_a_date_there_is_no_crate(library: Library) -> None:
    _, files = _render(replace(library, updated=""), "")
    assert list(files) == [DCAT]


@pytest.mark.parametrize("base", _BASES)
@pytest.mark.parametrize("shapes", ["dcat-ap-shapes.ttl", "dcat-ap-ranges.ttl"])
@pytest.mark.parametrize("updated", ["2026-11-22", "2026-11", "2026", ""])
def test_the_catalogue_has_the_shapes_of_dcat_ap(library: Library, base: str, shapes: str, updated: str) -> None:
    _, files = _render(replace(library, updated=updated), base)
    address = f"{base or 'https://tai-lieu.example/'}{DCAT}"
    conforms, report = _validate(files[DCAT].decode(), address, shapes)
    assert conforms, report


def test_a_catalogue_that_lacks_a_title_has_not_these_shapes(library: Library) -> None:
    _, files = _render(library, "")
    spoilt = files[DCAT].decode().replace('"dct:title"', '"dct:alternative"')
    conforms, _ = _validate(spoilt, f"https://tai-lieu.example/{DCAT}", "dcat-ap-shapes.ttl")
    assert not conforms


def test_every_file_of_the_data_can_be_downloaded_from_the_catalogue(library: Library) -> None:
    sizes, files = _render(library, _BASES[1])
    dataset = json.loads(files[DCAT])["dcat:dataset"]
    told = {
        each["dcat:downloadURL"]["@id"]: int(each["dcat:byteSize"]["@value"]) for each in dataset["dcat:distribution"]
    }
    assert told == {f"{_BASES[1]}{address}": size for address, size in sizes.items()}
