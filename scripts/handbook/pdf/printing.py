"""Printing as the command line and the site ask for it: choose sections, write their documents, have them printed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import combining

from handbook.diagram import Drawing
from handbook.messages import say
from handbook.pages import Library
from handbook.pdf.digest import Digest
from handbook.pdf.document import HANDOUT, ONE_SIDED, Document, write_document
from handbook.pdf.orders import Limits, Order, Printing, print_orders
from handbook.pdf.sections import Plan, Shelf
from handbook.records import find_nearest, write_choices
from handbook.render import make_environment
from handbook.text import choose_drawing_font

_DIAGRAM = "diagram.svg.j2"
_SITE_FONTS = re.compile(r"font-family=\"[^\"]*\"")


class ListError(Exception):
    """A reading list names what is not in the handbook; the message is for editors."""


@dataclass(frozen=True, slots=True)
class ReadingList:
    """What a reader wants bound together: a title, which may be empty, and sections."""

    title: str
    plans: tuple[Plan, ...]


def open_shelf(library: Library, digests: Mapping[str, Digest] | None = None) -> Shelf:
    """Gather all sections of a handbook; ``digests`` of its pages may be known from before."""
    template = make_environment().get_template(_DIAGRAM)

    def draw(drawing: Drawing) -> str:
        # Typst sets no loose mark within a drawing (the breve of Ê Đê names); the list under it has the name whole
        svg = "".join(each for each in template.render(drawing=drawing) if not combining(each))
        return _SITE_FONTS.sub(f'font-family="{choose_drawing_font(svg)}"', svg, 1)

    return Shelf(library, draw, digests)


def print_sections(
    shelf: Shelf,
    plans: Iterable[Plan],
    home: Path,
    cache: Path,
    base: str = "",
    geometry: str = ONE_SIDED,
    limits: Limits | None = None,
) -> Printing:
    """Print sections; one that cannot be printed is named and the others are made.

    A handout has its own geometry. ``home`` holds the fonts, ``cache`` keeps files from build to build, ``base`` is the
    site's address or empty.
    Raises PrintError where nothing at all can be printed.
    """
    return print_orders(_order_sections(shelf, plans, base, geometry), home, cache, limits)


def _order_sections(shelf: Shelf, plans: Iterable[Plan], base: str, geometry: str) -> Iterator[Order]:
    for plan in plans:
        sketch = shelf.sketch(plan)
        shape = HANDOUT if plan.is_short else geometry

        def write(plan: Plan = plan, shape: str = shape) -> Document:
            return write_document(shelf.make(plan), base, shape)

        form = f"{sketch.form}\0{base}\0{shape}"
        yield Order(plan.id, sketch.content, form, sketch.letters, write)


def choose_sections(shelf: Shelf, names: Iterable[str]) -> tuple[Plan, ...]:
    """Find sections by id or by the last part of it; raise ListError for a name that is none or several."""
    chosen: list[Plan] = []
    for name in names:
        plan = shelf.find(name)
        if plan is None:
            known = (*shelf.plans, *shelf.handouts)
            nearest = find_nearest(name, [*known, *(each.rpartition("/")[2] for each in shelf.plans)])
            choices = write_choices(known, say("prints", "page"), near=name)
            raise ListError(say("prints", "no-section", name=name, nearest=nearest, choices=choices))
        chosen.append(plan)
    return tuple(dict.fromkeys(chosen))


def read_list(shelf: Shelf, text: str) -> ReadingList:
    """Read a reading list: a section on each line, or the address the list page gives, ids behind «#».

    A line that begins with «#» is the title of the booklet.
    """
    title = ""
    names: list[str] = []
    for line in (each.strip() for each in text.splitlines()):
        if line.startswith("#"):
            title = title or line.lstrip("#").strip()
        elif line:
            names.extend(name for name in line.rpartition("#")[2].split(",") if name)
    if not names:
        raise ListError(say("prints", "no-list"))
    return ReadingList(title, choose_sections(shelf, names))
