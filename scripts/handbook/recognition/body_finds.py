"""Bodies named in a passage: how the names of committees, offices, unions, units and schools are built."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbook.names import fold_body
from handbook.recognition.finds import Find, Scan, make_fields
from handbook.recognition.knowledge import Knowledge
from handbook.recognition.places import PROVINCE_NAME, find_province
from handbook.text import fold_letters, slug_text

_CENTRAL = (
    *("bộ chính trị", "ban bí thư", "quốc hội", "chính phủ", "quân ủy trung ương", "đảng ủy công an trung ương"),
    *("ban chấp hành trung ương", "văn phòng trung ương", "trung ương đoàn", "trung ương hội"),
    *("ủy ban trung ương mặt trận tổ quốc việt nam", "tổng cục chính trị", "bộ quốc phòng", "bộ công an"),
)
_COMMITTEES = {
    **dict.fromkeys(("tỉnh ủy", "tỉnh đoàn"), "tinh"),
    **dict.fromkeys(("thành ủy", "thành đoàn"), "tinh"),
    **dict.fromkeys(("huyện ủy", "quận ủy", "thị ủy", "huyện đoàn", "quận đoàn", "thị đoàn"), "quan-huyen"),
    **dict.fromkeys(("đảng ủy", "đảng bộ", "chi bộ", "chi ủy", "liên chi ủy", "đoàn khối"), ""),
    **dict.fromkeys(("quân ủy",), "quan-doi"),
}
_OFFICES = (
    *("ban thường vụ", "ban chấp hành", "btv", "bch", "ban tuyên giáo và dân vận", "ban tuyên giáo", "ban dân vận"),
    *("ban tổ chức", "ban nội chính", "ban chỉ đạo", "ủy ban kiểm tra", "ubkt", "văn phòng", "ủy ban nhân dân", "ubnd"),
    *("hội đồng nhân dân", "hđnd", "ủy ban mặt trận tổ quốc", "ủy ban mttq", "ubmttq", "mặt trận tổ quốc", "mttq"),
    *("liên đoàn lao động", "lđlđ", "tổng liên đoàn lao động", "công đoàn", "đoàn thanh niên", "đoàn tncs"),
    *("hội liên hiệp phụ nữ", "hội lhpn", "hội phụ nữ", "hội nông dân", "hội cựu chiến binh", "hội ccb", "hội người"),
    *("hội khuyến học", "hội chữ thập đỏ", "hội sinh viên", "hội liên hiệp thanh niên", "hội đồng đội", "hội nhà báo"),
    *("ban cán sự đảng", "đảng đoàn", "ban quản lý", "ban giám hiệu", "ban giám đốc", "ban công tác mặt trận"),
    *("bộ chỉ huy quân sự", "bộ chqs", "bộ chỉ huy", "bộ tư lệnh", "bộ đội biên phòng", "bộ chỉ huy bđbp", "bđbp"),
    *("ban chỉ huy quân sự", "ban chqs", "đồn biên phòng", "công an", "cục chính trị", "cục hậu cần", "cục kỹ thuật"),
    *(
        "quân khu",
        "quân đoàn",
        "quân chủng",
        "binh chủng",
        "binh đoàn",
        "sư đoàn",
        "lữ đoàn",
        "trung đoàn",
        "tiểu đoàn",
    ),
    *("tòa án nhân dân", "tand", "viện kiểm sát nhân dân", "vksnd", "kho bạc nhà nước", "bảo hiểm xã hội", "cục thuế"),
    *("cục hải quan", "cục thống kê", "chi cục", "tổng cục", "sở", "phòng", "trung tâm", "học viện", "trường", "viện"),
    *("đại học", "bệnh viện", "tập đoàn", "tổng công ty", "công ty", "ngân hàng", "nhà xuất bản", "đài phát thanh"),
    *("đài truyền hình", "báo", "cục", "vụ", "bộ", "hội đồng thi đua", "câu lạc bộ", "hợp tác xã", "trạm y tế", "hội"),
    *(
        "liên minh hợp tác xã",
        "liên hiệp các hội",
        "nhà máy",
        "xí nghiệp",
        "ban",
        "đoàn trường",
        "đảng bộ bộ phận",
        "cổng",
    ),
)
_HEADS = sorted({*_CENTRAL, *_COMMITTEES, *_OFFICES}, key=lambda words: (-len(words), words))
_SPACED = "|".join(fold_letters(head).replace(" ", r"\s+") for head in _HEADS)
_HEAD = re.compile(rf"(?<![\w/])(?:{_SPACED})(?!\w)")
_VAGUE = frozenset(
    {
        "trường",
        "báo",
        "bộ",
        "hội",
        "ban",
        "viện",
        "vụ",
        "cục",
        "phòng",
        "sở",
        "trung tâm",
        "câu lạc bộ",
        "cổng",
        "đại học",
    }
)
"""Heads that are common words as well: a name begins with one only where it has a capital."""
_SECTORS = (
    *("giáo dục", "đào tạo", "văn hóa", "thể thao", "du lịch", "thông tin", "truyền thông", "khoa học", "công nghệ"),
    *("tài nguyên", "môi trường", "nông nghiệp", "phát triển nông thôn", "công thương", "xây dựng", "giao thông"),
    *("vận tải", "giao thông vận tải", "y tế", "tư pháp", "nội vụ", "tài chính", "kế hoạch", "đầu tư", "lao động"),
    *("thương binh", "xã hội", "ngoại vụ", "ngoại giao", "dân tộc", "tôn giáo", "thanh tra", "kiểm tra", "tuyên giáo"),
    *("dân vận", "tổ chức", "nội chính", "chính trị", "quân sự", "quốc phòng", "công an", "biên phòng", "hải quan"),
    *("thuế", "bảo hiểm", "phụ nữ", "nông dân", "cựu chiến binh", "thanh niên", "cộng sản", "hồ chí minh", "nhân dân"),
    *("mặt trận", "tổ quốc", "việt nam", "liên hiệp", "hữu nghị", "trung ương", "nhà nước", "đảng", "đoàn thể"),
    *("điện lực", "dầu khí", "cao su", "than", "khoáng sản", "hàng không", "bưu chính", "viễn thông", "truyền hình"),
    *("phát thanh", "truyền thanh", "xổ số", "kiến thiết", "trung học phổ thông", "trung học cơ sở", "tiểu học"),
    *("mầm non", "cao đẳng", "đại học", "kỹ thuật", "đa khoa", "sản nhi", "quân y", "thương mại", "kinh tế", "luật"),
    *(
        "thi đua",
        "khen thưởng",
        "đội",
        "thiếu nhi",
        "người cao tuổi",
        "chính phủ",
        "quốc hội",
        "chính quyền",
        "đối ngoại",
    ),
    *(
        "đô thị",
        "ứng dụng",
        "thực hành",
        "dịch vụ",
        "thủy lợi",
        "lâm nghiệp",
        "kiểm lâm",
        "thủy sản",
        "sư phạm",
        "nghề",
    ),
    *("điện tử", "thông tin điện tử", "ttđt", "dân quân", "tự vệ", "phòng không", "không quân", "hải quân", "tư tưởng"),
)
_SECTOR = re.compile(rf"(?:{'|'.join(sorted(map(fold_letters, _SECTORS), key=len, reverse=True))})(?!\w)")
_FIELDS = re.compile(
    r"(?:khối\s+)?(?:các\s+)?(?:cơ\s+quan(?:\s+và\s+doanh\s+nghiệp)?|doanh\s+nghiệp|trường\s+đại\s+học)(?!\w)|khối(?!\w)"
)
_PLACE = re.compile(
    r"(?:tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|thôn|ấp|bản|buôn|khu\s+phố|tổ\s+dân\s+phố"
    r"|đặc\s+khu)(?!\w)"
)
_WORD = re.compile(r"\s+(?P<word>[\w’']+(?:\.[\w’']+)*)")
_LINK = re.compile(r"\s*(?P<link>,|-|–|&|\s+và)\s*")
_SURNAMES = frozenset(
    fold_letters(name)
    for name in (
        *(
            "nguyễn",
            "trần",
            "lê",
            "phạm",
            "hoàng",
            "huỳnh",
            "phan",
            "vũ",
            "võ",
            "đặng",
            "bùi",
            "đỗ",
            "hồ",
            "ngô",
            "dương",
        ),
        *("đinh", "trịnh", "đoàn", "lương", "mai", "tạ", "tô", "trương", "đào", "lại", "lâm", "thái", "tống", "vương"),
    )
)
_LINKED_HEADS = frozenset(
    {
        "sở",
        "bộ",
        "phòng",
        "trung tâm",
        "cục",
        "trường",
        "ban",
        "tập đoàn",
        "công ty",
        "viện",
        "đại học",
        "hội",
        "học viện",
        "tổng công ty",
        "chi cục",
        "đài phát thanh",
    }
)
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
            "công ty",
            "bệnh viện",
        ),
        *("chi bộ", "trường", "đảng bộ"),
    )
)
_LAST_SECTORS = frozenset({"trung ương", "nhà nước", "việt nam", "nhân dân", "tổ quốc", "hồ chí minh"})
_GAP = re.compile(r"\s+(?=\w)")
_ORGANS = frozenset({"ban thường vụ", "btv", "ban chấp hành", "bch"})  # they act for the body whose organs they are
_SHORT_LINK = re.compile(r"\s?&\s?[^\W\d_]+")
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
        record = known.bodies.get(fold_body(text), "")
        parent = " ".join(scan.text[body.inner : body.end].split()) if body.inner else ""
        province = find_province(known, text)
        fields = make_fields(
            name=text,
            level=_find_level(known, body.head, text),
            province=province,
            parent=known.bodies.get(fold_body(parent), "") if parent else "",
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
    for match in _HEAD.finditer(scan.folded):
        if match.start() < at:
            continue
        head = " ".join(match[0].split())
        if head in _VAGUE and not scan.text[match.start()].isupper():
            continue
        tail = _read_tail(scan.text, scan.folded, match.end(), head)
        start, end, inner = match.start(), tail.end, tail.inner
        if head in _ORGANS and inner:
            start, inner, head = inner, 0, _read_head(scan.folded, inner)
        name = scan.text[start:end]
        if tail.is_named or head in _CENTRAL or fold_body(name) in known.bodies:
            yield _Body(start, end, head, inner)
            at = end


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


def _read_tail(text: str, folded: str, at: int, head: str) -> _Tail:
    """Read on from a head, part by part, as long as some part of a name follows."""
    tail = _Tail(text, folded, head, at)
    for _ in range(_MOST_PARTS):
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
    is_vague = inner in _VAGUE and not tail.text[start].isupper()
    if nested is None or is_vague or tail.head in _CENTRAL or inner == tail.head:
        return False
    tail.inner = tail.inner or start
    tail.end, tail.head, tail.capitals = nested.end(), inner, 0
    tail.is_named = tail.is_named or inner in _CENTRAL
    return True


def _take_place(tail: _Tail, start: int) -> bool:
    """Take a word of a place; alone it names a body of the text's own place: «Bộ CHQS thành phố»."""
    place = _PLACE.match(tail.folded, start)
    return place is not None and tail.extend(place.end())


def _take_field(tail: _Tail, start: int) -> bool:
    """Take «khối các cơ quan» and the like, which say whose committee it is."""
    field = _FIELDS.match(tail.folded, start)
    is_meant = tail.head in _COMMITTEES or tail.text[start].isupper() or tail.head == "ban tuyên giáo"
    return field is not None and is_meant and tail.extend(field.end())


def _take_sector(tail: _Tail, start: int) -> bool:
    """Take the words of a field of work; in small letters only where they end a name: «các cơ quan Trung ương»."""
    sector = _SECTOR.match(tail.folded, start)
    if sector is None or not (tail.text[start].isupper() or (tail.is_named and sector[0] in _LAST_SECTORS)):
        return False
    return tail.extend(sector.end())


def _take_linked(tail: _Tail) -> bool:
    """Take one more field of work behind a comma, a dash or «và»."""
    link = _LINK.match(tail.folded, tail.end)
    if link is None or tail.head not in _LINKED_HEADS or not tail.is_named:
        return False
    sector = _SECTOR.match(tail.folded, link.end())
    return sector is not None and tail.text[link.end()].isupper() and tail.extend(sector.end())


def _take_word(tail: _Tail) -> bool:
    """Take a word with a capital, but no person's name behind the name of a place; a number names an army's unit."""
    word = _WORD.match(tail.text, tail.end)
    if word is None:
        return False
    token, start = word["word"], word.start("word")
    if token[0].isdigit():
        return tail.head in _NUMBERED and not tail.is_named and tail.extend(word.end())
    if not token[0].isupper() or (tail.capitals and fold_letters(token) in _SURNAMES):
        return False
    province = PROVINCE_NAME.match(tail.folded, start) if not tail.capitals else None
    short = _SHORT_LINK.match(tail.text, word.end()) if token.isupper() else None
    end = province.end() if province else short.end() if short else word.end()
    return tail.extend(end, capitals=tail.capitals + 1)


def _read_head(folded: str, at: int) -> str:
    match = _HEAD.match(folded, at)
    return " ".join(match[0].split()) if match else ""


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > len(letters) * _SHOUTING


def _find_level(known: Knowledge, head: str, name: str) -> str:
    folded = fold_letters(name)
    level = ""
    if head in _CENTRAL or folded.endswith(("trung ương", "trung ương đảng", "việt nam")):
        level = "quan-doi" if "quân ủy" in folded else "trung-uong"
        if "khối" in folded:
            level = "khoi-trung-uong"
    elif re.search(r"(?<!\w)(?:xã|phường|thị trấn|thôn|ấp|bản|chi bộ|chi ủy|trường|trạm)(?!\w)", folded):
        level = "co-so"
    elif re.search(r"(?<!\w)(?:huyện|quận|thị xã|thị ủy)(?!\w)", folded):
        level = "quan-huyen"
    elif re.search(r"(?<!\w)(?:tỉnh|thành phố|thành ủy|tp)(?!\w)", folded):
        level = "quan-huyen" if "khối" in folded else "tinh"
    else:
        level = _COMMITTEES.get(head, "")
    return level if level in known.levels else ""
