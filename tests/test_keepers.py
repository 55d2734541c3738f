"""Which kind a file is, who looks at it, and the list of owners made of that."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.keepers import (
    KEEPERS,
    KINDS,
    OWNERS,
    find_kind,
    find_stale_owners,
    list_missing,
    rank_kind,
    write_owners,
)
from handbook.resources import THEME

_ROOT = Path(__file__).parents[1]
_SETTINGS = (
    "extra:\n  generator: false\n  owners: # ai xem\n    content: '@nha/noi-dung'\n"
    '    vocabulary: "@a @b" # hai người\n    program: giu@nha.example\n  khac: x\n'
)


def lay(root: Path, settings: str) -> Path:
    (root / ".github").mkdir()
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    write_owners(root)
    return root / OWNERS


def list_rules(text: str) -> dict[str, str]:
    return dict(line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Makefile", "lệnh dựng và kiểm tra"),
        ("makefile", "lệnh dựng và kiểm tra"),
        ("docs/GNUmakefile", "lệnh dựng và kiểm tra"),
        ("scripts/x.mk", "lệnh dựng và kiểm tra"),
        ("scripts/handbook/commands/cli.py", "chương trình"),
        ("requirements/build.txt", "yêu cầu cài đặt"),
        ("pyproject.toml", "yêu cầu cài đặt"),
        (".github/workflows/xem-lai.yml", "quy trình của kho"),
        (".GitHub/Workflows/a.yml", "quy trình của kho"),
        (".gitattributes", "thiết lập của git"),
        ("docs/.gitattributes", "thiết lập của git"),
        ("mkdocs.yml", "thiết lập của trang"),
        ("docs/overrides/main.html", "khung trang và chương trình chạy trong trang"),
        ("docs/assets/js/search.js", "khung trang và chương trình chạy trong trang"),
        ("docs/bien-tap/form/start.js", "biểu mẫu sửa trên trang"),
        ("docs/bien-tap/duyet.md", "trang viết tay, hướng dẫn"),
        ("README.md", "giới thiệu, giấy phép, nhật ký của kho"),
        ("scripts/README.md", "chương trình"),
        ("tests/conftest.py", "phép thử, phép đo"),
        ("directives/05-ct-tw-2016.yml.orig", "tệp lạ nằm trong thư mục bản ghi"),
        ("vocabulary/a/b.yml", "tệp lạ nằm trong thư mục bản ghi"),
        ("directives-2/a.yml", "tệp khác"),
        ("conftest.py", "tệp khác"),
        ("khac/docs/a.md", "tệp khác"),
        ("khac/mkdocs.yml", "tệp khác"),
        ("khac/LICENSE", "tệp khác"),
        ("LICENSE", "giới thiệu, giấy phép, nhật ký của kho"),
        ("schema/a.json", "lược đồ do chương trình sinh ra"),
        (".vscode/settings.json", "thiết lập trình soạn thảo"),
        ("benchmarks/a.py", "phép thử, phép đo"),
        ("directives/a.txt", "tệp lạ nằm trong thư mục bản ghi"),
        ("exemplars/a.txt", "tệp lạ nằm trong thư mục bản ghi"),
        ("sources/a.txt", "tệp lạ nằm trong thư mục bản ghi"),
        ("a/.gitignore", "thiết lập của git"),
        (".gitmodules", "thiết lập của git"),
        (".ci/a.sh", "quy trình của kho"),
        (".pre-commit-config.yaml", "quy trình của kho"),
        ("a\nMakefile", "tệp khác"),
    ],
)
def test_a_file_is_of_the_kind_of_its_place(path: str, name: str) -> None:
    assert find_kind(path).name == name


def test_kinds_that_can_do_most_harm_rank_first() -> None:
    names = ["Makefile", ".github/a", ".gitattributes", "scripts/a", "requirements/a", "directives/a", "docs/a", "a"]
    ranks = [rank_kind(find_kind(name).name) for name in names]
    assert ranks == sorted(set(ranks))
    assert ranks[0] == 0


def test_every_file_of_this_repository_has_a_kind_of_its_own() -> None:
    others = [
        path.relative_to(_ROOT).as_posix()
        for path in _ROOT.iterdir()
        if path.is_file() and find_kind(path.name).name == "tệp khác"
    ]
    assert others in ([], [".git"])


def test_owners_are_those_of_the_settings(tmp_path: Path) -> None:
    text = lay(tmp_path, _SETTINGS).read_text(encoding="utf-8")
    assert text.splitlines()[:8] == [
        "# Ai phải xem phần nào; «handbook schema» viết tệp này từ «extra.owners» trong mkdocs.yml.",
        "# Dòng sau thắng dòng trước. Dòng còn dấu # là phần chưa có người giữ, nên chưa có hiệu lực.",
        "# Điền xong thì bật «Require review from Code Owners» cho nhánh main; người được nêu phải có quyền ghi.",
        "",
        "# Tệp khác: người giữ chương trình.",
        "* giu@nha.example",
        "",
        "# Giới thiệu, giấy phép, nhật ký của kho: người giữ chương trình.",
    ]
    rules = list_rules(text)
    assert rules["*"] == "giu@nha.example"
    assert rules["/directives/"] == "giu@nha.example"
    for folder in ("directives", "exemplars", "sources"):
        assert rules[f"/{folder}/*.yml"] == "@nha/noi-dung"
    assert rules["/vocabulary/*.yml"] == rules["/vocabulary/provinces/*.yml"] == "@a @b"
    assert list(rules) == [place for kind in KINDS for place in kind.places]
    assert list_missing(tmp_path) == ()
    assert find_stale_owners(tmp_path) == ()


def test_a_changed_owner_makes_the_list_stale(tmp_path: Path) -> None:
    lay(tmp_path, _SETTINGS)
    (tmp_path / "mkdocs.yml").write_text(_SETTINGS.replace("@nha/noi-dung", "@nha/khac"), encoding="utf-8")
    assert find_stale_owners(tmp_path) == (OWNERS,)


@pytest.mark.parametrize("given", ['""', "", "ai đó", "@", "@a/b/c", "@a b", "*"])
def test_what_names_no_account_is_nobody(given: str, tmp_path: Path) -> None:
    settings = _SETTINGS.replace("'@nha/noi-dung'", given)
    rules = list_rules(lay(tmp_path, settings).read_text(encoding="utf-8"))
    assert "/directives/*.yml" not in rules
    assert rules["/directives/"] == "giu@nha.example"
    assert list_missing(tmp_path) == ("người duyệt nội dung",)


def test_a_handbook_without_a_forge_has_no_list_and_misses_nobody(tmp_path: Path) -> None:
    write_owners(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert find_stale_owners(tmp_path) == ()
    assert list_missing(tmp_path) == ()


@pytest.mark.parametrize("settings", [None, "site_name: a\n", "extra:\n  owners:\n"])
def test_where_no_owners_are_set_none_is_named(settings: str | None, tmp_path: Path) -> None:
    text = lay(tmp_path, settings or "").read_text(encoding="utf-8")
    if settings is None:
        (tmp_path / "mkdocs.yml").unlink()
    assert list_rules(text) == {}
    assert find_stale_owners(tmp_path) == ()
    assert list_missing(tmp_path) == tuple(KEEPERS.values())


def test_a_list_that_is_not_there_yet_is_stale_where_there_is_a_forge(tmp_path: Path) -> None:
    lay(tmp_path, _SETTINGS).unlink()
    assert find_stale_owners(tmp_path) == (OWNERS,)


def test_no_account_is_invented_as_an_owner_of_this_repository() -> None:
    assert list_rules((_ROOT / OWNERS).read_text(encoding="utf-8")) == {}
    assert list_missing(_ROOT) == tuple(KEEPERS.values())


def test_the_list_of_this_repository_names_places_that_are_there() -> None:
    places = re.findall(r"^# (/\S+) @…$", (_ROOT / OWNERS).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(places) > 20
    ours = {f"/docs/{path.relative_to(THEME).as_posix()}/" for path in THEME.rglob("*") if path.is_dir()}
    ours.add("/reviews/*.yml")  # written when somebody first looks a record over
    assert all(place in ours or list(_ROOT.glob(place.strip("/"))) for place in places)


def test_check_reminds_of_missing_owners_and_stays_clean(lay_root: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(lay_root)])
    assert result.exit_code == 0
    assert result.stdout == "Dữ liệu không có lỗi.\n"
    assert (
        "Ghi chú: kho này chưa nêu ai là người duyệt nội dung, người giữ từ vựng, người giữ chương trình"
        in result.stderr
    )
    assert CliRunner().invoke(main, ["check", "--root", str(lay_root), "--format", "json"]).stderr == ""


@pytest.fixture
def lay_root(request: pytest.FixtureRequest) -> Path:
    root: Path = request.getfixturevalue("lay")({})
    lay(root, "extra:\n  owners:\n    content: ''\n")
    return root
