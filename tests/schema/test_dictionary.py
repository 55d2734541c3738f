"""The guide's generated pages: each sample is right, each field has its words, form and example."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from handbook.commands.cli import main
from handbook.datafile import parse_datafile
from handbook.records import Record
from handbook.records.catalog import FOLDERS, TABLES, VOCABULARY, find_table
from handbook.records.loading import read_catalog
from handbook.resources import THEME
from handbook.schema.dictionary import SAMPLES, list_sections, read_sample, render_dictionary, render_samples

_ROOT = Path(__file__).parents[2]
_GUIDE = THEME / "bien-tap"
_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in model.__subclasses__():
        yield each
        yield from _models(each)


def test_the_samples_are_a_handbook_without_a_fault(runner: CliRunner) -> None:
    assert runner.invoke(main, ["check", "--root", str(SAMPLES)]).output == "Dữ liệu không có lỗi.\n"
    assert runner.invoke(main, ["fmt", "--check", "--root", str(SAMPLES)]).exit_code == 0


def test_every_field_is_told_with_its_form_and_an_example() -> None:
    for section in list_sections():
        for row in section.rows:
            assert row.meaning, (section.title, row.name)
            assert row.form, (section.title, row.name)
            assert row.example or row.part, (section.title, row.name)


def test_every_field_of_the_format_has_a_description() -> None:
    for model in _models(Record):
        for name, field in model.model_fields.items():
            assert field.description, (model.__name__, name)


def test_a_link_to_a_part_leads_to_its_section() -> None:
    sections = list(list_sections())
    anchors = [section.anchor for section in sections]
    assert len(anchors) == len(set(anchors))
    assert {row.part for section in sections for row in section.rows if row.part} <= set(anchors)


def test_required_fields_are_marked() -> None:
    rows = {row.name: row for row in next(iter(list_sections())).rows}
    assert rows["title"].required
    assert not rows["issued"].required
    assert rows["issuer"].form == "mã của cơ quan"
    assert rows["issued"].example == "2021-05-18"
    assert rows["aliases"].form.startswith("danh sách, mỗi mục là chữ")
    assert rows["cite"].form == "danh sách, mỗi mục là mã nguồn, dấu «#», mã đoạn"
    assert rows["cite"].example.startswith("bai-bao-mau-2021#d")


def test_a_sample_explains_each_field_once() -> None:
    sample = read_sample("directives/01-kl-mau-2021")
    assert "\n".join(line.text for line in sample.lines) == sample.text
    assert sample.lines[0].meaning.startswith("Mã bản ghi")
    cited = "Nguồn của số, ký hiệu, cơ quan, ngày, trích yếu; ít nhất một, trừ văn bản mới có tin."
    assert sum(line.meaning == cited for line in sample.lines) == 1


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_sample_of_a_record_is_long_enough_to_show_the_kind(folder: str) -> None:
    shown = {section.anchor: {row.name for row in section.rows} for section in list_sections()}
    written = {
        key
        for path in (SAMPLES / folder).glob("*.yml")
        for key in re.findall(r"^(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(shown[find_table(folder)] - written) <= 8


def test_the_pages_hold_every_kind_of_record() -> None:
    dictionary, samples = render_dictionary(), render_samples()
    for name in TABLES:
        anchor = name.replace("_", "-")
        assert f"{{#{anchor}}}" in dictionary
        assert f"{{#{anchor}}}" in samples
    assert "{{" not in dictionary + samples


@pytest.mark.parametrize("page", sorted(path.name for path in _GUIDE.glob("*.md")))
def test_what_the_guide_shows_as_a_file_is_read_without_a_fault(page: str) -> None:
    fields = {name for model in _models(Record) for name in model.model_fields}
    for text in _FENCE.findall((_GUIDE / page).read_text(encoding="utf-8")):
        reading = parse_datafile("a.yml", text.encode())
        assert reading.diagnostics == ()
        assert reading.file is not None
        written = {str(step) for path in reading.file.keys for step in path if isinstance(step, str)}
        assert written <= fields | VOCABULARY.keys()


def test_the_first_two_doors_use_no_word_of_version_control() -> None:
    text = (_GUIDE / "index.md").read_text(encoding="utf-8")
    doors = text[text.index("## 1.") : text.index("## 3.")]
    assert not re.search(
        r"\b(?:git|commit|branch|nhánh|pull request|merge|fork|push|repository|kho)\b", doors, re.IGNORECASE
    )


def test_the_shortest_document_of_the_guide_is_the_sample() -> None:
    shortest = (SAMPLES / "directives/05-ct-mau-2016.yml").read_text(encoding="utf-8")
    assert shortest in (_GUIDE / "sua-tep.md").read_text(encoding="utf-8")


def test_the_commands_of_the_guide_are_there(runner: CliRunner) -> None:
    text = (_GUIDE / "sua-tep.md").read_text(encoding="utf-8")
    for command in re.findall(r"`handbook ([^`]*)`", text):
        words = [word for word in command.split() if not word.startswith("origin/")]
        assert runner.invoke(main, [*words[:1], *words[1:2], "--help"]).exit_code == 0 or words[1].startswith("--")


def test_the_samples_use_no_real_name() -> None:
    real = read_catalog(_ROOT).catalog
    samples = read_catalog(SAMPLES).catalog
    assert not samples.directives.keys() & real.directives.keys()
    assert not samples.bodies.keys() & real.bodies.keys()
