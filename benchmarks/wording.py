"""Drafts and offices put into words: whole records with prose, figures, models, conferences and sources."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from zlib import crc32

from benchmarks.drafts import TERMS, Draft
from benchmarks.offices import Office
from benchmarks.stock import Teller, Topic, read_provinces, read_sentences, read_topics
from benchmarks.yamltext import Tree
from handbook.text.vietnamese import render_number, slug_text

INVENTED = "Dữ liệu sinh tự động để thử máy; mọi nội dung, con số đều không có thật."
_LAST_MONTH = "2026-06"
_MOST_CITED = 14  # records that rest on one source
_KINDS = ("Bài báo", "Báo cáo", "Tin hội nghị", "Bài phỏng vấn")
_OPENINGS = ("Trong những năm qua", "Theo báo cáo của", "Tại hội nghị, nhiều", "Điều đáng nói là", "Anh em trong tổ")
_PLACES = ("Vùng cao", "Vùng đồng bằng", "Khu vực đô thị", "Vùng ven biển, ven sông")
_COUNTS = {
    "dang-vien-dang-ky": (120, 18000),
    "ho-tham-gia": (300, 60000),
    "ngay-cong": (500, 90000),
    "mo-hinh-moi": (3, 240),
    "lop-tap-huan": (2, 90),
    "nguoi-tap-huan": (60, 9000),
    "cuoc-kiem-tra": (2, 70),
    "y-kien-tra-loi": (10, 900),
}

FIELDS = ("xay-dung-dang", "kinh-te", "an-sinh-xa-hoi", "giao-duc", "moi-truong", "dan-van")
AUDIENCES = ("dang-vien", "nong-dan", "hoc-sinh-sinh-vien", "ho-ngheo", "nhan-dan")

Record = dict[str, Tree]


class Sources:
    """The published sources the records rest on: opened as needed, each cited by a bounded number of records."""

    def __init__(self, draw: random.Random) -> None:
        """Start with none."""
        self._draw = draw
        self._served: dict[tuple[str, int], int] = {}
        self.records: dict[str, Record] = {}

    def cite(self, area: str, year: int, topic: Topic) -> "Citer":
        """Choose the source for a record about an area and a year."""
        key = (area, year)
        served = self._served.get(key, 0)
        self._served[key] = served + 1
        volume = served // _MOST_CITED + 1
        kind = _KINDS[(year + volume) % len(_KINDS)]
        identifier = slug_text(f"{kind} {area} {year} {volume}")
        if identifier not in self.records:
            self._open(identifier, kind, area, year, topic)
        passages = self.records[identifier]["passages"]
        return Citer(self._draw, identifier, len(passages))

    def _open(self, identifier: str, kind: str, area: str, year: int, topic: Topic) -> None:
        draw = self._draw
        self.records[identifier] = {
            "id": identifier,
            "title": f"{_capitalise(area)}: {draw.choice(topic.deeds)} và những việc còn dở dang ({year})",
            "short_title": f"{kind} về {area}, {year}",
            "kind": kind,
            "publisher": f"Bản tin {area}",
            "published": str(date(year, draw.randint(1, 12), draw.randint(1, 28))),
            "counting": "Đếm các đoạn thân bài theo thứ tự.",
            "note": INVENTED,
            "passages": [
                {"id": f"d{number}", "opening": draw.choice(_OPENINGS)} for number in range(1, draw.randint(9, 20))
            ],
        }


class Citer:
    """Cites passages of one source."""

    def __init__(self, draw: random.Random, source: str, passages: int) -> None:
        """Cite this source, which has so many passages."""
        self._draw = draw
        self._source = source
        self._passages = passages

    def cite(self, count: int = 1) -> list[str]:
        """Cite different passages, in order."""
        numbers = sorted(self._draw.sample(range(1, self._passages + 1), count))
        return [f"{self._source}#d{number}" for number in numbers]

    def claim(self, text: str, **more: Tree) -> Record:
        """Make a cited claim."""
        return {**more, "text": text, "cite": self.cite(self._draw.choice((1, 1, 1, 2)))}


def word_directive(draw: random.Random, sources: Sources, labels: Mapping[str, str], draft: Draft) -> Record:
    """Word a document."""
    office, topic = draft.office, draft.topic
    teller = Teller(draw, topic, office.area)
    citer = sources.cite(_region(office), draft.issued.year, topic)
    parents = [target for relation, target in draft.relations if relation in {"implements", "concretises", "guides"}]
    summary = teller.tell("summary", draw.randint(1, 2))
    if parents:
        summary += teller.tell("based", target=parents[0].short_name)
    return {
        "id": draft.id,
        "type": draft.kind,
        "number": draft.number,
        "symbol": draft.symbol,
        "title": _title(draw, labels, draft),
        "short_name": draft.short_name,
        "issuer": office.id,
        "issued": draft.issued.isoformat(),
        "term": _term(draft),
        "status": _word_status(draft, citer),
        "relations": [
            {"type": relation, "target": target.id, "cite": citer.cite()} for relation, target in draft.relations
        ],
        "cite": citer.cite(2),
        "summary": [citer.claim(text) for text in summary],
        "tasks": [citer.claim(text) for text in teller.tell("tasks", draw.randint(4, 7))],
        "highlights": [citer.claim(text) for text in teller.tell("highlights", draw.randint(0, 3))],
        "lessons": [citer.claim(text) for text in teller.tell("lessons", draw.choice((0, 0, 1, 2)))],
        "limitations": [citer.claim(text) for text in teller.tell("limitations", draw.choice((0, 0, 1, 2)))],
        "figures": list(_word_figures(draw, citer, draft, office.area)) if draw.random() < 0.5 else [],  # noqa: PLR2004
        "conferences": _word_conferences(draw, teller, citer, draft) if draw.random() < 0.2 else [],  # noqa: PLR2004
        "note": INVENTED,
    }


def word_office(
    draw: random.Random, sources: Sources, office: Office, carried: Sequence[Draft]
) -> tuple[Record, list[Record]]:
    """Word a body and its models; one with a file of its own also says what it carries out, and how."""
    topic = carried[0].topic if carried else draw.choice(read_topics())
    teller = Teller(draw, topic, office.area)
    citer = sources.cite(_region(office), 2017 + draw.randrange(9), topic)
    record: Record = {
        "id": office.id,
        "name": office.name,
        "level": office.level,
        "province": office.province,
        "parent": office.parent,
        "symbols": [office.symbol],
        "cite": citer.cite(),
        "summary": [citer.claim(text) for text in teller.tell("unit", 2 if office.shelf == "exemplars" else 1)],
    }
    if office.shelf != "exemplars":
        return record, []
    implements = []
    for draft in carried:
        text = Teller(draw, draft.topic, office.area).tell("implements", target=draft.short_name)[0]
        implements.append(citer.claim(text, directive=draft.id))
    figures = list(_word_figures(draw, citer, carried[0], office.name)) if carried and draw.random() < 0.6 else []  # noqa: PLR2004
    models = list(_word_models(draw, citer, office, carried))
    record |= {
        "implements": implements,
        "highlights": [citer.claim(text) for text in teller.tell("highlights", draw.randint(1, 3))],
        "lessons": [citer.claim(text) for text in teller.tell("lessons", draw.randint(0, 2))],
        "limitations": [citer.claim(text) for text in teller.tell("limitations", draw.randint(0, 1))],
        "figures": figures,
        "commendations": _word_commendations(draw, teller, citer, office) if draw.random() < 0.25 else [],  # noqa: PLR2004
        "note": INVENTED,
    }
    return record, models


def list_indicators() -> list[Record]:
    """List what generated figures count, as vocabulary."""
    rows = (line.split("\t") for line in read_sentences()["indicators"])
    return [{"id": row[0], "label": row[1], "unit": row[2]} for row in rows]


def _title(draw: random.Random, labels: Mapping[str, str], draft: Draft) -> str:
    place = f" ở {draft.office.area}" if draft.office.place else ""
    year = draft.issued.year
    for relation, target in draft.relations:
        named = target.short_name.partition(" (")[0]
        if relation == "guides":
            return f"Hướng dẫn thực hiện {named} về {target.topic.name}"
        if relation == "implements" and draw.random() < 0.6:  # noqa: PLR2004 - most plans name what they carry out
            return f"Thực hiện {named} về {target.topic.name}{place}"
        if relation == "continues":
            return f"Tiếp tục thực hiện {named} về {target.topic.name}{place}"
        if relation in {"amends", "replaces", "repeals"}:
            verb = {"amends": "Sửa đổi, bổ sung", "replaces": "Thay thế", "repeals": "Bãi bỏ"}[relation]
            return f"{verb} {labels[target.kind].lower()} năm {target.issued.year} về {target.topic.name}{place}"
    ends = ("", f" giai đoạn {year} - {year + 5}", " trong tình hình mới", f" đến năm {year + 10}", " những năm tới")
    end = draw.choice(ends)
    if end and end in draft.topic.name:
        end = ""
    return f"Về {draft.topic.name}{place}{end}"


def _term(draft: Draft) -> str:
    if draft.office.symbol != "TW":
        return ""
    return next(term for year, term in TERMS if draft.issued.year >= year)


def _word_status(draft: Draft, citer: Citer) -> Record:
    if draft.status == "chua-xac-dinh":
        return {"value": draft.status}
    later = [heir for heir in draft.heirs if any(target is draft for _, target in heir.relations)]
    basis = "Nguồn nói rõ việc thực hiện vẫn đang tiếp diễn vào lúc đăng bài."
    if draft.status != "dang-thuc-hien" and later:
        basis = f"Theo nguồn, tình trạng này do {later[-1].short_name} định ra."
    return {"value": draft.status, "basis": basis, "cite": citer.cite()}


def _word_figures(draw: random.Random, citer: Citer, draft: Draft, scope: str) -> Iterator[Record]:
    """Yield figures: a total with parts that make it up, single counts, a share, so many out of so many."""
    when = _months_after(draft.issued, draw.randint(6, 30))
    common: Record = {"as_of": when, "measures": draft.id}
    indicators = draw.sample(sorted(_COUNTS), 3)
    low, high = _COUNTS[indicators[0]]
    if draw.random() < 0.6:  # noqa: PLR2004 - most totals come with parts
        parts = [draw.randint(low, high) for _ in range(draw.randint(2, 4))]
        names = [f"phan-{number}" for number in range(1, len(parts) + 1)]
        total = _figure("tong", indicators[0], sum(parts), _capitalise(scope))
        yield {**total, **common, "parts": names, "cite": citer.cite()}
        for name, value, place in zip(names, parts, _PLACES, strict=False):
            yield {**_figure(name, indicators[0], value, f"{place}, {scope}"), **common, "cite": citer.cite()}
    for indicator in indicators[1 : draw.randint(1, 3)]:
        value = draw.randint(*_COUNTS[indicator])
        qualifier = draw.choice(("", "", "", "hơn", "gần", "trên"))
        single = _figure(f"so-{indicator}", indicator, value, _capitalise(scope))
        yield {**single, "qualifier": qualifier, **common, "cite": citer.cite()}
    if draw.random() < 0.3:  # noqa: PLR2004 - now and then
        whole = draw.randint(8, 60)
        done = draw.randint(whole // 2, whole)
        counted = _figure("hoan-thanh", "don-vi-hoan-thanh", done, _capitalise(scope))
        counted |= {"printed": f"{done}/{whole}", "out_of": str(whole)}
        yield {**counted, **common, "cite": citer.cite()}


def _figure(identifier: str, indicator: str, value: int, scope: str) -> Record:
    printed = render_number(Decimal(value))
    return {"id": identifier, "indicator": indicator, "printed": printed, "value": str(value), "scope": scope}


def _word_models(draw: random.Random, citer: Citer, office: Office, carried: Sequence[Draft]) -> Iterator[Record]:
    seen: set[str] = set()
    for draft in carried[: draw.randint(1, 3)]:
        name = draw.choice(draft.topic.models)
        identifier = slug_text(name)
        if identifier in seen:
            continue
        seen.add(identifier)
        text = Teller(draw, draft.topic, office.area).tell("models")[0]
        cited = citer.cite()
        sign = crc32(name.encode())
        yield {
            "id": f"{office.id}-mo-hinh-{len(seen)}",
            "name": name,
            "units": [{"unit": office.id, "cite": cited}],
            "fields": [FIELDS[sign % len(FIELDS)]],
            "audiences": [AUDIENCES[sign % len(AUDIENCES)]],
            "serves": [draft.id],
            "cite": cited,
            "summary": [{"text": text, "cite": cited}],
        }


def _word_conferences(draw: random.Random, teller: Teller, citer: Citer, draft: Draft) -> list[Record]:
    held = _months_after(draft.issued, draw.randint(8, 36))
    kind = draw.choice(("Hội nghị sơ kết", "Hội nghị trực tuyến", "Hội thảo", "Lớp bồi dưỡng"))
    return [
        {
            "id": "hoi-nghi-1",
            "name": f"{kind} về {draft.topic.name} ({held[:4]})",
            "date": held,
            "organizer": draft.office.id,
            "about": [draft.id],
            "text": teller.tell("conference")[0],
            "cite": citer.cite(),
        }
    ]


def _word_commendations(draw: random.Random, teller: Teller, citer: Citer, office: Office) -> list[Record]:
    return [
        {
            "id": "khen-1",
            "by": office.parent,
            "recipients": f"Tập thể {office.name}",
            "recipient_ids": [office.id],
            "award": draw.choice(("Bằng khen", "Giấy khen", "Cờ thi đua")),
            "date": str(draw.randint(2018, 2025)),
            "text": teller.tell("commendation")[0],
            "cite": citer.cite(),
        }
    ]


def _capitalise(text: str) -> str:
    return text[0].upper() + text[1:]


def _months_after(day: date, months: int) -> str:
    years, month = divmod(day.month - 1 + months, 12)
    return min(f"{day.year + years}-{month + 1:02d}", _LAST_MONTH)


def _region(office: Office) -> str:
    """Name the province an office lies in, whose papers write about it."""
    labels = {slug_text(province.name): f"{province.kind.lower()} {province.name}" for province in read_provinces()}
    return labels.get(office.province, "cả nước")
