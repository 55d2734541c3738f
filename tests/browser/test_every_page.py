"""Pages of every kind, opened from their folder without a server or a network."""

import pytest
from visits import NOT_A_PAGE_OF_A_FOLDER, WIDTHS, Visit

pytestmark = pytest.mark.browser


def test_the_site_makes_no_external_request(visits: dict[str, Visit]) -> None:
    asked = {url for visit in visits.values() for url in visit.requests}
    assert len(asked) > len(visits)
    assert [url for url in sorted(asked) if not url.startswith(("file:", "data:"))] == []


def test_every_file_a_page_asks_for_is_there_and_no_script_fails(visits: dict[str, Visit]) -> None:
    faults = {name: visit.faults for name, visit in visits.items() if name not in NOT_A_PAGE_OF_A_FOLDER}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(visits: dict[str, Visit], width: int) -> None:
    assert {name: visit.widths[width] for name, visit in visits.items() if visit.widths[width] > width} == {}
