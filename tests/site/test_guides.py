"""Pages written by hand are found by the title and the sentence they begin with."""

from pathlib import Path

from handbook.pages import Way
from handbook.site.guides import list_guides


def test_the_guide_of_the_program_is_listed_without_any_page_of_the_handbook(tmp_path: Path) -> None:
    found = {way.address: way for way in list_guides(tmp_path / "docs")}
    assert found["bien-tap/dan-nguon.html"].names == ("Dẫn nguồn",)
    assert found["bien-tap/dan-nguon.html"].meaning


def test_a_page_of_the_handbook_counts_for_that_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "bien-tap").mkdir()
    text = "---\ntitle: Dẫn nguồn ở đây\ndescription: Cách của cơ quan.\n---\n\n# Dẫn nguồn ở đây\n"
    (tmp_path / "bien-tap/dan-nguon.md").write_text(text, encoding="utf-8")
    (tmp_path / "khong-ten.md").write_text("Không có đầu trang.\n", encoding="utf-8")
    found = {way.address: way for way in list_guides(tmp_path)}
    assert found["bien-tap/dan-nguon.html"] == Way("bien-tap/dan-nguon.html", ("Dẫn nguồn ở đây",), "Cách của cơ quan.")
    assert "khong-ten.html" not in found
