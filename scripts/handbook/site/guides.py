"""The pages of a handbook that are written by hand, as things to be found: the editors' guide, and its own."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.utils.meta import get_data

from handbook.pages import Way, page_address
from handbook.resources import THEME


def list_guides(docs: Path) -> Iterator[Way]:
    """List the pages written by hand that say what they are called; of one name the handbook's own counts."""
    found = {path.relative_to(folder).as_posix(): path for folder in (THEME, docs) for path in folder.rglob("*.md")}
    for name, path in sorted(found.items()):
        _, told = get_data(path.read_text(encoding="utf-8"))
        if title := told.get("title"):
            yield Way(page_address(name), (str(title),), str(told.get("description", "")))
