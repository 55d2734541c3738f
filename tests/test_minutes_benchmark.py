"""The minutes of an article: counted by what an editor does and types, beside the same records written by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.minutes import MENDED, MENDING, TELLING, WORDS, Editor, Effort

_TEXT = (
    "Xã Đồng Tâm học Bác\n"
    "Hội Nông dân xã Đồng Tâm ban hành Kế hoạch số 18-KH/HND ngày 2/3/2018 để học Bác.\n"
    "Một số bài học kinh nghiệm sau:\n"
    "Một là, người đứng đầu phải nêu gương.\n"
)


def test_an_action_takes_three_seconds_and_a_letter_a_hundred_and_fiftieth_of_a_minute() -> None:
    assert Effort(20, 0).minutes == pytest.approx(1)
    assert Effort(0, 150).minutes == pytest.approx(1)


def test_an_editor_takes_all_that_is_proposed_and_each_thing_done_is_counted(lay: Callable[..., Path]) -> None:
    work = Editor(lay({})).work(_TEXT)
    told, faults = work.records - 1, len(work.faults)
    steps = 2 + 2 + TELLING * told + MENDING * faults
    assert told == 2
    assert work.effort.typed == len(WORDS) * (1 + told) + MENDED * faults
    assert steps < work.effort.actions <= steps + 6
    assert work.by_hand.actions == 0
    assert work.by_hand.minutes > work.effort.minutes
