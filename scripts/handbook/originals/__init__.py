"""Texts that people have, read into paragraphs: pasted or plain text, saved pages, Word, PDF, in any old encoding."""

from pathlib import Path

from handbook.messages import say
from handbook.originals.forms import Form, choose_form
from handbook.originals.original import HeaderField, Notice, Original, OriginalError
from handbook.originals.pdfdocuments import read_pdf
from handbook.originals.plaintext import read_text
from handbook.originals.webarchives import read_web_archive
from handbook.originals.webpages import read_page
from handbook.originals.worddocuments import read_word_document

__all__ = ["MAX_BYTES", "HeaderField", "Notice", "Original", "OriginalError", "read_original"]

MAX_BYTES = 32 << 20


def read_original(content: bytes | Path, name: str = "") -> Original:
    """Read a file, or bytes with the ``name`` they came by; raise OriginalError, in an editor's words, where it cannot.

    Nothing in it is run or fetched.
    """
    if isinstance(content, Path):
        name = name or content.name
        content = _read_file(content)
    if len(content) > MAX_BYTES:
        raise OriginalError("too-large", say("originals", "too-large", size=MAX_BYTES >> 20))
    form = choose_form(content, name)
    if form is Form.WORD:
        return read_word_document(content)
    if form is Form.PDF:
        return read_pdf(content)
    if form is Form.MAIL:
        return read_web_archive(content)
    if form is Form.PAGE:
        return read_page(content)
    return read_text(content, is_markdown=form is Form.MARKDOWN)


def _read_file(path: Path) -> bytes:
    """Read a file, but no more of it than is allowed; a device or a pipe has no end."""
    try:
        if not path.is_file():
            raise OriginalError("no-file", say("originals", "no-file", name=path.name))
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise OriginalError("unreadable", say("originals", "unreadable", name=path.name)) from error
