"""The canonical form of records: same meaning, one way to write it."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handbook.records import Directive, Exemplar, Figure, Implementation, notation
from handbook.records.catalog import TABLE_FILES, TABLES
from handbook.records.fields import list_fields
from handbook.records.loading import read_catalog
from handbook.records.notation import (
    list_records,
    read_rewritings,
    render_record,
    render_scalar,
    render_table,
    rewrite_file,
    write_rewriting,
)
from record_strategies import model_of, models, parse_text, parse_tree, path_of, trees, writings

_ROOT = Path(__file__).parents[2]
_SOURCE = "sources/a.yml"
_TEXT = """id: a
title: Bài
kind: Bài báo
counting: Đếm.
passages:
  - id: d1
    opening: Vừa qua
"""


def _rewrite(text: str, path: str = _SOURCE) -> str | None:
    return rewrite_file(path, text.encode()).text


def _codes(text: str, path: str = _SOURCE) -> list[str]:
    rewriting = rewrite_file(path, text.encode())
    assert rewriting.text is None
    return [f"{each.place.line}:{each.place.column} {each.code}" for each in rewriting.diagnostics]


@given(models(), st.data())
@settings(max_examples=400)
def test_a_record_means_the_same_in_the_canonical_form_and_has_only_one(name: str, data: st.DataObject) -> None:
    tree = data.draw(trees(model_of(name)))
    record = parse_tree(model_of(name), tree)
    assume(record is not None)
    whole = {name: [tree]} if name in TABLE_FILES else tree
    text = data.draw(writings(whole))
    path = path_of(name)
    rewriting = rewrite_file(path, text.encode())
    assert rewriting.diagnostics == ()
    assert rewriting.text is not None
    assert parse_text(name, rewriting.text) == record
    assert _rewrite(rewriting.text, path) == rewriting.text
    expected = render_table(name, [tree]) if name in TABLE_FILES else render_record(model_of(name), tree)
    assert rewriting.text == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("05", '"05"'),
        ("70.000", '"70.000"'),
        ("2016", '"2016"'),
        ("null", '"null"'),
        ("true", '"true"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("“a” b", '"“a” b"'),
        ("[[a]] b", '"[[a]] b"'),
        ("a:", '"a:"'),
        ('"a" b', "'\"a\" b'"),
        ("\"a\" 'b'", '"\\"a\\" \'b\'"'),
        ("a: \\", '"a: \\\\"'),
        ("2016-05-15", "2016-05-15"),
        ("99,38%", "99,38%"),
        ("73/73", "73/73"),
        ("a-b, c", "a-b, c"),
        ("không", "không"),
        ("no", "no"),
        ("a“b”", "a“b”"),
        ("", '""'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert render_scalar(text) == written
    assert yaml.load(written, yaml.BaseLoader) == text  # noqa: S506 - it builds text and nothing else


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("25525", "25525"),
        ("1.10", "1.1"),
        ("25.000", "25"),
        ("007", "7"),
        ("-0.50", "-0.5"),
        ("100", "100"),
        ("0", "0"),
    ],
)
def test_a_number_stands_bare_and_without_idle_zeros_where_a_number_is_meant(text: str, written: str) -> None:
    assert render_scalar(text, number=True) == written


def test_the_fields_that_hold_numbers_are_known() -> None:
    assert frozenset({"collectives", "individuals", "out_of", "rank", "value"}) == notation._NUMBERED  # noqa: SLF001 - the table itself is tested


def test_fields_come_in_the_order_people_read_them() -> None:
    assert list_fields(Directive)[:7] == ("id", "previous_ids", "type", "number", "symbol", "title", "short_name")
    assert list_fields(Exemplar)[-5:] == ("discrepancies", "note", "owner", "review_by", "todo")
    assert list_fields(Implementation) == ("directive", "text", "subjects", "cite", "discrepancies")
    assert list_fields(Figure)[-2:] == ("cite", "discrepancies")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_field_has_its_place_once(name: str) -> None:
    model = model_of(name)
    assert sorted(list_fields(model)) == sorted(model.model_fields)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (_TEXT.replace("- id: d", "-  # sau gạch\n    id: d"), "6:6 comment"),
        ("--- # sau ba gạch\n" + _TEXT, "1:5 comment"),
        ("a: [1] # x\n", "1:1 unknown-field"),
    ],
)
def test_a_comment_behind_a_mark_is_refused_with_its_place(text: str, place: str) -> None:
    assert place in _codes(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# lời đầu\n" + _TEXT, "# lời đầu\n" + _TEXT),
        (_TEXT + "# lời cuối\n", _TEXT + "# lời cuối\n"),
        (_TEXT + "  # lời cuối\n  # nữa\n", _TEXT + "# lời cuối\n# nữa\n"),
        (_TEXT.replace("passages:\n", "passages:\n# giữa\n"), _TEXT.replace("passages:\n", "passages:\n  # giữa\n")),
        (_TEXT.replace("passages:\n", "# trên\npassages:\n"), _TEXT.replace("passages:\n", "# trên\npassages:\n")),
    ],
)
def test_a_comment_on_a_line_of_its_own_stays_above_what_it_stood_above(before: str, after: str) -> None:
    assert _rewrite(before) == after
    assert _rewrite(after) == after


def test_a_comment_goes_with_its_field_when_that_finds_its_place() -> None:
    lines = _TEXT.splitlines()
    moved = "\n".join(["# về mã", *lines[1:], "# của mã", lines[0], ""])
    assert _rewrite(moved) == "\n".join(["# của mã", lines[0], "# về mã", *lines[1:], ""])


def test_no_comment_is_lost_with_an_empty_list() -> None:
    assert "# trống" in (_rewrite(_TEXT + "# trống\ndiscrepancies: []\n") or "")


@pytest.mark.parametrize("value", ['"a #b"', "'#a'", ">-\n  a\n  #b", "a#b", '"a\n  #b"'])
def test_a_hash_inside_a_value_is_no_comment(value: str) -> None:
    assert _rewrite(_TEXT.replace("title: Bài", f"title: {value}")) is not None


@pytest.mark.parametrize("text", ["", "id: a\n", _TEXT + "thừa: 1\n", _TEXT + "\ttab\n", "a: [", "- a\n"])
def test_a_file_with_a_problem_is_left_alone(text: str) -> None:
    assert _codes(text)


def test_loose_marks_line_ends_and_the_byte_order_mark_are_put_right() -> None:
    messy = "\ufeff" + unicodedata.normalize("NFD", _TEXT).replace("\n", "\r\n").rstrip()
    assert _rewrite(messy) == _TEXT


def test_an_empty_list_goes() -> None:
    assert _rewrite(_TEXT + "discrepancies: []\n") == _TEXT
    assert _rewrite("levels: []\n", "vocabulary/levels.yml") == "levels: []\n"


@pytest.mark.parametrize("text", ["", "a", "fields: []\n", "levels: 1\n", "levels: [a]\n", "levels: []\nx: 1\n"])
def test_a_table_that_is_none_is_left_alone(text: str) -> None:
    assert _codes(text, "vocabulary/levels.yml")


@pytest.mark.parametrize("path", ["README.md", "docs/a.yml", "vocabulary/la.yml", "vocabulary/terms.yml"])
def test_a_file_that_is_no_record_is_told_so(path: str) -> None:
    assert _codes("a: b\n", path) == ["1:1 file-name"]


def test_a_form_larger_than_a_file_may_be_is_not_written() -> None:
    passages = ",".join(["{id: d,opening: v}"] * 11000)
    assert _codes(_TEXT.partition("passages")[0] + f"passages: [{passages}]\n") == ["1:1 rewriting"]


def test_the_real_data_keep_their_meaning(tmp_path: Path) -> None:
    for name in list_records(_ROOT):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((_ROOT / name).read_bytes())
    before = read_catalog(tmp_path)
    for rewriting, _ in read_rewritings(tmp_path, list_records(tmp_path)):
        assert rewriting.diagnostics == ()
        write_rewriting(tmp_path, rewriting)
    after = read_catalog(tmp_path)
    assert after.diagnostics == before.diagnostics == ()
    for kind in TABLES:
        old, new = getattr(before.catalog, kind), getattr(after.catalog, kind)
        if isinstance(old, tuple):
            assert [entry.record for entry in new] == [entry.record for entry in old]
        else:
            assert [(key, new[key].record) for key in new] == [(key, old[key].record) for key in old]
    assert not any(differs for _, differs in read_rewritings(tmp_path, list_records(tmp_path)))
