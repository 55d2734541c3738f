"""The maintainers' hooks: nothing is fetched when a commit is made, and each entry runs."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.slow

_REPOSITORY = Path(__file__).parents[2]
_CONFIG = yaml.safe_load((_REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
_HOOKS = [hook for repository in _CONFIG["repos"] for hook in repository["hooks"]]


def test_no_hook_comes_from_elsewhere() -> None:
    assert [repository["repo"] for repository in _CONFIG["repos"]] == ["local"]
    assert {hook["language"] for hook in _HOOKS} == {"system"}


def test_hooks_look_at_the_files_they_are_for() -> None:
    patterns = {hook["id"]: re.compile(hook["files"]) for hook in _HOOKS if "files" in hook}
    assert patterns["handbook-fmt"].search("directives/05-ct-tw-2016.yml")
    assert patterns["handbook-check"].search("vocabulary/types.yml")
    assert not patterns["handbook-fmt"].search("tests/toy/directives/05-ct-tum-2016.yml")


@pytest.mark.parametrize("hook", _HOOKS, ids=lambda hook: str(hook["id"]))
def test_each_hook_passes_on_a_good_change(hook: dict[str, Any], changed_clone: Path) -> None:
    files = ["scripts/forge/prints.py"] if "types" in hook else ["directives/chuyen-de-2017.yml"]
    command = [*hook["entry"].split(), *(files if hook.get("pass_filenames", True) else [])]
    run = subprocess.run(command, cwd=changed_clone, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
