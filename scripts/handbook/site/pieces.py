"""A staged page taken apart: its front matter, ready HTML blocks and plain headings, if it is made of nothing else.

Such a page differs from the others of its shape only in its texts, and Markdown changes none of them: what it makes of
one page of a shape holds for all. A page with anything more is not taken apart.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Shape = tuple[str, ...]
"""What pages made from one sample share: the folder, lines of front matter, an empty string, the kinds of blocks.

Of a folder in another only the outer one counts, with a slash at its end."""

_FRONT = re.compile(r"---\n((?:[a-z_]+:(?: [^\n]*)?\n|  - [a-z-]+\n)+)---\n+")
_PLAIN = r"[^\"\\\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"  # in a quoted text of YAML
_SETTING = re.compile(rf'(title|description|record|record_copy|linked): "((?:{_PLAIN}++|\\["\\])++)"')
_TO_ESCAPE = re.compile(r'(["\\])')
_HEADING = re.compile(r"(#{1,3}) ((?:[^\W_]|[,.;:?()«»–—/%+-]| (?! ))+) \{ #([a-z][a-z0-9-]*) \}")
_BLOCK = re.compile(r"<(article|aside|div|dl|figure|footer|header|nav|section|table)[\s>]")
_CONTROLS = bytes([*range(ord("\n")), *range(ord("\n") + 1, ord(" ")), 0x7F])
_UNSAFE = (
    re.compile(r"\n +\n"),  # Markdown shortens what looks blank
    re.compile(r"\n(?:```|~~~)"),  # and reads fences in HTML too
    re.compile(r"&(?!(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);)"),
    # what is no tag, or within which tags are none
    re.compile(r"<(?:[!?]|iframe|noembed|noframes|noscript|plaintext|script|style|textarea|xmp)"),
)
_HTML, _TITLED_HTML = "html", "html with h1"  # the theme adds a heading to a page without one
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Pieces:
    """A page as its shape, the name of its folder in another, its own in that, and the texts that fill the shape."""

    shape: Shape
    folder: str
    stem: str
    texts: tuple[str, ...]


def take_apart(name: str, text: str) -> Pieces | None:
    """Take a page apart; None if it holds anything whose conversion may depend on more than its shape."""
    folder, stem = posixpath.split(name.removesuffix(".md"))
    front = _FRONT.match(text)
    if not front or _holds_controls(text) or any(pattern.search(text) for pattern in _UNSAFE):
        return None
    outer, inner = posixpath.split(folder)
    shape, texts = [f"{outer}/" if outer else folder], list[str]()
    for line in front[1].split("\n")[:-1]:
        setting = _SETTING.fullmatch(line)
        shape.append(f"?{setting[1]}" if setting else line)
        texts += [_read_text(setting[2])] if setting else []
    shape.append("")
    position = front.end()
    title = text.find("<h1", position)
    while position < len(text):
        heading = _HEADING.match(text, position)
        end = heading.end() if heading else _find_end(text, position)
        if end < 0 or not (text.startswith(_BREAK, end) or text[end:] == "\n"):
            return None
        if heading:
            shape.append(heading[1])
            texts += heading.group(2, 3)
        else:
            shape.append(_TITLED_HTML if position <= title < end else _HTML)
            texts.append(text[position:end])
        position = end + len(_BREAK)
    return Pieces(tuple(shape), inner, stem, tuple(texts))


def write_sample(shape: Shape, texts: Sequence[str]) -> str:
    """Write the page of a shape that holds other texts; ``take_apart`` gives them back."""
    border = shape.index("", 1)
    rest = iter(texts)
    settings = [_write_setting(line, rest) for line in shape[1:border]]
    blocks = [
        next(rest) if kind in (_HTML, _TITLED_HTML) else f"{kind} {next(rest)} {{ #{next(rest)} }}"
        for kind in shape[border + 1 :]
    ]
    return "\n".join(["---", *settings, "---", _BREAK.join(blocks)]) + "\n"


def list_kinds(shape: Shape) -> Iterator[str]:
    """List the kinds of the texts of a shape: "setting", "word" for headings and their ids, "html", "html with h1"."""
    border = shape.index("", 1)
    yield from ("setting" for line in shape[1:border] if line.startswith("?"))
    for kind in shape[border + 1 :]:
        yield from (kind,) if kind in (_HTML, _TITLED_HTML) else ("word", "word")


def _holds_controls(text: str) -> bool:
    """Tell whether Markdown would take something out, or widen a tab."""
    written = text.encode("utf-8", "surrogatepass")
    return len(written.translate(None, _CONTROLS)) < len(written)  # half the time of a search in the text


def _find_end(text: str, position: int) -> int:
    """Find where the element that begins here ends; -1 if it is no block or is left open.

    Markdown looks at nothing inside it but elements of the same name.
    """
    block = _BLOCK.match(text, position)
    if block is None:
        return -1
    opening, closing = f"<{block[1]}", f"</{block[1]}>"
    end, depth = position, 0
    while (end := text.find(closing, end)) >= 0:
        depth += text.count(opening, position, end) - 1
        position = end = end + len(closing)
        if depth == 0:
            return end
    return -1


def _read_text(quoted: str) -> str:
    return "\\".join(part.replace('\\"', '"') for part in quoted.split("\\\\"))


def _write_setting(line: str, texts: Iterator[str]) -> str:
    if not line.startswith("?"):
        return line
    text = _TO_ESCAPE.sub(r"\\\1", next(texts))
    return f'{line[1:]}: "{text}"'
