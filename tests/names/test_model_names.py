"""Names of models in prose: in quotation marks they link to the one model that can be meant."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.names.bearers import NOBODY, NameIndex, Speaker, find_speaker, index_names
from handbook.names.mentions import Mention, ModelMention, Text, parse_prose
from handbook.names.model_names import fold_name
from handbook.records.loading import read_catalog

Lay = Callable[[Mapping[str, str]], Path]

_CITED = "cite: [bai-bao-mau-2023#d3]"
_TREES = "hang-cay-nho-on"


@pytest.fixture(scope="module")
def names(toy: Path) -> NameIndex:
    return index_names(read_catalog(toy).catalog)


def write_model(identifier: str, name: str, unit: str) -> str:
    return f"id: {identifier}\nname: {name}\nunits:\n  - {{unit: {unit}, {_CITED}}}\n{_CITED}\n"


def list_models(names: NameIndex, text: str, speaker: Speaker = NOBODY) -> list[tuple[str, str]]:
    runs = parse_prose(names, text, speaker=speaker).runs
    return [(run.text, run.target) for run in runs if isinstance(run, ModelMention)]


@pytest.mark.parametrize("words", ["“Hàng cây nhớ ơn”", '"Hàng cây nhớ ơn"', "«Hàng cây nhớ ơn»", "“hàng cây  nhớ ơn”"])
def test_a_model_links_by_its_name_in_quotation_marks(words: str, names: NameIndex) -> None:
    parsed = parse_prose(names, f"Xã có mô hình {words} từ lâu.")
    head, tail = words[0], words[-1]
    assert parsed.runs == (
        Text(f"Xã có mô hình {head}"),
        ModelMention(words[1:-1], _TREES),
        Text(f"{tail} từ lâu."),
    )
    assert parsed.unresolved == ()
    assert not parsed.is_personal


def test_another_name_of_a_model_links_too(names: NameIndex) -> None:
    assert list_models(names, "Có “Cuốn sổ việc tốt” ở mỗi ấp.") == [("Cuốn sổ việc tốt", "so-viec-tot")]


@pytest.mark.parametrize("text", ["Hàng cây nhớ ơn bên đường.", "Trồng “Hàng cây nhớ ơn Bác” ở xã.", "“Hàng cây", "“”"])
def test_words_without_marks_or_with_more_words_in_them_are_plain(text: str, names: NameIndex) -> None:
    assert parse_prose(names, text).runs == (Text(text),)


def test_documents_and_models_of_one_sentence_link_side_by_side(names: NameIndex) -> None:
    runs = parse_prose(names, "Theo Chỉ thị 05, “Sổ việc tốt” và “Giờ dạy học sớm” ra đời.").runs
    assert [type(run) for run in runs] == [Text, Mention, Text, ModelMention, Text, ModelMention, Text]
    assert "".join(run.text for run in runs) == "Theo Chỉ thị 05, “Sổ việc tốt” và “Giờ dạy học sớm” ra đời."


def test_a_model_does_not_link_to_itself(names: NameIndex) -> None:
    text = "“Hàng cây nhớ ơn” do mỗi nhà trồng."
    assert parse_prose(names, text, _TREES).runs == (Text(text),)


def test_what_is_quoted_in_a_name_is_a_name(lay: Lay) -> None:
    model = write_model("chuyen-muc", "Chuyên mục “Kể chuyện hay”", "xa-dong-xanh")
    index = index_names(read_catalog(lay({"exemplars/models/chuyen-muc.yml": model})).catalog)
    assert list_models(index, "Nghe chuyên mục “Kể chuyện hay” mỗi tuần.") == [("Kể chuyện hay", "chuyen-muc")]


def test_of_several_models_of_one_name_that_of_who_speaks_or_of_who_is_above_is_meant(lay: Lay) -> None:
    files = {
        "exemplars/models/cay-a.yml": write_model("cay-a", "Cây đa", "dang-uy-mau"),
        "exemplars/models/cay-b.yml": write_model("cay-b", "Cây đa", "xa-dong-xanh"),
    }
    catalog = read_catalog(lay(files)).catalog
    index, text = index_names(catalog), "Có “Cây đa”."
    for unit, model in (("dang-uy-mau", "cay-a"), ("chi-bo-hoa-sen", "cay-a"), ("xa-dong-xanh", "cay-b")):
        speaker = find_speaker(catalog, catalog.exemplars[unit].record)
        assert list_models(index, text, speaker) == [("Cây đa", model)]
    assert list_models(index, text) == []
    assert parse_prose(index, text).is_personal


def test_who_runs_a_model_speaks_in_it(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    speaker = find_speaker(catalog, catalog.models["gio-day-hoc-som"].record)
    assert speaker.bodies[:2] == ("chi-bo-hoa-sen", "dang-uy-mau")
    assert speaker.province == "mau"


@pytest.mark.parametrize(("one", "other"), [("Sổ  việc tốt", "sổ việc tốt"), ("A “b” c", "a b c"), ("Hoà", "Hòa")])
def test_names_are_compared_without_capitals_blanks_and_marks(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)
