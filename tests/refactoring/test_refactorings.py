"""What holds whatever record is renamed, joined or removed: nothing dangles, and no citation leads elsewhere."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.checks import walk_parts, walk_records
from handbook.datafile import Tree, parse_datafile
from handbook.names import EXPLICIT
from handbook.reading import read_checked
from handbook.records import Catalog, Citation, Entry, Record, RecordFile, read_fields, render_record_file, rewrite_file
from handbook.refactoring import (
    Refactoring,
    RefactoringError,
    apply_refactoring,
    find_caused,
    plan_merging,
    plan_removal,
    plan_renaming,
    read_inventory,
)
from handbook.refactoring.comments import find_tree
from handbook.refactoring.inventory import Target
from handbook.refactoring.occurrences import find_occurrences

_TOY = Path(__file__).parents[1] / "toy"
_FOLDERS = ("directives", "exemplars", "sources", "vocabulary")
_TARGETS = sorted(read_inventory(_TOY).list_targets(), key=lambda each: (each.table, each.id))
_WRITTEN_IN_THE_PROGRAM = "chua-xac-dinh"
_BOTH = 2

every_run = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
targets = st.sampled_from(_TARGETS)


@contextmanager
def copy_toy() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        for folder in _FOLDERS:
            shutil.copytree(_TOY / folder, Path(name) / folder)
        yield Path(name)


def read_files(root: Path) -> dict[str, bytes]:
    paths = (path for folder in _FOLDERS for path in (root / folder).rglob("*.yml"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def list_problems(root: Path) -> list[str]:
    return [problem.code for problem in read_checked(root).diagnostics]


def list_cited(catalog: Catalog) -> list[tuple[str, ...]]:
    """List what every claim of a handbook says, with the passages it rests on, by their words."""
    openings = {
        Citation(entry.record.id, passage.id): passage.opening
        for entry in catalog.sources.values()
        for passage in entry.record.passages
    }
    return sorted(
        (_tell(part.value), *sorted(openings[each] for each in part.value.cite))
        for entry in walk_records(catalog)
        for part in walk_parts(entry)
        if getattr(part.value, "cite", ())
    )


def list_named(catalog: Catalog) -> list[tuple[str, ...]]:
    """List what the entries of the log and the shared names name, by title."""
    loose: tuple[Entry[Record], ...] = (*catalog.changes, *catalog.shared_names)
    named = (getattr(entry.record, "records", ()) or getattr(entry.record, "means", ()) for entry in loose)
    return [tuple(sorted(_title(catalog, each) for each in ids)) for ids in named]


def _tell(value: Record) -> str:
    fields = ("text", "name", "printed", "award", "basis", "title", "meaning")
    said = next((str(getattr(value, field)) for field in fields if getattr(value, field, None)), type(value).__name__)
    return EXPLICIT.sub(lambda link: link["text"], said)


def _title(catalog: Catalog, identifier: str) -> str:
    tables = (catalog.directives, catalog.bodies, catalog.sources)
    record = next(table[identifier].record for table in tables if identifier in table)
    return str(getattr(record, "title", "") or getattr(record, "name", ""))


def do(root: Path, refactoring: Refactoring) -> None:
    assert not find_caused(root, refactoring)
    apply_refactoring(root, refactoring)


def say_table(target: Target, identifier: str = "") -> str:
    return f"{target.table}/{identifier or target.id}"


def check_notation(refactoring: Refactoring) -> None:
    """Hold every file that is written against its canonical form."""
    for path, text in refactoring.texts.items():
        assert text is None or rewrite_file(path, text.encode()).text == text


@every_run
@given(target=targets, new=st.sampled_from(["moi", "ten-moi", "a1", "x-y-z"]))
def test_a_record_has_another_name_and_all_else_is_as_it_was(target: Target, new: str) -> None:
    if target.table == "relations":
        new = new.replace("-", "_").strip("0123456789_") or "x"
    with copy_toy() as root:
        before = read_checked(root)
        refactoring = plan_renaming(read_inventory(root), say_table(target), new)
        if target.id == _WRITTEN_IN_THE_PROGRAM:
            assert find_caused(root, refactoring)
            return
        do(root, refactoring)
        after = read_checked(root)
        assert list_problems(root) == [problem.code for problem in before.diagnostics]
        assert list_cited(after.catalog) == list_cited(before.catalog)
        assert list_named(after.catalog) == list_named(before.catalog)
        check_notation(refactoring)
        apply_refactoring(root, plan_renaming(read_inventory(root), say_table(target, new), target.id))
        assert read_trees(root) == read_trees(_TOY)


@every_run
@given(target=targets)
def test_a_record_is_removed_only_if_nothing_names_it(target: Target) -> None:
    with copy_toy() as root:
        before, files = read_checked(root), read_files(root)
        names = sum(content.count(target.id.encode()) for content in files.values())
        try:
            refactoring = plan_removal(read_inventory(root), say_table(target))
        except RefactoringError:
            assert read_files(root) == files
            assert names > 1
            return
        do(root, refactoring)
        assert list_problems(root) == [problem.code for problem in before.diagnostics]
        assert set(list_cited(read_checked(root).catalog)) <= set(list_cited(before.catalog))
        assert say_table(target) not in map(say_table, read_inventory(root).list_targets())
        assert {path: text for path, text in read_trees(root).items() if path != target.file} == {
            path: text for path, text in read_trees(_TOY).items() if path != target.file
        }


@every_run
@given(target=targets, data=st.data())
def test_two_halves_of_a_record_joined_say_what_the_whole_said(target: Target, data: st.DataObject) -> None:
    with copy_toy() as root:
        before = read_checked(root)
        split_record(root, target, data)
        refactoring = plan_merging(read_inventory(root), say_table(target, name_half(target)), say_table(target))
        do(root, refactoring)
        after = read_checked(root)
        assert list_problems(root) == [problem.code for problem in before.diagnostics]
        assert list_cited(after.catalog) == list_cited(before.catalog)
        assert list_named(after.catalog) == list_named(before.catalog)
        assert read_trees(root) == read_trees(_TOY)
        check_notation(refactoring)


def split_record(root: Path, target: Target, data: st.DataObject) -> None:
    """Make two of a record, each with a part of what it says, named in its stead here and there."""
    inventory, name = read_inventory(root), name_half(target)
    spaces = inventory.list_spaces(target)
    for file in inventory.files.values():
        for inner, item in file.items:
            assert isinstance(item, dict)
            for occurrence in find_occurrences(file.model, item, spaces, target.id, inner):
                holder, step = find_tree(file.data, occurrence[:-1]), occurrence[-1]
                choice = data.draw(st.sampled_from(["one", "other", "both"]))
                written: Tree = holder[step]  # type: ignore[index] # its own step
                if choice != "one":
                    holder[step] = str(written).replace(target.id, name)  # type: ignore[index] # its own step
                if choice == "both" and isinstance(holder, list):
                    holder.append(written)
    file = inventory.files[target.file]
    whole = dict(file.items)[target.path]
    assert isinstance(whole, dict)
    one, other = _split(target.model, whole, data)
    whole.clear()
    whole.update(one)
    half: dict[str, Tree] = {**other, "id": name}
    if target.path:
        find_tree(file.data, target.path[:-1]).append(half)  # type: ignore[union-attr] # the entries of a table
    else:
        path = f"{Path(target.file).parent.as_posix()}/{name}.yml"
        (root / path).write_text(render_record_file(RecordFile(path, file.model, half)), encoding="utf-8")
    for path, file in inventory.files.items():
        (root / path).write_text(render_record_file(file), encoding="utf-8")


def name_half(target: Target) -> str:
    return "nua_kia" if target.table == "relations" else "nua-kia"


def _split(model: type[Record], whole: dict[str, Tree], data: st.DataObject) -> tuple[dict[str, Tree], dict[str, Tree]]:
    halves: tuple[dict[str, Tree], dict[str, Tree]] = {}, {}
    for name, shape in read_fields(model).items():
        value = whole.get(name)
        if value is None:
            continue
        sides = _draw_sides(data) if not shape.is_required else (0, 1)
        for side in sides:
            halves[side][name] = value
        if isinstance(value, list):
            places = [_draw_sides(data) if at >= max(1, shape.least) else (0, 1) for at in range(len(value))]
            for side in sides:
                halves[side][name] = [
                    item for item, where in zip(value, places, strict=True) if side in where or len(sides) < _BOTH
                ]
    return halves


def _draw_sides(data: st.DataObject) -> tuple[int, ...]:
    return data.draw(st.sampled_from([(0,), (1,), (0, 1)]))


def read_trees(root: Path) -> dict[str, object]:
    """Read what each file says, without a look at old ids and at the order of lists."""
    return {path: _order(parse_datafile(path, content).data) for path, content in read_files(root).items()}


def _order(tree: Tree) -> object:
    if isinstance(tree, dict):
        return {name: _order(value) for name, value in tree.items() if name != "previous_ids"}
    return sorted(map(_order, tree), key=repr) if isinstance(tree, list) else tree
