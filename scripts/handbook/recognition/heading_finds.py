"""Lessons and limitations, told by the headings and openings they stand under."""

import re
from collections.abc import Iterator, Sequence

from handbook.recognition.finds import Find, Scan, make_fields

_LESSONS = re.compile(
    r"(?<!\w)(?:bài\s+học(?:\s+kinh\s+nghiệm)?|rút\s+ra(?:\s+được)?(?:\s+(?:một\s+số|\d+|các|những))?\s+(?:bài\s+học|kinh\s+nghiệm)|kinh\s+nghiệm\s+(?:rút\s+ra|được\s+rút\s+ra|sau|bước\s+đầu))"
)
_LIMITS = re.compile(
    r"(?<!\w)(?:(?:vẫn\s+|cũng\s+)?còn\s+(?:một\s+số\s+|những\s+|có\s+|bộc\s+lộ\s+)?(?:mặt\s+)?(?:hạn\s+chế|tồn\s+tại|khó\s+khăn|khuyết\s+điểm|bất\s+cập|thiếu\s+sót)|hạn\s+chế,\s+(?:tồn\s+tại|khuyết\s+điểm|yếu\s+kém)|một\s+số\s+(?:hạn\s+chế|tồn\s+tại)|tuy\s+nhiên,[^.]{0,120}(?:chưa|còn))"
)
_ORDINAL = re.compile(
    r"[\s*•-]*(?P<head>(?:một|hai|ba|bốn|năm|sáu|bảy)\s+là|thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy)|trước\s+hết|đầu\s+tiên)\s*[,:]"
)
_INNER = re.compile(r"(?<=[.;:]\s)(?:(?:một|hai|ba|bốn|năm|sáu|bảy)\s+là|thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy))\s*[,:]")
_LONG, _SHORT = 90, 12  # words of a passage
_NEXT_HEAD = re.compile(r"(?:nhiệm\s+vụ|giải\s+pháp|phương\s+hướng|thời\s+gian\s+tới|kết\s+quả)")


def find_headed(scans: Sequence[Scan]) -> Iterator[Find]:
    """Find the passages, or the parts of one, that tell lessons or limitations; the words are written by people."""
    is_open = False
    for scan in scans:
        head = _LESSONS.search(scan.folded)
        parts = [*_INNER.finditer(scan.folded)]
        opening = _ORDINAL.match(scan.folded)
        if head and parts:
            yield from _list_parts(scan, [part.start() for part in parts])
            is_open = False
        elif opening and is_open:
            yield _make_find(scan, "lessons", opening.start("head"), len(scan.text), "ordinal")
        elif head:
            is_open = not opening and (
                scan.folded.rstrip().endswith((":", "sau", "là")) or len(scan.text.split()) < _LONG
            )
        elif is_open and not opening and (_NEXT_HEAD.search(scan.folded[:80]) or len(scan.text.split()) < _SHORT):
            is_open = False
        for match in _LIMITS.finditer(scan.folded):
            start, stop = scan.find_sentence(match.start())
            yield _make_find(scan, "limitations", start, stop, "limits")
            break


def _list_parts(scan: Scan, starts: Sequence[int]) -> Iterator[Find]:
    for place, start in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else len(scan.text)
        yield _make_find(scan, "lessons", start, stop, "ordinal")


def _make_find(scan: Scan, kind: str, start: int, end: int, reason: str) -> Find:
    text = scan.text[start:end].rstrip()
    return Find(
        kind, scan.id, start, start + len(text), text, reason, fields=make_fields(opening=" ".join(text.split()[:8]))
    )
