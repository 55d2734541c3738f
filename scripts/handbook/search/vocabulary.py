"""All words of the index, by which the page completes and corrects what a reader types."""

from collections.abc import Mapping
from itertools import pairwise

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def write_vocabulary(*spreads: Mapping[str, int]) -> dict[str, str]:
    """Write all words but numbers, each as the length it shares with the one before and the rest.

    ``spreads`` say in how many documents a word stands. ``weights`` has one digit a word: how often it stands
    anywhere, as a power of two.
    """
    words = sorted(term for term in set().union(*spreads) if not term[0].isdigit())
    shared = [0, *(_count_shared(one, other) for one, other in pairwise(words))]
    counts = [sum(spread.get(word, 0) for spread in spreads) for word in words]
    return {
        "words": " ".join(f"{_DIGITS[length]}{word[length:]}" for length, word in zip(shared, words, strict=False)),
        "weights": "".join(_DIGITS[min(count.bit_length(), len(_DIGITS) - 1)] for count in counts),
    }


def _count_shared(one: str, other: str) -> int:
    """Count the first letters two words share, up to what one digit can tell."""
    length = 0
    for letter, beside in zip(one, other, strict=False):
        if letter != beside or length == len(_DIGITS) - 1:
            break
        length += 1
    return length
