"""Drafts of records out of what is recognised."""

from pathlib import Path

import pytest

from handbook.datafile import parse_datafile
from handbook.evidence import read_passages
from handbook.recognition import RecordDraft, draft_records, gather_knowledge, name_source, recognize_text
from handbook.records import FOLDERS
from handbook.records.faults import parse_record
from handbook.records.loading import read_catalog
from handbook.records.notation import rewrite_file

_TEXT = """Huyện ủy Đông Khê họp
Ngày 20/7/2021, Huyện ủy Đông Khê đã ban hành Kế hoạch số 25-KH/HU về thực hiện Chỉ thị 05-CT/TUM của Tỉnh ủy Mẫu.
Theo Huyện ủy Đông Khê, có 15 mô hình điển hình; mô hình “Hũ gạo” của Hội Nông dân xã Bình An giúp 20 hộ.
"""


@pytest.fixture(scope="module")
def drafts(toy: Path) -> dict[str, RecordDraft]:
    """Return the drafts of a small text by their paths."""
    catalog = read_catalog(toy).catalog
    reading = read_passages(_TEXT, has_title=True)
    recognition = recognize_text(gather_knowledge(catalog), reading.passages)
    words = {"title": "Huyện ủy Đông Khê họp", "kind": "Bài báo", "counting": "Từng dòng."}
    return {draft.path: draft for draft in draft_records(catalog, "bai", words, reading, recognition)}


def test_what_is_new_is_drafted_each_in_its_folder(drafts: dict[str, RecordDraft]) -> None:
    assert {
        "sources/bai.yml",
        "directives/25-kh-hu.yml",
        "exemplars/huyen-uy-dong-khe.yml",
        "exemplars/hoi-nong-dan-xa-binh-an.yml",
    } <= drafts.keys()


def test_a_draft_is_canonical_and_lacks_only_what_the_text_does_not_tell(drafts: dict[str, RecordDraft]) -> None:
    for name, draft in drafts.items():
        reading = parse_datafile(name, draft.text.encode())
        assert not reading.diagnostics
        assert reading.file is not None
        model = FOLDERS[name.rpartition("/")[0]]
        assert {fault.code for fault in parse_record(model, reading.file.data, reading.file)[1]} <= {"missing-field"}
        assert rewrite_file(name, draft.text.encode()).text in {draft.text, None}


def test_a_document_is_drafted_with_its_relations_and_its_passages(drafts: dict[str, RecordDraft]) -> None:
    text = drafts["directives/25-kh-hu.yml"].text
    assert "issued: 2021-07-20" in text
    assert "issuer: huyen-uy-dong-khe" in text
    assert "type: implements\n    target: 05-ct-tum-2016" in text
    assert text.endswith("cite: [bai#d1]\n")


def test_a_figure_goes_to_the_body_it_is_told_of(drafts: dict[str, RecordDraft]) -> None:
    text = drafts["exemplars/huyen-uy-dong-khe.yml"].text
    assert 'printed: "15"' in text
    assert "indicator: mo-hinh" in text


def test_a_source_is_drafted_with_the_facts_of_its_passages(drafts: dict[str, RecordDraft]) -> None:
    text = drafts["sources/bai.yml"].text
    assert "dates: [2021-07-20]" in text
    assert "symbols: [25-KH/HU, 05-CT/TUM]" in text
    assert "names: [Hũ gạo]" in text


@pytest.mark.parametrize(
    ("title", "name"),
    [("Học Bác", "hoc-bac"), (" ".join(["chữ"] * 30), "-".join(["chu"] * 15)), ("", "")],
)
def test_a_source_is_named_by_whole_words_of_its_title(title: str, name: str) -> None:
    assert name_source(title) == name
