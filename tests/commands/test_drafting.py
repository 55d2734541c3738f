"""``handbook draft``, run as editors type it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.commands.cli import main

_TEXT = "Nhan đề ngắn\n\nTheo Chỉ thị 05-CT/TUM, tỉnh Mẫu có xã có 41/41 chi bộ họp xong.\n"


def test_a_text_from_the_standard_input_is_proposed_as_json(runner: CliRunner, toy: Path) -> None:
    result = runner.invoke(main, ["draft", "--json", "-", "--root", str(toy)], input=_TEXT.encode())
    told = json.loads(result.stdout)
    assert told["title"] == "Nhan đề ngắn"
    assert [item["record"] for item in told["documents"]] == ["05-ct-tum-2016"]
    assert told["figures"][0]["passage"] == "d1"


def test_a_file_is_accounted_for_in_words(
    runner: CliRunner, lay: Callable[[Mapping[str, str | bytes | None]], Path], tmp_path: Path
) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(_TEXT, encoding="utf-8")
    result = runner.invoke(main, ["draft", str(path), "--root", str(lay({}))])
    assert result.exit_code == 0
    assert "Văn bản: 1" in result.stdout


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03" * 40, b""])
def test_what_is_no_text_is_refused_in_words(runner: CliRunner, toy: Path, content: bytes) -> None:
    result = runner.invoke(main, ["draft", "-", "--root", str(toy)], input=content)
    assert result.exit_code == 1
    assert "Lỗi" in result.output


def test_drafts_are_written_once_and_an_editor_s_are_left_alone(
    runner: CliRunner, lay: Callable[[Mapping[str, str | bytes | None]], Path], tmp_path: Path
) -> None:
    root = lay({})
    path = tmp_path / "bai.txt"
    path.write_text(_TEXT, encoding="utf-8")
    result = runner.invoke(main, ["draft", str(path), "--source", "bai-mau", "--root", str(root)])
    draft = root / "drafts/bai-mau/sources/bai-mau.yml"
    assert "Đã ghi bản nháp: drafts/bai-mau/sources/bai-mau.yml" in result.stdout
    draft.write_text("của tôi\n", encoding="utf-8")
    again = runner.invoke(main, ["draft", str(path), "--source", "bai-mau", "--root", str(root)])
    assert "để nguyên: drafts/bai-mau/sources/bai-mau.yml" in again.stdout
    assert draft.read_text(encoding="utf-8") == "của tôi\n"


def test_a_document_in_office_form_is_drafted_from_its_boxes(
    runner: CliRunner, lay: Callable[[Mapping[str, str | bytes | None]], Path], tmp_path: Path
) -> None:
    root = lay({})
    path = tmp_path / "ke-hoach.txt"
    path.write_text(
        "HUYỆN ỦY MẪU\t\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-KH/HU\t\tMẫu, ngày 15 tháng 5 năm 2021\nKẾ HOẠCH\n"
        "thực hiện Chỉ thị 05-CT/TUM\n-----\nCác chi bộ thực hiện tốt việc học tập.\n",
        encoding="utf-8",
    )
    result = runner.invoke(main, ["draft", str(path), "--source", "ke-hoach", "--root", str(root)])
    assert result.exit_code == 0, result.output
    text = (root / "drafts/ke-hoach/directives/12-kh-hu-2021.yml").read_text(encoding="utf-8")
    assert "issued: 2021-05-15\n" in text
    assert "title: thực hiện Chỉ thị 05-CT/TUM\n" in text


def test_what_a_saved_page_says_of_itself_is_in_the_draft_of_its_source(
    runner: CliRunner, lay: Callable[[Mapping[str, str | bytes | None]], Path], tmp_path: Path
) -> None:
    root = lay({})
    path = tmp_path / "bai.html"
    head = '<link rel=canonical href="https://a.example/bai"><meta property="og:site_name" content="Báo Mẫu">'
    body = "<p>Theo Chỉ thị 05-CT/TUM, xã có 41/41 chi bộ họp xong trong quý một.</p>"
    path.write_text(f"<html><head>{head}<title>Một bài</title></head><body>{body}</body></html>", encoding="utf-8")
    assert runner.invoke(main, ["draft", str(path), "--source", "bai", "--root", str(root)]).exit_code == 0
    text = (root / "drafts/bai/sources/bai.yml").read_text(encoding="utf-8")
    assert "url: https://a.example/bai\n" in text
    assert "publisher: Báo Mẫu\n" in text
