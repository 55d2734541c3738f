"""The benchmark of the check measures both sides over a whole generated handbook."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.reading import read_checked

pytestmark = pytest.mark.slow

_REPOSITORY = Path(__file__).parents[1]


def test_the_benchmark_prints_how_many_bare_loads_a_check_takes() -> None:
    command = [sys.executable, "-m", "benchmarks.check", "--documents", "240", "--rounds", "1"]
    done = subprocess.run(command, check=True, cwd=_REPOSITORY, capture_output=True, encoding="utf-8")
    files, problems = re.findall(r"^(\d+) files, (\d+) problems$", done.stdout, re.MULTILINE)[0]
    assert int(files) > 240
    assert int(problems) == len(read_checked(_REPOSITORY).diagnostics), "more than the real records have"
    load, check = (float(each) for each in re.findall(r"(\d+\.\d+) s ", done.stdout))
    ratio = float(re.findall(r"ratio +(\d+\.\d+)", done.stdout)[0])
    assert load > 0
    assert abs(ratio - check / load) < 1
