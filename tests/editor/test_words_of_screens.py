"""The words of the screens: what templates say is there, and what is there is said; none is a word of Git."""

import re
from pathlib import Path

import handbook
from handbook.messages import read_area

_TEMPLATES = Path(handbook.__file__).parent / "templates/editor"
_GIT = re.compile(r"\b(git|commit|branch|push|pull|merge|rebase|stash|diff|repo\w*|patch)\b", re.IGNORECASE)


def test_templates_say_just_the_words_there_are() -> None:
    texts = [path.read_text(encoding="utf-8") for path in _TEMPLATES.iterdir()]
    said = {name for text in texts for name in re.findall(r'words\("([\w-]+)"', text)}
    begun = {name for name in said if name.endswith("-")}
    words = read_area("editor")["screens"].keys()
    assert {name for name in words if not name.startswith(tuple(begun))} == said - begun
    assert all(any(name.startswith(each) for name in words) for each in begun)


def test_no_editor_meets_a_word_of_git() -> None:
    area = read_area("editor")
    sentences = [*area["screens"].values(), *(text for text in area.values() if isinstance(text, str))]
    assert [text for text in sentences if _GIT.search(text)] == []
