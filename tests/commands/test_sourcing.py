"""``handbook source``: texts in, records with what is printed in them out."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
_TEXT = "Xã Sen làm theo Bác\n\nĐến tháng 4/2023 cả xã có 25.525 mô hình.\n"


def test_a_text_becomes_a_source(tidy: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bai.txt"
    file.write_text(_TEXT, encoding="utf-8")
    given = ["--id", "xa-sen-2023", "--published", "2023-05-01", "--seen", "opening"]
    result = run(tidy, "source", "add", str(file), *given)
    assert result.output == "sources/xa-sen-2023.yml: 2 đoạn, thêm 2\n"
    text = (tidy / "sources/xa-sen-2023.yml").read_text(encoding="utf-8")
    assert text.startswith("id: xa-sen-2023\ntitle: Xã Sen làm theo Bác\nkind: Bài báo\n")
    assert run(tidy, "check").exit_code == run(tidy, "fmt", "--check").exit_code == 0
    assert run(tidy, "source", "facts").output == "sources/xa-sen-2023.yml: 2 đoạn\n"


def test_a_source_is_named_after_its_title_where_no_id_is_given(tidy: Path, run: Run) -> None:
    result = run(tidy, "source", "add", "-", "--published", "2023-05-01", input=_TEXT)
    assert result.output == "sources/xa-sen-lam-theo-bac-2023.yml: 2 đoạn, thêm 2\n"


def test_a_copy_is_held_against_the_source(tidy: Path, run: Run, tmp_path: Path) -> None:
    run(tidy, "source", "add", "-", "--id", "xa-sen-2023", input=_TEXT)
    file = tmp_path / "bai.txt"
    file.write_text(_TEXT, encoding="utf-8")
    assert run(tidy, "source", "compare", "xa-sen-2023", str(file)).output == "bản mới không khác gì bản đã ghi\n"
    file.write_text(_TEXT.replace("25.525", "25.255"), encoding="utf-8")
    assert "không còn in 25.525; nay in 25.255" in run(tidy, "source", "compare", "xa-sen-2023", str(file)).output


def test_what_cannot_be_read_is_refused_in_one_sentence(tidy: Path, run: Run, tmp_path: Path) -> None:
    result = run(tidy, "source", "add", str(tmp_path / "khong-co.txt"), "--id", "a")
    assert result.exit_code == 1
    assert result.output.startswith("Lỗi: ")
    assert run(tidy, "source", "facts").output == "Lỗi: không có bản chữ nào trong sources/texts.\n"
    assert run(tidy, "source", "compare", "bai-la", "-", input=_TEXT).output == "Lỗi: không có nguồn mã «bai-la».\n"
    assert run(tidy, "source", "add", "-", "--id", "a", input="\n").exit_code == 1
