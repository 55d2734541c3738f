"""Small pieces of the printed page out of views: prose, links, claims, faults, cards, rows."""

from collections.abc import Iterable, Iterator

from handbook.pages.views import Anchor, ClaimView, Fault, Field, More, Prose
from handbook.pdf import words
from handbook.pdf.model import Block, Box, Card, Items, Line, Paragraph, Run

UNKNOWN: Line = (Run(words.UNKNOWN, "unknown"),)
_CROWDED = frozenset({"aliases", "children"})  # their values hold commas


def read_prose(prose: Prose, style: str = "") -> Line:
    """Turn prose into runs."""
    return tuple(Run(word.text, style, word.href, word.meaning) for word in prose)


def cite(numbers: tuple[int, ...]) -> Line:
    """Put notes after what stands before."""
    return (Run("", cites=numbers),) if numbers else ()


def link(anchor: Anchor, style: str = "") -> Run:
    """Turn a link into a run."""
    return Run(anchor.text, style, anchor.href)


def link_all(anchors: Iterable[Anchor], between: str = ", ") -> Line:
    """Turn links into runs with commas between."""
    return join([(link(anchor),) for anchor in anchors], between)


def join(lines: Iterable[Line], between: str) -> Line:
    """Join lines with words between."""
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs.append(Run(between))
        runs.extend(line)
    return tuple(runs)


def join_facts(*lines: Line) -> tuple[Block, ...]:
    """Set facts in one paragraph with dots between; those that are empty are left out."""
    kept = [line for line in lines if line]
    return (Paragraph(join(kept, " · "), "facts"),) if kept else ()


def link_or_unknown(anchor: Anchor | None) -> Line:
    """Turn a link into runs, or say that no source has it."""
    return (link(anchor),) if anchor else UNKNOWN


def text_or_unknown(text: str) -> Line:
    """Turn text into a run, or say that no source has it."""
    return (Run(text),) if text else UNKNOWN


def link_sources(anchors: Iterable[Anchor]) -> Line:
    """Name cited places: the source and where in it."""
    return join([(link(anchor), Run(f", {anchor.hint}")) for anchor in anchors], "; ")


def show_rest(shown: int, total: int, what: str, href: str = "") -> tuple[Block, ...]:
    """Say how much of a list is in print, if not all, and that the page has the rest; ``href`` leads to it."""
    if shown >= total:
        return ()
    part = words.PART.format(shown=shown, total=total, what=what)
    return (Paragraph((Run(f"{part}; "), Run(words.PART_REST, "", href), Run(".")), "remark"),)


def show_drawn(shown: int, total: int, what: str) -> tuple[Block, ...]:
    """Say how much a figure shows, if not all."""
    text = words.PART_DRAWN.format(shown=shown, total=total, what=what)
    return (Paragraph((Run(text),), "remark"),) if shown < total else ()


def show_more(more: More | None, shown: int, what: str) -> tuple[Block, ...]:
    """Say how much of a list is in print where the page too shows only the first."""
    return show_rest(shown, more.total, what, more.href) if more else ()


def show_faults(faults: Iterable[Fault]) -> tuple[Block, ...]:
    """Say aloud what a source gets wrong."""
    return tuple(Box(_read_fault(fault), "fault") for fault in faults)


def show_claims(claims: Iterable[ClaimView], *, ordered: bool = False) -> tuple[Block, ...]:
    """List claims."""
    items = tuple(
        (Paragraph((*read_prose(claim.words), *cite(claim.notes))), *show_faults(claim.faults)) for claim in claims
    )
    return (Items(items, ordered),) if items else ()


def show_statements(claims: Iterable[ClaimView]) -> Iterator[Block]:
    """Set claims as paragraphs."""
    for claim in claims:
        yield Paragraph((*read_prose(claim.words), *cite(claim.notes)))
        yield from show_faults(claim.faults)


def show_card(fields: Iterable[Field]) -> Card:
    """Show an identity card."""
    return Card(tuple((words.CARD[field.key], _read_field(field)) for field in fields))


def _read_field(field: Field) -> Line:
    between = " · " if field.key in _CROWDED else ", "
    values = [_read_value(value) for value in field.values]
    line = join(values, between) if values else UNKNOWN
    if field.remark:
        line = (*line, Run(" "), *read_prose(field.remark, "soft"))
    return (*line, *cite(field.notes))


def _read_value(value: Anchor) -> Line:
    if value.hint and not value.href:
        return (link(value), Run(f" {value.hint}", "soft"))
    return (link(value),)


def _read_fault(fault: Fault) -> Line:
    name = words.FAULTS.get(fault.kind, words.FAULTS["cách-ghi"])
    computed = (Run(f" {words.COMPUTED}{fault.computed}."),) if fault.computed else ()
    return (Run(f"{name}.", "strong"), *computed, Run(" "), *read_prose(fault.note))
