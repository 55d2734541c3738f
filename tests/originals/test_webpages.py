"""The article of a saved page is read, with its lead and subheads; menus, related news and comments are not."""

import quopri
from base64 import encodebytes

import pytest
from old_sets import type_1258, type_tcvn3, type_vni
from saved_pages import ARTICLE, NOISE, PAGES, SAPO, TITLE, SavedPage

from handbook.originals import Original, read_original

_PLAIN = ARTICLE[0], ARTICLE[3], ARTICLE[5]


def _read(page: str, name: str = "bai.html") -> Original:
    return read_original(page.encode(), name)


def _write_page(body: str, head: str = "") -> str:
    return f"<html><head>{head}<title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"


def _write_paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _list_facts(original: Original) -> dict[str, str]:
    return {each.name: each.value for each in original.header}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_the_article_is_read_paragraph_by_paragraph_and_nothing_else(page: SavedPage) -> None:
    original = _read(page.html)
    assert (original.title, original.passages) == (page.title, page.paragraphs)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_no_word_of_the_frame_is_read(page: SavedPage) -> None:
    text = "\n".join(_read(page.html).passages)
    assert [words for words in NOISE if words in text] == []


def test_a_page_is_known_by_how_it_begins_whatever_its_name() -> None:
    page = f"\ufeff<!-- saved -->\n<!DOCTYPE html>{_write_page(_write_paragraphs(*_PLAIN))}"
    assert _read(page, "khong-ten").passages == _PLAIN


@pytest.mark.parametrize(
    "turn", [type_1258, lambda text: type_tcvn3(text).encode("latin-1"), lambda text: type_vni(text).encode("latin-1")]
)
def test_a_page_of_an_old_set_is_read_as_it_was_meant(turn) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - several functions
    texts = [text for text in ARTICLE if not any(letter in text for letter in "«“”»")]
    head = b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>"
    body = b"".join(b"<p>" + turn(text) + b"</p>" for text in texts)
    original = read_original(b"<html><head>" + head + b"</head><body>" + body + b"</body></html>", "a.htm")
    assert (original.title, *original.passages) in {tuple(texts), ("", *texts)}
    assert [notice.code for notice in original.notices] == ["encoding"]


def test_a_page_in_utf_16_is_read() -> None:
    page = _write_page(_write_paragraphs(*_PLAIN))
    assert read_original(page.encode("utf-16"), "a.html").passages == _PLAIN


@pytest.mark.parametrize("encode", [quopri.encodestring, encodebytes])
def test_the_page_in_a_file_of_mail_parts_is_read(encode) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - of bytes
    name = "quoted-printable" if encode is quopri.encodestring else "base64"
    head = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {name}\r\n"
        "Content-Location: https://a.example/bai.html\r\n\r\n"
    )
    tail = b"\r\n--b\r\nContent-Type: image/png\r\n\r\nPNG\r\n--b--\r\n"
    content = head.encode() + encode(_write_page(_write_paragraphs(*_PLAIN)).encode()) + tail
    for name in ("bai.mht", "bai.mhtml", ""):
        original = read_original(content, name)
        assert original.passages == _PLAIN
        assert _list_facts(original) == {"url": "https://a.example/bai.html"}


def test_what_a_page_says_of_itself_is_kept_with_its_passages() -> None:
    head = (
        '<link rel="canonical" href="https://a.example/bai.html"><meta property="og:site_name" content="Báo Mẫu">'
        '<meta property="article:published_time" content="2023-05-15T07:00"><meta name="author" content="Lê Mẫu">'
    )
    assert _list_facts(_read(_write_page(_write_paragraphs(*_PLAIN), head))) == {
        "url": "https://a.example/bai.html",
        "publisher": "Báo Mẫu",
        "published": "2023-05-15",
        "author": "Lê Mẫu",
    }


def test_the_address_a_browser_notes_in_what_it_saves_is_kept() -> None:
    page = f"<!-- saved from url=(0026)https://a.example/bai.html -->\n{_write_page(_write_paragraphs(*_PLAIN))}"
    assert _list_facts(_read(page)) == {"url": "https://a.example/bai.html"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//a", "http://[", "bai.html"])
def test_what_is_no_address_of_the_web_is_not_taken_for_one(address: str) -> None:
    assert _list_facts(_read(_write_page(_write_paragraphs(*_PLAIN), f'<link rel=canonical href="{address}">'))) == {}


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Thứ hai, 15/5/2023, 07:00 (GMT+7)", "2023-05-15"),
        ("Đăng ngày 05/06/2023", "2023-06-05"),
        ("07:30 | 15.05.2023", "2023-05-15"),
        ("Cập nhật lúc 15-05-2023 09h12", "2023-05-15"),
        ("31/02/2023", None),
    ],
)
def test_the_day_over_an_article_is_no_paragraph_of_it(stamp: str, day: str | None) -> None:
    original = _read(_write_page(f"<div><div class=x>{stamp}</div>{_write_paragraphs(*_PLAIN)}</div>"))
    assert original.passages == _PLAIN
    assert _list_facts(original).get("published") == day


def test_a_sentence_that_begins_with_a_day_is_a_paragraph() -> None:
    text = "15/5/2016 là ngày Bộ Chính trị ban hành Chỉ thị 05."
    assert text in _read(_write_page(_write_paragraphs(*_PLAIN, text))).passages


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>{}</script>",
        "<style>{}</style>",
        "<noscript>{}</noscript>",
        "<template>{}</template>",
        '<div style="display: none">{}</div>',
        "<p hidden>{}</p>",
        '<span aria-hidden="true">{}</span>',
        "<!-- {} -->",
        "<iframe>{}</iframe>",
        "<svg><text>{}</text></svg>",
        "<select><option>{}</option></select>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(hidden: str) -> None:
    words = "Câu này không ai nhìn thấy trên trang khi mở bằng trình duyệt."
    original = _read(_write_page(_write_paragraphs(*_PLAIN[:2]) + hidden.format(words) + _write_paragraphs(_PLAIN[2])))
    assert original.passages == _PLAIN


def test_elements_nobody_closed_are_closed_as_browsers_do() -> None:
    original = _read(
        f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{SAPO}<p>{ARTICLE[0]}<ul><li>{ARTICLE[3]}<li>{ARTICLE[5]}"
    )
    assert original.passages == (SAPO, ARTICLE[0], ARTICLE[3], ARTICLE[5])


def test_entities_are_letters() -> None:
    original = _read(_write_page(_write_paragraphs(*_PLAIN, "T&#7881;nh &#x1EE7;y &amp; S&ocirc;ng, 5 &lt; 6.")))
    assert original.passages[-1] == "Tỉnh ủy & Sông, 5 < 6."


def test_a_title_without_heading_is_cut_off_the_name_of_its_site() -> None:
    page = f"<html><head><title>{TITLE} - Báo Mẫu</title></head><body>{_write_paragraphs(*_PLAIN)}</body></html>"
    assert _read(page).title == TITLE
