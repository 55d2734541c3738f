"""Conferences and commendations told in a passage."""

import re
from collections.abc import Iterator, Sequence

from handbook.recognition.finds import Find, Scan, make_fields

_CONFERENCE = re.compile(
    r"(?<!\w)(?:hội\s+nghị|lễ|tọa\s+đàm|hội\s+thảo|chương\s+trình\s+giao\s+lưu|lớp|buổi)\s+(?:trực\s+tuyến\s+)?(?:toàn\s+quốc\s+)?"
    r"(?:sơ\s+kết|tổng\s+kết|biểu\s+dương|tuyên\s+dương|tôn\s+vinh|quán\s+triệt|học\s+tập|phát\s+động|triển\s+khai|giao\s+ban|gặp\s+mặt|khen\s+thưởng|báo\s+cáo\s+điển\s+hình|trao\s+giải|kỉ\s+niệm|công\s+bố|khoa\s+học|bồi\s+dưỡng|tập\s+huấn|cán\s+bộ)[^.;:“”\"«»]*"
)
_CONFERENCE_END = re.compile(
    r",\s|\s(?:do|vào|tại|với\s+sự|được|đã|nhằm|có|diễn\s+ra|dự|giai\s+đoạn|của\s+(?:bộ\s+chính|ban\s+bí)|theo|cho\s+biết|cho\s+\d)(?!\w)|\(|$"
)
_YEARS = re.compile(r"(?P<years>\d+|một|hai|ba|bốn|năm|mười)\s+năm")
_AWARDS = (
    *("bằng khen", "giấy khen", "huân chương", "huy chương", "kỷ niệm chương", "cờ thi đua", "cờ thưởng", "danh hiệu"),
    *("biểu tượng vàng", "giấy chứng nhận", "giải thưởng", "bằng ghi nhận", "thư khen"),
)
_AWARD = re.compile(
    r"(?<!\w)(?:bằng\s+khen|giấy\s+khen|huân\s+chương(?:\s+(?:lao\s+động|quân\s+công|bảo\s+vệ\s+tổ\s+quốc|độc\s+lập|chiến\s+công|hồ\s+chí\s+minh))?(?:\s+hạng\s+(?:nhất|nhì|ba))?"
    r"|kỉ\s+niệm\s+chương|cờ\s+thi\s+đua|cờ\s+thưởng|giấy\s+chứng\s+nhận|thư\s+khen|danh\s+hiệu\s+[“\"«][^”\"»]+[”\"»]|biểu\s+trưng)(?:\s+của\s+[^,;.()“”]{3,60}?)?(?=\s+(?:cho|tặng|đối\s+với|vì|về|của)|[,;.()]|$)"
)
_GIVING = re.compile(
    r"(?<!\w)(?:tặng|trao|khen\s+thưởng|biểu\s+dương|tuyên\s+dương|tôn\s+vinh|vinh\s+danh|nhận|được\s+tặng)(?!\w)"
)
_RECIPIENTS = re.compile(
    r"(?P<all>(?:cho\s+|tặng\s+)?(?:các\s+)?(?:\d[\d.]*\s+)?(?:tập\s+thể|cá\s+nhân|chi\s+bộ|đảng\s+bộ|điển\s+hình|gương|đảng\s+viên|đồng\s+chí|đơn\s+vị|hộ)(?!\w)"
    r"(?:\s*(?:,|và|cùng|;)?\s*(?:cho\s+)?(?:\d[\d.]*\s+)?(?:tập\s+thể|cá\s+nhân|hộ\s+gia\s+đình|gia\s+đình|nhóm\s+tác\s+giả|điển\s+hình)(?!\w))*)"
)
_COUNTS = re.compile(
    r"(?P<count>\d[\d.]*)\s+(?P<who>tập\s+thể|cá\s+nhân|chi\s+bộ|đảng\s+bộ|đảng\s+viên|đồng\s+chí|gương|đơn\s+vị)"
)
_SEVERAL = re.compile(r"(?:cho\s+|tặng\s+)?(?:các|\d)")
_HOLDING = re.compile(r"[^.;]{0,60}?(?<!\w)(?:tổ\s+chức|chủ\s+trì|khai\s+mạc|mở)(?!\w)")
_LEAST_WORDS = 3  # in the name of a conference
_COLLECTIVES = frozenset({"tập thể", "chi bộ", "đảng bộ", "đơn vị"})


def find_conferences(scan: Scan, documents: Sequence[Find], bodies: Sequence[Find]) -> Iterator[Find]:
    """Find the conferences of a passage, each as it is called, with its day where its sentence says one."""
    for match in _CONFERENCE.finditer(scan.folded):
        stop = _CONFERENCE_END.search(match[0])
        end = match.start() + (stop.start() if stop else len(match[0]))
        inside = [each for each in documents if match.start() <= each.start < end or (end == each.start)]
        start, last = scan.find_sentence(match.start())
        days = [
            date
            for date in scan.dates
            if start <= date.start < last and len(date.value.partition("/")[0]) == len("2016-05-15")
        ]
        days = [
            date
            for date in days
            if not any(each.start <= date.start <= each.end + 60 and date.start > each.end for each in documents)
        ]
        years = _YEARS.search(scan.folded, match.start(), end)
        fields = make_fields(
            name=" ".join(scan.text[match.start() : end].split()),
            date=days[0].value if days else "",
            about=tuple(dict.fromkeys(each.target for each in inside if each.target)),
            years=scan.text[years.start("years") : years.end("years")] if years else "",
            organizer=_find_organizer(scan, match.start(), bodies),
        )
        if len(str(fields["name"]).split()) > _LEAST_WORDS:
            yield Find(
                "conferences", scan.id, match.start(), end, scan.text[match.start() : end], "conference", fields=fields
            )


def _find_organizer(scan: Scan, at: int, bodies: Sequence[Find]) -> str:
    """Find the body that is said to hold a conference, in the same sentence before it."""
    start, _ = scan.find_sentence(at)
    before = [each for each in bodies if start <= each.start and each.end <= at]
    held = [each for each in before if _HOLDING.match(scan.folded, each.end)]
    return held[-1].target if held else ""


def find_commendations(scan: Scan, bodies: Sequence[Find]) -> Iterator[Find]:
    """Find who is commended how: an award, its recipients and how many they are."""
    taken = -1
    for match in _AWARD.finditer(scan.folded):
        start, stop = scan.find_sentence(match.start())
        giving = _GIVING.search(scan.folded, start, stop)
        near = _RECIPIENTS.search(scan.folded, match.end(), min(stop, match.end() + 160))
        near = near or _RECIPIENTS.search(scan.folded, max(start, match.start() - 120), match.start())
        if giving is None or near is None or near.start() == taken or not _SEVERAL.match(near["all"]):
            continue
        taken = near.start()
        first, last = min(match.start(), near.start("all")), max(match.end(), near.end("all"))
        counts = {each["who"]: each["count"] for each in _COUNTS.finditer(near["all"])}
        by = next((each for each in bodies if start <= each.start < match.start()), None)
        fields = make_fields(
            award=" ".join(scan.text[match.start() : match.end()].split()),
            recipients=" ".join(scan.text[near.start("all") : near.end("all")].split())
            .removeprefix("cho ")
            .removeprefix("tặng "),
            collectives=next((count for who, count in counts.items() if " ".join(who.split()) in _COLLECTIVES), ""),
            individuals=next((count for who, count in counts.items() if " ".join(who.split()) not in _COLLECTIVES), ""),
            by=by.target if by else "",
            by_text=by.text if by else "",
        )
        yield Find("commendations", scan.id, first, last, scan.text[first:last], "award", fields=fields)
