"""What a handbook brings stands in for what the program brings, file by file and setting by setting."""

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.resources import SETTINGS, THEME
from handbook.site.configuration import read_settings
from handbook.site.paths import Paths

OWN = {
    "docs/assets/css/handbook.css": "/* của sổ tay */\n",
    "docs/assets/js/search/fold.js": "window.ownFold = 1;\n",
    "docs/bien-tap/duyet.md": "---\ntitle: Duyệt ở đây\n---\n\n# Duyệt ở đây\n",
    "docs/overrides/partials/copyright.html": "<p>Bản quyền của sổ tay</p>\n",
    "docs/trang-rieng.md": "# Trang riêng\n\n[Hướng dẫn](bien-tap/index.md)\n",
    "docs/assets/css/rieng.css": "p { color: red }\n",
    "mkdocs.yml": "site_name: Sổ tay riêng\nextra_css: [assets/css/rieng.css]\n",
}


@pytest.fixture(scope="module")
def site(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the toy with some files of its own."""
    root = tmp_path_factory.mktemp("own")
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        shutil.copytree(toy / folder, root / folder)
    for name, text in OWN.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return root / "site"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_file_of_the_handbook_is_published_instead_of_the_programs(site: Path) -> None:
    assert read(site / "assets/css/handbook.css") == OWN["docs/assets/css/handbook.css"]
    assert "window.ownFold=1" in read(site / "assets/js/search-engine.js")
    assert "Duyệt ở đây" in read(site / "bien-tap/duyet.html")
    assert "Bản quyền của sổ tay" in read(site / "index.html")


def test_what_the_handbook_does_not_bring_is_the_programs(site: Path) -> None:
    assert (site / "assets/css/lineage.css").read_bytes() == (THEME / "assets/css/lineage.css").read_bytes()
    assert "Dẫn nguồn" in read(site / "bien-tap/dan-nguon.html")


def test_what_only_the_handbook_has_is_published_beside_it(site: Path) -> None:
    assert 'href="bien-tap/index.html"' in read(site / "trang-rieng.html")
    assert "Sổ tay riêng" in read(site / "trang-rieng.html")


def test_styles_of_the_handbook_come_after_those_of_the_program(site: Path) -> None:
    page = read(site / "trang-rieng.html")
    assert 0 < page.index("assets/css/data.css") < page.index("assets/css/rieng.css")


def test_fonts_for_print_and_parts_of_scripts_are_not_published(site: Path) -> None:
    assert not (site / "assets/fonts-print").exists()
    assert not (site / "assets/js/search").exists()
    assert not (site / "overrides").exists()


def test_settings_are_laid_over_those_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("theme: {logo: assets/a.svg}\nextra: {repository: x}\nnav: []\n", "utf-8")
    settings = read_settings(Paths(tmp_path, tmp_path, tmp_path))
    ground = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))
    assert settings["theme"] == {**ground["theme"], "logo": "assets/a.svg"}
    assert settings["extra"] == {**ground["extra"], "repository": "x"}
    assert settings["nav"] == []
    assert settings["extra_css"] == ground["extra_css"]


def test_a_handbook_without_settings_has_those_of_the_program(tmp_path: Path) -> None:
    assert read_settings(Paths(tmp_path, tmp_path, tmp_path)) == yaml.safe_load(SETTINGS.read_text("utf-8"))


def test_another_engine_finds_all_it_needs_in_one_folder(toy: Path, tmp_path: Path) -> None:
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        shutil.copytree(toy / folder, tmp_path / folder)
    (tmp_path / "mkdocs.yml").write_text("site_name: Sổ tay riêng\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "--root", str(tmp_path), "--stage-only"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    settings = yaml.safe_load(read(tmp_path / "build/mkdocs.yml"))
    assert (settings["site_name"], settings["docs_dir"]) == ("Sổ tay riêng", "docs")
    assert (tmp_path / "build" / settings["theme"]["custom_dir"] / "main.html").is_file()
    assert all((tmp_path / "build/docs" / name).is_file() for name in settings["extra_css"])


def lay(root: Path, text: str) -> Paths:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return Paths(root, root / "build", root / "site")


@pytest.mark.parametrize("text", ["", "extra:\ntheme:\nextra_css:\n", "theme: material\n", "# trống\n"])
def test_what_is_left_blank_says_nothing(tmp_path: Path, text: str) -> None:
    assert read_settings(lay(tmp_path, text)) == yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", ["theme: [\n", "- a\n", "a\n", "extra: 3\n", "theme: 3\n", "site_name: \x00\n"])
def test_settings_that_cannot_be_read_are_told_in_one_line_by_whatever_needs_them(
    toy: Path, tmp_path: Path, text: str
) -> None:
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        shutil.copytree(toy / folder, tmp_path / folder)
    lay(tmp_path, text)
    for options in ((), ("--stage-only",), ("--engine", "mkdocs")):
        result = CliRunner().invoke(main, ["build", "--root", str(tmp_path), *options], catch_exceptions=False)
        assert result.exit_code == 2
        assert result.stderr.startswith("Lỗi: ")
    assert not (tmp_path / "site").exists()
