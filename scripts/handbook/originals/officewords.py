"""The words and forms in the boxes of an office's document, as the rules of Party and State fix them.

Of the Party Quy định 399-QĐ/TW and Hướng dẫn 36-HD/VPTW, of the State Nghị định 30/2020/NĐ-CP; and what offices write
instead: a colon too many, dots for a day not yet known, blanks around a dash. All is read from ``fold_letters``.
"""

import re
from collections.abc import Iterable

from handbook.text import fold_letters

_DASH = r"[-–—−‑]"
_OPEN = r"[\s._…]"
_CODE = r"[^\W\d_]{1,10}\d{0,2}"


def _join(words: Iterable[str]) -> str:
    """Write an alternative of words, the longest first, with any blanks in them."""
    longest = sorted({fold_letters(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


_TYPES = (
    *("Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Quy chế", "Quy định", "Thông tri", "Hướng dẫn", "Thông báo"),
    *("Thông cáo", "Tuyên bố", "Lời kêu gọi", "Báo cáo", "Kế hoạch", "Quy hoạch", "Chương trình", "Đề án", "Phương án"),
    *("Dự án", "Tờ trình", "Biên bản", "Chương trình hành động", "Chương trình công tác", "Chuyên đề", "Chiến lược"),
    *("Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết liên tịch", "Luật", "Pháp lệnh", "Lệnh", "Công điện"),
    *("Giấy mời", "Giấy giới thiệu", "Giấy ủy quyền", "Thư công", "Quy trình", "Đề cương", "Bản ghi nhớ"),
    *("Quy chế phối hợp", "Chương trình phối hợp", "Kế hoạch liên tịch", "Hướng dẫn liên ngành"),
)
_MARKS = (
    *("Tuyệt mật", "Tối mật", "Mật", "Hỏa tốc", "Thượng khẩn", "Khẩn", "Dự thảo", "Tài liệu hội nghị", "Sao lục"),
    *("Lưu hành nội bộ", "Xem xong trả lại", "Xong hội nghị trả lại", "Không phổ biến", "Sao y", "Sao y bản chính"),
    *("Trích sao", "Hỏa tốc hẹn giờ", "Bản sao"),
)
_ROLES = (
    *("Bí thư", "Tổng Bí thư", "Chủ tịch", "Trưởng ban", "Chủ nhiệm", "Chánh Văn phòng", "Giám đốc", "Tổng Giám đốc"),
    *("Hiệu trưởng", "Thủ tướng", "Bộ trưởng", "Thứ trưởng", "Cục trưởng", "Chi cục trưởng", "Tổng cục trưởng"),
    *("Vụ trưởng", "Trưởng phòng", "Chính ủy", "Chính trị viên", "Chỉ huy trưởng", "Tư lệnh", "Viện trưởng"),
    *("Chánh án", "Chánh Thanh tra", "Tổng Biên tập", "Ủy viên", "Thường trực", "Trưởng đoàn", "Thủ trưởng"),
    *("Hội trưởng", "Tổ trưởng", "Trưởng tiểu ban", "Đội trưởng", "Trưởng Công an", "Chủ tọa", "Tham mưu trưởng"),
    *("Chủ trì", "Sư đoàn trưởng", "Trung đoàn trưởng", "Bí thư thứ nhất", "Chánh Văn phòng"),
)
_BODIES = (
    *("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Chi bộ", "Chi ủy", "Quân ủy"),
    *("Đảng đoàn", "Ban", "Bộ", "Ủy ban", "UBND", "Hội đồng", "HĐND", "Sở", "Văn phòng", "Cục", "Chi cục", "Tổng cục"),
    *(
        "Công an",
        "Trường",
        "Học viện",
        "Viện",
        "Trung tâm",
        "Phòng",
        "Hội",
        "Liên đoàn",
        "Liên hiệp",
        "Đoàn",
        "Mặt trận",
    ),
    *("Chính phủ", "Thủ tướng", "Quốc hội", "Tòa án", "Thanh tra", "Kho bạc", "Ngân hàng", "Bảo hiểm", "Báo", "Đài"),
    *("Tạp chí", "Công ty", "Tổng công ty", "Tập đoàn", "Bệnh viện", "Tiểu ban", "Tổ", "Sư đoàn", "Trung đoàn"),
    *("Quân khu", "Quân đoàn", "Quân chủng", "Binh chủng", "Lữ đoàn", "Cơ quan", "BCH", "BTV", "BCĐ", "Công đoàn"),
    *("Thường trực", "Tổng hội", "Tổng Liên đoàn", "Đại học", "Vụ", "Hạt", "Đồn", "Tiểu đoàn", "Đại hội"),
)
_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "trung ương", "việt nam")

TOP_LINE = _compile(
    rf"(?:{_join(['Đảng Cộng sản Việt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'])})\W*"
    rf"|độc\s+lập\s*{_DASH}\s*tự\s+do\s*{_DASH}\s*hạnh\s+phúc\W*"
)
"""What stands at the top of the right box, whoever issues the document."""

RULE = _compile(r"(?=.*?[*∗\-–—_=~×•])[\W_]+|x(?:\s*x)+|o(?:\s*o){2,}|-+\s*o0?o\s*-+")
"""A star, or a line of strokes."""

SYMBOL = _compile(
    rf"số\s*:?\s*(?P<number>\d{{1,5}}[a-zđ]?(?![^\W\d_]))?(?P<blank>{_OPEN}*)"
    rf"(?P<year>/\s*(?:19|20)\d\d\s*(?=/))?(?P<join>{_DASH}|/)\s*"
    rf"(?P<letters>{_CODE}(?:\s*(?:{_DASH}|/|\.|&)\s*{_CODE})*)\W*"
)
"""Number and letters on a line of their own; the number may still be missing."""

DATE = _compile(
    rf"(?:(?P<place>[^\W\d_][^\d:;]{{1,50}}?)\s*,?\s*(?<!\w))?(?P<printed>ngày(?P<day>\s*\d{{1,2}}(?!\d)|(?:{_OPEN}|/)*)\s*"
    rf"tháng(?P<month>\s*\d{{1,2}}(?!\d)|(?:{_OPEN}|/)*)\s*năm\s*(?P<year>(?:19|20)\d\d(?!\d)|[\d\s._…]*))\.?"
)
"""Place and day on a line of their own; what is not known yet are dots."""

TYPE = _compile(rf"(?:dự\s+thảo\s+)?(?P<type>{_join(_TYPES)})(?!\w)")
ABOUT = _compile(r"(?:v\s*/\s*v|vv|v/việc)\s*[.:]?\s+(?=\S)|v\s*/\s*v(?=\w)|về\s+việc\s+")
"""What begins the summary of a letter, under its number."""

ADDRESSED = _compile(r"kính\s+gửi\s*:?\s*")
RECEIVED = _compile(r"nơi\s+nhận\s*(?::|$)\s*")
GROUND = _compile(r"(?:[-–+•*]\s*)?(?P<words>căn\s+cứ(?!\w).*)")
SECTION = _compile(
    r"(?:điều|chương|phần|mục)\s+(?:\d|[ivx]+\b|thứ\s)|[ivx]+\s*[.)/-]\s|\d+\s*[.)]\s|quyết\s+(?:định|nghị)\s*:"
)
"""What begins a part of the body."""

MARK = _compile(rf"[(\[]?\s*(?:{_join(_MARKS)})(?:\s+lần\s+(?:thứ\s+)?\w+)?\s*[.)\]]?")
SECRET = _compile(r"\W*(?:tuyệt\s+|tối\s+)?mật\W*")
SIGNED = _compile(rf"\W*(?:(?:{_join(['đã ký', 'ký tên', 'đã đóng dấu', 'đóng dấu', 'chữ ký', 'ký', 'và'])})\W*)+")

AUTHORITY = _compile(
    r"(?:t\s*[/.]\s*m|tm|k\s*[/.]\s*t|kt|t\s*[/.]\s*l|tl|t\s*[/.]?\s*u\s*[/.]?\s*q|t/uq|q)\b(?:\s*[.:]\s*|\s+)(?P<whom>[^\W\d_].*)"
)
"""By whose authority somebody signs: for all of a body, for its head, by order, by delegation."""

ROLE = _compile(rf"(?:(?:phó|quyền|nguyên|thường\s+trực|đồng)\s+)*(?:{_join(_ROLES)})(?!\w)(?P<rest>.*)")
BODY = _compile(rf"(?:{_join(_BODIES)})(?!\w)")
OPEN_BODY = _compile(_join(("Ban Chấp hành", "Ban Thường vụ", "Thường trực", "Ủy ban nhân dân", "Hội đồng nhân dân")))
"""What is no body yet without the next line."""
ORGAN = _compile(
    r"(?:ban(?!\s+(?:chấp\s+hành|thường\s+vụ|bí\s+thư))|văn\s+phòng|ủy\s+ban\s+kiểm\s+tra)(?!\w)"
    r"(?:(?!tỉnh|huyện|trung\s+ương).)*"
)
COMMITTEE = _compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng|quân)\s+ủy(?!\w)")
"""An organ of a committee, written above it, and the committee: together one name."""
PLACE = _compile(rf"(?:{_join(_PLACES)})(?!\s*ủy)(?!\w)|và(?!\w)|-\s")
STAMP = _compile(
    r"(?:(?:cập\s+nhật|đăng|ngày|lúc|thứ\s+\w+|chủ\s+nhật|\d{1,2}[:h]\d{2}(?::\d{2})?)(?:[\s,:|–-]+|(?=\d)))*"
    r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)(?:[\s,|–-]+(?:lúc\s+)?\d{1,2}[:h]\d{2}(?::\d{2})?)?(?:\s*[ap]m)?"
    r"(?:\s*\(?gmt\s*[+-]\d{1,2}\)?)?"
)
"""The day, perhaps the hour, that a site puts over its articles."""
PAGE_NUMBER = _compile(r"\W*(?P<word>trang\s+(?:số\s+)?)?(?P<number>\d{1,4})(?P<sum>\s*(?:/|trên)\s*\d{1,4})?\W*")
"""The number of a page on a line of its own."""
RANK = _compile(
    r"(?:(?:đại|trung|thượng|thiếu)\s+(?:tướng|tá|úy)|gs|pgs|ts|ths|bs|ks|cn|cvcc|cki{1,2}|tiến\s+sĩ|thạc\s+sĩ)"
    r"(?:\s*[.,]\s*|\s+)"
)
PERSON_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_box_line(text: str) -> bool:
    """Tell whether a line can only stand in one of the boxes."""
    folded = fold_letters(text.strip())
    if any(pattern.fullmatch(folded) for pattern in (TOP_LINE, SYMBOL, DATE, SIGNED)) or RECEIVED.match(folded):
        return True
    return bool(AUTHORITY.fullmatch(folded)) and text.upper() == text


def is_type_line(text: str) -> bool:
    """Tell whether a line is a type in capitals, alone or with the beginning of its summary."""
    match = TYPE.match(fold_letters(text))
    if not match or not text[: match.end()].isupper():
        return False
    rest = text[match.end() :].lstrip(" :*")
    return not rest or text.isupper() or rest[:1].islower()


def begins_foot(text: str) -> bool:
    """Tell whether a line begins the boxes at the foot."""
    return bool(RECEIVED.match(fold_letters(text.strip())))


def is_role_line(text: str) -> bool:
    """Tell whether a line is a role in capitals, as it stands above a signature."""
    return bool(ROLE.fullmatch(fold_letters(text.strip()))) and text.upper() == text
