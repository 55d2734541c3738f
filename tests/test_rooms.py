"""The house rules of modules: short, and no two of one name.

What breaks a rule today is listed here with how far it goes. The lists only shrink: what is mended is struck out.
"""

import ast
from collections import defaultdict
from pathlib import Path

import handbook

_PACKAGE = Path(handbook.__file__).parent
_MOST_LINES = 400
_LONG: frozenset[str] = frozenset()
_SHARED_MODULES: frozenset[str] = frozenset({})
_SHARED_CLASSES: frozenset[str] = frozenset({})


def _list_modules() -> list[Path]:
    return sorted(_PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.parent.name if path.stem == "__init__" else path.stem


def test_no_module_is_long() -> None:
    long = {path for path in _list_modules() if len(path.read_text(encoding="utf-8").splitlines()) > _MOST_LINES}
    assert {path.relative_to(_PACKAGE).as_posix() for path in long} == _LONG


def test_no_two_modules_have_one_name() -> None:
    homes: dict[str, list[Path]] = defaultdict(list)
    for path in _list_modules():
        homes[_name(path)].append(path)
    del homes["handbook"]
    assert {name for name, paths in homes.items() if len(paths) > 1} == _SHARED_MODULES


def test_no_two_public_classes_have_one_name() -> None:
    homes: dict[str, set[Path]] = defaultdict(set)
    for path in _list_modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].add(path)
    assert {name for name, paths in homes.items() if len(paths) > 1} == _SHARED_CLASSES
