"""The Vietnamese words of the printed sections that the views do not carry; the same as in the site's templates."""

from collections.abc import Mapping
from types import MappingProxyType

SITE = "Sổ tay chỉ thị"
UNKNOWN = "chưa có trong nguồn"
NONE = "không"
EDITORS_NOTE = "Ghi chú của ban biên tập: "
COMPUTED = "Máy kiểm tra thấy: "
NAMESAKES = "Số hiệu này còn là của "
NO_ISSUER = "nguồn không ghi cơ quan"
UNDATED = "chưa rõ ngày"
OTHER_NAMESAKES = " và {count} văn bản khác"
MODELS = "Mô hình: "
CONTRIBUTES = "góp phần thực hiện "
ABOUT = "về "
PARTS = "Gồm: "
PART_OF = "Nằm trong "
IN_DATA = "Trong dữ liệu: "
ON_PAGE = "Trên trang "
SOURCE = "Nguồn: "
NOTES = "Chú thích "
PART = "Bản in này có {shown} trong {total} {what}"
DOCUMENTS = "văn bản"
BODIES = "cơ quan, đơn vị"
UNITS = "đơn vị thực hiện"
AROUND = "văn bản, đơn vị quanh văn bản này"
SOURCES = "nguồn"
FIGURES = "con số"
ALL_FAULTS = "chỗ sai hoặc mâu thuẫn"
MENTIONS = "trang"
CONFERENCES = "hội nghị, lớp học mà trang khác kể"
GIVEN = "lần khen mà trang khác kể"
RECEIVED = "lần được khen mà trang khác kể"
PART_REST = "trang của sổ tay có đủ cả"
PART_DRAWN = "Sơ đồ và danh sách này có {shown} trong {total} {what}."
NO_DATE = "Ngày: "
NO_DATE_LOWER = "ngày: "
NO_AWARDER = "Cơ quan khen "
NOT_KEPT = "bản lưu không ghi"
REFERENCE_IN = " Trong: "
REFERENCE_UPDATED = ", nội dung cập nhật ngày "
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
PICTURE = "Sơ đồ phả hệ: {title}. {description} Danh sách theo thời gian bên dưới nói lại bằng chữ."
QR = "Mã QR mở trang cho biết bản in này còn mới hay không: {address}"
SCAN = "Quét để biết bản in còn mới không"
SCAN_NOWHERE = "Mã của bản in"  # a phone finds no site where none is named in the settings

CARD: Mapping[str, str] = MappingProxyType(
    {
        "symbol": "Số, ký hiệu",
        "type": "Loại văn bản",
        "issuer": "Cơ quan ban hành",
        "issued": "Ngày ban hành",
        "term": "Khóa",
        "status": "Tình trạng",
        "aliases": "Còn gọi là",
        "level": "Cấp",
        "province": "Tỉnh, thành phố",
        "province_now": "Nay thuộc",
        "parent": "Cấp trên",
        "children": "Trực thuộc",
        "successor": "Cơ quan kế thừa",
        "symbols": "Ký hiệu trong số văn bản",
        "former_name": "Tên trước đây",
    }
)
FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "tổng": "Các phần không cộng thành tổng",
        "lịch": "Ngày không có trong lịch",
        "trước-nguyên-nhân": "Ngày đứng trước việc làm căn cứ cho nó",
        "hai-giá-trị": "Hai giá trị cho cùng một điều",
        "cách-ghi": "Nguồn ghi không thống nhất",
    }
)
HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "tasks": "Yêu cầu, nhiệm vụ",
        "relations": "Quan hệ với văn bản khác",
        "lineage": "Phả hệ quanh văn bản này",
        "rail": "Danh sách theo thời gian",
        "whole-rail": "Danh sách đầy đủ",
        "practice": "Ai thực hiện",
        "below": "Văn bản triển khai",
        "implementers": "Đơn vị và mô hình",
        "figures": "Số liệu",
        "other-figures": "Số liệu của các đơn vị",
        "highlights": "Kết quả được nêu",
        "lessons": "Bài học kinh nghiệm",
        "limitations": "Hạn chế được nêu",
        "conferences": "Hội nghị",
        "unit-conferences": "Hội nghị, lớp học",
        "commendations": "Khen thưởng",
        "mentioned": "Được nhắc đến ở",
        "implements": "Thực hiện văn bản nào",
        "issued": "Văn bản đã ban hành",
        "models": "Mô hình, cách làm",
        "unit-tasks": "Nhiệm vụ, yêu cầu đặt ra",
        "sources": "Nguồn",
        "reference": "Trích dẫn trang này",
        "abbreviations": "Chữ viết tắt",
        "terms": "Thuật ngữ",
        "relation-types": "Các loại quan hệ",
        "statuses": "Tình trạng văn bản",
        "document-count": "{count} văn bản",
        "unit-count": "{count} cơ quan, đơn vị",
        "ledger": "Mọi số liệu trong sổ tay",
    }
)
NOTHING: Mapping[str, str] = MappingProxyType(
    {
        "tasks": "Các nguồn hiện có chưa nêu văn bản này yêu cầu những gì.",
        "relations": "Các nguồn hiện có chưa nêu quan hệ nào của văn bản này.",
        "practice": "Các nguồn hiện có chưa nêu ai thực hiện văn bản này.",
        "figures": "Các nguồn hiện có chưa cho số liệu nào về văn bản này.",
        "implements": "Các nguồn hiện có chưa nêu đơn vị này thực hiện văn bản nào.",
    }
)
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "document": "Văn bản",
        "subject": "Về việc",
        "issuer": "Cơ quan ban hành",
        "issued": "Ngày",
        "status": "Tình trạng",
        "name": "Tên",
        "level": "Cấp",
        "province": "Tỉnh, thành phố",
        "parent": "Cấp trên",
        "documents": "Văn bản",
        "models": "Mô hình",
        "figures": "Số liệu",
        "what": "Đếm gì",
        "value": "Giá trị",
        "scope": "Phạm vi",
        "when": "Thời điểm",
        "owner": "Thuộc trang",
        "sources": "Nguồn",
        "title": "Nhan đề",
        "publisher": "Nơi đăng",
        "author": "Người viết",
        "published": "Ngày đăng",
        "claims": "Số điều dựa vào",
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
