"""The log of content as a feed that readers of feeds accept: ids that stay, times the records tell, good addresses."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from handbook.opendata.feed import render_feed
from handbook.pages import Library, words
from handbook.pages.library import News

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
BASE = "https://so-tay.example/chi-thi/"
Lay = Callable[[dict[str, str | None]], Path]
Gather = Callable[[Path], Library]
ONE = "date: {date}\ntext: {text}\n"
_LOG = ("vocabulary/changes/2026-11-20-1.yml", "vocabulary/changes/2026-11-22-1.yml")
_ALONE: dict[str, str | None] = {_LOG[0]: None}


def read(library: Library, base: str = "") -> ET.Element:
    return ET.fromstring(render_feed(library, base))  # noqa: S314 - our own text


def entries(feed: ET.Element) -> list[ET.Element]:
    return feed.findall(f"{ATOM}entry")


def list_ids(library: Library) -> list[str]:
    return [value(entry, "id") for entry in entries(read(library))]


def value(element: ET.Element, name: str) -> str:
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


@pytest.mark.parametrize("name", ["library", "real_library"])
def test_feed_and_entries_have_what_the_standard_asks_for(request: pytest.FixtureRequest, name: str) -> None:
    library: Library = request.getfixturevalue(name)
    feed = read(library)
    assert feed.tag == f"{ATOM}feed"
    assert value(feed, "title") == "Sổ tay chỉ thị: nhật ký nội dung"
    assert value(feed, "subtitle") == words.DESCRIPTIONS["changes"]
    assert value(feed, "rights") == words.LICENCE
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Ban biên tập Sổ tay chỉ thị"
    assert len(entries(feed)) == len(library.catalog.changes)
    for element in (feed, *entries(feed)):
        assert uuid.UUID(value(element, "id").removeprefix("urn:uuid:")).version == 5
        assert datetime.fromisoformat(value(element, "updated")).utcoffset() == timedelta(hours=7)
        assert value(element, "title")
        assert [link.attrib["rel"] for link in element.findall(f"{ATOM}link")].count("alternate") == 1
    ids = [value(element, "id") for element in (feed, *entries(feed))]
    assert len(set(ids)) == len(ids)


def test_the_newest_change_stands_first_and_dates_the_feed(library: Library) -> None:
    feed = read(library)
    times = [value(entry, "updated") for entry in entries(feed)]
    assert times == ["2026-11-22T00:00:00+07:00", "2026-11-20T00:00:00+07:00"]
    assert value(feed, "updated") == times[0]


def test_every_element_begins_a_line_so_that_two_feeds_are_compared_line_by_line(library: Library) -> None:
    lines = render_feed(library, "").splitlines()
    assert lines.count(" <entry>") == lines.count(" </entry>") == len(library.catalog.changes)
    assert all(line.lstrip().startswith("<") for line in lines)


def test_an_entry_says_what_the_log_says_and_links_its_records(library: Library) -> None:
    entry = entries(read(library))[0]
    assert value(entry, "title") == "22/11/2026: Thêm Kết luận 01 và đơn vị làm theo."
    content = entry.find(f"{ATOM}content/{XHTML}div")
    assert content is not None
    assert content.findtext(f"{XHTML}p") == "Thêm Kết luận 01 và đơn vị làm theo."
    links = {link.text: link.attrib["href"] for link in content.iter(f"{XHTML}a")}
    assert set(links.values()) == {"van-ban/01-kl-tum-2021.html", "dien-hinh/xa-dong-xanh.html"}


@pytest.mark.parametrize(("base", "place"), [("", "file:///so%20tay/"), (BASE, BASE)])
def test_addresses_lead_from_the_root_of_the_site(library: Library, base: str, place: str) -> None:
    feed = read(library, base)
    assert feed.attrib[f"{XML}base"] == (base or "../")
    root = urljoin(f"{place}data/changes.xml", feed.attrib[f"{XML}base"])
    hrefs = {link.attrib["href"] for link in feed.iter(f"{ATOM}link")}
    assert {urljoin(root, each) for each in hrefs} == {f"{place}data/changes.xml", f"{place}thay-doi/index.html"}


def test_a_new_entry_leaves_the_ids_of_the_others_alone(library: Library, lay: Lay, gather: Gather) -> None:
    root = lay({"vocabulary/changes/2026-11-22-them-nua.yml": ONE.format(date="2026-11-22", text="Thêm nữa.")})
    before = {value(entry, "id") for entry in entries(read(library))}
    after = {value(entry, "id") for entry in entries(read(gather(root)))}
    assert (len(before), len(after), before < after) == (2, 3, True)


@pytest.mark.parametrize("text", ["Thêm Kết luận 01 và các đơn vị làm theo.", "Viết lại cả câu này."])
def test_a_mended_text_leaves_the_id_of_its_entry_alone(
    text: str, library: Library, lay: Lay, gather: Gather, toy: Path
) -> None:
    log = (toy / _LOG[1]).read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(place for place, line in enumerate(log) if "text: " in line)
    mended = "".join([*log[:place], f"text: {text}\n", *log[place + 1 :]])
    assert list_ids(gather(lay({_LOG[1]: mended}))) == list_ids(library)


def test_entries_of_one_day_have_ids_of_their_own_whatever_else_is_added_that_day(lay: Lay, gather: Gather) -> None:
    def pair_ids(*names: str) -> dict[str, str]:
        files: dict[str, str | None] = {
            f"vocabulary/changes/{name}.yml": ONE.format(date="2026-11-22", text=f"{name}.") for name in names
        }
        feed = read(gather(lay(files)))
        return {value(entry, "title"): value(entry, "id") for entry in entries(feed)}

    before = pair_ids("2026-11-22-2", "2026-11-22-them-xa")
    after = pair_ids("2026-11-22-bo-xa", "2026-11-22-3", "2026-11-22-z", "them-nua")
    assert len(set(after.values())) == len(after) == len(before) + 4
    assert before.items() < after.items()


@pytest.mark.parametrize("name", ["2026-11-22-1", "2026-11-22-01"])
def test_an_entry_that_had_a_number_of_its_day_keeps_the_id_it_had(
    name: str, library: Library, lay: Lay, gather: Gather
) -> None:
    """In a table in one file, entries were known by their day and number."""
    text = ONE.format(date="2026-11-22", text="Một lời khác.")
    again = gather(lay({_LOG[1]: None, f"vocabulary/changes/{name}.yml": text}))
    assert list_ids(again) == list_ids(library)


def test_ids_outlive_a_move_of_the_site(library: Library) -> None:
    here, there = read(library), read(library, BASE)
    assert value(here, "id") == value(there, "id")
    assert [value(each, "id") for each in entries(here)] == [value(each, "id") for each in entries(there)]


@pytest.mark.parametrize(
    ("date", "time"),
    [("2026", "2026-01-01"), ("2026-07", "2026-07-01"), ("2026-07-09", "2026-07-09"), ("2026-02-30", "2026-01-01")],
)
def test_a_date_that_is_not_a_day_becomes_a_time_all_the_same(lay: Lay, gather: Gather, date: str, time: str) -> None:
    root = lay({**_ALONE, _LOG[1]: ONE.format(date=date, text="Sửa.")})
    assert value(read(gather(root)), "updated") == f"{time}T00:00:00+07:00"


def test_a_log_without_an_entry_makes_a_feed_without_one(lay: Lay, gather: Gather) -> None:
    feed = read(gather(lay(dict.fromkeys(_LOG))))
    assert (entries(feed), value(feed, "updated")) == ([], "1970-01-01T00:00:00+07:00")


def test_what_differs_from_an_earlier_version_is_an_entry_with_each_record_and_its_sentences(library: Library) -> None:
    known = next(iter(library.catalog.directives))
    news = (
        News("added", known, "Chỉ thị A", ("tên: «A»", "cấp: Cơ sở")),
        News("removed", "khong-con", "Kết luận B", ()),
    )
    entry = entries(read(replace(library, news=news)))[0]
    content = entry.find(f"{ATOM}content/{XHTML}div/{XHTML}ul")
    assert content is not None
    first, second = content.findall(f"{XHTML}li")
    assert [(each.tag, each.text, each.attrib.get("href")) for each in (first[0], second[0])] == [
        (f"{XHTML}a", "Chỉ thị A", f"van-ban/{known}.html"),
        (f"{XHTML}b", "Kết luận B", None),
    ]
    assert [each.text for each in first.iter(f"{XHTML}li")][1:] == ["tên: «A»", "cấp: Cơ sở"]
    assert len(second) == 1
    assert (first.text, second.text) == ("Thêm ", "Bỏ ")
    assert value(entry, "id") not in list_ids(library)


def test_a_long_change_has_a_short_title_and_its_whole_text(lay: Lay, gather: Gather) -> None:
    text = " ".join(["Sửa nhiều chỗ & <thêm>"] * 20).replace("<thêm>", "thêm")
    (entry,) = entries(read(gather(lay({**_ALONE, _LOG[1]: ONE.format(date="2026-11-22", text=text)}))))
    assert len(value(entry, "title")) <= 105
    assert value(entry, "title").endswith(" …")
    assert entry.findtext(f"{ATOM}content/{XHTML}div/{XHTML}p") == text


@pytest.mark.parametrize(
    ("letters", "shown"), [(90, f"{'a' * 44} {'b' * 45}"), (91, f"{'a' * 44} …"), (1, "a"), (44, "a" * 44)]
)
def test_a_title_is_whole_up_to_ninety_letters(lay: Lay, gather: Gather, letters: int, shown: str) -> None:
    text = f"{'a' * 44} {'b' * 46}"[:letters]
    (entry,) = entries(read(gather(lay({**_ALONE, _LOG[1]: ONE.format(date="2026-11-22", text=text)}))))
    assert value(entry, "title") == f"22/11/2026: {shown}"
