"""A difference as Markdown for reviewers, and as JSON for programs."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from handbook.difference.catalogs import Difference
from handbook.difference.words import KINDS

_MARKS = re.compile(r"([\\`*_\[\]<>#~&])")
_ACTIONS = {"added": "thêm", "removed": "bỏ", "renamed": "đổi mã", "changed": "sửa"}


def render_difference(difference: Difference) -> str:
    """Write what changed as Markdown; whatever the data hold is shown as plain text, never as markup."""
    environment = Environment(
        loader=PackageLoader("handbook"),
        autoescape=False,  # noqa: S701 - ``finalize`` escapes for Markdown, which HTML escapes would spoil
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_escape,
    )
    groups = [(KINDS[kind], list(records)) for kind, records in groupby(difference.records, lambda each: each.kind)]
    template = environment.get_template("difference.md.j2")
    return template.render(difference=difference, groups=groups, sums=list(_count(difference))).strip() + "\n"


def render_difference_json(difference: Difference) -> str:
    """Write what changed for programs."""
    content = {"is_empty": difference.is_empty, "warnings": difference.warnings, **asdict(difference)}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _count(difference: Difference) -> Iterator[str]:
    """Say in numbers what changed, kind by kind."""
    for kind, records in groupby(difference.records, lambda each: each.kind):
        actions = [record.action for record in records]
        for action, verb in _ACTIONS.items():
            if action in actions:
                yield f"{verb} {actions.count(action)} {_unit(kind)}"


def _unit(kind: str) -> str:
    return "bảng từ vựng" if kind == "vocabulary" else KINDS[kind].lower()


def _escape(value: object) -> object:
    """Escape text for Markdown; a mention of a person of the forge is broken up, so that nobody is called."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _MARKS.sub(r"\\\1", value).replace("@", "@\u200b")
