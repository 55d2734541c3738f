"""What concerns a unit of a level, as far as records say it: documents and why they bind it, tasks, models, figures."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from itertools import chain
from typing import TypeVar

from handbook.lineage import is_ended
from handbook.messages import write_date
from handbook.pages import addresses, limits, words
from handbook.pages.anchors import list_claim_addresses
from handbook.pages.answers import shorten
from handbook.pages.library import Library
from handbook.pages.lines import Line, Run
from handbook.pages.newest import Dated, list_reviews
from handbook.pages.paging import item_address
from handbook.pages.rows import sort_models
from handbook.pages.sheet import Sheet
from handbook.pages.study import find_owner
from handbook.records import Dossier, Entry, find_time, write_figure
from handbook.text import LAST, parse_date, sort_text

_REVIEW = re.compile(words.REVIEWING)
_WHEN = re.compile(words.WHEN)

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Something that concerns a unit; ``fields`` are those it belongs to, if it says so."""

    line: Line
    remark: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """The documents that concern the units of a level, each under the first reason that records give.

    ``whole`` were issued at the highest level, ``above`` by a body over some of the units that belongs to no province,
    ``practised`` are others that units carry out; ``counts`` tells by how many units each is carried out, ``under``
    whose superior issued one of ``above``.
    """

    units: tuple[str, ...]
    whole: tuple[str, ...]
    above: tuple[str, ...]
    practised: tuple[str, ...]
    counts: Mapping[str, int]
    under: Mapping[str, tuple[str, ...]]

    @property
    def shown(self) -> tuple[str, ...]:
        """Those that a page has room for: the first under each reason."""
        return tuple(chain.from_iterable(each[: limits.DUTIES] for each in (self.whole, self.above, self.practised)))


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure of a record, where it stands, and when it holds."""

    entry: Entry[Dossier]
    position: int
    fields: tuple[str, ...]
    time: str


def find_grounds(library: Library, level: str) -> Grounds:
    """Find the documents that concern the units of a level: a few that most of the units carry out, then the newest."""
    catalog, lineage = library.catalog, library.lineage
    units = find_units(library, level)
    counts = Counter(each for unit in units for each in lineage.implemented.get(unit, ()))
    top = next(iter(catalog.levels))
    whole = {each for body in find_units(library, top) for each in lineage.issued_by.get(body, ())}
    over: dict[str, list[str]] = {}
    for unit in units:
        for superior in list_superiors(library, unit):
            over.setdefault(superior, []).append(unit)
    under = {
        document: tuple(found)
        for superior, found in over.items()
        if not catalog.bodies[superior].record.province
        for document in lineage.issued_by.get(superior, ())
        if document not in whole
    }

    def sort(found: Iterable[str]) -> tuple[str, ...]:
        newest = sorted((each for each in found if stands(library, each)), key=partial(_rank, library), reverse=True)
        practised = sorted((each for each in newest if counts[each]), key=lambda each: -counts[each])
        return tuple(dict.fromkeys((*practised[: limits.DUTIES // 2], *newest)))

    practised = (each for each in counts if each not in whole and each not in under)
    return Grounds(units, sort(whole), sort(under), sort(practised), counts, under)


def find_units(library: Library, level: str) -> tuple[str, ...]:
    """Find the bodies of a level."""
    group = library.groups["cap"].get(level)
    return group.bodies if group else ()


def find_models(library: Library, units: Iterable[str]) -> tuple[str, ...]:
    """Find the models that units run, each once."""
    return tuple(dict.fromkeys(each for unit in units for each in library.lineage.run_by.get(unit, ())))


def list_superiors(library: Library, body: str) -> Iterator[str]:
    """List the bodies over one, the nearest first, each once."""
    bodies = library.catalog.bodies
    seen = {body}
    above = bodies[body].record.parent
    while above and above in bodies and above not in seen:
        yield above
        seen.add(above)
        above = bodies[above].record.parent


def stands(library: Library, document: str) -> bool:
    """Tell whether no document is known to have ended this one, and there is more than talk of it."""
    return document not in library.lineage.reported and not is_ended(library.catalog, library.lineage, document)


def plan_document(sheet: Sheet, document: str, remarks: Iterable[str] = ()) -> DutyRow:
    """Name a document, what it is about, who issued it when, and how it stands."""
    catalog = sheet.library.catalog
    record = catalog.directives[document].record
    issuer = sheet.link_body(record.issuer, record.issued).text if record.issuer else words.NO_ISSUER
    facts = (issuer, write_date(record.issued) or words.UNDATED, catalog.statuses[record.status.value].record.label)
    line = (sheet.link_directive(document), Run(f": {record.title}"))
    return DutyRow(line, " · ".join((*facts, *remarks)))


def plan_documents(sheet: Sheet, grounds: Grounds, documents: Iterable[str]) -> tuple[DutyRow, ...]:
    """Name documents, each with how many units of the level carry it out, and whose superior issued it."""
    bodies = sheet.library.catalog.bodies

    def remark(document: str) -> Iterator[str]:
        if under := grounds.under.get(document, ()):
            more = (words.MORE.format(count=len(under) - 1, what="đơn vị"),) if len(under) > 1 else ()
            yield words.SUPERIOR_OF.format(name=" ".join((bodies[under[0]].record.name, *more)))
        if count := grounds.counts.get(document, 0):
            yield words.PRACTISED_BY.format(count=count)

    return tuple(plan_document(sheet, each, remark(each)) for each in documents)


def plan_tasks(sheet: Sheet, document: str, who: re.Pattern[str], *, reviews: bool) -> tuple[DutyRow, ...]:
    """Tell what a document asks, with whom and which time a sentence names; ``reviews`` are told apart."""
    record = sheet.library.catalog.directives[document].record
    asked = [place for place, claim in enumerate(record.tasks) if bool(_REVIEW.search(claim.text)) == reviews]
    places = list_claim_addresses(record, addresses.directive_address(document)) if asked else {}

    def tell(place: int) -> DutyRow:
        text = record.tasks[place].text
        source = sheet.link(words.SEE_SOURCE, places["tasks", place])._replace(style="onward")
        said = shorten(sheet.read(text, record), limits.TASK)
        return DutyRow((*said, Run(" "), source), _tell_terms(text, who))

    return tuple(map(tell, asked))


def plan_models(sheet: Sheet, models: Iterable[str]) -> tuple[DutyRow, ...]:
    """Name models that are not known to have ended: in order the first of all, and the first of each field."""
    catalog = sheet.library.catalog
    records = [catalog.models[each].record for each in sort_models(sheet.library, models)]
    running = [record for record in records if not record.running or record.running.value]
    return tuple(
        DutyRow(
            (sheet.link_model(record.id),),
            " · ".join(
                (
                    ", ".join(catalog.bodies[each.unit].record.name for each in record.units[: limits.UNITS_NAMED]),
                    *(catalog.fields[each].record.label for each in record.fields),
                )
            ),
            record.fields,
        )
        for record in choose_first(running, lambda record: record.fields)
    )


def plan_figures(sheet: Sheet, units: Iterable[str], models: Iterable[str]) -> tuple[DutyRow, ...]:
    """Show figures of units and of models: those that measure a document first, then the newest."""
    catalog = sheet.library.catalog
    found = [
        *(figure for each in units for figure in _list_figures(catalog.bodies[each], ())),
        *(
            figure
            for each in models
            for figure in _list_figures(catalog.models[each], catalog.models[each].record.fields)
        ),
    ]
    found.sort(key=lambda each: (bool(each.entry.record.figures[each.position].measures), each.time), reverse=True)
    return tuple(_plan_figure(sheet, each) for each in choose_first(found, lambda each: each.fields))


def plan_reviews(sheet: Sheet, documents: tuple[str, ...]) -> tuple[tuple[DutyRow, ...], tuple[DutyRow, ...]]:
    """Name conferences about documents: those still to come when the handbook was last changed, and the newest held."""
    updated = parse_date(sheet.library.updated)
    today = updated.latest if updated else LAST
    found = tuple(list_reviews(sheet, documents))
    parted = ([each for each in found if (each.date.earliest > today) == is_coming] for is_coming in (True, False))
    coming, held = (nlargest(limits.REVIEWS, each, key=lambda review: review.date.rank) for each in parted)
    return tuple(map(plan_review, coming)), tuple(map(plan_review, held))


def plan_review(found: Dated) -> DutyRow:
    """Name a conference with its day."""
    doubt = words.DOUBTFUL if found.is_doubtful else ""
    about = (write_date(found.date), found.name.hint, doubt)
    return DutyRow((found.name._replace(hint=""),), " · ".join(each for each in about if each))


def choose_first(found: Iterable[ItemT], read: Callable[[ItemT], tuple[str, ...]]) -> Iterator[ItemT]:
    """Choose, of things in order, the first of all and the first of each field, which ``read`` finds."""
    counts: Counter[str] = Counter()
    for each in found:
        fields = ("", *read(each))
        if any(counts[field] < limits.LIKE for field in fields):
            counts.update(fields)
            yield each


def _rank(library: Library, document: str) -> tuple[bool, object]:
    standing = library.timeline[document]
    return not standing.is_undated, standing


def _list_figures(entry: Entry[Dossier], fields: tuple[str, ...]) -> Iterator[FoundFigure]:
    for position, figure in enumerate(entry.record.figures):
        yield FoundFigure(entry, position, fields, find_time(entry.record, figure).sort)


def _plan_figure(sheet: Sheet, found: FoundFigure) -> DutyRow:
    record, catalog = found.entry.record, sheet.library.catalog
    figure, owner = record.figures[found.position], find_owner(catalog, found.entry)
    indicator = catalog.indicators[figure.indicator].record
    address = item_address(owner.href, found.position, figure.id) if owner else addresses.LEDGER
    doubt = words.DOUBTFUL if figure.is_doubtful else ""
    facts = dict.fromkeys((figure.scope, owner.text if owner else "", doubt))
    line = (sheet.link(indicator.label, address), Run(f": {write_figure(record, figure, indicator.unit)}"))
    return DutyRow(line, " · ".join(fact for fact in facts if fact), found.fields)


def write_actors(library: Library) -> re.Pattern[str]:
    """Write a pattern of all who may be named in a task: those of the vocabulary, and bodies of the Party."""
    labels = (entry.record.label for entry in library.catalog.audiences.values())
    named = {name.lower() for label in labels for name in label.split(", ")} | {*words.ACTORS}
    listed = sorted(named, key=lambda name: (-len(name), sort_text(name)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)")


def _tell_terms(text: str, who: re.Pattern[str]) -> str:
    """Tell whom and which time a sentence names, in its own words."""
    named = ", ".join(dict.fromkeys(who.findall(text.lower())))
    when = ", ".join(dict.fromkeys(match[0] for match in _WHEN.finditer(text)))
    told = ((words.NAMED_ONES, named), (words.NAMED_TIME, when))
    return " · ".join(label.format(words=found) for label, found in told if found)
