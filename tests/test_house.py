"""The house rules of problems: each code is known by a bad file or by a test, and explained to editors."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import handbook
from handbook.messages import read_codes
from handbook.names.mentions import MentionFault

_TESTS = Path(__file__).parent
_PACKAGE = Path(handbook.__file__).parent
_READING = (
    "records/catalog.py",
    "datafile/conflicts.py",
    "datafile/letters.py",
    "records/faults.py",
    "names/mentions.py",
    "records/notation.py",
    "records/placement.py",
    "datafile/syntax.py",
)
_MODULES = [
    *map(_PACKAGE.joinpath, _READING),
    *_PACKAGE.glob("datafile/*.py"),
    *_PACKAGE.glob("checks/*.py"),
]
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
# where the code stands among a call's arguments
_POSITION = {
    "Diagnostic": 1,
    "tell": 1,
    "_tell": 1,
    "warn": 1,
    "Use": 0,
    "_report": 1,
    "_refuse": 1,
    "_Rule": 2,
    "_simple": 0,
    "_Fault": 1,
}

# these are about files as such, so no YAML file can show them: test_catalog.py does
_TESTED_WITHOUT_A_BAD_FILE = frozenset(
    {"file-leftover", "file-link", "file-name", "file-size", "file-unreadable", "folder-missing", "vocabulary-missing"}
)
# only rewriting a file can show these: test_notation.py does
_TESTED_WITH_REWRITING = frozenset({"comment", "rewriting"})


def _find_codes() -> frozenset[str]:
    """Gather every code that the reading and checking modules can write."""
    found = {str(fault) for fault in MentionFault}
    for path in _MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(_find_in(node))
    return frozenset(found)


def _find_in(node: ast.AST) -> Iterator[str]:
    """Read a code out of a call, or out of a tuple of code and words."""
    candidate: ast.expr | None = None
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        position = _POSITION.get(name)
        if position is not None and len(node.args) > position:
            candidate = node.args[position]
        elif name == "_finding":
            candidate = next((each.elts[0] for each in node.args if isinstance(each, ast.Tuple)), None)
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
        candidate = node.value.elts[0]
    if isinstance(candidate, ast.Constant) and isinstance(candidate.value, str) and _CODE.fullmatch(candidate.value):
        yield candidate.value


def _find_shown() -> frozenset[str]:
    return frozenset(re.sub(r"-[0-9]+$", "", path.stem) for path in (_TESTS / "bad").glob("*.yml"))


def test_every_code_has_a_bad_file_or_a_test() -> None:
    assert _find_codes() == _find_shown() | _TESTED_WITHOUT_A_BAD_FILE | _TESTED_WITH_REWRITING


def test_every_code_is_explained_in_the_editors_guide() -> None:
    assert _find_codes() == read_codes().keys()


def test_a_code_with_a_bad_file_needs_no_exception() -> None:
    assert not _find_shown() & _TESTED_WITHOUT_A_BAD_FILE


def test_the_tests_of_codes_without_a_bad_file_name_them() -> None:
    text = (_TESTS / "records/test_catalog.py").read_text(encoding="utf-8")
    assert {code for code in _TESTED_WITHOUT_A_BAD_FILE if f"[{code}]" in text} == _TESTED_WITHOUT_A_BAD_FILE


def test_the_tests_of_rewriting_name_its_codes() -> None:
    text = (_TESTS / "records/test_notation.py").read_text(encoding="utf-8")
    assert all(code in text for code in _TESTED_WITH_REWRITING)


def test_bad_files_are_numbered_without_gaps() -> None:
    for code in sorted(_find_shown()):
        stems = {
            path.stem for path in (_TESTS / "bad").glob(f"{code}*.yml") if re.sub(r"-[0-9]+$", "", path.stem) == code
        }
        assert stems in ({code}, {f"{code}-{number}" for number in range(1, len(stems) + 1)})
