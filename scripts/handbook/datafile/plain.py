"""YAML as a plain tree, fast: no places, and nothing but what no reader could take in two ways."""

import re
import sys
from collections.abc import Callable

import yaml

from handbook.datafile.marks import EMPTY, MAX_DEPTH, Tree

_COMMENT = re.compile(r"(?:^|\s)#")
_SHORT = 40  # characters: ids, dates and places come again in thousands of records, and are kept once

_Next = Callable[[], yaml.Event | None]


class _DoubtError(Exception):
    """The text needs the slow reader, which knows places and words."""


def read_plain(text: str) -> "Tree | None":
    """Read a text that holds nothing unusual; None where it must be read with its places (see ``marks``).

    Unusual is all that the slow reader reports, and whatever only it can tell from that: a «#» that begins a comment,
    any backslash, any empty value.
    """
    if _COMMENT.search(text) or "\\" in text:
        return None
    loader = yaml.CBaseLoader(text)
    try:
        return _read_document(loader.get_event)
    except (yaml.YAMLError, _DoubtError):
        return None
    finally:
        loader.dispose()


def _read_document(next_event: _Next) -> Tree:
    next_event()
    if type(next_event()) is not yaml.DocumentStartEvent:
        raise _DoubtError
    data = _read_node(next_event, next_event(), 0)
    next_event()
    if type(next_event()) is not yaml.StreamEndEvent:
        raise _DoubtError
    return data


def _read_node(next_event: _Next, event: yaml.Event | None, depth: int) -> Tree:
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return _read_scalar(event)
    if depth > MAX_DEPTH or not isinstance(event, yaml.CollectionStartEvent) or event.anchor or event.tag:
        raise _DoubtError
    depth += 1
    if kind is yaml.SequenceStartEvent:
        items: list[Tree] = []
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            items.append(_read_node(next_event, event, depth))
        return items
    mapping: dict[str, Tree] = {}
    while type(event := next_event()) is not yaml.MappingEndEvent:
        name = _read_scalar(event)
        if name in mapping:
            raise _DoubtError
        event = next_event()
        is_text = type(event) is yaml.ScalarEvent  # most are: a call less for each
        mapping[name] = _read_scalar(event) if is_text else _read_node(next_event, event, depth)
    return mapping


def _read_scalar(event: yaml.Event | None) -> str:
    if type(event) is not yaml.ScalarEvent or event.anchor or event.tag:
        raise _DoubtError
    value: str = event.value
    if value in EMPTY or value.isspace():
        raise _DoubtError
    return sys.intern(value) if len(value) <= _SHORT else value
