"""What Typst objects to, in Vietnamese and with the record it is about."""

import json
import re

from handbook.pdf.document import Document

NO_DISK = "không ghi được tệp PDF: hết chỗ trên đĩa hoặc không có quyền"
_TOO_LONG = "quá {seconds} giây mà chưa dàn trang xong nên đã dừng"
_TOO_MUCH = "máy dàn trang dừng giữa chừng (mã {status}), thường vì tốn quá nhiều bộ nhớ"
_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the text (?P<what>.+) could not be displayed with"), "phông chữ in không có chữ {what}"),
    (re.compile(r"missing alt text"), "có hình thiếu lời mô tả"),
    (re.compile(r"label `?<?(?P<what>[^`>]+)>?`? does not exist"), "tham chiếu tới mục không có: {what}"),
    (re.compile(r"^disk "), NO_DISK),
    (
        re.compile(r"URLs are not allowed|failed to (?:parse|decode) SVG|failed to load linked image"),
        "có hình gọi tới tệp hay trang bên ngoài, hoặc hình hỏng",
    ),
    (re.compile(r"layout did not converge"), "bản dàn trang không ổn định"),
)
_BROKEN = "chương trình hỏng khi in phần này ({fault})"
_OTHER = "máy dàn trang từ chối: «{fault}»"
_QUOTED = re.compile(r'^`?"?(.*?)"?`?$')


def explain_fault(document: Document, fault: str) -> str:
    """Say what Typst objects to, and name the record."""
    for pattern, message in _FAULTS:
        match = pattern.search(fault)
        if match:
            what = match.groupdict().get("what") or ""
            letters = _QUOTED.sub(r"\1", what)
            return f"{_name_records(document, letters)}: {message.format(what=f'«{letters}»')}"
    return f"{_name_records(document, '')}: {_OTHER.format(fault=fault)}"


def explain_delay(document: Document, seconds: float) -> str:
    """Say that a document took too long."""
    return f"{_name_records(document, '')}: {_TOO_LONG.format(seconds=f'{seconds:g}')}"


def explain_death(document: Document, status: int) -> str:
    """Say that the worker died over a document; ``status`` is how it ended."""
    return f"{_name_records(document, '')}: {_TOO_MUCH.format(status=status)}"


def explain_break(section: str, error: Exception) -> str:
    """Say that this program itself failed over a section."""
    return f"{section}: {_BROKEN.format(fault=f'{type(error).__name__}: {error}')}"


def _name_records(document: Document, letters: str) -> str:
    """Name the records that show these letters, or the section where it has too many to name."""
    chapters = json.loads(document.data)["chapters"]
    pairs = list(zip(document.records, chapters, strict=True))
    if letters:
        pairs = [(record, each) for record, each in pairs if letters in json.dumps(each, ensure_ascii=False)] or pairs
    return pairs[0][0] if len(pairs) == 1 or letters else document.id
