"""What the form calls things, in Vietnamese. What a field means is said by the models themselves, as its hint."""

from collections.abc import Mapping
from types import MappingProxyType

from handbook.messages.fields import NOUNS

TITLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "directives": ("Văn bản", "văn bản"),
        "exemplars": ("Đơn vị điển hình", "đơn vị điển hình"),
        "sources": ("Nguồn", "nguồn"),
        "types": ("Loại văn bản", "loại văn bản"),
        "relations": ("Loại quan hệ", "loại quan hệ"),
        "levels": ("Cấp", "cấp"),
        "provinces": ("Tỉnh, thành phố", "tỉnh, thành phố"),
        "terms": ("Khóa", "khóa"),
        "statuses": ("Tình trạng", "tình trạng"),
        "indicators": ("Chỉ tiêu", "chỉ tiêu"),
        "glossary": ("Thuật ngữ", "thuật ngữ"),
        "issuers": ("Cơ quan", "cơ quan"),
        "shared_names": ("Tên gọi chung của nhiều văn bản", "tên gọi"),
        "changes": ("Nhật ký nội dung", "thay đổi"),
    }
)
"""Folder or table → its name, and what one of its records is called in the middle of a sentence."""

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "as_of": "Tính đến",
        "by_text": "Ai khen, như nguồn ghi",
        "citations": "Nguồn dẫn",
        "conferences": "Hội nghị, lớp học, buổi lễ",
        "discrepancies": "Chỗ nguồn sai hoặc mâu thuẫn",
        "highlights": "Điểm nổi bật, kết quả",
        "implements": "Văn bản được thực hiện",
        "later": "Ra sau văn bản kia",
        "lessons": "Bài học kinh nghiệm",
        "locator": "Chỗ trong nguồn",
        "means": "Các văn bản mang tên ấy",
        "measures": "Đo việc thực hiện văn bản",
        "models": "Mô hình, cách làm",
        "opening": "Mấy chữ mở đầu",
        "out_of": "Trên tổng số",
        "parts": "Các số liệu thành phần",
        "passages": "Các đoạn",
        "printed": "Con số như nguồn in",
        "recipient_ids": "Đơn vị được khen có trang riêng",
        "recipients": "Ai được khen, như nguồn ghi",
        "records": "Bản ghi liên quan",
        "relations": "Quan hệ với văn bản khác",
        "serves": "Góp phần thực hiện văn bản",
        "symbol": "Số và ký hiệu",
        "target": "Văn bản ở đầu kia",
        "tasks": "Nhiệm vụ, yêu cầu",
        "title": "Nhan đề",
        "until": "Đến ngày",
        "url": "Địa chỉ trên mạng",
    }
)
_SPECIAL: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("Directive", "id"): "Mã văn bản",
        ("Directive", "title"): "Trích yếu",
        ("Directive", "type"): "Loại văn bản",
        ("Exemplar", "id"): "Mã đơn vị",
        ("GlossaryEntry", "term"): "Thuật ngữ",
        ("Relation", "type"): "Quan hệ",
        ("Source", "id"): "Mã nguồn",
        ("Source", "kind"): "Loại nguồn",
        ("TypeEntry", "symbol"): "Chữ trong ký hiệu",
        ("Status", "value"): "Tình trạng",
    }
)
CHOICES: Mapping[str, str] = MappingProxyType(
    {
        "succession": "tiếp nối",
        "companion": "gắn với nhau",
        "derivation": "cụ thể hóa, thực hiện",
        "change": "thay thế, sửa đổi",
        "mention": "nhắc tới",
    }
)
"""Value of a choice → what editors read; a value that is not here is Vietnamese already."""

SUMMARIES: Mapping[str, str] = MappingProxyType(
    {
        "Citation": "{{fields.locator}} · {{fields.source}}",
        "Claim": "{{fields.text}}",
        "Commendation": "{{fields.award}}: {{fields.recipients}}",
        "Conference": "{{fields.name}}",
        "Discrepancy": "{{fields.kind}}: {{fields.note}}",
        "Figure": "{{fields.qualifier}} {{fields.printed}} · {{fields.indicator}} · {{fields.scope}}",
        "FormerName": "{{fields.name}}",
        "Implementation": "{{fields.directive}}: {{fields.text}}",
        "Model": "{{fields.name}}",
        "Passage": "{{fields.locator}}: {{fields.opening}}",
        "Relation": "{{fields.type}} {{fields.target}}",
        "Body": "{{fields.name}}",
        "Change": "{{fields.date}}: {{fields.text}}",
        "GlossaryEntry": "{{fields.term}}",
        "IndicatorEntry": "{{fields.label}}",
        "LevelEntry": "{{fields.label}}",
        "ProvinceEntry": "{{fields.label}}",
        "RelationEntry": "{{fields.label}}",
        "SharedName": "{{fields.name}}",
        "StatusEntry": "{{fields.label}}",
        "TermEntry": "{{fields.label}}",
        "TypeEntry": "{{fields.label}}",
    }
)
"""Model → the line that stands for a closed item of a list."""


def find_label(model: str, field: str) -> str:
    """Return what stands over a field: its noun, unless the form has room to say more; KeyError for a new field."""
    noun = NOUNS[field]
    return _SPECIAL.get((model, field)) or _LABELS.get(field) or noun[:1].upper() + noun[1:]
