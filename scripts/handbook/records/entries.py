"""The entries of the vocabulary, and of the log of changes."""

from typing import Annotated

from pydantic import Field

from handbook.records.claims import CITED
from handbook.records.dossiers import FormerName, Milestone, Succession
from handbook.records.fields import Noun, Record, Wording, Zone
from handbook.records.values import (
    Cited,
    Code,
    Definition,
    Family,
    Flag,
    Id,
    KnownDate,
    Line,
    Name,
    Note,
    OldIds,
    OwnId,
    Prose,
    Rank,
    Subjects,
    Text,
)


class TypeEntry(Record):
    """A document type."""

    wording = Wording("Loại văn bản")

    id: OwnId
    """Mã loại văn bản, ví dụ «chi-thi»; các văn bản nhắc tới loại bằng mã này."""
    previous_ids: OldIds = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    symbol: Annotated[Line | None, Noun("ký hiệu", "Chữ trong ký hiệu")] = None
    """Chữ viết tắt trong ký hiệu, ví dụ «CT»."""
    label: Name
    """Tên loại, ví dụ «Chỉ thị»."""
    note: Note = None
    """Điều cần nói thêm về loại văn bản này."""
    cite: Annotated[tuple[Cited, ...], CITED] = ()
    """Nguồn kể loại văn bản này và nguồn của ghi chú."""


class RelationEntry(Record):
    """A relation type with its words in both directions."""

    wording = Wording("Loại quan hệ", noun="quan hệ")

    id: Annotated[Code, Noun("mã", zone=Zone.HEAD, own=True)]
    """Mã quan hệ bằng chữ thường nối gạch dưới, ví dụ «continues»."""
    family: Annotated[Family, Noun("nhóm quan hệ")]
    """Nhóm quan hệ: quyết định nét vẽ và chỗ đứng trên trang."""
    label: Name
    """Chiều xuôi, ví dụ «tiếp tục thực hiện»."""
    inverse_label: Annotated[Line, Noun("tên chiều ngược")]
    """Chiều ngược, ví dụ «được tiếp tục thực hiện bởi»."""
    sentence: Annotated[Line, Noun("câu chiều xuôi")]
    """Câu chiều xuôi, có «{target}»: «Văn bản này tiếp tục thực hiện {target}.»"""
    inverse_sentence: Annotated[Line, Noun("câu chiều ngược")]
    """Câu chiều ngược, có «{target}»."""
    symmetric: Annotated[Flag, Noun("hai chiều như nhau")] = False
    """«có» nếu hai chiều như nhau."""
    later: Annotated[Flag, Noun("bắt buộc ra sau", "Ra sau văn bản kia")] = False
    """«có» nếu văn bản ghi quan hệ phải ra sau văn bản kia."""
    eli: Annotated[Line | None, Noun("tên trong ELI")] = None
    """Tên tương ứng trong ELI."""
    schema_org: Annotated[Line | None, Noun("tên trong schema.org")] = None
    """Tên tương ứng trong schema.org."""
    definition: Definition
    """Khi nào dùng quan hệ này."""


class LevelEntry(Record):
    """A level of bodies; the order in the file is the order on pages and in figures."""

    wording = Wording("Cấp")

    id: OwnId
    """Mã cấp, ví dụ «tinh»."""
    previous_ids: OldIds = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Name
    """Tên cấp như hiện trên trang."""
    definition: Definition
    """Những cơ quan nào thuộc cấp này."""


class ProvinceSuccessor(Succession):
    """The province that took the place of another, or of a part of it."""

    wording = Wording("Tỉnh, thành phố kế thừa", line="{target}", same=(("target",),))

    target: Annotated[Id, Noun("tỉnh, thành phố kế thừa", names="provinces")]
    """Mã tỉnh, thành phố nay gồm nơi này hoặc một phần nơi này."""


class ProvinceEntry(Record):
    """A province or centrally run city."""

    wording = Wording("Tỉnh, thành phố")

    id: OwnId
    """Mã tỉnh, thành phố, ví dụ «can-tho»."""
    previous_ids: OldIds = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Name
    """Tên tỉnh, thành phố."""
    former_names: Annotated[tuple[FormerName, ...], Noun("tên cũ")] = ()
    """Các tên gọi trước đây."""
    ended: Annotated[Milestone | None, Noun("kết thúc")] = None
    """Thôi là một tỉnh, thành phố từ khi nào; mục cũ vẫn giữ, văn bản cũ vẫn mang mã cũ."""
    successors: Annotated[tuple[ProvinceSuccessor, ...], Noun("nơi kế thừa")] = ()
    """Các tỉnh, thành phố nay gồm cả nơi này hoặc một phần nơi này."""


class TermEntry(Record):
    """A committee term (khóa)."""

    wording = Wording("Khóa")

    id: OwnId
    """Mã khóa, ví dụ «xii»."""
    previous_ids: OldIds = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Name
    """Tên khóa như hiện trên trang, ví dụ «Khóa XII»."""
    rank: Annotated[Rank, Noun("thứ tự")]
    """Thứ tự của khóa: 12 cho khóa XII."""
    note: Note = None
    """Điều cần nói thêm về khóa này."""


class StatusEntry(Record):
    """A standing a document may have."""

    wording = Wording("Tình trạng", published="Tình trạng trong bảng chung")

    id: OwnId
    """Mã tình trạng, ví dụ «chua-xac-dinh»."""
    label: Name
    """Tên tình trạng như hiện trên trang."""
    definition: Definition
    """Khi nào dùng tình trạng này."""


class IndicatorEntry(Record):
    """What a figure counts."""

    wording = Wording("Chỉ tiêu")

    id: OwnId
    """Mã chỉ tiêu; các số liệu nhắc tới chỉ tiêu bằng mã này."""
    label: Name
    """Đếm cái gì."""
    unit: Annotated[Line, Noun("đơn vị tính")]
    """Đơn vị."""
    subjects: Subjects = ()
    """Chủ đề của mọi số liệu theo chỉ tiêu này, mã trong «vocabulary/subjects.yml»."""


class FieldEntry(Record):
    """A field of work that a model belongs to."""

    wording = Wording("Lĩnh vực của mô hình", noun="lĩnh vực")

    id: OwnId
    """Mã lĩnh vực, ví dụ «y-te»; các mô hình nhắc tới lĩnh vực bằng mã này."""
    previous_ids: OldIds = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Name
    """Tên lĩnh vực như hiện trên trang."""
    definition: Definition
    """Những mô hình nào thuộc lĩnh vực này."""


class AudienceEntry(Record):
    """Whom a model is for, or who takes part in it."""

    wording = Wording("Đối tượng của mô hình", noun="đối tượng")

    id: OwnId
    """Mã đối tượng, ví dụ «hoc-sinh-sinh-vien»; các mô hình nhắc tới đối tượng bằng mã này."""
    previous_ids: OldIds = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Name
    """Tên đối tượng như hiện trên trang."""
    definition: Definition
    """Những ai thuộc đối tượng này."""


class SubjectEntry(Record):
    """What claims, models and figures are about, across documents and units."""

    wording = Wording("Chủ đề")

    id: OwnId
    """Mã chủ đề, ví dụ «neu-guong»; các ý, mô hình, chỉ tiêu nhắc tới chủ đề bằng mã này."""
    previous_ids: OldIds = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    label: Name
    """Tên chủ đề như hiện trên trang."""
    aliases: Annotated[tuple[Line, ...], Noun("tên gọi khác", own=True)] = ()
    """Các tên gọi khác mà người đọc có thể gõ khi tìm."""
    definition: Definition
    """Những điều nào thuộc chủ đề này."""


class GlossaryEntry(Record):
    """A term or abbreviation, explained."""

    wording = Wording("Thuật ngữ")

    id: OwnId
    """Mã thuật ngữ; là địa chỉ riêng của thuật ngữ trên trang."""
    term: Annotated[Line, Noun("thuật ngữ")]
    """Thuật ngữ."""
    abbreviations: Annotated[tuple[Line, ...], Noun("chữ viết tắt")] = ()
    """Các chữ viết tắt; mỗi chữ có chú giải khi xuất hiện lần đầu trên trang."""
    meaning: Annotated[Prose, Noun("nghĩa")]
    """Nghĩa, viết bằng lời của sổ tay."""
    english: Annotated[Line | None, Noun("tên tiếng Anh")] = None
    """Tên trường hoặc thuật ngữ tiếng Anh tương ứng."""
    cite: Annotated[tuple[Cited, ...], CITED] = ()
    """Nguồn của nghĩa, nếu nghĩa lấy từ một nguồn."""


class SharedName(Record):
    """A name that several documents bear, so that it never links by itself."""

    wording = Wording(
        "Tên gọi chung của nhiều văn bản",
        noun="tên gọi chung",
        published="Tên gọi chung",
        one="tên gọi",
        same=(("name",), ("means",)),
    )

    name: Name
    """Tên gọi mà nhiều văn bản cùng mang."""
    means: Annotated[
        tuple[Id, ...], Field(min_length=2), Noun("các văn bản mang tên", "Các văn bản mang tên ấy", names="directives")
    ]
    """Mã các văn bản mang tên ấy, từ hai trở lên."""
    note: Annotated[Prose, Noun("ghi chú", own=True)]
    """Vì sao nhiều văn bản cùng mang tên này."""


class Change(Record):
    """One entry of the handbook's log of content; of those of a day, the last by the name of its file stands first."""

    wording = Wording(
        "Nhật ký nội dung",
        noun="mục nhật ký",
        published="Mục nhật ký",
        one="thay đổi",
        line="«{text}»",
        closed="{date}: {text}",
        same=(("date", "text"), ("text",)),
    )

    date: Annotated[KnownDate, Noun("ngày")]
    """Ngày sổ tay thay đổi; tên tệp là ngày ấy và vài chữ, ví dụ «2026-11-22-them-ket-luan-01.yml», đặt một lần."""
    text: Text
    """Thay đổi gì, một câu."""
    records: Annotated[tuple[Id, ...], Noun("các bản ghi", "Bản ghi liên quan", names="records")] = ()
    """Mã các bản ghi liên quan."""
