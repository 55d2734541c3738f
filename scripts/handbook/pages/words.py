"""The few Vietnamese words that stand in data rather than in a template: titles of pages, columns of figures."""

from collections.abc import Mapping
from types import MappingProxyType

SITE = "Sổ tay chỉ thị"
HOME = "Trang chủ"
DOCUMENTS = "Văn bản"
NUMBERS = "Tra theo số hiệu"
SYMBOLS = "Chữ viết tắt của cơ quan trong số hiệu"
SHARED = "Tên gọi của nhiều văn bản"
REPORTED = "Có tin, chưa có nguồn"
REPORTED_MARK = "{name} (có tin, chưa có nguồn)"
REPORTED_MEANING = (
    "Sổ tay chỉ nghe nói tới văn bản như vậy và chưa thấy nguồn nào. Tin được ghi lại để tìm nguồn, không dùng làm căn "
    "cứ; văn bản ấy đứng riêng, ngoài mọi số đếm."
)
TALKED = "{label}, theo tin"
UNITS = "Điển hình"
BODIES = "Cơ quan"
MODELS = "Mô hình"
LINEAGE = "Lược đồ"
CENTRAL_LINE = "Dòng văn bản trung tâm"
LEDGER = "Sổ số liệu"
FAULTS = "Chỗ nguồn sai hoặc mâu thuẫn"
FOOT = "Cuối trang"
SEEN = MappingProxyType({"whole": "cả bài", "opening": "phần đầu"})
"""How much of a source was read."""
SOURCES = "Nguồn"
NEWEST = "Mới nhất"
MISSING = "Chưa có trong nguồn: {names}."
ADD = "Bổ sung"
SEE_ALL = "Xem cả {count}"
MORE = "và {count} {what} khác"
NEWEST_MEANING = (
    "Văn bản, tình trạng, hội nghị và đơn vị mới nhất mà các nguồn của sổ tay cho biết, theo từng dòng văn bản. "
    "Ngày sau tên đơn vị là ngày đăng của nguồn."
)
LINE = "Từ {first} đến {last}"
GLOSSARY = "Thuật ngữ và chữ viết tắt"
ABBREVIATIONS = "Chữ viết tắt"
LOOKUP = "Tra cứu"
OTHERS = "và {count} mục khác, ghi đủ trong dữ liệu của trang"
NOW_PART_OF = "Nay thuộc "
NOW_IS = "nay là {names}"
SUCCEEDED_BY = "nơi kế thừa: {name}"
CAME_FROM = "Gồm cả "
FORMERLY = "Tên trước đây: {name}"
ENDED = "Kết thúc {date}"
SINCE = ", từ {date}"
ACCORDING_TO = ", theo "
CHANGES = "Nhật ký nội dung"
NEWS = "Khác với bản trước"
GUIDE = "Biên tập"
CODES = "Ý nghĩa các thông báo"
DATA = "Dữ liệu"
EDITORS = "Ban biên tập"
TERMS = "Dùng lại thế nào"
ASKING = (
    "Trang này là văn bản tĩnh; trọn nội dung nằm ở các tệp dữ liệu dưới đây, mỗi điều kèm nguồn. Muốn hỏi thẳng sổ "
    "tay trên máy thì chạy «handbook mcp» (giao thức MCP). Điều sổ tay không có thì nói là không có, đừng đoán."
)
CRATE = "Mô tả thư mục dữ liệu cho kho lưu trữ (RO-Crate)"
DCAT = "Mô tả dữ liệu cho cổng dữ liệu (DCAT-AP)"
LICENCE = (
    "Dữ liệu thuật lại các nguồn đã dẫn và không thay thế văn bản gốc. Khi dùng lại, xin dẫn sổ tay kèm nguồn của từng "
    "điều, và giữ nguyên lời nói rõ chỗ nguồn sai. Ban biên tập chưa công bố giấy phép riêng cho dữ liệu."
)

PART = "{title}, trang {number}"
RELATED = "{title}: mọi văn bản và đơn vị liên quan"
MEASURED = "{title}: số liệu của các đơn vị"
MENTIONED = "{title}: được nhắc đến ở"
ISSUED = "{title}: văn bản đã ban hành"
ALL = "xem tất cả {count}"
CHILDREN = "{title}: cơ quan, đơn vị trực thuộc"
RUN_BY = "{title}: mô hình, cách làm"
SERVING = "{title}: mô hình góp phần thực hiện"

UNITS_COLUMN = "Đơn vị thực hiện"
APART_LANE = "Chưa rõ ngày, đứng ngoài trục thời gian"
UNDATED = "chưa rõ ngày"
PRACTICE = "đơn vị thực hiện"
PRACTICE_PAGE = "Việc thực hiện"
PRACTICE_INVERSE = "được thực hiện tại"
GRAPH = "{documents} văn bản, {units} đơn vị, {edges} quan hệ."
IDENTITY = "thông tin nhận dạng"
MEANING = "nghĩa của thuật ngữ"
LISTED = "tên trong danh mục loại văn bản"
AUTHORITY = "{name} được ban hành {types}"
STATUS = "tình trạng"
PROVINCE, CITY = "Tỉnh ", "Thành phố "
INDEPENDENT = "{count} nguồn độc lập"
RUN_BY_UNIT = "do {name} thực hiện"
RUNNING: Mapping[bool, str] = MappingProxyType({True: "còn thực hiện", False: "không còn thực hiện"})
"""Whether a model is still run → how it is said."""
NO_TERM = "Nguồn không ghi khóa"
NO_ISSUER = "Nguồn không ghi cơ quan"
NO_YEAR = "Nguồn không ghi rõ năm"
NO_PROVINCE = "Không thuộc tỉnh, thành phố nào"

ACTIONS: Mapping[str, str] = MappingProxyType({"added": "Thêm", "removed": "Bỏ", "renamed": "Đổi mã", "changed": "Sửa"})
"""What was done to a record since an earlier version → its word."""

COMPUTED = "Máy kiểm tra thấy: {words}."
PRINTED = "ở đây in {facts}"
EXPLAINED = "Xem chỗ không khớp"
FAULT_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "tổng": "Các phần không cộng thành tổng",
        "lịch": "Ngày không có trong lịch",
        "trước-nguyên-nhân": "Ngày đứng trước việc làm căn cứ cho nó",
        "hai-giá-trị": "Hai giá trị cho cùng một điều",
        "mâu-thuẫn": "Con số hoặc ngày tháng in khác nhau",
        "cách-ghi": "Nguồn ghi không thống nhất",
    }
)
"""Kind of a fault of a source → what it is called, the weightiest first."""

SUBJECTS_MEANING = (
    "Mỗi chủ đề gom về một trang những gì các nguồn nói: văn bản yêu cầu gì, các nơi làm thế nào, mô hình, bài học và "
    "số liệu. Một ý chỉ được xếp vào chủ đề khi nói thẳng về chủ đề ấy."
)
NO_SUBJECTS = "Chưa có gì trong sổ tay được xếp theo chủ đề."
NEAR: Mapping[str, str] = MappingProxyType(
    {"chu-de": "Chủ đề gần", "linh-vuc": "Lĩnh vực gần", "doi-tuong": "Đối tượng gần"}
)
"""Facet → what those of its values are called that often stand beside one."""
SEE_ALSO = "Xem thêm"
DUTIES = "Việc của đơn vị tôi"
COMPARISON = "So sánh cạnh nhau"
AS_OF = "Văn bản tính đến một ngày"
AS_OF_DAYS = "Xem tình trạng theo từng thời điểm"
END_OF_YEAR = "Cuối năm"
NOT_ISSUED = "chưa ban hành"
ISSUED_ABOUT = "chưa rõ lúc ấy đã ban hành hay chưa; chỉ biết {date}"
ISSUED_UNKNOWN = "chưa rõ lúc ấy đã ban hành hay chưa; nguồn không ghi ngày"
ISSUED_BEFORE = "nguồn không ghi ngày, nhưng văn bản dựa vào nó đã ra trước lúc ấy"
NOT_TOLD_THEN = "đã ban hành; tới lúc ấy chưa có nguồn nói về tình trạng"
MOVED_PERHAPS = "chưa rõ lúc ấy đã hay chưa {label}"
COMPARED_WITH = "Xem bảng so sánh với {names}"
DUTIES_OF = "Việc của đơn vị: {level}"
SUPERIOR_OF = "do cấp trên của {name} ban hành"
PRACTISED_BY = "{count} đơn vị cùng cấp đã thực hiện"
DOUBTFUL = "các nguồn in không khớp, xem ở trang ấy"
LEFT = "Còn {count} văn bản nữa, tìm trong danh sách {list}"
SEE_SOURCE = "Xem nguồn"
NAMED_ONES = "Nêu tên: {words}"
NAMED_TIME = "Thời hạn: {words}"
ACTORS = (
    "cấp ủy",
    "người đứng đầu",
    "chi bộ",
    "đảng bộ",
    "tổ chức đảng",
    "cấp huyện",
    "cấp xã",
    "cấp tỉnh",
    "đoàn viên",
    "cán bộ",
    "chiến sĩ",
)
"""Who is named in tasks, beside the audiences of the vocabulary."""
WHEN = (
    r"trước (?:ngày|tháng|năm) \d[\d/]*|chậm nhất (?:ngày|tháng|năm) \d[\d/]*"
    r"|(?:xong )?trong (?:quý|tháng|năm) \d[\d/]*|(?:đến|hết) (?:năm|tháng|quý) \d[\d/]*"
    r"|(?:hằng|hàng) (?:năm|quý|tháng|tuần)|định kỳ"
)
"""Pattern of the words by which a task says until when or how often."""
REVIEWING = r"sơ kết|tổng kết|[Bb]áo cáo|[Kk]iểm tra|[Gg]iám sát"
"""Pattern of the words by which a task speaks of reviews."""

FACETS: Mapping[str, str] = MappingProxyType(
    {
        "chu-de": "Chủ đề",
        "loai": "Theo loại văn bản",
        "co-quan": "Theo cơ quan ban hành",
        "nam": "Theo năm ban hành",
        "khoa": "Theo khóa",
        "cap": "Theo cấp",
        "tinh": "Theo tỉnh, thành phố",
        "linh-vuc": "Mô hình theo lĩnh vực",
        "doi-tuong": "Mô hình theo đối tượng",
        "van-ban": "Theo văn bản được thực hiện",
    }
)
"""Facet → title of its page."""

COUNTED: Mapping[str, str] = MappingProxyType(
    {
        "chu-de": "số ý, mô hình, số liệu",
        "loai": "số văn bản",
        "co-quan": "số văn bản",
        "nam": "số văn bản",
        "khoa": "số văn bản",
        "cap": "số cơ quan, đơn vị",
        "tinh": "số cơ quan, đơn vị",
        "linh-vuc": "số mô hình",
        "doi-tuong": "số mô hình",
        "van-ban": "số văn bản, đơn vị thực hiện",
    }
)
"""Facet → what the numbers beside its values count."""

ALSO_CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "newest": ("Văn bản mới nhất", "Tin mới"),
        "duties": ("Việc cần làm",),
        "lineage": ("Phả hệ", "Sơ đồ văn bản"),
        "units": ("Đơn vị điển hình",),
        "ledger": ("Số liệu",),
        "changes": ("Nhật ký thay đổi",),
        "data": ("Tải dữ liệu",),
    }
)
"""Kind of a page → what else readers call it when they search for it."""

WAYS = "Trang tra cứu"
"""What pages are called that lead to others."""

DESCRIPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "home": "Sổ tay tra cứu chỉ thị, văn bản tiếp nối và các đơn vị thực hiện, có nguồn cho từng điều.",
        "documents": "Danh sách mọi văn bản trong sổ tay.",
        "reported": "Những văn bản mới có tin, chưa có nguồn, đứng riêng và ngoài mọi số đếm.",
        "newest": "Văn bản, tình trạng theo nguồn, hội nghị và đơn vị mới nhất của từng dòng văn bản.",
        "numbers": "Tra văn bản theo số hiệu và chữ viết tắt của cơ quan.",
        "units": "Các đơn vị được nguồn nêu việc thực hiện văn bản.",
        "bodies": "Các cơ quan ban hành và cấp trên.",
        "subjects": "Nêu gương, sinh hoạt chi bộ, kiểm tra và các chủ đề khác: văn bản, mô hình, bài học, số liệu.",
        "models": "Mọi mô hình, cách làm được nguồn nêu tên, kèm đơn vị thực hiện.",
        "lineage": "Sơ đồ và danh sách toàn bộ quan hệ giữa các văn bản.",
        "ledger": "Mọi con số trong sổ tay, kèm thời điểm, phạm vi và nguồn.",
        "faults": "Những con số, ngày tháng, cách ghi trong nguồn không khớp nhau, giữ như in và nói rõ.",
        "sources": "Các nguồn đã dùng và những điều dựa vào từng nguồn.",
        "glossary": "Thuật ngữ, chữ viết tắt, các loại văn bản, quan hệ và tình trạng.",
        "lookup": "Tra cứu theo chủ đề, loại, cơ quan, năm, khóa, cấp, tỉnh, lĩnh vực, đối tượng, văn bản.",
        "news": "Những gì khác bản trước của sổ tay, từng bản ghi một.",
        "changes": "Nội dung sổ tay đã thay đổi những gì, khi nào.",
        "data": "Toàn bộ nội dung sổ tay ở dạng máy đọc được: văn bản, quan hệ, đơn vị, số liệu và nguồn; giải nghĩa "
        "từng cột, từng trường, kèm ví dụ dùng lại và bản mang theo.",
        "duties": "Chọn cấp, nơi, lĩnh vực để thấy văn bản cần thực hiện, việc được giao, mô hình và số "
        "liệu của đơn vị như mình.",
        "comparison": "Từ hai đến bốn văn bản, đơn vị, mô hình hoặc nơi đứng cạnh nhau trong một bảng.",
        "as-of": "Văn bản nào đã ban hành tới một ngày, và lúc ấy các nguồn nói gì về tình trạng của nó.",
        "codes": "Mỗi thông báo của lệnh kiểm tra có nghĩa gì và sửa thế nào.",
    }
)
