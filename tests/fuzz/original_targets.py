"""What strangers' files are given to where they are read into paragraphs, and what must hold of the answer."""

import io
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape

from handbook.originals import Original, OriginalError, read_original
from handbook.originals.pdfextraction import answer_with
from handbook.originals.printedpages import Fragment, join_pages

_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MOST_PAGES = 50


def read_text_file(content: bytes) -> None:
    """Read bytes as text of any age: paragraphs in one spelling, or words why not."""
    _read(content, "a.txt")
    _read(content, "a.md")


def read_page_file(content: bytes) -> None:
    """Read bytes as a page, and as a page among mail parts."""
    _read(b"<html><body>" + content, "a.html")
    _read(b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n" + content, "a.mht")


def read_word_file(content: bytes) -> None:
    """Read bytes as a Word file, as the elements of one, and as the lines of one."""
    _read(b"PK\x03\x04" + content, "a.docx")
    _read(_pack(content), "a.docx")
    text = content.decode("utf-8", "ignore")
    lines = "".join(f"<w:p><w:r><w:t>{escape(_keep_legal(line))}</w:t></w:r></w:p>" for line in text.split("\n"))
    _read(_pack(f"<w:document {_WORD}><w:body>{lines}</w:body></w:document>".encode()), "a.docx")


def read_pdf_file(content: bytes) -> None:
    """Take words out of a PDF whose one page is written by strangers."""
    assert answer_with(b"%PDF-1.7\n" + content, _MOST_PAGES).keys() <= {"pages", "refused"}
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        stream,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    whole = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % each for each in enumerate(parts, 1))
    answer = answer_with(whole + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF", _MOST_PAGES)
    if "pages" in answer:
        _check_sheets([[Fragment(*each) for each in page] for page in answer["pages"]])


def join_fragments(content: bytes) -> None:
    """Join words that lie anywhere on pages: none is lost but those of frames, none is added."""
    words = content.decode("utf-8", "ignore").split()
    places = [(content[at:] + content)[:5].ljust(5, b"\x01") for at in range(len(words))]
    fragments = [
        Fragment(
            word, place[0] * 2.0, place[0] * 2.0 + place[1] + 1, place[2] * 3.0, 6.0 + place[3] % 12, place[4] > 99
        )
        for word, place in zip(words, places, strict=True)
    ]
    _check_sheets([fragments[at : at + 40] for at in range(0, len(fragments), 40)])


ORIGINAL_TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {
        "text-files": read_text_file,
        "page-files": read_page_file,
        "word-files": read_word_file,
        "pdf-files": read_pdf_file,
        "fragments": join_fragments,
    }
)


def _check_sheets(pages: list[list[Fragment]]) -> None:
    sheets = join_pages(pages)
    given = sorted("".join(each.text for page in pages for each in page if each.text.strip()).replace(" ", ""))
    kept = "".join(paragraph.text for paragraph in sheets.paragraphs)
    if not sheets.dropped:
        assert sorted("".join(kept.split()).replace("|", "")) == [
            each for each in given if each != "|" and not each.isspace()
        ]


def _read(content: bytes, name: str) -> None:
    original: Original | None
    told = ("", "")
    try:
        original = read_original(content, name)
    except OriginalError as refused:
        original, told = None, (refused.code, str(refused))
    if original is None:
        assert all(told)
    else:
        _check_original(original)


def _check_original(original: Original) -> None:
    assert original.passages
    for text in (original.title, *original.passages):
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split()), repr(text)
        assert not any(unicodedata.category(letter) in _UNSEEN for letter in text), repr(text)
    for each in original.header:
        assert all(0 <= at < len(original.passages) for at in each.passages)
        assert not each.passages or each.text in " ".join(original.passages[at] for at in each.passages)


def _pack(document: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", _RELATIONS)
        file.writestr("word/document.xml", document)
    return stream.getvalue()


def _keep_legal(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(letter for letter in text if letter == "\t" or (letter >= " " and letter not in "\ufffe\uffff"))
