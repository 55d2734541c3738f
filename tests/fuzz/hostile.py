"""Hostile words for every free text of a handbook, and a way to see whether a page took them for more than words.

A page is made twice, once with hostile words and once with as many harmless ones; the two must be the same tree of
elements and attributes.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from pydantic import BaseModel

from handbook.datafile import Tree
from handbook.records import Line, Model, Prose
from handbook.records.catalog import Catalog, Entry

MARKUP = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)//",
    "</style></textarea></title><b>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --!> <![CDATA[ ]]> <?php ?>",
    "&lt;script&gt; &#60;b&#62; &#x3c;i&#x3e; &amp;",
    "<svg/onload=alert(1)> <math><mi//xlink:href=javascript:alert(1)>",
)
WRITING = (
    "[x](javascript:alert(1)) [x](https://a.example) ![x](https://a.example/a.png)",
    "[x]: https://a.example [^1]: y *[HTML]: z",
    "**a** __b__ *c* _d_ ~~e~~ `f` ``g`` \\* \\",
    "# a",
    "- a",
    "1. a",
    "> a",
    "| a | b |",
    "|---|---|",
    "---",
    "===",
    "```html",
    "~~~",
    "{: onclick=alert(1) }",
    "{ #id .class onclick=alert(1) }",
    "{#id .class}",
    "a { .x } : b",
    "{{ config }} {% include 'x' %} {# y #}",
    "${a} %s {0} {target} {target.__class__}",
    "hbmark HBMARK0 hbmark-1-",
    "https://a.example www.a.example a@b.example",
    "!!! note",
    "--8<-- 'mkdocs.yml'",
    "[[_TOC_]] [TOC]",
    "=cmd|'/C calc'!A0 @SUM(1) +1 -1",
)
TYPESETTING = (
    '#import "/etc/passwd": * #read("x")',
    '#eval("1+1") #panic()',
    "$ x $ @label <label> = heading",
    "// a /* b */ ` c ` \\u{202e}",
    '#sys.inputs ] [ ) ( } { " \\"',
)
HARMLESS = "a"

_KEPT = frozenset({"printed", "symbol", "symbols", "abbreviations", "eli", "schema_org", "level"})
_TEMPLATES = frozenset({"sentence", "inverse_sentence"})
_SCHEMES = frozenset({"", "http", "https", "mailto"})
_READERS = tuple(get_args(kind)[1] for kind in (Line, Prose))  # what else is said of a type differs from field to field

Say = Callable[[str], str]


def speak(words: str) -> Say:
    """Return a function that says ``words`` for every text, each time with the number of that text behind them."""
    known: dict[str, int] = {}

    def say(text: str) -> str:
        return f"{words} x{known.setdefault(text, len(known)):05d}"

    return say


def replace_texts(record: BaseModel, say: Say) -> BaseModel:
    """Return a record in which every free text says something else; nothing is validated."""
    hints = get_type_hints(type(record), include_extras=True)
    say = _quote_nothing(type(record), say)
    changed = {
        name: _replace(getattr(record, name), hint, name, say)
        for name, hint in hints.items()
        if name in type(record).model_fields
    }
    return record.model_copy(update=changed)


def replace_catalog(catalog: Catalog, say: Say) -> Catalog:
    """Return a catalog in which every free text of every record says something else."""

    def turn(entry: Entry[Any]) -> Entry[Any]:
        return Entry(replace_texts(entry.record, say), entry.file, entry.prefix)

    changed: dict[str, Any] = {}
    for each in fields(catalog):
        value = getattr(catalog, each.name)
        if each.name in {"shared_names", "changes"}:
            changed[each.name] = tuple(map(turn, value))
        elif each.name not in {"unread", "texts"}:
            changed[each.name] = {key: turn(entry) for key, entry in value.items()}
    return replace(catalog, **changed)


def replace_tree(model: type[BaseModel], tree: Tree, say: Say) -> Tree:
    """Return the data of a file in which every free text says something else."""
    hints = get_type_hints(model, include_extras=True)
    assert isinstance(tree, dict)
    say = _quote_nothing(model, say)
    return {name: _replace_data(value, hints[name], name, say) for name, value in tree.items()}


def grow_tree(page: str) -> Element:
    """Parse a page as a browser would."""
    return html5lib.parse(page, namespaceHTMLElements=False)


def outline(tree: Element) -> list[tuple[str, ...]]:
    """List the elements of a page in order with the names of their attributes; of a drawing only what kinds it has."""
    found: list[tuple[str, ...]] = []
    _walk(tree, found)
    return found


def list_schemes(tree: Element) -> set[str]:
    """List the schemes of all addresses on a page that are not among the allowed ones."""
    names = ("href", "src", "action", "formaction", "data", "poster", "srcset", "{http://www.w3.org/1999/xlink}href")
    addresses = [element.get(name, "") for element in tree.iter() for name in names]
    return {urlsplit(address.strip()).scheme.lower() for address in addresses} - _SCHEMES


def _walk(element: Element, found: list[tuple[str, ...]]) -> None:
    if not isinstance(element.tag, str):
        found.append(("comment",))
        return
    found.append(_describe(element))
    if element.tag.endswith("svg"):
        found.extend(sorted({_describe(inner) for inner in element.iter() if isinstance(inner.tag, str)}))
        return
    for inner in element:
        _walk(inner, found)


def _describe(element: Element) -> tuple[str, ...]:
    return (element.tag, *sorted(element.keys()))


def _list_types(hint: object) -> Iterator[object]:
    yield hint
    if get_origin(hint) is not Annotated:
        for inner in get_args(hint):
            yield from _list_types(inner)
    else:
        yield from _list_types(get_args(hint)[0])


def _is_text(hint: object) -> bool:
    kinds = [get_args(kind)[1:] for kind in _list_types(hint) if get_origin(kind) is Annotated]
    return any(reader in told for told in kinds for reader in _READERS)


def _quote_nothing(model: type[BaseModel], say: Say) -> Say:
    """Let a model say no quotation mark: texts link what they quote where the name of a model quotes it too."""
    return (lambda text: say(text).replace('"', "'")) if issubclass(model, Model) else say


def _say(text: str, name: str, say: Say) -> str:
    return f"{say(text)} {{target}}" if name in _TEMPLATES else say(text)


def _replace(value: Any, hint: object, name: str, say: Say) -> Any:  # noqa: ANN401 - any field of any record
    if isinstance(value, BaseModel):
        return replace_texts(value, say)
    if isinstance(value, tuple):
        return tuple(_replace(item, hint, name, say) for item in value)
    if isinstance(value, str) and _is_text(hint) and name not in _KEPT and not _is_id(name, value):
        return _say(value, name, say)
    return value


def _replace_data(value: Tree, hint: object, name: str, say: Say) -> Tree:
    inner = next((kind for kind in _list_types(hint) if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
    if isinstance(value, dict) and inner:
        return replace_tree(inner, value, say)
    if isinstance(value, list):
        return [_replace_data(item, hint, name, say) for item in value]
    if isinstance(value, str) and _is_text(hint) and name not in _KEPT and not _is_id(name, value):
        return _say(value, name, say)
    return value


def _is_id(name: str, value: str) -> bool:
    """Tell whether a text names a record: the type of a relation does."""
    return name == "type" and value.isascii()
