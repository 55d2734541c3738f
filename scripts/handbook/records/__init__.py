"""The file format: what each YAML record may hold, field by field.

This is the only truth for the format. JSON Schema, the field dictionary and the editors' hints
are generated from these models, so a docstring under a field is written for editors, in Vietnamese.
Every scalar reaches the models as text (see ``datafile``); the validators here convert it.
"""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from handbook.text.dates import PartialDate, parse_date
from handbook.text.markup import find_link, find_markup, find_scheme

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = re.compile(r"(?:https?://[^\s/$.?#][^\s]*|mailto:[^\s@]+@[^\s@]+)")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")  # as many digits as every reader of JSON keeps
_MAX_LINE, _MAX_PROSE, _MAX_RANK = 400, 3000, 4


def _read_text(value: object) -> object:
    """Refuse markup and unsafe addresses, which no field of text may carry."""
    if isinstance(value, str):
        if ("<" in value or "&" in value) and find_markup(value):
            raise PydanticCustomError("text-html", "html")
        if ":" in value and find_scheme(value):
            raise PydanticCustomError("text-scheme", "scheme")
        if value != " ".join(value.split()):
            raise PydanticCustomError("text-spaces", "spaces")
    return value


def _read_plain(value: object) -> object:
    """Refuse the brackets of a link as well, where nothing follows them."""
    if isinstance(value, str) and find_link(value):
        raise PydanticCustomError("text-link", "link")
    return _read_text(value)


def _read_id(value: object) -> object:
    if isinstance(value, str) and not _ID.fullmatch(value):
        raise PydanticCustomError("id-form", "id")
    return value


def _read_date(value: object) -> object:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "date")
    date = parse_date(value)
    if date is None:
        raise PydanticCustomError("date-form", "date")
    return date


def _read_number(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _NUMBER.fullmatch(value):
        raise PydanticCustomError("number-form", "number")
    return Decimal(value)


def _read_url(value: object) -> object:
    if isinstance(value, str) and not _URL.fullmatch(value):
        raise PydanticCustomError("url-form", "url")
    return value


def _read_rank(value: object) -> object:
    if isinstance(value, str):
        if not value.isascii() or not value.isdigit() or len(value) > _MAX_RANK:
            raise PydanticCustomError("number-form", "number")
        return int(value)
    return value


def _write_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _read_flag(value: object) -> object:
    if isinstance(value, str):
        if value not in {"có", "không"}:
            raise PydanticCustomError("flag-form", "flag")
        return value == "có"
    return value


Id = Annotated[str, BeforeValidator(_read_id), Field(max_length=100)]
Line = Annotated[str, BeforeValidator(_read_plain), Field(min_length=1, max_length=_MAX_LINE)]
Definition = Annotated[str, BeforeValidator(_read_plain), Field(min_length=1, max_length=_MAX_PROSE)]
Prose = Annotated[str, BeforeValidator(_read_text), Field(min_length=1, max_length=_MAX_PROSE)]
Date = Annotated[PartialDate, BeforeValidator(_read_date), PlainSerializer(str)]
Number = Annotated[Decimal, BeforeValidator(_read_number), PlainSerializer(_write_number)]
Url = Annotated[str, BeforeValidator(_read_url), Field(max_length=_MAX_LINE)]
Rank = Annotated[int, BeforeValidator(_read_rank)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]

Qualifier = Literal["đúng", "gần", "hơn", "trên", "khoảng"]
DiscrepancyKind = Literal["tổng", "lịch", "trước-nguyên-nhân", "hai-giá-trị", "cách-ghi"]
Family = Literal["succession", "companion", "derivation", "change", "mention"]


class _Forgotten(set[str]):
    """Which fields of a record were given: nothing, for all records alike."""

    def update(self, *others: object) -> None:
        """Stay as it is, whatever a copy of a record was given."""

    def __copy__(self) -> "_Forgotten":
        """Stay the one there is."""
        return self


_FORGOTTEN = _Forgotten()


class Record(BaseModel):
    """The common ground of all records: frozen, and no field that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, use_attribute_docstrings=True)

    def model_post_init(self, context: object, /) -> None:  # noqa: ARG002 - pydantic gives it
        """Forget which fields were given: nobody asks, and it would be a third of all that a large handbook keeps."""
        object.__setattr__(self, "__pydantic_fields_set__", _FORGOTTEN)


class Citation(Record):
    """Where a claim comes from."""

    source: Id
    """Mã của nguồn, đúng tên tệp trong «sources/»."""
    locator: Line
    """Chỗ trong nguồn, đúng như trong «passages» của nguồn, ví dụ «đoạn 8»."""


Citations = Annotated[tuple[Citation, ...], Field(min_length=1)]


class Discrepancy(Record):
    """A fault of the source that the handbook keeps as printed and says aloud."""

    kind: DiscrepancyKind
    """Loại sai lệch: tổng, lịch, trước-nguyên-nhân, hai-giá-trị hoặc cách-ghi."""
    note: Prose
    """Lời giải thích của sổ tay cho người đọc."""


class Acknowledged(Record):
    """Anything whose source may err."""

    discrepancies: tuple[Discrepancy, ...] = ()
    """Những chỗ nguồn sai hoặc mâu thuẫn mà sổ tay đã biết và nói rõ."""


class Claim(Acknowledged):
    """One statement in our own words, with the places that support it."""

    text: Prose
    """Một ý, viết bằng lời của sổ tay."""
    citations: Citations
    """Nguồn của ý này; ít nhất một."""


class Status(Record):
    """What is known about the standing of a document."""

    value: Id
    """Mã tình trạng trong «vocabulary/statuses.yml»."""
    basis: Prose | None = None
    """Căn cứ của tình trạng, viết bằng lời của sổ tay."""
    citations: tuple[Citation, ...] = ()
    """Nguồn của tình trạng; bắt buộc trừ khi là «chua-xac-dinh»."""


class Relation(Record):
    """A stated relation from this document to another; the inverse side is computed."""

    type: Line
    """Mã quan hệ trong «vocabulary/relations.yml»."""
    target: Id
    """Mã văn bản ở đầu kia."""
    note: Prose | None = None
    """Điều cần nói thêm về quan hệ này."""
    citations: Citations
    """Nguồn nói về quan hệ này."""


class Period(Record):
    """A stretch of time a figure covers."""

    start: Date
    """Từ khi nào."""
    end: Date
    """Đến khi nào."""


class Figure(Acknowledged):
    """One printed number with all that is needed to read it rightly."""

    id: Id
    """Mã trong bản ghi này; là địa chỉ riêng của mục trên trang, đặt rồi thì giữ."""
    indicator: Id
    """Chỉ tiêu trong «vocabulary/indicators.yml»: đếm cái gì, đơn vị gì."""
    printed: Line
    """Chỉ con số, đúng như nguồn in: «25.525»; «gần 1 vạn» ghi «1 vạn», «162 triệu đồng» ghi «162 triệu»."""
    value: Number
    """Giá trị bằng chữ số, không dấu chấm hàng nghìn: 25525 hoặc 99.38."""
    out_of: Number | None = None
    """Tổng số, nếu nguồn in dạng «73/73»."""
    qualifier: Qualifier = "đúng"
    """Mức độ: đúng, gần, hơn, trên, khoảng."""
    scope: Line
    """Phạm vi đếm, ví dụ «Toàn quốc»."""
    as_of: Date | None = None
    """Tính đến khi nào."""
    period: Period | None = None
    """Khoảng thời gian, nếu số liệu tính cho một giai đoạn."""
    event: Id | None = None
    """Mã hội nghị trong cùng bản ghi mà số liệu nói về."""
    measures: Id | None = None
    """Mã văn bản mà số liệu đo việc thực hiện."""
    parts: tuple[Id, ...] = ()
    """Mã các số liệu thành phần trong cùng bản ghi; cộng lại phải đúng bằng số này."""
    part_of: Id | None = None
    """Mã số liệu lớn hơn mà số này nằm trong."""
    note: Prose | None = None
    """Điều cần nói thêm để hiểu đúng con số."""
    citations: Citations
    """Nguồn của con số."""


class Model(Acknowledged):
    """A named model or way of working a unit runs (mô hình, cách làm)."""

    id: Id
    """Mã trong bản ghi này; là địa chỉ riêng của mục trên trang, đặt rồi thì giữ."""
    name: Line
    """Tên mô hình như nguồn ghi."""
    text: Prose
    """Mô hình làm gì, viết bằng lời của sổ tay."""
    serves: tuple[Id, ...] = ()
    """Mã các văn bản mà mô hình góp phần thực hiện."""
    citations: Citations
    """Nguồn của mô hình."""


class Conference(Acknowledged):
    """A conference, class or ceremony about directives."""

    id: Id
    """Mã trong bản ghi này; là địa chỉ riêng của mục trên trang, đặt rồi thì giữ."""
    name: Line
    """Tên hội nghị, lớp hoặc lễ."""
    date: Date | None = None
    """Ngày diễn ra như nguồn in."""
    until: Date | None = None
    """Ngày cuối, nếu kéo dài."""
    organizer: Id | None = None
    """Mã cơ quan tổ chức."""
    about: tuple[Id, ...] = ()
    """Mã các văn bản mà hội nghị nói về."""
    text: Prose
    """Diễn biến, viết bằng lời của sổ tay; cán bộ chỉ nêu theo chức vụ đã công bố."""
    citations: Citations
    """Nguồn của hội nghị."""


class Commendation(Acknowledged):
    """Who commended whom, how and for what."""

    id: Id
    """Mã trong bản ghi này; là địa chỉ riêng của mục trên trang, đặt rồi thì giữ."""
    by: Id | None = None
    """Mã cơ quan khen."""
    by_text: Line | None = None
    """Ai khen, như nguồn ghi, khi cần nói rõ hơn mã cơ quan."""
    recipients: Line
    """Ai được khen, như nguồn ghi."""
    recipient_ids: tuple[Id, ...] = ()
    """Mã các đơn vị được khen, nếu có trang riêng."""
    award: Line
    """Hình thức khen, ví dụ «Bằng khen»."""
    date: Date | None = None
    """Ngày khen như nguồn in."""
    text: Prose
    """Khen vì việc gì, viết bằng lời của sổ tay."""
    citations: Citations
    """Nguồn của việc khen."""


class Dossier(Acknowledged):
    """What directives and units have in common: prose, figures, conferences, commendations."""

    id: Id
    """Mã bản ghi, trùng tên tệp; không đổi sau khi đã công bố."""
    previous_ids: tuple[Id, ...] = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    aliases: tuple[Line, ...] = ()
    """Các tên gọi khác, dùng để tự nối khi gặp trong bài."""
    summary: tuple[Claim, ...] = ()
    """Tóm tắt."""
    tasks: tuple[Claim, ...] = ()
    """Nhiệm vụ, yêu cầu."""
    highlights: tuple[Claim, ...] = ()
    """Điểm nổi bật, kết quả."""
    lessons: tuple[Claim, ...] = ()
    """Bài học kinh nghiệm."""
    limitations: tuple[Claim, ...] = ()
    """Hạn chế."""
    figures: tuple[Figure, ...] = ()
    """Số liệu."""
    conferences: tuple[Conference, ...] = ()
    """Hội nghị, lớp học, buổi lễ."""
    commendations: tuple[Commendation, ...] = ()
    """Khen thưởng."""
    note: Prose | None = None
    """Ghi chú của ban biên tập; hiện trên trang."""


class Directive(Dossier):
    """One document: chỉ thị, kết luận, nghị quyết, kế hoạch … (ELI: LegalResource)."""

    type: Id
    """Loại văn bản trong «vocabulary/types.yml»."""
    number: Annotated[str, Field(pattern=r"^[0-9]{2,5}$")] | None = None
    """Số, viết như trên văn bản: «05». Bỏ trống nếu nguồn không nêu."""
    symbol: Line | None = None
    """Số và ký hiệu: «05-CT/TW». Bỏ trống nếu nguồn không nêu."""
    title: Line
    """Trích yếu: văn bản về việc gì."""
    short_name: Line
    """Tên gọi ngắn để hiện trong danh sách và sơ đồ, ví dụ «Chỉ thị 05-CT/TW»."""
    issuer: Id | None = None
    """Mã cơ quan ban hành. Bỏ trống nếu nguồn không nêu."""
    issued: Date | None = None
    """Ngày ban hành. Bỏ trống nếu nguồn không nêu."""
    term: Id | None = None
    """Khóa, mã trong «vocabulary/terms.yml»."""
    status: Status
    """Tình trạng và căn cứ."""
    relations: tuple[Relation, ...] = ()
    """Quan hệ tới văn bản khác; chỉ viết một chiều, chiều kia tự tính."""
    citations: Citations
    """Nguồn của số, ký hiệu, cơ quan, ngày, trích yếu."""


class FormerName(Record):
    """A name a body had for some time."""

    name: Line
    """Tên gọi."""
    start: Date | None = None
    """Từ khi nào."""
    end: Date | None = None
    """Đến khi nào."""
    citations: Citations
    """Nguồn."""


class Body(Dossier):
    """An issuing body or exemplary unit: one kind of thing, one id and one page."""

    name: Line
    """Tên đầy đủ."""
    short_name: Line | None = None
    """Tên ngắn để hiện trong danh sách và sơ đồ."""
    level: Id
    """Cấp, mã trong «vocabulary/levels.yml»."""
    province: Id | None = None
    """Tỉnh, thành phố, mã trong «vocabulary/provinces.yml»."""
    parent: Id | None = None
    """Mã cơ quan cấp trên trực tiếp mà nguồn nêu."""
    successor: Id | None = None
    """Mã cơ quan kế thừa."""
    symbols: tuple[Line, ...] = ()
    """Chữ viết tắt của cơ quan trong ký hiệu văn bản, ví dụ «ĐUK»."""
    former_names: tuple[FormerName, ...] = ()
    """Các tên gọi trước đây."""
    citations: Citations
    """Nguồn của tên, cấp, tỉnh, cấp trên."""


class Implementation(Claim):
    """That a unit carries out a directive, and how."""

    directive: Id
    """Mã văn bản được thực hiện."""


class Exemplar(Body):
    """A unit that carries directives out: what it does, with which models and figures."""

    implements: tuple[Implementation, ...] = ()
    """Các văn bản đơn vị thực hiện và cách thực hiện."""
    models: tuple[Model, ...] = ()
    """Mô hình, cách làm."""


class Passage(Record):
    """A paragraph of a source that citations may point to."""

    locator: Line
    """Chỗ trong nguồn, ví dụ «đoạn 8»."""
    opening: Line
    """Vài chữ mở đầu của đoạn, để tìm lại trong nguồn."""


class Source(Acknowledged):
    """One published source."""

    id: Id
    """Mã nguồn, trùng tên tệp."""
    previous_ids: tuple[Id, ...] = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    title: Line
    """Nhan đề."""
    short_title: Line | None = None
    """Tên gọi ngắn để hiện trong bảng, ví dụ «Tạp chí Cộng sản, 8/2/2020»."""
    kind: Line
    """Loại nguồn, ví dụ «Bài báo»."""
    publisher: Line | None = None
    """Nơi đăng. Bỏ trống nếu bản lưu không ghi."""
    author: Line | None = None
    """Tác giả, người ghi."""
    author_role: Line | None = None
    """Chức vụ của tác giả như nguồn ghi."""
    published: Date | None = None
    """Ngày đăng."""
    retrieved: Date | None = None
    """Ngày của bản lưu, nếu bản lưu ghi."""
    url: Url | None = None
    """Địa chỉ, nếu có."""
    counting: Line
    """Cách đếm đoạn của nguồn này."""
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """Các đoạn mà trích dẫn được phép chỉ tới."""
    note: Prose | None = None
    """Ghi chú của ban biên tập về nguồn."""


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
