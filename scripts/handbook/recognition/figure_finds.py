"""Figures of a passage: a printed number with what it counts, of what, since when, and how exactly."""

import re
from collections.abc import Iterator, Mapping, Sequence

from handbook.recognition.finds import Find, Scan, Value, make_fields
from handbook.recognition.knowledge import Knowledge
from handbook.text import COUNTED, QUALIFIERS, FoundQuantity, fold_letters, split_words

_QUALIFIER = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted((re.escape(words) for words in QUALIFIERS), key=len, reverse=True))})\s+$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s+(?:năm(?!\s+(?:tấm|mươi))|tháng|ngày(?!\s+công)|tuần|giờ|giây|tuổi|thế\s+kỉ|nhiệm\s+kì|quí|kì(?!\s+đại\s+hội)|khóa|lần\s+thứ|đêm|buổi\s+sáng|thập\s+(?:kỉ|niên)|giai\s+đoạn)(?!\w)"
)
_BELOW = re.compile(r"(?<!\w)(?:dưới|không\s+quá|tối\s+đa|tối\s+thiểu|ít\s+nhất)\s+$")
_ADDRESS = re.compile(r"[-–:]\s\d+\s[A-ZĐ][^\W\d_A-ZĐ]")
_UPWARD = re.compile(r"[^;.()]{0,60}?\strở\s+(?:lên|xuống)(?!\w)")
_COUNTED = re.compile(r"\s*(?P<words>[^\W\d_][^,;.:()“”\"«»…]*)")
_COUNTED_END = re.compile(
    r"(?<!\w)(?:được|đã|có|tham\s+gia|tham\s+dự|trong|của|với|cho|tại|ở|và|là|đạt|về|để|trên|từ|đến|theo|do|chiếm|gồm|thực\s+hiện|đăng\s+kí|hoàn\s+thành|bằng|nhằm|khi|sau|so|vào|như|hỗ\s+trợ|tặng|dự|hiện|nhận)(?!\w)|\d"
)
_MOST_COUNTED = 8
_OTHER_UNITS = (
    *(
        "lượt người",
        "đại biểu",
        "quần chúng",
        "điểm cầu",
        "điển hình",
        "tổ chức đảng",
        "tổ chức cơ sở đảng",
        "chiến sĩ",
    ),
    *(
        "sĩ quan",
        "thanh niên",
        "phụ nữ",
        "gương",
        "bằng khen",
        "giấy khen",
        "suất quà",
        "căn nhà",
        "ngôi nhà",
        "ngày công",
    ),
    *("tin, bài", "tác phẩm", "pano", "báo cáo viên", "hội nghị", "cháu", "em", "mái ấm", "tấn", "kg", "ha", "km", "m"),
)
_STANDING_ALONE = re.compile(r"(?<!\w)(?:là|đạt|có|gồm|còn|tới|đến|chiếm|tổng|số|bằng|tăng|giảm|lên|với)\s+$")
_AS_OF = re.compile(
    r"(?:tính\s+đến|đến|tới|hiện|hết|cuối)\s+(?:hết\s+|thời\s+điểm\s+|cuối\s+|nay\s*\()?(?:ngày\s+|cuối\s+)?$"
)
_SCOPE = re.compile(
    r"(?<!\w)(?:toàn\s+(?:quốc|tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|ngành|quân|đảng\s+bộ(?:\s+(?:tỉnh|huyện|quận|thành\s+phố|xã|khối))?|quân\s+khu|đảng|khối|đoàn|hệ\s+thống|trường|tập\s+đoàn)|cả\s+nước|cấp\s+(?:tỉnh|huyện|xã|cơ\s+sở|trung\s+ương|thành\s+phố|quận)|trên\s+địa\s+bàn\s+(?:tỉnh|huyện|thành\s+phố|quận|xã|phường|thị\s+xã))(?!\w)"
)
_FURNITURE = re.compile(
    r"lượt\s+xem|điện\s+thoại|fax|hotline|email|giấy\s+phép|đt\s*:|thời\s+gian\s+chờ:|bình\s+luận|phản\s+hồi|bản\s+quyền|tel\s*:|địa\s+chỉ|view",
    re.IGNORECASE,
)
_NAMED_BY = re.compile(
    r"(?<!\w)(?:top|số|trang|mục|bước|điểm|phần|chương|bài|câu|lớp|khối\s+lớp|cấp|hạng|loại|quí|đợt|kì|kỳ|tập|vòng|cột\s+mốc|mốc|lô|một\s+trong)\s+$"
)
_SLOGAN = re.compile(r"\s+(?:không|sạch|tốt|biết|xây|chống|rõ|dám|cùng|tự|thật|nhất)(?!\w)")  # «5 không, 3 sạch»
_SAYING = re.compile(r"\s+(?:điều\s+(?:bác|kỉ\s+luật|lời|thề)|lời\s+(?:căn\s+dặn|dạy|thề|hứa))")
_COUNTS_BEFORE = re.compile(r"(?<!\w)(?:tổng\s+số|con\s+số|số|lượt|hạng)\s+$")
_MOST_QUOTED = 12
_LONG, _SHORTEST = 30, 4  # words of a passage
_UNITS = sorted({*map(fold_letters, COUNTED), *map(fold_letters, _OTHER_UNITS)}, key=len, reverse=True)
_ALIKE = 0.4


def find_figures(known: Knowledge, scan: Scan, bodies: Sequence[Find]) -> Iterator[Find]:
    """Find the figures of a passage, from left to right; how long something took is none."""
    words = len(scan.text.split())
    if (_FURNITURE.search(scan.text) and words < _LONG) or words < _SHORTEST:
        return
    for number in scan.numbers:
        if _is_figure(scan, number) and not any(each.start <= number.start < each.end for each in bodies):
            yield _make_find(known, scan, number, bodies)


def _is_figure(scan: Scan, number: FoundQuantity) -> bool:
    before, after = scan.folded[max(0, number.start - 40) : number.start], number.end
    if _TIME.match(scan.folded, after) and not number.quantity.is_percent:
        return False
    if (
        _BELOW.search(before)
        or _UPWARD.match(scan.folded, after)
        or _ADDRESS.match(scan.text, max(0, number.start - 2))
    ):
        return False
    if (
        _SLOGAN.match(scan.folded, after)
        or _SAYING.match(scan.folded, after)
        or (_NAMED_BY.search(before) and not _COUNTS_BEFORE.search(before))
    ):
        return False
    for quotation in scan.quotations:
        if quotation.start <= number.start < quotation.end and len(quotation.text.split()) <= _MOST_QUOTED:
            return False
    is_counting = _COUNTED.match(scan.text, after) or number.quantity.is_percent or number.quantity.out_of is not None
    return bool(is_counting) or bool(_STANDING_ALONE.search(before))


def _make_find(known: Knowledge, scan: Scan, number: FoundQuantity, bodies: Sequence[Find]) -> Find:
    printed = " ".join(scan.text[number.start : number.end].split())
    qualifier = _QUALIFIER.search(scan.text, max(0, number.start - 30), number.start)
    words = " ".join(qualifier[0].split()).lower() if qualifier else ""
    quantity = number.quantity
    counted = _read_counted(scan, number.end)
    unit = "%" if quantity.is_percent else _find_unit(counted)
    value = f"{quantity.low.normalize():f}" if quantity.low == quantity.high else ""
    fields = make_fields(
        printed=printed,
        value=value,
        low=f"{quantity.low.normalize():f}" if not value else "",
        high=f"{quantity.high.normalize():f}" if not value else "",
        out_of=f"{quantity.out_of.normalize():f}" if quantity.out_of is not None else "",
        qualifier=(QUALIFIERS[words] if words else "đúng") or words,
        counted=counted,
        unit=unit,
        indicator=_find_indicator(known, counted, unit, scan, number),
        scope=_find_scope(scan, number.start, bodies),
        **_find_time(scan, number.start),
    )
    return Find(
        "figures",
        scan.id,
        number.start,
        number.end,
        scan.text[number.start : number.end],
        "number",
        id="",
        fields=fields,
    )


def _read_counted(scan: Scan, at: int) -> str:
    """Read what a number counts: the words behind it, as far as they can be one thing."""
    match = _COUNTED.match(scan.text, at)
    if match is None:
        return ""
    words = match["words"]
    stop = _COUNTED_END.search(fold_letters(words))
    kept = words[: stop.start()] if stop else words
    return " ".join(kept.split()[:_MOST_COUNTED])


def _find_unit(counted: str) -> str:
    folded = f"{fold_letters(counted)} "
    known = next((unit for unit in _UNITS if folded.startswith(f"{unit} ")), "")
    return counted[: len(known)] if known else " ".join(counted.split()[:2])


def _find_indicator(known: Knowledge, counted: str, unit: str, scan: Scan, number: FoundQuantity) -> str:
    """Propose the indicator of the vocabulary that is most alike: the same unit, the most words of its label."""
    start, stop = scan.find_sentence(number.start)
    around = frozenset(split_words(scan.text[max(start, number.start - 80) : min(stop, number.end + 100)]))
    folded = fold_letters(counted)
    best, chosen = 0.0, ""
    for identifier, (_, its_unit, words) in known.indicators.items():
        folded_unit = fold_letters(its_unit or "")
        is_unit = folded.startswith(folded_unit) if folded_unit != "%" else unit == "%"
        if not is_unit or not words:
            continue
        held = len(words & around)
        likeness = held - (len(words) - held) / 2
        if likeness > best and held >= len(words) * _ALIKE:
            best, chosen = likeness, identifier
    return chosen


def _find_scope(scan: Scan, at: int, bodies: Sequence[Find]) -> str:
    """Find of what a number counts: the words of scope or the body nearest before it in its sentence, else behind."""
    start, stop = scan.find_sentence(at)
    said = [
        (match.start(), scan.text[match.start() : match.end()]) for match in _SCOPE.finditer(scan.folded, start, stop)
    ]
    said += [(find.start, find.text) for find in bodies if start <= find.start < stop and not _issues(scan, find)]
    before = [each for each in said if each[0] < at]
    if before:
        return max(before)[1]
    return min(said)[1] if said else ""


def _issues(scan: Scan, body: Find) -> bool:
    """Tell whether a body is named only as the one that passed a document."""
    return body.fields.get("level") == "trung-uong" and scan.folded[: body.start].endswith("của ")


def _find_time(scan: Scan, at: int) -> Mapping[str, Value]:
    """Find when a figure holds: the stretch or the date its sentence says last before it, else the first behind."""
    start, stop = scan.find_sentence(at)
    dates = [date for date in scan.dates if start <= date.start < stop and "X" not in date.value]
    before = [date for date in dates if date.start < at]
    date = before[-1] if before else dates[0] if dates else None
    if date is None:
        return {}
    if "/" in date.value:
        return {"period": date.value}
    if _AS_OF.search(scan.folded, max(0, date.start - 40), date.start):
        return {"as_of": date.value}
    return {"date": date.value}
