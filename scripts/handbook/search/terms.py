"""The terms of the index: a folded word, and beside it the marks it is written with where it has any.

What is typed without marks asks for all terms of a word, what is typed with marks for one: ``te`` is tế, tê and tệ,
``tế`` is ``te tê1`` alone. ``search/fold.js`` does the same, letter for letter.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from handbook.text import fold_marks, fold_word, join_letters

_PIECE = re.compile("[0-9][0-9\u0300-\u036f]*|(?:[^\\W0-9_][\u0300-\u036f]*)+")
_D_LETTERS = str.maketrans(dict.fromkeys("ĐðÐɖƉ", "đ"))
_TONES = str.maketrans("", "", "\u0301\u0300\u0309\u0303\u0323")
_TONE = re.compile("[\u0301\u0300\u0309\u0303\u0323]")
_TONE_DIGITS = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_Y_SYLLABLE = re.compile(r"(qu|[hklmst])y")
_LATE_K = re.compile(r"(?<=[aăâ])k$")
_EARLY_K = re.compile(r"^k(?=[aăâoôơuư])")
_MOST_STRETCHES = 50_000  # kept: a word stands in several, with a comma or a capital


def split_terms(text: str) -> list[str]:
    """Split text into terms, as many as it has words."""
    return [*chain.from_iterable(map(_split_stretch, text.split(" ")))]


def mark_word(letters: str) -> str:
    """Write a word so that equal means equally marked: hoà and hòa are one, hóa is another; kỷ and kỉ are one.

    The word is decomposed, in lower case. Its tone becomes a digit at its end.
    """
    tones = _TONE.findall(letters)
    base = unicodedata.normalize("NFC", letters.translate(_TONES))
    if _Y_SYLLABLE.fullmatch(base):
        base = f"{base[:-1]}i"
    return _EARLY_K.sub("c", _LATE_K.sub("c", base)) + (_TONE_DIGITS[tones[-1]] if tones else "")


@lru_cache(_MOST_STRETCHES)
def _split_stretch(stretch: str) -> tuple[str, ...]:
    joined = join_letters(unicodedata.normalize("NFC", stretch))
    letters = unicodedata.normalize("NFD", joined).translate(_D_LETTERS).lower()
    return tuple(map(_write_term, _PIECE.findall(letters)))


def _write_term(piece: str) -> str:
    word, mark = fold_word(fold_marks(piece)), mark_word(piece)
    return word if word[0].isdigit() or mark == word else f"{word} {mark}"
