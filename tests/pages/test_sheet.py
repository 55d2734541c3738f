"""A page numbers its citations, explains an abbreviation once and writes links as seen from itself."""

from collections.abc import Mapping

from handbook.pages import Library, Page
from handbook.pages.addresses import relative_address
from handbook.pages.sheet import Sheet, link_original, write_printed
from handbook.records import Citation, Passage

ONE = Citation("bai-bao-mau-2017", "d1")
TWO = Citation("bai-bao-mau-2017", "d2")
OTHER = Citation("bai-bao-mau-2023", "d1")


def make_sheet(library: Library, address: str = "van-ban/01-kl-tum-2021.html") -> Sheet:
    return Sheet(library, address)


def test_citations_are_numbered_in_the_order_they_appear(library: Library) -> None:
    sheet = make_sheet(library)
    assert [sheet.cite([TWO]), sheet.cite([ONE, OTHER])] == [(1,), (2, 3)]


def test_a_place_cited_again_keeps_its_number(library: Library) -> None:
    sheet = make_sheet(library)
    assert [sheet.cite([ONE]), sheet.cite([TWO]), sheet.cite([TWO, ONE])] == [(1,), (2,), (1, 2)]


def test_notes_are_gathered_by_source_and_keep_their_numbers(library: Library) -> None:
    sheet = make_sheet(library)
    sheet.cite([ONE, OTHER, TWO])
    assert [(group.title.text, [note.number for note in group.notes]) for group in sheet.notes] == [
        ("Đảng bộ Mẫu học tập và làm theo", [1, 3]),
        ("Hai năm làm theo Kết luận 01", [2]),
    ]


def test_a_note_says_where_in_the_source_and_how_the_passage_begins(library: Library) -> None:
    sheet = make_sheet(library)
    sheet.cite([TWO])
    note = sheet.notes[0].notes[0]
    assert (note.place.text, note.place.href) == ("đoạn 2", "../nguon/bai-bao-mau-2017.html#doan-2")
    assert note.opening == "Đảng ủy Mẫu đã xây dựng"


def test_notes_say_of_a_source_only_what_it_prints_about_itself(library: Library) -> None:
    sheet = make_sheet(library)
    sheet.cite([ONE, OTHER])
    assert [group.details for group in sheet.notes] == ["Nguyễn Văn Mẫu, Báo Mẫu, 19/5/2017", ""]


def test_an_abbreviation_is_explained_where_a_page_first_uses_it(library: Library) -> None:
    sheet = make_sheet(library)
    words = [*sheet.read("Cùng MTTQ làm."), *sheet.read("MTTQ khen MTTQ.")]
    assert [(word.text, word.meaning) for word in words if word.meaning] == [("MTTQ", "Mặt trận Tổ quốc")]
    assert "".join(word.text for word in words) == "Cùng MTTQ làm.MTTQ khen MTTQ."


def test_an_abbreviation_inside_a_number_or_a_longer_word_is_left_alone(library: Library) -> None:
    sheet = make_sheet(library)
    assert [word.meaning for word in sheet.read("Hướng dẫn 99-HD/ĐUM, MTTQVN") if word.meaning] == []


def test_a_document_named_in_prose_becomes_a_link(library: Library) -> None:
    words = make_sheet(library).read("Theo Chỉ thị 05 và [[01-nq-dum-2016|nghị quyết ấy]].")
    assert [(word.text, word.href) for word in words if word.href] == [
        ("Chỉ thị 05", "05-ct-tum-2016.html"),
        ("nghị quyết ấy", "01-nq-dum-2016.html"),
    ]


def test_a_page_does_not_link_its_own_name(library: Library) -> None:
    sheet = Sheet(library, "van-ban/05-ct-tum-2016.html", own="05-ct-tum-2016")
    assert [word.href for word in sheet.read("Chỉ thị 05 ra năm 2016.") if word.href] == []


def test_a_link_within_a_page_is_only_its_anchor() -> None:
    assert relative_address("dien-hinh/a.html", "dien-hinh/a.html#so") == "#so"


def test_a_link_climbs_no_higher_than_it_must() -> None:
    assert relative_address("index.html", "van-ban/a.html") == "van-ban/a.html"
    assert relative_address("tra-cuu/nam/2016.html", "van-ban/a.html#b") == "../../van-ban/a.html#b"


def test_no_page_hides_a_text_behind_an_empty_link(pages: Mapping[str, Page], library: Library) -> None:
    assert pages
    for identifier in library.catalog.directives:
        assert make_sheet(library).link_directive(identifier).text


def test_a_note_says_what_the_passage_prints_and_leads_to_those_words_in_the_original(library: Library) -> None:
    catalog = library.catalog
    source = catalog.sources["bai-bao-mau-2017"].record
    sheet = make_sheet(library)
    sheet.cite([Citation("bai-bao-mau-2023", "d4"), Citation("bai-bao-mau-2023", "d5"), ONE])
    [unpublished, published] = sheet.notes
    assert [note.printed for note in unpublished.notes] == ["360; 2/3/2018", "2/3/2018"]
    assert unpublished.original == ()
    assert [link.href for link in published.original] == [source.url]
    [link] = link_original(source, source.passages[1])
    assert link_original(catalog.sources["bai-bao-mau-2023"].record, source.passages[1]) == ()
    assert link.href == f"{source.url}#:~:text=Ng%C3%A0y%2015%2F5%2F2016%2C%20T%E1%BB%89nh%20%E1%BB%A7y%20M%E1%BA%ABu"


def test_only_the_first_of_many_printed_numbers_are_told() -> None:
    passage = Passage(id="d1", opening="Đầu", numbers=tuple(str(number) for number in range(1, 12)))
    assert write_printed(passage) == "1; 2; 3 và 8 nữa"
