"""Quantities as Vietnamese print has them: digits and words of number, what comes before them and what is counted.

«gần 1,5 triệu đồng», «73/73», «từ 5 đến 7 lớp», «hai mươi lăm», «2 vạn rưỡi», «99,38%»: each is read whole or not at
all. What colloquial speech leaves open («2 triệu 5», «hàng nghìn») is not understood.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from types import MappingProxyType

QUALIFIERS: Mapping[str, str] = MappingProxyType(
    {
        **{word: word for word in ("đúng", "gần", "hơn", "trên", "khoảng")},
        **dict.fromkeys(("khoảng chừng", "chừng", "độ", "ước", "ước chừng", "ước khoảng", "ước tính"), "khoảng"),
        **dict.fromkeys(("xấp xỉ", "trên dưới"), "khoảng"),
        **dict.fromkeys(("ngót", "chưa đến", "chưa tới", "chưa đầy"), "gần"),
        **dict.fromkeys(("nhiều hơn", "lớn hơn"), "hơn"),
        **dict.fromkeys(("dưới", "ít hơn", "nhỏ hơn", "không quá", "tối đa", "nhiều nhất", "cao nhất"), ""),
        **dict.fromkeys(("không dưới", "không ít hơn", "tối thiểu", "ít nhất", "thấp nhất"), ""),
    }
)
"""What stands before a number → the qualifier of a figure it means; empty where records have no word for it."""

COUNTED = (
    *("người", "vụ", "việc", "cuộc", "lượt", "lần", "bước", "khâu", "điểm", "nhóm", "mục", "ý", "câu", "bài", "buổi"),
    *("lớp", "đợt", "tuần", "giờ", "đảng viên", "đảng bộ", "cán bộ", "đồng chí", "cá nhân"),
    *("tập thể", "tổ chức", "chi bộ", "cấp ủy", "đơn vị", "đơn thư", "cơ quan", "cơ sở", "xã", "phường", "huyện"),
    *("quận", "tỉnh", "thành phố", "thị trấn", "thôn", "bản", "ấp", "khu", "hộ", "gia đình", "trường", "nội dung"),
    *("nhiệm vụ", "giải pháp", "vấn đề", "chỉ tiêu", "tiêu chí", "mô hình", "công trình", "dự án", "đề án"),
    *("kiến nghị", "ý kiến", "sai phạm", "trường hợp", "văn bản", "hồ sơ", "đối tượng", "hội viên", "đoàn viên"),
    *("học sinh", "phần", "loại", "triệu", "tỷ", "nghìn", "ngàn", "trăm", "đồng", "cây", "con", "chiếc", "cái"),
    *("địa phương", "ngành", "sở", "doanh nghiệp", "nghị quyết", "chỉ thị", "kế hoạch", "quyết định", "chuyên đề"),
)
"""What is counted: a number before one of these is a count, and a word before the number a verb or a heading."""

_TOKEN = re.compile(
    r"(?<![\w.])(?<!\d,)(?P<number>(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,\d+)?)(?![.,]?\d)"
    r"|(?P<word>[^\W\d_]+)|(?P<mark>\S)"
)
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_UNIT = re.compile(r"(?:[^\W\d_]|[‰°$€₫])\D*|")
_DIGITS = MappingProxyType(
    {"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
)
_SCALES = MappingProxyType(
    {
        **dict.fromkeys(("mươi", "chục"), Decimal(10)),
        "trăm": Decimal(100),
        **dict.fromkeys(("nghìn", "ngàn"), Decimal(1000)),
        "vạn": Decimal(10_000),
        "triệu": Decimal(1_000_000),
        **dict.fromkeys(("tỷ", "tỉ"), Decimal(1_000_000_000)),
    }
)
_AFTER_TENS = MappingProxyType({"mốt": Decimal(1), "tư": Decimal(4), "lăm": Decimal(5), "nhăm": Decimal(5)})
_ZEROS = frozenset({"linh", "lẻ"})
_TEN, _HALF, _MORE_BY_HALF = "mười", "nửa", "rưỡi"
_WORDS = frozenset({*_DIGITS, *_SCALES, _TEN, _HALF})
_MINUS = "âm"
_MINUSES = ("-", "−", "–", _MINUS)
_TO = frozenset({"-", "–", "—", "đến", "tới"})
_WHOLES = (("tổng", "số"), ("tổng",), ("số",), ())
_OUT_OF = (*((word, *more) for word in ("/", "trên", "trong") for more in _WHOLES), ("phần",))
_Term = Decimal | str
_MOST_TOKENS = 12  # of one number in a running text, the words of number among them
_ORDINAL = re.compile(r"(?<!\w)(?:thứ|lần|khóa|tháng|quý)\s$", re.IGNORECASE)
_LONGEST_ORDINAL, _LONGEST_RANK = 8, 3  # letters of its word, digits of its number
_COMMON = frozenset({"một", "năm"})  # alone these are an article and a year
_JOINED = re.compile(r"[^\W\d_][-‐‑.]$|[A-ZĐ]/$")  # COVID-19, Q.1, A/19
_COUNT = re.compile(rf"\s+(?:{'|'.join((*COUNTED, 'năm', 'tháng', 'ngày'))})(?!\w)", re.IGNORECASE)
_PARTS = frozenset({*_WORDS, *_AFTER_TENS, *_ZEROS, *_TO, *chain.from_iterable(_OUT_OF), _MORE_BY_HALF, *"%()"})
_MOST_WORDS = max(len(words.split()) for words in QUALIFIERS)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a printed quantity says: one number, or a range from ``low`` to ``high``.

    ``qualifier`` is the words before the number, ``number`` the number as printed, with its percent sign, ``unit`` the
    words after it. A percentage counts hundredths: 99,38% is 99.38.
    """

    low: Decimal
    high: Decimal
    out_of: Decimal | None
    qualifier: str
    number: str
    unit: str
    is_percent: bool


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity in a running text and where its number stands; qualifier and unit are left to the text around it."""

    start: int
    end: int
    quantity: Quantity


class _Reader:
    """Takes the tokens of a text one after another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_TOKEN.finditer(text))
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        """Return the letters of a token without taking it; empty behind the last."""
        return self._tokens[self.at + ahead][0].casefold() if self.at + ahead < len(self._tokens) else ""

    def take(self, *words: str) -> bool:
        """Take some words if they come next."""
        found = all(self.peek(ahead) == word for ahead, word in enumerate(words))
        self.at += len(words) if found else 0
        return found

    def take_number(self) -> Decimal | None:
        """Take a number in digits if one comes next."""
        match = self._tokens[self.at] if self.at < len(self._tokens) else None
        if match is None or match["number"] is None:
            return None
        self.at += 1
        return Decimal(re.sub(r"[. ]", "", match["number"]).replace(",", "."))

    def cut(self, first: int, last: int | None = None) -> str:
        """Return the text from one token up to another, the latter left out."""
        tokens = self._tokens[first:last]
        return self._text[tokens[0].start() : tokens[-1].end()] if tokens else ""

    def touches(self) -> bool:
        """Tell whether the next token is a word that hangs on the one before, as in 08b."""
        match self._tokens[self.at - 1 : self.at + 1]:
            case before, word:
                return before.end() == word.start() and word["word"] is not None
        return False


def parse_quantity(text: str) -> Quantity | None:
    """Read a printed quantity; None where it is none, or may be read in two ways."""
    if _PLAIN.fullmatch(text):  # as nearly all are
        amount = Decimal(text.replace(".", ""))
        return Quantity(amount, amount, None, "", text, "", is_percent=False)
    reader = _Reader(" ".join(unicodedata.normalize("NFC", text).split()))
    qualifier = _read_qualifier(reader)
    start = reader.at
    is_range = reader.take("từ")
    low = _read_terms(reader)
    _pass_repeated(reader, low)
    is_percent = _take_percent(reader)
    high = low
    if is_range or reader.peek() in _TO:
        high = _read_terms(reader) if any(reader.take(word) for word in _TO) else []
        is_percent = _take_percent(reader)
    first, last = _count(_share_scale(low, high)), _count(high)
    before = reader.at
    out_of = _count(_read_terms(reader)) if any(reader.take(*words) for words in _OUT_OF) else None
    if out_of is None:
        reader.at = before
    unit = reader.cut(reader.at)
    if first is None or last is None or last < first or not _UNIT.fullmatch(unit) or reader.touches():
        return None
    return Quantity(first, last, out_of, qualifier, reader.cut(start, reader.at), unit, is_percent)


def find_quantities(text: str) -> Iterator[FoundQuantity]:
    """Find the numbers in a running text from left to right, each as long as it can be read whole.

    Of words of number only those count that multiply («hai mươi lăm», «2 vạn») or stand before what is counted («ba
    tập thể»): «một số», «hai là» and «thứ ba» are no quantities.
    """
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        found = _find_quantity(text, tokens[at : at + _MOST_TOKENS]) if _may_begin(text, tokens[at]) else None
        if found:
            yield found
        at += 1
        while found and at < len(tokens) and tokens[at].start() < found.end:
            at += 1


def _may_begin(text: str, token: re.Match[str]) -> bool:
    word = token[0].casefold()
    if token["number"] is None and word not in _DIGITS and word not in {_TEN, _HALF}:
        return False
    at = token.start()
    is_short = len(word) <= _LONGEST_RANK or token["number"] is None
    is_ordinal = is_short and _ORDINAL.search(text, at - _LONGEST_ORDINAL, at)
    return not (is_ordinal or _JOINED.search(text, at - 2, at))


def _find_quantity(text: str, tokens: Sequence[re.Match[str]]) -> FoundQuantity | None:
    start = tokens[0].start()
    for token in reversed(_take_possible(tokens)):
        stretch = text[start : token.end()]
        if not _may_end(token):
            continue
        quantity = parse_quantity(stretch)
        if quantity is None or quantity.unit or quantity.qualifier or not _is_whole(quantity):
            continue
        is_counting = stretch.casefold() not in _COMMON and _COUNT.match(text, token.end())
        if tokens[0]["number"] or _is_spelled(stretch) or is_counting:
            return FoundQuantity(start, token.end(), quantity)
    return None


def _take_possible(tokens: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Take as many tokens as may be one number: none that no number has, and no two in digits side by side."""
    for at, token in enumerate(tokens[1:], 1):
        is_pair = token["number"] is not None and tokens[at - 1]["number"] is not None
        if is_pair or not (token["number"] or token[0].casefold() in _PARTS):
            return tokens[:at]
    return tokens


def _may_end(token: re.Match[str]) -> bool:
    word = token[0].casefold()
    ends = word in _WORDS or word in _AFTER_TENS or word in {_MORE_BY_HALF, "%", ")"}
    return token["number"] is not None or ends


def _is_whole(quantity: Quantity) -> bool:
    """Tell whether what a number is out of may be its whole: «3 triệu trên 1 ha» has none."""
    if quantity.out_of is None or "/" in quantity.number:
        return True
    return bool(_DIGIT.match(quantity.number)) and not quantity.is_percent and quantity.high <= quantity.out_of


def _is_spelled(stretch: str) -> bool:
    words = stretch.casefold().split()
    return len(words) > 1 and any(word in _SCALES or word == _TEN for word in words)


def has_number(text: str) -> bool:
    """Tell whether a text holds a digit or a word of number at all."""
    return bool(_DIGIT.search(text)) or any(match[0].casefold() in _WORDS for match in _TOKEN.finditer(text))


def _read_qualifier(reader: _Reader) -> str:
    for length in range(_MOST_WORDS, 0, -1):
        words = tuple(reader.peek(ahead) for ahead in range(length))
        if " ".join(words) in QUALIFIERS:
            reader.take(*words)
            return " ".join(words)
    return ""


def _pass_repeated(reader: _Reader, terms: list[_Term]) -> None:
    """Take a number that stands once more in words behind it: 02 (hai) lớp."""
    before = reader.at
    if not (reader.take("(") and _count(_read_terms(reader)) == _count(terms) and reader.take(")")):
        reader.at = before


def _take_percent(reader: _Reader) -> bool:
    return reader.take("%") or reader.take("phần", "trăm")


def _read_terms(reader: _Reader) -> list[_Term]:
    """Take the numbers and words of number that come next, as many as make one amount."""
    terms: list[_Term] = [_MINUS] if any(reader.take(word) for word in _MINUSES) else []
    while True:
        after = terms[-1] if terms else _MINUS
        word = reader.peek()
        if (number := reader.take_number()) is not None:
            terms.append(number)
            continue
        if word == _MORE_BY_HALF:
            reader.take(word)
            return [*terms, word]
        if word in _SCALES or (word in _ZEROS and after in _SCALES):
            terms.append(word)
        elif word in _AFTER_TENS and after == "mươi":
            terms.append(_AFTER_TENS[word])
        elif word == _TEN:
            terms.extend((Decimal(1), "mươi"))
        elif word == _HALF and reader.peek(1) in _SCALES:
            terms.append(Decimal("0.5"))
        elif word in _DIGITS and isinstance(after, str) and _is_digit(reader, after):
            terms.append(Decimal(_DIGITS[word]))
        else:
            return terms
        reader.take(word)


def _is_digit(reader: _Reader, after: _Term) -> bool:
    """Tell digits from other words: «năm» behind a number counts years, «không» alone denies."""
    word, following = reader.peek(), reader.peek(1)
    if word == "không":
        return following == "trăm"
    return word != "năm" or after == _MINUS or after in _ZEROS or following in _SCALES


def _count(terms: Sequence[_Term]) -> Decimal | None:
    """Work out what terms say: what stands before the largest scale is so many of it, the rest is added."""
    if terms and terms[0] == _MINUS:
        amount = _count(terms[1:])
        return None if amount is None else -amount
    scales = [scale for term in terms if (scale := _SCALES.get(str(term)))]
    if not scales:
        return terms[0] if len(terms) == 1 and isinstance(terms[0], Decimal) else None
    scale = max(scales)
    at = max(at for at, term in enumerate(terms) if _SCALES.get(str(term)) == scale)
    many, more = _count(terms[:at]), _count_rest(terms[at + 1 :], scale)
    return None if many is None or more is None else many * scale + more


def _count_rest(terms: Sequence[_Term], scale: Decimal) -> Decimal | None:
    """Work out what stands behind a scale; «2 triệu 5» may be 2.500.000 and 2.000.005."""
    if not terms or terms == [_MORE_BY_HALF]:
        return scale / 2 if terms else Decimal(0)
    has_zero = terms[0] in _ZEROS
    more = _count(terms[1:] if has_zero else terms)
    if more is None or more >= scale:
        return None
    is_said = has_zero or more * 10 >= scale or "trăm" in terms or ("mươi" in terms and scale == _SCALES["nghìn"])
    return more if is_said else None


def _share_scale(low: list[_Term], high: list[_Term]) -> list[_Term]:
    """Give the lower end of a range the scale of the upper one where only that has it: 5-7 triệu."""
    first, last = _count([*low, *high[1:]]), _count(high)
    is_shared = all(term in _SCALES for term in high[1:]) and first is not None and last is not None and first <= last
    return [*low, *high[1:]] if is_shared else low
