"""The finished site as one zip to carry away: it opens from its folder, with no network and no server.

The page about the data tells where a reader is: on a site that offers the copy, with its size, or in the copy itself.
The same site gives the same bytes.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from handbook.messages import say
from handbook.opendata import write_size
from handbook.pages import DATA, OFFLINE_ZIP, relative_address
from handbook.render import make_environment

TOP = "so-tay-chi-thi"
"""The one folder everything in the zip is in."""

_NOT_CARRIED = frozenset({"404.html", "sitemap.xml", OFFLINE_ZIP})  # of use to servers only, or the zip itself
_NO_USE = (".map", ".gz")  # endings of what no reader opens
_IDLE = ("assets/javascripts/lunr/", "assets/javascripts/workers/")  # the theme's own search, which is off
_FORM = "bien-tap/form/"  # it talks with a forge
_PRINTS = ("pdf/", "in-an/ban-in.html")  # the latter compares what is on paper with what is on the web
_COUNTER = "in-an/"
_TEMPLATE = "offline.html.j2"
_PLACE = re.compile(r"<!--offline-->.*?<!--/offline-->", re.DOTALL)
_BUTTON = re.compile(r"<p class=\"hb-take\">.*?</p>\s*", re.DOTALL)
_LINK = re.compile(r"(<a\b[^>]*?) href=\"([^\"#?]*(?:pdf/|form/|ban-in\.html)[^\"#?]*)[^\"]*\"([^>]*>)")
_TYPE = re.compile(r" type=\"[^\"]*\"")
_FIRST_BLOCK = '<div class="hb-block'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can tell: no clock may reach the bytes
_MODE = 0o100644 << 16
_UNIX = 3


class OfflineError(Exception):
    """The site cannot be packed; the message is for editors."""


def pack_site(site: Path, target: Path, *, prints: bool = False) -> int:
    """Pack a finished site into the zip ``target`` and return its size in bytes; with its PDFs if ``prints``.

    Raises OfflineError for a folder that holds no site, or a file whose name not every computer can unpack.
    """
    if not (site / DATA).is_file():
        raise OfflineError(say("build", "no-site", site=site))
    left_out = (*_IDLE, _FORM) if prints else (*_IDLE, _FORM, *_PRINTS)
    files = tuple(_list_files(site, left_out))
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}-new")
    try:
        with ZipFile(unfinished, "w") as archive:
            for name in files:
                archive.writestr(_describe_file(name), _read_file(site, name, left_out))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def offer_copy(site: Path) -> int:
    """Put a zip of a finished site into the site itself, say so on the page about the data, return its size."""
    size = pack_site(site, site / OFFLINE_ZIP)
    page = site / DATA
    page.write_text(_fill_place(page.read_text(encoding="utf-8"), size), encoding="utf-8", newline="")
    return size


def _list_files(site: Path, left_out: tuple[str, ...]) -> Iterator[str]:
    for name in sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()):
        if name in _NOT_CARRIED or name.endswith(_NO_USE) or name.startswith(left_out):
            continue
        if not name.isascii():
            raise OfflineError(say("build", "copy-name", name=name))
        yield name


def _read_file(site: Path, name: str, left_out: tuple[str, ...]) -> bytes:
    """Read a file as it is carried: a page says that it is, and leads to nothing that is left out."""
    content = (site / name).read_bytes()
    if not name.endswith(".html"):
        return content
    text = content.decode()
    if name == DATA:
        text = _fill_place(text, 0)
    if left_out[-1] in _PRINTS:
        text = _BUTTON.sub("", text)
        if name.startswith(_COUNTER):
            text = text.replace(_FIRST_BLOCK, f"{_render_words('prints')}\n{_FIRST_BLOCK}", 1)

    def unlink(link: re.Match[str]) -> str:
        there = posixpath.normpath(posixpath.join(posixpath.dirname(name), link[2]))
        return _TYPE.sub("", f"{link[1]}{link[3]}") if there.startswith(left_out) else link[0]

    return _LINK.sub(unlink, text).encode()


def _fill_place(text: str, size: int) -> str:
    """Write about the copy where the page left room: how big it is to take (``size``), or that this is it (0)."""
    words = _render_words("offer" if size else "copy", size)
    return _PLACE.sub(lambda _: f"<!--offline-->{words}<!--/offline-->", text)


def _render_words(subject: str, size: int = 0) -> str:
    template = make_environment().get_template(_TEMPLATE)
    address = relative_address(DATA, OFFLINE_ZIP)
    return template.render(subject=subject, address=address, size=write_size(size), top=TOP).strip()


def _describe_file(name: str) -> ZipInfo:
    entry = ZipInfo(f"{TOP}/{name}", _FIRST_DAY)
    entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _MODE, _UNIX
    return entry
