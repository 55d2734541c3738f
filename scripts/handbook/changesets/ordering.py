"""The order of a list of which three versions are made one."""

from collections.abc import Iterable, Sequence


def merge_order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...] | None:
    """Order all that either side has; None where both put what was there into other orders."""
    common = {*base} & {*mine} & {*theirs}
    old, own, other = ([key for key in each if key in common] for each in (base, mine, theirs))
    if own == old:
        return _insert(theirs, mine)
    return _insert(mine, theirs) if other in (old, own) else None


def _insert(first: Sequence[str], second: Iterable[str]) -> tuple[str, ...]:
    """Put what only the second has into the order of the first, each behind what it stood behind."""
    order = [*first]
    place = 0
    for key in second:
        if key in order:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return tuple(order)
