"""Every claim has a place of its own on the page of its record, which it keeps whatever is added beside it."""

import re
from collections.abc import Callable
from pathlib import Path

from handbook.checks.findings import walk_parts
from handbook.pages import Library, gather_library, limits, plan_pages
from handbook.pages.anchors import list_claim_addresses, place_claims
from handbook.reading import read_checked
from handbook.records import Citation, Claim, Directive, Dossier, Exemplar, Implementation, Relation
from handbook.render import make_environment, render_page

Change = Callable[[str, str, str], Path]
CITED = (Citation("bai-bao-mau-2017", "d1"),)
_ID = re.compile(r'<(\w+)[^>]* id="([^"]+)"')


def say(*texts: str) -> tuple[Claim, ...]:
    return tuple(Claim(text=text, cite=CITED) for text in texts)


def place(field: str, *texts: str) -> tuple[str, ...]:
    """Place the claims of a list of a record that states nothing else."""
    return place_claims(Dossier.model_construct(**{field: say(*texts)}), field)


def render(library: Library) -> dict[str, str]:
    environment = make_environment()
    return {page.path.removesuffix(".md"): render_page(environment, page) for page in plan_pages(library)}


def gather(root: Path) -> Library:
    checked = read_checked(root)
    assert checked.is_clean, checked.diagnostics
    return gather_library(checked.catalog, checked.lineage, checked.names)


def list_ids(text: str) -> list[str]:
    return [identifier for _, identifier in _ID.findall(text)]


def test_a_claim_keeps_its_anchor_whatever_is_said_before_it_and_wherever_it_stands() -> None:
    one, two = place("tasks", "Một.", "Hai.")
    assert place("tasks", "Hai.", "Mới.", "Một.")[::2] == (two, one)


def test_a_sentence_written_anew_has_another_anchor_and_that_of_the_old_one_means_nothing_else() -> None:
    before, after = (place("lessons", "Một.", text) for text in ("Hai.", "Hai, viết lại."))
    assert before[0] == after[0]
    assert before[1] not in after


def test_the_same_words_in_two_lists_or_twice_in_one_are_told_apart() -> None:
    assert place("tasks", "Một.") != place("lessons", "Một.")
    assert len(set(place("tasks", "Một.", "Một.", "Một."))) == 3


def test_of_thousands_of_claims_no_two_share_an_anchor_and_few_have_a_longer_one() -> None:
    anchors = place("highlights", *(f"Ý thứ {number}." for number in range(1000)))
    assert len(set(anchors)) == len(anchors)
    assert sum(len(each) > len(anchors[0]) for each in anchors) in range(1, 40)


def test_a_claim_others_make_is_told_apart_from_the_records_own_of_the_same_kind_and_document() -> None:
    stated = Directive.model_construct(relations=(Relation(type="guides", target="b", cite=CITED),))
    own, told = place_claims(stated, "relations", [("guides", "b", "")])
    assert own != told
    assert (own,) == place_claims(stated, "relations")


def test_every_claim_that_rests_on_a_source_stands_on_a_page_under_its_own_anchor(library: Library) -> None:
    texts = render(library)
    claims = {claim for found in library.support.values() for claim in found}
    reported = {entry.record.id for entry in library.catalog.directives.values() if entry.record.reported}
    assert claims
    for claim in claims:
        path, _, anchor = claim.href.partition("#")
        address = path.removesuffix(".html")
        assert (anchor in list_ids(texts[address])) if anchor else address.rpartition("/")[2] in reported, claim


def test_every_cited_part_of_a_record_has_a_place_or_an_id(library: Library) -> None:
    catalog = library.catalog
    for entry in (*catalog.directives.values(), *catalog.bodies.values(), *catalog.models.values()):
        addresses = list_claim_addresses(entry.record, "trang.html")
        for part in walk_parts(entry):
            has_place = part.path in addresses or getattr(part.value, "id", "")
            assert has_place or not getattr(part.value, "cite", ()) or getattr(entry.record, "reported", None), part


def test_no_page_gives_one_anchor_to_two_things(library: Library) -> None:
    for address, text in render(library).items():
        ids = list_ids(text)
        assert len(set(ids)) == len(ids), address


def test_a_claim_on_a_later_page_of_a_record_is_pointed_at_there(change: Change) -> None:
    claims = "".join(
        f"  - {{text: Việc {place}., cite: [bai-bao-mau-2017#d1]}}\n" for place in range(limits.STATED + 1)
    )
    root = change("exemplars/dang-uy-mau.yml", "\nfigures:\n", f"\nlimitations:\n{claims}figures:\n")
    library = gather(root)
    hrefs = {claim.hint: claim.href for found in library.support.values() for claim in found}
    texts = render(library)
    first, last = (hrefs[f"Việc {place}."] for place in (0, limits.STATED))
    assert first.startswith("dien-hinh/dang-uy-mau.html#muc-han-che-")
    assert last.startswith("dien-hinh/dang-uy-mau/trang/2.html#muc-han-che-")
    assert last.partition("#")[2] in list_ids(texts["dien-hinh/dang-uy-mau/trang/2"])
    assert "dien-hinh/dang-uy-mau/trang/2.html</span>, nội dung cập nhật ngày" in texts["dien-hinh/dang-uy-mau/trang/2"]


def test_how_a_unit_carries_a_document_out_is_told_on_the_page_of_that_document_however_often_it_speaks_of_it() -> None:
    said = [*(f"{place}-ct-tw-2016" for place in range(limits.STATED + 1)), "0-ct-tw-2016"]
    done = tuple(Implementation(directive=each, text=f"Ý {place}.", cite=CITED) for place, each in enumerate(said))
    found = list_claim_addresses(Exemplar.model_construct(implements=done), "dien-hinh/a.html")
    pages = [found["implements", place].partition("#")[0] for place in range(len(done))]
    assert pages == [*["dien-hinh/a.html"] * limits.STATED, "dien-hinh/a/trang/2.html", "dien-hinh/a.html"]


def test_what_became_of_a_province_has_anchors_too(change: Change) -> None:
    root = change(
        "vocabulary/provinces/an-mau.yml",
        "label: Tỉnh An Mẫu\n",
        "label: Tỉnh An Mẫu\nformer_names:\n  - name: Tỉnh An\n    end: 1997\n    cite: [bai-bao-mau-2017#d1]\n"
        "successors:\n  - target: mau\n    date: 2012-07-01\n    cite: [bai-bao-mau-2017#d1]\n",
    )
    library = gather(root)
    record = library.catalog.provinces["an-mau"].record
    own = {*place_claims(record, "former_names"), *place_claims(record, "successors")}
    assert own <= set(list_ids(render(library)["tra-cuu/tinh/an-mau"]))
    assert {each.rpartition("-")[0] for each in own} == {"muc-ten-cu", "muc-noi-ke-thua"}


def test_a_relation_has_an_anchor_at_both_its_ends(library: Library) -> None:
    texts = render(library)
    for address in ("van-ban/01-kl-tum-2021", "van-ban/05-ct-tum-2016"):
        assert any(each.startswith("muc-quan-he-") for each in list_ids(texts[address])), address


def test_relations_that_a_page_has_no_room_for_are_pointed_at_without_an_anchor() -> None:
    kinds = ["refers_to"] * (limits.RELATED + 2) + ["guides"]
    assert limits.choose_relations(kinds) == (*range(limits.RELATED), limits.RELATED + 2)
    assert limits.choose_relations([]) == ()
