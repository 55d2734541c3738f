"""The house rules of modules: short, no two of one name, one door to a package; their picture fits a screen."""

import ast
from collections import defaultdict
from pathlib import Path

import handbook

_PACKAGE = Path(handbook.__file__).parent
_MOST_LINES = 400
_MOST_SHOWN = 60


def _list_modules() -> list[Path]:
    return sorted(_PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.parent.name if path.stem == "__init__" else path.stem


def test_no_module_is_long() -> None:
    long = {path for path in _list_modules() if len(path.read_text(encoding="utf-8").splitlines()) > _MOST_LINES}
    assert {path.relative_to(_PACKAGE).as_posix() for path in long} == set()


def test_no_two_modules_have_one_name() -> None:
    homes: dict[str, list[Path]] = defaultdict(list)
    for path in _list_modules():
        homes[_name(path)].append(path)
    del homes["handbook"]
    assert {name for name, paths in homes.items() if len(paths) > 1} == set()


def test_no_two_public_classes_have_one_name() -> None:
    homes: dict[str, set[Path]] = defaultdict(set)
    for path in _list_modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].add(path)
    assert {name for name, paths in homes.items() if len(paths) > 1} == set()


def test_outsiders_import_a_package_from_its_door_alone() -> None:
    around = {
        f"{path.relative_to(_PACKAGE)}: {node.module}"
        for path in _list_modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("handbook.")
        if (node.module or "").count(".") > 1
        and (node.module or "").split(".")[1] != path.relative_to(_PACKAGE).parts[0]
    }
    assert around == set()


def test_the_picture_of_the_program_fits_a_screen_and_names_every_package() -> None:
    text = (Path(__file__).parents[1] / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {path.name for path in _PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert {name for name in packages if f"`{name}" not in text} == set()
    assert len(text.splitlines()) <= _MOST_SHOWN
