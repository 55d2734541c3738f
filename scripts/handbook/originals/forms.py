"""What kind of file bytes are, told by how they begin; the name only helps, and what cannot be read is told by kind."""

import re
from enum import StrEnum, auto

from handbook.messages import say
from handbook.originals.original import OriginalError


class Form(StrEnum):
    """A kind of file that is read."""

    TEXT = auto()
    MARKDOWN = auto()
    WORD = auto()
    PAGE = auto()
    MAIL = auto()
    PDF = auto()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and any Office file with a password
_RICH = b"{\\rtf"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF, _PDF_HEAD, _PDF_NAME = b"%PDF-", 1024, ".pdf"
_WORD_NAMES = (".docx", ".docm", ".dotx", ".dotm")
_MARKDOWN_NAMES = (".md", ".markdown")
_PAGE_NAMES = (".html", ".htm", ".xhtml")
_MAIL_NAMES = (".mht", ".mhtml", ".eml")
_PAGE = re.compile(
    r"(?:\ufeff|\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta)\b", re.DOTALL | re.IGNORECASE
)
_MAIL = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?MIME-Version\s*:", re.IGNORECASE)
_HEAD = 2048
_PICTURES = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM|RIFF....WEBP", re.DOTALL)


def choose_form(content: bytes, name: str = "") -> Form:
    """Tell what bytes are; raise OriginalError, with what to do instead, where it is nothing that can be read."""
    name = name.lower()
    if content.startswith(_OLE):
        raise OriginalError("old-word", say("originals", "old-word"))
    if content.startswith(_RICH):
        raise OriginalError("rich-text", say("originals", "rich-text"))
    if _PICTURES.match(content):
        raise OriginalError("picture", say("originals", "picture"))
    if _PDF in content[:_PDF_HEAD]:
        return Form.PDF
    if name.endswith(_PDF_NAME):
        raise OriginalError("broken-pdf", say("originals", "broken-pdf"))
    if content.startswith(_ZIP):
        return Form.WORD
    if name.endswith(_WORD_NAMES):
        raise OriginalError("no-word", say("originals", "no-word"))
    if name.endswith(_MAIL_NAMES) or _MAIL.match(content[:_HEAD]):
        return Form.MAIL
    head = content[:_HEAD].replace(b"\x00", b"").decode("latin-1")
    if name.endswith(_PAGE_NAMES) or _PAGE.match(head.removeprefix("\xef\xbb\xbf").removeprefix("\xff\xfe")):
        return Form.PAGE
    return Form.MARKDOWN if name.endswith(_MARKDOWN_NAMES) else Form.TEXT
