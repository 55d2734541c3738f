"""Web pages in the manner of Vietnamese news sites and portals, each with the paragraphs that are its article.

Around the article stand menus, related news, sharing, comments, advertisements and footers as such sites have them.
"""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

TITLE = "Xã Đông Mẫu: Học Bác từ những việc nhỏ"
SAPO = "Qua hai năm thực hiện Kết luận số 01-KL/TW, Đảng bộ xã Đông Mẫu có 12 mô hình làm theo Bác được nhân rộng."
ARTICLE = (
    "Đảng bộ xã Đông Mẫu hiện có 23 chi bộ với 486 đảng viên, trong đó 61% là người dân tộc thiểu số.",
    "Ngay sau khi Kết luận số 01-KL/TW được ban hành, Đảng ủy xã đã tổ chức 4 hội nghị học tập cho hơn 470 đảng viên.",
    "Kết quả bước đầu",
    "Nổi bật là mô hình «Ngày thứ bảy giúp dân» của chi bộ thôn Suối Trong, với 1.250 ngày công làm 3,2 km đường.",
    "“Cán bộ đi trước thì dân mới theo”, đồng chí Lò Văn Mẫu, Bí thư Đảng ủy xã, cho biết.",
    "Năm 2022, xã vận động được 162 triệu đồng, xóa 9 nhà tạm; tỷ lệ hộ nghèo giảm từ 21,4% còn 15,8%.",
    "Một là, cấp ủy phải chọn việc cụ thể, có người chịu trách nhiệm và có hạn hoàn thành.",
    "Hai là, kiểm tra thường xuyên, biểu dương kịp thời.",
    "Ba là, đưa kết quả làm theo vào đánh giá đảng viên cuối năm.",
    "Thời gian tới, xã phấn đấu mỗi chi bộ có ít nhất một mô hình, một điển hình tiêu biểu.",
)
NOISE = (
    *("Thời sự", "Kinh tế", "Đăng nhập", "Tin mới nhất", "Bình luận", "Chia sẻ Facebook", "Quan tâm nhất", "Đọc nhiều"),
    *("Giá vàng hôm nay tăng mạnh", "Đội tuyển thắng đậm trên sân nhà", "Dự báo thời tiết ngày mai", "Tin liên quan"),
    *("Giấy phép số 56/GP-BTTTT", "Liên hệ quảng cáo", "Bản quyền thuộc về cổng thông tin", "Ý kiến của bạn"),
    *("Bài viết hay quá, cảm ơn tác giả đã chia sẻ với bạn đọc", "Tôi cũng ở xã này, rất tự hào về quê hương mình"),
)


@dataclass(frozen=True)
class SavedPage:
    """A page, and the paragraphs of its article: the title apart, the lead first where it has one."""

    id: str
    html: str
    title: str
    paragraphs: tuple[str, ...]


def _links(*names: str) -> str:
    return "".join(f'<li><a href="/{number}.html">{name}</a></li>' for number, name in enumerate(names))


def _paragraphs(texts: Sequence[str], mark: str = "p", attributes: str = "") -> str:
    opening = f"{mark} {attributes}".strip()
    return "\n".join(f"<{opening}>{html.escape(text, quote=False)}</{mark}>" for text in texts)


_MENU = f'<nav class="main-nav"><ul class="menu">{_links(*NOISE[:8])}</ul></nav>'
_RELATED = f'<div class="box-related"><h3>Tin liên quan</h3><ul>{_links(*NOISE[8:12])}</ul></div>'
_COMMENTS = (
    '<div id="comments" class="box_comment"><h3>Ý kiến của bạn</h3>'
    f'<div class="comment-item"><b>Nam</b><p>{NOISE[16]}</p></div>'
    f'<div class="comment-item"><b>Hoa</b><p>{NOISE[17]}</p></div></div>'
)
_FOOTER = f'<footer class="footer"><p>{NOISE[12]}</p><p>{NOISE[13]}</p><p>© 2023. {NOISE[14]}</p></footer>'
_SCRIPT = '<script>var ads = "<p>quảng cáo</p>"; document.write(ads);</script><style>.a{color:red}</style>'


def _page(body: str, title: str = TITLE, site: str = "Báo Mẫu") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title} - {site}</title>{_SCRIPT}</head>'
        f"<body>{body}</body></html>"
    )


def write_news_site() -> SavedPage:
    """Write a large news site: a lead, figures with captions, related news among the paragraphs."""
    figure = (
        '<figure class="tplCaption"><img src="a.jpg" alt=""><figcaption><p class="Image">Ảnh: Mẫu</p>'
        "</figcaption></figure>"
    )
    inner = '<ul class="list-news hidden">' + _links("Giá vàng hôm nay tăng mạnh") + "</ul>"
    article = (
        f'<section class="section page-detail"><div class="container"><div class="sidebar-1">'
        f'<div class="header-content">'
        f'<ul class="breadcrumb">{_links("Thời sự")}</ul><span class="date">Thứ hai, 15/5/2023, 07:00 (GMT+7)'
        f"</span></div>"
        f'<h1 class="title-detail">{TITLE}</h1><p class="description">{SAPO}</p><article class="fck_detail">'
        f"{_paragraphs(ARTICLE[:4], 'p', 'class=Normal')}{figure}{inner}{_paragraphs(ARTICLE[4:], 'p', 'class=Normal')}"
        f'<p class="Normal" style="text-align:right;"><strong>Lê Mẫu</strong></p></article>'
        f'<div class="social_share"><a>Chia sẻ Facebook</a></div></div></div></section>'
    )
    body = f'<header class="top-header">{_MENU}</header>{article}{_COMMENTS}{_RELATED}{_FOOTER}'
    return SavedPage("news-site", _page(body), TITLE, (SAPO, *ARTICLE, "Lê Mẫu"))


def write_party_paper() -> SavedPage:
    """Write a paper of the Party: the lead in bold in brackets, paragraphs in spans, old and other news after it."""
    article = (
        f'<div class="detail-post"><h1 class="detail-title">{TITLE}</h1><div class="post-meta">'
        f"<span>15/05/2023 09:12</span>"
        f'</div><div class="detail-sapo"><strong>(ĐCSVN) – {SAPO}</strong></div><div class="detail-content">'
        + "".join(f'<p style="text-align: justify;"><span style="font-size:14pt">{text}</span></p>' for text in ARTICLE)
        + '<p style="text-align: right;"><strong>Mai Mẫu</strong></p></div></div>'
        f'<div class="other-news"><h4>Các tin khác</h4><ul>{_links(*NOISE[8:11])}</ul></div>'
    )
    body = (
        f'<div id="header">{_MENU}</div><div class="wrapper"><div class="left">{article}</div>{_RELATED}</div>{_FOOTER}'
    )
    return SavedPage(
        "party-paper", _page(body, site="Đảng Cộng sản Việt Nam"), TITLE, (f"(ĐCSVN) – {SAPO}", *ARTICLE, "Mai Mẫu")
    )


def write_portal() -> SavedPage:
    """Write a portal of a province: paragraphs in plain divs inside tables of layout."""
    article = "".join(f'<div style="text-align:justify">{text}</div><div>&nbsp;</div>' for text in ARTICLE)
    body = (
        '<form id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="abc"><div class="ms-core">'
        f'<table width="100%"><tr><td class="banner" colspan="3"><a href="/">Cổng thông tin điện tử</a></td></tr><tr>'
        f'<td width="200"><div class="menu-doc">{_MENU}</div></td><td><div class="portlet-body">'
        f'<span class="ArticleTitle">{TITLE}</span><span class="ArticleDate">15/05/2023</span>'
        f'<div class="ArticleSummary">{SAPO}</div><div class="ExternalClassAB12">{article}</div>'
        f'<a href="#" class="print">In trang</a></div></td><td width="200">{_RELATED}</td></tr></table></div></form>'
    )
    return SavedPage("portal", _page(body + _FOOTER, site="Cổng TTĐT tỉnh Mẫu"), TITLE, (SAPO, *ARTICLE))


def write_weblog() -> SavedPage:
    """Write a site of WordPress: headings, list, quotation, a box of sharing inside the article, widgets."""
    listed = f"<ol>{_paragraphs(ARTICLE[6:9], 'li')}</ol>"
    article = (
        f'<article id="post-12" class="post type-post"><header class="entry-header">'
        f'<h1 class="entry-title">{TITLE}</h1>'
        f'<div class="entry-meta">Đăng ngày 15/05/2023 bởi <a href="/a">admin</a></div></header>'
        f'<div class="entry-content">'
        f"<p><em>{SAPO}</em></p>{_paragraphs(ARTICLE[:2])}<h2>{ARTICLE[2]}</h2>{_paragraphs(ARTICLE[3:4])}"
        f"<blockquote><p>{ARTICLE[4]}</p></blockquote>{_paragraphs(ARTICLE[5:6])}{listed}{_paragraphs(ARTICLE[9:])}"
        f'<div class="sharedaddy sd-sharing"><h3>Chia sẻ:</h3><ul>{_links("Facebook", "Zalo")}</ul></div></div>'
        f'<footer class="entry-footer">Chuyên mục: <a href="/c">Tin tức</a></footer></article>'
    )
    aside = (
        f'<aside id="secondary" class="widget-area"><section class="widget"><h2>Bài mới</h2>'
        f"<ul>{_links(*NOISE[8:12])}</ul></section></aside>"
    )
    body = (
        f'<div id="page" class="site"><header id="masthead">{_MENU}</header><main>{article}{_COMMENTS}'
        f"</main>{aside}{_FOOTER}</div>"
    )
    return SavedPage("weblog", _page(body, site="Huyện ủy Mẫu"), TITLE, (SAPO, *ARTICLE))


def write_old_site() -> SavedPage:
    """Write a site of 2006: tables in tables, fonts, paragraphs that only breaks tell, no classes."""
    article = "<br><br>".join(ARTICLE)
    links = "<br>".join(f'<a href="{at}.htm"><font size=2>{name}</font></a>' for at, name in enumerate(NOISE[:12]))
    body = (
        f"<table width=780 align=center><tr><td colspan=2><img src=b.gif></td></tr><tr>"
        f"<td width=150 valign=top>{links}</td>"
        f"<td valign=top><table><tr><td><font color=red size=4><b>{TITLE}</b></font></td></tr><tr><td>"
        f"<font face=Arial size=2>"
        f"<b>{SAPO}</b><br><br>{article}</font></td></tr><tr><td align=right><i>(Theo báo tỉnh)</i></td></tr></table>"
        f"</td></tr><tr><td colspan=2><font size=1>{NOISE[12]}<br>{NOISE[13]}</font></td></tr></table>"
    )
    return SavedPage("old-site", _page(body, site="Trang tin"), TITLE, (SAPO, *ARTICLE, "(Theo báo tỉnh)"))


def write_pasted_from_word() -> SavedPage:
    """Write an article that was pasted out of Word into a portal, with a table of figures."""
    rows = (("Chi bộ", "Mô hình"), ("Suối Trong", "3"), ("Đông Mẫu 1", "2"))
    table = "<table class=MsoTableGrid>" + "".join(
        "<tr>" + "".join(f"<td><p class=MsoNormal><span lang=VI>{cell}</span></p></td>" for cell in row) + "</tr>"
        for row in rows
    )
    written = "".join(
        f'<p class="MsoNormal" style="text-indent:1cm"><span lang="VI" style="font-size:14.0pt"><o:p></o:p>{text}'
        f"</span></p>"
        for text in ARTICLE
    )
    article = (
        f'<h2 class="news-title">{TITLE}</h2><div class="news-body"><p class=MsoNormal><b>{SAPO}</b>'
        f"</p>{written}{table}</table></div>"
    )
    body = (
        f'<div class="top">{_MENU}</div><div class="col-md-8">{article}</div><div class="col-md-4">{_RELATED}'
        f"</div>{_FOOTER}"
    )
    paragraphs = (SAPO, *ARTICLE, *(" | ".join(row) for row in rows))
    return SavedPage("pasted-from-word", _page(body, site="Sở Mẫu"), TITLE, paragraphs)


def write_short_news() -> SavedPage:
    """Write a short notice on a page with far more of other news than of its own."""
    own = ARTICLE[:2]
    other = "".join(
        f'<div class="item-news"><h3><a href="/{at}">{name}</a></h3><p class="lead">'
        f'<a href="/{at}">{name}, theo phóng viên '
        f"thường trú tại các tỉnh gửi về tòa soạn sáng nay.</a></p></div>"
        for at, name in enumerate(NOISE * 2)
    )
    article = f'<div class="content-detail"><h1>{TITLE}</h1><p class="sapo">{SAPO}</p>{_paragraphs(own)}</div>'
    body = f"{_MENU}<main>{article}<section class=more>{other}</section></main>{_FOOTER}"
    return SavedPage("short-news", _page(body), TITLE, (SAPO, *own))


def write_full_text() -> SavedPage:
    """Write a library of laws: a whole document with its boxes in a table, and a panel of properties."""
    lines = (
        ("TỈNH ỦY MẪU", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("*", ""),
        ("Số 12-KH/TU", "Mẫu, ngày 15 tháng 5 năm 2021"),
    )
    boxes = "".join(f"<tr><td align=center>{left}</td><td align=center>{right}</td></tr>" for left, right in lines)
    text = (
        "1. Các cấp ủy tổ chức học tập, quán triệt đến từng chi bộ.",
        "2. Định kỳ sáu tháng báo cáo kết quả thực hiện.",
    )
    content = (
        f'<div class="content1"><table>{boxes}</table><p align="center"><b>KẾ HOẠCH</b></p>'
        f'<p align="center">thực hiện Kết luận '
        f"số 01-KL/TW</p><p>-----</p>{_paragraphs(text)}</div>"
    )
    panel = (
        '<div class="thuoctinh"><h3>Thuộc tính</h3><ul><li>Số hiệu: 12-KH/TU</li><li>Đăng nhập để xem tình trạng'
        "</li></ul></div>"
    )
    body = f"{_MENU}<div id=tabs>{panel}</div>{content}{_RELATED}{_FOOTER}"
    paragraphs = (
        *("TỈNH ỦY MẪU", "Số 12-KH/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Mẫu, ngày 15 tháng 5 năm 2021"),
        *("KẾ HOẠCH", "thực hiện Kết luận số 01-KL/TW", *text),
    )
    return SavedPage(
        "full-text", _page(body, "Kế hoạch 12-KH/TU", "Thư viện"), "Kế hoạch thực hiện Kết luận số 01-KL/TW", paragraphs
    )


def write_bare() -> SavedPage:
    """Write a page of a reader mode or a mail: nothing but title and paragraphs."""
    body = f"<h1>{TITLE}</h1>{_paragraphs((SAPO, *ARTICLE))}"
    return SavedPage(
        "bare", f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>", TITLE, (SAPO, *ARTICLE)
    )


def write_application() -> SavedPage:
    """Write a site of components: divs with senseless names, related news in the same box."""
    blocks = "".join(f'<div class="css-1x{at}"><span>{text}</span></div>' for at, text in enumerate((SAPO, *ARTICLE)))
    more = "".join(
        f'<div class="css-9z"><a href="/{at}"><span>{name}</span></a></div>' for at, name in enumerate(NOISE[8:16])
    )
    body = (
        f'<div id="root"><div class="css-a1">{_links(*NOISE[:8])}</div><div class="css-b2"><div class="css-h1">'
        f"<h1>{TITLE}</h1></div>"
        f'<div class="css-c3">{blocks}</div><div class="css-c3">{more}</div></div><div class="css-z">{NOISE[12]}'
        f"</div></div>"
    )
    return SavedPage("application", _page(body), TITLE, (SAPO, *ARTICLE))


WRITERS: tuple[Callable[[], SavedPage], ...] = (
    *(write_news_site, write_party_paper, write_portal, write_weblog, write_old_site, write_pasted_from_word),
    *(write_short_news, write_full_text, write_bare, write_application),
)
PAGES = tuple(write() for write in WRITERS)
