"""A site is built with all its PDFs but those that cannot be made, and without them nothing points to any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handbook.commands.cli import main
from handbook.pdf import printing
from handbook.pdf.writer import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import CliRunner

    from handbook.pdf.chapters import Section
    from handbook.pdf.document import Document

pytestmark = pytest.mark.slow

LOST = "dien-hinh/chi-bo-hoa-sen"
FAULT = "exemplars/chi-bo-hoa-sen.yml: không in được, để thử"


@pytest.fixture
def root(lay: Callable[[dict[str, str]], Path]) -> Path:
    """Return a copy of the toy."""
    return lay({})


def lose(monkeypatch: pytest.MonkeyPatch, is_lost: Callable[[str], bool]) -> None:
    """Let some sections fail."""
    write = printing.write_document

    def fail(section: Section, base: str, geometry: str) -> Document:
        if is_lost(section.id):
            raise DocumentError(FAULT)
        return write(section, base, geometry)

    monkeypatch.setattr(printing, "write_document", fail)


def test_a_section_that_cannot_be_printed_is_named_and_the_rest_is_published(
    runner: CliRunner, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch, lambda section: section == LOST)
    result = runner.invoke(main, ["build", "--pdf", "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stderr == f"Chú ý: trang không có bản in của một phần, vì không in được: {FAULT}\n"
    site = root / "site"
    assert not (site / f"pdf/{LOST}.pdf").exists()
    assert len(list((site / "pdf").rglob("*.pdf"))) > 30
    assert "hb-take" in (site / "dien-hinh/xa-dong-xanh.html").read_text(encoding="utf-8")
    for page in site.rglob("*.html"):
        assert f"{LOST}.pdf" not in page.read_text(encoding="utf-8"), page
    monkeypatch.undo()
    result = runner.invoke(main, ["build", "--pdf", "--root", str(root)], catch_exceptions=False)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (site / f"pdf/{LOST}.pdf").exists()


def test_where_nothing_can_be_printed_the_site_before_stays(
    runner: CliRunner, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert runner.invoke(main, ["build", "--root", str(root)], catch_exceptions=False).exit_code == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert not [path for path in before if b"in-an/" in before[path] and path.suffix == ".html"]
    assert not [path for path in before if b"hb-take" in before[path] and path.suffix == ".html"]
    lose(monkeypatch, lambda _: True)
    result = runner.invoke(main, ["build", "--pdf", "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 2
    assert result.stderr == f"Lỗi: không in được phần nào: {FAULT}; trang cũ vẫn còn nguyên\n"
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before
