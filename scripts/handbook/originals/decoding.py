"""Bytes of any age as Unicode: what is turned is told, and right text stays letter for letter."""

import re
import unicodedata
from collections.abc import Sequence

from handbook.messages import say
from handbook.originals.original import Notice, OriginalError
from handbook.text import LOOK_ALIKES, is_invisible, is_syllable, turn_text

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_OBJECT = "\ufffc"  # no letter, and seen: it survives the cleaning
_BETWEEN = f"\n{_OBJECT}\n"  # an old set is told line by line
_SAMPLE = 4096
_HIGH_BYTES = frozenset({0x00, 0x01, 0x1E, 0x20})  # of nearly every letter of Vietnamese print in UTF-16
_MOST_OTHERS = 0.05
_MOST_LOST = 0.001
_SOFT_HYPHEN = "\u00ad"
_SURE_LOOK_ALIKES = "ÐðƉ"
_WORD = re.compile(r"\w+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_UNUSUAL = re.compile(r"[^\n\t -~]")


def decode_text(content: bytes, declared: str = "") -> tuple[str, tuple[Notice, ...]]:
    """Decode the bytes of a text and clean its letters; raise OriginalError where they are no text.

    ``declared`` is the encoding that the file itself names; it is believed where the bytes agree.
    """
    text, notices = _decode(content, declared)
    cleaned, more = clean_text(text)
    return cleaned, (*notices, *more)


def clean_texts(texts: Sequence[str]) -> tuple[list[str], tuple[Notice, ...]]:
    """Clean texts that belong together: what set one is of tells of the others."""
    cleaned, notices = clean_text(_BETWEEN.join(text.replace(_OBJECT, "") for text in texts))
    return cleaned.split(_BETWEEN), notices


def clean_text(text: str) -> tuple[str, tuple[Notice, ...]]:
    """Write a text in one spelling of letters: no old set, NFC, nothing invisible, no look-alikes."""
    given = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _UNUSUAL.search(given):
        return given, ()
    notices: list[Notice] = []
    shown = "".join(map(_show, given))
    text, name = turn_text(shown)
    if name:
        notices.append(Notice("encoding", say("originals", "encoding", name=name)))
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        notices.append(Notice("composed", say("originals", "composed")))
    visible = composed.replace(_SOFT_HYPHEN, "").translate(_LIGATURES)
    if visible != composed or len(shown) != len(given):
        notices.append(Notice("invisible", say("originals", "invisible")))
    right = _WORD.sub(lambda match: _right_word(match[0]), visible)
    if right != visible:
        notices.append(Notice("look-alike", say("originals", "look-alike")))
    return right, tuple(notices)


def _decode(content: bytes, declared: str) -> tuple[str, tuple[Notice, ...]]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _read_marked(content[len(mark) :], name)
    if name := _guess_wide(content):
        return _read_marked(content, name)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        raise OriginalError("no-text", say("originals", "no-text"))
    return _read_bytes(content, declared)


def _read_marked(content: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    text = content.decode(name, "replace")
    _check_lost(text)
    notices = () if name == "utf-8" else (Notice("encoding", say("originals", "saved-as", name=name.upper()[:6])),)
    return text, notices


def _guess_wide(content: bytes) -> str:
    """Guess an order of UTF-16 from what each second byte is."""
    sample = content[:_SAMPLE]
    if len(content) % 2 or len(sample) < len("ab") * 2 or 0 not in sample:
        return ""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sum(each not in _HIGH_BYTES for each in high) <= _MOST_OTHERS * len(high):
            return name
    return ""


def _read_bytes(content: bytes, declared: str) -> tuple[str, tuple[Notice, ...]]:
    """Read bytes that are not all UTF-8: an old set, UTF-8 with a few bytes lost, or what the file says they are."""
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") <= _MOST_LOST * len(text):
        return text, (Notice("letters-lost", say("originals", "letters-lost", count=text.count("\ufffd"))),)
    plain = "".join(map(_read_byte, content))
    if turn_text(plain)[1]:
        return plain, ()
    try:
        named = content.decode(declared) if declared else ""
    except (LookupError, UnicodeDecodeError):
        named = ""
    if not named:
        raise OriginalError("unknown-encoding", say("originals", "unknown-encoding"))
    return named, (Notice("encoding", say("originals", "saved-as", name=declared)),)


def _read_byte(byte: int) -> str:
    """Read a byte of Windows-1252, where some bytes are none."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def _check_lost(text: str) -> None:
    if text.count("\ufffd") > max(1, _MOST_LOST * len(text)):
        raise OriginalError("unknown-encoding", say("originals", "unknown-encoding"))


def _show(letter: str) -> str:
    """Write a letter that nobody sees as a blank, a break or nothing, as it looks; TCVN3 has a letter there."""
    if letter == _SOFT_HYPHEN or (letter.isascii() and letter.isprintable()):
        return letter
    if letter in "\u000b\u000c\u0085\u2028\u2029":
        return "\n"
    if not is_invisible(letter):
        return letter
    return " " if unicodedata.category(letter) == "Zs" else ""


def _right_word(word: str) -> str:
    """Write a word with the letters it looks to have; of some look-alikes only where that makes a syllable."""
    if not any(letter in LOOK_ALIKES for letter in word):
        return word
    sure = "".join(LOOK_ALIKES[letter] if letter in _SURE_LOOK_ALIKES else letter for letter in word)
    whole = "".join(LOOK_ALIKES.get(letter, letter) for letter in sure)
    return whole if is_syllable(whole) else sure
