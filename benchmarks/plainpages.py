"""The pages of a handbook as plain text, for the searches of others: what our own pages say, without our markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.lineage.links import Lineage, type_of
from handbook.messages import render_date
from handbook.names import index_names
from handbook.names.mentions import EXPLICIT
from handbook.pages import gather_library, list_ways
from handbook.pages.addresses import GLOSSARY, body_address, directive_address, model_address, source_address
from handbook.records import Body, Claim, Directive, Dossier, Exemplar, Model, Source
from handbook.records.catalog import Catalog

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~^=])")
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """One page: its address, its title and its sections, each with a heading (the first has none)."""

    url: str
    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def list_pages(catalog: Catalog, lineage: Lineage) -> Iterator[PlainPage]:
    """List the pages of documents, bodies, models, sources, and those that lead to them."""
    for identifier, directive in catalog.directives.items():
        record = directive.record
        sections = [("", tuple(_tell_card(catalog, record))), *_tell_relations(catalog, lineage, identifier)]
        sections += _tell_dossier(catalog, record)
        yield PlainPage(directive_address(identifier), f"{record.short_name}: {record.title}", _close(sections))
    for identifier, body in catalog.bodies.items():
        sections = [("", tuple(_tell_body(catalog, body.record)))]
        if identifier in catalog.exemplars:
            sections += _tell_unit(catalog, catalog.exemplars[identifier].record)
        sections += _tell_dossier(catalog, body.record)
        yield PlainPage(body_address(catalog, identifier), body.record.name, _close(sections))
    for identifier, model in catalog.models.items():
        sections = [("", tuple(_tell_model(catalog, model.record))), *_tell_dossier(catalog, model.record)]
        yield PlainPage(model_address(identifier), model.record.name, _close(sections))
    for identifier, source in catalog.sources.items():
        yield PlainPage(
            source_address(identifier),
            source.record.title,
            _close([("", tuple(_tell_source(source.record)))]),
        )
    for way in list_ways(gather_library(catalog, lineage, index_names(catalog))):
        if way.address != GLOSSARY:
            told = (*way.names[1:], *filter(None, (way.above, way.meaning)))
            yield PlainPage(way.address, way.names[0], _close([("", told)]))


def render_markdown(page: PlainPage) -> str:
    """Write a page as plain Markdown."""
    parts = [f"# {_escape(page.title)}"]
    for heading, paragraphs in page.sections:
        if heading:
            parts.append(f"## {_escape(heading)}")
        parts += [_escape(paragraph) for paragraph in paragraphs]
    return "\n\n".join(parts) + "\n"


def _tell_card(catalog: Catalog, record: Directive) -> Iterator[str]:
    yield record.title
    if record.symbol:
        yield f"Số, ký hiệu: {record.symbol}"
    yield f"Loại văn bản: {catalog.types[record.type].record.label}"
    if record.issuer:
        yield f"Cơ quan ban hành: {catalog.bodies[record.issuer].record.name}"
    if record.issued:
        yield f"Ngày ban hành: {render_date(record.issued)}"
    if record.term:
        yield f"Khóa: {catalog.terms[record.term].record.label}"
    yield f"Tình trạng: {catalog.statuses[record.status.value].record.label}"
    if record.status.basis:
        yield record.status.basis
    if record.aliases:
        yield "Còn gọi là: " + "; ".join(record.aliases)


def _tell_relations(catalog: Catalog, lineage: Lineage, identifier: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    sentences = []
    for link in lineage.outgoing.get(identifier, ()):
        kind, target = type_of(catalog, link), catalog.directives[link.target].record
        sentences.append(kind.sentence.format(target=target.short_name) + f" {target.title}")
        if link.relation.note:
            sentences.append(link.relation.note)
    for link in lineage.incoming.get(identifier, ()):
        kind, subject = type_of(catalog, link), catalog.directives[link.subject].record
        sentences.append(kind.inverse_sentence.format(target=subject.short_name) + f" {subject.title}")
    yield "Quan hệ với văn bản khác", tuple(sentences)


def _tell_body(catalog: Catalog, record: Body) -> Iterator[str]:
    yield f"Cấp: {catalog.levels[record.level].record.label}"
    if record.province:
        yield f"Tỉnh, thành phố: {catalog.provinces[record.province].record.label}"
    if record.parent:
        yield f"Cấp trên: {catalog.bodies[record.parent].record.name}"
    if record.symbols:
        yield "Ký hiệu trong số văn bản: " + "; ".join(record.symbols)
    if record.aliases:
        yield "Còn gọi là: " + "; ".join(record.aliases)


def _tell_unit(catalog: Catalog, record: Exemplar) -> Iterator[tuple[str, tuple[str, ...]]]:
    named = [(catalog.directives[item.directive].record, item.text) for item in record.implements]
    yield (
        "Thực hiện văn bản nào",
        tuple(f"{directive.short_name}: {directive.title}. {text}" for directive, text in named),
    )
    models = [
        entry.record for entry in catalog.models.values() if record.id in {each.unit for each in entry.record.units}
    ]
    yield "Mô hình, cách làm", tuple(f"{model.name}. {model.summary[0].text}" for model in models)


def _tell_model(catalog: Catalog, record: Model) -> Iterator[str]:
    yield "Đơn vị thực hiện: " + "; ".join(catalog.bodies[each.unit].record.name for each in record.units)
    if record.aliases:
        yield "Còn gọi là: " + "; ".join(record.aliases)
    if record.fields:
        yield "Lĩnh vực: " + "; ".join(catalog.fields[each].record.label for each in record.fields)
    if record.audiences:
        yield "Đối tượng: " + "; ".join(catalog.audiences[each].record.label for each in record.audiences)
    if record.serves:
        named = (catalog.directives[each].record.short_name for each in record.serves)
        yield "Góp phần thực hiện văn bản: " + "; ".join(named)
    yield from _tell_claims(record.steps)


def _tell_dossier(catalog: Catalog, record: Dossier) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Tóm tắt", _tell_claims(record.summary)
    yield "Yêu cầu, nhiệm vụ", _tell_claims(record.tasks)
    yield (
        "Số liệu",
        tuple(
            f"{catalog.indicators[figure.indicator].record.label}: {figure.printed} "
            f"{catalog.indicators[figure.indicator].record.unit}, {figure.scope}. {figure.note or ''}"
            for figure in record.figures
        ),
    )
    yield "Kết quả được nêu", _tell_claims(record.highlights)
    yield "Bài học kinh nghiệm", _tell_claims(record.lessons)
    yield "Hạn chế được nêu", _tell_claims(record.limitations)
    yield "Hội nghị", tuple(f"{item.name}. {item.text}" for item in record.conferences)
    yield "Khen thưởng", tuple(f"{item.award}: {item.recipients}. {item.text}" for item in record.commendations)
    notes = [fault.note for fault in record.discrepancies] + ([record.note] if record.note else [])
    yield "Ghi chú", tuple(notes)


def _tell_claims(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    return tuple(claim.text for claim in claims)


def _tell_source(record: Source) -> Iterator[str]:
    yield f"Loại nguồn: {record.kind}"
    if record.publisher:
        yield f"Nơi đăng: {record.publisher}"
    if record.author:
        yield f"Tác giả: {record.author}"
    if record.published:
        yield f"Ngày đăng: {render_date(record.published)}"
    if record.note:
        yield record.note
    yield from (f"{passage.locator}: {passage.opening}" for passage in record.passages)


def _close(sections: list[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Drop empty sections and the marks of explicit mentions."""
    return tuple(
        (heading, tuple(EXPLICIT.sub(lambda match: match["text"] or match["id"], text) for text in paragraphs))
        for heading, paragraphs in sections
        if paragraphs
    )


def _escape(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LIST_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", escaped)
