"""The records that have a file and a page of their own: documents, bodies, models, sources."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from handbook.records.claims import (
    Acknowledged,
    Authority,
    Citations,
    Claim,
    Commendation,
    Conference,
    Figure,
    Relation,
    Status,
)
from handbook.records.fields import Noun, Record, Wording, Zone
from handbook.records.values import (
    Date,
    Digits,
    Fingerprint,
    Flag,
    Id,
    KnownDate,
    Line,
    Name,
    Note,
    OldIds,
    OwnId,
    Prose,
    Published,
    Seen,
    Subjects,
    Url,
)


class Maintained(Acknowledged):
    """Anything somebody looks after; what is said of that is for maintainers alone."""

    id: OwnId
    """Mã bản ghi, trùng tên tệp; không đổi sau khi đã công bố."""
    previous_ids: OldIds = ()
    """Các mã cũ; địa chỉ cũ tự chuyển về trang này."""
    owner: Annotated[Line | None, Noun("người giữ", "Người giữ bản ghi", zone=Zone.LAST, own=True, private=True)] = None
    """Ai giữ bản ghi này: tên chức danh hoặc bộ phận. Chỉ người biên tập thấy, không hiện trên trang."""
    review_by: Annotated[
        KnownDate | None, Noun("hạn xem lại", "Xem lại trước ngày", zone=Zone.LAST, own=True, private=True)
    ] = None
    """Ngày phải xem lại bản ghi; quá ngày thì «handbook review» và «handbook stats» nhắc. Không hiện trên trang."""
    todo: Annotated[Prose | None, Noun("việc còn lại", "Việc còn phải làm", zone=Zone.LAST, own=True, private=True)] = (
        None
    )
    """Điều còn phải làm, phải hỏi; chỉ người biên tập thấy, không bao giờ được công bố."""


class Dossier(Maintained):
    """What directives and units have in common: prose, figures, conferences, commendations."""

    summary: Annotated[tuple[Claim, ...], Noun("tóm tắt", zone=Zone.STORY)] = ()
    """Tóm tắt."""
    tasks: Annotated[tuple[Claim, ...], Noun("nhiệm vụ", "Nhiệm vụ, yêu cầu", zone=Zone.STORY)] = ()
    """Nhiệm vụ, yêu cầu."""
    highlights: Annotated[tuple[Claim, ...], Noun("kết quả", "Điểm nổi bật, kết quả", zone=Zone.RESULTS)] = ()
    """Điểm nổi bật, kết quả."""
    lessons: Annotated[tuple[Claim, ...], Noun("bài học", "Bài học kinh nghiệm", zone=Zone.RESULTS)] = ()
    """Bài học kinh nghiệm."""
    limitations: Annotated[tuple[Claim, ...], Noun("hạn chế", zone=Zone.RESULTS)] = ()
    """Hạn chế."""
    figures: Annotated[tuple[Figure, ...], Noun("số liệu", zone=Zone.RESULTS)] = ()
    """Số liệu."""
    conferences: Annotated[
        tuple[Conference, ...], Noun("hội nghị", "Hội nghị, lớp học, buổi lễ", zone=Zone.RESULTS)
    ] = ()
    """Hội nghị, lớp học, buổi lễ."""
    commendations: Annotated[tuple[Commendation, ...], Noun("khen thưởng", zone=Zone.RESULTS)] = ()
    """Khen thưởng."""
    note: Annotated[Prose | None, Noun("ghi chú", zone=Zone.LAST, own=True)] = None
    """Ghi chú của ban biên tập; hiện trên trang."""


class Signer(Record):
    """The person who signed a document, and in which role: of an official only what the office publishes."""

    wording = Wording("Người ký", line="«{name}»")

    name: Annotated[Line, Noun("họ tên", "Họ tên người ký", found=True)]
    """Họ tên người ký như nguồn ghi."""
    role: Annotated[Line | None, Noun("chức vụ", "Chức vụ người ký", found=True)] = None
    """Chức vụ người ký như nguồn ghi. Bỏ trống nếu nguồn không nêu."""
    cite: Citations
    """Nguồn nói ai ký."""


class Directive(Dossier):
    """One document: chỉ thị, kết luận, nghị quyết, kế hoạch … (ELI: LegalResource)."""

    wording = Wording("Văn bản")

    id: Annotated[Id, Noun("mã", "Mã văn bản", zone=Zone.HEAD, own=True)]
    """Mã bản ghi, trùng tên tệp; không đổi sau khi đã công bố."""
    type: Annotated[Id, Noun("loại", "Loại văn bản", names="types")]
    """Loại văn bản trong «vocabulary/types.yml»."""
    number: Annotated[Digits | None, Noun("số")] = None
    """Số, viết như trên văn bản: «05». Bỏ trống nếu nguồn không nêu."""
    symbol: Annotated[Line | None, Noun("ký hiệu", "Số và ký hiệu")] = None
    """Số và ký hiệu: «05-CT/TW». Bỏ trống nếu nguồn không nêu."""
    title: Annotated[Line, Noun("trích yếu")]
    """Trích yếu: văn bản về việc gì."""
    short_name: Annotated[Line, Noun("tên ngắn", own=True, shown=True)]
    """Tên gọi ngắn để hiện trong danh sách và sơ đồ, ví dụ «Chỉ thị 05-CT/TW»."""
    aliases: Annotated[tuple[Line, ...], Noun("tên gọi khác", own=True)] = ()
    """Các tên gọi khác, dùng để tự nối khi gặp trong bài."""
    issuer: Annotated[Id | None, Noun("cơ quan ban hành", names="bodies")] = None
    """Mã cơ quan ban hành. Bỏ trống nếu nguồn không nêu."""
    issued: Annotated[Date | None, Noun("ngày ban hành")] = None
    """Ngày ban hành. Bỏ trống nếu nguồn không nêu."""
    signer: Annotated[Signer | None, Noun("người ký", found=True)] = None
    """Người ký văn bản. Bỏ trống nếu nguồn không nêu."""
    term: Annotated[Id | None, Noun("khóa", names="terms")] = None
    """Khóa, mã trong «vocabulary/terms/»."""
    reported: Annotated[Prose | None, Noun("tin", "Có tin, chưa có nguồn", found=True, own=True)] = None
    """Tin về văn bản chưa có nguồn: biết từ đâu, tìm ở đâu. Văn bản ấy đứng ngoài mọi số đếm và không cần «cite»."""
    status: Annotated[Status, Noun("tình trạng")]
    """Tình trạng và căn cứ."""
    relations: Annotated[tuple[Relation, ...], Noun("quan hệ", "Quan hệ với văn bản khác")] = ()
    """Quan hệ tới văn bản khác; chỉ viết một chiều, chiều kia tự tính."""
    authority: Annotated[
        tuple[Authority, ...], Noun("thẩm quyền ban hành", "Nơi nào được ban hành loại văn bản nào")
    ] = ()
    """Văn bản này cho nơi nào ban hành những loại văn bản nào; áp dụng từ ngày ban hành."""
    cite: Citations = ()
    """Nguồn của số, ký hiệu, cơ quan, ngày, trích yếu; ít nhất một, trừ văn bản mới có tin."""


class FormerName(Record):
    """A name a body had for some time."""

    wording = Wording("Tên cũ", published="Tên trước đây", line="«{name}»", same=(("name",),))

    name: Name
    """Tên gọi."""
    start: Annotated[Date | None, Noun("từ")] = None
    """Từ khi nào."""
    end: Annotated[Date | None, Noun("đến")] = None
    """Đến khi nào."""
    cite: Citations
    """Nguồn."""


class Milestone(Record):
    """The beginning or the end of a body or a province."""

    wording = Wording("Mốc thành lập, kết thúc", noun="mốc", published="Mốc", line="{date}")

    date: Annotated[Date, Noun("ngày")]
    """Khi nào."""
    text: Annotated[Prose | None, Noun("nội dung")] = None
    """Thành lập hoặc kết thúc thế nào, viết bằng lời của sổ tay."""
    cite: Citations
    """Nguồn."""


class Succession(Record):
    """That another took the place of a body or a province."""

    date: Annotated[Date | None, Noun("từ ngày")] = None
    """Từ khi nào."""
    note: Note = None
    """Kế thừa phần nào, theo quyết định nào."""
    cite: Citations
    """Nguồn."""


class BodySuccessor(Succession):
    """The body that took the place of another, or of a part of it."""

    wording = Wording("Nơi kế thừa", line="{target}", same=(("target",),))

    target: Annotated[Id, Noun("cơ quan kế thừa", names="bodies")]
    """Mã cơ quan nay làm việc của nơi này, toàn bộ hay một phần."""


class Body(Dossier):
    """An issuing body or exemplary unit: one kind of thing, one id and one page."""

    wording = Wording("Cơ quan")

    name: Annotated[Line, Noun("tên", shown=True)]
    """Tên đầy đủ."""
    short_name: Annotated[Line | None, Noun("tên ngắn", own=True, shown=True)] = None
    """Tên ngắn để hiện trong danh sách và sơ đồ."""
    aliases: Annotated[tuple[Line, ...], Noun("tên gọi khác", own=True)] = ()
    """Các tên gọi khác, dùng để tự nối khi gặp trong bài."""
    level: Annotated[Id, Noun("cấp", names="levels")]
    """Cấp, mã trong «vocabulary/levels.yml»."""
    province: Annotated[Id | None, Noun("tỉnh, thành phố", names="provinces")] = None
    """Tỉnh, thành phố, mã trong «vocabulary/provinces/»."""
    parent: Annotated[Id | None, Noun("cơ quan cấp trên", names="bodies")] = None
    """Mã cơ quan cấp trên trực tiếp mà nguồn nêu."""
    founded: Annotated[Milestone | None, Noun("thành lập")] = None
    """Thành lập khi nào. Bỏ trống nếu nguồn không nêu."""
    ended: Annotated[Milestone | None, Noun("kết thúc hoạt động")] = None
    """Kết thúc hoạt động khi nào. Bỏ trống nếu còn hoạt động hoặc nguồn không nêu."""
    successors: Annotated[tuple[BodySuccessor, ...], Noun("nơi kế thừa")] = ()
    """Các cơ quan kế thừa nơi này. Chỉ viết ở nơi đã thôi; «tiền thân» ở nơi kế thừa tự tính."""
    symbols: Annotated[tuple[Line, ...], Noun("chữ viết tắt của cơ quan")] = ()
    """Chữ viết tắt của cơ quan trong ký hiệu văn bản, ví dụ «ĐUK»."""
    former_names: Annotated[tuple[FormerName, ...], Noun("tên cũ")] = ()
    """Các tên gọi trước đây."""
    cite: Citations
    """Nguồn của tên, cấp, tỉnh, cấp trên."""


class Implementation(Claim):
    """That a unit carries out a directive, and how."""

    wording = Wording("Việc thực hiện", line="{directive}: «{text}»", same=(("directive", "text"), ("directive",)))

    directive: Annotated[Id, Noun("văn bản được thực hiện", names="directives")]
    """Mã văn bản được thực hiện."""


class Exemplar(Body):
    """A unit that carries directives out: what it does, and its figures; its models are records of their own."""

    wording = Wording("Đơn vị điển hình")
    moved = MappingProxyType({"models": "exemplars/models"})

    id: Annotated[Id, Noun("mã", "Mã đơn vị", zone=Zone.HEAD, own=True)]
    """Mã bản ghi, trùng tên tệp; không đổi sau khi đã công bố."""
    implements: Annotated[
        tuple[Implementation, ...], Noun("việc thực hiện", "Văn bản được thực hiện", zone=Zone.DEEDS)
    ] = ()
    """Các văn bản đơn vị thực hiện và cách thực hiện."""


class ModelUnit(Record):
    """That a unit runs a model, and since when."""

    wording = Wording("Đơn vị có mô hình", line="{unit}", same=(("unit",),))

    unit: Annotated[Id, Noun("đơn vị", names="bodies")]
    """Mã đơn vị thực hiện mô hình."""
    since: Annotated[Date | None, Noun("từ")] = None
    """Thực hiện từ khi nào."""
    until: Annotated[Date | None, Noun("đến")] = None
    """Thực hiện đến khi nào, nếu đã thôi."""
    note: Note = None
    """Điều cần nói thêm về việc đơn vị này thực hiện mô hình."""
    cite: Citations
    """Nguồn nói đơn vị này có mô hình."""


class Running(Record):
    """Whether a model is still run, as far as the newest source says."""

    wording = Wording("Việc mô hình còn thực hiện", line="{value}")

    value: Annotated[Flag, Noun("còn thực hiện")]
    """«có» nếu nguồn nói mô hình còn thực hiện, «không» nếu nguồn nói đã thôi."""
    as_of: Annotated[Date, Noun("thời điểm", "Tính đến")]
    """Tính đến khi nào: ngày của nguồn mới nhất."""
    cite: Citations
    """Nguồn nói mô hình còn hay thôi."""


class Model(Dossier):
    """A named model or way of working (mô hình, cách làm), which several units may run."""

    wording = Wording("Mô hình, cách làm", noun="mô hình", published="Mô hình")

    id: Annotated[Id, Noun("mã", "Mã mô hình", zone=Zone.HEAD, own=True)]
    """Mã bản ghi, trùng tên tệp; không đổi sau khi đã công bố."""
    name: Annotated[Line, Noun("tên", shown=True)]
    """Tên mô hình như nguồn ghi, không kèm dấu ngoặc kép."""
    aliases: Annotated[tuple[Line, ...], Noun("tên gọi khác", own=True)] = ()
    """Các tên gọi khác, dùng để tự nối khi gặp trong bài."""
    units: Annotated[tuple[ModelUnit, ...], Field(min_length=1), Noun("đơn vị thực hiện", "Đơn vị thực hiện mô hình")]
    """Những đơn vị thực hiện mô hình; nhiều đơn vị có thể cùng một mô hình."""
    fields: Annotated[tuple[Id, ...], Noun("lĩnh vực", names="fields")] = ()
    """Lĩnh vực của mô hình, mã trong «vocabulary/fields.yml»."""
    audiences: Annotated[tuple[Id, ...], Noun("đối tượng", names="audiences")] = ()
    """Mô hình dành cho ai, do ai làm: mã trong «vocabulary/audiences.yml»."""
    subjects: Subjects = ()
    """Chủ đề của mô hình, mã trong «vocabulary/subjects.yml»."""
    serves: Annotated[
        tuple[Id, ...], Noun("văn bản được góp phần thực hiện", "Góp phần thực hiện văn bản", names="directives")
    ] = ()
    """Mã các văn bản mà mô hình góp phần thực hiện."""
    running: Annotated[Running | None, Noun("việc còn thực hiện", "Còn thực hiện không")] = None
    """Mô hình còn thực hiện hay đã thôi. Bỏ trống nếu nguồn không nói."""
    cite: Citations
    """Nguồn của tên mô hình."""
    steps: Annotated[tuple[Claim, ...], Noun("bước làm", "Cách làm", zone=Zone.DEEDS)] = ()
    """Cách làm, từng bước."""


def write_locator(passage: str) -> str:
    """Write a passage's id as readers know it: "d7" is «đoạn 7»; one that is not of the usual form stands as it is."""
    match = _PARAGRAPH.fullmatch(passage)
    return f"đoạn {match[1]}" if match else _PARTS.get(passage, passage)


_PARAGRAPH = re.compile(r"d(\d+[a-z]*)")
_PARTS = MappingProxyType({"nhan-de": "nhan đề", "sa-po": "sa pô", "chan-trang": "chân trang"})


def _find_locator(values: Mapping[str, str]) -> str:
    return write_locator(values.get("id", ""))


class Passage(Record):
    """A paragraph of a source that citations may point to, with the facts printed in it; never its text."""

    wording = Wording(
        "Đoạn của nguồn", line="{locator} «{opening}»", closed="{id}: {opening}", same=(("opening",), ("locator",))
    )

    id: OwnId
    """Mã của đoạn, đặt rồi thì giữ: «d7» là đoạn 7, «d7a» là đoạn chen sau đoạn 7, «nhan-de» là nhan đề."""
    locator: Annotated[Line, Noun("chỗ", "Chỗ trong nguồn"), Field(default_factory=_find_locator)]
    """Chỗ trong nguồn, chỉ ghi khi mã không nói đủ, ví dụ «khoản 2 Điều 3»."""
    opening: Annotated[Line, Noun("chữ mở đầu", "Mấy chữ mở đầu")]
    """Vài chữ mở đầu của đoạn, nhiều nhất tám chữ, để tìm lại trong nguồn."""
    fingerprint: Annotated[Fingerprint | None, Noun("dấu vân của đoạn")] = None
    """Dấu vân của đoạn, do máy tính ra từ bản lưu; đoạn đổi thì dấu đổi."""
    numbers: Annotated[tuple[Line, ...], Noun("con số in trong đoạn", inline=True)] = ()
    """Các con số in trong đoạn, do máy đọc ra."""
    dates: Annotated[tuple[Line, ...], Noun("ngày in trong đoạn", inline=True)] = ()
    """Các ngày, tháng, năm in trong đoạn, do máy đọc ra."""
    symbols: Annotated[tuple[Line, ...], Noun("ký hiệu in trong đoạn", inline=True)] = ()
    """Các số và ký hiệu văn bản in trong đoạn, do máy đọc ra."""
    names: Annotated[tuple[Line, ...], Noun("tên trong ngoặc kép", inline=True)] = ()
    """Các tên in trong ngoặc kép ở đoạn, do máy đọc ra."""


class Source(Maintained):
    """One published source."""

    wording = Wording("Nguồn")

    id: Annotated[Id, Noun("mã", "Mã nguồn", zone=Zone.HEAD, own=True)]
    """Mã nguồn, trùng tên tệp."""
    title: Annotated[Line, Noun("nhan đề")]
    """Nhan đề."""
    short_title: Annotated[Line | None, Noun("tên ngắn", own=True, shown=True)] = None
    """Tên gọi ngắn để hiện trong bảng, ví dụ «Tạp chí Cộng sản, 8/2/2020»."""
    kind: Annotated[Line, Noun("loại", "Loại nguồn")]
    """Loại nguồn, ví dụ «Bài báo»."""
    publisher: Annotated[Line | None, Noun("nơi đăng")] = None
    """Nơi đăng. Bỏ trống nếu bản lưu không ghi."""
    author: Annotated[Line | None, Noun("tác giả", found=True)] = None
    """Tác giả, người ghi."""
    author_role: Annotated[Line | None, Noun("chức vụ của tác giả", found=True)] = None
    """Chức vụ của tác giả như nguồn ghi."""
    published: Annotated[Date | None, Noun("ngày đăng")] = None
    """Ngày đăng."""
    retrieved: Annotated[KnownDate | None, Noun("ngày lấy bản lưu")] = None
    """Ngày của bản lưu, nếu bản lưu ghi."""
    url: Annotated[Url | None, Noun("địa chỉ", "Địa chỉ trên mạng", loss="mất địa chỉ của nguồn")] = None
    """Địa chỉ, nếu có."""
    archived: Annotated[Url | None, Noun("địa chỉ bản lưu", "Địa chỉ bản lưu trên mạng")] = None
    """Địa chỉ của một bản lưu trên mạng, nếu có."""
    seen: Annotated[Seen | None, Noun("phần đã đọc")] = None
    """Đã đọc bao nhiêu của nguồn: whole (cả bài) hoặc opening (phần đầu)."""
    text: Annotated[Published | None, Noun("việc công bố bản lưu")] = None
    """«published» nếu bản lưu là tài liệu công, được để trong kho; bỏ trống thì bản lưu chỉ ở máy người biên tập."""
    counting: Annotated[Line, Noun("cách đếm đoạn")]
    """Cách đếm đoạn của nguồn này."""
    passages: Annotated[tuple[Passage, ...], Field(min_length=1), Noun("đoạn của nguồn", "Các đoạn", zone=Zone.LAST)]
    """Các đoạn mà trích dẫn được phép chỉ tới."""
    note: Note = None
    """Ghi chú của ban biên tập về nguồn."""
