"""What a text should not hold: ways to reach a person, numbers of papers and accounts, advertisement, praise.

Only what can be told by rule is told, and as a question: a reviewer decides.
"""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from handbook.messages import read_area, say

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?i)(?:https?://|www\.)[^\s«»]+|\b(?:zalo|facebook|fb|tiktok|telegram|viber|youtube)\b(?:\.\w+\S*)?"
)
_PHONE = re.compile(r"(?<![\d.,/])(?:\+?84|0)(?:[\s.()-]*\d){9,10}(?![\d/])")
_HOTLINE = re.compile(r"(?<![\d.,/])1[89]00(?:[\s.-]*\d){4,6}(?!\d)")
_LONG_NUMBER = re.compile(r"(?<![\d.,/])(?!(?:(?:19|20)\d\d[ -]?)+(?![ -]?\d))\d(?:[ -]?\d){8,18}(?![\d/])")
_HOME = re.compile(
    r"(?i)\b(?:số nhà|nhà số)\s*\d+|\b(?:ngõ|ngách|hẻm|kiệt)\s+\d+"
    r"|\bsố\s+\d+[a-z]?(?:/\d+[a-z]?)*,?\s+(?:đường|phố|ngõ|ngách|hẻm|kiệt)\b"
    r"|\b(?:nhà riêng|nơi thường trú|thường trú tại)\b"
)
_SELLING = re.compile(
    r"(?i)\b(?:gọi ngay|liên hệ (?:ngay|qua|số)|mua ngay|đặt hàng|đặt mua|khuyến mãi|khuyến mại|giảm giá|ưu đãi lớn|"
    r"hotline|đường dây nóng|miễn phí vận chuyển|nhấp vào|bấm vào đây|chuyển khoản)\b"
)
_PRAISE = re.compile(
    r"(?i)\b(?:xuất sắc|giỏi|tốt|đẹp|mạnh|hay|uy tín|ưu việt|tuyệt vời|hoàn hảo|vĩ đại|tiêu biểu|hiệu quả|hàng đầu)"
    r"(?: \w+)? nhất\b(?! trí)|\b(?:có một không hai|vô tiền khoáng hậu|ai cũng phải|số một cả nước|số một thế giới)\b"
)
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", _EMAIL),
    ("link", _LINK),
    ("phone", _PHONE),
    ("phone", _HOTLINE),
    ("number", _LONG_NUMBER),
    ("home", _HOME),
    ("selling", _SELLING),
    ("praise", _PRAISE),
)


def find_unfit(text: str) -> Iterator[str]:
    """Find what does not belong into a text: what kind of thing it is, and its words."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _RULES:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield f"{read_area('difference')['unfit'][kind]} «{match[0].strip()}»"


def find_unreachable(url: str) -> str:
    """Say why readers cannot follow an address: it leads into somebody's own network, or names its user."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "mailto" or parts.username:
        return say("difference", "private-address")
    try:
        is_inside = not ip_address(host).is_global
    except ValueError:
        is_inside = "." not in host or host.endswith((".local", ".lan", ".internal", ".localhost", ".home", ".corp"))
    return say("difference", "inside-address") if is_inside else ""
