"""Models that stood inside units, as files had them once, become records of their own, and nothing is lost."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.datafile import Tree, parse_datafile
from handbook.migration.models import Trees, split_models
from handbook.records.catalog import FOLDERS
from handbook.records.faults import parse_record
from handbook.records.notation import render_record

_OLD = {
    "chi-bo-a": """
id: chi-bo-a
name: Chi bộ A
level: co-so
cite: [bai-1#d1]
models:
  - id: so-tay
    name: Sổ tay
    text: Ghi việc tốt.
    serves: [05-ct]
    cite: [bai-1#d2]
    discrepancies:
      - {kind: cách-ghi, note: In như vậy.}
  - id: gio-hoc
    name: Giờ học
    text: Học sớm.
    cite: [bai-1#d3]
note: Ghi chú.
""",
    "chi-bo-b": """
id: chi-bo-b
name: Chi bộ B
level: co-so
cite: [bai-1#d1]
models:
  - id: gio-hoc
    name: Giờ học
    text: Học sớm.
    cite: [bai-1#d4]
  - id: so-tay
    name: Sổ tay
    text: Ghi việc khác.
    cite: [bai-1#d4]
""",
    "chi-bo-c": """
id: chi-bo-c
name: Chi bộ C
level: co-so
cite: [bai-2#d1]
models:
  - id: gio-hoc
    name: Giờ học
    text: Học sớm.
    cite: [bai-2#d2]
""",
    "chi-bo-d": "id: chi-bo-d\nname: Chi bộ D\nlevel: co-so\ncite: [bai-2#d1]\n",
}


def read(text: str) -> Mapping[str, Tree]:
    file = parse_datafile("exemplars/a.yml", text.lstrip().encode()).file
    assert file is not None
    assert isinstance(file.data, dict)
    return file.data


@pytest.fixture
def old() -> Trees:
    return {name: read(text) for name, text in _OLD.items()}


def tell(unit: str, model: Tree) -> str:
    """Tell all that the old form says: that a unit runs a model so called, what it is, for what, by which sources."""
    assert isinstance(model, dict)
    fields = ("name", "text", "serves", "citations", "cite", "discrepancies")
    return repr((unit, *(model.get(field) for field in fields)))


def tell_old(units: Trees) -> Iterator[str]:
    for unit, tree in units.items():
        models = tree.get("models", [])
        yield from (tell(unit, model) for model in models)


def tell_new(models: Trees) -> Iterator[str]:
    """Tell the same of the new form: each unit cites what it cited."""
    for model in models.values():
        units, summary = model["units"], model["summary"]
        assert isinstance(units, list)
        assert isinstance(summary, list)
        (first,) = summary
        assert isinstance(first, dict)
        for each in units:
            assert isinstance(each, dict)
            cited = {field: each[field] for field in ("cite", "citations") if field in each}
            rest = {field: value for field, value in model.items() if field not in {"cite", "citations"}}
            yield tell(str(each["unit"]), {**rest, "text": first["text"], **cited})


def test_all_that_was_told_of_models_is_told_by_their_records(old: Trees) -> None:
    _, models = split_models(old)
    assert sorted(tell_new(models)) == sorted(tell_old(old))


def test_what_else_a_unit_says_stays_as_it_was(old: Trees) -> None:
    rest, _ = split_models(old)
    assert rest == {
        unit: {field: value for field, value in tree.items() if field != "models"} for unit, tree in old.items()
    }


def test_units_that_one_source_tells_of_in_one_word_share_a_model_and_others_do_not(old: Trees) -> None:
    _, models = split_models(old)
    found = {name: [each["unit"] for each in model["units"]] for name, model in models.items()}  # type: ignore[union-attr,index,call-overload] # as YAML has it
    assert found == {
        "so-tay": ["chi-bo-a"],
        "gio-hoc": ["chi-bo-a", "chi-bo-b"],
        "so-tay-chi-bo-b": ["chi-bo-b"],
        "gio-hoc-chi-bo-c": ["chi-bo-c"],
    }
    assert models["gio-hoc"]["cite"] == ["bai-1#d3", "bai-1#d4"]


def test_the_records_are_records_of_today(old: Trees, toy: Path) -> None:
    rest, models = split_models(old)
    for folder, trees in (("exemplars", rest), ("exemplars/models", models)):
        for name, tree in trees.items():
            path = f"{folder}/{name}.yml"
            file = parse_datafile(path, render_record(FOLDERS[folder], tree).encode()).file
            assert file is not None
            assert parse_record(FOLDERS[folder], file.data, file)[1] == ()
            assert file.data == tree
    assert (toy / "exemplars/models").is_dir()


def test_a_model_without_sources_has_those_of_its_unit() -> None:
    model: Tree = {"id": "so-tay", "name": "Sổ tay", "text": "Ghi."}
    _, models = split_models({"a": {"id": "a", "cite": ["bai-1#d2"], "models": [model]}})
    assert models == {
        "so-tay": {
            "id": "so-tay",
            "name": "Sổ tay",
            "units": [{"unit": "a", "cite": ["bai-1#d2"]}],
            "cite": ["bai-1#d2"],
            "summary": [{"text": "Ghi.", "cite": ["bai-1#d2"]}],
        }
    }


def test_citations_of_the_first_form_are_taken_over_as_they_are() -> None:
    cited: Tree = [{"source": "bai-1", "locator": "đoạn 2"}]
    model: Tree = {"id": "so-tay", "name": "Sổ tay", "text": "Ghi.", "citations": cited}
    _, models = split_models({"a": {"id": "a", "models": [model]}, "b": {"id": "b", "models": [model]}})
    assert models == {
        "so-tay": {
            "id": "so-tay",
            "name": "Sổ tay",
            "units": [{"unit": "a", "citations": cited}, {"unit": "b", "citations": cited}],
            "citations": cited,
            "summary": [{"text": "Ghi.", "citations": cited}],
        }
    }


@pytest.mark.parametrize("broken", ["chữ", ["chữ"], [{"id": "a"}], {"id": "a"}])
def test_what_is_no_model_by_its_form_stays_where_it_is(broken: Tree) -> None:
    units: Trees = {"a": {"id": "a", "models": broken}}
    assert split_models(units) == (units, {})


_CITED = st.lists(st.sampled_from(["bai-1#d1", "bai-1#d2", "bai-2#d1"]), min_size=1, max_size=2)
_MODELS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a", "b"]),
        "name": st.sampled_from(["Sổ tay", "Giờ học"]),
        "text": st.sampled_from(["Ghi.", "Học."]),
        "cite": _CITED,
    }
)


@given(
    st.dictionaries(
        st.sampled_from("xyz"), st.lists(_MODELS, max_size=2, unique_by=lambda model: model["id"]), max_size=3
    )
)
def test_of_any_units_nothing_is_lost_and_no_id_is_given_twice(models: dict[str, list[dict[str, Tree]]]) -> None:
    units: Trees = {unit: {"id": unit, "models": list(found)} for unit, found in models.items()}
    _, split = split_models(units)
    assert sorted(tell_new(split)) == sorted(tell_old(units))
    assert all(model["id"] == name for name, model in split.items())
