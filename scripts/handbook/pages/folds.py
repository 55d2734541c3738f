"""What of a list a narrow screen shows, and what it shows when asked."""

from collections.abc import Callable
from typing import TypeVar

from handbook.pages.blocks import Block, Flow, Fold
from handbook.pages.lines import Run

ItemT = TypeVar("ItemT")

_OPEN = 2  # things of a list that a narrow screen shows without being asked


def fold_blocks(what: str, blocks: Flow, shown: int, total: int = 0) -> Flow:
    """Fold things away, ``shown`` of ``total``, where they are more than a narrow screen has room for."""
    count = f"{shown} trong {total}" if total > shown else f"{shown}"
    return (Fold((Run(f"Xem {count} {what}"),), blocks),) if shown > _OPEN else blocks


def fold_later(make: Callable[[tuple[ItemT, ...]], Block], items: tuple[ItemT, ...], rest: Flow = ()) -> Flow:
    """List what ``make`` lists, with its later items folded away; one alone is not worth asking for."""
    most = _OPEN if len(items) > _OPEN + 1 else len(items)
    first, later = make(items[:most]), items[most:]
    return (first, Fold((Run(f"Xem {len(later)} mục nữa"),), (make(later), *rest))) if later else (first, *rest)
