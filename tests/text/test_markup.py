"""Tags, entities, addresses that run programs, and links out of place."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.text.markup import find_link, find_markup, find_scheme, strip_links, strip_markup


@pytest.mark.parametrize(
    "text",
    [
        *("a < b", "a <= b", "5 < 7 và 9 > 8", "x <3", "R&D; mở rộng", "AT&T", "Q&A", "Q&A;", "S&P; M&A", "H&M"),
        *("a & b; c", "&", "&;", "&&", "P&L;", "Big Data & AI", "->", "<-", "<", "<>", "1<2", "&abc", "&#;", "V&V;"),
    ],
)
def test_plain_words_are_no_markup(text: str) -> None:
    assert find_markup(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Làm <b>tốt</b>", "<b>"),
        ("</p>", "</p>"),
        ("<br/>", "<br/>"),
        ("<!-- x -->", "<!-- x -->"),
        ("<!DOCTYPE html>", "<!DOCTYPE html>"),
        ("<?php x ?>", "<?php x ?>"),
        ("a <script src=//x", "<script src=//x"),
        ("<IMG SRC=x onerror=a()>", "<IMG SRC=x onerror=a()>"),
        ("<x-y>", "<x-y>"),
        ("R&amp;D", "&amp;"),
        ("&lt;b&gt;", "&lt;"),
        ("&#272;ảng", "&#272;"),
        ("&#x110;", "&#x110;"),
        ("&nbsp;", "&nbsp;"),
        ("AT&T; &eacute;", "&eacute;"),
        ("&copy; <b>", "&copy;"),
    ],
)
def test_tags_and_entities_are_markup(text: str, found: str) -> None:
    match = find_markup(text)
    assert match is not None
    assert match[0] == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Big Data: nền tảng",
            "Data: có hoặc không",
            "data:",
            "File: báo cáo",
            "file:abc",
            "About: Sổ tay",
            "FTP: nơi",
        ),
        *(
            "JavaScript: ngôn ngữ lập trình",
            "Blob: khối",
            "Xem https://a.example/x?data=text/html",
            "metadata:text/html",
        ),
        *(
            "Mục tiêu: làm tốt",
            "big-data:text/x",
            "Dữ liệu (data): số",
            "VBScript: cũ",
            "data: text và số",
            "metadata:text/html",
        ),
    ],
)
def test_plain_words_are_no_address(text: str) -> None:
    assert find_scheme(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", "JAVASCRIPT:alert", "Xem javascript:xem tại đây", "javascript: alert(1)"),
        *(
            "data:text/html,<b>",
            "data:text/html",
            "data:image/svg+xml;base64,x",
            "data: text/html,x",
            "data:,x",
            "data:;base64,x",
        ),
        *(
            "vbscript:msgbox",
            "file:///etc/passwd",
            "file:/etc",
            "file:C:\\x",
            "file:\\\\may\\x",
            "ftp://x",
            "(javascript:x)",
        ),
        *(
            "blob:https://x",
            "about:blank",
            "about:srcdoc",
            "javascript: x=1",
            "(javascript:x)",
            "data:,x",
            "data:;base64,x",
        ),
    ],
)
def test_an_address_that_runs_or_opens_something_is_found(text: str) -> None:
    assert find_scheme(text) is not None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Làm <b>tốt</b>.", "Làm tốt."),
        ("tốt<br>xấu", "tốt xấu"),
        ("<p>Một</p><p>Hai</p>", "Một Hai"),
        ("m<sup>2</sup>, 10<sup>2</sup>", "m 2 , 10 2"),
        ("R&amp;D", "R&D"),
        ("&Aacute;i", "Ái"),
        ("a&nbsp;b", "a b"),
        ("&lt;b&gt;", ""),
        ("&amp;lt;", ""),
        ("<Nguyễn Văn A>", ""),
        ("số <x và hết câu", ""),
        ("a<b", ""),
        ("<!-- x -->", ""),
        ("<b></b>", ""),
    ],
)
def test_markup_is_taken_away_only_where_no_word_is_lost(text: str, plain: str) -> None:
    assert strip_markup(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Thực hiện [[05-ct|chỉ thị năm 2016]] tại xã", "Thực hiện chỉ thị năm 2016 tại xã"),
        ("[[a|Một]] và [[b|hai]]", "Một và hai"),
        ("Hàng cây [[khong-co]]", ""),
        ("[[a|]]", ""),
        ("a ]] b", ""),
        ("a [[ b", ""),
        ("[[a|Một]] và [[b]]", ""),
    ],
)
def test_a_link_is_written_by_its_words(text: str, plain: str) -> None:
    assert find_link(text) is not None
    assert strip_links(text) == plain


@pytest.mark.parametrize("text", ["a [b] c", "[x]", "a|b", "", "] ]", "[ [a] ]"])
def test_single_brackets_are_no_link(text: str) -> None:
    assert find_link(text) is None


@given(
    st.lists(st.sampled_from(["làm", "<b>", "</b>", "<br>", "&amp;", "&lt;", "10", " ", "<sup>", "<A B>", "<", "&D;"]))
)
def test_what_is_written_without_markup_has_all_its_words_and_none_joined(parts: list[str]) -> None:
    text = "".join(parts)
    plain = strip_markup(text)
    if plain and "<" not in "".join(part for part in parts if not part.endswith(">")):
        assert find_markup(plain) is None
        words = [unescape(part) for part in parts if not part.startswith("<") and part.strip()]
        assert plain.replace(" ", "") == "".join("".join(words).split())
