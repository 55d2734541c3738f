"""The fold: the one form in which words are indexed and looked up. ``fold.js`` does the same, letter for letter."""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_MARKS = re.compile("[\u0300-\u036f]")
_D_LETTERS = str.maketrans(dict.fromkeys("đĐðÐɖƉ", "d"))
_THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])")
_WORD = re.compile(r"[0-9]+|[^\W0-9_]+")
_Y_SYLLABLES = re.compile(r"[hklmst]y")
_LATE_K = re.compile(r"(?<=a)k$")
_EARLY_K = re.compile(r"^k(?=[aou])")
_MOST_WORDS = 20_000  # kept, more than the words of a large handbook
_MOST_STRETCHES = 50_000  # kept likewise: a word stands in several, with a comma or a capital


def fold_text(text: str) -> str:
    """Take away case, tones and marks; đ and its look-alikes become d; 4.487 becomes 4487."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_D_LETTERS).lower()
    return _THOUSANDS.sub(lambda match: match[0].replace(".", ""), bare)


@lru_cache(_MOST_WORDS)
def fold_word(word: str) -> str:
    """Settle what spellings leave open: 05 is 5, kỷ is kỉ, quý is quí, Đắk is Đắc. The word is already folded text."""
    if word[0] in "0123456789":
        return word.lstrip("0") or "0"
    if word == "quy":
        return "qui"
    if _Y_SYLLABLES.fullmatch(word):
        return f"{word[0]}i"
    return _EARLY_K.sub("c", _LATE_K.sub("c", word))


def split_words(text: str) -> list[str]:
    """Split text into folded words; letters and digits part, so that CT05, 05CT and CT 05 are the same words."""
    return [*chain.from_iterable(map(_split_stretch, text.split(" ")))]


@lru_cache(_MOST_STRETCHES)
def _split_stretch(stretch: str) -> tuple[str, ...]:
    """Split what stands between two spaces: nothing the fold does looks beyond a space."""
    return tuple(fold_word(word) for word in _WORD.findall(fold_text(stretch)))
