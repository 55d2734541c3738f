"""The provinces and cities of Vietnam, those before July 2025 and those since, as texts name them."""

import re

from handbook.recognition.knowledge import Knowledge
from handbook.text import fold_letters, slug_text

_NAMES = (
    *("An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương"),
    *("Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông"),
    *("Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương"),
    *("Hải Phòng", "Hậu Giang", "Hòa Bình", "Hồ Chí Minh", "Huế", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum"),
    *("Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận"),
    *("Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La"),
    *("Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang"),
    *("Vĩnh Long", "Vĩnh Phúc", "Yên Bái"),
)
_ALTERNATIVES = "|".join(
    r"\s*[-–]?\s*".join(map(re.escape, fold_letters(name).replace(" - ", " ").split()))
    for name in sorted(_NAMES, key=len, reverse=True)
)
PROVINCE_NAME = re.compile(rf"(?:{_ALTERNATIVES})(?!\w)")
"""The name of a province in folded letters; Thừa Thiên Huế stands before Huế."""
_SAID = re.compile(
    rf"(?<!\w)(?:tỉnh|thành\s+phố|tp\.?|tỉnh\s+ủy|thành\s+ủy|tỉnh\s+đoàn|thành\s+đoàn)?\s*(?P<name>{_ALTERNATIVES})(?!\w)"
)


def find_province(known: Knowledge, text: str) -> str:
    """Return the id of the one province that the name of a body says: that of the handbook, else one proposed."""
    found = {slug_text(match["name"]) for match in _SAID.finditer(fold_letters(text))}
    if len(found) != 1:
        return ""
    name = next(iter(found))
    known_ids = {known_id for label, known_id in known.provinces.items() if label.endswith(f"-{name}") or label == name}
    return next(iter(known_ids)) if len(known_ids) == 1 else name
