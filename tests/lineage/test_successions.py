"""What became of bodies and provinces."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.lineage import find_heirs, find_lineage, follow_successors, list_predecessors, name_body
from handbook.records import Body, Catalog, read_catalog
from handbook.text import parse_date

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_CITED = "cite: [bai-bao-mau-2017#d1]"
_SUCCESSORS = {
    "bac": ("nam",),
    "nam": ("moi",),
    "moi": (),
    "le": (),
    "vong": ("tron",),
    "tron": ("vong",),
    "mat": ("khong-co",),
    "chia": ("nam", "le"),
    "hop": ("chia", "moi"),
}


@pytest.fixture
def catalog(lay: Lay) -> Catalog:
    files = {
        f"vocabulary/provinces/{each}.yml": f"id: {each}\nlabel: Tỉnh {each}\n"
        + ("successors:\n" if later else "")
        + "".join(f"  - target: {target}\n    {_CITED}\n" for target in later)
        for each, later in _SUCCESSORS.items()
    }
    return read_catalog(lay(files)).catalog


@pytest.mark.parametrize(
    ("province", "line", "heirs"),
    [
        ("bac", ["bac", "nam", "moi"], ("moi",)),
        ("nam", ["nam", "moi"], ("moi",)),
        ("le", ["le"], ()),
        ("vong", ["vong", "tron"], ()),
        ("mat", ["mat"], ()),
        ("chia", ["chia", "nam", "le", "moi"], ("le", "moi")),
        ("hop", ["hop", "chia", "moi", "nam", "le"], ("moi", "le")),
        ("khong-co", [], ()),
        (None, [], ()),
    ],
)
def test_a_place_is_followed_to_those_that_took_its_place_and_to_what_it_is_today(
    province: str | None, line: list[str], heirs: tuple[str, ...], catalog: Catalog
) -> None:
    assert list(follow_successors(catalog.provinces, province)) == line
    assert find_heirs(catalog.provinces, province) == heirs


def test_what_took_the_place_of_others_knows_them(catalog: Catalog, toy: Path) -> None:
    assert ("nam", "bac") in set(list_predecessors(catalog.provinces))
    assert "khong-co" not in dict(list_predecessors(catalog.provinces))
    assert find_lineage(read_catalog(toy).catalog).predecessors == {"dang-uy-mau": ("huyen-uy-suoi-trong",)}


@pytest.mark.parametrize(
    ("start", "end", "date", "is_former"),
    [
        (None, "2011", "2010-12-31", True),
        (None, "2011", "2011", False),
        (None, "2011", "2011-05-01", False),
        (None, "2011-06-30", "2011-06-30", True),
        (None, "2011-06-30", "2011-06", False),
        ("2001", "2011", "2001-05", False),
        ("2001", "2011", "2002", True),
        ("2001", "2011", "2000", False),
        ("2001-07-01", None, "2001-07-01", True),
        ("2001-07-01", None, "2012-01-10", False),
        (None, None, "2010", False),
        (None, "2011", "2009~", True),
        (None, "2011", "2009?", False),
        (None, "2010/2011", "2009", True),
        (None, "2010/2011", "2010", False),
        (None, "2011", None, False),
    ],
)
def test_a_body_has_the_name_of_the_time_where_it_surely_bore_it(
    start: str | None, end: str | None, date: str | None, *, is_former: bool
) -> None:
    cite = ["bai-bao-mau-2017#d1"]
    former = {"name": "Tên cũ", "start": start, "end": end, "cite": cite}
    body = Body.model_validate({"id": "a", "name": "Tên nay", "level": "tinh", "former_names": [former], "cite": cite})
    assert name_body(body, parse_date(date) if date else None) == ("Tên cũ" if is_former else "Tên nay")
