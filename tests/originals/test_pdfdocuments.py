"""A PDF with text is read paragraph by paragraph; frames of pages are left out and told; what is no text is refused."""

import io
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import typst
from old_sets import SENTENCES
from saved_pages import ARTICLE, SAPO, TITLE

from handbook.originals import Original, OriginalError, pdfdocuments, read_original
from handbook.originals.printedpages import Fragment, join_pages
from handbook.resources import THEME

_FONTS = typst.Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[THEME / "assets/fonts-print"]
)
_TEXTS = (*ARTICLE, *SENTENCES, *ARTICLE, *SENTENCES)
_SETTING = '#set text(font: "Tinos", size: 13pt, lang: "vi")\n#set par(justify: true, first-line-indent: {indent})\n'
_HEAD = """
#grid(columns: (1fr, 1.4fr), align: center)[TỈNH ỦY LÀO CAI \\ #"*" \\ Số 12-KH/TU][*ĐẢNG CỘNG SẢN VIỆT NAM* \\
_Lào Cai, ngày 15 tháng 5 năm 2016_]
#v(1em)
#align(center)[*KẾ HOẠCH* \\ *thực hiện Chỉ thị số 05-CT/TW về đẩy mạnh học tập* \\ *và làm theo Bác* \\ #"-----"]
"""
_FOOT = """
#grid(columns: (1fr, 1.2fr))[Nơi nhận: \\ #"- Các huyện ủy," \\ #"- Lưu."][#align(center)[
*T/M BAN THƯỜNG VỤ* \\ *BÍ THƯ* \\ #v(2em) *Nguyễn Văn Mẫu*]]
"""


def print_pdf(source: str, texts: Sequence[str] = (), *, indent: str = "1cm", before: str = "") -> bytes:
    """Print paragraphs behind a source of Typst."""
    body = "\n\n".join("#" + repr_text(text) for text in texts)
    printed = typst.compile(
        (_SETTING.format(indent=indent) + before + source + "\n\n" + body).encode(), font_paths=_FONTS
    )
    assert isinstance(printed, bytes)
    return printed


def repr_text(text: str) -> str:
    """Write a text as Typst writes a string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _read(content: bytes) -> Original:
    return read_original(content, "bai.pdf")


def _refuse(content: bytes) -> str:
    with pytest.raises(OriginalError) as refused:
        _read(content)
    return refused.value.code


@pytest.mark.parametrize(
    ("page", "indent"),
    [
        ('#set page(paper: "a4")\n', "1cm"),
        ('#set page(paper: "a4")\n', "0cm"),
        ('#set page(paper: "a5", numbering: "1")\n#set text(hyphenate: true)\n', "1cm"),
        ('#set page(paper: "a4", columns: 2, numbering: "1/1")\n', "1cm"),
        ('#set page(paper: "a4", numbering: "1", number-align: center + top, header: [Bản tin số 5])\n', "0.8cm"),
        ('#set page(paper: "a4")\n#set par(leading: 1.2em, spacing: 2em)\n', "0cm"),
        ('#set page(paper: "a4")\n#set par(justify: false)\n', "1cm"),
    ],
)
def test_lines_are_joined_to_the_paragraphs_they_were(page: str, indent: str) -> None:
    original = _read(print_pdf("", _TEXTS, indent=indent, before=page))
    assert original.passages == _TEXTS


def test_the_title_and_the_lead_are_paragraphs_of_their_own() -> None:
    title = f"#align(center)[#text(size: 18pt)[*#{repr_text(TITLE)}*]]"
    original = _read(print_pdf(title, (SAPO, *ARTICLE)))
    assert (original.title, original.passages) == (TITLE, (SAPO, *ARTICLE))


def test_two_columns_below_a_heading_over_both_are_read_one_after_the_other() -> None:
    heading = f"#text(size: 18pt)[*#{repr_text(TITLE)}*]\n\n#{repr_text(SAPO)}\n"
    body = "\n\n".join(f"#{repr_text(text)}" for text in (*ARTICLE, *SENTENCES))
    original = _read(print_pdf(f"{heading}\n#columns(2)[{body}]", before='#set page(paper: "a4", height: 14cm)\n'))
    assert (original.title, *original.passages) == (TITLE, SAPO, *ARTICLE, *SENTENCES)


def test_numbers_and_heads_of_pages_are_left_out_and_that_is_told() -> None:
    page = '#set page(paper: "a5", numbering: "1", header: [Bản tin nội bộ số 5])\n'
    original = _read(print_pdf("", _TEXTS, before=page))
    assert original.passages == _TEXTS
    assert [notice.code for notice in original.notices] == ["frames"]
    assert original.notices[0].text.startswith("Đã bỏ ")


def test_the_boxes_of_an_office_are_read_from_their_places_on_the_page() -> None:
    original = _read(print_pdf(_HEAD + "\n\n".join(f"#{repr_text(text)}" for text in ARTICLE[:4]) + _FOOT))
    assert [(each.name, each.value) for each in original.header] == [
        ("place", "Lào Cai"),
        ("issued", "2016-05-15"),
        ("symbol", "12-KH/TU"),
        ("issuer", "TỈNH ỦY LÀO CAI"),
        ("type", "Kế hoạch"),
        ("title", "thực hiện Chỉ thị số 05-CT/TW về đẩy mạnh học tập và làm theo Bác"),
        ("authority", "T/M BAN THƯỜNG VỤ"),
        ("role", "BÍ THƯ"),
        ("person", "Nguyễn Văn Mẫu"),
        ("recipient", "Các huyện ủy"),
        ("recipient", "Lưu"),
    ]


def test_rows_of_a_table_stay_rows() -> None:
    cells = "[Chi bộ], [Đảng viên], [Mô hình], [Suối Trong], [23], [3], [Đông Mẫu], [31], [2]"
    original = _read(print_pdf(f"#table(columns: (1fr, 1fr, 1fr), {cells})", ARTICLE[:3]))
    rows = ("Chi bộ | Đảng viên | Mô hình", "Suối Trong | 23 | 3", "Đông Mẫu | 31 | 2")
    assert (original.title, *original.passages) == (*rows, *ARTICLE[:3])


def test_a_paragraph_goes_on_over_the_page() -> None:
    text = " ".join(SENTENCES)
    assert _read(print_pdf("", [text, ARTICLE[0]], before='#set page(paper: "a6")\n')).passages == (text, ARTICLE[0])


def test_what_two_pages_end_with_by_chance_is_no_frame() -> None:
    row = Fragment("và làm theo Bác.", 70, 500, 700, 13)
    pages = [[replace(row, height=700 - 16 * at) for at in range(number, 12)] for number in range(2)]
    assert join_pages(pages).dropped == 0


def test_a_year_at_the_end_of_a_page_is_no_number_of_it() -> None:
    row = Fragment("Nghị quyết ấy được ban hành năm", 70, 500, 700, 13)
    pages = [[replace(row, text=f"{row.text} {number}"), Fragment("2016", 70, 95, 680, 13)] for number in range(2)]
    pages = [[*page, Fragment("Câu cuối.", 70, 300, 660 - at, 13)] for at, page in enumerate(pages)]
    assert [each.text.count("2016") for each in join_pages(pages[:1]).paragraphs] == [1, 0]


def _change(content: bytes, **settings: object) -> bytes:
    """Save a PDF again with other settings, or with something more in its root."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        root = settings.pop("root", None)
        if isinstance(root, dict):
            for key, value in root.items():
                file.Root[key] = value
        file.save(stream, **settings)  # type: ignore[arg-type] - as pikepdf names them
    return stream.getvalue()


@pytest.fixture(scope="module")
def printed() -> bytes:
    """Return a PDF with text."""
    return print_pdf("", ARTICLE)


@pytest.mark.parametrize(
    "encryption", [pikepdf.Encryption(owner="a", user="b"), pikepdf.Encryption(owner="a", user="")]
)
def test_a_locked_file_is_refused(printed: bytes, encryption: pikepdf.Encryption) -> None:
    assert _refuse(_change(printed, encryption=encryption)) == "locked"


@pytest.mark.parametrize(
    "root",
    [
        {"/OpenAction": pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")},
        {"/OpenAction": pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F="a.exe")},
        {"/AA": pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="a"))},
        {"/Names": pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array()))},
    ],
)
def test_a_file_that_would_run_something_is_refused(printed: bytes, root: dict[str, pikepdf.Object]) -> None:
    assert _refuse(_change(printed, root=root)) == "scripts"


def test_a_scan_is_refused_with_one_clear_sentence() -> None:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    source = "#image(bytes((" + ", ".join(map(str, picture)) + ")), width: 100%)"
    with pytest.raises(OriginalError, match="là bản chụp, không có chữ để đọc") as refused:
        _read(print_pdf(source))
    assert refused.value.code == "scan"


def test_more_pages_than_allowed_are_refused(printed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfdocuments, "MOST_PAGES", 0)
    assert _refuse(printed) == "many-pages"


def test_what_takes_too_long_is_ended(printed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfdocuments, "_SECONDS", 0.001)
    assert _refuse(printed) == "slow-pdf"


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"<" * 99999, b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>", b"chu"]
)
def test_what_is_no_whole_pdf_is_refused(content: bytes) -> None:
    assert _refuse(content) == "broken-pdf"


def test_a_damaged_file_is_read_or_refused_with_a_word(printed: bytes) -> None:
    for step in range(1, 8):
        at = len(printed) * step // 8
        for damaged in (printed[:at], printed[:at] + b"\xff" * 16 + printed[at + 16 :]):
            try:
                assert _read(damaged).passages
            except OriginalError:
                continue


def test_pages_that_lead_to_themselves_are_refused() -> None:
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )
    assert _refuse(content) in {"broken-pdf", "scan"}


def test_where_the_reader_of_pdf_is_not_installed_that_is_told(printed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfdocuments, "find_spec", lambda _: None)
    with pytest.raises(OriginalError, match=r"pip install .so-tay-chi-thi\[desk\]"):
        _read(printed)


def test_without_it_everything_else_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise ImportError", encoding="utf-8")
    code = "from handbook.originals import read_original; print(read_original('Một câu.'.encode()).passages[0])"
    environment = {"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", env=environment
    )
    assert run.stdout == "Một câu.\n"
