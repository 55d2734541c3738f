"""Files that mean harm are refused with a word; nothing in them is run, fetched or unpacked without end."""

import io
import zipfile

import pytest
from office_sheets import Sheet
from test_wordfiles import make_word

from handbook.originals import OriginalError, read_original

_MEGABYTE = 1 << 20
_GOOD = "<w:p><w:r><w:t>Một câu.</w:t></w:r></w:p>"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = '<Relationship Id="r9" Type="http://x/relationships/{}" Target="{}" TargetMode="External"/>'


def _refuse(content: bytes, name: str = "a.docx") -> str:
    with pytest.raises(OriginalError) as refused:
        read_original(content, name)
    assert str(refused.value)
    return refused.value.code


def _pack(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return stream.getvalue()


def _relate(kind: str, target: str) -> dict[str, str]:
    return {"word/_rels/settings.xml.rels": _RELATIONS.format(_RELATION.format(kind, target))}


def test_a_part_that_swells_is_not_unpacked_to_its_end() -> None:
    assert _refuse(make_word(_GOOD + "<w:p/>" + " " * (60 * _MEGABYTE))) == "swells"


def test_more_elements_than_any_document_has_are_not_kept() -> None:
    assert _refuse(make_word("<w:p/>" * 500_001)) == "swells"


def test_elements_in_elements_without_end_are_refused() -> None:
    assert _refuse(make_word("<w:r>" * 5000 + "</w:r>" * 5000)) == "swells"


def test_more_parts_than_any_document_has_are_refused() -> None:
    assert _refuse(make_word(_GOOD, {f"word/{number}.xml": "" for number in range(4001)})) == "swells"


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/vbaData.xml", "VBAPROJECT.BIN"])
def test_programs_in_a_document_are_refused(name: str) -> None:
    assert _refuse(make_word(_GOOD, {name: ""})) == "macros"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]>',
        '<!DOCTYPE a SYSTEM "http://a.example/a.dtd">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels", "word/footnotes.xml"])
def test_no_part_may_declare_entities(declared: str, part: str) -> None:
    assert _refuse(make_word(_GOOD, {part: f"{declared}<a>&x;&y;</a>"})) == "entities"


@pytest.mark.parametrize("kind", ["attachedTemplate", "frame", "subDocument", "oleObject"])
@pytest.mark.parametrize(
    "target", ["https://a.example/mau.dotm", "\\\\a.example\\mau.dotm", "file://a.example/mau.dotm"]
)
def test_what_would_be_fetched_on_opening_is_refused(kind: str, target: str) -> None:
    assert _refuse(make_word(_GOOD, _relate(kind, target))) == "fetches"


@pytest.mark.parametrize("kind", ["attachedTemplate", "hyperlink"])
def test_a_template_of_the_own_machine_is_not_asked_for_and_no_reason_to_refuse(kind: str) -> None:
    content = make_word(_GOOD, _relate(kind, "file:///C:/Users/a/Normal.dotm"))
    assert read_original(content).passages == ("Một câu.",)


def test_a_link_to_a_page_is_only_words() -> None:
    relation = _RELATIONS.format(_RELATION.format("hyperlink", "https://a.example"))
    content = make_word(_GOOD, {"word/_rels/document.xml.rels": relation})
    assert read_original(content).passages == ("Một câu.",)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"PK\x03\x04 and no more", "a.docx", "broken-word"),
        (b"day la chu", "a.docx", "no-word"),
        (_pack({"a.txt": b"a"}), "a.docx", "no-word"),
        (_pack({"a.zip": _pack({"b.zip": _pack({"c.txt": b"c" * 99999})})}), "a.zip", "no-word"),
        (_pack({"word/document.xml": b"<a/>"}), "a.docx", "no-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, "a.doc", "old-word"),
        (b"{\\rtf1\\ansi chu}", "a.rtf", "rich-text"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "picture"),
        (b"\xff\xd8\xff\xe0", "a.docx", "picture"),
    ],
)
def test_what_is_no_word_file_is_told_by_what_it_is(content: bytes, name: str, code: str) -> None:
    assert _refuse(content, name) == code


def test_a_spreadsheet_is_no_word_file() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = _RELATIONS.format(f'<Relationship Id="r1" Type="{relation}" Target="xl/workbook.xml"/>')
    assert _refuse(_pack({"_rels/.rels": relations.encode(), "xl/workbook.xml": b"<a/>"})) == "no-word"


def test_a_path_out_of_the_file_is_only_a_name() -> None:
    content = make_word(_GOOD, {"../../../tmp/a.txt": "a", "/etc/a": "a"})
    assert read_original(content).passages == ("Một câu.",)


def test_a_locked_part_is_told() -> None:
    content = bytearray(make_word(_GOOD))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 1)
    assert _refuse(bytes(content)) == "locked"


def test_a_document_that_is_cut_or_changed_anywhere_is_read_or_refused_with_a_word() -> None:
    content = Sheet().boxes(["TỈNH ỦY", "*"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]).text("Một câu.").save()
    for step in range(0, len(content), 401):
        for damaged in (content[:step], content[:step] + bytes([content[step] ^ 255]) + content[step + 1 :]):
            try:
                original = read_original(damaged, "a.docx")
            except OriginalError:
                continue
            assert original.passages


def test_a_page_of_elements_without_end_is_refused() -> None:
    assert _refuse(b"<html><body>" + b"<b>a" * 100_001, "a.html") == "swells"


def test_a_text_larger_than_any_book_is_refused() -> None:
    assert _refuse(b"a " * (3 * _MEGABYTE), "a.txt") == "too-large"


def test_a_page_larger_than_any_article_is_refused() -> None:
    assert _refuse(b"<html><body>" + b"<!-- a -->" * (2 * _MEGABYTE), "a.html") == "swells"
    assert _refuse(b"<html><body>" + b"a " * _MEGABYTE, "a.html") == "swells"


def test_a_page_of_elements_in_elements_is_read_as_deep_as_any_article_goes() -> None:
    page = "<html><body><p>Một câu đủ dài để là nội dung của trang.</p>" + "<div>" * 50_000 + "sâu"
    assert read_original(page.encode(), "a.html").passages == ("Một câu đủ dài để là nội dung của trang.",)


def test_a_page_fetches_nothing() -> None:
    page = (
        '<!DOCTYPE html SYSTEM "http://a.example/a.dtd"><html><head><base href="http://a.example/">'
        '<link rel=stylesheet href="http://a.example/"><script src="http://a.example/a.js"></script><body>'
        '<p>Một câu đủ dài để là nội dung của trang.</p><img src="http://a.example/a.png"><iframe src="http://a.example">'
    )
    assert read_original(page.encode(), "a.html").passages == ("Một câu đủ dài để là nội dung của trang.",)


@pytest.mark.parametrize(
    "content",
    [
        b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\na",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n",
        b"MIME-Version: 1.0\r\n" + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 3000,
        b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=khong\r\nContent-Transfer-Encoding: base64\r\n\r\n!!",
    ],
)
def test_mail_parts_without_a_page_are_refused(content: bytes) -> None:
    assert _refuse(content, "a.mht") in {"no-page", "empty", "swells"}
