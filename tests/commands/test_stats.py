"""The command that tells where records are thin."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from click.testing import Result

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Run = Callable[..., Result]

_CT05 = "directives/05-ct-tum-2016.yml"


def test_stats_are_text_or_json(toy: Path, run: Run) -> None:
    assert "văn bản chưa có khóa" in run(toy, "stats").output
    assert json.loads(run(toy, "stats", "--format", "json").output)["counts"]["nguồn"] == 2


def test_stats_count_what_is_doubtful(lay: Lay, run: Run) -> None:
    root = lay({"directives/.DS_Store": "", "exemplars/.DS_Store": ""})
    text = run(root, "stats").output
    assert "Lời nhắc (2), xem từng chỗ bằng «handbook check»:\n      2 file-leftover\n" in text
    assert json.loads(run(root, "stats", "--format", "json").output)["warnings"] == {"file-leftover": 2}


def test_stats_say_what_they_could_not_read(change: Change, run: Run) -> None:
    root = change(_CT05, "type: chi-thi\n", "type: [\n")
    result = run(root, "stats")
    assert result.exit_code == 0
    assert "1 tệp còn lỗi nên chưa được tính" in result.output
    assert max(map(len, result.output.splitlines())) <= 100
