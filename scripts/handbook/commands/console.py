"""Words on a console whatever letters it has: those it lacks are written with the ones it has."""

import codecs
import io
import sys
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

_ASCII = "handbook-ascii"
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "đ": "d",
        "Đ": "D",
        "«": '"',
        "»": '"',
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "−": "-",
        "→": "->",
        "←": "<-",
        "…": "...",
        "·": "-",
        "•": "-",
        "⚠": "!",
        "×": "x",
    }
)


def open_console() -> None:
    """Make what is printed from now on fit the letters of the console, without a mark rather than not at all."""
    codecs.register(_find_ascii)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not _is_whole(stream.encoding):
            # by its own name, because click takes an ASCII stream for a mistake and writes UTF-8 to it
            name = codecs.lookup(stream.encoding).name
            errors = f"handbook-{name}"
            codecs.register_error(errors, _make_handler(name))
            stream.reconfigure(encoding=_ASCII if name == "ascii" else name, errors=errors)


def fit_json(text: str) -> str:
    """Write JSON with codes for letters the console lacks, so that programs read the same from any console."""
    if _is_whole(sys.stdout.encoding):
        return text
    return "".join(letter if letter.isascii() else _write_code(letter) for letter in text)


def fold_letters(text: str, encoding: str) -> str:
    """Write a text with the letters of an encoding: marks left out, signs by others, «?» for what has no likeness."""
    return "".join(letter if _has(encoding, letter) else _fold_letter(letter, encoding) for letter in text)


def _is_whole(encoding: str) -> bool:
    """Tell whether an encoding has every letter."""
    return codecs.lookup(encoding).name.startswith("utf")


def _fold_letter(letter: str, encoding: str) -> str:
    bare = unicodedata.normalize("NFKD", _SIGNS.get(letter, letter))
    kept = "".join(each for each in bare if not unicodedata.combining(each))
    return "".join(each if _has(encoding, each) else _SIGNS.get(each, "?") for each in kept)


def _has(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _make_handler(encoding: str) -> Callable[[UnicodeError], tuple[str, int]]:
    """Make what a codec asks about the letters it lacks; many of them do not tell it their name."""

    def fold(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return fold_letters(error.object[error.start : error.end], encoding), error.end

    return fold


def _find_ascii(name: str) -> codecs.CodecInfo | None:
    if name.replace("_", "-") != _ASCII:
        return None
    plain = codecs.lookup("ascii")
    return codecs.CodecInfo(
        plain.encode,
        plain.decode,
        plain.streamreader,
        plain.streamwriter,
        plain.incrementalencoder,
        plain.incrementaldecoder,
        name=_ASCII,
    )


def _write_code(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{int.from_bytes(units[at : at + 2]):04x}" for at in range(0, len(units), 2))
