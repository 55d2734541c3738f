"""Templates escape what they show, miss no name, and write Markdown an engine cannot misread."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from handbook.pages import Page, gather_library, plan_pages
from handbook.pages.blocks import Cell, Column, Division, Row, Table
from handbook.pages.lines import Run
from handbook.pages.views import ChangeView, LogView
from handbook.reading import read_checked
from handbook.render import make_environment, render_page, write_line

EXTENSIONS = ["attr_list", "fenced_code", "tables", "toc"]
HEADING = re.compile(r"^## .+ \{ #[a-z0-9-]+ \}$")
ENVIRONMENT = make_environment()


def render_all(root: Path) -> dict[str, str]:
    checked = read_checked(root)
    library = gather_library(checked.catalog, checked.lineage, checked.names)
    environment = make_environment()
    return {page.path: render_page(environment, page) for page in plan_pages(library)}


@pytest.fixture(scope="module")
def texts(toy: Path) -> dict[str, str]:
    return render_all(toy)


def make_page(title: str, view: object | None = None) -> Page:
    return Page("thay-doi/index.md", title, "thay-doi", title, template="changes.md.j2", view=view or LogView())


def test_the_same_records_give_the_same_text(toy: Path, texts: dict[str, str]) -> None:
    assert render_all(toy) == texts


def test_a_page_opens_with_front_matter_that_is_yaml(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        matter = yaml.safe_load(text.split("---\n")[1])
        assert matter["title"], path
        assert matter["description"], path


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_any_title_survives_the_front_matter(title: str) -> None:
    text = render_page(ENVIRONMENT, make_page(title))
    matter = text.split("\n---\n")[0].removeprefix("---\n")
    (line,) = (line for line in matter.split("\n") if line.startswith("title: "))
    assert yaml.safe_load(line)["title"] == title


def test_text_that_looks_like_html_is_shown_and_not_run() -> None:
    change = ChangeView("22/11/2026", (Run("<b>đậm</b> & «x»", meaning='"<i>"'),), (Run("<u>", '"><script>'),))
    text = render_page(ENVIRONMENT, make_page("Nhật ký", LogView(changes=(change,))))
    assert "&lt;b&gt;đậm&lt;/b&gt; &amp; «x»" in text
    assert 'title="&#34;&lt;i&gt;&#34;"' in text
    assert 'href="&#34;&gt;&lt;script&gt;">&lt;u&gt;</a>' in text


def test_what_looks_like_html_in_a_table_is_shown_and_not_run() -> None:
    cell = Cell((Run("<b>"),), '"><i>', ((Run("<u>"),),), ((Run("<s>"),),), ((Run("<q>"),), (Run("giấy", on="paper"),)))
    columns = (Column("<th>", lambda _: cell), Column("Ngày", lambda _: cell, style="when", label='"'))
    table = Table(columns, (Row((cell, cell._replace(sort=None)), '"a"', "faulty"),), "<caption>")
    page = Page("a/index.md", "A", "a", "a", blocks=(Division((table,)),))
    row = render_page(ENVIRONMENT, page).partition("<tbody>")[2].partition("</tbody>")[0]
    told = '<span class="hb-remark">&lt;u&gt;</span><div class="hb-fault"><p>&lt;s&gt;</p></div>\n'
    told = f'&lt;b&gt;{told}<ul class="hb-plain"><li>&lt;q&gt;</li><li></li></ul>'
    assert row == (
        '\n<tr id="&#34;a&#34;" class="hb-faulty">'
        f'<th scope="row" data-label="&lt;th&gt;" data-sort="&#34;&gt;&lt;i&gt;">{told}</th>'
        f'<td data-label="&#34;" class="hb-when">{told}</td></tr>\n'
    )


def test_notes_stand_after_words_that_need_escapes() -> None:
    assert write_line((Run("a < b", cites=(2,)),)) == (
        'a &lt; b<sup class="hb-cite"><a href="#nguon-2" aria-label="Nguồn 2">2</a></sup>'
    )


def test_text_that_looks_like_markdown_is_shown_as_typed(change: Callable[[str, str, str], Path]) -> None:
    typed = "# *Bắt đầu* từ `việc nhỏ` [a](b) _1_ 2. ![x](y)"
    root = change("exemplars/xa-dong-xanh.yml", "text: Bắt đầu từ việc nhỏ.", f'text: "{typed}"')
    text = render_all(root)["dien-hinh/xa-dong-xanh.md"].split("\n---\n", 1)[1]
    assert typed in markdown(text, extensions=EXTENSIONS)


def test_a_name_missing_in_a_view_is_an_error() -> None:
    with pytest.raises(AttributeError):
        render_page(ENVIRONMENT, make_page("Nhật ký", view=object()))


def test_outside_of_html_blocks_there_are_only_headings(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        body = text.split("\n---\n", 1)[1]
        blocks = re.sub(r"<(header|div|section)\b.*?^</\1>$", "", body, flags=re.DOTALL | re.MULTILINE)
        loose = [line for line in blocks.splitlines() if line and not HEADING.match(line)]
        assert [line for line in loose if not line.startswith("<")] == [], path


def test_no_line_of_html_is_indented_or_it_would_be_taken_for_code(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        assert re.findall(r"^[ \t]+<.*$", text, re.MULTILINE) == [], path


def test_no_page_has_code_where_it_should_have_a_page(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        html = markdown(text.split("\n---\n", 1)[1], extensions=EXTENSIONS)
        assert html.count("<pre>") == text.count("<pre>"), path
        assert "&lt;div" not in html, path


def test_no_page_shows_a_name_of_the_program(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        assert re.findall(r"\b(None|True|False|Undefined|namespace)\b|\(\)|\{\{|\}\}", text) == [], path
