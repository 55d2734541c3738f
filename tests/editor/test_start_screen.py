"""The first screen: a record is found by any of its words; the scripts and styles it names are all there."""

import hashlib
import re

import pytest
from page_requests import TOKEN, Visitor, write_words


@pytest.mark.parametrize(
    ("query", "found"),
    [("05-ct/tum", "05-ct-tum-2016"), ("chi bo hoa", "chi-bo-hoa-sen"), ("CHI-BO-HOA-SEN", "chi-bo-hoa-sen")],
)
def test_a_record_is_found_by_words_of_its_names_number_or_id(visit: Visitor, query: str, found: str) -> None:
    answer = visit.get(f"ban-ghi?tim={query}")
    assert f'/{found}"' in answer.text


def test_what_fits_nothing_says_so_and_nothing_typed_finds_nothing(visit: Visitor) -> None:
    assert write_words("record-none", query="zzzz") in visit.get("ban-ghi?tim=zzzz").text
    assert "<li>" not in visit.get("ban-ghi?tim=").text


def test_what_is_typed_is_shown_as_text(visit: Visitor) -> None:
    assert "<b>" not in visit.get("ban-ghi?tim=%3Cb%3E").text


def test_every_file_that_a_screen_names_is_there(visit: Visitor) -> None:
    named = re.findall(rf'(?:href|src)="/{TOKEN}/([^"]+\.\w+)"', visit.get().text)
    assert len(named) >= 6
    assert {visit.get(each).status for each in named} == {200}


def test_the_program_of_others_is_the_one_that_was_pinned(visit: Visitor) -> None:
    content = visit.get("desk/js/htmx.min.js").content
    assert b'version:"2.0.11"' in content
    assert hashlib.sha256(content).hexdigest() == "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
