"""What holds for any input at all."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.datafile import Reading, is_usual, parse_datafile
from handbook.datafile.letters import scan_lines
from handbook.datafile.marks import read_marks
from handbook.datafile.plain import read_plain
from handbook.diagnostics import Diagnostic, Place
from handbook.messages.report import render_text
from handbook.names.bearers import NameIndex, index_names
from handbook.names.mentions import Mention, parse_prose
from handbook.reading import read_checked
from handbook.records.catalog import TABLES
from handbook.records.faults import parse_record
from handbook.records.loading import read_catalog
from handbook.text.dates import EdtfDate, PartialDate, parse_date
from handbook.text.vietnamese import slug_text, sort_text

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_WORDS = st.text(alphabet=_LETTERS + _LETTERS.upper() + " -", max_size=12)
_FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("a", "đường", "id", "null", "05", "<<", "=", "~", "e\u0302\u0301", "\U0001f600"),
            *(": ", ":", "- ", ",", "?", "? ", "[", "]", "{", "}", '"', "'", "\\", "#", " #", "---", "...", "\n---\n"),
            *("\n", "\n  ", "\n    ", " ", "\t", "\r", "\u0085", "\u2028", "\ufeff", "\x00", "\u00a0", "\u200b"),
            *("&a", "*a", "!", "!!str ", "|", ">", "|-\n  ", "%", "@", "`"),
            *("“", "”", "\u00d0", "\u0430", "<<<<<<< ", "\ud7ff", "\ufffe"),
        ]
    ),
    max_size=40,
).map("".join)
_PARTS = st.builds(
    lambda year, month, day, mark: str(PartialDate(year, month, day if month else None, mark)),
    st.integers(2014, 2017),
    st.none() | st.integers(1, 13),
    st.none() | st.integers(1, 31),
    st.sampled_from(["", "", "~", "?", "%"]),
)
_ENDS = _PARTS | st.just("..")
_DATES = (_PARTS | st.builds("{}/{}".format, _ENDS, _ENDS)).map(parse_date).filter(bool)
_NAMES = st.sampled_from(["source", "opening", "year", "x"])
_TREES = st.recursive(
    st.sampled_from(["05", "x", "15/5/2016", "2016", "có", "a" * 4000, "<b>", "1e3", "đoạn 1", "gần", "{a}"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner),
    max_leaves=6,
)
_PIECES = [
    *("Chỉ thị 05", "CT 05", "05-CT/TUM", "Nghị quyết 01", "01-NQ/ĐUM", "(2012)", "Kết luận", "77", "số", "đ"),
    *("[[05-ct-tum-2016]]", "[[khong-co|ấy]]", "[[05-ct-tum-2016|chỉ thị ấy]]", "[[", "]]", "|"),
    *(" ", "  ", ", ", ".", "\n", "(", ")"),
]


def _places(reading: Reading, diagnostics: tuple[Diagnostic, ...]) -> Iterator[Place]:
    yield from (diagnostic.place for diagnostic in diagnostics)
    if reading.file is not None:
        yield from (reading.file.locate(path) for path in reading.file.values)
        yield from (reading.file.locate_key(path) for path in reading.file.keys)


def _assert_inside(reading: Reading) -> None:
    for place in _places(reading, reading.diagnostics):
        assert place.width >= 1
        if reading.lines:
            assert 1 <= place.line <= len(reading.lines)
            assert 1 <= place.column <= len(reading.lines[place.line - 1]) + 1
            assert place.column + place.width - 1 <= max(1, len(reading.lines[place.line - 1]) + 1)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(content: bytes) -> None:
    _assert_inside(parse_datafile("a.yml", content))


@given(_FRAGMENTS)
@settings(max_examples=600)
def test_any_pieces_of_yaml_are_read_without_an_exception(text: str) -> None:
    reading = parse_datafile("a.yml", text.encode())
    _assert_inside(reading)
    assert reading.file is not None or reading.diagnostics


@given(_FRAGMENTS)
@settings(max_examples=600)
def test_the_fast_reader_reads_what_the_reader_that_knows_places_does(text: str) -> None:
    data = read_plain(text)
    if data is not None:
        marks, faults = read_marks("a.yml", text, tuple(text.split("\n")))
        assert marks is not None
        assert (marks.data, faults) == (data, ())


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=600)
def test_no_letter_is_passed_over_that_a_look_at_each_would_report(text: str) -> None:
    if next(scan_lines("a.yml", tuple(text.split("\n"))), None) is not None:
        assert not is_usual(text)


@given(_FRAGMENTS)
@settings(max_examples=300)
def test_any_reading_can_be_printed(text: str) -> None:
    reading = parse_datafile("a.yml", text.encode())
    printed = render_text(reading.diagnostics, {"a.yml": reading.lines})
    assert printed.count("lỗi[") >= len(reading.diagnostics)


@given(st.sampled_from(sorted(TABLES)), st.data())
@settings(max_examples=400)
def test_any_data_is_validated_without_an_exception(name: str, data: st.DataObject) -> None:
    model = TABLES[name]
    tree = data.draw(st.dictionaries(st.sampled_from([*model.model_fields, "x"]), _TREES, max_size=4) | _TREES)
    file = parse_datafile("a.yml", b"a: b\n").file
    assert file is not None
    record, faults = parse_record(model, tree, file)
    assert (record is None) == bool(faults)


@given(st.text(max_size=40))
def test_a_slug_is_ascii_and_its_own_slug(text: str) -> None:
    slug = slug_text(text)
    assert slug.isascii()
    assert slug_text(slug) == slug


@given(_WORDS)
def test_no_vietnamese_letter_is_lost_in_a_slug(text: str) -> None:
    assert len(slug_text(text).replace("-", "")) == sum(character.isalpha() for character in text)


@given(_WORDS, _WORDS, _WORDS)
def test_the_order_of_texts_is_total(one: str, two: str, three: str) -> None:
    keys = sorted((sort_text(one), sort_text(two), sort_text(three)))
    assert keys[0] <= keys[1] <= keys[2]
    assert (sort_text(one) == sort_text(two)) == (one == two)


@given(
    _WORDS,
    st.sampled_from(["aă", "ăâ", "âb", "bc", "cd", "dđ", "đe", "eê", "êg", "oô", "ôơ", "ơp", "uư", "ưv", "xy"]),
    _WORDS,
)
def test_the_order_of_letters_decides_whatever_follows(before: str, pair: str, after: str) -> None:
    assert sort_text(before + pair[0] + after) < sort_text(before + pair[1])


@given(_DATES)
def test_a_date_is_read_back_as_it_was_written(date: EdtfDate) -> None:
    assert parse_date(str(date)) == date


@given(_DATES, _DATES, _DATES)
def test_being_before_is_a_strict_partial_order(one: EdtfDate, two: EdtfDate, three: EdtfDate) -> None:
    assert not one.is_before(one)
    assert not (one.is_before(two) and two.is_before(one))
    if one.is_before(two) and two.is_before(three):
        assert one.is_before(three)


@given(_DATES, _DATES)
def test_what_is_surely_before_also_sorts_before(one: EdtfDate, two: EdtfDate) -> None:
    if one.is_before(two):
        assert one.rank < two.rank


@pytest.fixture(scope="module")
def names(toy: Path) -> NameIndex:
    return index_names(read_catalog(toy).catalog)


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
@settings(max_examples=400)
def test_prose_keeps_its_text(names: NameIndex, text: str) -> None:
    parsed = parse_prose(names, text)
    shown = text
    for marked, words in (
        ("[[05-ct-tum-2016]]", "05-ct-tum-2016"),
        ("[[khong-co|ấy]]", "ấy"),
        ("[[05-ct-tum-2016|chỉ thị ấy]]", "chỉ thị ấy"),
    ):
        shown = shown.replace(marked, words)
    if "[[" not in shown and "]]" not in shown:
        assert "".join(run.text for run in parsed.runs) == shown
    assert all(run.target in names.targets for run in parsed.runs if isinstance(run, Mention))
    assert all(text.startswith(("[[", fault.text), fault.offset) for fault in parsed.unresolved)


@given(st.text(alphabet=_LETTERS + " ", min_size=1, max_size=90), st.booleans(), st.data())
def test_a_caret_stands_under_its_letter(line: str, decomposed: bool, data: st.DataObject) -> None:  # noqa: FBT001 - drawn
    line = unicodedata.normalize("NFD", f"x{line}") if decomposed else f"x{line}"
    bases = [at for at, character in enumerate(line) if not unicodedata.combining(character)]
    at = data.draw(st.sampled_from(bases))
    printed = render_text((Diagnostic(Place("a", 1, at + 1), "x", "y"),), {"a": (line,)})
    _, shown, carets, _ = printed.split("\n")
    seen = [character for character in shown if not unicodedata.combining(character)]
    assert seen[carets.index("^")] == line[at]


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_order_in_which_the_disk_lists_files_changes_nothing(
    broken: Path, plain: tuple[Diagnostic, ...], monkeypatch: pytest.MonkeyPatch, random: "st.random.Random"
) -> None:
    listed = Path.iterdir

    def shuffle(path: Path) -> Iterator[Path]:
        found = list(listed(path))
        random.shuffle(found)
        yield from found

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", shuffle)
        checked = read_checked(broken)
    assert checked.diagnostics == plain
    assert list(checked.catalog.directives) == list(read_catalog(broken).catalog.directives)


@pytest.fixture
def broken(toy: Path, lay: Callable[[Mapping[str, str | bytes | None]], Path]) -> Path:
    """Return the toy with a few problems in several files."""
    kl01 = (toy / "directives/01-kl-tum-2021.yml").read_text(encoding="utf-8")
    return lay(
        {
            "directives/01-kl-tum-2021.yml": kl01.replace("  - Kết luận 01\n", "  - Chỉ thị 05\n"),
            "exemplars/a.yml": "id: b\n",
            "sources/c.txt": "",
            "sources/d.yaml": "",
        }
    )


@pytest.fixture
def plain(broken: Path) -> tuple[Diagnostic, ...]:
    return read_checked(broken).diagnostics
