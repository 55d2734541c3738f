"""The fold: how texts are compared, in ordered steps, so that what tells words apart is folded last.

Names in prose are compared by letters (case, apostrophes, spelling), marks kept. Slugs and likeness go on to bare
letters; the search goes on to numbers and to what spellings leave open once the marks are gone. ``search/fold.js`` does
the search's fold, letter for letter.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_FIRST = ("oòóỏõọ", "uùúủũụ")
_LAST = {"o": ("aàáảãạ", "eèéẻẽẹ"), "u": ("yỳýỷỹỵ",)}
_EARLY_TONES = {
    first[0] + last[tone]: first[tone] + last[0]
    for first in _FIRST
    for last in _LAST[first[0]]
    for tone in range(1, len(first))
}
_LATE_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![^\W0-9_])")  # hoàn and quý have no other spelling
_SYLLABLE_Y = re.compile(
    r"[yỳýỷỹỵ](?![^\W0-9_])(?:(?<=[hklmst].)(?<![^\W0-9_][hklmst].)|(?<=qu.)(?<![^\W0-9_]qu.))"
)  # begins with the letter sought, so that texts are passed over fast
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_MARKS = re.compile("[\u0300-\u036f]")
_D_LETTERS = str.maketrans(dict.fromkeys("đĐðÐɖƉ", "d"))
_THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])")
_APOSTROPHE = re.compile("(?<=[^\\W0-9_])['’‘ʼ`´′](?=[^\\W0-9_])")
_WORD = re.compile(r"[0-9]+|[^\W0-9_]+")
_PADDED = re.compile(r"^0(?=\d(?!\d))")
_LATE_K = re.compile(r"(?<=a)k$")
_EARLY_K = re.compile(r"^k(?=[aou])")
_MOST_WORDS = 20_000  # kept, more than the words of a large handbook
_MOST_STRETCHES = 50_000  # kept likewise: a word stands in several, with a comma or a capital


def fold_letters(text: str) -> str:
    """Write a text without regard to case, to the form of an apostrophe, or to old and new spelling; marks stay.

    Khóa and khoá, ủy and uỷ, kỷ and kỉ, quý and quí are one. Every letter stays at its place.
    """
    folded = text.casefold()
    if len(folded) != len(text):  # a letter became several, as none of Vietnamese does
        folded = "".join(letter.casefold() if len(letter.casefold()) == 1 else letter for letter in text)
    return _fold_y(_LATE_TONE.sub(lambda match: _EARLY_TONES[match[0]], folded.replace("’", "'")))


def fold_marks(text: str) -> str:
    """Reduce a text to bare lower-case letters: no tones, no marks, đ and its look-alikes as d."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_D_LETTERS).lower()


def fold_text(text: str) -> str:
    """Reduce a text to bare letters, and its numbers to their digits, as the search has them: 4.487 becomes 4487."""
    return join_letters(fold_marks(text))


def join_letters(text: str) -> str:
    """Join what is written apart within a word or a number: M'Đrắk is MĐrắk, 4.487 is 4487."""
    return _THOUSANDS.sub(lambda match: match[0].replace(".", ""), _APOSTROPHE.sub("", text))


@lru_cache(_MOST_WORDS)
def fold_word(word: str) -> str:
    """Settle what spellings leave open: 05 is 5, kỷ is kỉ, quý is quí, Đắk is Đắc. The word has bare letters."""
    if word[0] in "0123456789":
        return word.lstrip("0") or "0"
    return _EARLY_K.sub("c", _LATE_K.sub("c", _fold_y(word)))


def fold_number(digits: str) -> str:
    """Write a document's number as names are compared by: offices write two digits at least, so 05 is 5; 005 is not."""
    return _PADDED.sub("", digits)


def split_words(text: str) -> list[str]:
    """Split text into folded words; letters and digits part, so that CT05, 05CT and CT 05 are the same words."""
    return [*chain.from_iterable(map(_split_stretch, text.split(" ")))]


@lru_cache(_MOST_STRETCHES)
def _split_stretch(stretch: str) -> tuple[str, ...]:
    """Split what stands between two spaces: nothing the fold does looks beyond a space."""
    return tuple(fold_word(word) for word in _WORD.findall(fold_text(stretch)))


def _fold_y(text: str) -> str:
    return _SYLLABLE_Y.sub(lambda match: match[0].translate(_Y_TO_I), text)
