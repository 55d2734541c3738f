"""The words that stand on paper alone."""

from collections.abc import Mapping
from types import MappingProxyType

from handbook.pages import words

NOTES = "Chú thích "

WHOLE_EYEBROW = "Toàn bộ sổ tay"
WHOLE_SUBJECT = "Mọi văn bản, cơ quan, đơn vị, mô hình, số liệu, nguồn và thuật ngữ, theo thứ tự của trang."
WHOLE_PART = "Các danh sách của sổ tay"
WHOLE_LISTS = "Lược đồ, các danh sách, số liệu, nguồn và thuật ngữ; toàn văn từng trang có bản in riêng."
BOOKLET_TITLE = "Tập tài liệu chọn lọc"
BOOKLET_SUBJECT = "{count} phần chọn từ sổ tay."
GROUP_LIST = "Danh sách"
GROUP_SUBJECT = "{counts}: danh sách, rồi toàn văn từng trang."
GROUP_PART = "{counts}: danh sách, rồi toàn văn {full} trang đầu; mỗi trang khác có bản in riêng."
GROUP_COUNTS = ("{count} văn bản", "{count} cơ quan, đơn vị", f"{{count}} {words.MODELS.lower()}")
QR = "Mã QR mở trang cho biết bản in này còn mới hay không: {address}"
SCAN = "Quét để biết bản in còn mới không"
SCAN_NOWHERE = "Mã của bản in"  # a phone finds no site where none is named in the settings

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "chung": "Cả sổ tay",
        "van-ban": words.DOCUMENTS,
        "dien-hinh": words.UNITS,
        "co-quan": words.BODIES,
        "mo-hinh": words.MODELS,
        **{
            f"tra-cuu/{facet}": words.FACETS[facet]
            for facet in ("chu-de", "loai", "nam", "khoa", "cap", "tinh", "linh-vuc", "doi-tuong")
        },
    }
)
"""Folder of a section → title of its group on the page that lists all PDFs, in the order of that page."""
COUNTER = "In ấn"
PRINTS = "bản in"
COUNTER_SAYS = "Mọi bản in PDF của sổ tay; chọn nhiều phần để in thành một tập."
FRESHNESS = "Bản in còn mới không"
FRESHNESS_SAYS = "Cho biết bản in trên tay còn đúng với sổ tay hiện nay hay đã có thay đổi."
