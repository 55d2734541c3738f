"""Numbers printed in a passage: digits with their words of quantity, and none that only name or order something."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from handbook.text import FoundQuantity, find_quantities, fold_letters, parse_quantity

_FILLER = "\ufffc"
_TIME = (
    r"gmt\+\d+|\d{1,2}\s?:\s?\d{1,2}(?:[:']\d{0,2})?|\d{1,2}\s?(?:h|g)\s?\d{0,2}(?!\w)"
    r"|lúc\s+\d{1,2}\s+giờ|\d{1,2}\s+giờ\s+\d{1,2}"
)
_ADDRESS = r"\S{1,64}@\S+|(?:https?://|www\.)\S+|\S{1,80}\.(?:jpe?g|png|gif|pdf|docx?)(?!\w)"
_PLACE = r"(?:quân\s+khu|sư\s+đoàn|quân\s+đoàn|trung\s+đoàn|lữ\s+đoàn|tiểu\s+đoàn|khu\s+phố|tổ\s+dân\s+phố)\s+\d+"
_ORDER = r"(?:hội\s+nghị\s+(?:trung\s+ương|t\.?[ưw])|điều|khoản|trang|ngày|mùng|mồng)\s+\d{1,3}(?!\d|[.,]\d)"
_ENGLISH_NAME = r"(?:directive|conclusion|resolution|decision|regulation|article|term|no\.)\s+(?:no\.?\s*)?\d+"
_ITEM = r"(?:(?<=^)|(?<=[:;.(]\s)|(?<=[:;.(]))(?<!\d[.,;:])\s*\d{1,2}(?:\)|\.(?=\s)|\s?[-–](?=\s?[^\W\d_]))"
_NAMING = re.compile(f"{_TIME}|{_ADDRESS}|{_PLACE}|{_ORDER}|{_ENGLISH_NAME}|{_ITEM}", re.MULTILINE)
_NUMBERED = (
    *("Quận", "Phường", "Thôn", "Tổ", "Ấp", "Khóm", "Khu", "Đoàn", "Vùng", "Chương trình", "Đề án", "Trường", "Lớp"),
    *("Hội trường", "Bệnh viện", "Binh đoàn", "Đại đội", "Hải đội", "Công ty", "Xí nghiệp", "Nhà máy", "Quốc lộ"),
    *("Ban Chỉ đạo", "Xưởng", "Kho", "Tòa", "Nhà", "Đường", "Chi bộ", "Khối", "Top", "QL", "ĐH", "ĐT", "TL"),
)
_NUMBERED_NAME = re.compile(rf"(?<!\w)(?:{'|'.join(_NUMBERED)})\s+\d+(?!\w|[.,]\d)|(?:VND|USD)(?=\d)")
_AFTER = re.compile(r"\s?(?:%|(?:percent|per\s+cent|thousand|million|billion|trillion)(?!\w))", re.IGNORECASE)
_TIGHT = re.compile(r"(?:[^\W\d_]{2,}|[mđ]|m[23²³])(?!\w)")
_SCALES = {"thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12)}
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_POINT = re.compile(r"\d+\.\d{1,2}")
_VIETNAMESE = re.compile("[ăâđêôơưạảãáàẹẻẽéèịỉĩíìọỏõóòụủũúùỵỷỹýỳ]", re.IGNORECASE)
_POINTS = re.compile(r"(?<![\w.,])\d+\.\d{1,2}(?=\s?%|\s(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))")
_DIGITS = re.compile(r"(?<!\w)\d[\d.,]*\d")
_EXCHANGE = str.maketrans(".,", ",.")
_LEADING = re.compile(r"\d[\d.,]*\d|\d")


def find_numbers(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[FoundQuantity]:
    """Find the numbers of a running text; ``taken`` are the places of dates, symbols and names of documents.

    Times of day, addresses, numbers of articles, items and places, and ordinals are no numbers of anything counted.
    """
    masked = _spell_points(_mask(text, taken))
    for found in find_quantities(masked):
        if masked[found.end : found.end + 1].isalpha() and not _TIGHT.match(masked, found.end):
            continue
        yield found


def widen_number(text: str, found: FoundQuantity) -> str:
    """Write a number as printed, with an English word of quantity behind it."""
    after = _AFTER.match(text, found.end)
    return " ".join(text[found.start : after.end() if after else found.end].split())


def read_amounts(printed: str) -> frozenset[Decimal]:
    """Read what numbers a printed one may mean: «25,525» of an English text is also 25525, «2 vạn» also the bare 2."""
    quantity = parse_quantity(printed)
    amounts = {quantity.low, quantity.high} if quantity else set()
    leading = _LEADING.search(printed)
    if leading is None:
        return frozenset(amounts)
    digits = leading[0]
    if _COMMAS.fullmatch(digits):
        amounts.add(Decimal(digits.replace(",", "")))
    if _POINT.fullmatch(digits):
        amounts.add(Decimal(digits))
    if plain := parse_quantity(digits):
        amounts.add(plain.low)
    scale = next((scale for word, scale in _SCALES.items() if word in printed.lower()), None)
    return frozenset(amounts | {amount * scale for amount in amounts} if scale else amounts)


def read_whole(printed: str) -> Decimal | None:
    """Read what a printed number is out of: 73 of 73/73; None where it says no whole."""
    quantity = parse_quantity(printed)
    return quantity.out_of if quantity else None


def _spell_points(text: str) -> str:
    """Write points and commas in numbers as Vietnamese does, where a text in English or a slip has them otherwise."""
    if _VIETNAMESE.search(text):
        return _POINTS.sub(lambda match: match[0].translate(_EXCHANGE), text)
    return _DIGITS.sub(lambda match: match[0].translate(_EXCHANGE), text)


def hide_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put a letter that says nothing in the place of each that is hidden; the others stay where they are."""
    for start, end in spans:
        text = text[:start] + _FILLER * (end - start) + text[end:]
    return text


def _mask(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """Hide what holds digits and counts nothing."""
    hidden = hide_spans(text, taken)
    folded = fold_letters(hidden)
    names = [match.span() for match in _NUMBERED_NAME.finditer(hidden)]
    return hide_spans(hidden, [*names, *(match.span() for match in _NAMING.finditer(folded))])
