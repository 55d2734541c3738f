"""What no field of text may carry: tags and entities of web pages, addresses that run programs, links out of place."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

_TAG = re.compile(r"<(?:!--|(?P<gap>\s*)[!?/]?(?P<name>[A-Za-z][\w-]*))[^<>]*(?P<end>>?)")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|(?P<name>[A-Za-z]\w*));")
_KINDS = "application|audio|font|image|message|model|multipart|text|video"
_SCHEME = re.compile(
    r"(?<![\w-])(?:(?:javascript|vbscript):(?:\S|\s+\S+[(=`])\S*"
    rf"|data:\s*(?:(?:{_KINDS})/|[;,]\w)\S*|file:\s*(?:[/\\]|[a-z]:)\S*|ftp:\s*//\S*|blob:\s*\w+:\S*"
    r"|about:\s*(?:blank|srcdoc|config)\b\S*)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[\[(?P<target>[^\[\]|]*)(?:\|(?P<words>[^\[\]]*))?\]\]|\[\[|\]\]")
_WITHIN_WORDS = frozenset(
    {"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "tt", "u"}
)
_BETWEEN_WORDS = frozenset(
    {
        *("blockquote", "body", "br", "button", "center", "dd", "div", "dl", "dt", "embed", "figure", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "iframe", "img", "input", "li", "link", "meta"),
        *(
            "object",
            "ol",
            "option",
            "p",
            "pre",
            "script",
            "select",
            "style",
            "sub",
            "sup",
            "svg",
            "table",
            "tbody",
            "td",
        ),
        *("textarea", "th", "thead", "title", "tr", "ul", "video"),
    }
)


def find_markup(text: str) -> re.Match[str] | None:
    """Find the first tag or entity of a web page; «a < b», «R&D; …» and «AT&T» are none."""
    tag = next(_find_tags(text), None)
    entities = _ENTITY.finditer(text) if "&" in text else iter(())
    entity = next((each for each in entities if each["name"] is None or f"{each['name']};" in html5), None)
    found = [match for match in (tag, entity) if match]
    return min(found, key=lambda match: match.start()) if found else None


def _find_tags(text: str) -> Iterator[re.Match[str]]:
    """Find tags; behind a gap only those of a known name: «< script>» is one, «a < b» and «x < y > z» are none."""
    for tag in _TAG.finditer(text) if "<" in text else ():
        name = (tag["name"] or "").lower()
        if not tag["gap"] or (tag["end"] and len(name) > 1 and name in _WITHIN_WORDS | _BETWEEN_WORDS):
            yield tag


def find_scheme(text: str) -> re.Match[str] | None:
    """Find an address that runs a program or opens a file: javascript:…, data:text/html…; «Big Data: …» is none."""
    return _SCHEME.search(text) if ":" in text else None


def find_link(text: str) -> re.Match[str] | None:
    """Find the brackets of a link to a document."""
    return _LINK.search(text) if "[[" in text or "]]" in text else None


def strip_markup(text: str) -> str:
    """Write a text without the tags and entities of web pages; empty where that could lose or change a word."""
    tags = [*_find_tags(text)]
    if any(not tag["end"] or (tag["name"] or "").lower() not in _WITHIN_WORDS | _BETWEEN_WORDS for tag in tags):
        return ""
    bare = text
    for tag in reversed(tags):
        between = "" if tag["name"].lower() in _WITHIN_WORDS else " "
        bare = f"{bare[: tag.start()]}{between}{bare[tag.end() :]}"
    plain = " ".join(_ENTITY.sub(lambda entity: unescape(entity[0]), bare).split())
    return "" if find_markup(plain) else plain


def strip_links(text: str) -> str:
    """Write a text with the words of its links instead of their brackets; empty where a link has no words."""
    if any(not match["words"] for match in _LINK.finditer(text)):
        return ""
    return " ".join(_LINK.sub(lambda match: match["words"], text).split())
