"""The entries of the vocabulary, and of the log of changes."""

from typing import Annotated

from pydantic import Field

from handbook.records.claims import Citation
from handbook.records.dossiers import FormerName
from handbook.records.values import Date, Definition, Family, Flag, Id, Line, Prose, Rank, Record


class TypeEntry(Record):
    """A document type."""

    id: Id
    """Mã loại văn bản, ví dụ «chi-thi»; các văn bản nhắc tới loại bằng mã này."""
    previous_ids: tuple[Id, ...] = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Line
    """Tên loại, ví dụ «Chỉ thị»."""
    symbol: Line | None = None
    """Chữ viết tắt trong ký hiệu, ví dụ «CT»."""
    note: Prose | None = None
    """Điều cần nói thêm về loại văn bản này."""


class RelationEntry(Record):
    """A relation type with its words in both directions."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
    """Mã quan hệ bằng chữ thường nối gạch dưới, ví dụ «continues»."""
    family: Family
    """Nhóm quan hệ: quyết định nét vẽ và chỗ đứng trên trang."""
    label: Line
    """Chiều xuôi, ví dụ «tiếp tục thực hiện»."""
    inverse_label: Line
    """Chiều ngược, ví dụ «được tiếp tục thực hiện bởi»."""
    sentence: Line
    """Câu chiều xuôi, có «{target}»: «Văn bản này tiếp tục thực hiện {target}.»"""
    inverse_sentence: Line
    """Câu chiều ngược, có «{target}»."""
    symmetric: Flag = False
    """«có» nếu hai chiều như nhau."""
    later: Flag = False
    """«có» nếu văn bản ghi quan hệ phải ra sau văn bản kia."""
    eli: Line | None = None
    """Tên tương ứng trong ELI."""
    schema_org: Line | None = None
    """Tên tương ứng trong schema.org."""
    definition: Definition
    """Khi nào dùng quan hệ này."""


class LevelEntry(Record):
    """A level of bodies; the order in the file is the order on pages and in figures."""

    id: Id
    """Mã cấp, ví dụ «tinh»."""
    previous_ids: tuple[Id, ...] = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Line
    """Tên cấp như hiện trên trang."""
    definition: Definition
    """Những cơ quan nào thuộc cấp này."""


class ProvinceEntry(Record):
    """A province or centrally run city."""

    id: Id
    """Mã tỉnh, thành phố, ví dụ «can-tho»."""
    previous_ids: tuple[Id, ...] = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Line
    """Tên tỉnh, thành phố."""
    former_names: tuple[FormerName, ...] = ()
    """Các tên gọi trước đây."""
    successor: Id | None = None
    """Mã tỉnh, thành phố nay gồm cả nơi này, nếu nơi này đã sáp nhập; mục cũ vẫn giữ, văn bản cũ vẫn mang mã cũ."""


class TermEntry(Record):
    """A committee term (khóa)."""

    id: Id
    """Mã khóa, ví dụ «xii»."""
    previous_ids: tuple[Id, ...] = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Line
    """Tên khóa như hiện trên trang, ví dụ «Khóa XII»."""
    rank: Rank
    """Thứ tự của khóa: 12 cho khóa XII."""
    note: Prose | None = None
    """Điều cần nói thêm về khóa này."""


class StatusEntry(Record):
    """A standing a document may have."""

    id: Id
    """Mã tình trạng, ví dụ «chua-xac-dinh»."""
    label: Line
    """Tên tình trạng như hiện trên trang."""
    definition: Definition
    """Khi nào dùng tình trạng này."""


class IndicatorEntry(Record):
    """What a figure counts."""

    id: Id
    """Mã chỉ tiêu; các số liệu nhắc tới chỉ tiêu bằng mã này."""
    label: Line
    """Đếm cái gì."""
    unit: Line
    """Đơn vị."""


class GlossaryEntry(Record):
    """A term or abbreviation, explained."""

    id: Id
    """Mã thuật ngữ; là địa chỉ riêng của thuật ngữ trên trang."""
    term: Line
    """Thuật ngữ."""
    abbreviations: tuple[Line, ...] = ()
    """Các chữ viết tắt; mỗi chữ có chú giải khi xuất hiện lần đầu trên trang."""
    meaning: Prose
    """Nghĩa, viết bằng lời của sổ tay."""
    english: Line | None = None
    """Tên trường hoặc thuật ngữ tiếng Anh tương ứng."""
    citations: tuple[Citation, ...] = ()
    """Nguồn của nghĩa, nếu nghĩa lấy từ một nguồn."""


class SharedName(Record):
    """A name that several documents bear, so that it never links by itself."""

    name: Line
    """Tên gọi mà nhiều văn bản cùng mang."""
    means: Annotated[tuple[Id, ...], Field(min_length=2)]
    """Mã các văn bản mang tên ấy, từ hai trở lên."""
    note: Prose
    """Vì sao nhiều văn bản cùng mang tên này."""


class Change(Record):
    """One entry of the handbook's log of content; new ones stand above the others of their day."""

    date: Date
    """Ngày sổ tay thay đổi; mục mới viết trên các mục cũ, vì ngày và thứ tự trong ngày là danh tính của mục."""
    text: Prose
    """Thay đổi gì, một câu."""
    records: tuple[Id, ...] = ()
    """Mã các bản ghi liên quan."""
