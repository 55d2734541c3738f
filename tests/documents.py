"""Documents made up for tests, in the toy's catalog instead of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from handbook.datafile import parse_datafile
from handbook.records import Directive
from handbook.records.catalog import Catalog, Entry

_FILE = parse_datafile("directives/thu.yml", b"id: thu\n").file
_CITED = ["bai-bao-mau-2017#d1"]


def put_documents(catalog: Catalog, documents: Mapping[str, Mapping[str, Any]]) -> Catalog:
    """Put documents in the place of those a catalog has, and take away the units that carry them out.

    ``relations`` are pairs of a type and a target; all other fields are as in a file, the needed ones may be left out.
    """
    assert _FILE is not None
    directives = {identifier: Entry(_make(identifier, **fields), _FILE) for identifier, fields in documents.items()}
    return replace(catalog, directives=directives, exemplars={}, bodies=catalog.issuers)


def _make(identifier: str, *, relations: Sequence[tuple[str, str]] = (), **fields: object) -> Directive:
    given = {
        "id": identifier,
        "type": "chi-thi",
        "title": f"Về {identifier}",
        "short_name": f"Văn bản {identifier}",
        "status": {"value": "chua-xac-dinh"},
        "cite": _CITED,
        "relations": [{"type": kind, "target": target, "cite": _CITED} for kind, target in relations],
    }
    return Directive.model_validate(given | fields)
