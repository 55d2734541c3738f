"""Documents named in a passage: by number and symbol, by a name the handbook knows, by the congress that passed it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from handbook.names import (
    Mention,
    Name,
    ParsedProse,
    fold_body,
    fold_symbol,
    may_be,
    parse_prose,
    read_names,
    spell_symbol,
)
from handbook.recognition.body_finds import is_short
from handbook.recognition.finds import Find, Scan, make_fields
from handbook.recognition.knowledge import Knowledge
from handbook.text import slug_text

_ISSUER = re.compile(
    r"(?:của|do)\s+(?P<body>[^,;().]+?)(?=\s*(?:[,;().]|khóa|khoá|ban\s+hành|ngày\s+\d|về\s|$))", re.IGNORECASE
)
_TITLE = re.compile(
    r"[\s,]*(?:\([^)]{0,40}\)[\s,]*)?(?P<quote>[“\"«])?\s*(?P<title>về\s+(?:việc\s+)?.+)", re.IGNORECASE | re.DOTALL
)
_QUOTED_TITLE = re.compile(r"[\s,:]*(?:về\s+)?(?P<quote>[“«\"])\s*(?P<title>[^”»\"]+?)\s*[”»\"]", re.IGNORECASE)
_TITLE_END = re.compile(
    r"\s*(?:[.;:()“”«»\"]|…|,\s+(?=(?:coi|với|nhằm|trong\s+đó|đã|được|gắn|ban|các|cấp|nhiều|ngày|đồng\s+thời|theo|toàn"
    r"|để|đây|đến|từ|qua|hội|đảng|tỉnh|huyện|thành|chi|công|mỗi|đơn\s+vị|đồng\s+chí|giai\s+đoạn|khóa|sau)(?!\w)|(?-i:[A-ZĐ]))"
    r"|\s+(?:gắn\s+với|trong\s+toàn|tại|trên\s+địa\s+bàn|đã|đến\s+nay|và\s+(?:các|chỉ|kết|nghị|kế|quy|hướng|quyết))(?!\w))",
    re.IGNORECASE,
)
_LEAST_TITLE, _MOST_TITLE = 2, 45  # words
_CONGRESS = re.compile(
    r"(?P<type>Nghị quyết|Văn kiện|Báo cáo chính trị) (?:của )?(?:Đại hội)"
    r"(?: (?:đại biểu|toàn quốc|Đảng toàn quốc|Đảng các cấp))*"
    r"(?: (?:Đảng bộ|Đoàn|Công đoàn|Chi bộ)(?: [^\W\d_][\w-]*){1,8}?)?(?:,? lần thứ)? (?P<rank>[IVX]+)(?!\w)"
    r"(?: (?:của )?Đảng(?! (?:bộ|ủy)))?"
)
_ALIAS = re.compile(
    r"\(\s*(?:sau\s+đây\s+)?(?:gọi|viết)(?:\s+(?:chung|tắt))?\s+là:?\s+[“\"«]?(?P<alias>[^)”\"»]{3,60})[”\"»]?\s*\)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+[a-zđ]?(?!\w)")
_PASSING = re.compile(
    r"(?P<body>[A-ZĐÂÔ][\w\s-]{3,80}?)?\s*(?:đã|vừa|cũng)?\s*(?:kịp thời\s+)?(?:xây dựng và|nghiên cứu,|họp,)?\s*"
    r"(?:ký\s+)?(?:ban hành|ra|xây dựng|thông qua|có)\s+(?:\d+\s+)?(?:Nghị quyết\s+)?$"
)
_PERMIT = "gp"  # of a web site, in its foot
_FAR = 260  # letters between a document and the name declared for it


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of a document and what the handbook knows of it."""

    start: int
    end: int
    name: Name | None
    record: str
    candidates: tuple[str, ...]


def find_document_names(known: Knowledge, scan: Scan) -> Iterator[Find]:
    """Find the documents named in a passage, from left to right, each time one is named."""
    text = scan.text.replace("[[", "((")
    found = [*_list_named(known, text, scan.folded)]
    for each in found:
        yield _make_find(known, scan, each)
    for match in _CONGRESS.finditer(scan.text):
        if not any(each.start < match.end() and match.start() < each.end for each in found):
            kind = known.find_type(match["type"])
            fields = make_fields(type=kind, short_name=match[0])
            proposed = _name_congress(match)
            yield Find("documents", scan.id, *match.span(), match[0], "congress", id=proposed, fields=fields)


def _name_congress(match: re.Match[str]) -> str:
    """Propose one id for the papers of a congress, however its name is written."""
    whose = re.search(r"(?:Đảng bộ|Đoàn|Công đoàn|Chi bộ).*?(?=,? lần thứ|\s[IVX]+$)", match[0])
    kind = "nq" if match["type"] == "Nghị quyết" else slug_text(match["type"])
    return "-".join(filter(None, (kind, "dai-hoi", slug_text(whose[0]) if whose else "", match["rank"].lower())))


def find_declared(scan: Scan, finds: Sequence[Find]) -> Mapping[str, Find]:
    """Find the names that a passage declares for a document in brackets: «(sau đây gọi là Kết luận 21)»."""
    declared: dict[str, Find] = {}
    for match in _ALIAS.finditer(scan.text):
        before = [each for each in finds if each.end <= match.start() and match.start() - each.end <= _FAR]
        if before:
            declared[match["alias"].strip()] = before[-1]
    return declared


def find_aliases(scan: Scan, declared: Mapping[str, Find], finds: Sequence[Find]) -> Iterator[Find]:
    """Find where a declared name stands again for its document."""
    for alias, find in declared.items():
        for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", scan.text):
            if not any(each.start < match.end() and match.start() < each.end for each in finds):
                fields = make_fields(short_name=alias)
                start, end = match.span()
                yield replace(
                    find, passage=scan.id, start=start, end=end, text=match[0], reason="declared", fields=fields
                )


def _list_named(known: Knowledge, text: str, folded: str) -> Iterator[_Named]:
    parsed = parse_prose(known.names, text)
    linked = [*_place_mentions(parsed)]
    taken: list[tuple[int, int]] = []
    named: list[_Named] = []
    for name in read_names(known.names.grammar, text, folded):
        start, end = name.start, name.end
        record = next((target for first, last, target in linked if first < end and start < last), "")
        open_ones = [each for each in parsed.unresolved if each.offset < end and start < each.offset + len(each.text)]
        candidates = open_ones[0].candidates if open_ones and not record else ()
        is_permit = bool(name.letters) and name.letters[0] == _PERMIT
        if record or candidates or (name.is_certain and not is_permit):
            named.append(
                _Named(start + len(text[start:end]) - len(text[start:end].lstrip()), end, name, record, candidates)
            )
            taken.append((start, end))
    for first, last, target in linked:
        if not any(start < last and first < end for start, end in taken):
            named.append(_Named(first, last, None, target, ()))
    for each in parsed.unresolved:
        first, last = each.offset, each.offset + len(each.text)
        if each.candidates and not any(start < last and first < end for start, end in taken):
            named.append(_Named(first, last, None, "", each.candidates))
    yield from sorted(named, key=lambda each: each.start)


def _place_mentions(parsed: ParsedProse) -> Iterator[tuple[int, int, str]]:
    at = 0
    for run in parsed.runs:
        if isinstance(run, Mention):
            yield at, at + len(run.text), run.target
        at += len(run.text)


def _make_find(known: Knowledge, scan: Scan, named: _Named) -> Find:
    text = scan.text[named.start : named.end]
    if named.name is None:
        reason = "known-name" if named.record else "homonym"
        place = (scan.id, named.start, named.end, text)
        return Find("documents", *place, reason, named.record, candidates=named.candidates)
    name = named.name
    symbol = _read_symbol(text, name)
    rest = scan.text[name.end : max(name.whole[1], name.end)]
    issuer = _ISSUER.search(rest)
    passed = _find_passing(scan, named.start)
    said = issuer["body"].strip() if issuer else passed.body if passed else ""
    kind = known.find_kind(name.kinds, name.letters, text)
    fields = make_fields(
        type=kind,
        number=digits[0] if (digits := _DIGITS.search(text)) else name.number,
        symbol=symbol,
        issued=_write_day(name) or (passed.date if passed else ""),
        issuer=_find_issuer(known, said, name.issuer),
        issuer_text=said,
        term=known.find_term(name.terms),
        title=_read_title(scan.text, max(name.whole[1], name.end)),
    )
    reason = "symbol" if symbol else "number"
    start = named.start if name.is_alone else min(named.start, name.whole[0])  # «Nghị quyết 5, 6»: what it is of too
    place = (scan.id, start, named.end, scan.text[start : named.end])
    proposed = "" if named.record else _propose_id(name, symbol, kind)
    is_known = proposed in known.names.targets and not named.candidates
    record, proposed = (proposed, "") if is_known else (named.record, proposed)
    return Find("documents", *place, reason, record, proposed, named.candidates, fields)


class _Passing(NamedTuple):
    """Who passed a document, and when, where that stands before its name: «ngày 1/11/2017, Tỉnh ủy ban hành …»."""

    body: str
    date: str


def _find_passing(scan: Scan, at: int) -> _Passing | None:
    start, _ = scan.find_sentence(at)
    match = _PASSING.search(scan.text, start, at)
    if match is None:
        return None
    before = [each for each in scan.dates if start <= each.start and each.end <= match.end()]
    is_day = before and len(before[-1].value) == len("2016-05-15") and "/" not in before[-1].value
    between = scan.text[before[-1].end : match.end()] if is_day else ""
    date = before[-1].value if is_day and not re.search(r"\d", between) else ""
    body = (match["body"] or "").strip() if between or not before else ""
    return _Passing(re.sub(r"\s+(?:đã|vừa|cũng|tỉnh đã)$", "", body), date)


def _read_symbol(text: str, name: Name) -> str:
    digit = re.search(r"\d", text)
    if digit is None or not name.letters:
        return ""
    symbol = spell_symbol(text[digit.start() :])
    return symbol if len(fold_symbol(symbol)) > 1 else ""


def _write_day(name: Name) -> str:
    year, month, day = name.date
    if not year:
        return ""
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)])


def _find_issuer(known: Knowledge, printed: str, folded: str) -> str:
    """Find the one body that may be meant by the issuer's name; none where there are several."""
    said = folded or (fold_body(printed) if printed else "")
    if not said or is_short(said):
        return ""
    whole = [identifier for identifier, names in known.names.bodies.items() if said in names]
    found = whole or [identifier for identifier, names in known.names.bodies.items() if may_be(said, names)]
    return found[0] if len(found) == 1 else ""


def _read_title(text: str, at: int) -> str:
    rest = text[at:]
    if quoted := _QUOTED_TITLE.match(rest):
        return " ".join(quoted["title"].split()).rstrip(",.;")
    match = _TITLE.match(rest)
    if match is None or match["quote"]:
        return ""
    title = match["title"]
    start = 0
    if inner := re.match(r"về\s+(?:việc\s+)?[“«\"]\s*(?P<in>[^”»\"]+)", title, re.IGNORECASE):
        return " ".join(inner["in"].split()).rstrip(",.;")
    end = next((stop.start() for stop in _TITLE_END.finditer(title, start) if not _is_within(title, stop)), len(title))
    words = title[:end].split()
    return " ".join(words) if _LEAST_TITLE < len(words) <= _MOST_TITLE else ""


def _is_within(title: str, stop: re.Match[str]) -> bool:
    """Tell whether a comma stands within the usual words of a title."""
    return title[: stop.start()].lower().endswith(("tư tưởng", "đạo đức")) and stop[0].strip().startswith(",")


def _propose_id(name: Name, symbol: str, kind: str) -> str:
    year = name.date.year or name.year
    number = name.number.zfill(2) if name.number.isdigit() else name.number
    words = slug_text(symbol) if symbol else f"{number}-{kind}" if kind else ""
    if not words:
        return ""
    ranks = "".join(f"-khoa-{rank}" for rank in sorted(name.terms)) if not year else ""
    return f"{words}-{year}" if year and not words.endswith(f"-{year}") else f"{words}{ranks}"
