"""Records of any content, as trees of text, and the many ways to write one and the same tree as YAML."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from handbook.datafile import DataFile, Tree, parse_datafile
from handbook.records import Record
from handbook.records.catalog import HOMES, TABLE_FILES, TABLES
from handbook.records.faults import parse_record
from handbook.records.fields import FieldShape, ValueKind, read_fields
from handbook.records.notation import render_scalar

_WORDS = st.sampled_from(
    [
        *("đường", "Nghị", "a", "x", "Ô", "null", "~", "true", "no", "05", "25.520", "1e3", "0x1f", "2016", ".5", "+1"),
        *("-", "- a", "?", ":", "a:", ":a", "#", "#a", "a#b", "&a", "*a", "!a", "|", ">", "%", "@a", "`a`", ","),
        *("'a'", '"a"', "it's", 'a"b', "“a”", "‘", "[a]", "[[a|b]]", "{a}", "}", "\\", "\\n", "---", "...", "=", "<<"),
        *("99,38%", "73/73", "12:30", "2016-05-15", "…", "–", "✓", ".inf", ".nan", "0o17", "[", "]", "a,"),
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_IDS = st.sampled_from(["a", "b", "05-ct-tum-2016", "2016", "1e3", "null", "true", "xii"])
_DAYS = ["2016", "2016-05", "2016-05-15", "2017-02-30", "0001"]
_KINDS: Mapping[ValueKind, st.SearchStrategy[str]] = MappingProxyType(
    {
        ValueKind.ID: _IDS,
        ValueKind.LINE: _TEXTS,
        ValueKind.PROSE: _TEXTS,
        ValueKind.DATE: st.sampled_from([*_DAYS, "2016~", "2016-05?", "2016-05-15%", "2016-11/2017", "../2016-10-30"]),
        ValueKind.KNOWN_DATE: st.sampled_from(_DAYS),
        ValueKind.NUMBER: st.sampled_from(["05", "25525", "99.380", "-1", "0.0"]),
        ValueKind.URL: st.sampled_from(["https://bao.example/a?b=1#c", "mailto:ban@bao.example"]),
        ValueKind.RANK: st.sampled_from(["0", "12"]),
        ValueKind.FLAG: st.sampled_from(["có", "không"]),
        ValueKind.DIGITS: st.sampled_from(["05", "1049"]),
        ValueKind.CITATION: st.sampled_from(["a#d1", "a#nhan-de", "05-ct#1e3", "null#true"]),
        ValueKind.PRINT: st.sampled_from(["0123456789abcdef", "1234567890123456", "1e34567890123456"]),
        ValueKind.CODE: st.sampled_from(["continues", "together_with"]),
    }
)


def models() -> st.SearchStrategy[str]:
    """Choose a folder of records or a table of the vocabulary."""
    return st.sampled_from(sorted(TABLES))


def model_of(name: str) -> type[Record]:
    """Return the model of a folder or table."""
    return TABLES[name]


def path_of(name: str) -> str:
    """Return the path of a file in a folder, or that of a table."""
    return HOMES[name] if name in TABLE_FILES else f"{HOMES[name]}a.yml"


@st.composite
def trees(draw: st.DrawFn, model: type[Record]) -> dict[str, Tree]:
    """Draw a valid record as a tree of text."""
    tree: dict[str, Tree] = {}
    for name, shape in read_fields(model).items():
        if shape.is_required or draw(st.booleans()):
            tree[name] = draw(values(shape))
    return tree


def values(shape: FieldShape) -> st.SearchStrategy[Any]:
    """Return what a field may hold."""
    one: st.SearchStrategy[Any] = trees(shape.model) if shape.model else _KINDS.get(shape.kind, st.nothing())
    if shape.choices:
        one = st.sampled_from(shape.choices)
    return st.lists(one, min_size=shape.least, max_size=max(2, shape.least + 1)) if shape.is_list else one


def parse_tree(model: type[Record], tree: Tree) -> Record | None:
    """Validate a tree; None where it is no record."""
    return parse_record(model, tree, _EMPTY)[0]


def parse_text(name: str, text: str) -> Record | None:
    """Read one record, or the one of a table, from the text of a file; None where anything is wrong with it."""
    reading = parse_datafile("a.yml", text.encode())
    if reading.diagnostics or reading.file is None:
        return None
    data = reading.file.data
    if name in TABLE_FILES and isinstance(data, dict):
        (data,) = data[name]
    return parse_tree(model_of(name), data)


@st.composite
def writings(draw: st.DrawFn, tree: Tree) -> str:
    """Write a tree as YAML in some way of many: order, style, quotes, blank lines, line ends, byte order mark."""
    text = "\n".join(_write(draw, tree, "")) + draw(st.sampled_from(["", "\n", "\n\n"]))
    text = draw(st.sampled_from(["", "---\n"])) + text
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text


def _write(draw: st.DrawFn, tree: Tree, pad: str) -> list[str]:
    if isinstance(tree, str):
        return [pad + _write_scalar(draw, tree, pad)]
    if not tree or (pad and draw(st.integers(0, 9)) == 0):
        return [pad + json.dumps(_shuffle(draw, tree), ensure_ascii=False)]
    lines: list[str] = []
    for key, value in _shuffle(draw, tree).items() if isinstance(tree, dict) else ((None, item) for item in tree):
        head = "- " if key is None else f"{key}: "
        inner = pad + ("  " if key is None else draw(st.sampled_from(["  ", "    "])))
        written = _write(draw, value, inner)
        if key is None or isinstance(value, str) or written[0].strip().startswith(("{", "[")):
            lines += [pad + head + written[0].strip(), *written[1:]]
        else:
            lines += [pad + head.strip(), *written]
        lines += [""] * draw(st.sampled_from([0, 0, 0, 1]))
    return lines


def _shuffle(draw: st.DrawFn, tree: Tree) -> Tree:
    if isinstance(tree, dict):
        return {key: _shuffle(draw, tree[key]) for key in draw(st.permutations(list(tree)))}
    return [_shuffle(draw, item) for item in tree] if isinstance(tree, list) else tree


def _write_scalar(draw: st.DrawFn, text: str, pad: str) -> str:
    style = draw(st.sampled_from(["plain", "double", "single", "folded"]))
    if style == "double":
        return json.dumps(text, ensure_ascii=False)
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "folded" and not set(text) & set("“”‘’"):
        return ">-\n" + "\n".join(f"{pad}  {word}" for word in text.split(" "))
    return render_scalar(text)


def _read_empty() -> DataFile:
    file = parse_datafile("a.yml", b"a: b\n").file
    assert file is not None
    return file


_EMPTY = _read_empty()
