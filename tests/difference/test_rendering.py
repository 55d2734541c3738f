"""The report: what is outside the records first, all of it or saying what is cut, and no word more than a word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from handbook.difference import Difference, OutsideFile, Pages, RecordChange, Statement, render_difference
from handbook.difference.markdown import escape_text, fence_text, quote_path

_HARMLESS = {
    *("paragraph", "text", "softbreak", "hardbreak", "heading", "bullet_list", "ordered_list", "list_item"),
    *("strong", "em", "code_inline", "fence", "blockquote", "inline", "text_special"),
}
_FOLDING = {"html_block"}


def list_kinds(text: str) -> set[str]:
    """List what a Markdown reader with the forge's tables and strokes makes of a text."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    flat = [*tokens, *(child for token in tokens for child in token.children or ())]
    return {token.type.removesuffix("_open").removesuffix("_close") for token in flat}


def make_outside(path: str, remark: str = "") -> OutsideFile:
    return OutsideFile(path, "changed", "lệnh dựng và kiểm tra", "người giữ chương trình", remark)


def make_record(name: str, statements: list[Statement], warnings: tuple[str, ...] = ()) -> RecordChange:
    return RecordChange("changed", "directives", name, name, statements=tuple(statements), warnings=warnings)


def say(text: str, warning: str = "") -> Statement:
    return Statement("changed", "a", text, warning)


def test_files_beside_the_records_come_first_in_a_red_block() -> None:
    text = render_difference(Difference((), Pages((), (), ()), outside=(make_outside("Makefile", "lối tắt"),)))
    assert text.startswith(
        "## Thay đổi này có nghĩa gì\n\n> [!CAUTION]\n"
        "> **⛔ 1 tệp nằm ngoài các bản ghi. Không nhận trước khi người nêu sau mỗi tệp đã xem.**\n>\n"
        "> - `Makefile`: sửa lệnh dựng và kiểm tra, **lối tắt** — người giữ chương trình xem\n\n"
        "Các bản ghi không đổi nghĩa.\n"
    )


def test_nothing_at_all_is_said_so_only_where_nothing_is_touched() -> None:
    nothing = "Không thay đổi dữ liệu, chỉ đổi cách viết."
    assert nothing in render_difference(Difference((), Pages((), (), ()), outside=()))
    for touched in (
        Difference((), None, outside=(make_outside("README.md"),)),
        Difference((), None, outside=(), clashes=("a",)),
        Difference((), None, unread=("a",), outside=()),
    ):
        assert nothing not in render_difference(touched)


def test_a_long_record_is_folded_but_its_warnings_are_not() -> None:
    statements = [say(f"điều {number}", "nguồn không đổi" if number == 20 else "") for number in range(30)]
    text = render_difference(Difference((make_record("a", statements),), None))
    seen, _, folded = text.partition("<details>")
    assert "điều 20 — ⚠ nguồn không đổi" in seen
    assert "<summary>Xem 29 điều nữa, không có ⚠</summary>" in text
    assert all(f"- điều {number}\n" in folded for number in range(30) if number != 20)
    assert "còn" not in folded.partition("</details>")[0]


def test_a_short_record_is_not_folded() -> None:
    text = render_difference(Difference((make_record("a", [say(f"điều {number}") for number in range(12)]),), None))
    assert "<details>" not in text


def make_large() -> Difference:
    records = [
        make_record(f"van-ban-{at}", [say(f"điều {at}-{number} {'chữ ' * 40}") for number in range(20)])
        for at in range(40)
    ]
    records[38] = make_record("van-ban-38", [*records[38].statements[:10], say("chỗ đáng ngờ", "nguồn không đổi")])
    outside = tuple(make_outside(f"scripts/tep-{number}.py") for number in range(2000))
    pages = Pages((), (), tuple(f"van-ban/{number}.html" for number in range(3000)))
    return Difference(tuple(records), pages, outside=(make_outside("Makefile"), *outside))


def test_a_report_that_must_be_short_keeps_its_warnings_and_says_what_it_leaves_out() -> None:
    text = render_difference(make_large(), 50_000)
    assert len(text) < 56_000
    assert "> - `Makefile`:" in text
    assert re.search(r"> - … và \d+ tệp nữa\. Tất cả gồm: 2001 lệnh dựng và kiểm tra\.\n", text)
    assert "chỗ đáng ngờ — ⚠ nguồn không đổi" in text
    assert "Trong phần thiếu không có chỗ ⚠ nào." in text
    left = re.search(r"còn thiếu (\d+) điều\*\*", text)
    assert left
    assert int(left[1]) == 40 * 20 - 9 - len(re.findall(r"- điều |- chỗ", text))
    assert re.search(r"- … và \d+ trang nữa", text)


def test_a_report_without_a_measure_leaves_nothing_out() -> None:
    text = render_difference(make_large())
    assert len(re.findall(r"> - `", text)) == 2001
    assert len(re.findall(r"- điều |- chỗ", text)) == 40 * 20 - 9
    assert "còn thiếu" not in text
    assert "nữa." not in text


def test_warnings_that_do_not_fit_are_counted_by_what_they_are() -> None:
    statements = [
        say(f"điều {number} {'chữ ' * 40}", "nguồn không đổi" if number % 2 else "mất nguồn") for number in range(500)
    ]
    records = (make_record("a", statements, ("trang sẽ mất",)), make_record("b" * 9000, [], ("còn được nhắc",)))
    text = render_difference(Difference(records, None), 8_000)
    assert len(text) < 12_000
    told = text.partition("Trong phần thiếu có:")[2].partition("\n")[0]
    shown = text.count("— ⚠ nguồn không đổi")
    assert f" {250 - shown} chỗ ⚠ nguồn không đổi" in told
    assert " 1 chỗ ⚠ còn được nhắc" in told
    assert "và 1 bản ghi" in text


def test_a_clash_is_said_with_its_files() -> None:
    text = render_difference(Difference((), None, outside=(), clashes=("a.yml", "b`.yml")))
    assert "Chỗ vướng: `a.yml`, `b\\u{60}.yml`." in text


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "![x](https://example.invalid/a.png)",
        "[chữ](javascript:alert(1))",
        "<https://example.invalid>",
        "https://example.invalid/`<b>`",
        "</details><b>",
        "<!-- so-tay: thay doi -->",
        "a\\![x](y)",
        "`\\`<b>`",
        "~~a~~",
        "$\\color{white}{a}$ và $`b`$",
    ],
)
def test_markup_of_a_stranger_is_shown_as_text(text: str) -> None:
    report = render_difference(
        Difference((make_record(text, [say(f"thêm {text}", text)], (text,)),), None, unread=(text,))
    )
    assert list_kinds(report) <= _HARMLESS


@pytest.mark.parametrize("text", ["@ban-bien-tap", "#12", "nha/so-tay#3", "GH-4", "$a$"])
def test_nobody_is_called_and_nothing_referred_to(text: str) -> None:
    plain = escape_text(text)
    assert not any(mark in plain for mark in ("@b", "#1", "#3", "GH-4", "$a"))


@pytest.mark.parametrize(
    "text", ["https://bao.example/a_b?c=1#2", "HTTP://bao.example", "www.bao.example", "mailto:a@b.vn"]
)
def test_an_address_is_code_so_that_it_can_be_copied_and_is_no_link(text: str) -> None:
    assert escape_text(f"xem «{text}» nhé") == f"xem «`{text}`» nhé"


def test_letters_nobody_sees_are_shown() -> None:
    assert escape_text("a\u202eb\u200bc\nd") == r"a\\u{202e}b\\u{200b}c\\u{a}d"


@given(st.text(alphabet=st.sampled_from("<>[]()!`\\*_~#@:/&;\"'=-ab1 \n|$htpsw."), max_size=60))
def test_no_text_becomes_markup(text: str) -> None:
    assert list_kinds(f"- thêm {escape_text(text)}") <= _HARMLESS


@given(st.text(max_size=200))
def test_a_path_is_one_piece_of_code(path: str) -> None:
    (item,) = [
        token for token in MarkdownIt("commonmark").parse(f"- {quote_path(path or 'a')}: x") if token.type == "inline"
    ]
    assert [child.type for child in item.children or ()] == ["code_inline", "text"]


@given(st.text(max_size=200))
def test_a_fence_holds_its_text(text: str) -> None:
    tokens = [token.type for token in MarkdownIt("commonmark").parse(fence_text(text))]
    assert tokens == ["fence"]
