"""A whole text recognised: one thing has one id, and nothing is invented."""

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.recognition import ARTICLES, ORIGINALS, list_articles, measure_folder
from hypothesis import given
from hypothesis import strategies as st

from handbook.evidence import read_passages
from handbook.recognition import KINDS, Find, Knowledge, Recognition, gather_knowledge, recognize_text
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog
from handbook.text import fold_letters, slug_text

Recognize = Callable[..., Recognition]

_CATALOG = read_catalog(Path(__file__).parents[1] / "toy").catalog
_KNOWN = gather_knowledge(_CATALOG)
_LINES = tuple(line for _, text, _ in list_articles(ARTICLES) for line in text.splitlines())
_PRINTED = ("printed", "counted", "issuer_text", "parent_text", "unit_text", "award", "recipients", "role", "by_text")
_RECORDS = {"issuer": "bodies", "parent": "bodies", "indicator": "indicators", "term": "terms", "type": "types"}


def test_a_bare_number_means_the_document_the_text_names_in_full(recognize: Recognize) -> None:
    finds = recognize("Kết luận số 77-KL/TUM ngày 5/5/2021", "Theo Kết luận 77, mọi nơi làm tốt").list_finds(
        "documents"
    )
    assert [find.id for find in finds] == ["77-kl-tum-2021", "77-kl-tum-2021"]


def test_of_one_thing_in_a_passage_the_place_that_says_most_is_told(recognize: Recognize) -> None:
    (find,) = recognize("Kết luận 77 là Kết luận số 77-KL/TUM ngày 5/5/2021").list_finds("documents")
    assert find.text == "Kết luận số 77-KL/TUM"


def test_a_short_name_is_another_place_s_where_the_text_does_not_name_the_province(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    known = gather_knowledge(catalog)
    lines = ["Tỉnh ủy họp bàn", "Mọi người ở Đông Khê dự."]
    finds = recognize_text(known, read_passages("\n".join(lines)).passages).list_finds("bodies")
    assert [find.candidates for find in finds] in ([("tinh-uy-mau",)], [])


def test_a_document_of_another_place_is_offered_and_not_linked(recognize: Recognize) -> None:
    (find,) = recognize("Kế hoạch số 08-KH/ĐUM của huyện Đông Khê").list_finds("documents")
    assert (find.record, find.candidates) == ("", ("08-kh-dum-2016",))
    (find,) = recognize("Kế hoạch số 08-KH/ĐUM của Đảng ủy Mẫu, tỉnh Mẫu").list_finds("documents")
    assert find.record == "08-kh-dum-2016"


def test_the_synthetic_articles_are_recognised(known: Knowledge) -> None:
    counts: Mapping[str, tuple[int, int, int]] = measure_folder(known, ARTICLES, {})
    for kind, least in {"documents": 98, "figures": 95, "bodies": 90, "models": 90, "dates": 98}.items():
        wanted, found, both = counts[kind]
        assert 100 * both >= least * wanted, kind
        assert 100 * both >= least * found, kind


def test_there_are_articles_enough() -> None:
    assert len(list(list_articles(ARTICLES))) >= 25
    assert len(list(ORIGINALS.glob("*.yml"))) >= 25


@given(st.lists(st.sampled_from(_LINES), min_size=1, max_size=4))
def test_nothing_is_proposed_that_does_not_stand_in_its_passage(lines: list[str]) -> None:
    passages = {each.id: each.text for each in read_passages("\n".join(lines)).passages}
    recognition = recognize_text(_KNOWN, read_passages("\n".join(lines)).passages)
    assert tuple(recognition.finds) == KINDS
    bodies = {find.id for find in recognition.list_finds("bodies")}
    for kind in KINDS:
        for find in recognition.list_finds(kind):
            _check_find(_CATALOG, find, passages[find.passage], bodies)


def _check_find(catalog: Catalog, find: Find, passage: str, bodies: set[str]) -> None:
    assert passage[find.start : find.end] == find.text
    words = " ".join(passage.split())
    letters = fold_letters("".join(filter(str.isalnum, passage)))
    for name in _PRINTED:
        assert str(find.fields.get(name, "")) in words, (name, find)
    for name, space in _RECORDS.items():
        value = find.fields.get(name, "")
        if find.kind != "relations" and value:
            assert value in getattr(catalog, space) or value in bodies, (name, find)
    if symbol := find.fields.get("symbol"):
        assert fold_letters("".join(filter(str.isalnum, str(symbol)))) in letters
    for name in ("value", "issued", "as_of", "date"):
        parts = str(find.fields.get(name, "")).replace("/", "-").split("-")
        said = parts[:1] if find.text.startswith("quý") else parts  # the months of a quarter are not printed
        for part in said if find.kind in {"dates", "documents", "conferences"} else ():
            assert not part.isdigit() or str(int(part)) in passage, (name, find)
    assert find.id == slug_text(find.id)
