"""Short forms offices write without thinking, beside those the glossary explains: they make names answer to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handbook.records import Catalog
from handbook.text import split_words

_OFFICES: Mapping[str, str] = MappingProxyType(
    {
        "BCĐ": "ban chỉ đạo",
        "BCH": "ban chấp hành",
        "BCHQS": "bộ chỉ huy quân sự",
        "BDV": "ban dân vận",
        "BNC": "ban nội chính",
        "BTC": "ban tổ chức",
        "BTG": "ban tuyên giáo",
        "BTV": "ban thường vụ",
        "CĐS": "chuyển đổi số",
        "CNTT": "công nghệ thông tin",
        "CHQS": "chỉ huy quân sự",
        "ĐU": "đảng ủy",
        "ĐUK": "đảng ủy khối",
        "ĐUQS": "đảng ủy quân sự",
        "HCM": "hồ chí minh",
        "HĐND": "hội đồng nhân dân",
        "HU": "huyện ủy",
        "MTTQ": "mặt trận tổ quốc",
        "NTM": "nông thôn mới",
        "QU": "quận ủy",
        "THPT": "trung học phổ thông",
        "TP": "thành phố",
        "TPHCM": "hồ chí minh",
        "TTTT": "thông tin và truyền thông",
        "TU": "tỉnh ủy",
        "TW": "trung ương",
        "UBKT": "ủy ban kiểm tra",
        "UBMTTQ": "ủy ban mặt trận tổ quốc",
        "UBND": "ủy ban nhân dân",
        "VHTT": "văn hóa thể thao",
    }
)
"""Short form → what it stands for, as common in Vietnamese offices."""

_ALSO: Mapping[str, str] = MappingProxyType({"TU": "thành ủy", "TTTT": "thông tin truyền thông"})


@dataclass(frozen=True, slots=True)
class ShortForms:
    """All short forms of a handbook.

    ``names`` has each with the folded words of one name it stands for, in spaces; ``meanings`` is what a code is
    spelled out as.
    """

    names: tuple[tuple[str, str], ...]
    meanings: Mapping[str, str]


def list_short_forms(catalog: Catalog) -> ShortForms:
    """List the short forms that offices use and the glossary explains."""
    glossary = tuple(_list_glossary(catalog))
    spelled: dict[str, set[str]] = {}
    for short, words in (*_OFFICES.items(), *_ALSO.items(), *glossary):
        spelled.setdefault(short, set()).add(f" {' '.join(split_words(words))} ")
    names = tuple((short, name) for short, known in spelled.items() for name in sorted(known))
    return ShortForms(names, {**_OFFICES, **dict(glossary)})


def shorten(forms: ShortForms, names: Iterable[str]) -> str:
    """Write the short forms of all that stands in some names."""
    folded = f" {' | '.join(' '.join(split_words(name)) for name in names)} "
    return " ".join(dict.fromkeys([short for short, name in forms.names if name in folded]))


def spell_out(forms: ShortForms, code: str) -> str:
    """Write what a code may stand for, as far as it is one of the short forms: TG is tuyên giáo."""
    return forms.meanings.get(code, "")


def _list_glossary(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for entry in catalog.glossary.values():
        for short in entry.record.abbreviations:
            if short.isupper() and short.isalpha() and " " in entry.record.term:
                yield short, entry.record.term
