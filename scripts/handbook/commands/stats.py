"""The command that tells where records are thin: ``stats``."""

from pathlib import Path

import click

from handbook.commands.console import fit_json
from handbook.commands.options import ROOT, TODAY
from handbook.commands.usage import Command
from handbook.desk import measure_coverage, measure_maintenance, render_coverage, render_coverage_json
from handbook.diagnostics import Severity
from handbook.messages import say
from handbook.reading import check_reading
from handbook.records import read_catalog
from handbook.text import PartialDate


@click.command(cls=Command)
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@TODAY
def stats(root: Path, form: str, today: PartialDate) -> None:
    """Tell where the records are empty or thin, and how far the sources are used."""
    reading = read_catalog(root)
    count = len({problem.place.path for problem in reading.diagnostics if problem.severity is Severity.ERROR})
    if count:
        click.echo(say("commands", "unread", count=count) + "\n", err=True)
    checked = check_reading(reading)
    maintenance = measure_maintenance(root, checked.catalog, today)
    coverage = measure_coverage(checked.catalog, checked.lineage, maintenance, checked.diagnostics)
    click.echo(fit_json(render_coverage_json(coverage)) if form == "json" else render_coverage(coverage))
