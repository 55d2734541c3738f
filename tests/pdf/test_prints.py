"""The printed files themselves: everything of the model is in them, and they are what they say they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import outloud
import pikepdf
import pytest
from outloud.findings import Finding
from papers import REPOSITORY, Paper, Sample, find_lines, make_section, split_words, squeeze, walk_data

from handbook.pages.blocks import Box, Card, CardRow, Cell, Column, Heading, Items, Paragraph, Row, Table
from handbook.pages.lines import Run
from handbook.pdf.chapters import walk_blocks
from handbook.pdf.document import TWO_SIDED, write_document
from handbook.pdf.last_sheet import FEWEST
from handbook.pdf.orders import print_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

POINT = 72 / 25.4
CONTENTS = re.compile(r"(?:\. ?){8,}[\s\u2060]*\d+")
FOOT = 20 * POINT  # below it stands nothing but the foot of a page
STACKED = "ẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỶỸỴĐấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵđ"


def list_texts(data: dict[str, Any]) -> Iterator[str]:
    """List every stretch of text of the data, notes included."""
    for each in walk_data(data["chapters"]):
        yield from (each[key] for key in ("t", "title", "subject") if isinstance(each.get(key), str))


def list_headings(data: dict[str, Any]) -> list[str]:
    """List the headings as they must be bookmarked."""
    found: list[str] = []
    for chapter in data["chapters"]:
        if chapter["title"]:
            found.append(f"{chapter['number']}. {chapter['title']}")
        for block in chapter["body"]:
            if block["k"] == "heading":
                words = "".join(run["t"] for run in block["line"])
                found.append(f"{block['number']}. {words}" if block["number"] else words)
    return found


def each(real: dict[str, Sample]) -> Iterator[tuple[str, Sample]]:
    assert len(real) > 40
    yield from real.items()


def test_every_word_of_a_section_is_in_its_text(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        wanted = Counter(word for text in list_texts(sample.data) for word in split_words(text))
        missing = {word: n for word, n in wanted.items() if n > sample.paper.words[word]}
        # a note behind a number, or the end of a line in a word, makes another word of it for who reads the file
        assert {word: n for word, n in missing.items() if n > sample.paper.letters.count(word)} == {}, name


def test_every_stretch_of_text_is_whole_where_no_page_ends_in_it(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        broken = [text for text in list_texts(sample.data) if squeeze(text) not in sample.paper.letters]
        assert len(broken) <= sample.print.pages, (name, broken)


def test_there_are_as_many_notes_as_places_cited_and_they_are_numbered_in_order(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        marks = [mark for part in walk_data(sample.data["chapters"]) for mark in part.get("n", ())]
        notes = [mark["label"] for mark in marks if "line" in mark]
        assert len(notes) == len(set(notes)), name
        assert {mark["label"] for mark in marks} == set(notes), name
        assert sample.paper.kinds["/Note"] == len(notes), name
        for chapter in sample.section.chapters:
            told = {note.number for source in chapter.sources for note in source.notes}
            assert set(list_cited(chapter.blocks)) == told, name


def list_cited(blocks: Any) -> Iterator[int]:  # noqa: ANN401 - blocks hold blocks
    """List the numbers of the notes cited in blocks."""
    for block in walk_blocks(blocks):
        lines = [row.line for row in block.rows] if isinstance(block, Card) else []
        lines += [block.line] if isinstance(block, Paragraph | Box) else []
        yield from (number for line in lines for run in line for number in run.cites)


def test_every_page_bears_its_number_of_all(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        pages = sample.paper.pages
        assert len(pages) == sample.print.pages, name
        for number, text in enumerate(pages, 1):
            assert f"Trang {number}/{len(pages)}" in text, name
            told = f"Bản in {sample.data['code']}" if len(pages) > 1 else sample.data["check"]["t"]
            assert squeeze(told) in squeeze(text), name


def test_bookmarks_are_the_headings_in_order(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        assert sample.paper.bookmarks == list_headings(sample.data), name


def test_a_print_of_six_pages_has_contents_if_they_name_anything_and_no_shorter_one_has(
    real: dict[str, Sample],
) -> None:
    found = {True: 0, False: 0}
    for name, sample in each(real):
        listed = [block for chapter in sample.data["chapters"] for block in chapter["body"] if block.get("listed")]
        entries = len(listed) + sum(bool(chapter["title"]) for chapter in sample.data["chapters"])
        is_long = sample.print.pages > 5 and entries > 2
        assert (sample.paper.kinds["/TOC"] > 0) == is_long, name
        found[is_long] += 1
    assert min(found.values()) > 3


def test_a_print_begins_with_what_it_says_and_only_a_volume_with_its_contents(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        entries = [len(CONTENTS.findall(page)) for page in sample.paper.pages[:2]]
        if name == "ca-so-tay":
            assert entries[0] > 3
        else:
            text = sample.paper.pages[0]
            first = next(list_texts({"chapters": sample.data["chapters"][0]["body"]}))
            assert squeeze(first) in squeeze(text), name
            body = text.partition(" . . ")[0]  # what stands before the contents, which may begin at the foot
            assert entries[0] == 0 or squeeze(first) in squeeze(body), name


def test_no_print_ends_on_a_sheet_of_a_few_lines(real: dict[str, Sample]) -> None:
    ends = {name: len(find_lines(sample.print.file)) for name, sample in each(real) if sample.print.pages > 1}
    assert {name: lines for name, lines in ends.items() if lines < FEWEST} == {}


def test_links_lead_to_the_site_or_inside(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        wanted = {part["u"] for part in walk_data(sample.data) if "u" in part}
        found = {address for address in sample.paper.links if address}
        assert found == wanted, name
        assert all(address.startswith(("https://so-tay.example/", "http")) for address in found), name


def test_a_place_in_the_same_pdf_is_named_with_its_number_and_page(real: dict[str, Sample]) -> None:
    sample = real["tra-cuu/tinh/can-tho"]
    referred = [part for part in walk_data(sample.data["chapters"]) if "x" in part]
    assert referred
    text = " ".join(" ".join(sample.paper.pages).split())
    found = re.findall(r"\(mục ([\d.]+), trang (\d+)\)", text)
    assert {number for number, _ in found} == {part["x"] for part in referred}
    places = {title.partition(". ")[0]: spread for title, spread in sample.paper.spreads.items()}
    for number, page in found:
        assert int(page) in places[number], number


def test_every_font_is_embedded(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        with pikepdf.open(sample.print.file) as pdf:
            fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
            assert fonts, name
            assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts), name


def test_files_are_sound_tagged_in_vietnamese_and_claim_both_standards(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        with pikepdf.open(sample.print.file) as pdf:
            assert pdf.check_pdf_syntax() == [], name
            assert str(pdf.Root.Lang) == "vi-VN", name
            metadata = pdf.open_metadata()
            claims = [metadata.get(key) for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
            assert claims == ["2", "A", "1"], name
            assert metadata.get("dc:title") == sample.section.title, name
            assert "/JavaScript" not in pdf.Root.get("/Names", {}), name


def test_the_accessibility_checker_finds_no_error(real: dict[str, Sample]) -> None:
    for name, sample in each(real):
        if not name.startswith("tra-cuu/") or name == "tra-cuu/tinh/can-tho":  # the others bind the same pages
            findings = outloud.check(sample.print.file).findings
            assert [found for found in findings if found.severity == "error" and not is_foot(found)] == [], name


def is_foot(found: Finding) -> bool:
    """Tell whether all that is found is the foot of pages: by its letters a hash may look like words of prose."""
    return found.rule == "TAG-002" and all(each["y1"] < FOOT for each in found.boxes)


def test_the_figure_says_in_words_what_it_shows(real: dict[str, Sample]) -> None:
    sample = real["van-ban/05-ct-tw-2016"]
    with pikepdf.open(sample.print.file) as pdf:
        alts = [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure" and "/Alt" in item
        ]
    assert any(re.match(r"Lược đồ: Chỉ thị 05-CT/TW\. \d+ văn bản, \d+ đơn vị", alt) for alt in alts)
    assert any("in-an/ban-in.html#van-ban/05-ct-tw-2016." in alt for alt in alts)


# Text that means something to Typst prints as text


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        '#import "@preview/cetz:0.3.0": *',
        '#eval("1+1") $x^2$ *đậm* _nghiêng_ `mã` <nhan> @tham-chieu',
        "= Tựa đề\\ // chú thích /* dài */ ~ -- --- ... \\u{1F600}",
        "]; }) #panic() #while true {} \\\\ \"' <script>",
        "x" * 200,
        "/".join(["a"] * 100),
        "05-CT/TW 15/5/2016 2020-2025 99,38% → «ngoặc» – —",
        STACKED,
    ],
)
def test_hostile_text_prints_as_it_stands(press: Callable[..., Paper], text: str) -> None:
    line = (Run(text),)
    paper = press(
        Heading(line, 1),
        Paragraph(line),
        Items(((Paragraph(line),),)),
        Card((CardRow((Run(text[:40]),), line),)),
        Box(line, "fault"),
        Table((Column(text[:20], Cell), Column("b", Cell)), (Row((Cell(line), Cell(line))),), ""),
        title=text,
    )
    assert paper.letters.count(squeeze(text)) >= 7
    assert paper.bookmarks == [f"1. {text}"]


def test_no_long_word_leaves_the_page(press: Callable[..., Paper]) -> None:
    paper = press(
        Paragraph((Run("ơ" * 200),)),
        Table((Column("a", Cell), Column("b", Cell)), (Row((Cell((Run("x" * 200),)), Cell((Run("y" * 200),)))),), ""),
    )
    assert max(right for _, right, _ in paper.boxes[0]) <= (210 - 15) * POINT + 1


def test_numbers_of_documents_and_dates_never_break(press: Callable[..., Paper]) -> None:
    text = " ".join(f"{'x' * (n % 7 + 1)} 05-CT/TW {n}/11/2016 giai đoạn 2020-2025" for n in range(10, 28))
    paper = press(Paragraph((Run(text),)))
    lines = [line.strip() for page in paper.pages for line in page.splitlines()]
    assert not [line for line in lines if re.search(r"(05-|CT/|\d/|2020-)$", line)]


def test_a_mirrored_sheet_has_its_wide_margin_inside(cache: Path) -> None:
    document = write_document(make_section(Paragraph((Run("chữ " * 1500),))), geometry=TWO_SIDED)
    (made,) = print_documents([document], REPOSITORY, cache).prints
    edges = [min(left for left, _, word in page if word == "chữ") for page in Paper(made.file).boxes[:2]]
    assert edges == pytest.approx([30 * POINT, 15 * POINT], abs=1)


def test_the_margins_are_those_of_party_documents(press: Callable[..., Paper]) -> None:
    paper = press(Paragraph((Run("chữ " * 1500),)))
    for page in paper.boxes[:2]:
        lines = [(left, right) for left, right, word in page if word == "chữ"]
        assert min(left for left, _ in lines) == pytest.approx(30 * POINT, abs=1)
        assert max(right for _, right in lines) == pytest.approx((210 - 15) * POINT, abs=1)
