"""Pages filled into frames are byte for byte those that mkdocs makes of the same staged files."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from handbook.pages import gather_library
from handbook.reading import read_checked
from handbook.schema.dictionary import DICTIONARY, SAMPLE_PAGE
from handbook.site import Paths, SiteError, Task, build_site, find_obstacle, list_tasks, pool
from handbook.site.engine import Engine, open_engine
from handbook.site.frames import mark_texts, read_frame
from handbook.site.pieces import list_kinds, take_apart, write_sample

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
TOY = REPOSITORY / "tests" / "toy"
FRONT = '---\ntitle: "Tên trang"\ndescription: "Một câu."\nsection: "van-ban"\nhide:\n  - navigation-path\n---\n'
BLOCK = '<div class="hb-block">\n<p>Một đoạn.</p>\n</div>'
FITTING = {
    "one-block": BLOCK,
    "main-heading": f"<header><h1>Tên</h1></header>\n\n{BLOCK}",
    "headings": BLOCK + "\n\n## Mục { #muc }\n\n" + BLOCK + "\n\n### (1,5%): «a» – b/c; d? { #nho }\n\n" + BLOCK,
    "headings-only": "## Một { #mot }\n\n## Hai { #hai }",
    "blank-line-inside": "<div>\n<p>Một.</p>\n\n<p>Hai.</p>\n\n</div>",
    "entities": "<div>a &amp; b &lt;i&gt; &#39; &#x27;</div>",
    "void-elements": '<div>a<br>b<img src="x.png" alt="">\n<hr>\n</div>',
    "drawing": '<div><svg viewBox="0 0 1 1"><title>Tên</title><path d="M0 0"/><g></g></svg></div>',
    "markdown-inside": "<div>*a* _b_ `c` [d](e) ## f { #g }\n\n## h { #i }\n\n- k\n</div>",
    "long-attribute": '<div title="một\n\nhai">a</div>',
    "a-title-that-needs-escapes": BLOCK,
    "many-levels": "<div>" + "<p><b>" * 5 + "a" + "</b></p>" * 5 + "</div>",
    "the-words-of-marks": '<div title="hbmark0x"> HBMARK </div>',
    "left-open": "<div><p>a</div>\n\n" + BLOCK,
    "element-in-title": "<div><svg><title>a<b>c</b></title></svg></div>",
    "crossed": "<div><b><i>a</b></i></div>",
    "far-too-many-levels": "<div>" * 50 + "a" + "</div>" * 50,
    "left-open-among-many": "<div>" + "<p>" * 9 + "<br><p>a</p>" * 5000 + "</div>",
    "bare-attribute": "<div class=a>b</div>",
}
TITLES = {
    "one-block": "Sổ tay chỉ thị",
    "a-title-that-needs-escapes": 'A & B <i> \\"c\\" \\\\ d\'',
    "the-words-of-marks": "hbmark0x<&> hbmarkname",
}
STRANGE = {
    "paragraph": "Một đoạn văn với *chữ nghiêng*.\n\n" + BLOCK,
    "heading-with-markup": "## Một *mục* { #muc }\n\n" + BLOCK,
    "heading-with-ampersand": "## Một & hai { #muc }\n\n" + BLOCK,
    "heading-without-id": "## Một mục\n\n" + BLOCK,
    "heading-with-two-spaces": "## Một  mục { #muc }\n\n" + BLOCK,
    "heading-with-class": "## Một mục { #muc .lop }\n\n" + BLOCK,
    "heading-right-after": BLOCK + "\n## Một mục { #muc }\n\n" + BLOCK,
    "heading-in-quotes": '## Một "mục" { #muc }\n\n' + BLOCK,
    "two-blocks-at-once": BLOCK + "\n" + BLOCK,
    "text-after-block": BLOCK + " sau\n\n" + BLOCK,
    "many-blank-lines": BLOCK + "\n\n\n\n" + BLOCK,
    "blanks-on-a-line": "<div>\n   \n<p>a</p></div>",
    "tab": "<div>a\tb</div>",
    "carriage-return": "<div>a\rb</div>",
    "control-character": "<div>a\x02b\x03c</div>",
    "fence": "<div>\n```\n<p>a</p>\n```\n</div>",
    "closed-twice": "<div>a</div></div>\n\n" + BLOCK,
    "block-left-open": "<div>a\n\n" + BLOCK,
    "inline-element": "<span>a</span>\n\n" + BLOCK,
    "bare-ampersand": "<div>a & b &amp c &khong; &#1</div>",
    "script": "<div><script>if (a < b) { c = '</div>' }</script></div>",
    "style": "<div><style>p > a { }</style></div>",
    "comment": "<!-- a -->\n\n<div><!-- </div> --></div>",
    "contents-asked-for": "[TOC]\n\n" + BLOCK,
    "reference": BLOCK + "\n\n[a]: https://vi.du/\n\n## Mục { #muc }",
    "list": "- a\n- b",
}
STRANGE_FRONTS = {
    "no-front": "",
    "line-separator": FRONT.replace("Tên trang", "A\u2028B"),
    "escape-of-json": FRONT.replace("Tên trang", "A\\u0041\\nB"),
    "empty-title": FRONT.replace("Tên trang", ""),
    "more-settings": FRONT.replace("hide:", "author: Ai đó\ntrong:\nhide:"),
    "other-template": FRONT.replace("hide:", "template: 404.html\nhide:"),
    "two-titles": FRONT.replace("section", 'title: "Tên sau"\nsection'),
}


# what the hand-written pages of the guide lead to
GUIDED = ("bien-tap/thong-bao.md", "so-lieu/sai-lech.md", DICTIONARY, SAMPLE_PAGE)


def make_home(folder: Path, settings: str = "") -> Path:
    """Lay settings and a folder for overrides of the theme."""
    (folder / "docs" / "overrides").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("nav:\n  - Đầu: index.md\n" + settings, encoding="utf-8")
    return folder


def write_tasks(texts: dict[str, str]) -> dict[str, Task]:
    files = {f"van-ban/{name}.md": text for name, text in texts.items()} | {"data/handbook.json": "{}"}
    files |= dict.fromkeys(("index.md", *GUIDED), f"{FRONT}{BLOCK}\n")
    return {name: lambda name=name: [(name, files[name])] for name in files}


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def find_differences(paths: Paths, tasks: Mapping[str, Task]) -> list[str]:
    """Build with frames and by mkdocs alone; list the files that differ."""
    build_site(paths, tasks)
    framed = read_all(paths.site)
    build_site(paths, tasks, whole=True)
    whole = read_all(paths.site)
    return sorted(name for name in framed.keys() | whole.keys() if framed.get(name) != whole.get(name))


@pytest.mark.parametrize("root", [REPOSITORY, TOY], ids=["real", "toy"])
def test_every_file_of_a_handbook_made_by_two_processes_is_what_mkdocs_makes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_FEW", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    checked = read_checked(root)
    paths = Paths(root, tmp_path / "build", tmp_path / "site")
    tasks = list_tasks(paths, gather_library(checked.catalog, checked.lineage, checked.names))
    assert find_differences(paths, tasks) == []


def test_pages_of_every_kind_are_what_mkdocs_makes(tmp_path: Path) -> None:
    texts = {name: FRONT + body + "\n" for name, body in {**FITTING, **STRANGE}.items()}
    texts |= {name: texts[name].replace("Tên trang", title) for name, title in TITLES.items()}
    texts |= {name: front + BLOCK + "\n" for name, front in STRANGE_FRONTS.items()}
    texts |= {"index": texts["headings"], "Tên-khác_1": texts["headings"], "readme-khac": texts["headings"]}
    paths = Paths(make_home(tmp_path / "home"), tmp_path / "build", tmp_path / "site")
    assert find_differences(paths, write_tasks(texts)) == []


def test_a_page_beside_an_address_of_the_site_is_what_mkdocs_makes(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", "site_url: https://vi.du/so-tay/\nextra: {repository: 'https://vi.du/kho'}\n")
    paths = Paths(home, tmp_path / "build", tmp_path / "site")
    front = FRONT.replace("section", 'record: "a & b.yml"\nrecord_copy: "../a.yml"\nsection')
    texts = {name: front.replace("Tên", f"{name} & 'x' /") + BLOCK + "\n" for name in ("mot", "hai", "ba")}
    assert find_differences(paths, write_tasks(texts)) == []
    assert b"https://vi.du/so-tay/van-ban/mot.html" in (paths.site / "sitemap.xml").read_bytes()


def test_pages_in_folders_of_a_folder_are_what_mkdocs_makes(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", "site_url: https://vi.du/so-tay/\n")
    settings = (home / "mkdocs.yml").read_text(encoding="utf-8")
    near = "nav:\n  - Đầu: index.md\n  - Gần: van-ban/gan/chinh.md\n"
    (home / "mkdocs.yml").write_text(settings.replace("nav:\n  - Đầu: index.md\n", near), encoding="utf-8")
    folders = ("mot", "hai", "gan", "Lạ_1", "ba/sau")
    texts = {f"{folder}/{name}": f"{FRONT}{BLOCK}\n" for folder in folders for name in ("trang-2", "trang-3", "chinh")}
    paths = Paths(home, tmp_path / "build", tmp_path / "site")
    assert find_differences(paths, write_tasks(texts)) == []


def test_folders_in_a_folder_share_a_frame(tmp_path: Path) -> None:
    names = [f"van-ban/{folder}/trang-2.md" for folder in ("mot", "hai")]
    paths = Paths(make_home(tmp_path / "home"), tmp_path / "build", tmp_path / "site")
    engine = open_engine(paths, tmp_path / "new", ["index.md", *GUIDED, *names])
    [trace] = {engine.finish_traced(name, f"{FRONT}{BLOCK}\n")[1] for name in names}
    assert trace is not None


def test_a_theme_that_does_more_with_a_title_is_honoured(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    block = "{% block htmltitle %}<title>{{ page.meta.title | upper if page else '' }}</title>{% endblock %}"
    (home / "docs" / "overrides" / "main.html").write_text('{% extends "base.html" %}' + block, encoding="utf-8")
    paths = Paths(home, tmp_path / "build", tmp_path / "site")
    assert find_differences(paths, write_tasks({"mot": FRONT + BLOCK + "\n", "hai": FRONT + BLOCK + "\n"})) == []
    assert "TÊN TRANG" in (paths.site / "van-ban" / "hai.html").read_text(encoding="utf-8")


def test_a_hand_written_page_may_lead_to_a_generated_one(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    (home / "docs" / "tay.md").write_text("# Tay\n\n[Một](van-ban/mot.md#dau)\n", encoding="utf-8")
    paths = Paths(home, tmp_path / "build", tmp_path / "site")
    assert find_differences(paths, write_tasks({"mot": FRONT + BLOCK + "\n"})) == []
    assert "van-ban/mot.html#dau" in (paths.site / "tay.html").read_text(encoding="utf-8")


def test_a_hand_written_page_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    (home / "docs" / "tay.md").write_text("# Tay\n\n[Một](van-ban/khong-co.md)\n", encoding="utf-8")
    paths = Paths(home, tmp_path / "build", tmp_path / "site")
    with pytest.raises(SiteError, match=r"khong-co\.md"):
        build_site(paths, write_tasks({}))
    assert not paths.site.exists()


@pytest.mark.parametrize("name", FITTING)
def test_what_a_page_is_taken_apart_into_makes_it_again(name: str) -> None:
    text = FRONT + FITTING[name] + "\n"
    pieces = take_apart(f"van-ban/{name}.md", text)
    assert pieces is not None
    assert len(list(list_kinds(pieces.shape))) == len(pieces.texts)
    assert write_sample(pieces.shape, pieces.texts) == text


@pytest.mark.parametrize("name", STRANGE)
def test_a_page_with_anything_else_is_not_taken_apart(name: str) -> None:
    assert take_apart("van-ban/a.md", FRONT + STRANGE[name] + "\n") is None


def test_a_frame_is_refused_where_a_text_is_missing_or_changed() -> None:
    pieces = take_apart("van-ban/a.md", FRONT + BLOCK + "\n")
    assert pieces is not None
    title, description, block = mark_texts(pieces.shape)
    assert read_frame(pieces.shape, f"<title>{title}</title>{description}{block}") is not None
    assert read_frame(pieces.shape, f"<title>{title}</title>{description}") is None
    assert read_frame(pieces.shape, f"<title>{title.upper()}</title>{description}{block}") is None
    assert read_frame(pieces.shape, f"<title>{title[:9]}</title>{description}{block}") is None


@pytest.mark.parametrize(
    ("settings", "obstacle"),
    [
        ("", ""),
        ("exclude_docs: a.md\n", "exclude_docs, draft_docs"),
        ("validation: {anchors: warn}\n", "validation.anchors"),
        ("extra_templates: [a.html]\n", "extra_templates"),
    ],
)
def test_settings_that_need_mkdocs_as_a_whole_are_found(tmp_path: Path, settings: str, obstacle: str) -> None:
    home = make_home(tmp_path / "home", settings)
    assert find_obstacle(Paths(home, tmp_path / "build", tmp_path / "site")) == obstacle


def test_an_extension_of_markdown_needs_mkdocs_as_a_whole(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", "markdown_extensions: [attr_list, footnotes]\n")
    assert find_obstacle(Paths(home, tmp_path / "build", tmp_path / "site")) == "markdown_extensions"


def finish_twice(home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Finish a page, then again with an engine that adopts frames and makes none, beside another page."""
    paths, page, text = Paths(home, home / "build", home / "site"), "van-ban/a.md", f"{FRONT}{BLOCK}\n"
    first = open_engine(paths, paths.site, ["index.md", page])
    second = open_engine(paths, paths.site, ["index.md", page, "van-ban/b.md"])
    expected = first.finish(page, text)
    second.adopt_frames(first)
    monkeypatch.setattr(Engine, "_convert", lambda *_: "made again")
    return expected, second.finish(page, text)


def test_a_frame_is_adopted_by_an_engine_that_knows_more_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, again = finish_twice(make_home(tmp_path / "home"), monkeypatch)
    assert again == expected


def test_a_frame_is_made_again_where_the_theme_looks_at_the_list_of_all_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_home(tmp_path / "home")
    block = "{% block footer %}{{ pages | length }}{% endblock %}"
    (home / "docs" / "overrides" / "main.html").write_text('{% extends "base.html" %}' + block, encoding="utf-8")
    expected, again = finish_twice(home, monkeypatch)
    assert expected != again
    assert again == "made again"
