"""A site is built with all its PDFs or not at all, and without them nothing points to any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.cli import main
from handbook.pages import gather_library
from handbook.pdf.printing import open_shelf
from handbook.reading import read_checked
from handbook.site.printed import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import CliRunner


def test_a_section_that_cannot_be_printed_is_named_and_the_site_before_stays(
    runner: CliRunner, change: Callable[[str, str, str], Path]
) -> None:
    record = "exemplars/chi-bo-hoa-sen.yml"
    root = change(record, "kèm trẻ em học bài", "kèm trẻ em học bài ★")
    assert runner.invoke(main, ["build", "--root", str(root)], catch_exceptions=False).exit_code == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert not [path for path in before if b"in-an/" in before[path] and path.suffix == ".html"]
    assert not [path for path in before if b"hb-take" in before[path] and path.suffix == ".html"]
    result = runner.invoke(main, ["build", "--pdf", "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 2
    assert f"{record}: phông chữ in không có chữ «★»" in result.output
    assert "trang cũ vẫn còn nguyên" in result.output
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before
    checked = read_checked(root)
    shelf = open_shelf(gather_library(checked.catalog, checked.lineage, checked.names))
    failed = re.search(r"không in được (\d+) phần", result.output)
    assert failed
    assert 0 < int(failed[1]) < len(shelf.plans)
    assert len(list((root / "build" / CACHE).glob("*.pdf"))) == len(shelf.plans) - int(failed[1])
