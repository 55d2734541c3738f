"""What is planned, told file by file before it is done."""

from collections.abc import Iterator

from handbook.messages import say
from handbook.refactoring.alteration import Refactoring


def render_refactoring(refactoring: Refactoring) -> str:
    """Tell what would be done to which file."""
    return "\n".join(_list_lines(refactoring))


def _list_lines(refactoring: Refactoring) -> Iterator[str]:
    yield refactoring.title
    for each in refactoring.files:
        is_moved = each.target is not None and each.target != each.path
        way = f"{each.path} → {each.target}" if is_moved else each.path
        yield f"  {way}: {'; '.join(each.notes)}"
    for path, target in refactoring.moves:
        yield f"  {path} → {target}"
    yield say("refactoring", "count", count=len(refactoring.files))
