"""What a Word file shows is read, what it hides is not; numbers that Word writes itself stand before paragraphs."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from office_sheets import Sheet

from handbook.originals import Original, read_original
from handbook.originals.wordfiles import read_word

_W = nsdecls("w")


def make_word(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Make a Word file with a body of its own, and other parts beside it."""
    stream = io.BytesIO()
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    files = {
        "[Content_Types].xml": types,
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        **(parts or {}),
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(name, text)
    return stream.getvalue()


def _read(body: str, parts: Mapping[str, str] | None = None) -> Original:
    return read_original(make_word(body, parts), "a.docx")


def _write(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _list_codes(original: Original) -> list[str]:
    return [notice.code for notice in original.notices]


def test_what_was_struck_out_or_moved_away_is_not_read_and_what_was_added_is() -> None:
    body = (
        "<w:p><w:r><w:t>Có </w:t></w:r><w:del><w:r><w:delText>72</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>73</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> thừa</w:t></w:r></w:moveFrom>"
        "<w:r><w:t> chi bộ.</w:t></w:r></w:p>"
    )
    original = _read(body)
    assert original.passages == ("Có 73 chi bộ.",)
    assert _list_codes(original) == ["changes"]


def test_hidden_words_and_the_codes_of_fields_are_not_read() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện.</w:t></w:r></w:p>'
    )
    original = _read(body)
    assert original.passages == ("hiện.",)
    assert _list_codes(original) == ["hidden"]


def test_tabs_breaks_and_hyphens_are_read_as_they_look() -> None:
    body = "<w:p><w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:noBreakHyphen/><w:t>ba,</w:t><w:br/>"
    body += "<w:t>bốn.</w:t></w:r></w:p>"
    assert read_word(make_word(body))[0][0].text == "một\thai-ba,\nbốn."


def test_the_words_of_a_box_are_read_once_and_before_what_it_hangs_on() -> None:
    original = read_original(Sheet().text_box("DỰ THẢO").text("Một câu dài hơn hẳn.").save())
    assert (original.title, *original.passages) == ("DỰ THẢO", "Một câu dài hơn hẳn.")


def test_a_table_of_data_is_read_row_by_row() -> None:
    original = read_original(Sheet().table(("TT", "Đơn vị"), ("1", "Xã Đông Mẫu"), ("2", "")).text("Hết.").save())
    assert (original.title, *original.passages) == ("TT | Đơn vị", "1 | Xã Đông Mẫu", "2", "Hết.")


def test_a_table_in_a_cell_is_part_of_that_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{_write('hai')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{_write('một')}{inner}</w:tc><w:tc>{_write('ba')}</w:tc></w:tr></w:tbl>"
    assert _read(body).passages == ("một hai | ba",)


def test_numbers_of_lists_stand_before_their_paragraphs() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "Điều %2."), ("lowerLetter", "%3)")])
    )
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    )
    listed = [("một", 0), ("hai", 1), ("ba", 1), ("bốn", 2), ("năm", 2), ("sáu", 0), ("bảy", 1)]
    body = "".join(
        _write(text, f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="7"/></w:numPr></w:pPr>')
        for text, at in listed
    )
    original = _read(body, {"word/numbering.xml": numbering})
    lines = ["I. một", "Điều 1. hai", "Điều 2. ba", "a) bốn", "b) năm", "II. sáu", "Điều 1. bảy"]
    assert [original.title, *original.passages][-len(lines) :] == lines


def test_footnotes_stand_last_and_that_is_told() -> None:
    notes = f'<w:footnotes {_W}><w:footnote w:id="1">{_write("Theo báo cáo năm 2021.")}</w:footnote></w:footnotes>'
    original = _read(_write("Có 73 chi bộ."), {"word/footnotes.xml": notes})
    assert original.passages == ("Có 73 chi bộ.", "Theo báo cáo năm 2021.")
    assert _list_codes(original) == ["footnotes"]


def test_files_that_lie_in_it_are_told_and_not_read() -> None:
    original = _read(_write("Một câu."), {"word/embeddings/bang.xlsx": "PK"})
    assert (original.passages, _list_codes(original)) == (("Một câu.",), ["embedded"])


def _set_font(text: str, font: str) -> str:
    return f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'


def test_letters_in_old_fonts_are_turned_by_the_name_of_the_font() -> None:
    body = _set_font("TØnh uû", ".VnTime") + _set_font("kÕ ho¹ch", ".VnTimeH") + _set_font("Ñaûng boä", "VNI-Times")
    original = _read(body + _write("Chữ của Unicode vẫn y nguyên, dài hơn."))
    assert (original.title, *original.passages[:2]) == ("Tỉnh uỷ", "KẾ HOẠCH", "Đảng bộ")
    assert [notice.text.split(",")[0] for notice in original.notices] == [
        "Chữ gõ bằng bảng mã cũ TCVN3",
        "Chữ gõ bằng bảng mã cũ VNI",
    ]


def test_a_font_of_the_old_set_that_shows_unicode_is_only_a_name() -> None:
    original = _read(_set_font("Cán bộ, đảng viên và á, à.", ".VnTime"))
    assert (original.passages, original.notices) == (("Cán bộ, đảng viên và á, à.",), ())


def test_a_font_is_found_in_the_styles_a_paragraph_is_based_on() -> None:
    styles = (
        f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="A" w:default="1"><w:rPr>'
        '<w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = _write("TØnh uû.") + _write("®¶ng viªn.", '<w:pPr><w:pStyle w:val="B"/></w:pPr>')
    assert _read(body, {"word/styles.xml": styles}).passages == ("Tỉnh uỷ.", "đảng viên.")


def test_styles_that_are_based_on_each_other_are_read_all_the_same() -> None:
    styles = (
        f'<w:styles {_W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = _write("Một câu.", '<w:pPr><w:pStyle w:val="A"/></w:pPr>')
    assert _read(body, {"word/styles.xml": styles}).passages == ("Một câu.",)


@pytest.mark.parametrize("words", [[], [""], [" \t"]])
def test_a_file_without_words_is_told(words: list[str]) -> None:
    document = Document()
    for each in words:
        document.add_paragraph(each)
    stream = io.BytesIO()
    document.save(stream)
    with pytest.raises(Exception, match="Không có chữ nào"):
        read_original(stream.getvalue(), "a.docx")


def test_the_same_file_is_read_the_same_whatever_made_it() -> None:
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {_W}><w:r><w:t>Một câu.</w:t></w:r></w:p>"))
    stream = io.BytesIO()
    document.save(stream)
    assert read_original(stream.getvalue()).passages == _read(_write("Một câu.")).passages
