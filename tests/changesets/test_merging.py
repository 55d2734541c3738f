"""Three versions of a record made one: what one side changed is there, what both changed is told, nothing is lost."""

from collections.abc import Collection, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record_strategies import TABLE_FILES, model_of, models, path_of, trees, values

from handbook.changesets import Merge, merge_texts
from handbook.datafile import Tree, parse_datafile
from handbook.records import read_fields, render_record
from handbook.records.notation import render_table

_PATH = "directives/a.yml"
_BASE = """\
id: a
type: chi-thi
# lời nhắc người sau
title: Một
aliases:
  - Tên một
  - Tên hai
figures:
  - id: x
    indicator: c1
    value: 1
  - id: y
    indicator: c2
    value: 2
"""


def merge(mine: str, theirs: str, base: str = _BASE, yielding: Collection[tuple[str, ...]] = ()) -> Merge:
    return merge_texts(_PATH, base, mine, theirs, yielding)


def swap(*pairs: tuple[str, str]) -> str:
    text = _BASE
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def test_what_both_changed_in_different_fields_is_in_the_merge() -> None:
    merged = merge(swap(("Một\n", "Một hai\n")), swap(("type: chi-thi", "type: ket-luan")))
    assert merged == Merge(swap(("Một\n", "Một hai\n"), ("type: chi-thi", "type: ket-luan")))


def test_what_both_changed_in_different_items_or_fields_of_one_item_is_in_the_merge() -> None:
    added = "  - id: z\n    indicator: c3\n    value: 3\n"
    mine = swap(("    indicator: c1\n", "    indicator: c11\n"), ("  - Tên một\n", ""))
    theirs = swap(("    value: 1\n", "    value: 111\n")) + added
    both = swap(
        ("    indicator: c1\n", "    indicator: c11\n"), ("  - Tên một\n", ""), ("    value: 1\n", "    value: 111\n")
    )
    assert merge(mine, theirs) == Merge(both + added)


def test_what_both_changed_in_one_field_is_told_and_either_can_be_chosen() -> None:
    mine, theirs = swap(("Một\n", "Hai\n")), swap(("Một\n", "Ba\n"), ("type: chi-thi", "type: ket-luan"))
    merged = merge(mine, theirs)
    [told] = merged.disagreements
    assert (told.trail, told.base, told.mine, told.theirs) == (("title",), "Một", "Hai", "Ba")
    assert merged.text == swap(("Một\n", "Hai\n"), ("type: chi-thi", "type: ket-luan"))
    assert merge(mine, theirs, yielding=[told.trail]).text == theirs


def test_an_item_that_one_took_away_and_the_other_changed_is_told() -> None:
    mine = swap(("  - id: y\n    indicator: c2\n    value: 2\n", ""))
    theirs = swap(("    value: 2\n", "    value: 22\n"))
    [told] = merge(mine, theirs).disagreements
    assert (told.trail, told.mine, told.theirs) == (("figures", "y"), "", "id: y\nindicator: c2\nvalue: 22")
    assert merge(mine, theirs, yielding=[told.trail]).text == theirs


def test_items_without_ids_that_both_wrote_anew_are_told_with_the_whole_list() -> None:
    [told] = merge(swap(("Tên hai", "Tên ba")), swap(("Tên hai", "Tên bốn"))).disagreements
    assert (told.trail, told.theirs) == (("aliases",), "- Tên một\n- Tên bốn")


def test_what_both_added_stands_behind_what_it_was_written_behind() -> None:
    mine = swap(("  - Tên một\n", "  - Tên một\n  - Tên của tôi\n"))
    theirs = swap(("  - Tên hai\n", "  - Tên hai\n  - Tên của bạn\n"))
    order = "  - Tên một\n  - Tên của tôi\n  - Tên hai\n  - Tên của bạn\n"
    assert merge(mine, theirs) == Merge(swap(("  - Tên một\n  - Tên hai\n", order)))


def test_two_orders_of_one_list_are_told_and_one_is_taken() -> None:
    lists = ["  - A\n  - B\n  - C\n", "  - B\n  - A\n  - C\n", "  - C\n  - A\n  - B\n"]
    base, mine, theirs = (swap(("  - Tên một\n  - Tên hai\n", each)) for each in lists)
    assert [each.trail for each in merge(mine, theirs, base).disagreements] == [("aliases",)]
    assert merge(mine, base.replace("Một", "Hai"), base) == Merge(mine.replace("Một", "Hai"))


def test_comments_are_merged_like_fields() -> None:
    mine = swap(("# lời nhắc người sau\n", "# lời nhắc khác\n"))
    theirs = swap(("  - id: y\n", "  # chép theo bài\n  - id: y\n"))
    both = swap(("# lời nhắc người sau\n", "# lời nhắc khác\n"), ("  - id: y\n", "  # chép theo bài\n  - id: y\n"))
    assert merge(mine, theirs) == Merge(both)
    [told] = merge(mine, swap(("# lời nhắc người sau\n", "# nhắc nữa\n"))).disagreements
    assert told.trail == ("title", "#")


@pytest.mark.parametrize("broken", ["id: a\n\tb\n", "- a\n", "id: a\nlạ: b\n", "", "id: a # bên cạnh\n"])
def test_what_cannot_be_read_is_told_as_a_whole(broken: str) -> None:
    theirs = swap(("Một\n", "Hai\n"))
    merged = merge(broken, theirs)
    assert merged.text == broken
    assert [(each.trail, each.mine, each.theirs) for each in merged.disagreements] == [((), broken, theirs)]
    assert merge(broken, theirs, yielding=[()]).text == theirs


def test_a_record_that_one_took_away_and_the_other_changed_is_told() -> None:
    changed = swap(("Một\n", "Hai\n"))
    assert merge_texts(_PATH, _BASE, None, changed).disagreements
    assert merge_texts(_PATH, _BASE, changed, None).disagreements
    assert merge_texts(_PATH, _BASE, None, _BASE) == Merge(None)
    assert merge_texts(_PATH, _BASE, _BASE, None) == Merge(None)


def test_a_record_that_both_began_has_what_either_says_of_it() -> None:
    merged = merge_texts(_PATH, None, "id: a\ntitle: Một\n", "id: a\ntype: chi-thi\n")
    assert merged == Merge("id: a\ntype: chi-thi\ntitle: Một\n")


def test_entries_of_a_table_are_merged_by_their_ids() -> None:
    base = "levels:\n  - id: tinh\n    label: Tỉnh\n  - id: huyen\n    label: Huyện\n"
    mine, theirs = base.replace("Tỉnh\n", "Cấp tỉnh\n"), base + "  - id: xa\n    label: Xã\n"
    merged = merge_texts("vocabulary/levels.yml", base, mine, theirs)
    assert merged == Merge(theirs.replace("Tỉnh\n", "Cấp tỉnh\n"))


def leaves(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from leaves(each)


def read(text: str | None) -> Tree:
    """Read what stands in a file; a record of which every field was taken away says nothing."""
    file = parse_datafile("a.yml", text.encode()).file if text else None
    assert file or not text
    return file.data if file else {}


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Draw a record and two that were made of it, each by giving some of its fields another value or none."""
    name = draw(models())
    model = model_of(name)
    base = draw(trees(model))
    made = [base]
    for _ in range(2):
        version = dict(base)
        for field in draw(st.sets(st.sampled_from(sorted(model.model_fields)), max_size=3)):
            if draw(st.booleans()):
                version.pop(field, None)
            else:
                version[field] = draw(values(read_fields(model)[field]))
        made.append(version)
    texts = [render_table(name, [each]) if name in TABLE_FILES else render_record(model, each) for each in made]
    return path_of(name), *texts


@given(versions())
def test_nothing_either_side_wrote_is_lost_without_being_told(drawn: tuple[str, str, str, str]) -> None:
    path, base, mine, theirs = drawn
    merged = merge_texts(path, base, mine, theirs)
    told = "\n".join(f"{each.mine}\n{each.theirs}" for each in merged.disagreements)
    known, kept = {*leaves(read(base))}, {*leaves(read(merged.text))}
    for text in (mine, theirs):
        assert all(leaf in kept or leaf in told or render(leaf) in told for leaf in {*leaves(read(text))} - known)


def render(leaf: str) -> str:
    return render_record(model_of("directives"), {"title": leaf}).removeprefix("title: ").strip()


@given(versions())
def test_a_side_that_changed_nothing_changes_nothing(drawn: tuple[str, str, str, str]) -> None:
    path, base, mine, theirs = drawn
    assert merge_texts(path, base, mine, base) == merge_texts(path, base, base, mine) == Merge(mine)
    assert merge_texts(path, base, theirs, theirs) == Merge(theirs)


@given(versions())
def test_both_sides_get_the_same_and_are_told_of_the_same(drawn: tuple[str, str, str, str]) -> None:
    path, base, mine, theirs = drawn
    one, other = merge_texts(path, base, mine, theirs), merge_texts(path, base, theirs, mine)
    assert {each.trail for each in one.disagreements} == {each.trail for each in other.disagreements}
    chosen = [each.trail for each in one.disagreements]
    assert sorted(leaves(read(one.text))) == sorted(leaves(read(merge_texts(path, base, theirs, mine, chosen).text)))
