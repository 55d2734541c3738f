"""Where Vietnamese stands in the program: words of readers in templates, theme and pages, of editors in messages.

The files a handbook begins with, in ``starter``, are editors' too.

``vietnamese.txt`` lists every other file that holds any, with how many strings of it do (lines, where it is no Python).
The list only shrinks: a new word goes to its place, and whoever takes one out lowers the list.
"""

import ast
import re
from collections.abc import Mapping
from pathlib import Path

import handbook

_PACKAGE = Path(handbook.__file__).parent
_HOMES = frozenset({"templates", "theme", "pages", "messages", "starter"})
_MODELS = frozenset(f"records/{name}.py" for name in ("claims", "dossiers", "entries", "reviews", "values"))
_LETTER = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


def _count_strings(path: Path) -> int:
    text = path.read_text(encoding="utf-8")
    parts = text.splitlines()
    if path.suffix == ".py":
        strings = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
        parts = [value for value in strings if isinstance(value, str)]
    return sum(1 for part in parts if _LETTER.search(part))


def _count_all() -> Mapping[str, int]:
    files = {path.relative_to(_PACKAGE): path for path in sorted(_PACKAGE.rglob("*.*")) if path.is_file()}
    elsewhere = {name: path for name, path in files.items() if name.parts[0] not in _HOMES and path.suffix != ".pyc"}
    counts = {name.as_posix(): _count_strings(path) for name, path in elsewhere.items()}
    return {name: count for name, count in counts.items() if count and name not in _MODELS}


def _read_listed() -> Mapping[str, int]:
    rows = (
        line.split() for line in Path(__file__).with_name("vietnamese.txt").read_text(encoding="utf-8").splitlines()
    )
    return {name: int(count) for count, name in rows}


def test_no_other_file_gains_vietnamese_words_and_what_was_moved_is_struck_from_the_list() -> None:
    counted, listed = _count_all(), _read_listed()
    changed = {name: counted.get(name, 0) - listed.get(name, 0) for name in counted.keys() | listed.keys()}
    assert {name: change for name, change in changed.items() if change} == {}
