"""Text typed for an old character set: TCVN3, VNI, Windows-1258, told by what its words spell when read as meant.

A word is of such a set where it is no Vietnamese syllable as it stands and is one when read by the set's table:
«HuyÖn» is «Huyện». A foreign name (Müller, François, El Niño) is none by any table. A whole text is turned by one set;
where it has words of Unicode as well, only the lines and words that are surely old.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_RISING_OR_HEAVY = frozenset("\u0301\u0323")
_ONSET = "b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|q(?=u)|qu|r|s|th?|tr|v|x|"
_OPEN = (
    "a|ai|ao|au|ay|âu|ây|e|eo|ê|êu|i|ia|iêu|iu|o|oa|oai|oao|oay|oe|oeo|oi|ô|ôi|ơ|ơi|u|ua|uây|uê|ui|uôi|uơ|uy|uya|uyu"
    "|ư|ưa|ưi|ươi|ươu|ưu|y|yêu|(?:a|ă|â|e|ê|i|iê|o|oa|oă|oe|ô|ơ|u|uâ|uô|uyê|ươ|yê)[mn]"
    "|(?:a|ă|â|e|iê|o|oa|oă|oo|ô|u|uâ|uô|ư|ươ|yê)ng|(?:a|ê|i|oa|uê|uy)nh"
)
_STOPPED = (
    "(?:a|ă|â|e|ê|i|iê|o|oa|oă|oe|ô|ơ|u|uâ|uô|uy|uyê|ư|ươ|yê)t|(?:a|ă|â|e|ê|i|iê|o|ô|ơ|u|ươ)p"
    "|(?:a|ă|â|e|iê|o|oa|oă|oo|ô|u|uô|ư|ươ)c|(?:a|ê|i|oa|uê|uy)ch"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})(?:(?:{_OPEN})|(?P<stopped>{_STOPPED}))")
_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z\u00a1-\u00ff]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*(?![^\W\d_])")
_LETTER = re.compile("[A-Za-z]")
_SHOUTED = re.compile(
    r"(?<![^\W\d_])(?=[^\W\d_]*[A-Z][^\W\d_]*[A-Z])[^\W\d_a-z]*[^\W\d_A-Za-z][^\W\d_a-z]*(?![^\W\d_])"
)
_VIETNAMESE = frozenset("àáâãèéêìíòóôõùúý")

_CAPITALS = re.compile("[^a-z]*[A-Z][^a-z]*[A-Z][^a-z]*")
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")  # letters that no old set has at their place

_Read = Callable[[str], str]

_TCVN3 = str.maketrans(
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢£¤¥¦§",
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂÊÔƠƯĐ",
)
_MARKS = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_VNI_TONES = MappingProxyType(dict(zip("ùøûõï", _MARKS, strict=True)))
_VNI_ROOFS = MappingProxyType(dict(zip("âáàåãä", ("\u0302" + tone for tone in ("", *_MARKS)), strict=True)))
_VNI_BREVES = MappingProxyType(dict(zip("êéèúüë", ("\u0306" + tone for tone in ("", *_MARKS)), strict=True)))
_VNI_PAIR = re.compile("([aeouyôö])([ùøûõï])|([aeo])([âáàåãä])|(a)([êéèúüë])", re.IGNORECASE)
_VNI_LETTERS = str.maketrans("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ")


def find_old_word(line: str) -> tuple[int, tuple[str, ...]] | None:
    """Find the first word of a line that is of an old set: where it starts, and what the whole line may have meant.

    One word is enough, but two are needed where each of them could be a foreign name as well (Loïc, Thaï).
    """
    found = {
        read: [match for match in _WORD.finditer(line) if _is_meant(match[0].strip("«»"), read)]
        for read in SETS.values()
    }
    most = max(map(len, found.values()))
    best = {read: matches for read, matches in found.items() if len(matches) == most and _is_sure(matches)}
    readings = tuple(dict.fromkeys(_convert(line, read) for read in best))
    return (min(matches[0].start() for matches in best.values()), readings) if best else None


def turn_text(text: str) -> tuple[str, str]:
    """Write a text of an old set as it was meant, and name the set; as it is, without a name, where it is of none."""
    lines = text.split("\n")
    words = [match[0].strip("«»") for line in lines for match in _WORD.finditer(line)]
    counts = {name: sum(_is_meant(word, read) for word in words) for name, read in SETS.items()}
    name = max(counts, key=lambda each: counts[each])
    if not counts[name] or not any(map(find_old_word, lines)):
        return text, ""
    read, is_mixed = SETS[name], is_unicode(text)
    return "\n".join(_turn_line(line, read, is_mixed=is_mixed) for line in lines), name


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word is spelt as a Vietnamese syllable can be, in small or capital letters but not in both."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [mark for mark in decomposed if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    match = _SYLLABLE.fullmatch(bare.lower())
    if match is None or len(tones) > 1 or not (word[1:].islower() or word.isupper() or len(word) == 1):
        return False
    return match["stopped"] is None or (len(tones) == 1 and tones[0] in _RISING_OR_HEAVY)


def is_unicode(text: str) -> bool:
    """Tell whether a text has letters of Vietnamese that no old set has at their place."""
    return bool(_UNICODE.search(text))


@lru_cache(maxsize=16384)
def _is_meant(word: str, read: _Read) -> bool:
    meant = read(word)
    return bool(_LETTER.search(word)) and not is_syllable(word) and is_syllable(meant)


def _is_sure(matches: list[re.Match[str]]) -> bool:
    return len(matches) > 1 or any(not _is_doubtful(match[0].strip("«»")) for match in matches)


def _is_doubtful(word: str) -> bool:
    """Tell whether a foreign name could be written so: with letters that are Vietnamese too, or with ï."""
    strange = {letter for letter in word.lower() if not letter.isascii()} - _VIETNAMESE
    return strange <= {"ï"} and (word[1:].islower() or word.isupper())


def _convert(line: str, read: _Read) -> str:
    """Write a line as it was meant, word by word; beside words of Unicode only what is surely old."""
    is_mixed = is_unicode(line)

    def convert(match: re.Match[str]) -> str:
        word, meant = match[0], read(match[0])
        is_old = _is_meant(word, read) if is_mixed else _LETTER.search(word) and is_syllable(meant)
        return meant if is_old else word

    return _WORD.sub(convert, line)


def _turn_line(line: str, read: _Read, *, is_mixed: bool) -> str:
    if is_mixed and not find_old_word(line):
        return line
    return _convert(line, read) if is_unicode(line) else read(line)


def _read_tcvn3(text: str) -> str:
    """Read TCVN3; its letters with a mark are small ones, which its fonts of capitals show large."""
    meant = text.translate(_TCVN3)
    return meant.upper() if _CAPITALS.fullmatch(meant) else _SHOUTED.sub(lambda match: match[0].upper(), meant)


def _read_vni(word: str) -> str:
    def join(match: re.Match[str]) -> str:
        letter, mark = next(filter(None, (match[1], match[3], match[5]))), match[0][-1].lower()
        marks = (_VNI_TONES if match[1] else _VNI_ROOFS if match[3] else _VNI_BREVES)[mark]
        return unicodedata.normalize("NFC", letter.translate(_VNI_LETTERS) + marks)

    parts: list[str] = []
    at = 0
    for match in _VNI_PAIR.finditer(word):
        parts += [word[at : match.start()].translate(_VNI_LETTERS), join(match)]
        at = match.end()
    return "".join([*parts, word[at:].translate(_VNI_LETTERS)])


def _read_1258(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(map(_read_byte, text)))


@lru_cache(maxsize=512)
def _read_byte(letter: str) -> str:
    try:
        return letter.encode("cp1252").decode("cp1258")
    except UnicodeError:
        return letter


SETS: Mapping[str, _Read] = MappingProxyType({"TCVN3": _read_tcvn3, "VNI": _read_vni, "Windows-1258": _read_1258})
"""The old sets, each with the function that reads its letters; the letters stand as Windows-1252 has them."""
