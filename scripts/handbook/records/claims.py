"""What records say, statement by statement, each with where it comes from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from handbook.records.fields import Noun, Record, Wording, Zone
from handbook.records.values import (
    Cited,
    Date,
    DiscrepancyKind,
    Id,
    Line,
    Name,
    Note,
    Number,
    OwnId,
    Prose,
    Qualifier,
    Subjects,
    Text,
    Weight,
)

JUDGED = frozenset[DiscrepancyKind]({"mâu-thuẫn", "cách-ghi"})
"""Kinds of faults that editors judge, for no program can find them."""
_WEIGHTS: Mapping[DiscrepancyKind, Weight] = MappingProxyType(
    {"hai-giá-trị": "conflict", "mâu-thuẫn": "conflict", "cách-ghi": "spelling"}
)

CITED = Noun("nguồn", "Nguồn dẫn", one="nguồn", inline=True)
Citations = Annotated[tuple[Cited, ...], Field(min_length=1), CITED]


class Discrepancy(Record):
    """A fault of the source that the handbook keeps as printed and says aloud."""

    wording = Wording(
        "Sai lệch của nguồn",
        published="Chỗ nguồn sai",
        line="({kind}) «{note}»",
        closed="{kind}: {note}",
        same=(("kind", "note"), ("note",)),
    )

    kind: Annotated[DiscrepancyKind, Noun("loại")]
    """Loại sai lệch: tổng, lịch, trước-nguyên-nhân, hai-giá-trị, mâu-thuẫn hoặc cách-ghi."""
    note: Annotated[Prose, Noun("ghi chú", own=True)]
    """Lời giải thích của sổ tay cho người đọc."""

    @property
    def weight(self) -> Weight:
        """How much it matters to what is claimed: a fault that is computed, a conflict of facts, or only spelling."""
        return _WEIGHTS.get(self.kind, "computed")


class Acknowledged(Record):
    """Anything whose source may err."""

    discrepancies: Annotated[
        tuple[Discrepancy, ...], Noun("sai lệch của nguồn", "Chỗ nguồn sai hoặc mâu thuẫn", zone=Zone.FAULTS)
    ] = ()
    """Những chỗ nguồn sai hoặc mâu thuẫn mà sổ tay đã biết và nói rõ."""

    @property
    def is_doubtful(self) -> bool:
        """Tell whether a number or date of it does not agree with another; ways of writing do not count."""
        return any(item.weight != "spelling" for item in self.discrepancies)


class Claim(Acknowledged):
    """One statement in our own words, with the places that support it."""

    wording = Wording("Một ý", published="Một điều có nguồn", line="«{text}»", same=(("text",),))

    text: Text
    """Một ý, viết bằng lời của sổ tay."""
    subjects: Subjects = ()
    """Chủ đề của ý này, mã trong «vocabulary/subjects.yml»; chỉ ghi khi ý nói thẳng về chủ đề ấy."""
    cite: Citations
    """Nguồn của ý này; ít nhất một."""


class Status(Record):
    """What is known about the standing of a document."""

    wording = Wording("Tình trạng của văn bản", published="Tình trạng", line="{value}")

    value: Annotated[Id, Noun("giá trị", "Tình trạng", names="statuses")]
    """Mã tình trạng trong «vocabulary/statuses.yml»."""
    as_of: Annotated[Date | None, Noun("thời điểm của tình trạng", "Theo nguồn mới nhất")] = None
    """Ngày của bằng chứng mới nhất. Bỏ trống thì lấy ngày đăng của nguồn mới nhất được dẫn."""
    basis: Annotated[Prose | None, Noun("căn cứ", own=True, loss="mất căn cứ")] = None
    """Căn cứ của tình trạng, viết bằng lời của sổ tay."""
    cite: Annotated[tuple[Cited, ...], CITED] = ()
    """Nguồn của tình trạng; bắt buộc trừ khi là «chua-xac-dinh»."""


class Relation(Record):
    """A stated relation from this document to another; the inverse side is computed."""

    wording = Wording("Quan hệ", line="{type} {target}", same=(("type", "target"), ("target",)))

    type: Annotated[Line, Noun("loại", "Quan hệ", names="relations")]
    """Mã quan hệ trong «vocabulary/relations.yml»."""
    target: Annotated[Id, Noun("văn bản đầu kia", "Văn bản ở đầu kia", names="directives")]
    """Mã văn bản ở đầu kia."""
    note: Note = None
    """Điều cần nói thêm về quan hệ này."""
    cite: Citations
    """Nguồn nói về quan hệ này."""


class Authority(Record):
    """Which types of documents some bodies may issue, by the document that says so: those it lists, and no other."""

    wording = Wording(
        "Thẩm quyền ban hành văn bản",
        noun="thẩm quyền ban hành",
        published="Thẩm quyền ban hành",
        line="«{name}»",
        same=(("level", "name"), ("name",)),
    )

    level: Annotated[Id, Noun("cấp", names="levels")]
    """Cấp của những nơi ấy, mã trong «vocabulary/levels.yml»."""
    name: Annotated[Line, Noun("nơi ban hành")]
    """Văn bản này gọi những nơi ấy thế nào, ví dụ «Ban Thường vụ tỉnh ủy, thành ủy»."""
    openings: Annotated[tuple[Line, ...], Noun("chữ mở đầu tên từng nơi")] = ()
    """Tên từng nơi mở đầu bằng chữ gì: «Tỉnh ủy», «Thành ủy». Bỏ trống nếu mở đầu bằng chính tên trên."""
    types: Annotated[tuple[Id, ...], Field(min_length=1), Noun("loại được ban hành", names="types")]
    """Mọi loại văn bản mà văn bản này kể cho những nơi ấy, ghi đủ: loại không ghi ở đây là loại không được kể."""
    until: Annotated[Date | None, Noun("áp dụng đến trước ngày")] = None
    """Danh mục không còn chắc áp dụng từ ngày nào. Bỏ trống nếu còn áp dụng."""
    note: Note = None
    """Điều cần nói thêm về danh mục này."""
    cite: Citations
    """Các đoạn kể những loại ấy."""


class Period(Record):
    """A stretch of time a figure covers."""

    wording = Wording("Khoảng thời gian", published="Giai đoạn", line="từ {start} đến {end}")

    start: Annotated[Date, Noun("từ")]
    """Từ khi nào."""
    end: Annotated[Date, Noun("đến")]
    """Đến khi nào."""


class Figure(Acknowledged):
    """One printed number with all that is needed to read it rightly."""

    wording = Wording("Số liệu", line="«{indicator}» ({scope})", closed="{qualifier} {printed} · {indicator} · {scope}")

    id: OwnId
    """Mã trong bản ghi này; là địa chỉ riêng của mục trên trang, đặt rồi thì giữ."""
    indicator: Annotated[Id, Noun("chỉ tiêu", names="indicators")]
    """Chỉ tiêu trong «vocabulary/indicators/»: đếm cái gì, đơn vị gì."""
    printed: Annotated[Line, Noun("con số in", "Con số như nguồn in")]
    """Chỉ con số, đúng như nguồn in: «25.525»; «gần 1 vạn» ghi «1 vạn», «162 triệu đồng» ghi «162 triệu»."""
    value: Annotated[Number, Noun("giá trị")]
    """Giá trị bằng chữ số, không dấu chấm hàng nghìn: 25525 hoặc 99.38."""
    out_of: Annotated[Number | None, Noun("tổng số", "Trên tổng số")] = None
    """Tổng số, nếu nguồn in dạng «73/73»."""
    qualifier: Annotated[Qualifier, Noun("mức độ")] = "đúng"
    """Mức độ: đúng, gần, hơn, trên, khoảng."""
    scope: Annotated[Line, Noun("phạm vi")]
    """Phạm vi đếm, ví dụ «Toàn quốc»."""
    as_of: Annotated[Date | None, Noun("thời điểm", "Tính đến")] = None
    """Tính đến khi nào."""
    period: Annotated[Period | None, Noun("giai đoạn")] = None
    """Khoảng thời gian, nếu số liệu tính cho một giai đoạn."""
    event: Annotated[Id | None, Noun("hội nghị liên quan")] = None
    """Mã hội nghị trong cùng bản ghi mà số liệu nói về."""
    measures: Annotated[Id | None, Noun("văn bản được đo", "Đo việc thực hiện văn bản", names="directives")] = None
    """Mã văn bản mà số liệu đo việc thực hiện."""
    parts: Annotated[tuple[Id, ...], Noun("số liệu thành phần", "Các số liệu thành phần")] = ()
    """Mã các số liệu thành phần trong cùng bản ghi; cộng lại phải đúng bằng số này."""
    part_of: Annotated[Id | None, Noun("số liệu lớn hơn")] = None
    """Mã số liệu lớn hơn mà số này nằm trong."""
    note: Note = None
    """Điều cần nói thêm để hiểu đúng con số."""
    cite: Citations
    """Nguồn của con số."""


class Conference(Acknowledged):
    """A conference, class or ceremony about directives."""

    wording = Wording("Hội nghị, lớp học, buổi lễ", published="Hội nghị", line="«{name}»")

    id: OwnId
    """Mã trong bản ghi này; là địa chỉ riêng của mục trên trang, đặt rồi thì giữ."""
    name: Name
    """Tên hội nghị, lớp hoặc lễ."""
    date: Annotated[Date | None, Noun("ngày")] = None
    """Ngày diễn ra như nguồn in."""
    until: Annotated[Date | None, Noun("ngày cuối", "Đến ngày")] = None
    """Ngày cuối, nếu kéo dài."""
    organizer: Annotated[Id | None, Noun("cơ quan tổ chức", names="bodies")] = None
    """Mã cơ quan tổ chức."""
    about: Annotated[tuple[Id, ...], Noun("văn bản được nói tới", names="directives")] = ()
    """Mã các văn bản mà hội nghị nói về."""
    text: Text
    """Diễn biến, viết bằng lời của sổ tay; cán bộ chỉ nêu theo chức vụ đã công bố."""
    cite: Citations
    """Nguồn của hội nghị."""


class CommendedCount(Record):
    """How many were commended, as printed."""

    wording = Wording("Số được khen", line="{collectives} tập thể, {individuals} cá nhân")

    collectives: Annotated[Number | None, Noun("số tập thể")] = None
    """Bao nhiêu tập thể được khen. Bỏ trống nếu nguồn không nêu."""
    individuals: Annotated[Number | None, Noun("số cá nhân")] = None
    """Bao nhiêu cá nhân được khen. Bỏ trống nếu nguồn không nêu."""

    @model_validator(mode="after")
    def refuse_nothing(self) -> Self:
        """Refuse a count of nothing."""
        if self.collectives is None and self.individuals is None:
            raise PydanticCustomError("too_short", "count", {"min_length": 1, "fields": "collectives, individuals"})
        return self


class Commendation(Acknowledged):
    """Who commended whom, how and for what."""

    wording = Wording("Khen thưởng", line="«{award}» cho {recipients}", closed="{award}: {recipients}")

    id: OwnId
    """Mã trong bản ghi này; là địa chỉ riêng của mục trên trang, đặt rồi thì giữ."""
    by: Annotated[Id | None, Noun("cơ quan khen", names="bodies")] = None
    """Mã cơ quan khen."""
    by_text: Annotated[Line | None, Noun("người khen", "Ai khen, như nguồn ghi")] = None
    """Ai khen, như nguồn ghi, khi cần nói rõ hơn mã cơ quan."""
    recipients: Annotated[Line, Noun("người được khen", "Ai được khen, như nguồn ghi")]
    """Ai được khen, như nguồn ghi."""
    recipient_ids: Annotated[
        tuple[Id, ...], Noun("mã đơn vị được khen", "Đơn vị được khen có trang riêng", names="bodies")
    ] = ()
    """Mã các đơn vị được khen, nếu có trang riêng."""
    count: Annotated[CommendedCount | None, Noun("số được khen")] = None
    """Bao nhiêu tập thể, cá nhân được khen, nếu nguồn in con số."""
    award: Annotated[Line, Noun("hình thức khen")]
    """Hình thức khen, ví dụ «Bằng khen»."""
    date: Annotated[Date | None, Noun("ngày")] = None
    """Ngày khen như nguồn in."""
    text: Text
    """Khen vì việc gì, viết bằng lời của sổ tay."""
    cite: Citations
    """Nguồn của việc khen."""
