"""How the name of a body goes on behind its beginning, part by part, and where it ends."""

import re
from dataclasses import dataclass
from itertools import takewhile

from handbook.recognition.body_words import (
    CENTRAL,
    FOLLOWING,
    LAST_SECTORS,
    LINKED,
    MIDDLES,
    NAMED_AFTER,
    NUMBERED,
    OFFICES,
    RARE_SURNAMES,
    SCHOOLS,
    SECTORS,
    SURNAMES,
    VAGUE,
    VERBS,
)
from handbook.recognition.places import PROVINCE_NAME
from handbook.text import fold_letters

COMMITTEES = {
    **dict.fromkeys(("tỉnh ủy", "tỉnh đoàn"), "tinh"),
    **dict.fromkeys(("thành ủy", "thành đoàn"), "tinh"),
    **dict.fromkeys(("huyện ủy", "quận ủy", "thị ủy", "huyện đoàn", "quận đoàn", "thị đoàn"), "quan-huyen"),
    **dict.fromkeys(("đảng ủy", "đảng bộ", "chi bộ", "chi ủy", "liên chi ủy", "đoàn khối"), ""),
    **dict.fromkeys(("quân ủy",), "quan-doi"),
}
"""Committees, each with its level where its word alone says it."""
_HEADS = sorted({*CENTRAL, *map(fold_letters, COMMITTEES), *OFFICES}, key=lambda words: (-len(words), words))
_SPACED = "|".join(re.escape(head).replace(r"\ ", r"\s+") for head in _HEADS)
HEAD = re.compile(rf"(?<![\w/])(?:{_SPACED})(?!\w)")
"""What the name of a body begins with, in folded letters."""
NEXT_CAPITAL = re.compile(r"\s+[A-ZĐ]")
_FIELDS = re.compile(
    r"(?:khối\s+)?(?:các\s+)?(?:cơ\s+quan(?:\s*(?:[-–]|và)\s*doanh\s+nghiệp|\s+đảng(?=\s+(?:trung\s+ương|tỉnh|thành)))?"
    r"|doanh\s+nghiệp|trường\s+đại\s+học(?:\s*(?:,|và)\s*cao\s+đẳng)?)(?!\w)"
    r"|khối(?!\w)"
)
_PLACE = re.compile(
    r"(?:tỉnh|thành\s+phố|tp\.?\s?hcm|tp\.?|huyện|(?:quận|phường)(?:\s+\d{1,2}(?!\w))?|thị\s+xã|xã(?!\s+hội)|thị\s+trấn|(?:quần\s+)?đảo"
    r"|(?:liên\s+)?(?:thôn|ấp|khóm|bản|buôn|xóm|khu\s+phố|tổ\s+dân\s+phố|tổ(?=\s+\d))(?:\s+(?:số\s+)?\d+(?:\s+và\s+số\s+\d+)?(?!\w))?"
    r"|đặc\s+khu|khu\s+vực|ngành)(?!\w)"
)
_WORD = re.compile(r"\s+(?P<word>[\w’']+(?:\.[\w’']+)*)")
_LINK = re.compile(r"\s*(?P<link>,|-|–|&|\s+và)\s*")
_LONGEST_PLACE = 2  # words of the name of a place
_RATINGS = frozenset({"VMTD", "TSVM", "VMTD.", "TSVM."})  # «vững mạnh toàn diện», «trong sạch vững mạnh»
_NEEDY = frozenset({"ngành", "khu vực"})  # places only with their names
_GAP = re.compile(r"\s+(?=\w)")
_SHORT_NAME = re.compile(r"\s\([A-ZĐ&]{2,8}\)(?=\s(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|[A-ZĐ]))")
_SECOND = re.compile(r"\s(?P<word>[a-zà-ỹđ]+)(?!\w)")
_SHORT_LINK = re.compile(r"(?:(?:\s?&\s?|-)[A-ZĐ]+(?![^\W\d_]))+")
_MOST_PARTS = 16
_LETTERED = re.compile(r"\d{1,3}[A-Z]")  # «Bệnh viện Quân y 7A»
_STOPS = re.compile(r"[,.:;()“”\"–]")
_PART = re.compile(
    r"[1-9](?=\s*(?:[,.:;)(…–-](?!\d)|$)|\s(?:triển\s+khai|phát\s+động|làm|học|họp|tổ\s+chức|đã|có|là|trở|và|thuộc|xã|phường|huyện|thị|tỉnh|thành|của)(?!\w))"
)
"""The number of one of several neighbours of one name."""
_SECTOR = re.compile(rf"(?:{'|'.join(sorted(SECTORS, key=lambda words: (-len(words), words)))})(?!\w)")


@dataclass(slots=True)
class Tail:
    """How far a name has been read: its end, the head that counts now, where a body within it began."""

    text: str
    folded: str
    head: str
    end: int
    inner: int = 0
    is_named: bool = False
    capitals: int = 0

    def extend(self, end: int, *, capitals: int = 0) -> bool:
        """Take more words into the name."""
        self.end, self.is_named, self.capitals = end, True, capitals
        return True


def read_tail(text: str, folded: str, at: int, head: str) -> Tail:
    """Read on from a head, part by part, as long as some part of a name follows."""
    tail = Tail(text, folded, head, at)
    for _ in range(_MOST_PARTS):
        if short := _SHORT_NAME.match(text, tail.end):  # «Hội Liên hiệp Phụ nữ (LHPN) xã …»
            tail.end = short.end()
        gap = _GAP.match(folded, tail.end)
        start = gap.end() if gap else len(folded)
        steps = (_take_body, _take_place, _take_field, _take_sector) if gap else ()
        if not (any(step(tail, start) for step in steps) or _take_linked(tail) or _take_word(tail)):
            break
    return tail


def _take_body(tail: Tail, start: int) -> bool:
    """Take the name of a body within the name: «Ban Tuyên giáo Tỉnh ủy»."""
    nested = HEAD.match(tail.folded, start)
    inner = " ".join(nested[0].split()) if nested else ""
    sector = _SECTOR.match(tail.folded, start)
    is_longer = nested is not None and sector is not None and sector.end() > nested.end()  # «Bộ binh» is no ministry
    is_field = is_longer or (inner in SECTORS and inner not in SCHOOLS)  # «Công ty Điện lực …»
    is_vague = inner in VAGUE and (is_field or not tail.text[start].isupper())
    is_apart = tail.head in CENTRAL and not inner.startswith("trung ương")  # «Ban Bí thư Trung ương Đoàn»
    if nested is None or is_vague or is_apart or inner == tail.head:
        return False
    tail.inner = tail.inner or start
    tail.end, tail.head, tail.capitals = nested.end(), inner, 0
    tail.is_named = tail.is_named or inner in CENTRAL
    return True


def _take_place(tail: Tail, start: int) -> bool:
    """Take a word of a place; alone it names a body of the text's own place: «Bộ CHQS thành phố»."""
    place = _PLACE.match(tail.folded, start)
    is_open = place is not None and place[0] in _NEEDY and not NEXT_CAPITAL.match(tail.text, place.end())
    return place is not None and not is_open and tail.extend(place.end())


def _take_field(tail: Tail, start: int) -> bool:
    """Take «khối các cơ quan» and the like, which say whose committee it is."""
    field = _FIELDS.match(tail.folded, start)
    if field is None:
        return False
    is_large = tail.text[start].isupper()
    is_block = tail.head.endswith("khối")  # «Đoàn khối doanh nghiệp tỉnh»
    is_inner = is_block or field[0].startswith(("khối", "các")) or bool(NEXT_CAPITAL.match(tail.text, field.end()))
    is_meant = is_large or (tail.head in COMMITTEES and is_inner)
    return is_meant and tail.extend(field.end())


def _take_sector(tail: Tail, start: int) -> bool:
    """Take the words of a field of work; in small letters only where they end a name: «các cơ quan Trung ương»."""
    sector = _SECTOR.match(tail.folded, start)
    if sector is None or not (tail.text[start].isupper() or _goes_on(tail, sector)):
        return False
    return tail.extend(sector.end())


def _goes_on(tail: Tail, match: re.Match[str]) -> bool:
    """Tell whether a field of work in small letters still belongs to the name: «Phòng Kỹ thuật hình sự»."""
    sector = match[0]
    if tail.head == "trường" and sector in SCHOOLS and NEXT_CAPITAL.match(tail.text, match.end()):
        return True
    is_inner = tail.head in LINKED and tail.capitals == 0 and sector not in VERBS
    return (tail.is_named or tail.head == "trung tâm") and (sector in LAST_SECTORS or is_inner)


def _take_linked(tail: Tail) -> bool:
    """Take one more field of work behind a comma, a dash or «và»."""
    link = _LINK.match(tail.folded, tail.end)
    if link is None or tail.head not in LINKED or not tail.is_named or HEAD.match(tail.folded, link.end()):
        return False
    sector = _SECTOR.match(tail.folded, link.end())
    is_dash = link["link"] in "-–" and sector is not None and sector[0] not in VERBS
    return sector is not None and (tail.text[link.end()].isupper() or is_dash) and tail.extend(sector.end())


def _take_word(tail: Tail) -> bool:
    """Take a word with a capital, but no person's name behind the name of a place; a number names an army's unit."""
    word = _WORD.match(tail.text, tail.end)
    if word is None:
        return False
    token, start = word["word"], word.start("word")
    if token[0].isdigit():
        is_name = tail.head in NUMBERED and (not tail.is_named or _LETTERED.fullmatch(token) is not None)
        return (is_name or _is_second_of_name(tail, word)) and tail.extend(word.end())
    if not token[0].isupper() or token in _RATINGS or _is_person(tail, word):
        return False
    province = PROVINCE_NAME.match(tail.folded, start) if not tail.capitals else None
    short = _SHORT_LINK.match(tail.text, word.end()) if token.isupper() else None
    end = province.end() if province else short.end() if short else word.end()
    second = _SECOND.match(tail.text, end) if tail.head in VAGUE and not tail.is_named and not province else None
    is_compound = second is not None and second["word"] not in FOLLOWING  # «Viện Lịch sử»
    return tail.extend(second.end() if second and is_compound else end, capitals=tail.capitals + 1)


def _is_second_of_name(tail: Tail, word: re.Match[str]) -> bool:
    """Tell whether a number ends the name of a place: «thôn Thái Hòa 1», not «thôn Thái Hòa 5 suất quà»."""
    return bool(tail.capitals) and _PART.match(tail.text, word.start("word")) is not None


def _is_person(tail: Tail, word: re.Match[str]) -> bool:
    """Tell whether a person's name begins here: «Tỉnh ủy Mẫu Nguyễn Văn A», «Ban Bí thư Trần …»."""
    surname = fold_letters(word["word"])
    is_rare = surname in RARE_SURNAMES
    if not (is_rare or surname in SURNAMES) or tail.head in NAMED_AFTER:
        return False
    words = _STOPS.sub(r" \g<0> ", tail.text[word.start("word") :]).split(maxsplit=_MOST_PARTS)
    names = [*takewhile(lambda each: each[0].isupper(), words)]
    if is_rare:  # «Tỉnh ủy Hà Nam Trịnh …»: the person begins behind the place
        is_place = PROVINCE_NAME.match(tail.folded, word.start("word")) is not None
        return len(names) > _LONGEST_PLACE and not is_place and fold_letters(names[_LONGEST_PLACE]) not in SURNAMES
    is_full = len(names) > 1 and fold_letters(names[1]) in MIDDLES
    return tail.capitals > 1 or is_full or len(names) > _LONGEST_PLACE or tail.head in CENTRAL
