"""The generated handbooks of the benchmarks: the same every time, clean, and rich enough to measure on."""

import csv
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from benchmarks.judging import find_answers, list_texts
from benchmarks.queries import read_judged

from handbook.lineage.links import find_lineage
from handbook.names import index_names
from handbook.pages import gather_library, list_ways
from handbook.pages.addresses import body_address, directive_address, model_address, source_address
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog

REPOSITORY = Path(__file__).parents[1]
DOCUMENTS = 320


def generate(folder: Path) -> Path:
    """Write a small handbook by the command, as the benchmarks do."""
    command = [sys.executable, "-m", "benchmarks.generate", str(DOCUMENTS), str(folder)]
    subprocess.run(command, check=True, cwd=REPOSITORY)
    return folder


def read_files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("benchmarks") / "handbook")


@pytest.fixture(scope="module")
def catalog(generated: Path) -> Catalog:
    return read_catalog(generated).catalog


def test_a_generated_handbook_is_the_same_every_time(generated: Path, tmp_path: Path) -> None:
    assert read_files(generated) == read_files(generate(tmp_path / "again"))


def test_a_generated_handbook_is_clean(generated: Path) -> None:
    command = [sys.executable, "-m", "handbook", "check", "--root", str(generated)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_a_generated_handbook_has_as_many_documents_as_asked(catalog: Catalog) -> None:
    assert len(catalog.directives) == DOCUMENTS


def test_relations_of_every_kind_are_among_generated_documents(catalog: Catalog) -> None:
    real = read_catalog(REPOSITORY).catalog.directives
    kinds = {
        relation.type
        for identifier, entry in catalog.directives.items()
        if identifier not in real
        for relation in entry.record.relations
    }
    assert kinds == set(catalog.relations)


def test_units_models_figures_and_conferences_are_among_generated_records(catalog: Catalog) -> None:
    real = read_catalog(REPOSITORY).catalog
    units = [entry.record for identifier, entry in catalog.exemplars.items() if identifier not in real.exemplars]
    documents = [entry.record for identifier, entry in catalog.directives.items() if identifier not in real.directives]
    models = [entry.record for identifier, entry in catalog.models.items() if identifier not in real.models]
    assert all(model.summary and model.serves and model.fields for model in models)
    assert len(models) > len(units) // 2
    assert any(figure.parts for document in documents for figure in document.figures)
    assert any(document.conferences for document in documents)
    assert {unit.level for unit in units} >= {"tinh", "quan-huyen", "co-so"}


def test_every_generated_record_says_that_it_is_invented(catalog: Catalog) -> None:
    real = read_catalog(REPOSITORY).catalog
    for shelf in ("directives", "exemplars", "sources"):
        for identifier, entry in getattr(catalog, shelf).items():
            if identifier not in getattr(real, shelf):
                assert "không có thật" in entry.record.note or "giả định" in entry.record.note, identifier


def test_every_query_has_a_page_that_answers_it(catalog: Catalog) -> None:
    addresses = [
        *map(directive_address, catalog.directives),
        *(body_address(catalog, identifier) for identifier in catalog.bodies),
        *map(model_address, catalog.models),
        *map(source_address, catalog.sources),
        *(way.address for way in list_ways(gather_library(catalog, find_lineage(catalog), index_names(catalog)))),
    ]
    with (REPOSITORY / "benchmarks" / "queries.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    unanswered = [
        f"{row['query']}: {target}"
        for row in rows
        for target in row["targets"].split("|")
        if not target.startswith("van-ban/84-nq-")  # only large handbooks have one
        and not any(fnmatchcase(address, target) for address in addresses)
    ]
    assert unanswered == []


def test_the_queries_are_the_given_ones_and_at_least_forty_more() -> None:
    lines = (REPOSITORY / "benchmarks" / "queries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    groups = [line.rpartition("\t")[2] for line in lines]
    assert groups.count("given") == 74
    assert groups.count("heldout") >= 40
    assert len({line.split("\t")[0] for line in lines}) == len(lines)


TEXTS = {"a": "danh sách và sách hay", "b": "danh sách", "c": "sạch sẽ", "d": "theo chỉ thị 03-ct/tw"}


@pytest.mark.parametrize(
    ("says", "apart", "pages"),
    [
        (("sách",), (), "ab"),
        (("sách",), ("danh sách",), "a"),
        (("sạch", "Danh sách"), (), "abc"),
        (("sác",), (), ""),
        (("03 - CT/TW",), (), "d"),
        (("3-CT/TW",), (), ""),
        ((), (), ""),
    ],
)
def test_a_page_answers_a_query_if_it_says_its_words_with_their_marks(
    says: tuple[str, ...], apart: tuple[str, ...], pages: str
) -> None:
    assert find_answers(TEXTS, says, apart) == frozenset(pages)


def test_what_a_page_says_is_what_its_record_and_those_it_names_say(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    texts = list_texts(catalog, find_lineage(catalog))
    assert "nói đi đôi với làm" in texts["van-ban/05-ct-tum-2016.html"]
    model = catalog.models["gio-day-hoc-som"].record
    for address in (model_address(model.id), *(body_address(catalog, each.unit) for each in model.units)):
        assert model.name.casefold() in texts[address]
    assert "[[" not in "".join(texts.values())


def test_of_each_sort_of_judged_queries_there_are_twenty() -> None:
    judged = read_judged({})
    sorts = [each.sort for each in judged]
    assert [sorts.count(sort) for sort in ("syllable", "phrase", "homonym", "not-held")] == [20] * 4
    named = {"y tế", "nông dân", "cải cách hành chính", "trường học", "CT 03-CT/TW"}
    assert named <= {each.text for each in judged}
