"""A Word file as an original: what it shows, in clean letters, with the boxes of its form."""

from handbook.originals.boxes import clean_blocks, list_lines
from handbook.originals.officeform import read_form
from handbook.originals.original import Original
from handbook.originals.wordfiles import read_word


def read_word_document(content: bytes) -> Original:
    """Read a Word file; raise OriginalError where it cannot be read or shows no words."""
    blocks, notices = read_word(content)
    cleaned, more = clean_blocks(blocks)
    lines = list_lines(cleaned)
    return read_form(lines, (*notices, *more))
