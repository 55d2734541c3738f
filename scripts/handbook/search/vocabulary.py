"""All words of the index, by which the page completes and corrects what a reader types."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def write_vocabulary(*spreads: Mapping[str, int]) -> dict[str, str]:
    """Write all words but numbers, each as the length it shares with the one before and the rest.

    ``spreads`` say in how many documents a term stands. ``weights`` has one digit a word: how often it stands
    anywhere, as a power of two.
    """
    often: Counter[str] = Counter()
    for spread in spreads:
        for term, count in spread.items():
            often[term.partition(" ")[0]] += count
    words = sorted(word for word in often if not word[0].isdigit())
    shared = [0, *(_count_shared(one, other) for one, other in pairwise(words))]
    return {
        "words": " ".join(f"{_DIGITS[length]}{word[length:]}" for length, word in zip(shared, words, strict=False)),
        "weights": "".join(
            _DIGITS[min(count.bit_length(), len(_DIGITS) - 1)] for count in map(often.__getitem__, words)
        ),
    }


def _count_shared(one: str, other: str) -> int:
    """Count the first letters two words share, up to what one digit can tell."""
    length = 0
    for letter, beside in zip(one, other, strict=False):
        if letter != beside or length == len(_DIGITS) - 1:
            break
        length += 1
    return length
