"""What is left to do, and what is due to be looked at again."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.desk.agenda import Task, list_due, list_todos, render_tasks
from handbook.records.loading import read_catalog
from handbook.text import PartialDate

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
TODAY = PartialDate(2026, 11, 27)


@pytest.fixture
def root(toy: Path, lay: Lay) -> Path:
    kept = {
        "directives/05-ct-tum-2016.yml": "owner: Văn phòng\nreview_by: 2026-03-17\ntodo: Tìm bản in.\n",
        "exemplars/chi-bo-hoa-sen.yml": "review_by: 2026-11-27\n",
        "exemplars/xa-dong-xanh.yml": "review_by: 2025\n",
        "sources/bai-bao-mau-2017.yml": "todo: Hỏi ngày đăng.\n",
    }
    return lay(
        {path: (toy / path).read_text(encoding="utf-8").rstrip("\n") + f"\n{more}" for path, more in kept.items()}
    )


def test_what_is_overdue_is_listed_the_longest_first(root: Path) -> None:
    assert list_due(read_catalog(root).catalog, TODAY, {}) == (
        Task("xa-dong-xanh", "", "2025"),
        Task("05-ct-tum-2016", "Văn phòng", "17/3/2026"),
    )


def test_a_day_that_is_today_is_not_over(root: Path) -> None:
    assert "chi-bo-hoa-sen" not in {task.record for task in list_due(read_catalog(root).catalog, TODAY, {})}
    tomorrow = PartialDate(2026, 11, 28)
    assert "chi-bo-hoa-sen" in {task.record for task in list_due(read_catalog(root).catalog, tomorrow, {})}


def test_a_record_that_was_looked_over_since_its_day_is_not_due(root: Path) -> None:
    catalog = read_catalog(root).catalog
    before, since = PartialDate(2026, 3, 16), PartialDate(2026, 3, 17)
    assert "05-ct-tum-2016" in {task.record for task in list_due(catalog, TODAY, {"05-ct-tum-2016": before})}
    assert "05-ct-tum-2016" not in {task.record for task in list_due(catalog, TODAY, {"05-ct-tum-2016": since})}


def test_private_notes_are_listed_with_who_looks_after_the_record(root: Path) -> None:
    todos = list_todos(read_catalog(root).catalog)
    assert list(render_tasks(todos)) == [
        "  05-ct-tum-2016: Tìm bản in. (Văn phòng)",
        "  bai-bao-mau-2017: Hỏi ngày đăng.",
    ]


def test_stats_tell_both_as_of_a_day(root: Path) -> None:
    stats = ["stats", "--root", str(root), "--today", "2026-03-17"]
    text = CliRunner().invoke(main, stats, catch_exceptions=False).output
    assert text.endswith(
        "\n\nQuá hạn xem lại: 1\n  xa-dong-xanh: 2025\nÝ cần xem lại vì đã đổi từ lần xem trước: 0\n"
        "Việc còn lại: 2\n  05-ct-tum-2016: Tìm bản in. (Văn phòng)\n  bai-bao-mau-2017: Hỏi ngày đăng.\n"
        "Bản ghi chưa ai xem lại: 18\n"
    )


@pytest.mark.parametrize("day", ["27/11/2026", "2026", "2026-02-30", "2026-11~"])
def test_what_is_no_day_is_refused(root: Path, day: str) -> None:
    result = CliRunner().invoke(main, ["stats", "--root", str(root), "--today", day])
    assert (result.exit_code, "cần một ngày viết năm-tháng-ngày" in result.output) == (2, True)
