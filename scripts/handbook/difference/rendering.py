"""A difference as Markdown for reviewers, and as JSON for programs."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from types import MappingProxyType
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from handbook.difference.catalogs import Difference, RecordChange
from handbook.difference.markdown import escape_text, quote_path
from handbook.difference.statements import Statement
from handbook.messages import read_area, say

ItemT = TypeVar("ItemT")

KINDS: Mapping[str, str] = MappingProxyType(read_area("difference")["kinds"])
"""Kind of record → what it is called in a report."""
_ACTIONS: Mapping[str, str] = MappingProxyType(read_area("difference")["actions"])
_MOST_UNFOLDED = 12
_AROUND = 80  # letters that marks and words of the template take around a line, at most


@dataclass(frozen=True, slots=True)
class _Block:
    """What is printed of a record: what a reviewer should mind is never folded away; ``left`` counts what is not."""

    record: RecordChange
    shown: Sequence[Statement]
    folded: Sequence[Statement]
    left: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a short report leaves out: how many statements and whole records, and the warnings among them."""

    statements: int
    records: int
    warnings: Mapping[str, int]


def render_difference(difference: Difference, most: int = 0, *, pages: bool = True) -> str:
    """Write what changed as Markdown; whatever the data hold is shown as plain text, never as markup.

    A text of no more than about ``most`` letters says what it leaves out; warnings are left out last. Without ``pages``
    nothing is said of them.
    """
    environment = Environment(
        loader=PackageLoader("handbook"),
        autoescape=False,  # noqa: S701 - ``finalize`` escapes for Markdown, which HTML escapes would spoil
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_escape,
    )
    outside, altered = difference.outside or (), difference.pages
    addresses = [*altered.added, *altered.removed, *altered.changed] if altered else []
    kept, cut = _choose(difference.records, most // 2)
    text = environment.get_template("difference.md.j2").render(
        difference=difference,
        with_pages=pages,
        groups=[(KINDS[kind], list(blocks)) for kind, blocks in groupby(kept, lambda each: each.record.kind)],
        sums=list(_count(difference)),
        outside=_take(outside, lambda file: len(file.path) + len(file.kind), most // 4),
        outside_kinds=Counter(file.kind for file in outside),
        listed=frozenset(_take(addresses, len, most // 10)),
        cut=cut,
        quote=lambda path: Markup(quote_path(path)),  # noqa: S704 - written as code
    )
    return text.strip() + "\n"


def render_difference_json(difference: Difference) -> str:
    """Write what changed for programs."""
    content = {"is_empty": difference.is_empty, "warnings": difference.warnings, **asdict(difference)}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _choose(records: Sequence[RecordChange], most: int) -> tuple[list[_Block], _Cut | None]:
    """Choose what fits: records with warnings, then their warnings, then the other records, then all the rest."""
    wanted = sorted(_list_lines(records))
    kept = {line[1:3] for line in _take(wanted, lambda line: line[3], most)}
    left = [line[1:3] for line in wanted if line[1:3] not in kept]
    blocks = [_arrange(record, at, kept) for at, record in enumerate(records) if (at, -1) in kept]
    if not left:
        return blocks, None
    warnings: Counter[str] = Counter()
    for at, place in left:
        told = records[at].warnings if place < 0 else (records[at].statements[place].warning,)
        warnings.update(filter(None, told))
    return blocks, _Cut(sum(place >= 0 for _, place in left), sum(place < 0 for _, place in left), warnings)


def _list_lines(records: Sequence[RecordChange]) -> Iterator[tuple[int, int, int, int]]:
    """List what may be printed: how urgent it is, of which record, which statement (-1: its head), how many letters."""
    for at, record in enumerate(records):
        mindful = bool(record.warnings) or any(each.warning for each in record.statements)
        yield 0 if mindful else 2, at, -1, sum(map(len, (record.name, record.title, record.id, *record.warnings)))
        for place, each in enumerate(record.statements):
            yield 1 if each.warning else 3, at, place, len(each.full) + len(each.warning)


def _arrange(record: RecordChange, at: int, kept: set[tuple[int, int]]) -> _Block:
    told = [each for place, each in enumerate(record.statements) if (at, place) in kept]
    left = len(record.statements) - len(told)
    if len(told) <= _MOST_UNFOLDED:
        return _Block(record, told, (), left)
    return _Block(record, [each for each in told if each.warning], [each for each in told if not each.warning], left)


def _take(items: Sequence[ItemT], measure: Callable[[ItemT], int], most: int) -> list[ItemT]:
    """Take the first items that fit; all of them where there is no measure to keep."""
    taken: list[ItemT] = []
    room = most
    for item in items:
        room -= measure(item) + _AROUND
        if most and room < 0:
            break
        taken.append(item)
    return taken


def _count(difference: Difference) -> Iterator[str]:
    """Say in numbers what changed, kind by kind."""
    for kind, records in groupby(difference.records, lambda each: each.kind):
        actions = [record.action for record in records]
        for action, verb in _ACTIONS.items():
            if action in actions:
                yield f"{verb} {actions.count(action)} {_unit(kind)}"


def _unit(kind: str) -> str:
    return say("difference", "tables") if kind == "vocabulary" else KINDS[kind].lower()


def _escape(value: object) -> object:
    """Escape text for Markdown, but for what is Markdown already."""
    return escape_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value
