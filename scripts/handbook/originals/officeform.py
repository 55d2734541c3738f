"""A document in the form of an office: what its boxes say, each with its place, and the title this makes."""

from collections.abc import Sequence
from dataclasses import replace

from handbook.messages import say
from handbook.originals.boxes import PrintedLine
from handbook.originals.letterhead import read_letterhead
from handbook.originals.officewords import RULE, TOP_LINE
from handbook.originals.original import HeaderField, Notice, Original, OriginalError
from handbook.originals.paragraphs import choose_title
from handbook.originals.signature import read_foot
from handbook.text import fold_letters


def read_form(lines: Sequence[PrintedLine], notices: tuple[Notice, ...] = (), title: str = "") -> Original:
    """Make an original of lines: of a document in office form with its fields, of any other text with its title.

    ``title`` is that of the file around the lines; where there is none, the first line may be one. Lines of strokes
    are no passages; raise OriginalError where there is no other.
    """
    kept = [at for at, line in enumerate(lines) if not RULE.fullmatch(line.text)]
    passages = tuple(lines[at].text for at in kept)
    if not passages:
        raise OriginalError("empty", say("originals", "empty"))
    head = read_letterhead(lines)
    if head is None:
        if not title and not TOP_LINE.fullmatch(fold_letters(passages[0])):
            title, passages = choose_title(passages)
        return Original(title, passages, (), notices)
    places = {at: number for number, at in enumerate(kept)}
    found = (*head.fields, *read_foot(lines, head.end))
    fields = tuple(replace(each, passages=tuple(places[at] for at in each.passages)) for each in found)
    return Original(_make_title(fields) or title, passages, fields, (*notices, *head.notices))


def _make_title(fields: Sequence[HeaderField]) -> str:
    """Write type and summary as one title."""
    known = {each.name: each.value for each in fields if each.name in {"type", "title"}}
    return " ".join(known[name] for name in ("type", "title") if name in known)
