"""Persons in their published role: «đồng chí …, Bí thư Tỉnh ủy …»."""

import re
from collections.abc import Iterator

from handbook.recognition.finds import Find, Scan, make_fields

_CAPITAL = r"[A-ZĐÂĂÊÔƠƯÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]"
_NAME = rf"(?P<name>{_CAPITAL}[^\W\d_]*(?:\s+{_CAPITAL}[^\W\d_]*){{1,4}})"
_RANKS = ("Ủy viên", "Uỷ viên", "Bí thư", "Phó Bí thư", "Chủ tịch", "Phó Chủ tịch", "Trưởng", "Phó Trưởng", "Giám đốc")
_ROLE_WORDS = (
    *_RANKS,
    *("Phó Giám đốc", "Chánh", "Phó Chánh", "Tư lệnh", "Chính ủy", "Phó Chính ủy", "Chính trị viên", "Thủ tướng"),
    *("Phó Thủ tướng", "Tổng Bí thư", "Bộ trưởng", "Thứ trưởng", "Tổng Giám đốc", "Hiệu trưởng", "Viện trưởng"),
    *("Chủ nhiệm", "Phó Chủ nhiệm", "Thường trực", "nguyên", "Nguyên", "Quyền", "Cục trưởng", "Chỉ huy trưởng"),
    *("Đảng ủy viên", "Tỉnh ủy viên", "Thành ủy viên", "Huyện ủy viên", "Quận ủy viên"),
)
_TITLES = r"[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|(?:Thượng|Đại|Trung|Thiếu) tướng|(?:Thượng|Đại|Trung|Thiếu) tá"
_PERSON = re.compile(
    rf"(?<!\w)(?:{_TITLES})\s+{_NAME}(?:\s*,\s*|\s*[-–]\s+|\s+\()(?P<role>(?:{'|'.join(_ROLE_WORDS)})[^.;()“”\"]*)"
)
_DEEDS = (
    *("dự", "chủ trì", "phát biểu", "cho biết", "báo cáo", "trao", "tặng", "đề nghị", "nhấn mạnh", "khẳng định"),
    *("đánh giá", "ghi nhận", "yêu cầu", "cùng", "và các", "đã", "mong", "lưu ý", "trình bày", "kết luận", "thay mặt"),
    *("chia sẻ", "trao đổi", "tham dự", "biểu dương", "làm", "là", "tại", "đến", "trân", "để", "cho rằng", "thông tin"),
)
_ROLE_END = re.compile(rf",?\s+(?:{'|'.join(_DEEDS)})(?!\w)|\s+về\s|,\s+(?!{_CAPITAL})|\s+và\s+đồng\s+chí")
_MOST_WORDS = 40


def find_persons(scan: Scan) -> Iterator[Find]:
    """Find persons whose role is printed behind their name; others are not told."""
    for match in _PERSON.finditer(scan.text):
        role = match["role"]
        stop = _ROLE_END.search(role)
        end = match.start("role") + (stop.start() if stop else len(role))
        words = " ".join(scan.text[match.start("role") : end].split()).strip(" ,")
        if words and len(words.split()) <= _MOST_WORDS:
            fields = make_fields(name=" ".join(match["name"].split()), role=words)
            text = scan.text[match.start("name") : end].rstrip(" ,")
            yield Find(
                "persons", scan.id, match.start("name"), match.start("name") + len(text), text, "role", fields=fields
            )
