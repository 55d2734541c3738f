"""Templates compiled for views write what Jinja's own code writes."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, PackageLoader, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from handbook.pages import gather_library, plan_pages
from handbook.reading import read_checked
from handbook.render import make_environment, render_page
from handbook.templating import ViewEnvironment, write_value

TEMPLATES = {
    "parts": (
        "{% macro mark(text, bold=false) %}<{{ 'b' if bold else 'i' }}>{{ text }}<hr>{% endmacro %}"
        "{% macro around(text) %}{{ mark(text) }}{{ mark(bold=true, text=text) }}{% endmacro %}"
        "{% macro wrap() %}[{{ caller() }}]{% endmacro %}"
    ),
    "page": (
        "{% from 'parts' import mark, around, wrap %}{{ view.text }}{{ view.number }}{{ mark('<', true) }}"
        "{{ around(view.text) }}{% call wrap() %}{{ view.text }}{% endcall %}{{ mark(*['&']) }}"
        "{{ around('a') | upper }}"
        "{% for each in [1, 2] %}{{ loop.cycle('a', 'b') }}{{ loop.last }}{{ view.text.strip() }}{% endfor %}"
    ),
}


@dataclass(frozen=True)
class View:
    """What the templates show."""

    text: object
    number: int = 5


def render(kind: type[Environment], view: View) -> str:
    environment = kind(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page").render(view=view)


@pytest.mark.parametrize("text", ["", "a", " <&>\"' ", "đường", Markup("<b>")])
def test_macros_calls_loops_and_values_are_written_the_same(text: str) -> None:
    assert render(ViewEnvironment, View(text)) == render(Environment, View(text))


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none(), st.builds(Markup, st.text())))
def test_any_value_is_escaped_as_by_jinja(value: object) -> None:
    assert write_value(value) == escape(value)


def test_a_name_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        ViewEnvironment(undefined=StrictUndefined).from_string("{{ a.b }}").render()
    with pytest.raises(AttributeError):
        ViewEnvironment(undefined=StrictUndefined).from_string("{{ a.b }}").render(a=View(""))
    with pytest.raises(TypeError):
        ViewEnvironment().from_string("{% macro m(a) %}{% endmacro %}{{ m(b=1) }}").render()


def test_every_page_is_what_jinja_alone_makes_of_it(toy: Path) -> None:
    checked = read_checked(toy)
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    ours = make_environment()
    plain = Environment(
        loader=PackageLoader("handbook"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    plain.filters.update(ours.filters)
    for page in plan_pages(library):
        assert render_page(ours, page) == render_page(plain, page)
