"""The processes that share the tests out: each module is one process's, and the slow ones begin."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[1]
MODULE = """
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.{mark}

@pytest.mark.parametrize("number", range(12))
def test_it(number):
    with (Path(__file__).parent / "{name}.txt").open("a") as stream:
        stream.write(f"{{os.getpid()}}\\n")
"""


def list_options() -> list[str]:
    """List the options that the Makefile gives to processes side by side."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    (options,) = re.findall(r"^SIDE_BY_SIDE = -n auto (.+)$", makefile, re.MULTILINE)
    assert makefile.count("-n auto") == 1
    return [*options.split(), "-n", "2"]


def test_the_tests_of_a_module_are_run_by_one_process(tmp_path: Path) -> None:
    for name, mark in (("nhanh", "quick"), ("cham", "slow"), ("vua", "quick")):
        (tmp_path / f"test_{name}.py").write_text(MODULE.format(mark=mark, name=name), encoding="utf-8")
    (tmp_path / "conftest.py").write_text(
        (REPOSITORY / "tests/conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *list_options(), str(tmp_path)]
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    run = subprocess.run(command, cwd=tmp_path, env=outer, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    found = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in tmp_path.glob("*.txt")}
    assert {name: (len(set(lines)), len(lines)) for name, lines in found.items()} == {
        "nhanh": (1, 12),
        "cham": (1, 12),
        "vua": (1, 12),
    }
