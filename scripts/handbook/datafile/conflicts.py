"""Two people's changes that git could not merge: what of both stays, and where one must be chosen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from handbook.diagnostics import Diagnostic, Place
from handbook.messages import tell

_MARK = re.compile(r"(?P<kind>[<=>|])(?P=kind){6}(?: |$)")
_FIELD = re.compile(r"(?P<lead> *(?P<dash>- +)?)(?P<key>[\w-]+):(?: +(?P<value>\S.*))?")
_ITEM = re.compile(r" *- ")
_SIDES = {"<": "ours", "|": "origin", "=": "theirs"}
_MOST_LINES = 9


@dataclass(slots=True)
class _Conflict:
    """The lines of both sides, and those both started from where git shows them."""

    ours: list[str] = field(default_factory=list)
    origin: list[str] = field(default_factory=list)
    theirs: list[str] = field(default_factory=list)

    @property
    def is_half(self) -> bool:
        """Tell whether one side has nothing here: it took away, or never had, what the other has."""
        return not any(map(str.strip, self.ours)) or not any(map(str.strip, self.theirs))

    @property
    def has_items(self) -> bool:
        """Tell whether both sides have items of a list."""
        return any(map(_ITEM.match, self.ours)) and any(map(_ITEM.match, self.theirs))


def scan_conflicts(path: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Report that a file was left unmerged, once, and what becomes of the two sides: nobody's entry is given up."""
    marks = {number: match["kind"] for number, line in enumerate(lines, 1) if (match := _MARK.match(line))}
    if not marks:
        return
    first = next(iter(marks))
    conflicts = tuple(_read_conflicts(lines, marks))
    has_items, has_halves = (any(map(attrgetter(name), conflicts)) for name in ("has_items", "is_half"))
    chosen = dict.fromkeys(name for conflict in conflicts for name in _find_chosen(conflict))
    yield tell(
        Place(path, first, 1, len(lines[first - 1])),
        "merge-conflict",
        items=has_items,
        chosen=", ".join(f"«{name}»" for name in chosen),
        apart=any(line.startswith(" ") for conflict in conflicts for line in conflict.ours),
        half=has_halves,
        whole=not (has_halves or chosen or has_items),
        marks=", ".join(map(str, [*marks][:_MOST_LINES])),
        left=max(0, len(marks) - _MOST_LINES),
    )


def _read_conflicts(lines: tuple[str, ...], marks: Mapping[int, str]) -> Iterator[_Conflict]:
    conflict, side = _Conflict(), ""
    for number, line in enumerate(lines, 1):
        kind = marks.get(number)
        if kind == ">" and side:
            yield conflict
            conflict, side = _Conflict(), ""
        elif kind:
            side = _SIDES.get(kind, "")
        elif side:
            getattr(conflict, side).append(line)


def _find_chosen(conflict: _Conflict) -> Iterator[str]:
    """Find the fields of one and the same thing that have another value on each side."""
    ours, theirs = _read_things(conflict.ours), _read_things(conflict.theirs)
    for name in ours.keys() & theirs.keys():
        mine, others = ours[name], theirs[name]
        yield from (key for key in mine if key in others and mine[key] != others[key])


def _read_things(lines: list[str]) -> Mapping[str | None, Mapping[str, str]]:
    """Read the fields of a side: those outermost by the item they are of, what is no item by no name."""
    found = [match for match in map(_FIELD.fullmatch, map(str.rstrip, lines)) if match]
    outermost = min((len(match["lead"]) for match in found), default=None)
    things: dict[str | None, dict[str, str]] = {}
    name = None
    for match in found:
        if len(match["lead"]) == outermost:
            if match["dash"]:
                name = match["value"]
            if match["value"]:
                things.setdefault(name, {})[match["key"]] = match["value"]
    return things
