"""Where very many prints are picked up: the first of each kind, the way to all of them, their codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from handbook.pdf.counter import COUNTER, plan_counter
from handbook.pdf.document import FRESHNESS
from handbook.pdf.register import Offer
from handbook.render import make_environment, render_page

if TYPE_CHECKING:
    from collections.abc import Mapping

MANY = 250


def make_offers(count: int) -> list[Offer]:
    return [
        Offer(f"{group}/so-{n}", f"Bản {n}", group, f"{group}/so-{n}.html", f"pdf/{group}/so-{n}.pdf", *facts(n))
        for group in ("van-ban", "tra-cuu/nam")
        for n in range(count)
    ]


def facts(number: int) -> tuple[str, str, tuple[int, ...], int, int]:
    return f"{number:010x}", "2026-11-22", (), 3, 30_000


def render(count: int) -> Mapping[str, str]:
    environment = make_environment()
    return {
        page.path.removesuffix(".md") + ".html": render_page(environment, page)
        for page in plan_counter(make_offers(count))
    }


@pytest.fixture(scope="module")
def texts() -> Mapping[str, str]:
    return render(MANY)


def test_a_few_prints_stand_on_one_page_with_all_codes_on_the_other() -> None:
    texts = render(100)
    assert set(texts) == {COUNTER, FRESHNESS}
    assert texts[COUNTER].count("data-hb-section") == 200
    assert texts[FRESHNESS].count("<code>") == 200


def test_of_many_prints_the_first_of_each_kind_stand_on_the_page_of_all(texts: Mapping[str, str]) -> None:
    assert texts[COUNTER].count("data-hb-section") == 40
    assert texts[COUNTER].count(f"Xem tất cả {MANY} bản in") == 2
    assert 'href="nhom/tra-cuu-nam.html"' in texts[COUNTER]


def test_every_print_stands_once_on_the_pages_of_its_kind_with_its_code(texts: Mapping[str, str]) -> None:
    pages = [text for address, text in texts.items() if address.startswith("in-an/nhom/")]
    found = [match for text in pages for match in re.findall(r'data-hb-section="([^"]+)"', text)]
    assert sorted(found) == sorted(offer.id for offer in make_offers(MANY))
    codes = [match for text in pages for match in re.findall(r"<code>([^<]+\.\w{10})</code>", text)]
    assert sorted(codes) == sorted(f"{offer.id}.{offer.content}" for offer in make_offers(MANY))


def test_the_page_that_judges_leads_to_the_codes_of_each_kind(texts: Mapping[str, str]) -> None:
    assert 'href="nhom/van-ban.html"' in texts[FRESHNESS]
    assert "<code>" not in texts[FRESHNESS]


def test_the_pages_of_a_kind_link_files_pages_and_the_program_from_where_they_are(texts: Mapping[str, str]) -> None:
    second = texts["in-an/nhom/van-ban/trang/2.html"]
    assert 'href="../../../../pdf/van-ban/so-100.pdf"' in second
    assert 'href="../../../../van-ban/so-100.html"' in second
    assert '<script src="../../../../assets/js/print/builder.js">' in second
    assert 'data-hb-root="../../../../"' in second
