"""The documents of a generated handbook before they are worded: who issued what when, and how they hang together.

Central documents are carried down through provinces, districts and communes; lines of succession run on for
years; some documents are amended, replaced or repealed, some stand beside each other.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.offices import Office, Offices
from benchmarks.stock import Topic, read_topics
from handbook.records.catalog import Catalog
from handbook.text.vietnamese import slug_text

LAST_DAY = date(2025, 1, 31)  # real bodies end soon after
TERMS = ((2021, "xiii"), (2016, "xii"), (2011, "xi"), (2006, "x"))
_FIRST_DAY = date(2006, 5, 10)
_HUBS = ("05-ct-tw-2016", "01-kl-tw-2021", "21-kl-tw-2021", "04-nq-tw-khoa-xii")
_TYPES = {
    "trung-uong": ("chi-thi", "ket-luan", "nghi-quyet", "quy-dinh"),
    "tinh": ("ke-hoach", "nghi-quyet", "ke-hoach", "ket-luan", "quyet-dinh"),
    "quan-huyen": ("ke-hoach", "nghi-quyet", "ke-hoach", "chi-thi", "quyet-dinh"),
    "co-so": ("ke-hoach", "nghi-quyet"),
}
_UNHEARD_OF = ("ban-bi-thu", "nghi-quyet")
"""An issuer and a type that the rules of the real records do not let it issue."""
_PER_LONG_LINE = 250
_CHANGES = ("continues",) * 14 + ("replaces",) * 3 + ("amends",) * 2 + ("repeals",)
_SHARES = (("central", 0.05), ("guidance", 0.08), ("successor", 0.18), ("province", 0.5), ("district", 0.84), ("", 1.0))


@dataclass(slots=True)
class Draft:
    """One document to be; ``id`` and the names come when all are drawn and can be numbered."""

    kind: str
    office: Office
    issued: date
    topic: Topic
    relations: list[tuple[str, "Draft"]] = field(default_factory=list)
    id: str = ""
    number: str = ""
    symbol: str = ""
    short_name: str = ""
    status: str = "chua-xac-dinh"
    heirs: list["Draft"] = field(default_factory=list)
    is_known: bool = False


class Plot:
    """Draws documents one after another until there are enough."""

    def __init__(self, draw: random.Random, known: Catalog, offices: Offices) -> None:
        """Start from the documents that are there."""
        self._draw = draw
        self._offices = offices
        self._children: dict[str, list[Office]] = {}
        for office in offices.all:
            if office.parent:
                self._children.setdefault(office.parent, []).append(office)
        self._central = list(_find_hubs(known))
        self._by_level: dict[str, list[Draft]] = {"tinh": [], "quan-huyen": []}
        self._lines: list[Draft] = []
        self._carried: set[tuple[int, str]] = set()
        self._linked: set[tuple[str, frozenset[int]]] = set()
        self._wanted = 0
        self.drafts: list[Draft] = []

    def fill(self, wanted: int) -> list[Draft]:
        """Draw ``wanted`` documents."""
        self._wanted = wanted
        for _ in range(min(8, wanted)):
            self._add_central()
        for relation in dict.fromkeys(_CHANGES):
            self._add_successor(relation)
        self._add_guidance()
        for relation in ("based_on", "together_with", "refers_to"):
            self._add_central()
            newest = self.drafts[-1]
            self._link(newest, relation, [old for old in self._central if old.issued < newest.issued])
        for number in range(wanted // _PER_LONG_LINE):
            self._add_long_line(_FIRST_DAY + timedelta(37 * (number % 40)))
        while len(self.drafts) < wanted:
            chance = self._draw.random()
            name = next(name for name, share in _SHARES if chance < share)
            if name == "central":
                self._add_central()
            elif name == "guidance":
                self._add_guidance()
            elif name == "successor":
                self._add_successor()
            elif name == "province":
                self._add_below(self._central, self._offices.provinces)
            else:
                level = "tinh" if name == "district" else "quan-huyen"
                self._add_below(self._by_level[level])
        return self.drafts

    def _add_long_line(self, start: date) -> None:
        """Let one office renew the same document year after year."""
        offices = (*self._offices.provinces, *self._offices.departments)
        office = self._draw.choice(offices)
        head = self._add("ke-hoach", office, start, self._draw.choice(read_topics()))
        for _ in range(self._draw.randint(8, 18)):
            successor = self._add_after(head.kind, office, head, 350, 380)
            if successor is None or len(self.drafts) >= self._wanted:
                return
            self._relate(successor, "continues", head)
            head = successor

    def _add_central(self) -> None:
        committees = self._offices.central[:-1] * 4 + self._offices.central[-1:]
        office = self._draw.choice(committees)
        kinds = [kind for kind in _TYPES["trung-uong"] if (office.id, kind) != _UNHEARD_OF]
        kind = "nghi-quyet" if office.symbol == "QUTW" else self._draw.choice(kinds)
        span = (LAST_DAY - _FIRST_DAY).days - 200
        issued = _FIRST_DAY + timedelta(self._draw.randrange(span))
        draft = self._add(kind, office, issued, self._draw.choice(read_topics()))
        self._central.append(draft)
        self._lines.append(draft)
        if self._draw.random() < 0.3:  # noqa: PLR2004 - a third rests on something older
            self._link(draft, "based_on", [old for old in self._central if old.issued < issued])

    def _add_guidance(self) -> None:
        target = self._pick_early(self._central if self._draw.random() < 0.5 else self._by_level["tinh"])  # noqa: PLR2004
        if target is None:
            return
        guides = self._offices.guides
        if target.office.province:
            guides = tuple(each for each in self._offices.departments if each.province == target.office.province)
        if not guides:
            return
        office = self._draw.choice(guides)
        kind = "huong-dan" if office.symbol != "ĐUK" else "ke-hoach"
        draft = self._add_after(kind, office, target, 20, 200)
        if draft is not None:
            self._relate(draft, "guides", target)

    def _add_successor(self, relation: str = "") -> None:
        early = [head for head in self._lines if relation and head.issued.year < LAST_DAY.year - 6]
        head = self._draw.choice(early or self._lines)
        relation = relation or self._draw.choice(_CHANGES)
        years = self._draw.choice((1, 1, 1, 2, 3, 5))
        draft = self._add_after(head.kind, head.office, head, 365 * years - 40, 365 * years + 40)
        if draft is None:
            return
        self._relate(draft, relation, head)
        if head.office.level == "trung-uong":
            self._central.append(draft)
        elif head.office.level in self._by_level:
            self._by_level[head.office.level].append(draft)
        self._lines[self._lines.index(head)] = draft

    def _add_below(self, targets: list[Draft], offices: tuple[Office, ...] = ()) -> None:
        """Let an office one level down carry a document out, once."""
        target = self._pick_early(targets)
        if target is None:
            return
        below = offices or tuple(self._children.get(target.office.id, ()))
        below = tuple(office for office in below if office.level in _TYPES and office.symbol not in {"BTGTU", "ĐUK"})
        if not below:
            return
        office = self._draw.choice(below)
        if (id(target), office.id) in self._carried:
            return
        draft = self._add_after(self._draw.choice(_TYPES[office.level]), office, target, 25, 240)
        if draft is None:
            return
        self._carried.add((id(target), office.id))
        relation = "implements" if draft.kind in {"ke-hoach", "quyet-dinh"} else "concretises"
        self._relate(draft, relation, target)
        own = [
            old for old in self._by_level.get(office.level, ()) if old.office is office and old.issued < draft.issued
        ]
        if self._draw.random() < 0.15:  # noqa: PLR2004 - now and then
            self._link(draft, "together_with", own)
        if self._draw.random() < 0.2:  # noqa: PLR2004 - now and then
            self._link(draft, "refers_to", own or self._central)
        if office.level in self._by_level:
            self._by_level[office.level].append(draft)
            if len(self._lines) < 40 or self._draw.random() < 0.05:  # noqa: PLR2004 - few lines, but long ones
                self._lines.append(draft)

    def _add_after(self, kind: str, office: Office, target: Draft, least: int, most: int) -> Draft | None:
        issued = target.issued + timedelta(self._draw.randint(least, most))
        if issued > LAST_DAY:
            return None
        return self._add(kind, office, issued, target.topic)

    def _add(self, kind: str, office: Office, issued: date, topic: Topic) -> Draft:
        draft = Draft(kind, office, issued, topic)
        self.drafts.append(draft)
        return draft

    def _link(self, draft: Draft, relation: str, targets: list[Draft]) -> None:
        if targets:
            self._relate(draft, relation, self._draw.choice(targets))

    def _relate(self, draft: Draft, relation: str, target: Draft) -> None:
        key = (relation, frozenset({id(draft), id(target)}))
        if draft is target or key in self._linked:
            return
        self._linked.add(key)
        draft.relations.append((relation, target))
        target.heirs.append(draft)

    def _pick_early(self, drafts: list[Draft]) -> Draft | None:
        """Pick one; the first ones are picked most, so that they become hubs."""
        return drafts[int(len(drafts) * self._draw.random() ** 2)] if drafts else None


def number_drafts(draw: random.Random, known: Catalog, drafts: list[Draft]) -> None:
    """Give the documents numbers, symbols, ids and names; numbers run by issuer and type and restart each term."""
    labels = {identifier: entry.record.label for identifier, entry in known.types.items()}
    codes = {identifier: entry.record.symbol or "" for identifier, entry in known.types.items()}
    taken = {entry.record.symbol for entry in known.directives.values()}
    last: dict[tuple[str, str, str, str], int] = {}
    for draft in sorted(drafts, key=lambda each: each.issued):
        code = codes[draft.kind]
        key = (code, draft.office.symbol, draft.office.place, find_term(draft.issued))
        orders = code == "QĐ"
        number = last.get(key, draw.randint(80, 900) if orders else 0)
        while True:
            number += draw.randint(4, 60) if orders else draw.randint(1, 3)
            draft.symbol = f"{number:02d}-{code}/{draft.office.symbol}"
            if draft.symbol not in taken:
                break
        last[key] = number
        draft.number = f"{number:02d}"
        place = f" {draft.office.place}" if draft.office.place else ""
        draft.id = slug_text(f"{number:02d} {code} {draft.office.symbol}{place} {draft.issued.year}")
    bearers: dict[str, int] = {}
    for draft in drafts:
        bearers[draft.symbol] = bearers.get(draft.symbol, 0) + 1
    for draft in drafts:
        draft.short_name = f"{labels[draft.kind]} {draft.symbol}"
        if draft.office.place or bearers[draft.symbol] > 1:
            draft.short_name += f" ({f'{draft.office.place} {draft.issued.year}'.strip()})"


def settle_standing(draw: random.Random, drafts: list[Draft]) -> None:
    """Say of each document what later ones made of it."""
    ranks = {"continues": "duoc-tiep-tuc", "replaces": "da-thay-the", "repeals": "da-bai-bo"}
    for draft in drafts:
        for relation, target in draft.relations:
            if relation in ranks and not target.is_known:
                target.status = ranks[relation]
    for draft in drafts:
        if draft.status == "chua-xac-dinh" and draw.random() < 0.15:  # noqa: PLR2004 - most sources do not say
            draft.status = "dang-thuc-hien"


def find_term(issued: date) -> str:
    """Name the term a day falls into."""
    return next(term for year, term in TERMS if issued.year >= year)


def _find_hubs(known: Catalog) -> Iterator[Draft]:
    """Take the documents of the real handbook that generated ones carry out."""
    topics = read_topics()
    for rank, identifier in enumerate(_HUBS):
        record = known.directives[identifier].record
        issued = date.fromisoformat(str(record.issued)) if record.issued else date(2016, 10, 30)
        office = Office(record.issuer or "", "", "TW", "trung-uong", "", "cả nước")
        yield Draft(
            record.type,
            office,
            issued,
            topics[rank],
            id=identifier,
            short_name=record.short_name,
            is_known=True,
        )
