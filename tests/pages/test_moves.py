"""Addresses are for ever: whatever becomes of a record, the old addresses of its pages lead to those of today."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.pages import Library, gather_library, outline_pages, plan_page
from handbook.pages.addresses import page_address
from handbook.pages.moves import list_moves
from handbook.pdf.changes import Log
from handbook.pdf.register import Offer, render_script
from handbook.pdf.sections import name_section
from handbook.reading import read_checked
from handbook.render import make_environment, render_page

Lay = Callable[[Mapping[str, str | None]], Path]
Edition = Callable[[Mapping[str, str | None]], Library]
CITED = "cite: [bai-bao-mau-2017#d1]"
SOON_A_UNIT = "huyen-uy-suoi-trong"


@pytest.fixture
def edition(lay: Lay) -> Edition:
    """Return a function that gathers the toy with files laid over it."""

    def gather(files: Mapping[str, str | None]) -> Library:
        checked = read_checked(lay(files))
        assert checked.is_clean, checked.diagnostics
        return gather_library(checked.catalog, checked.lineage, checked.names)

    return gather


def list_addresses(library: Library) -> set[str]:
    return {page_address(outline.path) for outline in outline_pages(library)}


def show(library: Library, address: str) -> str:
    outline = next(each for each in outline_pages(library) if page_address(each.path) == address)
    return render_page(make_environment(), plan_page(library, outline))


def read_toy(toy: Path, name: str) -> str:
    return (toy / name).read_text(encoding="utf-8")


def rename(toy: Path, name: str, old: str, new: str, others: Mapping[str, str] | None = None) -> dict[str, str | None]:
    """Rename one thing everywhere and keep its old id; ``others`` are files that are changed already."""
    texts = {str(path.relative_to(toy)): path.read_text(encoding="utf-8") for path in sorted(toy.rglob("*.yml"))}
    files: dict[str, str | None] = {}
    for path, text in (texts | dict(others or {})).items():
        changed = re.sub(rf"(?<![a-z0-9-]){old}(?![a-z0-9-])", new, text)
        if path == name:
            line = next(each for each in changed.splitlines() if each.lstrip("- ") == f"id: {new}")
            indent = " " * (len(line) - len(line.lstrip("- ")))
            changed = changed.replace(line, f"{line}\n{indent}previous_ids:\n{indent}  - {old}", 1)
        moved = path.replace(f"/{old}.yml", f"/{new}.yml")
        files |= {path: None} if moved != path else {}
        files |= {moved: changed} if changed != text or moved != path else {}
    return files


def test_a_body_that_changes_its_kind_keeps_its_addresses(toy: Path, library: Library, edition: Edition) -> None:
    issuers = read_toy(toy, "vocabulary/issuers.yml")
    start = issuers.index(f"  - id: {SOON_A_UNIT}")
    unit = "".join(line[4:] for line in issuers[start:].replace("  - id", "    id", 1).splitlines(keepends=True))
    flower = read_toy(toy, "exemplars/chi-bo-hoa-sen.yml").partition("implements:")[0]
    issuer = "".join(f"    {line}" for line in flower.splitlines(keepends=True)).replace("    id", "  - id", 1)
    files = {"vocabulary/issuers.yml": issuers[:start] + issuer, f"exemplars/{SOON_A_UNIT}.yml": unit}
    later = edition({**files, "exemplars/chi-bo-hoa-sen.yml": None})
    addresses = [address for _, address in list_moves(later)]
    assert len(set(addresses)) > 5
    assert addresses == sorted(addresses)
    moves = dict(list_moves(later))
    assert moves[f"co-quan/{SOON_A_UNIT}.html"] == f"dien-hinh/{SOON_A_UNIT}.html"
    assert moves["dien-hinh/chi-bo-hoa-sen.html"] == "co-quan/chi-bo-hoa-sen.html"
    assert find_lost(library, later) == set()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("directives/05-ct-tum-2016.yml", "05-ct-tum-2016", "05-ct-tum-2016-moi"),
        ("exemplars/dang-uy-mau.yml", "dang-uy-mau", "dang-uy-moi"),
        ("vocabulary/issuers.yml", "tinh-uy-mau", "tinh-uy-moi"),
        ("sources/bai-bao-mau-2017.yml", "bai-bao-mau-2017", "bai-bao-moi-2017"),
        ("vocabulary/provinces/an-mau.yml", "an-mau", "an-moi"),
        ("vocabulary/terms/xii.yml", "xii", "khoa-12"),
        ("vocabulary/levels.yml", "quan-huyen", "huyen"),
        ("vocabulary/types.yml", "nghi-quyet", "quyet-nghi"),
        ("vocabulary/fields.yml", "giao-duc", "day-hoc"),
        ("vocabulary/audiences.yml", "hoc-sinh-sinh-vien", "nguoi-di-hoc"),
    ],
)
def test_what_is_renamed_keeps_every_address_it_had(
    name: str, old: str, new: str, toy: Path, library: Library, edition: Edition
) -> None:
    later = edition(rename(toy, name, old, new))
    assert find_lost(library, later) == set()
    assert any(new in address for address in dict(list_moves(later)).values())


def test_a_unit_renamed_after_it_changed_its_kind_keeps_both_addresses(
    toy: Path, library: Library, edition: Edition
) -> None:
    later = edition(rename(toy, "exemplars/dang-uy-mau.yml", "dang-uy-mau", "dang-uy-moi"))
    moves = dict(list_moves(later))
    assert moves["co-quan/dang-uy-mau.html"] == moves["dien-hinh/dang-uy-mau.html"] == "dien-hinh/dang-uy-moi.html"
    assert find_lost(library, later) == set()


def test_the_code_on_a_print_of_long_ago_names_a_section_of_today(
    toy: Path, library: Library, edition: Edition
) -> None:
    later = edition(rename(toy, "vocabulary/provinces/an-mau.yml", "an-mau", "an-moi"))
    offers = [make_offer(address) for address in sorted(list_addresses(later))]
    script = render_script(offers, Log(later), list_moves(later))
    told = json.loads(script.partition("=")[2].strip().removesuffix(";"))
    sections = {name_section(address) for address in list_addresses(library)}
    assert {each for each in sections if told["former"].get(each, each) not in told["sections"]} == set()


@pytest.mark.parametrize("keeps_bodies", [True, False])
def test_a_province_that_ended_leads_on_and_its_documents_are_found_under_the_new_one(
    keeps_bodies: bool,  # noqa: FBT001 - pytest gives it by its name
    toy: Path,
    library: Library,
    edition: Edition,
) -> None:
    provinces = read_toy(toy, "vocabulary/provinces/an-mau.yml").replace(
        "label: Tỉnh An Mẫu\n",
        "label: Tỉnh An Mẫu\nformer_names:\n  - name: Tỉnh An\n    end: 1997\n"
        f"    {CITED}\nsuccessors:\n  - target: mau\n    date: 2012-07-01\n    {CITED}\n",
    )
    files = {"vocabulary/provinces/an-mau.yml": provinces}
    if not keeps_bodies:
        for name in ("vocabulary/issuers.yml", "exemplars/xa-dong-xanh.yml", "exemplars/dang-uy-mau.yml"):
            files[name] = read_toy(toy, name).replace("province: an-mau", "province: mau")
    later = edition(files)
    assert find_lost(library, later) == set()
    new, old = later.groups["tinh"]["mau"], library.groups["tinh"]["an-mau"]
    assert set(old.bodies) <= set(new.bodies)
    assert set(old.documents) <= set(new.documents)
    if not keeps_bodies:
        assert dict(list_moves(later))["tra-cuu/tinh/an-mau.html"] == "tra-cuu/tinh/mau.html"
        return
    page = show(later, "tra-cuu/tinh/an-mau.html")
    assert 'Nay thuộc <a href="mau.html">Tỉnh Mẫu</a>, từ ngày 1/7/2012, theo <a' in page
    assert "Tên trước đây: Tỉnh An (đến 1997), theo <a" in page
    assert 'Gồm cả <a href="an-mau.html">Tỉnh An Mẫu</a>.' in show(later, "tra-cuu/tinh/mau.html")
    assert '<dt>Nay thuộc</dt><dd><a href="../tra-cuu/tinh/mau.html">' in show(later, "dien-hinh/xa-dong-xanh.html")


def test_no_address_of_today_leads_on_even_where_a_record_claims_it(change: Callable[[str, str, str], Path]) -> None:
    root = change(
        "directives/05-ct-tum-2016.yml",
        "id: 05-ct-tum-2016\n",
        "id: 05-ct-tum-2016\nprevious_ids: [a-cu, 01-kl-tum-2021]\n",
    )
    checked = read_checked(root)
    assert not checked.is_clean
    later = gather_library(checked.catalog, checked.lineage, checked.names)
    moves = dict(list_moves(later))
    assert moves["van-ban/a-cu.html"] == "van-ban/05-ct-tum-2016.html"
    assert "van-ban/01-kl-tum-2021.html" not in moves


def find_lost(before: Library, after: Library) -> set[str]:
    """Find the addresses of an edition that lead nowhere in a later one."""
    moves, now = dict(list_moves(after)), list_addresses(after)
    assert not moves.keys() & now
    return {each for each in list_addresses(before) if moves.get(each, each) not in now}


def make_offer(address: str) -> Offer:
    return Offer(name_section(address), "Tên", "Nhóm", address, "a.pdf", "0" * 10, "", (), 1, 1)
