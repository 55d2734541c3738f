"""YAML read as text, every key and value with its place."""

import re

import pytest
import yaml

from handbook.datafile import MAX_BYTES, MAX_DEPTH, DataFile, parse_datafile
from handbook.diagnostics import Place


def _read(text: str) -> DataFile:
    reading = parse_datafile("a.yml", text.encode())
    assert reading.diagnostics == ()
    assert reading.file is not None
    return reading.file


def _codes(content: str | bytes) -> list[str]:
    raw = content if isinstance(content, bytes) else content.encode()
    return [diagnostic.code for diagnostic in parse_datafile("a.yml", raw).diagnostics]


def test_the_fast_parser_is_there() -> None:
    assert yaml.__with_libyaml__


@pytest.mark.parametrize(
    "typed", ["05", "010", "no", "yes", "on", "25.525", "1_000", "12:30", "2016-05-15", "1e3", "=", "<<", "0x1f", ".5"]
)
def test_a_scalar_stays_what_was_typed(typed: str) -> None:
    assert _read(f"a: {typed}\n").data == {"a": typed}


@pytest.mark.parametrize("typed", ['"null"', "'~'", "'05'"])
def test_a_quoted_scalar_is_text_and_never_empty(typed: str) -> None:
    assert _read(f"a: {typed}\n").data == {"a": typed[1:-1]}


@pytest.mark.parametrize("typed", ["", " ~", " null", ' ""', " ''", ' "  "'])
def test_a_field_without_a_value_is_absent_and_reported(typed: str) -> None:
    reading = parse_datafile("a.yml", f"a:{typed}\nb: c\n".encode())
    assert [diagnostic.code for diagnostic in reading.diagnostics] == ["field-empty"]
    assert reading.file is not None
    assert reading.file.data == {"b": "c"}


def test_a_byte_order_mark_and_carriage_returns_are_harmless() -> None:
    plain = _read("a: b\nc:\n  - d\n")
    windows = parse_datafile("a.yml", b"\xef\xbb\xbfa: b\r\nc:\r\n  - d\r\n")
    assert windows.diagnostics == ()
    assert windows.file == plain


def test_every_value_knows_its_place() -> None:
    file = _read("a: bốn chữ\nc:\n  - d: 05\n")
    assert file.locate(("a",)) == Place("a.yml", 1, 4, 7)
    assert file.locate(("c", 0, "d")) == Place("a.yml", 3, 8, 2)


def test_every_key_knows_its_place() -> None:
    file = _read("a: b\nc:\n  - dài: 05\n")
    assert file.locate_key(("c", 0, "dài")) == Place("a.yml", 3, 5, 3)


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    file = _read("a: b\nc:\n  - d: 05\n")
    assert file.locate(("c", 0, "e", "f")) == file.locate(("c", 0))


def test_a_place_is_counted_in_letters_and_not_in_bytes() -> None:
    assert _read("a: {đường: làng}\n").locate(("a", "đường")) == Place("a.yml", 1, 12, 4)


def test_a_value_of_several_lines_is_marked_on_its_first_line() -> None:
    assert _read('a: "một\n  hai"\n').locate(("a",)) == Place("a.yml", 1, 4, 4)


def test_full_line_comments_are_allowed() -> None:
    assert _read("# một\na: b\n  # hai\nc: d\n").data == {"a": "b", "c": "d"}


@pytest.mark.parametrize("text", ["a: b#c\n", 'a: "b #c"\n', "a: |-\n  b #c\n"])
def test_a_hash_that_cuts_nothing_is_allowed(text: str) -> None:
    assert _codes(text) == []


@pytest.mark.parametrize("text", ["a: b #c\n", 'a: "b" #c\n', "a: # c\n  - b\n", "a:\n  - b # c\n", "a: > # c\n  b\n"])
def test_a_comment_after_a_value_is_refused(text: str) -> None:
    assert _codes(text) == ["comment-after-value"]


def test_only_the_first_mark_of_a_merge_conflict_is_reported() -> None:
    assert _codes("<<<<<<< HEAD\na: b\n||||||| gốc\na: a\n=======\na: c\n>>>>>>> khác\n") == ["merge-conflict"]


def test_a_line_of_few_equals_signs_is_no_conflict() -> None:
    assert _codes("a: |-\n  ======\n") == []


def test_a_file_of_the_largest_size_is_read() -> None:
    content = "a: " + "b" * (MAX_BYTES - 4) + "\n"
    assert len(content) == MAX_BYTES
    assert _codes(content) == []


def test_a_larger_file_is_refused_unread() -> None:
    assert _codes(b"[" * (MAX_BYTES + 1)) == ["file-size"]


def test_lists_may_be_as_deep_as_allowed() -> None:
    assert _codes("a: " + "[" * (MAX_DEPTH - 1) + "b" + "]" * (MAX_DEPTH - 1) + "\n") == []


def test_two_thousand_brackets_are_refused_at_once() -> None:
    assert _codes("a: " + "[" * 2000 + "]" * 2000 + "\n") == ["too-deep"]


def test_a_billion_laughs_end_at_the_first_anchor() -> None:
    laughs = 'a: &a ["lol"]\n' + "".join(f"{name}: &{name} [*{name}, *a]\n" for name in "bcdefghij")
    assert _codes(laughs) == ["anchor"]


def test_an_empty_file_is_reported() -> None:
    assert _codes(b"") == ["file-empty"]


def test_a_word_of_a_legacy_encoding_is_placed_by_line_and_column() -> None:
    (found,) = parse_datafile("a.yml", "a: b\nđường: ".encode() + b"l\xb5ng\n").diagnostics
    assert found.place == Place("a.yml", 2, 9)


@pytest.mark.parametrize(
    ("written", "rewritten"),
    [
        ("title: Chỉ thị: làm", 'title: "Chỉ thị: làm"'),
        ('title: Bài "Xanh": làm', "title: 'Bài \"Xanh\": làm'"),
        ('title: "Xanh" làm', "title: '\"Xanh\" làm'"),
        ("title: Số #4 về", 'title: "Số #4 về"'),
        ("  text: Một: hai", 'text: "Một: hai"'),
    ],
)
def test_a_hint_shows_a_line_that_can_be_pasted(written: str, rewritten: str) -> None:
    (found,) = parse_datafile("a.yml", f"{written}\n".encode()).diagnostics
    assert f"viết lại: {rewritten}" in found.hint
    key, _, value = rewritten.partition(": ")
    assert _read(f"{rewritten}\n").data == {key: value[1:-1]}


def test_a_wrongly_indented_field_is_not_taken_for_a_colon_in_a_text() -> None:
    (found,) = parse_datafile("a.yml", b"a: b\n  c: d\n").diagnostics
    assert (found.code, found.place.line) == ("indentation", 2)


def test_no_message_shows_the_english_of_the_library() -> None:
    english = re.compile(r"\b(?:found|expected|while|mapping|scalar|block|token|could)\b")
    for text in (
        "a: b: c",
        'a: "b',
        "a: @b",
        "a: [b",
        "- a\nb: c",
        "a\nb: c",
        "a: *",
        "a: !%zz b",
        '"\\q": a',
        "%YAML 9\n---\na",
    ):
        (found,) = parse_datafile("a.yml", text.encode()).diagnostics
        assert not english.search(found.message + found.hint)
