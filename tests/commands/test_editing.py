"""The commands that begin a record, run as editors type them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Run = Callable[..., Result]

_CT05 = "directives/05-ct-tum-2016.yml"


def test_new_asks_and_proposes(tidy: Path, run: Run) -> None:
    answers = [
        "21-KL/TUM",
        "",
        "",
        "Về một việc",
        "",
        "Tỉnh ủy Mẫu",
        "giữa tháng",
        "15/5/2021",
        "",
        "",
        "bai-bao-mau-2023",
        "đoạn 99",
        "Đoạn 1",
        "05-ct-tum-2016",
        "",
    ]
    result = run(tidy, "new", "directive", input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "«giữa tháng» không đúng dạng ngày" in result.output
    assert "chi-thi (Chỉ thị)" in result.output
    assert "Đã ghi directives/21-kl-tum-2021.yml" in result.output
    text = (tidy / "directives/21-kl-tum-2021.yml").read_text(encoding="utf-8")
    assert text.startswith('id: 21-kl-tum-2021\ntype: ket-luan\nnumber: "21"\nsymbol: 21-KL/TUM\n')
    assert "issuer: tinh-uy-mau\nissued: 2021-05-15\nstatus:\n" in text
    assert run(tidy, "check").output == "Dữ liệu không có lỗi.\n"
    assert run(tidy, "fmt", "--check").exit_code == 0


def test_new_takes_options_instead(tidy: Path, run: Run) -> None:
    source = ["--title", "Bài mới", "--published", "2024-01-02", "--opening", "Vừa qua", "--no-ask"]
    assert run(tidy, "new", "source", *source).output.startswith("Đã ghi sources/bai-moi-2024.yml.")
    unit = ["--name", "Xã Mẫu", "--level", "quan-huyen", "--source", "bai-moi-2024", "--passage", "đoạn 1", "--no-ask"]
    assert run(tidy, "new", "exemplar", *unit).output.startswith("Đã ghi exemplars/xa-mau.yml.")
    assert run(tidy, "check").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--no-ask"], "Lỗi: cần trả lời «title»"),
        (
            ["--title", "Bài", "--opening", "a", "--id", "bai-bao-mau-2017", "--no-ask"],
            "đã có bản ghi mã «bai-bao-mau-2017»",
        ),
        (["--title", "<b>", "--no-ask"], "nội dung có mã của trang mạng"),
    ],
)
def test_new_writes_nothing_when_something_is_wrong(arguments: list[str], words: str, tidy: Path, run: Run) -> None:
    before = sorted(tidy.rglob("*"))
    result = run(tidy, "new", "source", *arguments)
    assert result.exit_code == 1
    assert words in result.output
    assert sorted(tidy.rglob("*")) == before
