"""The house rules of problems: each code is known by a bad file or by a test; its words explain it to editors."""

import re
from collections import Counter
from pathlib import Path

from handbook.messages import read_codes

_TESTS = Path(__file__).parent

# these are about files as such, so no YAML file can show them: test_catalog.py does
_TESTED_WITHOUT_A_BAD_FILE = frozenset(
    {"file-leftover", "file-link", "file-name", "file-size", "file-unreadable", "folder-missing", "vocabulary-missing"}
)
# only rewriting a file can show these: test_notation.py does
_TESTED_WITH_REWRITING = frozenset({"comment", "rewriting"})


def _find_shown() -> frozenset[str]:
    return frozenset(re.sub(r"-[0-9]+$", "", path.stem) for path in (_TESTS / "bad").glob("*.yml"))


def test_every_code_has_a_bad_file_or_a_test() -> None:
    assert read_codes().keys() == _find_shown() | _TESTED_WITHOUT_A_BAD_FILE | _TESTED_WITH_REWRITING


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


def test_no_two_files_of_tests_have_one_name() -> None:
    names = Counter(path.name for path in _TESTS.rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
