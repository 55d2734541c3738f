"""The data as tables that a spreadsheet opens: CSV in UTF-8 with a byte order mark, as Excel needs it. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handbook.memory import Forgetful, Memory
from handbook.opendata import rows
from handbook.opendata.blocks import write_rows
from handbook.pages import Library, addresses

_BOM = "\ufeff".encode()  # without it a spreadsheet shows Vietnamese as garbage


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and what stands under it."""

    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data: its address, what a row is, its columns, its rows block by block."""

    address: str
    title: str
    columns: tuple[Column, ...]
    write: Callable[[Library, str, Memory], Iterator[bytes]]


def render_tables(
    library: Library, base: str = "", memory: Memory | None = None
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Write every table as (address, pieces); ``base`` is the site's address with a slash at its end, or empty."""
    for table in TABLES:
        yield table.address, _render_table(table, library, base, memory or Forgetful())


def _render_table(table: Table, library: Library, base: str, memory: Memory) -> Iterator[bytes]:
    yield _BOM + write_rows([[column.heading for column in table.columns]])
    yield from table.write(library, base, memory)


_CITED = Column("nguồn", "mã nguồn và chỗ trong nguồn; nhiều nguồn cách nhau bằng dấu chấm phẩy")
_PAGE = Column("trang", "địa chỉ trên trang này")
_FAULT = Column("sai lệch", "chỗ nguồn sai hoặc mâu thuẫn, lời của sổ tay; trống là không có")

TABLES = (
    Table(
        addresses.DOCUMENTS_CSV,
        "Văn bản, mỗi dòng một văn bản",
        (
            Column("mã", "mã của văn bản trong sổ tay, không đổi; các bảng khác trỏ tới mã này"),
            Column("tên gọi", "tên ngắn, dùng trong danh sách"),
            Column("loại", "loại văn bản, ví dụ «Chỉ thị»"),
            Column("số", "số như trên văn bản, giữ số 0 đứng đầu"),
            Column("ký hiệu", "số và ký hiệu; hai văn bản có thể trùng ký hiệu, mã thì không"),
            Column("trích yếu", "văn bản về việc gì"),
            Column("mã cơ quan", "mã của cơ quan ban hành, như ở bảng cơ quan và đơn vị"),
            Column("cơ quan ban hành", "tên cơ quan ban hành"),
            Column("ngày ban hành", "năm-tháng-ngày, năm-tháng hoặc năm; trống là chưa có trong nguồn"),
            Column("khóa", "khóa của cơ quan ban hành"),
            Column("tình trạng", "tình trạng mà nguồn cho biết"),
            Column("căn cứ tình trạng", "vì sao ghi tình trạng ấy"),
            Column("tên gọi khác", "các tên gọi khác trong nguồn"),
            Column("đơn vị thực hiện", "mã các đơn vị thực hiện"),
            _CITED,
            _PAGE,
        ),
        rows.write_documents,
    ),
    Table(
        addresses.RELATIONS_CSV,
        "Quan hệ, mỗi dòng một quan hệ giữa hai văn bản",
        (
            Column("mã văn bản", "văn bản ghi quan hệ"),
            Column("văn bản", "tên văn bản ấy"),
            Column("mã quan hệ", "mã loại quan hệ, xem trang Thuật ngữ"),
            Column("quan hệ", "lời của chiều xuôi, ví dụ «tiếp tục thực hiện»"),
            Column("mã văn bản kia", "văn bản ở đầu kia"),
            Column("văn bản kia", "tên văn bản ấy"),
            Column("chiều ngược", "lời khi đọc từ văn bản kia"),
            Column("tên trong ELI", "tên tương ứng trong bộ từ vựng ELI; trống là không có"),
            Column("ghi chú", "điều cần nói thêm"),
            _CITED,
        ),
        rows.write_relations,
    ),
    Table(
        addresses.FIGURES_CSV,
        "Số liệu, mỗi dòng một con số",
        (
            Column("mã bản ghi", "văn bản hoặc đơn vị có con số"),
            Column("bản ghi", "tên của văn bản hoặc đơn vị ấy"),
            Column("mã", "mã của con số trong bản ghi"),
            Column("đếm gì", "chỉ tiêu"),
            Column("in là", "con số đúng như nguồn in"),
            Column("mức độ", "đúng, gần, hơn, trên hoặc khoảng"),
            Column("giá trị", "con số để tính, dấu chấm là dấu thập phân"),
            Column("trên tổng số", "số đứng sau dấu gạch chéo, nếu nguồn in dạng «73/73»"),
            Column("đơn vị", "đơn vị tính"),
            Column("phạm vi", "đếm ở đâu, trong những ai"),
            Column("tính đến", "thời điểm của con số"),
            Column("từ", "đầu giai đoạn"),
            Column("đến", "cuối giai đoạn"),
            Column("tại hội nghị", "hội nghị mà con số nói về"),
            Column("đo việc thực hiện", "mã văn bản mà con số đo việc thực hiện"),
            Column("ghi chú", "điều cần biết để hiểu đúng con số"),
            _FAULT,
            _CITED,
            _PAGE,
        ),
        rows.write_figures,
    ),
    Table(
        addresses.UNITS_CSV,
        "Cơ quan và đơn vị, mỗi dòng một nơi",
        (
            Column("mã", "mã của cơ quan, đơn vị trong sổ tay"),
            Column("tên", "tên đầy đủ"),
            Column("tên ngắn", "tên dùng trong danh sách"),
            Column("cấp", "cấp của cơ quan, đơn vị"),
            Column("tỉnh, thành phố", "trống là không thuộc tỉnh nào hoặc chưa có trong nguồn"),
            Column("mã cấp trên", "mã cơ quan cấp trên trực tiếp"),
            Column("cấp trên", "tên cơ quan ấy"),
            Column("mã cơ quan kế thừa", "cơ quan đã thay nơi này"),
            Column("chữ viết tắt", "chữ trong ký hiệu văn bản"),
            Column("điển hình", "«có» nếu sổ tay có trang riêng về việc thực hiện ở nơi này"),
            Column("văn bản ban hành", "mã các văn bản nơi này ban hành"),
            Column("văn bản thực hiện", "mã các văn bản nơi này thực hiện"),
            Column("số mô hình", "bao nhiêu mô hình có tên"),
            Column("số số liệu", "bao nhiêu con số"),
            _CITED,
            _PAGE,
        ),
        rows.write_units,
    ),
    Table(
        addresses.MODELS_CSV,
        "Mô hình, mỗi dòng một mô hình, cách làm",
        (
            Column("mã đơn vị", "đơn vị có mô hình"),
            Column("đơn vị", "tên đơn vị ấy"),
            Column("mã", "mã của mô hình trong đơn vị"),
            Column("mô hình", "tên như nguồn ghi"),
            Column("nội dung", "mô hình làm gì"),
            Column("góp phần thực hiện", "mã các văn bản"),
            _FAULT,
            _CITED,
            _PAGE,
        ),
        rows.write_models,
    ),
    Table(
        addresses.CITATIONS_CSV,
        "Trích dẫn, mỗi dòng một điều dựa vào một đoạn của nguồn",
        (
            Column("mã nguồn", "nguồn"),
            Column("nguồn", "nhan đề của nguồn"),
            Column("chỗ", "chỗ trong nguồn, ví dụ «đoạn 8»"),
            Column("mở đầu", "vài chữ mở đầu của đoạn"),
            Column("trang", "trang có điều dựa vào đoạn ấy"),
            Column("điều", "điều ấy, nói ngắn"),
            Column("địa chỉ điều ấy", "địa chỉ trên trang này"),
            Column("địa chỉ đoạn", "chỗ của đoạn trên trang của nguồn"),
        ),
        rows.write_citations,
    ),
)
"""Every table, in the order in which readers are told of them."""
