"""Fields that name another record by its id: the form offers a list to search instead of a box to type in.

Ids of figures and events are of the same record, so they are typed.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from handbook.records import FOLDERS, TABLE_FILES, find_table

_Picker = dict[str, Any]

_FOLDERS = tuple(map(find_table, FOLDERS))
_FIELDS = "fields."
"""What the form takes off the name of a field, so that a table of that name needs it twice."""


def describe_picker(target: str) -> _Picker:
    """Describe the list a picker offers: shown by name, found by name or number, kept as an id.

    ``also`` (more lists in the same picker) is this project's own key, see ``scripts/vendor_form.py``.
    """
    if target == "bodies":
        return {**_list_folder("exemplars"), "also": [_list_table("issuers", "name")]}
    if target == "records":
        first, *others = map(_list_folder, _FOLDERS)
        return {**first, "also": [*others, _list_table("issuers", "name")]}
    if target == "passages":
        shown = ["{{passages.*.id}}: {{passages.*.opening}} ({{title}})"]
        return {"collection": "sources", "value_field": "{{id}}#{{passages.*.id}}", "display_fields": shown}
    return _list_table(target, "label") if target in TABLE_FILES else _list_folder(target)


_SHOWN: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "directives": ("{{short_name}}: {{title}}", ("short_name", "symbol", "title", "id")),
        "exemplars": ("{{name}}", ("name", "short_name", "id")),
        "sources": ("{{title}}", ("title", "short_title", "publisher", "id")),
        **dict.fromkeys(("provinces", "terms", "indicators"), ("{{label}}", ("label", "id"))),
    }
)


def _list_folder(folder: str) -> _Picker:
    shown, searched = _SHOWN.get(folder, ("{{name}}", ("name", "id")))
    return {"collection": folder, "value_field": "id", "display_fields": [shown], "search_fields": list(searched)}


def _list_table(table: str, name: str) -> _Picker:
    place = f"{_FIELDS}{table}" if f"{table}." == _FIELDS else table
    fields = [f"{place}.*.{name}"]
    return {"collection": "vocabulary", "file": table, "value_field": f"{place}.*.id", "display_fields": fields}
