"""A handbook's name, keeper, contact and colours are set in one place and reach every page."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handbook.commands.cli import main
from handbook.site.colours import STYLES, render_colours
from handbook.site.paths import SiteError

SETTINGS = """site_name: Sổ tay Hoa Sen
extra:
  owner: Đảng ủy Hoa Sen
  contact: mailto:hoa-sen@co-quan.example
  colours: {light: "#8a1538", dark: "#f2a0b5"}
"""


def build(toy: Path, root: Path, settings: str) -> Result:
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        shutil.copytree(toy / folder, root / folder)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return CliRunner().invoke(main, ["build", "--root", str(root)], catch_exceptions=False)


@pytest.fixture(scope="module")
def site(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the toy under a name and colours of its own."""
    root = tmp_path_factory.mktemp("named")
    result = build(toy, root, SETTINGS)
    assert result.exit_code == 0, result.output
    return root / "site"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_no_page_and_no_file_of_data_has_another_name(site: Path) -> None:
    written = [path for path in site.rglob("*") if path.suffix in {".html", ".json", ".xml", ".js", ".txt"}]
    named = [path for path in written if "Sổ tay chỉ thị" in read(path)]
    assert named == []
    assert "<h1" in read(site / "index.html")
    assert ">Sổ tay Hoa Sen</h1>" in read(site / "index.html")
    assert "<cite>Sổ tay Hoa Sen</cite>" in read(site / "van-ban/05-ct-tum-2016.html")
    assert "<name>Ban biên tập Sổ tay Hoa Sen</name>" in read(site / "data/changes.xml")


def test_every_page_names_the_keeper(site: Path) -> None:
    for name in ("index.html", "van-ban/05-ct-tum-2016.html", "bien-tap/index.html"):
        assert "Cơ quan giữ sổ tay: Đảng ủy Hoa Sen" in read(site / name)


def test_a_report_of_a_mistake_goes_to_the_contact(site: Path) -> None:
    assert '<a href="mailto:hoa-sen@co-quan.example">Báo sai sót</a>' in read(site / "van-ban/05-ct-tum-2016.html")


def test_the_colours_are_a_style_sheet_after_all_others(site: Path) -> None:
    assert "--hb-accent: #8a1538;" in read(site / STYLES)
    assert "--hb-accent: #f2a0b5;" in read(site / STYLES)
    page = read(site / "index.html")
    assert page.index("assets/css/data.css") < page.index(STYLES)


def test_a_handbook_without_colours_has_no_style_sheet_for_them(tmp_path: Path) -> None:
    assert render_colours(tmp_path) == ""


@pytest.mark.parametrize(
    ("name", "colour", "message"),
    [
        ("light", "xanh", "phải viết trong dấu nháy"),
        ("light", "#fff", "phải viết trong dấu nháy"),
        ("light", "#8a1538; }", "phải viết trong dấu nháy"),
        ("light", "#9fc5e8", "chọn màu đậm hơn"),
        ("dark", "#1a4f8b", "chọn màu sáng hơn"),
    ],
)
def test_a_colour_that_is_none_or_cannot_be_read_is_refused(
    tmp_path: Path, name: str, colour: str, message: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f'extra: {{colours: {{{name}: "{colour}"}}}}\n', encoding="utf-8")
    with pytest.raises(SiteError, match=message):
        render_colours(tmp_path)


def test_a_build_with_such_a_colour_says_so_in_one_line(toy: Path, tmp_path: Path) -> None:
    result = build(toy, tmp_path, 'extra: {colours: {light: "#eeeeee"}}\n')
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("Lỗi: màu «#eeeeee» ở «extra.colours.light»")
