"""The records that have a file and a page of their own: documents, bodies, sources."""

from typing import Annotated

from pydantic import Field

from handbook.records.claims import (
    Acknowledged,
    Citations,
    Claim,
    Commendation,
    Conference,
    Figure,
    Model,
    Relation,
    Status,
)
from handbook.records.values import Date, Id, Line, Prose, Record, Url


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
