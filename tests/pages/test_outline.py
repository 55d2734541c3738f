"""Every page is named before it is planned, and can be planned alone, in any order and in another process."""

import pickle
from collections.abc import Mapping

from handbook.pages import Library, Page, outline_pages, plan_page


def test_the_outline_names_every_page_once_by_where_it_will_be(library: Library, pages: Mapping[str, Page]) -> None:
    paths = [outline.path for outline in outline_pages(library)]
    assert len(set(paths)) == len(paths)
    assert [path.removesuffix(".md") for path in paths] == list(pages)


def test_a_page_planned_alone_is_the_page_planned_with_all_others(library: Library, pages: Mapping[str, Page]) -> None:
    for outline in reversed(list(outline_pages(library))):
        assert plan_page(library, outline) == pages[outline.path.removesuffix(".md")]


def test_an_outline_can_be_sent_to_another_process(library: Library) -> None:
    outlines = list(outline_pages(library))
    assert pickle.loads(pickle.dumps(outlines)) == outlines  # noqa: S301 - it was written one line above
