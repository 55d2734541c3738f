"""What maintainers should look at: told in a terminal, for programs, and on a page that is no page of the site."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from handbook.desk.agenda import Task, list_due, list_todos, render_tasks
from handbook.desk.suspicion import Suspect, find_suspects, list_orphans, list_unreviewed, read_reviews
from handbook.diagnostics import Diagnostic
from handbook.messages import render_blocks, render_date, say
from handbook.records import Catalog
from handbook.text import PartialDate


@dataclass(frozen=True, slots=True)
class Maintenance:
    """What is due, suspect, left to do and never reviewed; and reviews of records that are not there."""

    due: tuple[Task, ...]
    suspects: tuple[Suspect, ...]
    todos: tuple[Task, ...]
    unreviewed: tuple[str, ...]
    orphans: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


def measure_maintenance(root: Path, catalog: Catalog, today: PartialDate) -> Maintenance:
    """Gather what maintainers should look at, as of a day."""
    reviews = read_reviews(root)
    reviewed = {name: review.reviewed for name, review in reviews.records.items()}
    return Maintenance(
        list_due(catalog, today, reviewed),
        find_suspects(catalog, reviews),
        list_todos(catalog),
        list_unreviewed(catalog, reviews),
        list_orphans(catalog, reviews),
        reviews.diagnostics,
    )


def render_maintenance(found: Maintenance) -> str:
    """Write it for a terminal."""
    return "\n".join([*render_blocks(found.faults, {}), *list_sums(found, is_whole=True)])


def list_sums(found: Maintenance, *, is_whole: bool = False) -> Iterator[str]:
    """Say how much there is to look at, what is due and left to do; each suspect claim only where all is wanted."""
    yield say("reviewing", "due", count=len(found.due))
    yield from render_tasks(found.due)
    yield say("reviewing", "suspect", count=len(found.suspects))
    for each in found.suspects if is_whole else ():
        yield f"  {each.path}:{each.line}: {each.claim}"
        yield f"      {each.reason}"
    yield say("reviewing", "todo", count=len(found.todos))
    yield from render_tasks(found.todos)
    yield say("reviewing", "unreviewed", count=len(found.unreviewed))
    if found.orphans:
        yield say("reviewing", "orphans", records=", ".join(found.orphans))


def render_maintenance_json(found: Maintenance) -> str:
    """Write it for programs."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2)


def render_maintenance_page(found: Maintenance, site: str, today: PartialDate) -> str:
    """Write it as one page of its own, with nothing outside it."""
    environment = Environment(
        loader=PackageLoader("handbook"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    groups = [(record, list(same)) for record, same in groupby(found.suspects, lambda each: each.record)]
    template = environment.get_template("maintenance.html.j2")
    return template.render(found=found, groups=groups, site=site, day=render_date(today))
