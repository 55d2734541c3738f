"""The process that takes the words of a PDF with their places: bytes come in, lines of JSON go out, then it ends.

A PDF is the most dangerous kind of file there is: it is opened here alone, with little memory and time, and no script
of it is ever run. What is told of it is one answer: its fragments page by page, or why it is not read.
"""

import io
import json
import sys
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, create_string_buffer
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from handbook.system import limit_memory

_MOST_LETTERS = 3_000_000
_MEGABYTES = 1500
_WIDEST_BLANK = 1.6  # of the size of the letters: no justified line of words has wider ones
_SAME_LINE = 0.4
_HEAVY = 600
_ROOM = 1.15  # of a line of letters to their size
_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"})
_LEAST_LETTERS = 20  # a page
_BLANKS = frozenset({0x20, 0x0D, 0x0A, 0x00, 0xA0, 0x09})


def main() -> None:
    """Answer with the fragments of the PDF that is given."""
    limit_memory(_MEGABYTES)
    sys.stdout.write(json.dumps(answer_with(sys.stdin.buffer.read(), int(sys.argv[1]))))


def answer_with(content: bytes, most_pages: int) -> dict[str, Any]:
    """Take the fragments out of a PDF, or say in a word why not."""
    try:
        return _refuse(content, most_pages) or _read(content)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return {"refused": "broken"}


def _refuse(content: bytes, most_pages: int) -> dict[str, Any] | None:
    """Say why a PDF is not read, if it is locked, or would run something."""
    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            if file.is_encrypted:
                return {"refused": "locked"}
            if len(file.pages) > most_pages:
                return {"refused": "pages"}
            if any(map(_is_active, _list_actions(file))):
                return {"refused": "scripts"}
    except pikepdf.PasswordError:
        return {"refused": "locked"}
    return None


def _list_actions(file: pikepdf.Pdf) -> Iterator[Any]:
    root = file.Root
    yield root.get("/OpenAction")
    yield from _list_values(root.get("/AA"))
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        yield pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"))
    for page in file.pages:
        yield from _list_values(page.obj.get("/AA"))
        for note in page.obj.get("/Annots") or ():
            if isinstance(note, pikepdf.Dictionary):
                yield note.get("/A")
                yield from _list_values(note.get("/AA"))


def _list_values(actions: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever stands in the file
    if isinstance(actions, pikepdf.Dictionary):
        yield from (actions[key] for key in actions.keys())  # noqa: SIM118 - it is no mapping of Python's


def _is_active(action: Any) -> bool:  # noqa: ANN401 - same
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _ACTIONS


def _read(content: bytes) -> dict[str, Any]:
    document = pypdfium2.PdfDocument(content)
    pages: list[list[list[Any]]] = []
    letters = 0
    for page in document:
        fragments = [*_list_fragments(page.get_textpage())]
        letters += sum(len(each[0]) for each in fragments)
        if letters > _MOST_LETTERS:
            return {"refused": "pages"}
        pages.append(fragments)
    if letters < _LEAST_LETTERS * len(pages):
        return {"refused": "scan"}
    return {"pages": pages}


def _list_fragments(text: pypdfium2.PdfTextPage) -> Iterator[list[Any]]:
    """List stretches of words with left, right, height on the page, size, and whether they are bold."""
    left, right, bottom, top = (c_double() for _ in range(4))
    flags, name = c_int(), create_string_buffer(80)
    word: list[str] = []
    start = end = base = size = 0.0
    bold = has_blank = False
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in _BLANKS:
            has_blank = True
            continue
        raw.FPDFText_GetCharBox(text, at, byref(left), byref(right), byref(bottom), byref(top))
        height, font = _find_origin(text, at), _measure_letter(text, at)
        is_next = word and abs(height - base) <= _SAME_LINE * size and -size <= left.value - end <= _WIDEST_BLANK * size
        if not is_next:
            if word:
                yield ["".join(word), start, end, base, size, bold]
            raw.FPDFText_GetFontInfo(text, at, name, 80, byref(flags))
            bold = b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(text, at) >= _HEAVY
            word, start, base, size = [], left.value, height, font
        elif has_blank:
            word.append(" ")
        size = min(size, font)  # some letters reach out of their line
        word.append(chr(code) if code <= sys.maxunicode else "")
        end, has_blank = right.value, False
    if word:
        yield ["".join(word), start, end, base, size, bold]


def _find_origin(text: pypdfium2.PdfTextPage, at: int) -> float:
    """Find how high on the page the line of a letter is."""
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
    return y.value


def _measure_letter(text: pypdfium2.PdfTextPage, at: int) -> float:
    """Measure the size of a letter as it is printed: the size that stands in the file may be scaled."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, byref(box))
    return float(abs(box.top - box.bottom)) / _ROOM


if __name__ == "__main__":
    main()
