"""Names of documents in prose: they link where all that is said fits, or are reported whole."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.names.bearers import NOBODY, NameIndex, Speaker, find_speaker, index_names
from handbook.names.mentions import Mention, MentionFault, Text, parse_prose
from handbook.records.loading import read_catalog

_NQ12, _NQ16, _HN4 = "01-nq-dum-2012", "01-nq-dum-2016", "nq-hoi-nghi-4-khoa-xii"
_CT05, _KL01 = "05-ct-tum-2016", "01-kl-tum-2021"


@pytest.fixture(scope="module")
def names(toy: Path) -> NameIndex:
    return index_names(read_catalog(toy).catalog)


def list_links(names: NameIndex, text: str, speaker: Speaker = NOBODY) -> list[tuple[str, str]]:
    runs = parse_prose(names, text, speaker=speaker).runs
    return [(run.text, run.target) for run in runs if isinstance(run, Mention)]


@pytest.mark.parametrize(
    "words",
    [
        *("Chỉ thị 05-CT/TUM", "Chỉ thị số 05-CT/TUM", "05-CT/TUM", "Chỉ thị 05", "CT 05", "chỉ thị 05", "CHỈ THỊ 05"),
        *(
            "Chỉ thị số 05",
            "Chỉ thị 05 - CT/TUM",
            "Chỉ thị 05‑CT/TUM",
            "05/CT-TUM",
            "CT05",
            "Chỉ thị 05-CT",
            "05-ct/tum",
        ),
    ],
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


def test_a_name_of_words_alone_keeps_the_bracket_at_its_end_and_no_letter_more(
    change: Callable[[str, str, str], Path],
) -> None:
    root = change("directives/chuyen-de-2017.yml", "short_name: Chuyên đề năm 2017", "short_name: Chuyên đề (đợt đầu)")
    names = index_names(read_catalog(root).catalog)
    assert list_links(names, "Theo Chuyên đề (đợt đầu), xã làm.") == [("Chuyên đề (đợt đầu)", "chuyen-de-2017")]


@pytest.mark.parametrize(
    ("alias", "text", "link"),
    [
        ("Nghị quyết Hội nghị", "Nghị quyết Hội nghị 4 khóa XII", ("Nghị quyết Hội nghị 4 khóa XII", _HN4)),
        ("Nghị quyết Hội nghị", "Nghị quyết Hội nghị ấy", ("Nghị quyết Hội nghị", "chuyen-de-2017")),
        ("Chỉ thị 05 mở rộng", "Chỉ thị 05 mở rộng", ("Chỉ thị 05 mở rộng", "chuyen-de-2017")),
        ("Chỉ thị 05 mở rộng", "Chỉ thị 05 mở lớp", ("Chỉ thị 05", _CT05)),
    ],
)
def test_of_two_names_that_begin_together_the_longer_counts(
    alias: str, text: str, link: tuple[str, str], change: Callable[[str, str, str], Path]
) -> None:
    old = "short_name: Chuyên đề năm 2017\n"
    root = change("directives/chuyen-de-2017.yml", old, f"{old}aliases:\n  - {alias}\n")
    assert list_links(index_names(read_catalog(root).catalog), f"Theo {text}, xã làm.") == [link]


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


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("Nghị quyết Hội nghị 4", _HN4),
        ("Nghị quyết Hội nghị 4, năm 2016", _HN4),
        ("Nghị quyết Hội nghị 4 khóa XI", _HN4),
        ("Chuyên đề năm 2017 của Tỉnh ủy Mẫu", "chuyen-de-2017"),
        ("Chuyên đề năm 2017 (khóa XII)", "chuyen-de-2017"),
    ],
)
def test_a_name_that_says_less_or_else_than_the_nearest_document_is_unknown(
    said: str, near: str, names: NameIndex
) -> None:
    parsed = parse_prose(names, f"Theo {said}, xã làm.")
    (fault,) = parsed.unresolved
    assert (fault.fault, fault.candidates) == (MentionFault.UNKNOWN, (near,))
    assert parsed.runs == (Text(f"Theo {said}, xã làm."),)


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("Chỉ thị 05 ngày 15/5/2016 của Tỉnh ủy Mẫu (khóa XII)", _CT05),
        ("Chỉ thị số 05-CT/TUM, ngày 15/5/2016, của Tỉnh uỷ (khoá XII)", _CT05),
        ("Chỉ thị 05 ngày 15 tháng 5 năm 2016", _CT05),
        ("Chỉ thị 05/2016/CT-TUM", _CT05),
        ("Chỉ thị 05 của Ban Thường vụ Tỉnh ủy", _CT05),
        ("Chỉ thị 05 của Tỉnh ủy An Mẫu", _CT05),
        ("Chỉ thị 05 của Tỉnh ủy tỉnh Mẫu", _CT05),
        ("Chỉ thị 05 của tỉnh Mẫu", _CT05),
        ("Kết luận 01 năm 2021", _KL01),
        ("Nghị quyết 01 năm 2016", _NQ16),
        ("Nghị quyết 01-NQ/ĐUM năm 2016", _NQ16),
        ("Nghị quyết 01 khóa XI", _NQ12),
        ("Nghị quyết hội nghị 4 khoá XII", _HN4),
        ("Nghị quyết Hội nghị lần thứ tư khóa XII", _HN4),
        ("Nghị quyết Hội nghị lần thứ 4 (khóa XII) của Tỉnh ủy Mẫu", _HN4),
        ("Hướng dẫn 23 năm 2017 của Đảng ủy Mẫu", "23-hd-dum-2017"),
        ("Kế hoạch 08 ngày 7/11/2016", ""),
        ("Kế hoạch 08 ngày 1/11/2016", ""),
    ],
)
def test_a_name_links_where_all_that_is_said_fits(said: str, target: str, names: NameIndex) -> None:
    parsed = parse_prose(names, f"Theo {said}, xã làm.")
    assert [run.target for run in parsed.runs if isinstance(run, Mention)] == ([target] if target else [])
    assert bool(parsed.unresolved) is not bool(target)


@pytest.mark.parametrize(
    "said",
    [
        "Chỉ thị số 05 - CT/TU của Tỉnh ủy",
        "Chỉ thị 05 - CT/HU",
        "Chỉ thị 05‑CT/TW",
        "Chỉ thị 05b-CT/TUM",
        "Chỉ thị 05b",
        "Chỉ thị 05-HD",
        "Chỉ thị số 05 ngày 23/3/2020 của Thủ tướng Chính phủ",
        "Chỉ thị 05 ngày 15/6/2016",
        "Chỉ thị 05 tháng 6/2016",
        "Chỉ thị 05 năm 2017",
        "Chỉ thị 05/2017",
        "Chỉ thị 05 khóa XI",
        "Chỉ thị 05 của Huyện ủy Suối Trong",
        "chỉ thị 05 của huyện ủy",
        "Chỉ thị 05 của tỉnh Kon Tum",
        "Chỉ thị 05 của Tỉnh ủy Kon Tum",
        "Chỉ thị 05 của Bộ Chính trị",
        "Chỉ thị 05 của Đảng bộ huyện Suối Trong",
        "Chỉ thị 05 Huyện ủy Suối Trong",
        "Kết luận 05-CT/TUM",
        "Kết luận 01 khóa XII",
        "Kết luận số 01-KL/TW",
        "63/ 2006/QĐ - UBND",
        "Quyết định số 63/2006/QĐ-UBND",
        "Nghị quyết hội nghị 4 khóa XI",
        "Nghị quyết hội nghị 4 khóa XII năm 2016",
        "Nghị quyết số 24-NQ/TW ngày 3/6/2013 Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XI",
        "Chuyên đề năm 2017 của Tỉnh ủy Mẫu",
    ],
)
def test_what_names_a_document_that_is_not_held_is_reported_whole(said: str, names: NameIndex) -> None:
    text = f"Xã làm theo {said}, rất tốt."
    parsed = parse_prose(names, text)
    (fault,) = parsed.unresolved
    assert parsed.runs == (Text(text),)
    assert (fault.fault, fault.text, fault.offset) == (MentionFault.UNKNOWN, said, len("Xã làm theo "))


def test_what_may_be_no_name_is_reported_only_where_a_document_bears_it(names: NameIndex) -> None:
    assert [fault.text for fault in parse_prose(names, "Theo CT05 của Huyện ủy.").unresolved] == ["CT05 của Huyện ủy"]
    assert parse_prose(names, "Theo CT77 của Huyện ủy.").unresolved == ()


def test_a_name_of_words_in_brackets_keeps_no_bracket_that_is_not_its_own(names: NameIndex) -> None:
    assert list_links(names, "Xã học (Chuyên đề năm 2017), rồi làm.") == [("Chuyên đề năm 2017", "chuyen-de-2017")]
    assert list_links(names, "Xã học (Chuyên đề năm 2017") == [("Chuyên đề năm 2017", "chuyen-de-2017")]


def test_a_short_name_is_found_where_a_longer_one_that_begins_so_has_no_room(
    change: Callable[[str, str, str], Path],
) -> None:
    aliases = "  - Đề cương\n  - Đề cương học tập chung\n"
    names = index_names(read_catalog(change(f"directives/{_CT05}.yml", "  - CT 05\n", aliases)).catalog)
    for text in ("Theo Đề cương", "Theo Đề cương.", "Theo Đề cương, học tập chung", "Theo đề cương học tập"):
        assert [words.casefold() for words, _ in list_links(names, text)] == ["đề cương"]
    assert [words for words, _ in list_links(names, "Đề cương học tập chung và đề cương")] == [
        "Đề cương học tập chung",
        "đề cương",
    ]


def test_a_document_that_bears_the_name_but_for_what_is_said_is_told(names: NameIndex) -> None:
    (fault,) = parse_prose(names, "Theo Chỉ thị 05 của Huyện ủy.").unresolved
    assert (fault.head, fault.candidates) == ("Chỉ thị 05", (_CT05,))


def test_each_of_several_terms_and_numbers_links_to_its_own_document(names: NameIndex) -> None:
    first = parse_prose(names, "Nghị quyết 01 khóa XI, XII và Kết luận 01, 21.")
    assert [(run.text, run.target) for run in first.runs if isinstance(run, Mention)] == [
        ("Nghị quyết 01 khóa XI", _NQ12),
        ("Kết luận 01", _KL01),
    ]
    assert [fault.text for fault in first.unresolved] == ["Nghị quyết 01 khóa XI, XII", "Kết luận 01, 21"]


@pytest.mark.parametrize("joint", ["khóa XI, XII", "khóa XI và khóa XII", "(khoá XI), (khoá XII)"])
def test_two_terms_in_one_name_link_to_both(joint: str, change: Callable[[str, str, str], Path]) -> None:
    root = change(
        "directives/chuyen-de-2017.yml", "status:\n", "term: xi\naliases:\n  - Nghị quyết hội nghị 4 khóa XI\nstatus:\n"
    )
    path = root / "directives/chuyen-de-2017.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("type: chuyen-de", "type: nghi-quyet"), encoding="utf-8")
    names = index_names(read_catalog(root).catalog)
    links = list_links(names, f"Theo Nghị quyết hội nghị 4 {joint}.")
    assert [target for _, target in links] == ["chuyen-de-2017", _HN4]
    assert links[1][0] == "XII"


@pytest.mark.parametrize(
    ("speaker", "targets"),
    [
        (NOBODY, [_CT05, "08-kh-dum-2016"]),
        (Speaker((), "an-mau"), [_CT05, "08-kh-dum-2016"]),
        (Speaker((), "mau"), ["08-kh-dum-2016"]),
        (Speaker(("tinh-uy-mau",), "mau"), [_CT05]),
        (Speaker(("xa-dong-xanh", "dang-uy-mau", "tinh-uy-mau"), ""), ["08-kh-dum-2016"]),
    ],
)
def test_one_name_of_two_documents_means_that_of_who_speaks_or_of_its_province_but_never_of_no_province(
    speaker: Speaker, targets: list[str], lay: Callable[[Mapping[str, str]], Path], toy: Path
) -> None:
    files = {
        "vocabulary/issuers.yml": ("    level: tinh\n    province: mau\n", "    level: tinh\n"),
        f"directives/{_CT05}.yml": ("  - CT 05\n", "  - Đề cương chung\n"),
        "directives/08-kh-dum-2016.yml": ("  - Kế hoạch 08\n", "  - Đề cương chung\n"),
    }
    root = lay({name: (toy / name).read_text(encoding="utf-8").replace(*words) for name, words in files.items()})
    parsed = parse_prose(index_names(read_catalog(root).catalog), "Theo Đề cương chung.", speaker=speaker)
    links = [run.target for run in parsed.runs if isinstance(run, Mention)]
    assert sorted([*links, *(each for fault in parsed.unresolved for each in fault.candidates)]) == sorted(targets)
    assert parsed.is_personal


@pytest.mark.parametrize("text", ["Ba kết luận của 12 xã.", "Ngày 15/5/2016.", "Chỉ thị của năm 2016.", "25.525 cây"])
def test_other_numbers_are_no_documents(text: str, names: NameIndex) -> None:
    assert parse_prose(names, text).unresolved == ()


def test_an_id_that_is_not_there_is_reported_and_shown_as_words(names: NameIndex) -> None:
    parsed = parse_prose(names, "theo [[khong-co|văn bản ấy]]")
    (fault,) = parsed.unresolved
    assert parsed.runs == (Text("theo văn bản ấy"),)
    assert (fault.fault, fault.text, fault.offset) == (MentionFault.TARGET, "khong-co", 5)


def test_words_that_name_nothing_on_purpose_are_plain(names: NameIndex) -> None:
    parsed = parse_prose(names, "Theo [[|Chỉ thị 77-CT/TUM]] và [[ | Chỉ thị 05]].")
    assert (parsed.runs, parsed.unresolved) == ((Text("Theo Chỉ thị 77-CT/TUM và Chỉ thị 05."),), ())


@pytest.mark.parametrize("text", ["[[]]", "[[|]]", "[[ | ]]"])
def test_brackets_around_nothing_are_reported(text: str, names: NameIndex) -> None:
    (fault,) = parse_prose(names, f"theo {text}").unresolved
    assert (fault.fault, fault.offset) == (MentionFault.TARGET, 5)


def test_an_empty_text_has_no_runs(names: NameIndex) -> None:
    assert parse_prose(names, "").runs == ()


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


_FOREIGN = {
    "issuer": (
        *(" của Huyện ủy Suối Trong", " của Tỉnh ủy Kon Tum", " của Bộ Chính trị", " của Thủ tướng", " do Ban Bí thư"),
        *(" của thành phố Huế", " của Ban Thường vụ Huyện ủy", " của chính phủ", " (Quốc hội)", " Huyện ủy Suối Trong"),
    ),
    "term": (" khóa XI", " (khoá XIII)", ", khóa X", " khóa 9"),
    "date": (
        *(" năm 2017", " (2015)", " ngày 16/5/2016", " ngày 15.6.2016", " ngày 15 tháng 5 năm 2017", " tháng 4/2016"),
        *(", ngày 15/5/2020, của Tỉnh ủy", " ban hành ngày 1/1/2016"),
    ),
    "letters": (
        *(
            "-CT/TW",
            " - CT/HU",
            "/CT-UBND",
            "b-CT/TUM",
            "a",
            "/2020",
            "/2015/CT-TUM",
            "‑HD/TUM",
            " - NQ/TUM",
            "-CT/T.Ư",
        ),
    ),
}
_OWN = {
    "issuer": ("", " của Tỉnh ủy Mẫu", " của Tỉnh uỷ"),
    "term": ("", " khóa XII", " (khoá XII)"),
    "date": ("", " ngày 15/5/2016", " năm 2016", " tháng 5/2016"),
}
_HEADS = st.sampled_from(["Chỉ thị 05", "chỉ thị số 05", "CT 05", "CHỈ THỊ SỐ 5", "Chỉ thị  05"])
_ENDS = st.sampled_from(["", ".", ", xã làm.", ") nêu", "; rồi", " và Kế hoạch 08."])


@given(st.data(), st.sampled_from(sorted(_FOREIGN)), _HEADS, _ENDS)
def test_no_document_is_linked_by_a_name_with_anything_it_does_not_bear(
    names: NameIndex, data: st.DataObject, kind: str, head: str, end: str
) -> None:
    foreign = data.draw(st.sampled_from(_FOREIGN[kind]))
    own = [data.draw(st.sampled_from(_OWN[each])) for each in data.draw(st.permutations(sorted({*_OWN} - {kind})))]
    place = 0 if kind == "letters" else data.draw(st.integers(0, len(own)))
    text = f"Theo {head}{''.join(own[:place])}{foreign}{''.join(own[place:])}{end}"
    assert _CT05 not in [target for _, target in list_links(names, text)], text


@given(_HEADS, st.permutations([" ngày 15/5/2016", " của Tỉnh ủy Mẫu", " khóa XII"]), st.integers(0, 3), _ENDS)
def test_a_document_is_linked_by_all_it_bears_in_any_order(
    names: NameIndex, head: str, said: list[str], many: int, end: str
) -> None:
    text = f"Theo {head}{''.join(said[:many])}{end}"
    assert (head, _CT05) in list_links(names, text), text


def test_a_document_of_a_type_that_is_not_there_bears_its_symbol_alone(
    change: Callable[[str, str, str], Path],
) -> None:
    root = change("directives/23-hd-dum-2017.yml", "type: huong-dan", "type: khong-co")
    names = index_names(read_catalog(root).catalog)
    assert list_links(names, "Theo 23-HD/ĐUM.") == [("23-HD/ĐUM", "23-hd-dum-2017")]
    assert list_links(names, "Theo Kế hoạch 23-HD/ĐUM.") == []


def test_names_of_words_and_names_with_numbers_link_in_any_order(names: NameIndex) -> None:
    both = [("Kết luận 01", _KL01), ("Chuyên đề năm 2017", "chuyen-de-2017")]
    for pairs in (both, both[::-1], [*both, *both]):
        assert list_links(names, f"Theo {', rồi '.join(words for words, _ in pairs)}.") == pairs
