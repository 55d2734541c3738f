"""What records say, statement by statement, each with where it comes from."""

from typing import Annotated

from pydantic import Field

from handbook.records.values import Date, DiscrepancyKind, Id, Line, Number, Prose, Qualifier, Record


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
