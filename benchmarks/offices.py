"""The bodies of a generated handbook: central, of provinces, of districts, of communes and workplaces."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.stock import Province, read_provinces, read_sentences
from handbook.records.catalog import Catalog
from handbook.text.vietnamese import slug_text

_PREFIXES = {
    "Huyện": ("Huyện ủy", "HU"),
    "Quận": ("Quận ủy", "QU"),
    "Thị xã": ("Thị ủy", "TXU"),
    "Thành phố": ("Thành ủy", "TPU"),
}
_CENTRAL = (
    ("Ban Tổ chức Trung ương", "BTCTW", "trung-uong"),
    ("Ban Tuyên giáo Trung ương", "BTGTW", "trung-uong"),
    ("Ban Dân vận Trung ương", "BDVTW", "trung-uong"),
    ("Ủy ban Kiểm tra Trung ương", "UBKTTW", "trung-uong"),
    ("Đảng ủy Khối Doanh nghiệp Trung ương", "ĐUK", "khoi-trung-uong"),
)
_SYMBOL_OF = {
    "bo-chinh-tri": "TW",
    "ban-bi-thu": "TW",
    "ban-chap-hanh-trung-uong": "TW",
    "quan-uy-trung-uong": "QUTW",
}


@dataclass(frozen=True, slots=True)
class Office:
    """A body that issues documents or carries them out.

    ``place`` stands in the short names of its documents, ``area`` in prose. ``shelf`` says where its record is to be
    written; it is empty for a body the handbook already has.
    """

    id: str
    name: str
    symbol: str
    level: str
    place: str
    area: str
    province: str = ""
    parent: str = ""
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class Offices:
    """All bodies documents can come from, by rank; children by the id of their parent."""

    central: tuple[Office, ...]
    guides: tuple[Office, ...]
    provinces: tuple[Office, ...]
    departments: tuple[Office, ...]
    districts: tuple[Office, ...]
    workplaces: tuple[Office, ...]

    @property
    def all(self) -> tuple[Office, ...]:
        """List every body, high ranks first."""
        return (
            *self.central,
            *self.guides,
            *self.provinces,
            *self.departments,
            *self.districts,
            *self.workplaces,
        )


class _Clerk:
    """Opens offices, each with an id of its own."""

    def __init__(self, known: Catalog) -> None:
        self._known = known
        self._taken: set[str] = set()

    def open(self, name: str, shelf: str, **facts: str) -> Office | None:
        """Open an office; None where this run already has one of that name."""
        identifier = slug_text(name)
        if identifier in self._taken:
            return None
        self._taken.add(identifier)
        return Office(identifier, name, shelf="" if identifier in self._known.bodies else shelf, **facts)


def make_offices(draw: random.Random, known: Catalog, documents: int) -> Offices:
    """Make as many bodies as a handbook of so many documents would have, about two for five documents."""
    clerk = _Clerk(known)
    central = tuple(
        Office(identifier, known.bodies[identifier].record.name, symbol, "trung-uong", "", "cả nước")
        for identifier, symbol in _SYMBOL_OF.items()
    )
    guides = _gather(
        clerk.open(name, "issuers", symbol=symbol, level=level, place="", area="cả nước")
        for name, symbol, level in _CENTRAL
    )
    provinces = list(read_provinces())
    draw.shuffle(provinces)
    provinces = provinces[: min(len(provinces), max(4, documents // 12))]
    committees = [_open_committee(clerk, province, rank) for rank, province in enumerate(provinces)]
    departments = _gather(office for province in provinces for office in _open_departments(clerk, province))
    wanted = max(len(provinces), documents * 2 // 5 - len(committees) - len(departments))
    twice = _find_twice()
    districts = [
        _open_district(clerk, province, committee, name, twice)
        for province, committee in zip(provinces, committees, strict=True)
        for name in province.districts
    ]
    draw.shuffle(districts)
    districts = districts[: max(len(provinces), wanted // 3)]
    workplaces = _gather(_open_workplaces(draw, clerk, districts, wanted - len(districts)))
    return Offices(central, guides, tuple(committees), departments, tuple(districts), workplaces)


def _open_committee(clerk: _Clerk, province: Province, rank: int) -> Office:
    prefix = "Thành ủy" if province.kind == "Thành phố" else "Tỉnh ủy"
    office = clerk.open(
        f"{prefix} {province.name}",
        "exemplars" if rank % 3 == 0 else "issuers",
        symbol="TU",
        level="tinh",
        place=province.name,
        area=f"{province.kind.lower()} {province.name}",
        province=slug_text(province.name),
    )
    return _need(office)


def _open_departments(clerk: _Clerk, province: Province) -> Iterator[Office | None]:
    kind = province.kind.lower()
    prefix = "Thành ủy" if province.kind == "Thành phố" else "Tỉnh ủy"
    identifier = slug_text(province.name)
    facts = {"place": province.name, "area": f"{kind} {province.name}", "province": identifier}
    yield clerk.open(
        f"Ban Tuyên giáo {prefix} {province.name}",
        "issuers",
        symbol="BTGTU",
        level="tinh",
        parent=slug_text(f"{prefix} {province.name}"),
        **facts,
    )
    yield clerk.open(
        f"Đảng ủy Khối các cơ quan {kind} {province.name}",
        "exemplars",
        symbol="ĐUK",
        level="quan-huyen",
        parent=slug_text(f"{prefix} {province.name}"),
        **facts,
    )


def _open_district(
    clerk: _Clerk, province: Province, committee: Office, district: str, twice: frozenset[str]
) -> Office:
    kind = next(kind for kind in _PREFIXES if district.startswith(f"{kind} "))
    name = district.removeprefix(f"{kind} ")
    prefix, symbol = _PREFIXES[kind]
    place = f"{name} {province.name}" if name in twice else name
    office = clerk.open(
        f"{prefix} {place}",
        "exemplars",
        symbol=symbol,
        level="quan-huyen",
        place=place,
        area=f"{kind.lower()} {place}",
        province=slug_text(province.name),
        parent=committee.id,
    )
    return _need(office)


def _open_workplaces(
    draw: random.Random, clerk: _Clerk, districts: list[Office], wanted: int
) -> Iterator[Office | None]:
    """Open communes and workplaces, district after district, until there are enough."""
    stock = read_sentences()
    opened = 0
    while opened < wanted:
        for district in districts:
            if opened >= wanted:
                return
            commune = f"{draw.choice(stock['commune_first'])} {draw.choice(stock['commune_second'])}"
            if draw.random() < 0.6:  # noqa: PLR2004 - communes are the greater part
                name, place = f"Đảng bộ xã {commune}, {district.area}", f"{commune} {district.place}"
                area = f"xã {commune}, {district.area}"
            else:
                outfit = draw.choice(stock["outfits"])
                if outfit.endswith(" huyện"):
                    name = f"{outfit.removesuffix(' huyện')} {district.area}"
                else:
                    name = f"{outfit} {commune}, {district.area}"
                place, area = f"{outfit} {commune} {district.place}", district.area
            office = clerk.open(
                name,
                "exemplars",
                symbol="ĐU",
                level="co-so",
                place=place,
                area=area,
                province=district.province,
                parent=district.id,
            )
            if office is not None and office.shelf:
                opened += 1
                yield office


def _find_twice() -> frozenset[str]:
    """Find the names of districts that another district or a province bears too."""
    provinces = read_provinces()
    names = [name.partition(" ")[2] for province in provinces for name in province.districts]
    names = [name.partition(" ")[2] if name.startswith(("xã ", "phố ")) else name for name in names]
    names += [province.name for province in provinces]
    return frozenset(name for name in names if names.count(name) > 1)


def _gather(offices: Iterator[Office | None]) -> tuple[Office, ...]:
    return tuple(office for office in offices if office is not None)


def _need(office: Office | None) -> Office:
    if office is None:
        message = "two offices of one name"
        raise ValueError(message)
    return office
