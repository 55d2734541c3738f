"""A handbook as the first edition wrote it: after migrating it can be turned back, so nothing was lost on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.checks import walk_parts
from handbook.checks.findings import walk_records
from handbook.datafile import Tree, parse_datafile
from handbook.diagnostics import Severity
from handbook.migration import MigrationError, apply_migration, plan_migration
from handbook.reading import read_checked
from handbook.records import read_catalog, write_locator
from handbook.records.formats import OLD_TABLES, find_version

_FIRST = Path(__file__).parent / "first_edition"
_UNIT, _SOURCE = "exemplars/xa-dong-xanh.yml", "sources/bai-bao-mau-2017.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(_FIRST, tmp_path / "handbook"))


def migrate(root: Path) -> None:
    apply_migration(root, plan_migration(root))


def read_trees(root: Path) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for path in sorted(root.rglob("*.yml")):
        name = path.relative_to(root).as_posix()
        file = parse_datafile(name, path.read_bytes()).file
        assert file is not None
        found[name] = file.data
    return found


def turn_back(trees: dict[str, Tree]) -> dict[str, Tree]:
    """Write records of the second format as the first edition wrote them, by rules of the test's own."""
    left: dict[str, Tree] = {}
    entries: dict[str, list[Tree]] = {Path(path).stem: [] for path in OLD_TABLES}
    models: dict[str, list[Tree]] = {}
    for path, tree in trees.items():
        folder, _, _ = path.rpartition("/")
        assert isinstance(tree, dict)
        if folder == "exemplars/models":
            for unit, model in _tell_models(tree):
                models.setdefault(unit, []).append(_lengthen(model))
        elif folder.startswith("vocabulary/"):
            entries[folder.rpartition("/")[2]].append(_lengthen(tree))
        elif tree not in ({"fields": []}, {"audiences": []}):
            left[path] = _lengthen(tree)
    for unit, told in models.items():
        record = left[f"exemplars/{unit}.yml"]
        assert isinstance(record, dict)
        record["models"] = told
    for table, items in entries.items():
        left[f"vocabulary/{table}.yml"] = {table: items}
    return left


def _tell_models(record: dict[str, Tree]) -> Iterator[tuple[str, Tree]]:
    rest = {name: value for name, value in record.items() if name not in {"units", "cite", "summary"}}
    units, summary = record["units"], record["summary"]
    assert isinstance(units, list)
    assert isinstance(summary, list)
    (said,) = summary
    assert isinstance(said, dict)
    for each in units:
        assert isinstance(each, dict)
        yield str(each["unit"]), {**rest, "text": said["text"], "cite": each["cite"]}


def _lengthen(tree: Tree) -> Tree:
    if isinstance(tree, list):
        return [_lengthen(each) for each in tree]
    if isinstance(tree, str):
        return tree
    longer: dict[str, Tree] = {}
    for name, value in tree.items():
        if name == "cite":
            assert isinstance(value, list)
            words = [str(each).partition("#") for each in value]
            longer["citations"] = [{"source": source, "locator": write_locator(place)} for source, _, place in words]
        elif name == "passages":
            assert isinstance(value, list)
            longer[name] = [_name_place(each) for each in value if isinstance(each, dict)]
        elif name == "successors":
            assert isinstance(value, list)
            (successor,) = value
            assert isinstance(successor, dict)
            longer["successor"] = successor["target"]
        else:
            longer[name] = _lengthen(value)
    return longer


def _name_place(passage: dict[str, Tree]) -> Tree:
    rest = {name: value for name, value in passage.items() if name != "id"}
    return {"locator": write_locator(str(passage["id"])), **rest}


def _sort(tree: Tree) -> Tree:
    """Put entries and models, whose order their ids or days tell, into one order."""
    if isinstance(tree, dict):
        return {name: _sort(value) for name, value in sorted(tree.items())}
    return sorted((_sort(each) for each in tree), key=repr) if isinstance(tree, list) else tree


def test_the_first_edition_is_read_without_a_fault_after_it_was_migrated(root: Path) -> None:
    assert find_version(root) == 1
    migrate(root)
    assert [each for each in read_checked(root).diagnostics if each.severity is Severity.ERROR] == []


def test_all_that_the_first_edition_said_can_be_written_as_it_was(root: Path) -> None:
    before = read_trees(root)
    migrate(root)
    after = read_trees(root)
    assert after.keys() != before.keys()
    assert {path: _sort(tree) for path, tree in turn_back(after).items()} == {
        path: _sort(tree) for path, tree in before.items()
    }


def test_no_claim_takes_the_sources_of_its_record_that_had_its_own_or_none(root: Path) -> None:
    migrate(root)
    inherited = [
        (entry.file.path, part.path[0])
        for entry in walk_records(read_catalog(root).catalog)
        for part in walk_parts(entry)
        if getattr(part.value, "cite", ()) and (*entry.prefix, *part.path, "cite") not in entry.file.keys
    ]
    assert inherited == [("vocabulary/issuers.yml", "successors")]


def test_migrating_twice_is_migrating_once(root: Path) -> None:
    migrate(root)
    before = read_trees(root)
    assert plan_migration(root).texts == {}
    assert read_trees(root) == before


def test_what_is_cited_in_words_of_its_own_keeps_them(root: Path) -> None:
    source, unit = root / _SOURCE, root / _UNIT
    text = source.read_text(encoding="utf-8")
    more = "  - locator: khoản 2 Điều 3\n    opening: Một\n  - locator: Khoản 2, Điều 3\n    opening: Hai\n"
    source.write_text(f"{text}{more}", encoding="utf-8")
    told = unit.read_text(encoding="utf-8")
    cited = "      - source: bai-bao-mau-2017\n        locator: Khoản 2, Điều 3\n"
    assert told.endswith("        locator: đoạn 3\n")
    unit.write_text(f"{told}{cited}      - source: bai-bao-mau-2017\n        locator: đoạn 99\n", encoding="utf-8")
    migrate(root)
    assert source.read_text(encoding="utf-8").endswith(
        "  - id: khoan-2-dieu-3\n    locator: khoản 2 Điều 3\n    opening: Một\n"
        "  - id: khoan-2-dieu-3-2\n    locator: Khoản 2, Điều 3\n    opening: Hai\n"
    )
    line = "    cite: [bai-bao-mau-2023#d3, bai-bao-mau-2017#khoan-2-dieu-3-2, bai-bao-mau-2017#d99]\n"
    assert line in unit.read_text(encoding="utf-8")


def test_comments_stay_with_what_they_are_about(root: Path) -> None:
    unit = root / _UNIT
    text = unit.read_text(encoding="utf-8")
    for old, comment in (
        ("citations:\n", "# nguồn của xã\n"),
        ("  - source: bai-bao-mau-2023\n", "  # bài nào\n"),
        ("  - id: am-nuoc-dau-xom\n", "  # ấm nước\n"),
        ("    text: Đặt ấm nước", "    # lời của ấm nước\n"),
        ("lessons:\n", "# bài học\n"),
    ):
        text = text.replace(old, f"{comment}{old}", 1)
    unit.write_text(f"{text}# hết\n", encoding="utf-8")
    source = root / _SOURCE
    words = source.read_text(encoding="utf-8").replace("  - locator: đoạn 2\n", "  # đoạn hai\n  - locator: đoạn 2\n")
    source.write_text(words, encoding="utf-8")
    migrate(root)
    after = unit.read_text(encoding="utf-8")
    assert "# nguồn của xã\n# bài nào\ncite: [bai-bao-mau-2023#d3]\n" in after
    assert "# bài học\nlessons:\n" in after
    assert after.endswith("# hết\n")
    model = (root / "exemplars/models/am-nuoc-dau-xom.yml").read_text(encoding="utf-8")
    assert model.startswith("# ấm nước\n# lời của ấm nước\nid: am-nuoc-dau-xom\n")
    assert "  # đoạn hai\n  - id: d2\n" in source.read_text(encoding="utf-8")


def test_a_model_whose_file_is_there_already_is_not_written_over(root: Path) -> None:
    path = root / "exemplars/models/am-nuoc-dau-xom.yml"
    path.parent.mkdir()
    path.write_text("id: am-nuoc-dau-xom\nname: Khác\n", encoding="utf-8")
    before = read_trees(root)
    with pytest.raises(MigrationError, match=r"exemplars/models/am-nuoc-dau-xom.yml, mà tên ấy"):
        plan_migration(root)
    assert read_trees(root) == before


def test_what_is_no_citation_by_its_form_stays_and_is_told(root: Path) -> None:
    unit = root / _UNIT
    text = unit.read_text(encoding="utf-8").replace("    locator: đoạn 3\n", "    cho: đoạn 3\n", 1)
    unit.write_text(text, encoding="utf-8")
    with pytest.raises(MigrationError, match=r"exemplars/xa-dong-xanh.yml có trường mà định dạng mới không có chỗ"):
        plan_migration(root)
