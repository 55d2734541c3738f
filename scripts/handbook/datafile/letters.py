"""Letters a file must not hold: what looks like Vietnamese and is not, what nobody sees, and old encodings."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from handbook.diagnostics import Diagnostic, Place
from handbook.messages import read_area, say, tell
from handbook.text import LOOK_ALIKES, find_old_word, find_unprintable, is_foreign_letter, is_invisible

_OPENING_CURLY_QUOTE = re.compile(r"\s*(?:- )?(?:[\w-]+: )?(?P<quote>[“”‘’])")
_CURLY_VALUE = re.compile(r"(?P<before>\s*(?:- )?(?:[\w-]+: )?)[“‘](?P<inside>[^“”‘’\"]*)[”’]\s*")
# UTF-8 read as Windows-1252; a capital before a closing quote (XÃ») is none
_MISREAD = re.compile(
    r"á[º»](?:[\u0080-\u00bf\u0152-\u2122]|(?=[a-z]))|Ä[‘\u0090\u0091]|Æ[°¡¯]|Ã[\u0080-\u00aa\u00ac-\u00ba\u00bc-\u00bf]"
)
# changed by NFKC, and yet what anybody writes
_USUAL = frozenset("…™\u00b4\u00a8\u00af\u00b8\u02dc")
_MOST_LINES = 8
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LOOKS = frozenset("аеорсухіјѕһԁԛԝАВЕЅКМНОРСТУХІЈοαιυνκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
"""Letters of other scripts that look like Latin ones: a word of nothing else was rather mistyped than meant."""


@dataclass(frozen=True, slots=True)
class _Sighting:
    """What one rule finds in a file: the first spot, with its letter and line, and how much more there is.

    ``many`` counts the lines and ``spots`` the spots, where there are several; ``others`` lists the other lines.
    """

    place: Place
    line: str
    letter: str
    many: int
    spots: int
    others: str


def scan_lines(path: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Find the faults of single characters, which YAML itself would let pass or report badly.

    What may come in many lines at once is reported once a file.
    """
    yield from _scan_quotes(path, lines)
    left = [(number, line) for number, line in enumerate(lines, 1) if not line.isascii() or not line.isprintable()]
    for find, explain in _ONCE_A_FILE:
        spots = [(number, column) for number, line in left for column in find(line)]
        if spots:
            yield explain(_gather(path, lines, spots))
        if find is _find_old:  # such a line is wrong from letter to letter
            left = [each for each in left if each[0] not in dict(spots)]


def _gather(path: str, lines: tuple[str, ...], spots: list[tuple[int, int]]) -> _Sighting:
    (first, column), numbers = spots[0], sorted(dict(spots))
    others = [str(number) for number in numbers if number != first]
    listed = ", ".join(others[:_MOST_LINES]) + (" …" if len(others) > _MOST_LINES else "")
    many, found = (count if count > 1 else 0 for count in (len(numbers), len(spots)))
    line = lines[first - 1]
    return _Sighting(Place(path, first, column + 1), line, line[column], many, found, listed)


def _tell(seen: _Sighting, code: str, variant: str = "", **words: object) -> Diagnostic:
    number = f"{ord(seen.letter):04X}"
    return tell(
        seen.place,
        code,
        variant,
        letter=seen.letter,
        number=number,
        many=seen.many,
        spots=seen.spots,
        others=seen.others,
        **words,
    )


def _find_tabs(line: str) -> Iterable[int]:
    return (line.index("\t"),) if "\t" in line else ()


def _explain_tab(seen: _Sighting) -> Diagnostic:
    if seen.line[: seen.place.column - 1].strip():
        return _tell(seen, "tab", "inside", line=" ".join(seen.line.split()))
    return _tell(seen, "tab")


def _find_loose_marks(line: str) -> Iterable[int]:
    if line.isascii() or unicodedata.is_normalized("NFC", line):
        return ()
    composed = unicodedata.normalize("NFC", line)
    return (next((at for at, pair in enumerate(zip(line, composed, strict=False)) if pair[0] != pair[1]), 0),)


def _explain_loose_mark(seen: _Sighting) -> Diagnostic:
    return _tell(seen, "not-nfc", line=unicodedata.normalize("NFC", seen.line).strip())


def _find_invisible(line: str) -> Iterable[int]:
    return (at for at, letter in enumerate(line) if letter != "\t" and is_invisible(letter))


def _explain_invisible(seen: _Sighting) -> Diagnostic:
    name = read_area("nouns")["letters"].get(seen.letter, "")
    return _tell(seen, "invisible", name=name, line="".join(map(_clean, seen.line)).strip())


def _clean(letter: str) -> str:
    if not is_invisible(letter):
        return letter
    return " " if unicodedata.category(letter).startswith("Z") or letter == "\u000b" else ""


def _find_old(line: str) -> Iterable[int]:
    """Find where letters of an old encoding, or of one that was misread, begin."""
    if line.isascii():
        return ()
    for match in _MISREAD.finditer(line):
        if not (match[0].startswith("á»") and line.rfind("«", 0, match.start()) > line.rfind("»", 0, match.start())):
            return (match.start(),)
    found = find_old_word(line)
    return (found[0],) if found else ()


def _explain_old(seen: _Sighting) -> Diagnostic:
    found = find_old_word(seen.line)
    if found is None or _MISREAD.search(seen.line):
        return _tell(seen, "file-encoding", "misread")
    readings = say("phrases", "or").join(f"«{reading.strip()}»" for reading in found[1])
    return _tell(seen, "file-encoding", "old", readings=readings)


def _scan_quotes(path: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, 1):
        quote = _OPENING_CURLY_QUOTE.match(line)
        if quote:
            whole = _CURLY_VALUE.fullmatch(line)
            rewritten = f'{whole["before"].strip()} "{whole["inside"]}"' if whole else ""
            place = Place(path, number, quote.start("quote") + 1)
            yield tell(place, "curly-quote", quote=quote["quote"], line=rewritten)


def _find_look_alikes(line: str) -> Iterable[int]:
    return (at for at, letter in enumerate(line) if letter in LOOK_ALIKES)


def _explain_look_alike(seen: _Sighting) -> Diagnostic:
    line = "".join(LOOK_ALIKES.get(each, each) for each in seen.line).strip()
    return _tell(seen, "look-alike", right=LOOK_ALIKES[seen.letter], line=line)


def _find_foreign(line: str) -> Iterable[int]:
    """Find letters of other scripts that no word of another language explains: in a Latin word, or like Latin ones."""
    if not any(map(is_foreign_letter, line)):
        return ()
    words = [(word.start(), word[0]) for word in _WORD.finditer(line)]
    mixed = [(at, word) for at, word in words if not all(map(is_foreign_letter, word))]
    if any(len(word) > 1 and not _LATIN_LOOKS.issuperset(word) for _, word in {*words}.difference(mixed)):
        words = mixed  # the line quotes that language
    return [at + place for at, word in words for place, letter in enumerate(word) if is_foreign_letter(letter)]


def _explain_foreign(seen: _Sighting) -> Diagnostic:
    return _tell(seen, "foreign-letter")


def _find_compatible(line: str) -> Iterable[int]:
    if unicodedata.is_normalized("NFKC", line):
        return ()
    return (at for at, letter in enumerate(line) if _spell(letter) != letter)


def _explain_compatible(seen: _Sighting) -> Diagnostic:
    return _tell(seen, "compatibility", spelt=_spell(seen.letter), line=_spell_line(seen.line).strip())


def _spell(character: str) -> str:
    """Write a letter, digit or sign that is a form of others as those: ﬁ, Ａ, ², №, ½."""
    if character in _USUAL or is_invisible(character) or is_foreign_letter(character):
        return character
    return unicodedata.normalize("NFKC", character).replace("\u2044", "/").replace("\u2010", "-")


def _spell_line(line: str) -> str:
    """Spell a whole line; empty where a number would become another one: 10² is not 102."""
    parts: list[str] = []
    for at, character in enumerate(line):
        spelt = _spell(character)
        if spelt != character and spelt[:1].isdigit() and line[at - 1 : at].isdigit():
            if "/" not in spelt:
                return ""
            spelt = f" {spelt}"
        parts.append(spelt)
    return "".join(parts)


def _find_unprintable(line: str) -> Iterable[int]:
    """Find what no font of the printed page has; a note of editors to themselves is not printed."""
    if line.lstrip().startswith("#"):
        return ()
    foreign = frozenset(_find_foreign(line))
    return (at for at in find_unprintable(line) if at not in foreign and not _is_reported(line[at]))


def _is_reported(letter: str) -> bool:
    return letter == "\t" or is_invisible(letter) or _spell(letter) != letter


def _explain_unprintable(seen: _Sighting) -> Diagnostic:
    return _tell(seen, "unprintable", is_mark=unicodedata.category(seen.letter).startswith("M"))


_Find = Callable[[str], Iterable[int]]
_Explain = Callable[[_Sighting], Diagnostic]
_ONCE_A_FILE: tuple[tuple[_Find, _Explain], ...] = (
    (_find_old, _explain_old),
    (_find_tabs, _explain_tab),
    (_find_loose_marks, _explain_loose_mark),
    (_find_invisible, _explain_invisible),
    (_find_look_alikes, _explain_look_alike),
    (_find_foreign, _explain_foreign),
    (_find_compatible, _explain_compatible),
    (_find_unprintable, _explain_unprintable),
)
