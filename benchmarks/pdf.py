"""Time and memory of printed sections, cold and warm, beside WeasyPrint on the same content.

Run from the repository with ``python benchmarks/pdf.py [--sizes 10,100,500]``. WeasyPrint is no requirement of the
handbook: where it is not installed, its rows are left out. It sets the same chapters as HTML with their notes at the
end, since its footnotes lose text.
"""

from __future__ import annotations

import argparse
import html
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbook.pages import gather_library
from handbook.pages.blocks import Box, Card, Heading, Items, Notes, Paragraph, Table
from handbook.pages.lines import read
from handbook.pdf.chapters import Image, open_cell
from handbook.pdf.digest import digest_chapter, hash_inputs, keep_digests, recall_digests
from handbook.pdf.document import write_document
from handbook.pdf.orders import Limits, Order, print_orders
from handbook.pdf.printing import open_shelf
from handbook.reading import read_checked
from handbook.resources import PRINT_FONTS, THEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.pages import Library
    from handbook.pages.blocks import Line
    from handbook.pdf.chapters import PaperBlock, Section
    from handbook.pdf.digest import Digest
    from handbook.pdf.document import Document
    from handbook.pdf.sections import Plan

REPOSITORY = Path(__file__).resolve().parents[1]
SAMPLE = ("van-ban/05-ct-tw-2016", "dien-hinh/quan-uy-o-mon")
WEASY = "import sys, weasyprint; [weasyprint.HTML(filename=f).write_pdf(f + '.pdf') for f in sys.argv[1:]]"


def main() -> None:
    """Print a row of figures for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10,100,500")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--weasyprint-most", type=int, default=10, help="largest size that WeasyPrint sets too")
    options = parser.parse_args()
    library, plan = open_sample()
    click.echo(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    click.echo(f"{'run':<34}{'n':>5}{'pages':>8}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'MB':>8}")
    for size in map(int, options.sizes.split(",")):
        measure_press(library, plan, size, options.workers)
        if find_spec("weasyprint") and size <= options.weasyprint_most:
            measure_weasyprint(open_shelf(library).make(plan), size)
    if not find_spec("weasyprint"):
        click.echo("WeasyPrint is not installed: no comparison")


def open_sample() -> tuple[Library, Plan]:
    """Open the real handbook and bind a booklet of about twelve pages out of it."""
    checked = read_checked(REPOSITORY)
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    shelf = open_shelf(library)
    return library, shelf.bind("Tập", [shelf.plans[name] for name in SAMPLE])


def order_all(library: Library, plan: Plan, size: int, known: dict[str, Digest], changed: str = "") -> Iterator[Order]:
    """Order as many sections as asked for; pages whose digest is not known are planned, set and hashed."""
    shelf = open_shelf(library)
    for number in range(size):
        title = f"Tập {number}{changed if number == 1 else ''}"
        own = replace(plan, id=f"tap/{number}", title=title)
        keys = {f"{number}{changed if number == 1 else ''}/{address}": address for address in plan.addresses}
        for key, address in keys.items():
            if key not in known:
                (chapter,) = shelf.make(replace(own, addresses=(address,))).chapters
                known[key] = digest_chapter(chapter)
        digests = [known[key] for key in keys]

        def write(own: Plan = own) -> Document:
            return write_document(shelf.make(own))

        form = title + "".join(digest.form for digest in digests)
        yield Order(own.id, form, form, sum(digest.letters for digest in digests), write)


def measure_press(library: Library, plan: Plan, size: int, workers: int) -> None:
    """Print cold, then with nothing changed, then with one section changed."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        for name, changed in (("Typst, cold", ""), ("Typst, warm", ""), ("Typst, one changed", " (sửa)")):
            start, used = time.perf_counter(), use_processor()
            inputs = hash_inputs(library.catalog)
            known = recall_digests(cache, inputs)
            orders = order_all(library, plan, size, known, changed)
            printing = print_orders(orders, REPOSITORY, cache, Limits(workers=workers))
            keep_digests(cache, inputs, known)
            if printing.failures:
                sys.exit(printing.failures[0].message)
            pages, letters = sum(each.pages for each in printing.prints), sum(each.size for each in printing.prints)
            show(name, size, pages, time.perf_counter() - start, use_processor() - used, letters)


def measure_weasyprint(sample: Section, size: int) -> None:
    """Set the same content as HTML in one process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.html" for number in range(size)]
        for number, path in enumerate(paths):
            path.write_text(render_html(replace(sample, title=f"Tập {number}")), encoding="utf-8")
        start, used = time.perf_counter(), use_processor()
        command = [sys.executable, "-c", WEASY, *map(str, paths)]
        subprocess.run(command, check=True)
        letters = sum(path.with_suffix(".html.pdf").stat().st_size for path in paths)
        show("WeasyPrint, notes at the end", size, 0, time.perf_counter() - start, use_processor() - used, letters)


def show(name: str, size: int, pages: int, wall: float, used: float, letters: int) -> None:
    """Print one row; the memory is the peak of the largest process so far."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    click.echo(f"{name:<34}{size:>5}{pages or '':>8}{wall:>9.2f}{used:>9.2f}{peak:>10.0f}{letters / 1e6:>8.1f}")


def use_processor() -> float:
    """Return the processor time of this process and of those it waited for."""
    mine, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + others.ru_utime + others.ru_stime


def render_html(section: Section) -> str:
    """Write a section as plain HTML for WeasyPrint: same words, same figures, contents left out."""
    body = "".join(
        f"<h1>{html.escape(chapter.title)}</h1>{''.join(render_blocks(chapter.blocks))}" for chapter in section.chapters
    )
    style = (
        "@page{size:A4;margin:20mm 15mm 20mm 30mm;@bottom-right{content:'Trang ' counter(page) '/' counter(pages)}}"
        "@font-face{font-family:Tinos;src:url(file://" + str(find_font()) + ")}"
        "body{font:14pt Tinos;text-align:justify}table{font-size:10pt;width:100%}tr{break-inside:avoid}svg{width:100%}"
    )
    title = html.escape(section.title)
    return f"<!doctype html><html lang=vi><meta charset=utf-8><title>{title}</title><style>{style}</style>{body}</html>"


def find_font() -> Path:
    """Find the font of the text."""
    return THEME / PRINT_FONTS / "Tinos_400Regular.ttf"


def render_blocks(blocks: Iterable[PaperBlock]) -> Iterator[str]:
    """Write blocks as HTML."""
    for block in blocks:
        if isinstance(block, Heading):
            yield f"<h{block.depth + 1}>{html.escape(read(block.line))}</h{block.depth + 1}>"
        elif isinstance(block, Paragraph | Box):
            yield f"<p>{render_line(block.line)}</p>"
        elif isinstance(block, Items):
            yield "<ul>" + "".join(f"<li>{''.join(render_blocks(item))}</li>" for item in block.items) + "</ul>"
        elif isinstance(block, Card):
            rows = (f"<tr><th>{html.escape(row.label)}</th><td>{render_line(row.line)}</td></tr>" for row in block.rows)
            yield f"<table>{''.join(rows)}</table>"
        elif isinstance(block, Table):
            yield render_table(block)
        elif isinstance(block, Image):
            yield block.svg
        elif isinstance(block, Notes):
            notes = (note for source in block.sources for note in source.notes)
            yield "<ol>" + "".join(f"<li>{html.escape(f'{n.place.text}: {n.opening}')}</li>" for n in notes) + "</ol>"


def render_table(table: Table) -> str:
    """Write a table as HTML."""
    head = "".join(f"<th>{html.escape(column.heading)}</th>" for column in table.columns)
    cells = ((open_cell(cell, is_first=place == 0) for place, cell in enumerate(row.cells)) for row in table.rows)
    rows = ("".join(f"<td>{''.join(render_blocks(cell))}</td>" for cell in row) for row in cells)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def render_line(line: Line) -> str:
    """Write a line as HTML with the numbers of its notes."""
    return "".join(f"{html.escape(run.text)}<sup>{','.join(map(str, run.cites))}</sup>" for run in line)


if __name__ == "__main__":
    main()
