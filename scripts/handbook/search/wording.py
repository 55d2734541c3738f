"""Prose of records as readers see it: without marks of links, dates as printed, cut where it must be short."""

import re

from handbook.names import EXPLICIT
from handbook.records import Catalog, Claim

_LONGEST_LEAD = 240
_SENTENCE_END = re.compile(r"(?<=[.;:,])\s")


def write_prose(catalog: Catalog, text: str) -> str:
    """Write prose as readers see it: a named link becomes its words."""

    def show(match: re.Match[str]) -> str:
        target = catalog.directives.get(match["id"])
        return match["text"] or (target.record.short_name if target else match["id"])

    return EXPLICIT.sub(show, text) if "[[" in text else text


def write_first(catalog: Catalog, claims: tuple[Claim, ...]) -> str:
    """Write the first of some claims, short."""
    return cut_text(write_prose(catalog, claims[0].text)) if claims else ""


def write_trail(*parts: str) -> str:
    """Write where something stands, part by part."""
    return " · ".join(part for part in parts if part)


def join_words(*parts: str | None) -> str:
    """Join what is there by spaces."""
    return " ".join(part for part in parts if part)


def cut_text(text: str) -> str:
    """Shorten a text at a pause, so that it fits under a title."""
    if len(text) <= _LONGEST_LEAD:
        return text
    kept = text[:_LONGEST_LEAD]
    pauses = [match.start() for match in _SENTENCE_END.finditer(kept)]
    return kept[: pauses[-1] if pauses and pauses[-1] > _LONGEST_LEAD // 2 else kept.rfind(" ")] + " …"
