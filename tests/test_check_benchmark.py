"""The benchmark of the check measures both sides over a whole generated handbook."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.check import RUNS

from handbook.reading import read_checked

pytestmark = pytest.mark.slow

_REPOSITORY = Path(__file__).parents[1]


def test_the_benchmark_prints_how_many_bare_loads_a_check_takes() -> None:
    command = [sys.executable, "-m", "benchmarks.check", "--documents", "240", "--rounds", "1"]
    done = subprocess.run(command, check=True, cwd=_REPOSITORY, capture_output=True, encoding="utf-8")
    files, problems = re.findall(r"^(\d+) files, (\d+) problems$", done.stdout, re.MULTILINE)[0]
    assert int(files) > 240
    assert int(problems) == len(read_checked(_REPOSITORY).diagnostics), "more than the real records have"
    rows = re.findall(r"^  (.+?) +(\d+\.\d+) s .* ratio +(\d+\.\d+)$", done.stdout, re.MULTILINE)
    assert [name for name, _, _ in rows] == ["CSafeLoader, load only", *(f"check, {run}" for run in RUNS)]
    load = float(rows[0][1])
    assert load > 0
    assert all(abs(float(ratio) - float(time) / load) < 1 for _, time, ratio in rows)
