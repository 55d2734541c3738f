"""An editor's program that is killed loses at most the last unsaved field; drafts half moved in are moved in again."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Lay = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.mark.slow
def test_two_hundred_kills_at_random_moments_lose_at_most_the_last_field(lay: Lay) -> None:
    command = [sys.executable, str(Path(__file__).with_name("killing.py")), str(lay({})), "160", "40"]
    told, *faults = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert faults == []
    killed, midst = (int(words.split()[0]) for words in told.split(", "))
    assert killed == 200
    assert midst >= 20
