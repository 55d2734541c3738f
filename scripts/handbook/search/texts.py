"""The text of a page by section, each with the anchor it stands at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handbook.lineage import Lineage
from handbook.messages import write_date
from handbook.pages import STATED
from handbook.records import Catalog, Claim, Directive, Dossier
from handbook.search.wording import join_words, write_prose

_CLAIMS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "summary": ("Tóm tắt", "", ""),
        "tasks": ("Yêu cầu, nhiệm vụ", "muc-yeu-cau", "muc-nhiem-vu"),
        "steps": ("Cách làm", "", "muc-cach-lam"),
        "highlights": ("Kết quả được nêu", "muc-ket-qua", "muc-ket-qua"),
        "lessons": ("Bài học kinh nghiệm", "muc-bai-hoc", "muc-bai-hoc"),
        "limitations": ("Hạn chế được nêu", "muc-han-che", "muc-han-che"),
    }
)
"""Field of a dossier → heading, anchor on a document's page, anchor on the page of a body or model."""


@dataclass(frozen=True, slots=True)
class TextSection:
    """A stretch of a page's text with the anchor it stands at; an empty anchor is the top of the page."""

    anchor: str
    heading: str
    text: str


def list_claims(catalog: Catalog, record: Dossier) -> Iterator[TextSection]:
    """List the sections of a page that its record fills: claims by field, conferences and commendations one by one."""
    for field, (heading, on_document, on_body) in _CLAIMS.items():
        claims: tuple[Claim, ...] = getattr(record, field, ())
        anchor = on_document if isinstance(record, Directive) else on_body
        yield from gather_section(catalog, anchor, heading, [claim.text for claim in claims])
    for position, conference in enumerate(record.conferences):
        text = [conference.name, write_date(conference.date), conference.text]
        yield from gather_section(catalog, conference.id if position < STATED else "", "Hội nghị, lớp học", text)
    for position, item in enumerate(record.commendations):
        by = catalog.bodies[item.by].record.name if item.by else ""
        text = [by, item.by_text or "", item.recipients, item.award, write_date(item.date), item.text]
        yield from gather_section(catalog, item.id if position < STATED else "", "Khen thưởng", text)


def list_relations(catalog: Catalog, lineage: Lineage, record: Directive) -> Iterator[TextSection]:
    """Write a document's relations, from both ends, as one section."""
    texts: list[str] = []
    for link in lineage.outgoing.get(record.id, ()):
        entry, other = catalog.relations[link.kind].record, catalog.directives[link.target].record
        texts += [entry.sentence.replace("{target}", other.short_name), link.relation.note or ""]
    for link in lineage.incoming.get(record.id, ()):
        entry, other = catalog.relations[link.kind].record, catalog.directives[link.subject].record
        texts += [entry.inverse_sentence.replace("{target}", other.short_name), link.relation.note or ""]
    yield from gather_section(catalog, "muc-quan-he", "Quan hệ với văn bản khác", texts)


def list_remarks(catalog: Catalog, record: Dossier, basis: str | None) -> Iterator[TextSection]:
    """List what the editors say of the record and of faults in its sources."""
    faults = getattr(record, "discrepancies", ())
    texts = [basis or "", record.note or "", *(fault.note for fault in faults)]
    yield from gather_section(catalog, "", "Ghi chú", texts)


def write_carried(catalog: Catalog, carried: Iterable[object]) -> list[str]:
    """Write what a unit does about each document it carries out."""
    return [
        f"{catalog.directives[getattr(item, 'directive')].record.short_name}: {getattr(item, 'text')}"  # noqa: B009
        for item in carried
    ]


def gather_section(catalog: Catalog, anchor: str, heading: str, texts: Iterable[str]) -> Iterator[TextSection]:
    """Make a section of some texts; of none, no section."""
    text = join_words(*(write_prose(catalog, text) for text in texts))
    if text:
        yield TextSection(anchor, heading, text)
