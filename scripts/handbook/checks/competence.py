"""Documents of a type that their issuer may not issue, by the rule of that time.

A rule speaks only of the bodies whose types it lists: of all others, and of other times, nothing is known.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.diagnostics import Diagnostic
from handbook.lineage import name_body
from handbook.messages import name_date, tell
from handbook.records import Authority, Body, Catalog, Directive
from handbook.text import EdtfDate


class _Rule(NamedTuple):
    """What a document says some bodies may issue, and since when."""

    document: Directive
    since: EdtfDate
    authority: Authority


def check_authority(catalog: Catalog, issued: tuple[EdtfDate | None, ...]) -> Iterator[Diagnostic]:
    """Warn of documents whose type no rule of their time lists for their issuer; ``issued`` are their dates, in order.

    Where several rules of a time speak of an issuer, one that lists the type is enough.
    """
    dated = tuple(zip(catalog.directives.values(), issued, strict=True))
    rules = [_Rule(entry.record, date, each) for entry, date in dated if date for each in entry.record.authority]
    for entry, date in dated if rules else ():
        record = entry.record
        body, kind = catalog.bodies.get(record.issuer or ""), catalog.types.get(record.type)
        if body is None or kind is None or date is None or record.reported:
            continue
        held = [each for each in rules if _was_held(each, date)]
        mine = [each for each in held if _means(each.authority, body.record, date)]
        if not mine or any(record.type in each.authority.types for each in mine):
            continue
        level = body.record.level
        others = [each.authority for each in held if each.authority.level == level]
        yield tell(
            entry.place("type"),
            "type-issuer",
            body=name_body(body.record, date),
            label=kind.record.label.lower(),
            issued=name_date(date),
            rule=mine[0].document.short_name,
            others="; ".join(each.name for each in others if record.type in each.types),
        )


def _was_held(rule: _Rule, date: EdtfDate) -> bool:
    """Tell whether a rule surely held on a date."""
    until = rule.authority.until
    return rule.since.is_before(date) and (until is None or date.is_before(until))


def _means(authority: Authority, body: Body, date: EdtfDate) -> bool:
    """Tell whether a body is one of those that a rule speaks of: of that level, and called so on a date."""
    if body.level != authority.level:
        return False
    names = "|".join(map(re.escape, authority.openings or (authority.name,)))
    return re.match(rf"(?i:{names})(?!\w)", name_body(body, date)) is not None
