"""Documents and bodies on paper: each part of their pages, in the order of the page."""

from collections.abc import Iterable

from handbook.pages.paging import PRINTED
from handbook.pages.views import (
    BodyView,
    CommendationView,
    ConferenceView,
    DirectiveView,
    DossierView,
    ModelView,
    RelationView,
)
from handbook.pdf import words
from handbook.pdf.figures import Draw, list_rail, show_drawing
from handbook.pdf.headings import Blocks, head, put_under, say_nothing
from handbook.pdf.lines import (
    UNKNOWN,
    cite,
    join,
    join_facts,
    link,
    link_all,
    read_prose,
    show_card,
    show_claims,
    show_drawn,
    show_faults,
    show_more,
    show_statements,
)
from handbook.pdf.model import Block, Box, Heading, Items, Line, Paragraph, Run
from handbook.pdf.tables import list_documents, list_figures
from handbook.records import Exemplar
from handbook.records.fields import read_fields


def write_directive(view: DirectiveView, draw: Draw) -> Blocks:
    """Write the page of a document."""
    yield show_card(view.card)
    if view.namesakes:
        yield Box(_read_namesakes(view), "hint")
    yield from show_faults(view.dossier.faults)
    yield from show_statements(view.dossier.summary)
    if view.dossier.note:
        yield Paragraph((Run(words.EDITORS_NOTE), *read_prose(view.dossier.note)), "remark")
    yield head("tasks", "muc-yeu-cau")
    yield from say_nothing("tasks", show_claims(view.dossier.tasks, ordered=True))
    yield head("relations", "muc-quan-he")
    yield from say_nothing("relations", _show_relations(view))
    yield head("lineage", "muc-pha-he")
    yield show_drawing(view.drawing, draw)
    yield from show_drawn(view.drawn, view.around, words.AROUND)
    yield head("rail", "muc-danh-sach", 2)
    yield list_rail(view.rail)
    yield head("practice", "muc-thuc-hien")
    yield from say_nothing("practice", _show_practice(view))
    yield head("figures", "muc-so-lieu")
    yield from say_nothing("figures", _show_all_figures(view))
    yield from _show_claim_parts(view, ("highlights", "lessons", "limitations"))
    yield from put_under("conferences", "muc-hoi-nghi", _show_conferences(view.dossier.conferences))
    yield from put_under("commendations", "muc-khen-thuong", _show_commendations(view.dossier.commendations))
    yield from _tell_rest(view.dossier)
    if view.mentioned_in:
        yield head("mentioned", "muc-nhac-den")
        yield Paragraph((*link_all(view.mentioned_in), Run(".")))
        yield from show_more(view.more_mentions, len(view.mentioned_in), words.MENTIONS)


def write_body(view: BodyView, _: Draw) -> Blocks:
    """Write the page of a body."""
    dossier = view.dossier
    yield show_card(view.card)
    yield from show_faults(dossier.faults)
    yield from show_statements(dossier.summary)
    if dossier.note:
        yield Paragraph((Run(words.EDITORS_NOTE), *read_prose(dossier.note)), "remark")
    if view.is_unit:
        yield head("implements", "muc-thuc-hien")
        yield from say_nothing("implements", _show_implements(view))
    if view.issued:
        yield head("issued", "muc-van-ban")
        yield list_documents(view.issued)
        yield from show_more(view.more_issued, len(view.issued), words.DOCUMENTS)
    yield from put_under("models", "muc-mo-hinh", _show_models(view.models))
    if dossier.figures:
        yield head("figures", "muc-so-lieu")
        yield list_figures(dossier.figures)
    yield from _show_claim_parts(view, ("highlights", "lessons", "limitations"))
    yield from put_under("unit-tasks", "muc-nhiem-vu", show_claims(dossier.tasks))
    conferences = (
        *_show_conferences(dossier.conferences),
        *_show_conferences(view.organized, anchors=False),
        *show_more(view.more_organized, len(view.organized), words.CONFERENCES),
    )
    yield from put_under("unit-conferences", "muc-hoi-nghi", conferences)
    commendations = (
        *_show_commendations(dossier.commendations),
        *_show_commendations(view.given, anchors=False),
        *show_more(view.more_given, len(view.given), words.GIVEN),
        *_show_commendations(view.received, anchors=False),
        *show_more(view.more_received, len(view.received), words.RECEIVED),
    )
    yield from put_under("commendations", "muc-khen-thuong", commendations)
    yield from _tell_rest(dossier)


def _tell_rest(dossier: DossierView) -> Blocks:
    """Say which lists are longer than print has room for."""
    for field, more in dossier.onward.items():
        yield from show_more(more, PRINTED, read_fields(Exemplar)[field].noun)


def _show_claim_parts(view: DirectiveView | BodyView, keys: Iterable[str]) -> Blocks:
    anchors = {"highlights": "muc-ket-qua", "lessons": "muc-bai-hoc", "limitations": "muc-han-che"}
    for key in keys:
        claims = show_claims(getattr(view.dossier, key), ordered=key == "lessons")
        yield from put_under(key, anchors[key], claims)


def _read_namesakes(view: DirectiveView) -> Line:
    names: list[Line] = []
    for row in view.namesakes:
        details = f"{row.issuer.text if row.issuer else words.NO_ISSUER}, {row.issued or words.UNDATED}"
        names.append((link(row.link), Run(f" ({details})")))
    others = view.more_namesakes.total - 1 - len(names) if view.more_namesakes else 0
    rest = (Run(words.OTHER_NAMESAKES.format(count=others)),) if others else ()
    return (Run(words.NAMESAKES), *join(names, "; "), *rest, Run("."))


def _show_relations(view: DirectiveView) -> Blocks:
    for group in view.relations:
        yield Heading(group.label[:1].upper() + group.label[1:], 2)
        yield Items(tuple(_show_relation(relation) for relation in group.relations), is_ragged=True)
        yield from show_more(group.more, len(group.relations), words.DOCUMENTS)


def _show_relation(item: RelationView) -> tuple[Block, ...]:
    date = (Run(f" ({item.date})", "soft"),) if item.date else ()
    sentence = Paragraph((Run(item.before), link(item.target), *date, Run(item.after), *cite(item.notes)))
    remark = (Paragraph(read_prose(item.remark), "remark"),) if item.remark else ()
    return sentence, Paragraph((Run(item.title),), "remark"), *remark


def _show_practice(view: DirectiveView) -> Blocks:
    if view.below:
        yield Heading(words.HEADINGS["below"], 2)
        yield list_documents(view.below)
        yield from show_more(view.more_below, len(view.below), words.DOCUMENTS)
    if view.implementers:
        yield Heading(words.HEADINGS["implementers"], 2)
        for item in view.implementers:
            yield Heading(item.unit.text, 3, href=item.unit.href)
            yield Paragraph((Run(item.place),), "facts")
            yield from show_claims(item.how)
            if item.models:
                yield Paragraph((Run(words.MODELS), *link_all(item.models)), "facts")
        yield from show_more(view.more_implementers, len(view.implementers), words.UNITS)


def _show_all_figures(view: DirectiveView) -> Blocks:
    if view.dossier.figures:
        yield list_figures(view.dossier.figures)
    if view.other_figures:
        yield Heading(words.HEADINGS["other-figures"], 2)
        yield list_figures(view.other_figures, owners=True)
        yield from show_more(view.more_figures, len(view.other_figures), words.FIGURES)


def _show_implements(view: BodyView) -> Blocks:
    for item in view.implements:
        yield Heading(item.document.text, 2, href=item.document.href)
        yield Paragraph((Run(item.title),), "facts")
        yield from show_claims(item.how)
        if item.models:
            yield Paragraph((Run(words.MODELS), *link_all(item.models)), "facts")


def _show_models(models: Iterable[ModelView]) -> Blocks:
    for item in models:
        yield Heading(item.name, 2, item.anchor)
        if item.serves:
            yield Paragraph((Run(words.CONTRIBUTES), *link_all(item.serves)), "facts")
        yield Paragraph((*read_prose(item.words), *cite(item.notes)))
        yield from show_faults(item.faults)


def _show_conferences(items: Iterable[ConferenceView], *, anchors: bool = True) -> Blocks:
    for item in items:
        yield Heading(item.name, 2, item.anchor if anchors else "")
        yield from join_facts(
            (Run(item.when),) if item.when else (Run(words.NO_DATE), *UNKNOWN),
            (link(item.organizer),) if item.organizer else (),
            (Run(words.ABOUT), *link_all(item.about)) if item.about else (),
        )
        yield Paragraph((*read_prose(item.words), *cite(item.notes)))
        yield from show_faults(item.faults)


def _show_commendations(items: Iterable[CommendationView], *, anchors: bool = True) -> Blocks:
    for item in items:
        giver = item.by.text if item.by else item.by_text or f"{words.NO_AWARDER}{words.UNKNOWN}"
        yield Heading(f"{giver} → {item.recipients}", 2, item.anchor if anchors else "")
        yield from join_facts(
            (Run(item.award),),
            (Run(item.when),) if item.when else (Run(words.NO_DATE_LOWER), *UNKNOWN),
            (Run(item.by_text),) if item.by and item.by_text else (),
            link_all(item.recipient_links),
        )
        yield Paragraph((*read_prose(item.words), *cite(item.notes)))
        yield from show_faults(item.faults)
