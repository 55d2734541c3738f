"""Which printed sections there are, and the chapters of each."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from handbook.diagram import Drawing
from handbook.pages import WHOLE as WHOLE_LIST
from handbook.pages import (
    Library,
    Outline,
    Sheet,
    addresses,
    name_model,
    outline_pages,
    plan_document_rows,
    plan_handout,
    plan_page,
    sort_bodies,
    sort_models,
    words,
)
from handbook.pdf import captions
from handbook.pdf.changes import Log
from handbook.pdf.chapters import Chapter, Section, resolve_address
from handbook.pdf.digest import Digest, digest_chapter, hash_words
from handbook.pdf.typesetting import write_chapter
from handbook.text import slug_text

WHOLE = "ca-so-tay"
BOOKLETS = "tap"
COMMON = "chung"
HANDOUTS = "mot-trang"
"""The folder of handouts, among the prints."""
_HANDED_OUT = frozenset({"van-ban", "dien-hinh"})  # groups of sections that have handouts
_SINGLES: Mapping[str, str] = MappingProxyType({addresses.LINEAGE: words.LINEAGE, addresses.LEDGER: words.LEDGER})
_FULL = 300
"""Pages that the section of a group has in full; each of the others has a print of its own."""
_FULL_WHOLE = 300
"""Pages of records from which the whole handbook in one print has its lists only."""
_ENDS = (addresses.LEDGER, addresses.FAULTS, addresses.SOURCES, addresses.GLOSSARY)


@dataclass(frozen=True, slots=True)
class Plan:
    """A section to be made: which pages it sets, and the group it is listed in.

    ``id`` is its place under ``pdf/``: the address of its page without the end. ``address`` is the page that offers
    it; ``addresses`` are those of the pages it shows. ``opening`` is what the first of them is called, where it is the
    section's own page and others follow. A handout (``is_short``) shows a page in short.
    """

    id: str
    title: str
    group: str
    address: str
    addresses: tuple[str, ...]
    eyebrow: str = ""
    subject: str = ""
    opening: str = ""
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """A section in short: its code, all that makes its file as one hash, its length, its day and its records."""

    content: str
    form: str
    letters: int
    updated: str
    shown: frozenset[str]


class Shelf:
    """All sections of a handbook. What it keeps of each page is a digest: a page is set when a section needs it."""

    def __init__(
        self, library: Library, draw: Callable[[Drawing], str], digests: Mapping[str, Digest] | None = None
    ) -> None:
        """Keep what sections are made of; nothing is set before it is asked for.

        ``digests`` are known from before, by address of the page.
        """
        self.log = Log(library)
        self._library = library
        self._outlines = {addresses.page_address(outline.path): outline for outline in outline_pages(library)}
        self._draw = draw
        self._digests = dict(digests or {})
        self.plans: Mapping[str, Plan] = {plan.id: plan for plan in _plan_all(library, self._outlines)}
        shortened = (_shorten(plan) for plan in self.plans.values() if plan.group in _HANDED_OUT)
        self.handouts: Mapping[str, Plan] = {plan.id: plan for plan in shortened}

    def make(self, plan: Plan) -> Section:
        """Make a section: its chapters, in order."""
        chapters = [self._set(address) for address in plan.addresses]
        if plan.opening:
            chapters[0] = replace(chapters[0], title=plan.opening)
        head = replace(_head(plan, chapters), chapters=tuple(chapters), site=self._library.site)
        if plan.is_short:
            return self._date_handout(head)[0]
        return replace(head, updated=max((chapter.updated for chapter in chapters), default=""))

    def _date_handout(self, head: Section) -> tuple[Section, Sketch]:
        """Give a handout the day and the code of the section it is the short form of, by whose words it is judged."""
        whole = self.plans[head.id.removeprefix(f"{HANDOUTS}/")]
        sketch = self.sketch(whole)
        return replace(head, updated=sketch.updated, code=f"{whole.id}.{sketch.content}"), sketch

    def sketch(self, plan: Plan) -> Sketch:
        """Make a section in short; a page that stands in several is read once."""
        digests = [self._digest(address) for address in plan.addresses]
        if plan.opening:
            digests[0] = replace(digests[0], title=plan.opening)
        head = replace(_head(plan, digests), site=self._library.site)
        forms = "".join(digest.form for digest in digests)
        if plan.is_short:
            dated, whole = self._date_handout(head)
            form = hashlib.sha256(f"{dated}{forms}".encode()).hexdigest()
            return replace(whole, form=form, letters=sum(digest.letters for digest in digests))
        return Sketch(
            content=hash_words(head, digests),
            form=hashlib.sha256(f"{head}{forms}".encode()).hexdigest(),
            letters=sum(digest.letters for digest in digests),
            updated=max((digest.updated for digest in digests), default=""),
            shown=frozenset().union(*(digest.shown for digest in digests)),
        )

    @property
    def digests(self) -> Mapping[str, Digest]:
        """The digests of all pages read so far, by address."""
        return MappingProxyType(self._digests)

    def find(self, name: str) -> Plan | None:
        """Find a section by its id or by the last part of it, if that is no other's; an old id leads to the new one.

        A handout is named as its section is, behind the folder of handouts.
        """
        folder, mark, whole = name.partition("/")
        if folder == HANDOUTS and mark:
            section = self.find(whole)
            return self.handouts.get(f"{HANDOUTS}/{section.id}") if section else None
        if name in self.plans:
            return self.plans[name]
        wanted = self._library.catalog.renamed.get(name.rpartition("/")[2], name)
        found = [plan for plan in self.plans.values() if plan.id.rpartition("/")[2] == wanted]
        return found[0] if len(found) == 1 else None

    def bind(self, title: str, plans: Iterable[Plan]) -> Plan:
        """Plan a booklet of several sections; a page that several of them show stands in it once."""
        chosen = tuple(plans)
        title = title or captions.BOOKLET_TITLE
        return Plan(
            id=f"{BOOKLETS}/{slug_text(title) or BOOKLETS}",
            title=title,
            group=COMMON,
            address=addresses.HOME,
            addresses=tuple(dict.fromkeys(address for plan in chosen for address in plan.addresses)),
            eyebrow=self._library.site,
            subject=captions.BOOKLET_SUBJECT.format(count=len(chosen)),
        )

    def _set(self, address: str) -> Chapter:
        short = address.removeprefix(f"{HANDOUTS}/")
        outline = self._outlines[short]
        if short != address:
            page = plan_handout(self._library, outline.kind, outline.subject)
        else:
            page = plan_page(self._library, replace(outline, part=WHOLE_LIST))
        return write_chapter(page, self._draw, self.log)

    def _digest(self, address: str) -> Digest:
        if address not in self._digests:
            self._digests[address] = digest_chapter(self._set(address))
        return self._digests[address]


def _shorten(plan: Plan) -> Plan:
    """Plan the handout of a section."""
    page = f"{HANDOUTS}/{plan.address}"
    return replace(plan, id=f"{HANDOUTS}/{plan.id}", addresses=(page,), opening="", is_short=True)


def _head(plan: Plan, chapters: "list[Chapter] | list[Digest]") -> Section:
    """Make a section without its chapters; the first gives it its head, where the plan has none."""
    eyebrow, subject = plan.eyebrow, plan.subject
    if not eyebrow:
        eyebrow, subject = chapters[0].eyebrow, chapters[0].subject
    return Section(plan.id, plan.title, eyebrow, subject, plan.address, "", ())


def _plan_all(library: Library, outlines: Mapping[str, Outline]) -> Iterator[Plan]:
    catalog = library.catalog
    for address, outline in outlines.items():
        if outline.kind == "directive":
            title = catalog.directives[outline.subject].record.short_name
            yield Plan(name_section(address), title, "van-ban", address, (address,))
        elif outline.kind == "body":
            title = catalog.bodies[outline.subject].record.name
            models = tuple(_list_models(_find_models(library, outline.subject)))
            opening = words.PRACTICE_PAGE if models else ""
            shown = (address, *models)
            yield Plan(name_section(address), title, address.partition("/")[0], address, shown, opening=opening)
        elif outline.kind == "model":
            title = name_model(library, catalog.models[outline.subject].record)
            yield Plan(name_section(address), title, "mo-hinh", address, (address,))
        elif outline.kind == "facet" and outline.subject == "chu-de" and outline.value:
            title = library.groups["chu-de"][outline.value].title
            yield Plan(name_section(address), title, "tra-cuu/chu-de", address, (address,))
        elif outline.kind == "facet" and outline.value:
            yield _plan_group(library, address, outline)
        elif address == addresses.MODELS:
            yield _plan_models(library)
        elif address in _SINGLES:
            yield Plan(name_section(address), _SINGLES[address], COMMON, address, (address,))
    yield _plan_whole(library)


def _plan_group(library: Library, address: str, outline: Outline) -> Plan:
    """Plan the section of one value of a facet: the list, then the pages on it in full, if not too many."""
    group = library.groups[outline.subject][outline.value]
    rows = plan_document_rows(Sheet(library, address), group.documents)
    documents = [resolve_address(address, row.link.href) for row in rows]
    sizes = (len(documents), len(group.bodies), len(group.models))
    counts = [text.format(count=size) for text, size in zip(captions.GROUP_COUNTS, sizes, strict=True) if size]
    folder = name_section(address).rpartition("/")[0]
    shown = dict.fromkeys((*documents, *_list_bodies(library, group.bodies), *_list_models(group.models)))
    full = tuple(shown)[:_FULL]
    subject = captions.GROUP_SUBJECT if len(full) == len(shown) else captions.GROUP_PART
    return Plan(
        id=name_section(address),
        title=group.title,
        group=folder,
        address=address,
        addresses=(address, *full),
        eyebrow=captions.GROUPS[folder],
        subject=subject.format(counts=", ".join(counts), full=len(full)),
        opening=captions.GROUP_LIST if full else "",
    )


def _plan_models(library: Library) -> Plan:
    """Plan the section of all models: the list, then each in full, if not too many."""
    count, address = len(library.models), addresses.MODELS
    full = tuple(_list_models(library.models))[:_FULL]
    subject = captions.GROUP_SUBJECT if len(full) == count else captions.GROUP_PART
    return Plan(
        id=name_section(address),
        title=words.MODELS,
        group=COMMON,
        address=address,
        addresses=(address, *full),
        eyebrow=captions.GROUPS[COMMON],
        subject=subject.format(counts=captions.GROUP_COUNTS[-1].format(count=count), full=len(full)),
        opening=captions.GROUP_LIST if full else "",
    )


def _list_bodies(library: Library, bodies: Iterable[str]) -> Iterator[str]:
    """List the pages of bodies, each with those of the models it runs."""
    for body in sort_bodies(library, bodies):
        yield addresses.body_address(library.catalog, body)
        yield from _list_models(_find_models(library, body))


def _list_models(models: Iterable[str]) -> Iterator[str]:
    return map(addresses.model_address, models)


def _find_models(library: Library, body: str) -> tuple[str, ...]:
    return sort_models(library, library.lineage.run_by.get(body, ()))


def _plan_whole(library: Library) -> Plan:
    """Plan the whole handbook in one print; a very large one in its lists, since each page has a print of its own."""
    catalog = library.catalog
    is_full = len(catalog.directives) + len(catalog.bodies) + len(catalog.models) <= _FULL_WHOLE
    shown = tuple(_order_whole(library, is_full=is_full))
    eyebrow = captions.WHOLE_EYEBROW if is_full else captions.WHOLE_PART
    subject = captions.WHOLE_SUBJECT if is_full else captions.WHOLE_LISTS
    return Plan(WHOLE, library.site, COMMON, addresses.HOME, shown, eyebrow, subject)


def _order_whole(library: Library, *, is_full: bool) -> Iterator[str]:
    catalog = library.catalog
    counted = [each for each in catalog.directives if each not in library.lineage.reported]
    documents = map(addresses.directive_address, counted if is_full else ())
    bodies = [addresses.body_address(catalog, body) for body in (catalog.bodies if is_full else ())]
    yield from (addresses.LINEAGE, addresses.DOCUMENTS, *documents)
    if library.reported:
        yield from (addresses.REPORTED, *map(addresses.directive_address, library.reported if is_full else ()))
    yield from (addresses.UNITS, *(body for body in bodies if body.startswith("dien-hinh/")))
    yield from (addresses.BODIES, *(body for body in bodies if body.startswith("co-quan/")))
    yield from (addresses.MODELS, *_list_models(library.models if is_full else ()))
    yield from _ENDS


def name_section(address: str) -> str:
    """Name a section after the address of its page."""
    return address.removesuffix(".html").removesuffix("/index")
