"""Bodies named in a passage: how the names of committees, offices, unions, units and schools are built."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from handbook.recognition.body_words import CENTRAL, LINKED, MIDDLES, OFFICES, SECTORS, SURNAMES, VAGUE
from handbook.recognition.finds import Find, Scan, make_fields
from handbook.recognition.knowledge import Knowledge
from handbook.recognition.places import PROVINCE_NAME, find_province
from handbook.text import fold_letters, slug_text

_COMMITTEES = {
    **dict.fromkeys(("tỉnh ủy", "tỉnh đoàn"), "tinh"),
    **dict.fromkeys(("thành ủy", "thành đoàn"), "tinh"),
    **dict.fromkeys(("huyện ủy", "quận ủy", "thị ủy", "huyện đoàn", "quận đoàn", "thị đoàn"), "quan-huyen"),
    **dict.fromkeys(("đảng ủy", "đảng bộ", "chi bộ", "chi ủy", "liên chi ủy", "đoàn khối"), ""),
    **dict.fromkeys(("quân ủy",), "quan-doi"),
}
_HEADS = sorted({*CENTRAL, *map(fold_letters, _COMMITTEES), *OFFICES}, key=lambda words: (-len(words), words))
_SPACED = "|".join(re.escape(head).replace(r"\ ", r"\s+") for head in _HEADS)
_HEAD = re.compile(rf"(?<![\w/])(?:{_SPACED})(?!\w)")
_SECTOR = re.compile(rf"(?:{'|'.join(sorted(map(fold_letters, SECTORS), key=len, reverse=True))})(?!\w)")
_FIELDS = re.compile(
    r"(?:khối\s+)?(?:các\s+)?(?:cơ\s+quan(?:\s*(?:[-–]|và)\s*doanh\s+nghiệp)?|doanh\s+nghiệp|trường\s+đại\s+học)(?!\w)"
    r"|khối(?!\w)"
)
_PLACE = re.compile(
    r"(?:tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|xã(?!\s+hội)|phường|thị\s+trấn"
    r"|(?:thôn|ấp|khóm|bản|buôn|xóm|khu\s+phố|tổ\s+dân\s+phố|tổ(?=\s+\d))(?:\s+(?:số\s+)?\d+(?!\w))?"
    r"|đặc\s+khu|khu\s+vực|ngành)(?!\w)"
)
_WORD = re.compile(r"\s+(?P<word>[\w’']+(?:\.[\w’']+)*)")
_LINK = re.compile(r"\s*(?P<link>,|-|–|&|\s+và)\s*")
_NUMBERED = frozenset(
    (
        *(
            "quân khu",
            "quân đoàn",
            "binh đoàn",
            "sư đoàn",
            "lữ đoàn",
            "trung đoàn",
            "tiểu đoàn",
            "đại đội",
            "công ty",
            "bệnh viện",
        ),
        *("chi bộ", "trường", "đảng bộ"),
        *("trung đoàn bộ binh", "sư đoàn bộ binh", "lữ đoàn bộ binh"),
    )
)
_LONGEST_PLACE = 2  # words of the name of a place
_RATINGS = frozenset({"VMTD", "TSVM", "VMTD.", "TSVM."})  # «vững mạnh toàn diện», «trong sạch vững mạnh»
_NAMED_AFTER = frozenset({"trường", "bệnh viện", "nhà máy", "công ty", "học viện", "viện"})
_LAST_SECTORS = frozenset({"trung ương", "nhà nước", "việt nam", "nhân dân", "tổ quốc", "hồ chí minh"})
_SMALL = frozenset({"trường", "công ty", "ban", "khoa", "trung tâm", "phòng"})
_VERBS = frozenset(
    (
        *("tổ chức", "xây dựng", "kế hoạch", "lao động", "phát triển", "nghiên cứu", "kiểm tra", "đội", "than", "nghề"),
        *("đảng", "luật", "trẻ", "quản lý", "đầu tư", "chăm sóc", "phòng chống", "công an", "chính quyền", "nhân dân"),
    )
)
"""Fields of work that are verbs or common words as well: in small letters they go on with the sentence."""
_NEEDY = frozenset({"ngành", "khu vực"})  # places only with their names
_NEXT_CAPITAL = re.compile(r"\s+[A-ZĐ]")
_OF_PLACE = re.compile(
    r"(?<!\w)(?:(?:xã|phường|thôn|thị\s+trấn|huyện|quận|tỉnh|bản|ấp)|cựu\s+chiến)\s+$"
)  # «xã Trường Hà», «cựu chiến binh Đoàn …»
_COUNTED = re.compile(r"\d\s+$")  # «6 chi hội»
_MEMBER = re.compile(r"ủy\s+viên\s+(?:(?:ban\s+)?thường\s+vụ\s+|dự\s+khuyết\s+)?$")
_LONGEST_ROLE = 30
_GAP = re.compile(r"\s+(?=\w)")
_PERSONS = frozenset({"trường chinh"})  # a person, no school
_LOCAL_OFFICES = frozenset(
    (
        *("ban tuyên giáo", "ban dân vận", "ban tổ chức", "ban nội chính", "ủy ban kiểm tra", "ubkt", "văn phòng"),
        *("ban tuyên giáo và dân vận", "đảng bộ", "đảng ủy", "chi bộ"),
    )
)
_OPEN_ENDS = frozenset(
    {"khối", "tỉnh", "huyện", "quận", "xã", "phường", "phố", "đoàn", "ty", "trường", "viện", "sở", "cục", "trấn", "thị"}
)
_BARE = frozenset(("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "thành đoàn", "tỉnh đoàn", "đoàn khối"))
"""Committees that are named by their word alone where the text says elsewhere which one is meant."""
_ORGANS = frozenset(
    {"ban thường vụ", "btv", "ban chấp hành", "bch", "ban bí thư", "ban chỉ huy", "ban giám đốc"}
)  # they act for the body whose organs they are
_SHORT_NAME = re.compile(r"\s\([A-ZĐ&]{2,8}\)(?=\s(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|[A-ZĐ]))")
_SECOND = re.compile(r"\s(?P<word>[a-zà-ỹđ]+)(?!\w)")
_FOLLOWING = frozenset(
    (
        *("và", "của", "đã", "tổ", "có", "là", "được", "cho", "với", "trong", "tại", "ở", "ban", "do", "từ", "đến"),
        *(
            "triển",
            "phối",
            "trao",
            "tặng",
            "họp",
            "về",
            "để",
            "cũng",
            "đang",
            "sẽ",
            "vừa",
            "thực",
            "theo",
            "khi",
            "các",
        ),
    )
)
"""What follows a name in small letters and does not belong to it."""
_SHORT_LINK = re.compile(r"(?:(?:\s?&\s?|-)[A-ZĐ]+(?![^\W\d_]))+")
_MOST_PARTS = 16
_SHOUTING = 0.7  # of the letters of a passage are capitals


class _Body(NamedTuple):
    """A name of a body: where it stands, its head as folded, and where the body within its name begins."""

    start: int
    end: int
    head: str
    inner: int


def find_bodies(known: Knowledge, scan: Scan) -> Iterator[Find]:
    """Find the bodies named in a passage, from left to right."""
    for body in list_bodies(known, scan):
        text = " ".join(scan.text[body.start : body.end].split())
        record = known.find_body(text)
        parent = " ".join(scan.text[body.inner : body.end].split()) if body.inner else ""
        province = find_province(known, text)
        fields = make_fields(
            name=text,
            level=_find_level(known, body.head, text),
            province=province,
            parent=known.find_body(parent) if parent else "",
            parent_text=parent,
        )
        reason = "known-body" if record else "head"
        proposed = "" if record else slug_text(text)
        yield Find(
            "bodies",
            scan.id,
            body.start,
            body.end,
            scan.text[body.start : body.end],
            reason,
            record,
            proposed,
            fields=fields,
        )


def list_bodies(known: Knowledge, scan: Scan) -> Iterator[_Body]:
    """List the places of names of bodies; a body within the name of another is told with it alone."""
    if _is_shouted(scan.text):
        return
    at = 0
    while match := _HEAD.search(scan.folded, at):
        head = " ".join(match[0].split())
        at = match.start() + 1
        if not _may_begin(scan, match, head):
            continue
        tail = _read_tail(scan.text, scan.folded, match.end(), head)
        start, end, inner = match.start(), tail.end, tail.inner
        if head in _ORGANS and inner:
            start, inner, head = inner, 0, _read_head(scan.folded, inner)
        if tail.is_named or _is_name(known, scan.text[start:end], head, is_inner=bool(inner)):
            at = end
            if fold_letters(scan.text[start:end]) not in _PERSONS:
                yield _Body(start, end, head, inner)


def _may_begin(scan: Scan, match: re.Match[str], head: str) -> bool:
    """Tell whether a word begins the name of a body: not within a place's name, a count or a membership."""
    start, before = match.start(), max(0, match.start() - _LONGEST_ROLE)
    if _OF_PLACE.search(scan.folded, before, start) or _MEMBER.search(scan.folded, before, start):
        return False
    if not scan.text[start].isupper() and _COUNTED.search(scan.folded, before, start):
        return False
    if head in CENTRAL:
        return scan.text[start].isupper()
    return head not in VAGUE or _is_meant(scan.text, match, head)


def _is_name(known: Knowledge, name: str, head: str, *, is_inner: bool) -> bool:
    """Tell whether a beginning alone is a name: of a body that there is once, that is known or told elsewhere."""
    is_office = head in _LOCAL_OFFICES and is_inner
    return is_office or head in CENTRAL or bool(known.find_body(name)) or (name[0].isupper() and is_bare(head))


@dataclass(slots=True)
class _Tail:
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


def _is_meant(text: str, match: re.Match[str], head: str) -> bool:
    """Tell whether a common word begins a name: by its capital, or by the one of the next word."""
    if text[match.start()].isupper():
        is_paper = head == "báo" and match.start() == 1  # «(Báo …)» at the head of an article
        return not is_paper
    before = text[: match.start()].casefold()
    is_half = before.endswith("ủy ") or (head == "trường" and before.endswith("hội "))  # «Ủy ban», «hội trường»
    return head in _SMALL and not is_half and bool(_NEXT_CAPITAL.match(text, match.end()))


def _read_tail(text: str, folded: str, at: int, head: str) -> _Tail:
    """Read on from a head, part by part, as long as some part of a name follows."""
    tail = _Tail(text, folded, head, at)
    for _ in range(_MOST_PARTS):
        if short := _SHORT_NAME.match(text, tail.end):  # «Hội Liên hiệp Phụ nữ (LHPN) xã …»
            tail.end = short.end()
        gap = _GAP.match(folded, tail.end)
        start = gap.end() if gap else len(folded)
        steps = (_take_body, _take_place, _take_field, _take_sector) if gap else ()
        if not (any(step(tail, start) for step in steps) or _take_linked(tail) or _take_word(tail)):
            break
    return tail


def _take_body(tail: _Tail, start: int) -> bool:
    """Take the name of a body within the name: «Ban Tuyên giáo Tỉnh ủy»."""
    nested = _HEAD.match(tail.folded, start)
    inner = " ".join(nested[0].split()) if nested else ""
    is_vague = inner in VAGUE and not tail.text[start].isupper()
    is_apart = tail.head in CENTRAL and not inner.startswith("trung ương")  # «Ban Bí thư Trung ương Đoàn»
    if nested is None or is_vague or is_apart or inner == tail.head:
        return False
    tail.inner = tail.inner or start
    tail.end, tail.head, tail.capitals = nested.end(), inner, 0
    tail.is_named = tail.is_named or inner in CENTRAL
    return True


def _take_place(tail: _Tail, start: int) -> bool:
    """Take a word of a place; alone it names a body of the text's own place: «Bộ CHQS thành phố»."""
    place = _PLACE.match(tail.folded, start)
    is_open = place is not None and place[0] in _NEEDY and not _NEXT_CAPITAL.match(tail.text, place.end())
    return place is not None and not is_open and tail.extend(place.end())


def _take_field(tail: _Tail, start: int) -> bool:
    """Take «khối các cơ quan» and the like, which say whose committee it is."""
    field = _FIELDS.match(tail.folded, start)
    if field is None:
        return False
    is_large = tail.text[start].isupper()
    is_inner = field[0].startswith(("khối", "các")) or bool(_NEXT_CAPITAL.match(tail.text, field.end()))
    is_meant = is_large or (tail.head in _COMMITTEES and is_inner)
    return is_meant and tail.extend(field.end())


def _take_sector(tail: _Tail, start: int) -> bool:
    """Take the words of a field of work; in small letters only where they end a name: «các cơ quan Trung ương»."""
    sector = _SECTOR.match(tail.folded, start)
    if sector is None or not (tail.text[start].isupper() or _goes_on(tail, sector[0])):
        return False
    return tail.extend(sector.end())


def _goes_on(tail: _Tail, sector: str) -> bool:
    """Tell whether a field of work in small letters still belongs to the name: «Phòng Kỹ thuật hình sự»."""
    is_inner = tail.head in LINKED and tail.capitals == 0 and sector not in _VERBS
    return (tail.is_named or tail.head == "trung tâm") and (sector in _LAST_SECTORS or is_inner)


def _take_linked(tail: _Tail) -> bool:
    """Take one more field of work behind a comma, a dash or «và»."""
    link = _LINK.match(tail.folded, tail.end)
    if link is None or tail.head not in LINKED or not tail.is_named or _HEAD.match(tail.folded, link.end()):
        return False
    sector = _SECTOR.match(tail.folded, link.end())
    is_dash = link["link"] in "-–" and sector is not None and sector[0] not in _VERBS
    return sector is not None and (tail.text[link.end()].isupper() or is_dash) and tail.extend(sector.end())


def _take_word(tail: _Tail) -> bool:
    """Take a word with a capital, but no person's name behind the name of a place; a number names an army's unit."""
    word = _WORD.match(tail.text, tail.end)
    if word is None:
        return False
    token, start = word["word"], word.start("word")
    if token[0].isdigit():
        return tail.head in _NUMBERED and not tail.is_named and tail.extend(word.end())
    if not token[0].isupper() or token in _RATINGS or _is_person(tail, word):
        return False
    province = PROVINCE_NAME.match(tail.folded, start) if not tail.capitals else None
    short = _SHORT_LINK.match(tail.text, word.end()) if token.isupper() else None
    end = province.end() if province else short.end() if short else word.end()
    second = _SECOND.match(tail.text, end) if tail.head in VAGUE and not tail.is_named and not province else None
    is_compound = second is not None and second["word"] not in _FOLLOWING  # «Viện Lịch sử»
    return tail.extend(second.end() if second and is_compound else end, capitals=tail.capitals + 1)


def _is_person(tail: _Tail, word: re.Match[str]) -> bool:
    """Tell whether a person's name begins here: «Tỉnh ủy Mẫu Nguyễn Văn A», «Ban Bí thư Trần …»."""
    surname = fold_letters(word["word"])
    if surname not in SURNAMES or tail.head in _NAMED_AFTER:
        return False
    words = tail.text[word.start("word") :].replace(",", " , ").replace(".", " . ").split(maxsplit=_MOST_PARTS)
    names = [*takewhile(lambda each: each[0].isupper(), words)]
    is_full = len(names) > 1 and fold_letters(names[1]) in MIDDLES
    return tail.capitals > 1 or is_full or len(names) > _LONGEST_PLACE or tail.head in CENTRAL


def _read_head(folded: str, at: int) -> str:
    match = _HEAD.match(folded, at)
    return " ".join(match[0].split()) if match else ""


def is_bare(name: str) -> bool:
    """Tell whether the name of a committee, as ``fold_body`` writes it, is its word alone."""
    return name in _BARE


def is_short(name: str) -> bool:
    """Tell whether the name of a body leaves open which one is meant: «Đảng ủy Khối», «Hội Nông dân huyện»."""
    return name in _BARE or name.rpartition(" ")[2] in _OPEN_ENDS


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > len(letters) * _SHOUTING


def _find_level(known: Knowledge, head: str, name: str) -> str:
    folded = fold_letters(name)
    level = ""
    if head in CENTRAL or folded.endswith(("trung ương", "trung ương đảng", "việt nam")):
        level = "quan-doi" if "quân ủy" in folded else "trung-uong"
        if "khối" in folded:
            level = "khoi-trung-uong"
    elif re.search(r"(?<!\w)(?:(?<!thị )xã|phường|thị trấn|thôn|ấp|bản|chi bộ|chi ủy|trường|trạm)(?!\w)", folded):
        level = "co-so"
    elif re.search(r"(?<!\w)(?:huyện|quận|thị xã|thị ủy)(?!\w)", folded):
        level = "quan-huyen"
    elif re.search(r"(?<!\w)(?:tỉnh|thành phố|thành ủy|tp)(?!\w)", folded):
        level = "quan-huyen" if "khối" in folded else "tinh"
    else:
        level = _COMMITTEES.get(head, "")
    return level if level in known.levels else ""
