"""What pages tell programs about themselves is what the catalog says, and nothing in it leaves its script element."""

import json
import posixpath
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest

from handbook.memo import ONCE
from handbook.opendata.export import render_catalog
from handbook.opendata.linked import Describer
from handbook.pages import Library
from handbook.text import parse_date

BASE = "https://so-tay.example/chi-thi/"
Data = dict[str, Any]
Change = Callable[[str, str, str], Path]


def read_catalog(library: Library) -> Data:
    return json.loads(b"".join(render_catalog(library, "", ONCE)))


def describe(library: Library, address: str, base: str = "") -> Data:
    return json.loads(Describer(library, base).describe_page(address))


def resolve(page: str, address: str) -> str:
    """Find where a relative address on a page leads, from the site's root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address))


@pytest.mark.parametrize("name", ["library", "real_library"])
def test_a_document_tells_its_identity_as_the_catalog_does(request: pytest.FixtureRequest, name: str) -> None:
    library: Library = request.getfixturevalue(name)
    data = read_catalog(library)
    types = {each["id"]: each["label"] for each in data["vocabulary"]["types"]}
    names = {each["id"]: each["name"] for each in data["bodies"]}
    for item in (each for each in data["directives"] if not each["reported"]):
        told = describe(library, item["address"])
        assert told["@type"] == ["Legislation", "eli:LegalResource"]
        assert (told["identifier"], told["name"]) == (item["id"], item["title"])
        assert told["alternateName"] == [item["short_name"], *item["aliases"]]
        assert told["legislationType"] == types[item["type"]]
        assert (told.get("legislationIdentifier"), told.get("eli:id_local")) == (item["symbol"], item["symbol"])
        date = parse_date(item["issued"] or "")
        assert told.get("legislationDate") == (item["issued"] if date and date.is_plain else None)
        assert told.get("legislationPassedBy", {}).get("name") == names.get(item["issuer"])


def test_a_document_tells_who_signed_it_as_a_person_with_responsibility_for_it(library: Library) -> None:
    told = describe(library, "van-ban/01-kl-tum-2021.html")
    assert told["legislationResponsible"] == {
        "@type": "Person",
        "name": "Lê Thị Mẫu",
        "jobTitle": "Phó Bí thư Tỉnh ủy",
    }
    assert told["eli:responsibility_of"] == "Lê Thị Mẫu"
    assert "legislationResponsible" not in describe(library, "van-ban/05-ct-tum-2016.html")


@pytest.mark.parametrize("name", ["library", "real_library"])
def test_a_document_tells_its_relations_in_the_words_of_the_vocabulary(
    request: pytest.FixtureRequest, name: str
) -> None:
    library: Library = request.getfixturevalue(name)
    data = read_catalog(library)
    kinds = {each["id"]: each for each in data["vocabulary"]["relations"]}
    addresses = {each["id"]: each["address"] for each in data["directives"]}
    for vocabulary in ("schema_org", "eli"):
        names = {each[vocabulary] for each in kinds.values() if each[vocabulary]}
        for item in (each for each in data["directives"] if not each["reported"]):
            told = describe(library, item["address"])
            found = {(key, resolve(item["address"], node["@id"])) for key in names & told.keys() for node in told[key]}
            assert found == {
                (kinds[relation["type"]][vocabulary], addresses[relation["target"]])
                for relation in item["relations"]
                if kinds[relation["type"]][vocabulary]
            }


def test_a_relation_that_no_vocabulary_knows_stays_untold(library: Library) -> None:
    told = describe(library, "van-ban/01-kl-tum-2021.html")
    assert not any("continu" in key.lower() for key in told)


def test_a_day_that_is_not_a_whole_day_is_no_date_of_eli(library: Library) -> None:
    month = describe(library, "van-ban/08-kh-dum-2016.html")
    assert (month["legislationDate"], "eli:date_document" in month) == ("2016-11", False)
    day = describe(library, "van-ban/05-ct-tum-2016.html")
    assert day["eli:date_document"] == {"@type": "xsd:date", "@value": day["legislationDate"]}


def test_a_day_that_does_not_exist_is_not_told(change: Change, gather: Callable[[Path], Library]) -> None:
    root = change("directives/08-kh-dum-2016.yml", "issued: 2016-11", "issued: 2016-11-31")
    told = describe(gather(root), "van-ban/08-kh-dum-2016.html")
    assert {"legislationDate", "eli:date_document"} & told.keys() == set()


def test_a_document_of_which_there_is_only_talk_is_told_to_no_program(library: Library) -> None:
    assert not Describer(library).describe_page("van-ban/12-ct-tum-2017.html")


def test_a_day_that_is_not_sure_is_told_by_itself(change: Change, gather: Callable[[Path], Library]) -> None:
    root = change("directives/08-kh-dum-2016.yml", "issued: 2016-11", "issued: 2016-11/2016-12")
    told = describe(gather(root), "van-ban/08-kh-dum-2016.html")
    assert {"legislationDate", "eli:date_document"} & told.keys() == set()
    assert told["http://purl.org/dc/terms/issued"] == {
        "@type": "http://id.loc.gov/datatypes/edtf/EDTF-level1",
        "@value": "2016-11/2016-12",
    }


def test_a_document_and_a_model_tell_their_subjects(library: Library) -> None:
    assert describe(library, "van-ban/05-ct-tum-2016.html")["about"] == ["Nêu gương"]
    assert describe(library, "mo-hinh/so-viec-tot.html")["about"] == ["Xây dựng Đảng", "Nêu gương", "Sinh hoạt chi bộ"]
    assert "about" not in describe(library, "van-ban/01-kl-tum-2021.html")


def test_a_body_tells_its_name_its_place_and_who_is_above_it(real_library: Library) -> None:
    data = read_catalog(real_library)
    names = {each["id"]: each["name"] for each in data["bodies"]}
    provinces = {each["id"]: each["label"] for each in data["vocabulary"]["provinces"]}
    for item in data["bodies"]:
        told = describe(real_library, item["address"])
        assert (told["@type"], told["name"]) == ("Organization", item["name"])
        assert told.get("parentOrganization", {}).get("name") == names.get(item["parent"])
        assert told.get("location", {}).get("name") == provinces.get(item["province"])


def test_a_source_tells_its_author_as_printed_and_no_more_than_is_known(real_library: Library) -> None:
    for item in read_catalog(real_library)["sources"]:
        told = describe(real_library, item["address"])
        assert (told["@type"], told["headline"]) == ("Article", item["title"])
        assert told.get("datePublished") == item["published"]
        assert "author" not in told
        assert told.get("publisher", {}).get("name") == item["publisher"]


def test_addresses_are_seen_from_the_page_or_whole_where_the_site_has_one(library: Library) -> None:
    page = "van-ban/05-ct-tum-2016.html"
    near, far = describe(library, page), describe(library, page, BASE)
    assert near["@id"] == "05-ct-tum-2016.html"
    assert far["@id"] == f"{BASE}{page}"
    assert (
        resolve(page, near["legislationPassedBy"]["@id"])
        == urlsplit(far["legislationPassedBy"]["@id"].removeprefix(BASE)).path
    )


def test_a_page_about_no_record_tells_nothing(library: Library) -> None:
    describer = Describer(library)
    assert [describer.describe_page(each) for each in ("so-lieu/index.html", "tra-cuu/nam/2016.html")] == ["", ""]


def test_the_first_page_tells_the_site_and_the_page_of_the_data_its_files(library: Library) -> None:
    assert describe(library, "index.html")["@type"] == "WebSite"
    told = json.loads(Describer(library, BASE).describe_data({"data/handbook.json": 10, "data/sources.csl.json": 20}))
    assert (told["@type"], told["dateModified"]) == ("Dataset", "2026-11-22")
    assert [(each["contentUrl"], each["encodingFormat"]) for each in told["distribution"]] == [
        (f"{BASE}data/handbook.json", "application/json"),
        (f"{BASE}data/sources.csl.json", "application/vnd.citationstyles.csl+json"),
    ]


@pytest.mark.parametrize("letter", ["<", ">", "&", "\u2028", "\u2029", '"', "\\", "</script>", "<!--<script>"])
def test_no_letter_of_a_record_can_leave_the_script_element_and_each_comes_back(library: Library, letter: str) -> None:
    entry = library.catalog.directives["08-kh-dum-2016"]
    hostile = replace(entry, record=entry.record.model_copy(update={"title": f"a{letter}b"}))
    catalog = replace(library.catalog, directives={**library.catalog.directives, hostile.record.id: hostile})
    text = Describer(replace(library, catalog=catalog)).describe_page("van-ban/08-kh-dum-2016.html")
    document = html5lib.parse(f"<!doctype html><script>{text}</script><p>sau", namespaceHTMLElements=False)
    (script,) = document.iter("script")
    assert json.loads(script.text)["name"] == f"a{letter}b"
    assert [paragraph.text for paragraph in document.iter("p")] == ["sau"]
    assert not set("<>&\u2028\u2029") & set(text)
