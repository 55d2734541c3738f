"""The form's settings as one JSON file."""

import json
from typing import Any
from urllib.parse import urlsplit

from handbook.messages import read_area, say
from handbook.records import HOMES, RECORD_FILES, TABLE_FILES, find_table
from handbook.schema.form.widgets import describe_fields, describe_list, name_one

Settings = dict[str, Any]

CONFIG = "bien-tap/form/config.json"
_SHOWN = {
    "directives": ("{{short_name}}: {{title}}", ["short_name", "issued", "id"]),
    "exemplars": ("{{name}}", ["name", "level", "id"]),
    "sources": ("{{title}}", ["title", "published", "id"]),
    **dict.fromkeys(("provinces", "terms", "indicators"), ("{{label}}", ["label", "id"])),
    "changes": ("{{date}}: {{text}}", ["date"]),
}
_NAMES = {"changes": ("text", "{{fields.date}}-{{hour}}{{minute}}{{second}}")}
"""Of records without an id: by which field the form knows them, and how it names their files."""


def render_config(repository: str) -> str:
    """Write the settings for a handbook kept at an address on a forge; without one only local files can be edited."""
    settings = {
        "backend": _describe_backend(repository),
        "publish_mode": "editorial_workflow",
        "app_title": say("form", "title", is_local=not repository),
        "media_folder": "docs/assets/images",  # the form wants one, though no field holds a picture
        "public_folder": "assets/images",
        "logo": {"src": "../../assets/images/logo.svg", "show_in_header": False},
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 100},
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_size": 2, "indent_sequences": True}},
        "collections": [
            *(_describe_folder(name) for name in RECORD_FILES),
            _describe_vocabulary(),
        ],
    }
    return json.dumps(settings, ensure_ascii=False, indent=1) + "\n"


def _describe_backend(repository: str) -> Settings:
    """Describe where changes go: a forge, by an access token of the editor, so that no helper server is needed.

    ``local_only`` (no way to sign in) is this project's own key, see ``scripts/vendor_form.py``.
    """
    common = {"branch": "main", "auth_methods": ["token"], "commit_messages": read_area("form")["commits"]}
    if not repository:
        return {"name": "github", "repo": "so-tay/so-tay", **common, "local_only": True}
    address = urlsplit(repository)
    origin, repo = f"{address.scheme}://{address.netloc}", address.path.strip("/")
    if address.netloc == "github.com":
        return {"name": "github", "repo": repo, **common}
    if "github" in address.netloc:
        apis = {"api_root": f"{origin}/api/v3", "graphql_api_root": f"{origin}/api/graphql"}
        return {"name": "github", "repo": repo, **common, "base_url": origin, **apis}
    apis = {"api_root": f"{origin}/api/v4", "graphql_api_root": f"{origin}/api/graphql"}
    return {"name": "gitlab", "repo": repo, **common, "base_url": origin, **apis}


def _describe_folder(folder: str) -> Settings:
    model, name = RECORD_FILES[folder], find_table(folder)
    summary, sortable = _SHOWN.get(name, ("{{name}}", ["name", "id"]))
    identity, slug = _NAMES.get(name, ("id", "{{fields.id}}"))
    fields = [{**field, "fixed": True} if field["name"] == "id" else field for field in describe_fields(model)]
    return {
        "name": name,
        "label": model.wording.title,
        "label_singular": name_one(model),
        "folder": folder,
        "create": True,
        "delete": False,
        "extension": "yml",
        "format": "yaml",
        "identifier_field": identity,
        "slug": slug,
        "summary": summary,
        "sortable_fields": {"fields": sortable, "default": {"field": sortable[0]}},
        "fields": fields,
    }


def _describe_vocabulary() -> Settings:
    files = [
        {
            "name": name,
            "label": model.wording.title,
            "file": HOMES[name],
            "format": "yaml",
            "fields": [describe_list(name, model)],
        }
        for name, model in TABLE_FILES.items()
    ]
    return {"name": "vocabulary", "label": say("form", "vocabulary"), "files": files}
