"""Every generated file of the site: pages, redirects, data, search. Pure but for the scripts of ``docs/``.

The work is listed as jobs that need nothing of each other, so that they can be done in any order and place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment

from handbook.memo import ONCE, Once
from handbook.opendata import PROGRAM_MAP, Describer, plan_data, render_map, render_metadata, render_open_data
from handbook.pages import (
    DATA,
    Library,
    Outline,
    Run,
    list_as_of_portions,
    list_compared_parts,
    list_moves,
    list_places,
    list_ways,
    outline_pages,
    page_address,
    page_path,
    place_data_address,
    plan_page,
    record_address,
    relative_address,
    render_as_of,
    render_compared,
    render_place,
)
from handbook.records import publish_file
from handbook.render import make_environment, render_page
from handbook.schema import list_guide
from handbook.search import bundle_scripts, render_search
from handbook.settings import find_base
from handbook.site.colours import STYLES, render_colours
from handbook.site.guides import list_guides
from handbook.site.paths import Paths
from handbook.site.printed import Printed, render_printed

SEARCH = "search"
DATA_PAGE = page_path(DATA)

Content = str | Iterable[bytes]
"""What is in a file: a whole text, or the bytes of a large one piece by piece.

Pieces are made as they are taken: once, and before the next file is asked for.
"""
Texts = Iterable[tuple[str, Content]]
"""Files as (path, content); a page is always a whole text."""
Job = Callable[[Library], Texts]
"""Makes files of what a library holds. A job with the name of a page makes that page, to be finished by the engine."""
Task = Callable[[], Texts]
"""Makes files: a job of a library that is known."""


def list_tasks(paths: Paths, library: Library, printed: Printed | None = None) -> Mapping[str, Task]:
    """List, under names, all that is to be generated from a library, the longest tasks first."""
    return {name: partial(job, library) for name, job in list_jobs(paths, library, printed)}


def list_jobs(
    paths: Paths,
    library: Library,
    printed: Printed | None = None,
    environment: Environment | None = None,
    memo: Once = ONCE,
) -> Iterator[tuple[str, Job]]:
    """List all jobs; each is told of the library when it is done, which may be one that notes what is read of it.

    The search index and the open data keep in ``memo`` what they made of each record, so they must get the library
    itself.
    """
    environment = environment or make_environment()
    for name in environment.list_templates():
        environment.get_template(name)  # compiled now, not once more in each process that renders
    base, printed = find_base(paths.root), printed or Printed()
    buttons, handouts = printed.list_buttons(), printed.list_handouts()
    yield SEARCH, partial(_render_search, paths.root / "docs", memo)
    yield DATA_PAGE, partial(_render_data, environment, base, memo)
    for outline in outline_pages(library):
        address = page_address(outline.path)
        yield outline.path, _Drawing(environment, base, outline, buttons.get(address), handouts.get(address, ""))
    for province in list_places(library):
        yield place_data_address(province), partial(_render_place, province)
    for kind, part, address in list_compared_parts(library):
        yield address, partial(_render_compared, kind, part, address)
    for portion, address in list_as_of_portions(library):
        yield address, partial(_render_as_of, portion, address)
    for name, text in render_printed(environment, printed):
        yield name, partial(_give, name, text)
    yield "redirects", partial(_render_redirects, environment)
    for name, render in _list_rest(paths.root).items():
        yield name, partial(_render_one, name, render)
    for record in library.catalog.texts:
        yield record_address(record), partial(_copy_record, record)
    yield "scripts", partial(_bundle_scripts, paths.root / "docs")


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The making of one page."""

    environment: Environment
    base: str
    outline: Outline
    button: Run | None
    handout: str

    def __call__(self, library: Library) -> Texts:
        page = plan_page(library, self.outline)
        description = Describer(library, self.base).describe_page(page_address(page.path))
        return [(page.path, render_page(self.environment, page, description, self.button, self.handout))]


def _give(name: str, text: str, _: Library) -> Texts:
    return [(name, text)]


def _render_search(docs: Path, memo: Once, library: Library) -> Texts:
    return render_search(library.catalog, library.lineage, memo, (*list_ways(library), *list_guides(docs)))


def _bundle_scripts(docs: Path, _: Library) -> Texts:
    return bundle_scripts(docs)


def _render_data(environment: Environment, base: str, memo: Once, library: Library) -> Texts:
    """Render the open data, and the page about it, which tells the size of each file."""
    sizes: dict[str, int] = {}
    for address, pieces in render_open_data(library, base, memo):
        yield address, _count_bytes(pieces, sizes, address)
    for address, text in render_metadata(library, base, dict(sizes)):
        yield address, _count_bytes([text], sizes, address)
    yield PROGRAM_MAP, [render_map(library, base)]
    page = plan_data(library, sizes)
    yield page.path, render_page(environment, page, Describer(library, base).describe_data(sizes))


def _count_bytes(pieces: Iterable[bytes], sizes: dict[str, int], address: str) -> Iterator[bytes]:
    """Pass pieces on and note how large they are together."""
    sizes[address] = 0
    for piece in pieces:
        sizes[address] += len(piece)
        yield piece


def _render_place(province: str, library: Library) -> Texts:
    return [(place_data_address(province), render_place(library, province))]


def _render_compared(kind: str, part: int, address: str, library: Library) -> Texts:
    return [(address, render_compared(library, kind, part))]


def _render_as_of(portion: int, address: str, library: Library) -> Texts:
    return [(address, render_as_of(library, portion))]


def _render_redirects(environment: Environment, library: Library) -> Texts:
    template = environment.get_template("redirect.html.j2")
    for origin, target in list_moves(library):
        yield origin, template.render(target=relative_address(origin, target))


def _list_rest(home: Path) -> Mapping[str, Callable[[], str]]:
    """List what is made of no record: what the guide has of the models, and the colours."""
    colours = render_colours(home)
    return {**list_guide(home), **({STYLES: partial(str, colours)} if colours else {})}


def _render_one(name: str, render: Callable[[], str], _: Library) -> Texts:
    return [(name, render())]


def _copy_record(record: str, library: Library) -> Texts:
    """Offer the file of a record as it was read, but for what no reader sees."""
    return [(record_address(record), [publish_file(record, library.catalog.texts[record] or b"")])]
