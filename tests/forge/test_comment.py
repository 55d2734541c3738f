"""The comment on a pull request: one, of the newest commit, and no word of a stranger becomes more than a word."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from forge import comment
from forge.comment import CommentError, Forge, Review, find_fault, main, plain_markdown, unpack_review, write_comment

_HEAD = "b" * 40
_TEXTS = {"number": b"7\n", "diff.md": "## Thay đổi này có nghĩa gì\n".encode(), "check.txt": b"ok\n"}
_HARMLESS = {
    *("paragraph", "text", "softbreak", "hardbreak", "heading", "bullet_list", "ordered_list", "list_item"),
    *("strong", "em", "code_inline", "code_block", "fence", "hr", "blockquote", "inline", "s"),
    *("table", "thead", "tbody", "tr", "th", "td", "text_special"),
}


def pack(texts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in texts.items():
            package.writestr(name, content)
    return stream.getvalue()


def make_pull(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"state": "open", "head": {"sha": _HEAD}, "base": {"repo": {"full_name": "nha/so-tay"}}} | changes


def list_kinds(text: str) -> set[str]:
    """List what a Markdown reader with the forge's tables and strokes makes of a text."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    flat = [*tokens, *(child for token in tokens for child in token.children or ())]
    return {token.type.removesuffix("_open").removesuffix("_close") for token in flat}


@pytest.fixture
def run(fake_forge: Any, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - see conftest
    """Return a function that posts what the forge holds."""
    fake_forge.package, fake_forge.pull = pack(_TEXTS), make_pull()
    monkeypatch.setenv("GITHUB_REPOSITORY", "nha/so-tay")
    monkeypatch.setenv("GITHUB_API_URL", fake_forge.address)
    monkeypatch.setenv("FORGE_TOKEN", "token-of-the-test")
    return lambda: main(["12", _HEAD])


def test_the_second_review_rewrites_the_comment_of_the_first(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    assert run() == 0
    fake_forge.package = pack(_TEXTS | {"diff.md": "## Khác\n".encode()})
    assert run() == 0
    (posted,) = fake_forge.comments
    assert "## Khác" in posted["body"]


def test_a_comment_behind_many_others_is_found(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    fake_forge.comments = [{"id": at, "user": {"login": "ai-do"}, "body": "…"} for at in range(230)]
    assert run() == 0
    assert run() == 0
    assert len(fake_forge.comments) == 231


def test_a_comment_that_only_looks_like_ours_is_left_alone(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    fake_forge.comments = [{"id": 1, "user": {"login": "ai-do"}, "body": f"{comment.MARK}\nchữ của người khác"}]
    assert run() == 0
    assert fake_forge.comments[0]["body"].endswith("chữ của người khác")
    assert len(fake_forge.comments) == 2


def test_the_token_stays_with_the_forge(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    assert run() == 0
    assert fake_forge.tokens_seen_elsewhere == [""]


@pytest.mark.parametrize(
    ("pull", "words"),
    [
        (make_pull(head={"sha": "c" * 40}), "không còn"),
        (make_pull(state="closed"), "đã đóng"),
        (make_pull(base={"repo": {"full_name": "nguoi-khac/so-tay"}}), "không thuộc kho này"),
    ],
)
def test_a_number_that_is_not_of_the_built_commit_gets_no_comment(
    run: Any,  # noqa: ANN401
    fake_forge: Any,  # noqa: ANN401
    pull: dict[str, Any],
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fake_forge.pull = pull
    assert run() == 0
    assert words in capsys.readouterr().out
    assert not fake_forge.comments


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"number": b"7", "diff.md": b""},
        _TEXTS | {"number": b"7; rm -rf ."},
        _TEXTS | {"number": "٧".encode()},
        _TEXTS | {"number": b"-7"},
        _TEXTS | {"number": b"../7"},
        _TEXTS | {"diff.md": b"\xff\xfe"},
        _TEXTS | {"diff.md": b"x" * 300_000},
        _TEXTS | {"check.txt": bytes(50_000_000)},
    ],
)
def test_a_package_that_is_not_as_agreed_is_refused(texts: Mapping[str, bytes]) -> None:
    with pytest.raises(CommentError):
        unpack_review(pack(texts))


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(CommentError):
        unpack_review(b"PK\x03\x04 something else")


def test_a_large_package_is_not_fetched(run: Any, fake_forge: Any, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ANN401
    fake_forge.package_size = 10_000_000
    assert run() == 1
    assert "lớn hơn" in capsys.readouterr().err
    assert not any("zip" in path for _, path in fake_forge.asked)


def test_a_package_larger_than_it_says_is_cut_off(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    fake_forge.package, fake_forge.package_size = bytes(1_000_000), 100
    assert run() == 1
    assert not fake_forge.comments


def test_a_run_without_a_package_is_said(run: Any, fake_forge: Any, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ANN401
    fake_forge.package = b""
    assert run() == 1
    assert "không để lại" in capsys.readouterr().err


def test_only_safe_addresses_are_asked() -> None:
    with pytest.raises(CommentError):
        find_fault(Forge("file:///etc", "nha/so-tay", ""), Review(1, "", ""), _HEAD)


def test_our_own_report_keeps_its_form() -> None:
    text = "## Thay đổi\n\n- ✏ **Chỉ thị 05** (`05-ct`)\n  - ngày: 1/1/2020 → 2/1/2020 — ⚠ nguồn không đổi"
    assert plain_markdown(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "\\<b>",
        "\\\\<b>",
        "![x](https://example.invalid/a.png)",
        "[chữ](javascript:alert(1))",
        "[chữ][1]\n\n[1]: https://example.invalid",
        "<https://example.invalid>",
        "<details><summary>Xem danh sách</summary> <b>",
        "<!-- so-tay: thay doi -->",
        "a\\![x](y)",
        "`\\`<b>`",
    ],
)
def test_markup_of_a_stranger_is_shown_as_text(text: str) -> None:
    assert list_kinds(plain_markdown(text)) <= _HARMLESS


@pytest.mark.parametrize("text", ["https://example.invalid", "HTTP://example.invalid", "www.example.invalid"])
def test_a_bare_address_is_no_link(text: str) -> None:
    plain = plain_markdown(text)
    assert "://" not in plain
    assert "www." not in plain


@pytest.mark.parametrize("text", ["@ban-bien-tap", "\\@ai", "#12", "\\#12", "nha/so-tay#3", "GH-4"])
def test_nobody_is_called_and_nothing_referred_to(text: str) -> None:
    plain = plain_markdown(text)
    assert not any(mark in plain for mark in ("@b", "@a", "#1", "#3", "GH-4"))


@given(st.text(alphabet=st.sampled_from("<>[]()!`\\*_~#@:/&;\"'=-ab1 \n|htpsw."), max_size=60))
def test_no_text_becomes_markup(text: str) -> None:
    assert list_kinds(plain_markdown(text)) <= _HARMLESS


@given(st.text(max_size=200))
def test_the_check_stays_between_its_fences(check: str) -> None:
    written = write_comment(Review(1, "chữ", check), "")
    tokens = [token for token in MarkdownIt("commonmark").parse(written) if token.type == "fence"]
    assert len(tokens) == 1


def test_a_long_review_fits_the_forge() -> None:
    written = write_comment(Review(1, "dòng\n" * 60_000, "lỗi\n" * 60_000), "https://example.invalid")
    assert len(written) < 65_536
    assert "còn nữa" in written
