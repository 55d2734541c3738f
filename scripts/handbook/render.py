"""Pages as text: a view and a template make plain Markdown with ready HTML blocks. Pure."""

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from handbook.messages import word_date
from handbook.pages import (
    Cell,
    Column,
    Line,
    Page,
    Row,
    Run,
    Table,
    page_address,
    record_address,
    relative_address,
    words,
)
from handbook.templating import ViewEnvironment, trust, write_value
from handbook.text import slug_text

_PAGER = '<nav class="hb-pager" aria-label="'
_CITED = re.compile(r'<a href="#nguon-(\d+)"')
_BLANK_LINES = re.compile(r"\n\s*\n(?:\s*\n)+")
_JSON = json.JSONEncoder(ensure_ascii=False)
_ELEMENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "break": ("<br>", ""),
        "code": ("<code>", "</code>"),
        "english": ('<span lang="en">', "</span>"),
        "strong": ("<strong>", "</strong>"),
        "title": ("<cite>", "</cite>"),
    }
)
"""Style of a run → what stands around it, where that is no ``span`` of its class."""
_MARKDOWN = re.compile(r"[#*\[\\\]_`{}]")
"""Marks that may be Markdown in a heading."""
_PLAIN = Run()[1:]
_MOST_KEPT = 1000  # pages cite by the same few numbers
_INDENT = re.compile(r"\n[ \t]+(?=<)")


class _PageEnvironment(ViewEnvironment):
    """The environment of this program's templates, which another process makes anew."""

    def __reduce__(self) -> tuple[Callable[[], Environment], tuple[()]]:
        return make_environment, ()


def make_environment() -> Environment:
    """Set up the templates: every value is escaped, and a name that is missing is an error."""
    environment = _PageEnvironment(
        loader=PackageLoader("handbook"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # a build reads each template once, so that all its pages are of one mind
    )
    environment.filters.update(
        json=_write_json,
        slug=slug_text,
        day=word_date,
        capital=_write_capital,
        line=write_line,
        rows=write_rows,
        heading=write_heading,
    )
    return environment


def render_page(
    environment: Environment, page: Page, description: str = "", button: Run | None = None, handout: str = ""
) -> str:
    """Write one page as Markdown with front matter.

    ``description`` is what it tells programs (JSON-LD); ``button`` leads to its PDF, with pages and size as
    words, ``handout`` to that of one page.
    """
    address = page_address(page.path)
    copy = relative_address(address, record_address(page.record)) if page.record else ""
    text = environment.get_template(page.template).render(
        page=page, view=page.view, record_copy=copy, linked=description, button=button, handout=handout
    )
    return _BLANK_LINES.sub("\n\n", _INDENT.sub("\n", _tell_pagers_apart(_mark_cited(text)))).strip() + "\n"


def _tell_pagers_apart(text: str) -> str:
    """Give the second of two pagers, which stands at the foot of a list, a name of its own."""
    above, mark, below = text.rpartition(_PAGER)
    return f"{above}{mark}{words.FOOT} · {below}" if _PAGER in above else text


def _mark_cited(text: str) -> str:
    """Mark where each note is cited first, for the note leads back there."""
    seen: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        number = match[1]
        if number in seen:
            return match[0]
        seen.add(number)
        return f'<a id="dan-{number}" href="#nguon-{number}"'

    return _CITED.sub(mark, text)


def write_line(line: Line) -> str:
    """Write runs as HTML."""
    written = "".join([write_value(run[0]) if run[1:] == _PLAIN else _write_run(run) for run in line])
    trusted: str = trust(written)
    return trusted


def _write_run(run: Run) -> str:
    text, href, hint, style, meaning, cites, on = run
    if on == "paper":
        return ""
    text = write_value(text)
    if href and style != "address":
        title = f' title="{write_value(hint)}"' if hint else ""
        text = f'<a href="{write_value(href)}"{title}>{text}</a>'
    elif meaning:
        text = f'<abbr title="{write_value(meaning)}">{text}</abbr>'
    if style:
        before, after = _ELEMENTS.get(style) or (f'<span class="hb-{style}">', "</span>")
        text = f"{before}{text}{after}"
    return f"{text}{_write_notes(cites)}" if cites else text


@lru_cache(_MOST_KEPT)
def _write_notes(cites: tuple[int, ...]) -> str:
    places = [f'<a href="#nguon-{each}" aria-label="{words.SOURCES} {each}">{each}</a>' for each in cites]
    return f'<sup class="hb-cite">{"".join(places)}</sup>'


def write_heading(text: str) -> Markup:
    """Write the words of a Markdown heading so that they are words only, whatever marks are in them."""
    return Markup(_MARKDOWN.sub(lambda mark: f"&#{ord(mark[0])};", str(escape(text))))  # noqa: S704 - escaped here


def write_rows(table: Table) -> str:
    """Write the rows of a table as HTML: a page has hundreds of cells, which a template writes in thrice the time."""
    starts = [_start_cell(column) for column in table.columns]
    return Markup("".join([_write_row(row, starts) for row in table.rows]))  # noqa: S704 - escaped run by run


def _start_cell(column: Column[Any, Cell]) -> str:
    kind = f' class="hb-{column.style}"' if column.style else ""
    return f' data-label="{write_value(column.label or column.heading)}"{kind}'


def _write_row(row: Row, starts: list[str]) -> str:
    anchor = f' id="{write_value(row.anchor)}"' if row.anchor else ""
    style = f' class="hb-{row.style}"' if row.style else ""
    first, *others = map(_write_cell, row.cells, starts)
    cells = "".join([f"<td{cell}</td>" for cell in others])
    return f'<tr{anchor}{style}><th scope="row"{first}</th>{cells}</tr>\n'


def _write_cell(cell: Cell, start: str) -> str:
    line, sort, remarks, faults, lines = cell
    written = [start if sort is None else f'{start} data-sort="{write_value(sort)}"', ">", write_line(line)]
    written += [f'<span class="hb-remark">{write_line(remark)}</span>' for remark in remarks]
    written += [f'<div class="hb-fault"><p>{write_line(fault)}</p></div>\n' for fault in faults]
    if lines:
        written.append(f'<ul class="hb-plain">{"".join([f"<li>{write_line(each)}</li>" for each in lines])}</ul>')
    return "".join(written)


def _write_json(value: object) -> Markup:
    """Write a value for the front matter, which is YAML: JSON is a part of it and needs no HTML escapes."""
    return Markup(_JSON.encode(value))  # noqa: S704 - front matter is no HTML


def _write_capital(value: str) -> str:
    return value[:1].upper() + value[1:]
