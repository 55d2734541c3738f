"""Text as people paste or save it, plain or with the marks of Markdown; a document in office form has its boxes."""

import re

from handbook.messages import say
from handbook.originals.boxes import PrintedParagraph, list_lines
from handbook.originals.decoding import decode_text
from handbook.originals.officeform import read_form
from handbook.originals.original import Original, OriginalError
from handbook.originals.paragraphs import split_paragraphs

_MOST_BYTES = 4 << 20  # more than any book
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^```.*$", re.MULTILINE)
_HEADING = re.compile(r"^\s{0,3}(?:#{1,6}|>+)\s+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")


def read_text(content: bytes, *, is_markdown: bool = False) -> Original:
    """Read a text; raise OriginalError where there is none, or far too much."""
    if len(content) > _MOST_BYTES:
        raise OriginalError("too-large", say("originals", "too-large", size=_MOST_BYTES >> 20))
    text, notices = decode_text(content)
    paragraphs = split_paragraphs(_strip_marks(text) if is_markdown else text)
    lines = list_lines(map(PrintedParagraph, paragraphs))
    return read_form(lines, notices)


def _strip_marks(text: str) -> str:
    """Leave out the marks of Markdown, and keep every word that is shown."""
    text = _HEADING.sub("", _RULE.sub("", text))
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))
