"""Every generated file of the site: pages, redirects, data, search. Pure but for the scripts of ``docs/``.

The work is listed as tasks that need nothing of each other, so that they can be done in any order and place.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment

from handbook.memory import Memory
from handbook.opendata import Describer, plan_data, render_open_data
from handbook.pages import Library, outline_pages, plan_page
from handbook.pages.addresses import (
    DATA,
    page_address,
    page_path,
    record_address,
    relative_address,
)
from handbook.pages.moves import list_moves
from handbook.pages.outline import Outline
from handbook.pages.views import Anchor
from handbook.pdf.printing import find_base
from handbook.records.catalog import Catalog
from handbook.render import make_environment, render_page
from handbook.schema.guide import list_guide
from handbook.search import bundle_scripts, render_search
from handbook.site.paths import Paths
from handbook.site.printed import Printed, render_printed

Content = str | Iterable[bytes]
"""What is in a file: a whole text, or the bytes of a large one piece by piece.

Pieces are made as they are taken: once, and before the next file is asked for.
"""
Texts = Iterable[tuple[str, Content]]
"""Files as (path, content); a page is always a whole text."""
Job = Callable[[Library], Texts]
"""Makes files of what a library holds."""


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work that makes files; ``pages`` names those of them that the engine has to finish."""

    pages: tuple[str, ...]
    make: Callable[[], Texts]


def list_tasks(paths: Paths, library: Library, printed: Printed | None = None) -> Iterator[Task]:
    """List all that is to be generated from a library, the longest tasks first."""
    environment = make_environment()
    for name in environment.list_templates():
        environment.get_template(name)  # compiled now, not once more in each process that renders
    catalog, base = library.catalog, find_base(paths.home)
    describer = Describer(library, base)
    printed = printed or Printed()
    buttons = printed.list_buttons()
    yield Task((), lambda: render_search(catalog, library.lineage))
    yield Task((page_path(DATA),), lambda: _render_data(environment, library, describer, base))
    for outline in outline_pages(library):
        button = buttons.get(page_address(outline.path))
        yield Task((outline.path,), _Drawing(environment, library, describer, outline, button))
    said = dict(render_printed(environment, printed))
    yield Task(tuple(name for name in said if name.endswith(".md")), said.items)
    yield Task((), lambda: _render_redirects(environment, library))
    for name, render in list_guide(paths.home).items():
        yield Task((name,) if name.endswith(".md") else (), partial(_render_guide, name, render, library))
    yield Task((), lambda: (copy_record(catalog, record) for record in catalog.texts))  # one is held at a time
    yield Task((), lambda: bundle_scripts(paths.home / "docs"))


def list_jobs(
    environment: Environment, library: Library, home: Path, memory: Memory | None = None
) -> Iterator[tuple[str, Job]]:
    """List, as jobs under names, what ``list_tasks`` does without prints, but for search, copies and scripts.

    Each is told of the library when it is done: it may be one that notes what is read of it. A page's job has the
    page's name. What the open data keep of their blocks is in ``memory``.
    """
    base = find_base(home)
    for outline in outline_pages(library):
        yield outline.path, partial(_draw, environment, base, outline)
    yield page_path(DATA), lambda given: _render_data(environment, given, Describer(given, base), base, memory)
    yield "redirects", lambda given: _render_redirects(environment, given)
    for name, render in list_guide(home).items():
        yield name, partial(_render_guide, name, render)


def _draw(environment: Environment, base: str, outline: Outline, library: Library) -> Texts:
    return _Drawing(environment, library, Describer(library, base), outline, None)()


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The making of one page."""

    environment: Environment
    library: Library
    describer: Describer
    outline: Outline
    button: Anchor | None

    def __call__(self) -> Texts:
        page = plan_page(self.library, self.outline)
        description = self.describer.describe_page(page_address(page.path))
        return [(page.path, render_page(self.environment, page, description, self.button))]


def _render_data(
    environment: Environment, library: Library, describer: Describer, base: str, memory: Memory | None = None
) -> Texts:
    """Render the open data, and the page about it, which tells the size of each file."""
    sizes: dict[str, int] = {}
    for address, pieces in render_open_data(library, base, memory):
        yield address, _count_bytes(pieces, sizes, address)
    page = plan_data(library, sizes)
    yield page.path, render_page(environment, page, describer.describe_data(sizes))


def _count_bytes(pieces: Iterable[bytes], sizes: dict[str, int], address: str) -> Iterator[bytes]:
    """Pass pieces on and note how large they are together."""
    sizes[address] = 0
    for piece in pieces:
        sizes[address] += len(piece)
        yield piece


def _render_redirects(environment: Environment, library: Library) -> Texts:
    template = environment.get_template("redirect.html.j2")
    for origin, target in list_moves(library):
        yield origin, template.render(target=relative_address(origin, target))


def _render_guide(name: str, render: Callable[[], str], _: Library) -> Texts:
    return [(name, render())]


def copy_record(catalog: Catalog, record: str) -> tuple[str, Content]:
    """Return the file of a record as it was read, with the path at which the site offers it."""
    return record_address(record), [catalog.texts[record] or b""]
