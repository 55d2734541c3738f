"""Relations between documents of one sentence, told by the formulas that join them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from handbook.recognition.finds import Find, Scan, make_fields

_DOING = (
    r"(?:\s*(?:việc|tổ\s+chức|triển\s+khai|đẩy\s+mạnh|quán\s+triệt|học\s+tập|thực\s+hiện|,|và|tốt|có\s+hiệu\s+quả"
    r"|nghiêm\s+túc|chủ\s+đề|nội\s+dung))*\s*"
)
_TAIL = r"[“\"«(\s]*"
_FORWARD: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "continues": re.compile(rf"tiếp\s+tục{_DOING}{_TAIL}$"),
        "replaces": re.compile(rf"(?:được\s+ban\s+hành\s+)?(?:để\s+)?thay\s+thế(?:\s+cho)?{_TAIL}$"),
        "repeals": re.compile(rf"bãi\s+bỏ{_TAIL}$"),
        "amends": re.compile(
            rf"sửa\s+đổi(?:,?\s+(?:và\s+)?bổ\s+sung)?(?:\s+một\s+số\s+(?:điều|nội\s+dung)\s+(?:của|trong))?{_TAIL}$"
        ),
        "concretises": re.compile(rf"cụ\s+thể\s+hóa(?:\s+(?:nội\s+dung|tinh\s+thần))?{_TAIL}$"),
        "based_on": re.compile(rf"(?:căn\s+cứ|trên\s+cơ\s+sở)(?:\s+(?:vào|nội\s+dung))?{_TAIL}$"),
        "guides": re.compile(rf"hướng\s+dẫn{_DOING}{_TAIL}$"),
        "together_with": re.compile(
            rf"(?:gắn(?:\s+(?:chặt|liền|kết))?(?:\s+chẽ)?\s+với|cùng\s+với|kết\s+hợp(?:\s+chặt\s+chẽ)?\s+với|đồng\s+thời\s+với){_DOING}{_TAIL}$"
        ),
        "implements": re.compile(
            rf"(?:(?:về\s+(?:việc\s+)?)?(?:tổ\s+chức\s+|triển\s+khai\s+)*thực\s+hiện|triển\s+khai|quán\s+triệt){_DOING}{_TAIL}$"
        ),
    }
)
_BACKWARD: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "replaces": re.compile(rf"(?:được|bị)\s+thay\s+thế\s+(?:bởi|bằng){_TAIL}$"),
        "continues": re.compile(rf"được\s+tiếp\s+tục\s+thực\s+hiện\s+(?:bởi|bằng|theo){_TAIL}$"),
        "concretises": re.compile(rf"được\s+cụ\s+thể\s+hóa\s+(?:bằng|thành|qua|trong){_TAIL}$"),
    }
)
_OPENING: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "based_on": re.compile(r"(?:căn\s+cứ|trên\s+cơ\s+sở)\s+(?:vào\s+)?$"),
        "concretises": re.compile(r"(?:để\s+|nhằm\s+)?cụ\s+thể\s+hóa\s+(?:nội\s+dung\s+)?$"),
        "implements": re.compile(
            r"(?:để\s+|nhằm\s+|đã\s+)?(?:triển\s+khai\s+|tổ\s+chức\s+)*thực\s+hiện\s+(?:tốt\s+|nghiêm\s+(?:túc\s+)?)?$"
        ),
    }
)
_PASSING = re.compile(r"(?<!\w)(?:ban\s+hành|xây\s+dựng|đã\s+ra|kí|có)\s+(?:\d+\s+)?$")
_LOWER = frozenset({"ke-hoach", "chuong-trinh", "huong-dan", "quyet-dinh", "quy-dinh", "chuyen-de"})
"""Types of documents that are made to carry out others."""
_FAR = 220  # letters between two documents of one statement
_CHAIN = 90


def find_relations(scan: Scan, documents: Sequence[Find]) -> Iterator[Find]:
    """Find the relations stated between the documents of a passage."""
    said: set[tuple[str, ...]] = set()
    for each in _list_relations(scan, documents):
        ends = [str(each.fields.get(end) or each.fields[f"{end}_text"]) for end in ("source", "target")]
        key = (str(each.fields["type"]), *ends)
        if key not in said and ends[0] != ends[1]:
            said.add(key)
            yield each


def _list_relations(scan: Scan, documents: Sequence[Find]) -> Iterator[Find]:
    for place, later in enumerate(documents):
        start, _ = scan.find_sentence(later.start)
        for earlier in reversed(documents[:place]):
            if earlier.start < start or later.start - earlier.end > _FAR:
                break
            between = scan.folded[earlier.end : later.start]
            if relation := _join(scan, earlier, later, between):
                yield relation
                break
        else:
            continue
    for place, first in enumerate(documents):
        yield from _find_opened(scan, first, documents[place + 1 :])


def _join(scan: Scan, earlier: Find, later: Find, between: str) -> Find | None:
    for kind, pattern in _BACKWARD.items():
        if match := pattern.search(between):
            return _make_find(scan, kind, later, earlier, earlier.end + match.start(), later.start)
    for kind, pattern in _FORWARD.items():
        match = pattern.search(between)
        if match is None or len(between) > _FAR:
            continue
        if kind == "guides" and earlier.fields.get("type") != "huong-dan" and "hướng dẫn" not in match[0]:
            continue
        if kind == "implements" and earlier.fields.get("type") not in _LOWER:
            continue
        if kind == "continues" and len(between) > _CHAIN and "về" not in between:
            continue
        is_guide = kind == "implements" and earlier.fields.get("type") == "huong-dan"
        made = "guides" if is_guide else kind
        return _make_find(scan, made, earlier, later, earlier.end + match.start(), later.start)
    return None


def _find_opened(scan: Scan, first: Find, others: Sequence[Find]) -> Iterator[Find]:
    """Find «Căn cứ A, Tỉnh ủy ban hành B»: what is passed rests on what is said before."""
    start, stop = scan.find_sentence(first.start)
    for kind, pattern in _OPENING.items():
        match = pattern.search(scan.folded, start, first.start)
        if match is None:
            continue
        for other in others:
            if other.start >= stop:
                return
            if _PASSING.search(scan.folded, first.end, other.start):
                made = "guides" if kind == "implements" and other.fields.get("type") == "huong-dan" else kind
                yield _make_find(scan, made, other, first, match.start(), first.start)


def _make_find(scan: Scan, kind: str, source: Find, target: Find, start: int, end: int) -> Find:
    while start < end and not scan.text[start].isalnum():
        start += 1
    while end > start and not scan.text[end - 1].isalnum():
        end -= 1
    fields = make_fields(
        type=kind, source=source.target, target=target.target, source_text=source.text, target_text=target.text
    )
    return Find(
        "relations", scan.id, start, end, scan.text[start:end], f"formula-{kind.replace('_', '-')}", fields=fields
    )
