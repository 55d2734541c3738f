"""The Vietnamese words of the open data: names of what it holds, columns' and fields' meanings, how to reuse it."""

from collections.abc import Mapping
from types import MappingProxyType

from handbook.pages import addresses

LICENCE = (
    "Dữ liệu thuật lại các nguồn đã dẫn và không thay thế văn bản gốc. Khi dùng lại, xin dẫn sổ tay kèm nguồn của từng "
    "điều, và giữ nguyên lời nói rõ chỗ nguồn sai. Ban biên tập chưa công bố giấy phép riêng cho dữ liệu."
)
EDITORS = "Ban biên tập Sổ tay chỉ thị"
NEWS = "những chỗ khác với bản trước"
ACTIONS: Mapping[str, str] = MappingProxyType({"added": "Thêm", "removed": "Bỏ", "renamed": "Đổi mã", "changed": "Sửa"})
DATA = "Dữ liệu"
DATA_DESCRIPTION = (
    "Toàn bộ nội dung sổ tay ở dạng máy đọc được: văn bản, quan hệ, đơn vị, số liệu và nguồn; giải nghĩa từng cột, "
    "từng trường, kèm ví dụ dùng lại và bản mang theo."
)

FILES: Mapping[str, str] = MappingProxyType(
    {
        addresses.CATALOG_JSON: "Toàn bộ sổ tay, kể cả điều tự tính như chiều ngược của quan hệ",
        addresses.CATALOG_SCHEMA: "Lược đồ JSON (JSON Schema) của tệp trên, để kiểm tra và để chương trình đọc",
        addresses.DOCUMENTS_CSV: "Bảng văn bản",
        addresses.RELATIONS_CSV: "Bảng quan hệ giữa các văn bản",
        addresses.FIGURES_CSV: "Bảng số liệu",
        addresses.UNITS_CSV: "Bảng cơ quan và đơn vị",
        addresses.MODELS_CSV: "Bảng mô hình, cách làm",
        addresses.CITATIONS_CSV: "Bảng trích dẫn: điều nào dựa vào đoạn nào của nguồn nào",
        addresses.CHANGES_FEED: "Nhật ký nội dung để theo dõi bằng trình đọc tin (Atom)",
        addresses.SOURCES_BIB: "Thư mục nguồn cho LaTeX (BibTeX)",
        addresses.SOURCES_CSL: "Thư mục nguồn cho Zotero và Word (CSL-JSON)",
    }
)
"""File → what it holds."""

MODELS: Mapping[str, str] = MappingProxyType(
    {
        "PublishedHandbook": "Cả tệp",
        "PublishedDirective": "Văn bản",
        "PublishedBody": "Cơ quan, đơn vị",
        "PublishedSource": "Nguồn",
        "InverseRelation": "Quan hệ chiều ngược",
        "FigurePlace": "Chỗ của một số liệu",
        "Use": "Điều dựa vào nguồn",
        "Vocabulary": "Các bảng chung",
        "Citation": "Trích dẫn",
        "Discrepancy": "Chỗ nguồn sai",
        "Claim": "Một điều có nguồn",
        "Status": "Tình trạng",
        "Relation": "Quan hệ",
        "Period": "Giai đoạn",
        "Figure": "Số liệu",
        "Model": "Mô hình",
        "Conference": "Hội nghị",
        "Commendation": "Khen thưởng",
        "FormerName": "Tên trước đây",
        "Implementation": "Việc thực hiện",
        "Passage": "Đoạn của nguồn",
        "TypeEntry": "Loại văn bản",
        "RelationEntry": "Loại quan hệ",
        "LevelEntry": "Cấp",
        "ProvinceEntry": "Tỉnh, thành phố",
        "TermEntry": "Khóa",
        "StatusEntry": "Tình trạng trong bảng chung",
        "IndicatorEntry": "Chỉ tiêu",
        "GlossaryEntry": "Thuật ngữ",
        "SharedName": "Tên gọi chung",
        "Change": "Mục nhật ký",
    }
)
"""Model → what it is called."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "text": "chữ",
        "id": "mã",
        "date": "ngày",
        "number": "số",
        "flag": "đúng/sai",
        "address": "địa chỉ",
        "list": "danh sách {kind}",
        "empty": "{kind}, hoặc trống",
    }
)
"""How a value looks in the JSON."""
