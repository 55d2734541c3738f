"""What the published catalog holds: each record with what is computed about it.

The JSON, its JSON Schema and the field dictionary are all made from these models, so a docstring under a field is
written for readers of the data, in Vietnamese.
"""

from functools import cache
from typing import Literal

from pydantic import BaseModel

from handbook.records import (
    AudienceEntry,
    Change,
    Directive,
    Exemplar,
    FieldEntry,
    GlossaryEntry,
    Id,
    IndicatorEntry,
    LevelEntry,
    Line,
    Model,
    Prose,
    ProvinceEntry,
    Record,
    RelationEntry,
    SharedName,
    Source,
    StatusEntry,
    SubjectEntry,
    TermEntry,
    TypeEntry,
    Wording,
    list_fields,
    read_fields,
)

FORMAT_VERSION: Literal["2.1"] = "2.1"
"""Grows before the dot when a field changes its meaning or goes, after it when one is added."""


class InverseRelation(Record):
    """A relation as seen from its target."""

    wording = Wording("Quan hệ chiều ngược")

    type: Line
    """Mã quan hệ, như ở chiều xuôi."""
    label: Line
    """Lời của chiều ngược, ví dụ «được tiếp tục thực hiện bởi»."""
    source: Id
    """Mã văn bản ghi quan hệ này."""


class FigurePlace(Record):
    """A figure told by another record."""

    wording = Wording("Chỗ của một số liệu")

    record: Id
    """Mã bản ghi có số liệu."""
    figure: Id
    """Mã số liệu trong bản ghi ấy."""


class Use(Record):
    """A page, or a place on it, that rests on a passage of a source."""

    wording = Wording("Điều dựa vào nguồn")

    locator: Line
    """Chỗ trong nguồn."""
    page: Line
    """Tên trang có điều dựa vào chỗ ấy."""
    address: str
    """Địa chỉ của trang ấy, kèm chỗ trên trang nếu có, tính từ gốc của trang."""


class PublishedDirective(Directive):
    """A document with the other side of its relations."""

    inverse_relations: tuple[InverseRelation, ...]
    """Tự tính: quan hệ do văn bản khác ghi tới văn bản này."""
    implemented_by: tuple[Id, ...]
    """Tự tính: mã các đơn vị thực hiện văn bản này."""
    served_by: tuple[Id, ...]
    """Tự tính: mã các mô hình góp phần thực hiện văn bản này."""
    measured_by: tuple[FigurePlace, ...]
    """Tự tính: số liệu của các đơn vị, mô hình đo việc thực hiện văn bản này."""
    address: str
    """Tự tính: địa chỉ trang, tính từ gốc của trang."""


class PublishedBody(Exemplar):
    """A body, issuing or exemplary, with what it issued."""

    wording = Wording("Cơ quan, đơn vị")

    exemplary: bool
    """Tự tính: đúng nếu là đơn vị có tệp riêng trong «exemplars/»; sai nếu chỉ là cơ quan ban hành hoặc cấp trên."""
    issued: tuple[Id, ...]
    """Tự tính: mã các văn bản cơ quan này ban hành, cũ trước mới sau."""
    children: tuple[Id, ...]
    """Tự tính: mã các cơ quan, đơn vị trực thuộc."""
    models: tuple[Id, ...]
    """Tự tính: mã các mô hình mà nơi này thực hiện."""
    address: str
    """Tự tính: địa chỉ trang, tính từ gốc của trang."""


class PublishedModel(Model):
    """A model with its page."""

    address: str
    """Tự tính: địa chỉ trang, tính từ gốc của trang."""


class PublishedSource(Source):
    """A source with the claims that rest on it."""

    used_by: tuple[Use, ...]
    """Tự tính: những trang dựa vào nguồn này, theo từng đoạn; lời của từng điều ở bảng trích dẫn."""
    address: str
    """Tự tính: địa chỉ trang, tính từ gốc của trang."""


class Vocabulary(Record):
    """The tables whose ids the records use."""

    wording = Wording("Các bảng chung")

    types: tuple[TypeEntry, ...]
    """Loại văn bản."""
    relations: tuple[RelationEntry, ...]
    """Loại quan hệ."""
    levels: tuple[LevelEntry, ...]
    """Cấp, cao trước thấp sau."""
    provinces: tuple[ProvinceEntry, ...]
    """Tỉnh, thành phố."""
    terms: tuple[TermEntry, ...]
    """Khóa."""
    statuses: tuple[StatusEntry, ...]
    """Tình trạng văn bản."""
    indicators: tuple[IndicatorEntry, ...]
    """Chỉ tiêu: số liệu đếm cái gì."""
    fields: tuple[FieldEntry, ...]
    """Lĩnh vực của mô hình."""
    audiences: tuple[AudienceEntry, ...]
    """Đối tượng của mô hình."""
    subjects: tuple[SubjectEntry, ...]
    """Chủ đề của các ý, mô hình và số liệu."""
    glossary: tuple[GlossaryEntry, ...]
    """Thuật ngữ và chữ viết tắt."""


class PublishedHandbook(Record):
    """The whole handbook as one value."""

    wording = Wording("Cả tệp")

    format_version: Literal["2.1"]
    """Phiên bản của định dạng; số trước dấu chấm đổi khi một trường đổi nghĩa hoặc mất đi."""
    title: Line
    """Tên sổ tay."""
    site: str | None
    """Địa chỉ của trang trên mạng, nếu có; mọi «address» tính từ đây."""
    updated: str
    """Ngày nội dung thay đổi lần cuối, không phải ngày dựng trang."""
    licence: Prose
    """Dùng lại dữ liệu thế nào."""
    directives: tuple[PublishedDirective, ...]
    """Văn bản."""
    bodies: tuple[PublishedBody, ...]
    """Cơ quan và đơn vị."""
    models: tuple[PublishedModel, ...]
    """Mô hình, cách làm."""
    sources: tuple[PublishedSource, ...]
    """Nguồn."""
    vocabulary: Vocabulary
    """Các bảng chung mà mã trong bản ghi trỏ tới."""
    shared_names: tuple[SharedName, ...]
    """Tên gọi chung của nhiều văn bản."""
    changes: tuple[Change, ...]
    """Nhật ký nội dung."""


@cache
def list_published(model: type[BaseModel]) -> tuple[str, ...]:
    """List the fields of a model as they are published: what editors write, in their order, then what is computed.

    What is only for those who work on the handbook is left out.
    """
    origin = next((layer for layer in model.__mro__[1:] if layer in (Directive, Exemplar, Model, Source)), None)
    names = dict.fromkeys([*(list_fields(origin) if origin else ()), *list_fields(model)])
    return tuple(name for name in names if not read_fields(model)[name].traits.private)
