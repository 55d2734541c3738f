"""What a memo keeps as bytes, and back: for a later run of the same program on the same machine.

Bytes are only for one who made them or can tell that they are his own: whoever writes them decides what is run.
"""

import copyreg
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from io import BytesIO
from operator import attrgetter
from types import MappingProxyType
from typing import Any

_Reduce = Callable[[Any], Any]


def pack_kept(kept: object) -> bytes:
    """Write what is kept."""
    stream = BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(kept)
    return stream.getvalue()


def unpack_kept(content: "bytes | memoryview") -> Any:  # noqa: ANN401 - whatever was kept
    """Read what was written; bytes that this program did not write raise whatever they will."""
    return pickle.loads(content)  # noqa: S301 - as above


class _Reducers(dict[type, _Reduce]):
    """How things of a type are written: dataclasses by their fields, without what they worked out; tables as they are.

    What the library does with frozen dataclasses looks through the list of fields for each, and takes twice the time.
    """

    def __missing__(self, kind: type) -> _Reduce:
        if is_dataclass(kind) and all(each.init for each in fields(kind)):
            self[kind] = _make_reducer(kind)
            return self[kind]
        return copyreg.dispatch_table[kind]


def _make_reducer(kind: type) -> _Reduce:
    names = [each.name for each in fields(kind)]
    if len(names) == 1:
        return lambda thing: (kind, (getattr(thing, names[0]),))
    get = attrgetter(*names)
    return lambda thing: (kind, get(thing))


def show_table(table: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """Make a table that nobody writes to; its type has no name by which it could be found again."""
    return MappingProxyType(table)


class _Pickler(pickle.Pickler):
    dispatch_table = _Reducers({MappingProxyType: lambda table: (show_table, (dict(table),))})
