"""Proposals written for programs and for a terminal."""

import json
from pathlib import Path

from handbook.evidence import read_passages
from handbook.messages import read_area
from handbook.recognition import KINDS, gather_knowledge, recognize_text, render_account, render_proposals
from handbook.records.loading import read_catalog

_TEXT = "Nhan đề\nTheo Chỉ thị 05-CT/TUM ngày 15/5/2016, có 41/41 chi bộ làm mô hình “Hũ gạo”."


def test_each_item_has_its_text_its_passage_and_the_fields_proposed(toy: Path) -> None:
    reading = read_passages(_TEXT, has_title=True)
    recognition = recognize_text(gather_knowledge(read_catalog(toy).catalog), reading.passages)
    told = json.loads(render_proposals("Nhan đề", reading, recognition))
    assert [passage["id"] for passage in told["passages"]] == ["nhan-de", "d1"]
    assert set(KINDS) <= told.keys()
    (document,) = told["documents"]
    assert document["text"] == "Chỉ thị 05-CT/TUM"
    assert document["passage"] == "d1"
    assert document["record"] == "05-ct-tum-2016"
    assert document["issued"] == "2016-05-15"
    assert told["figures"][0]["out_of"] == "41"
    assert told["dates"][0]["value"] == "2016-05-15"
    assert "id" not in document


def test_the_account_names_each_kind_with_its_finds(toy: Path) -> None:
    recognition = recognize_text(gather_knowledge(read_catalog(toy).catalog), read_passages(_TEXT).passages)
    account = render_account(recognition)
    assert all(f"{words}: " in account for words in read_area("recognition")["kinds"].values())
    assert "d2: Chỉ thị 05-CT/TUM → 05-ct-tum-2016" in account
