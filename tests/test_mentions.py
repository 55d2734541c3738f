"""Names of documents in prose."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.catalog import read_catalog
from handbook.mentions import (
    Mention,
    MentionFault,
    NameIndex,
    Speaker,
    Text,
    find_speaker,
    index_names,
    name_key,
    parse_prose,
)

_CT05, _KL01 = "05-ct-tum-2016", "01-kl-tum-2021"


@pytest.fixture(scope="module")
def names(toy: Path) -> NameIndex:
    return index_names(read_catalog(toy).catalog)


@pytest.mark.parametrize(
    "words",
    ["Chỉ thị 05-CT/TUM", "Chỉ thị số 05-CT/TUM", "05-CT/TUM", "Chỉ thị 05", "CT 05", "chỉ thị 05", "CHỈ THỊ 05"],
)
def test_a_document_links_by_each_of_its_names(words: str, names: NameIndex) -> None:
    parsed = parse_prose(names, f"Làm theo {words} của tỉnh.")
    assert parsed.runs == (Text("Làm theo "), Mention(words, _CT05), Text(" của tỉnh."))
    assert parsed.unresolved == ()


def test_the_longest_name_wins(names: NameIndex) -> None:
    assert parse_prose(names, "Kết luận 01-KL/TUM").runs == (Mention("Kết luận 01-KL/TUM", _KL01),)


def test_a_name_with_a_bracket_at_its_end_keeps_it(names: NameIndex) -> None:
    words = "Nghị quyết 01-NQ/ĐUM (2012)"
    assert parse_prose(names, f"theo {words}.").runs == (Text("theo "), Mention(words, "01-nq-dum-2012"), Text("."))


@pytest.mark.parametrize("text", ["Chỉ thị, 05", "Chỉ thị. 05", "Chỉ thị: 05", "nghịCT 05x"])
def test_no_name_reaches_over_a_stop_or_a_comma(text: str, names: NameIndex) -> None:
    assert not [run for run in parse_prose(names, text).runs if isinstance(run, Mention)]


def test_a_text_never_links_to_its_own_document(names: NameIndex) -> None:
    parsed = parse_prose(names, "Chỉ thị 05 được Kết luận 01 tiếp nối.", own=_CT05)
    assert parsed.runs == (Text("Chỉ thị 05 được "), Mention("Kết luận 01", _KL01), Text(" tiếp nối."))


def test_an_id_in_brackets_links_outright(names: NameIndex) -> None:
    assert parse_prose(names, f"[[{_CT05}]]").runs == (Mention(_CT05, _CT05),)


def test_words_beside_the_id_are_what_is_shown(names: NameIndex) -> None:
    assert parse_prose(names, f"theo [[{_CT05}|chỉ thị ấy]]!").runs == (
        Text("theo "),
        Mention("chỉ thị ấy", _CT05),
        Text("!"),
    )


def test_a_name_of_several_documents_links_to_none(names: NameIndex) -> None:
    parsed = parse_prose(names, "Theo Nghị quyết 01 và chỉ thị.")
    (fault,) = parsed.unresolved
    assert parsed.runs == (Text("Theo Nghị quyết 01 và chỉ thị."),)
    assert (fault.fault, fault.text, fault.offset) == (MentionFault.AMBIGUOUS, "Nghị quyết 01", 5)
    assert fault.candidates == ("01-nq-dum-2012", "01-nq-dum-2016")


@pytest.mark.parametrize(
    "words",
    [
        "Chỉ thị 77-CT/TUM",
        "Chỉ thị 77",
        "Chỉ thị số 77",
        "77-CT/TUM",
        "CT 77",
        "Nghị quyết Trung ương 4",
        "Nghị quyết Trung ương 4 khóa XI",
    ],
)
def test_a_document_nobody_wrote_down_is_unknown(words: str, names: NameIndex) -> None:
    (fault,) = parse_prose(names, f"Theo {words}.").unresolved
    assert (fault.fault, fault.text, fault.offset) == (MentionFault.UNKNOWN, words, 5)


@pytest.mark.parametrize("text", ["Ba kết luận của 12 xã.", "Ngày 15/5/2016.", "Chỉ thị của năm 2016.", "25.525 cây"])
def test_other_numbers_are_no_documents(text: str, names: NameIndex) -> None:
    assert parse_prose(names, text).unresolved == ()


def test_an_id_that_is_not_there_is_reported_and_shown_as_words(names: NameIndex) -> None:
    parsed = parse_prose(names, "theo [[khong-co|văn bản ấy]]")
    (fault,) = parsed.unresolved
    assert parsed.runs == (Text("theo văn bản ấy"),)
    assert (fault.fault, fault.text, fault.offset) == (MentionFault.TARGET, "khong-co", 5)


def test_an_empty_text_has_no_runs(names: NameIndex) -> None:
    assert parse_prose(names, "").runs == ()


def test_names_are_compared_by_words_without_case() -> None:
    assert name_key("Chỉ thị số 05-CT/TW") == name_key("chỉ thị  SỐ (05-CT/TW)")


@pytest.mark.parametrize("written", ["Cư M’gar", "Cư M'gar"])
def test_a_name_with_an_apostrophe_can_be_mentioned_with_either_form_of_it(
    written: str, change: Callable[[str, str, str], Path]
) -> None:
    root = change("directives/05-ct-tum-2016.yml", "  - CT 05\n", "  - Chỉ thị của Cư M’gar\n")
    words = f"Chỉ thị của {written}"
    assert parse_prose(index_names(read_catalog(root).catalog), f"Theo {words}.").runs == (
        Text("Theo "),
        Mention(words, _CT05),
        Text("."),
    )


def test_who_speaks_is_the_issuer_or_the_body_and_all_above_it(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    unit = catalog.exemplars["chi-bo-hoa-sen"].record
    assert find_speaker(catalog, unit) == Speaker(("chi-bo-hoa-sen", "dang-uy-mau", "tinh-uy-mau"), "mau")
    assert find_speaker(catalog, catalog.directives[_CT05].record).bodies == ("tinh-uy-mau",)
    assert find_speaker(catalog, None) == Speaker()


def test_a_silent_text_is_one_run_and_a_mention_is_none_on_its_own_page(names: NameIndex) -> None:
    silent, speaking = "Không nhắc ai cả.", "Theo Chỉ thị 05."
    assert parse_prose(names, silent).runs == (Text(silent),)
    assert parse_prose(names, speaking, own=_CT05).runs == (Text(speaking),)
    assert parse_prose(names, speaking).runs == (Text("Theo "), Mention("Chỉ thị 05", _CT05), Text("."))
