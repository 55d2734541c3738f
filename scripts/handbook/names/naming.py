"""How offices write the names of documents: a text is read into what is said of a document, and where it stands.

«Chỉ thị số 05 - CT/TU ngày 23 tháng 3 năm 2020 của Tỉnh ủy (khoá XI)» says a type, a number, letters, a day, an issuer
and a term. Nothing here knows which documents there are. A name without a number is no matter of this grammar.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from handbook.names.qualifiers import MOST_LISTED, UNDATED, Day, Qualifiers, read_qualifiers
from handbook.text import COUNTED, fold_letters, fold_number

_DASHES = r"\-‐‑‒–—―−"
_BREAK = rf"\s*[{_DASHES}/\\]\s*"
_TIGHT = rf"[{_DASHES}/\\]"
_LETTERS = r"(?:t\.[ưw]|[^\W\d_]{1,9}(?:&[^\W\d_]{1,9})?\d{0,2})"  # BGD&ĐT among them
_SYMBOL = re.compile(
    rf"(?P<early>{_BREAK}(?:19|20)\d\d(?!\w))?(?P<first>(?:{_BREAK}|[._]|\s+){_LETTERS}(?!\w))"
    rf"(?P<more>{_BREAK}{_LETTERS}(?!\w)(?:{_TIGHT}{_LETTERS}(?!\w))*)?(?P<late>{_TIGHT}(?:19|20)\d\d(?!\w))?"
)
_PART = re.compile(rf"(?:{_TIGHT}\s*|[._]|\s+)(?P<part>{_LETTERS})(?!\w)")
_YEAR = re.compile(r"\s*/\s*(?P<year>(?:19|20)\d\d)(?![\w/-])")
_TIGHT_WORD = re.compile(rf"{_TIGHT}\w")
_BLANK = re.compile(r"\s")
_JOINT = re.compile(rf"\s*[{_DASHES}/\\._]")
_OWN_SYMBOL = re.compile(rf"{_BREAK}{_LETTERS}{_TIGHT}")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_NO_NUMBER = re.compile(rf"\s*%|[.,:]\d|{_BREAK}\d|{_TIGHT}\w|['’_]\w")
_NEXT_NUMBER = re.compile(r"(?:\s*,\s*|\s+và\s+)(?:số\s+)?(?P<number>\d{1,5}[a-zđ]?)(?!\w)")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba")
_ORDINAL = rf"(?<=thứ )(?:{'|'.join(reversed(_ORDINALS))})(?!\w)"
_NUMBER = rf"(?P<number>\d{{1,5}}[a-zđ]?(?![^\W_])|{_ORDINAL})"
_BARE = rf"(?<![\w/.,{_DASHES}])(?=\d{{1,5}}[a-zđ]?{_BREAK}(?:(?:19|20)\d\d{_BREAK})?[^\W\d_])"
_OTHER_TYPES = (
    *("nghị định", "thông tư", "công văn", "luật", "bộ luật", "pháp lệnh", "thông báo", "báo cáo", "tờ trình"),
    *("đề án", "chương trình", "quyết định", "quy định", "quy chế", "công điện", "hướng dẫn", "kế hoạch", "thông tri"),
    *("chỉ thị", "kết luận", "nghị quyết", "chương trình hành động"),
)
"""Types that offices use, whether or not the vocabulary has them: a symbol after one begins with it."""

_FOLLOWING = frozenset(
    (
        *("của", "ngày", "tháng", "năm", "về", "và", "là", "được", "đã", "đang", "sẽ", "cho", "với", "trong", "tại"),
        *("ở", "từ", "đến", "tới", "để", "thì", "mà", "cũng", "còn", "khóa", "có", "do", "gắn", "theo", "nói", "nêu"),
        *("ra", "này", "ấy", "đó", "trên", "như", "khi", "nếu", "sau", "trước", "bằng", "vì", "nên", "phải", "cùng"),
        *("hay", "hoặc", "lẫn", "gồm", "yêu", "đề", "nhấn", "khẳng", "không", "chưa", "rồi", "vào", "thay", "làm"),
        "tiếp",
    )
)
"""Words that follow a name in small letters: after another word, «kết luận 01 …» may as well be a verb and a count."""
_COUNT = re.compile(
    rf"\s+(?:(?:{'|'.join(map(fold_letters, COUNTED))})(?!\w)"
    r"|(?:ngày|tháng)(?!\w|\s+\d)|năm(?!\w|\s+\d{4}(?!\s*[-–]\s*\d)))"
)
_NEXT_WORD = re.compile(r"\s+(?P<word>\w+)")
_VERB_BEFORE = re.compile(r"(?<!\w)(?:đã|đang|sẽ|vừa|mới|chưa|từng|phải|hãy)\s+$")
_LONGEST_VERB_MARK = 8
_CENTRAL = frozenset({"tw", "ban chấp hành tw"})


@dataclass(frozen=True, slots=True)
class Name:
    """One document as a text names it.

    The words from ``start`` to ``end`` name it; of several numbers or terms in one name, each has its own. ``whole`` is
    where all that is said of it stands. ``subject`` says which number of which series: a meeting or none, the number,
    and the letters where there are several, ``year`` among them. ``kinds`` are the types it may be of, None where none
    is said.
    ``is_certain`` tells that this is a name even if no document bears it, ``is_alone`` that no other is in the same.
    """

    start: int
    end: int
    whole: tuple[int, int]
    subject: tuple[str, ...]
    kinds: frozenset[str] | None = None
    letters: tuple[str, ...] = ()
    year: int = 0
    date: Day = UNDATED
    issuer: str = ""
    terms: frozenset[int] = frozenset()
    is_certain: bool = True
    is_alone: bool = True

    @property
    def number(self) -> str:
        """Return the number as it is compared, without zeros before it."""
        return self.subject[1]

    @property
    def said(self) -> tuple[Day, str, frozenset[int]]:
        """Return what is said beside type, number and letters."""
        return self.date, self.issuer, self.terms

    @property
    def series(self) -> tuple[str, ...]:
        """Return type and number, or number and letters: what a document is called for short."""
        return self.subject if len(self.letters) > 1 else (*sorted(self.kinds or ()), *self.subject)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What begins a name: the words and letters of types, each with the types it means, and how they are found."""

    kinds: Mapping[str, frozenset[str]]
    codes: frozenset[str]
    head: re.Pattern[str]


class _Symbol(NamedTuple):
    end: int
    letters: tuple[str, ...] = ()
    year: int = 0
    is_bold: bool = True


def make_grammar(types: Iterable[tuple[str, str, str | None]]) -> Grammar:
    """Make the grammar of names for types, each an id, a label and letters."""
    kinds: dict[str, set[str]] = {fold_letters(label): set() for label in _OTHER_TYPES}
    codes: set[str] = set()
    for identifier, label, symbol in types:
        kinds.setdefault(fold_letters(label), set()).add(identifier)
        if symbol:
            codes.add(fold_letters(symbol))
            kinds.setdefault(fold_letters(symbol), set()).add(identifier)
    labels, letters = _join_longest(kinds.keys() - codes), _join_longest(codes)
    typed = (
        rf"(?:(?P<label>{labels})\s+|(?P<code>{letters})\s*)(?P<so>số\s*:?\s*)?\(?"
        rf"(?:(?P<meeting>hội\s+nghị)\s+(?:lần\s+thứ\s+)?)?(?P<central>(?:trung\s+ương\s+|t\.?[ưw]\.?\s*))?"
    )
    return Grammar(
        MappingProxyType({label: frozenset(ids) for label, ids in kinds.items()}),
        frozenset(codes),
        re.compile(rf"(?:(?<!\w){typed}|{_BARE}){_NUMBER}"),
    )


def _join_longest(words: Iterable[str]) -> str:
    """Write an alternative of words, the longest first, with any blanks in them."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)


def read_names(grammar: Grammar, text: str, folded: str) -> Iterator[Name]:
    """Read the names in a text from left to right; ``folded`` is the text as ``fold_letters`` writes it."""
    at = 0
    while head := grammar.head.search(folded, at):
        names = _read_head(grammar, text, folded, head)
        yield from names
        at = names[-1].whole[1] if names else max(head.start("number"), at + 1)


def read_name(grammar: Grammar, name: str) -> Name | None:
    """Read words that are one name and nothing else; None where they are no name with a number."""
    names = [*read_names(grammar, name, fold_letters(name))]
    return names[0] if len(names) == 1 and names[0].whole == (0, len(name)) else None


def _read_head(grammar: Grammar, text: str, folded: str, head: re.Match[str]) -> tuple[Name, ...]:
    words = head["label"] or head["code"]
    symbol = _read_symbol(grammar, text, folded, head.end(), is_typed=words is not None)
    if symbol is None or not (words or symbol.letters):
        return ()
    first = head["number"]
    number = fold_number(str(_ORDINALS.index(first) + 1) if first in _ORDINALS else first)
    numbers = [(number, head.start(), symbol.end)]
    if symbol.end == head.end():
        numbers += _list_numbers(text, folded, head)
    rest = read_qualifiers(text, folded, numbers[-1][2])
    if symbol.end == head.end() and not _is_named(grammar, text, folded, head, numbers[-1][2], rest):
        return ()
    return tuple(_make_names(grammar, text, head, symbol, numbers, rest))


def _read_symbol(grammar: Grammar, text: str, folded: str, at: int, *, is_typed: bool) -> _Symbol | None:
    """Read the letters and the year behind a number; None where what stands there makes it no number of a document."""
    if match := _SYMBOL.match(folded, at):
        for end in dict.fromkeys((match.end(), match.end("first"))):
            spans = [part.span("part") for part in _PART.finditer(folded, match.start("first"), end)]
            written = folded[at:end]
            years = [match[part] for part in ("early", "late") if match[part] and match.end(part) <= end]
            is_tight = not _BLANK.search(written)
            is_bold = all(_is_bold(grammar, text[slice(*span)]) for span in spans)
            is_joined = is_typed and bool(_JOINT.match(written))
            if len(spans) > 1 or years:
                is_symbol = (is_bold or is_tight) and (is_joined or "/" in written)
            else:
                is_symbol = is_joined and (is_tight or folded[slice(*spans[0])] in grammar.codes)
            if is_symbol and not _TIGHT_WORD.match(folded, end):
                letters = (re.sub(r"^t(?:ư|\.[ưw])$", "tw", folded[slice(*span)]) for span in spans)
                return _Symbol(end, tuple(letters), int(years[0][-4:]) if years else 0, is_typed or is_bold)
    if match := _YEAR.match(folded, at):
        return _Symbol(match.end(), (), int(match["year"]))
    return None if _NO_NUMBER.match(folded, at) else _Symbol(at)


def _is_bold(grammar: Grammar, letters: str) -> bool:
    """Tell whether letters stand in capitals, as those of symbols do (TTg and CTr among them)."""
    return sum(map(str.isupper, letters)) > 1 or (letters[0].isupper() and fold_letters(letters) in grammar.codes)


def _list_numbers(text: str, folded: str, head: re.Match[str]) -> list[tuple[str, int, int]]:
    """List further numbers behind the first, «Chỉ thị 05, 06 và 07»: none that may begin something else."""
    numbers: list[tuple[str, int, int]] = []
    end = head.end()
    while len(numbers) < MOST_LISTED and (match := _NEXT_NUMBER.match(folded, end)):
        number, end = match["number"], match.end()
        if len(number) < len(head["number"]) or _YEAR_ALONE.fullmatch(number) or _NO_NUMBER.match(folded, end):
            break
        if _OWN_SYMBOL.match(folded, end) or not _is_followed(text, folded, end):
            break
        numbers.append((fold_number(number), match.start("number"), end))
    return numbers


def _is_named(grammar: Grammar, text: str, folded: str, head: re.Match[str], end: int, rest: Qualifiers) -> bool:
    """Tell whether a type and a bare number are a name, no verb and no heading with a count."""
    label = head["label"] or head["code"]
    if not grammar.kinds[" ".join(label.split())]:
        return bool(head["so"])  # a type the vocabulary does not have is too common a word
    if head["so"] or head["meeting"] or head["central"] or rest.end > end:
        return True
    if _COUNT.match(folded, end):
        return False
    if head["code"] or text[head.start()].isupper():
        return True
    start = head.start()
    is_verb = _VERB_BEFORE.search(folded, start - _LONGEST_VERB_MARK, start)
    return not is_verb and _is_followed(text, folded, end)


def _is_followed(text: str, folded: str, end: int) -> bool:
    """Tell whether a number is followed by what may follow a name: a stop, a capital, one of some small words."""
    word = _NEXT_WORD.match(folded, end)
    if word is None or text[word.start("word")].isupper():
        return True
    return word["word"] in _FOLLOWING and not _COUNT.match(folded, end)


def _make_names(
    grammar: Grammar,
    text: str,
    head: re.Match[str],
    symbol: _Symbol,
    numbers: list[tuple[str, int, int]],
    rest: Qualifiers,
) -> Iterator[Name]:
    words = " ".join((head["label"] or head["code"] or "").split())
    meeting = "tw" if head["central"] else "hội nghị" if head["meeting"] else ""
    if meeting and rest.issuer in _CENTRAL:
        meeting, rest = "tw", replace(rest, issuer="")
    is_usual = not head["code"] or head["so"] or (text[head.start()].isupper() and head[0][len(words)].isspace())
    letters = symbol.letters if len(symbol.letters) > 1 else ()
    is_year = symbol.end == head.end() and not head["so"] and bool(_YEAR_ALONE.fullmatch(head["number"]))
    first = Name(
        head.start(),
        numbers[0][2],
        (head.start(), rest.end),
        (meeting, numbers[0][0], *letters),
        kinds=grammar.kinds[words] if words else None,
        letters=symbol.letters,
        year=symbol.year,
        date=rest.date if any(rest.date) else Day(symbol.year),
        issuer=rest.issuer,
        terms=frozenset(term.rank for term in rest.terms),
        is_certain=symbol.is_bold and bool(is_usual) and not is_year,
        is_alone=len(numbers) == 1 and len(rest.terms) <= 1,
    )
    if first.is_alone:
        yield first
        return
    for number, start, end in numbers:
        name = replace(first, start=start, end=end, subject=(meeting, number, *letters))
        if len(numbers) > 1:
            yield name if rest.end > numbers[-1][2] else replace(name, whole=(head.start(), end))
            continue
        for place, term in enumerate(rest.terms):
            yield replace(name, start=term.start if place else start, end=term.end, terms=frozenset({term.rank}))
