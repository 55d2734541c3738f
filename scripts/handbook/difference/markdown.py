"""Words of strangers in Markdown: shown as they are, never as markup, a link, a call or a reference."""

import re
import unicodedata

_MARKS = re.compile(r"([\\`*_\[\]<>~&])")
_ADDRESS = re.compile(r"(?i)(?:\b[a-z][a-z0-9+.-]*://|\bwww\.|\b(?:mailto|xmpp):)[^\s«»`]+")
_BREAK = "\u200b"
_CALLS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("@"), f"@{_BREAK}"),
    (re.compile("#"), rf"\\#{_BREAK}"),
    (re.compile(r"\$"), rf"\\${_BREAK}"),  # the forge sets formulas, and a formula can be white on white
    (re.compile(r"(?i)\b(GH)-(?=\d)"), rf"\1{_BREAK}-"),
)
_MOST_PATH = 160
_ALWAYS_SHOWN = frozenset("«»…–—“”‘’·•→⚠°²³")


def escape_text(text: str) -> str:
    """Escape a text; addresses stand as code, so that they can be copied and are no links."""
    text = show_hidden(text)
    parts, at = [], 0
    for match in _ADDRESS.finditer(text):
        parts += [_escape_words(text[at : match.start()]), f"`{match[0]}`"]
        at = match.end()
    return "".join([*parts, _escape_words(text[at:])])


def quote_path(path: str) -> str:
    """Write the name of a file as code: letters that hide, turn the writing or look like others by their numbers."""
    if len(path) > _MOST_PATH:
        path = f"{path[: _MOST_PATH // 2]}…{path[-_MOST_PATH // 2 :]}"
    shown = "".join(letter if _is_usual(letter) else _number(letter) for letter in path)
    return f"`{shown}`"


def show_hidden(text: str, kept: str = "") -> str:
    """Write what nobody would see (control letters, those that turn the direction of writing) by its number."""
    return "".join(each if each.isprintable() or each in kept else _number(each) for each in text)


def fence_text(text: str) -> str:
    """Put lines between fences longer than any in them."""
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{show_hidden(text, kept=chr(10))}\n{fence}"


def _escape_words(text: str) -> str:
    text = _MARKS.sub(r"\\\1", text)
    for pattern, plain in _CALLS:
        text = pattern.sub(plain, text)
    return text


def _is_usual(letter: str) -> bool:
    if letter.isascii():
        return letter.isprintable() and letter != "`"
    return letter in _ALWAYS_SHOWN or unicodedata.name(letter, "").startswith("LATIN ")


def _number(letter: str) -> str:
    return f"\\u{{{ord(letter):x}}}"
