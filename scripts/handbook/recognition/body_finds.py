"""Bodies named in a passage: how the names of committees, offices, unions, units and schools are built."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from handbook.recognition.body_tails import COMMITTEES, HEAD, NEXT_CAPITAL, read_tail
from handbook.recognition.body_words import BARE, CENTRAL, LOCAL_OFFICES, OPEN_ENDS, ORGANS, SMALL, VAGUE
from handbook.recognition.finds import Find, Scan, make_fields
from handbook.recognition.knowledge import Knowledge
from handbook.recognition.places import find_province
from handbook.text import fold_letters, slug_text

_OF_PLACE = re.compile(
    r"(?<!\w)(?:(?:xã|phường|thôn|thị\s+trấn|huyện|quận|tỉnh|bản|ấp)|cựu\s+chiến)\s+$"
)  # «xã Trường Hà», «cựu chiến binh Đoàn …»
_COUNTED = re.compile(r"\d\s+$")  # «6 chi hội»
_LEADING = re.compile(r"trưởng\s+ban\s+thường\s+trực(?!\w)")  # «Phó Trưởng ban Thường trực Ban …»
_MEMBER = re.compile(r"ủy\s+viên\s+(?:(?:ban\s+)?thường\s+vụ\s+|dự\s+khuyết\s+)?$")
_LONGEST_ROLE = 30
_WHOLE_SCHOOL = "học viện"
_HALVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"ban": ("ủy ",), "trường": ("hội ", "môi "), "phòng": ("biên ", "quốc ", "hải ", "văn ", "dự ")}
)
"""Common words that are but the second half of another: «Ủy ban», «hội trường», «biên phòng»."""
_PERSONS = frozenset({"trường chinh"})  # a person, no school
_SHOUTING = 0.7  # of the letters of a passage are capitals


class _Body(NamedTuple):
    """A name of a body: where it stands, its head as folded, and where the body within its name begins."""

    start: int
    end: int
    head: str
    inner: int


def find_bodies(known: Knowledge, scan: Scan) -> Iterator[Find]:
    """Find the bodies named in a passage, from left to right."""
    for body in list_bodies(known, scan):
        text = " ".join(scan.text[body.start : body.end].split())
        record = known.find_body(text)
        parent = " ".join(scan.text[body.inner : body.end].split()) if body.inner else ""
        province = find_province(known, text)
        fields = make_fields(
            name=text,
            level=_find_level(known, body.head, text),
            province=province,
            parent=known.find_body(parent) if parent else "",
            parent_text=parent,
        )
        reason = "known-body" if record else "head"
        proposed = "" if record else slug_text(text)
        yield Find(
            "bodies",
            scan.id,
            body.start,
            body.end,
            scan.text[body.start : body.end],
            reason,
            record,
            proposed,
            fields=fields,
        )


def list_bodies(known: Knowledge, scan: Scan) -> Iterator[_Body]:
    """List the places of names of bodies; a body within the name of another is told with it alone."""
    if _is_shouted(scan.text):
        return
    at = 0
    while match := HEAD.search(scan.folded, at):
        head = " ".join(match[0].split())
        at = match.start() + 1
        if not _may_begin(scan, match, head):
            continue
        tail = read_tail(scan.text, scan.folded, match.end(), head)
        start, end, inner = match.start(), tail.end, tail.inner
        is_kind = head == "trường" and scan.folded.startswith(_WHOLE_SCHOOL, inner)  # «trường Học viện …»
        if inner and (head in ORGANS or is_kind):
            start, inner, head = inner, 0, _read_head(scan.folded, inner)
        if tail.is_named or _is_name(known, scan.text[start:end], head, is_inner=bool(inner)):
            at = end
            if fold_letters(scan.text[start:end]) not in _PERSONS:
                yield _Body(start, end, head, inner)


def _may_begin(scan: Scan, match: re.Match[str], head: str) -> bool:
    """Tell whether a word begins the name of a body: not within a place's name, a count or a membership."""
    start, before = match.start(), max(0, match.start() - _LONGEST_ROLE)
    if _OF_PLACE.search(scan.folded, before, start) or _MEMBER.search(scan.folded, before, start):
        return False
    if head == "ban" and _LEADING.match(scan.folded, max(0, start - len("trưởng "))):
        return False
    if not scan.text[start].isupper() and _COUNTED.search(scan.folded, before, start):
        return False
    if head in CENTRAL:
        return scan.text[start].isupper()
    return head not in VAGUE or _is_meant(scan.text, match, head)


def _is_name(known: Knowledge, name: str, head: str, *, is_inner: bool) -> bool:
    """Tell whether a beginning alone is a name: of a body that there is once, that is known or told elsewhere."""
    is_office = head in LOCAL_OFFICES and is_inner
    return is_office or head in CENTRAL or bool(known.find_body(name)) or (name[0].isupper() and is_bare(head))


def _is_meant(text: str, match: re.Match[str], head: str) -> bool:
    """Tell whether a common word begins a name: by its capital, or by the one of the next word."""
    if text[match.start()].isupper():
        is_paper = head == "báo" and match.start() == 1  # «(Báo …)» at the head of an article
        return not is_paper
    before = text[: match.start()].casefold()
    is_half = before.endswith(_HALVES[head]) if head in _HALVES else False
    return head in SMALL and not is_half and bool(NEXT_CAPITAL.match(text, match.end()))


def _read_head(folded: str, at: int) -> str:
    match = HEAD.match(folded, at)
    return " ".join(match[0].split()) if match else ""


def is_bare(name: str) -> bool:
    """Tell whether the name of a committee, as ``fold_body`` writes it, is its word alone."""
    return name in BARE


def is_short(name: str) -> bool:
    """Tell whether the name of a body leaves open which one is meant: «Đảng ủy Khối», «Hội Nông dân huyện»."""
    return name in BARE or name.rpartition(" ")[2] in OPEN_ENDS


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > len(letters) * _SHOUTING


def _find_level(known: Knowledge, head: str, name: str) -> str:
    folded = fold_letters(name)
    level = ""
    if head in CENTRAL or folded.endswith(("trung ương", "trung ương đảng", "việt nam")):
        level = "quan-doi" if "quân ủy" in folded else "trung-uong"
        if "khối" in folded:
            level = "khoi-trung-uong"
    elif re.search(r"(?<!\w)(?:(?<!thị )xã|phường|thị trấn|thôn|ấp|bản|chi bộ|chi ủy|trường|trạm)(?!\w)", folded):
        level = "co-so"
    elif re.search(r"(?<!\w)(?:huyện|quận|thị xã|thị ủy)(?!\w)", folded):
        level = "quan-huyen"
    elif re.search(r"(?<!\w)(?:tỉnh|thành phố|thành ủy|tp)(?!\w)", folded):
        level = "quan-huyen" if "khối" in folded else "tinh"
    else:
        level = COMMITTEES.get(head, "")
    return level if level in known.levels else ""
