"""The words that stand on paper alone, and those of pages not yet written as blocks."""

from collections.abc import Mapping
from types import MappingProxyType

SITE = "Sổ tay chỉ thị"
COMPUTED = "Máy kiểm tra thấy: "
IN_DATA = "Trong dữ liệu: "
ON_PAGE = "Trên trang "
SOURCE = "Nguồn: "
NOTES = "Chú thích "
DOCUMENTS = "văn bản"
BODIES = "cơ quan, đơn vị"
SOURCES = "nguồn"
FIGURES = "con số"
ALL_FAULTS = "chỗ sai hoặc mâu thuẫn"
PART_DRAWN = "Sơ đồ và danh sách này có {shown} trong {total} {what}."
REVERSE = "chiều ngược: "

LINEAGE_SUBJECT = (
    "{documents} văn bản và {relations} quan hệ giữa chúng. Cột là thời gian, hàng là cấp của cơ quan ban hành; "
    "đường đi từ văn bản gốc tới văn bản làm tiếp nó. Văn bản chưa rõ ngày đứng riêng ở dưới, không theo cột."
)
LEDGER_SUBJECT = (
    "{figures} con số, ghi đúng như nguồn in, kèm phạm vi, thời điểm và nguồn. "
    "{faulty} con số có chỗ không khớp và được nói rõ."
)
FAULTS_SUBJECT = (
    "Sổ tay giữ con số, ngày tháng, cách gọi đúng như nguồn in và nói rõ chỗ không khớp. "
    "Bốn loại đầu do máy kiểm tra tìm ra; loại cuối do người biên tập đọc thấy."
)
WHOLE_TITLE = "Sổ tay chỉ thị"
WHOLE_EYEBROW = "Toàn bộ sổ tay"
WHOLE_SUBJECT = "Mọi văn bản, cơ quan, đơn vị, số liệu, nguồn và thuật ngữ, theo thứ tự của trang."
WHOLE_PART = "Các danh sách của sổ tay"
WHOLE_LISTS = "Phả hệ, các danh sách, số liệu, nguồn và thuật ngữ; toàn văn từng trang có bản in riêng."
BOOKLET_TITLE = "Tập tài liệu chọn lọc"
BOOKLET_SUBJECT = "{count} phần chọn từ sổ tay."
GROUP_LIST = "Danh sách"
GROUP_SUBJECT = "{counts}: danh sách, rồi toàn văn từng trang."
GROUP_PART = "{counts}: danh sách, rồi toàn văn {full} trang đầu; mỗi trang khác có bản in riêng."
GROUP_COUNTS = ("{count} văn bản", "{count} cơ quan, đơn vị")
QR = "Mã QR mở trang cho biết bản in này còn mới hay không: {address}"
SCAN = "Quét để biết bản in còn mới không"
SCAN_NOWHERE = "Mã của bản in"  # a phone finds no site where none is named in the settings

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "rail": "Danh sách theo thời gian",
        "whole-rail": "Danh sách đầy đủ",
        "terms": "Thuật ngữ",
        "relation-types": "Các loại quan hệ",
        "statuses": "Tình trạng văn bản",
        "document-count": "{count} văn bản",
        "unit-count": "{count} cơ quan, đơn vị",
        "ledger": "Mọi số liệu trong sổ tay",
    }
)
GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "chung": "Cả sổ tay",
        "van-ban": "Văn bản",
        "dien-hinh": "Điển hình",
        "co-quan": "Cơ quan",
        "tra-cuu/loai": "Theo loại văn bản",
        "tra-cuu/nam": "Theo năm ban hành",
        "tra-cuu/khoa": "Theo khóa",
        "tra-cuu/cap": "Theo cấp",
        "tra-cuu/tinh": "Theo tỉnh, thành phố",
    }
)
"""Folder of a section → title of its group on the page that lists all PDFs, in the order of that page."""
COUNTER = "In ấn"
COUNTER_GROUP = "In ấn: {group}"
COUNTER_SAYS = "Mọi bản in PDF của sổ tay; chọn nhiều phần để in thành một tập."
FRESHNESS = "Bản in còn mới không"
FRESHNESS_SAYS = "Cho biết bản in trên tay còn đúng với sổ tay hiện nay hay đã có thay đổi."
