"""git, asked for its plain answers: no hook, filter, driver or replaced object has a say, and failures are told."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from handbook.messages import fill, read_area, say

# a hook of git sets these, and they would lead away from the folder that was asked for
_LEADING_AWAY = frozenset(
    f"GIT_{name}"
    for name in ("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "NAMESPACE", "COMMON_DIR", "EXTERNAL_DIFF")
)
_PLAIN: Mapping[str, str] = MappingProxyType(
    {"LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
)


class RevisionError(Exception):
    """The revision cannot be read; the message is for editors."""


@dataclass(frozen=True, slots=True)
class GitAnswer:
    """What git said: its exit status, its output, and its complaint in English."""

    status: int
    output: bytes
    complaint: str


def ask_git(root: Path, *arguments: str, feed: bytes = b"", environment: Mapping[str, str] = _PLAIN) -> GitAnswer:
    """Run git in a folder and return its answer, good or bad; raise RevisionError where there is no git."""
    command = ["git", "-C", str(root), *arguments]
    inherited = {name: value for name, value in os.environ.items() if name not in _LEADING_AWAY}
    given = {**inherited, **_PLAIN, **environment}
    try:
        done = subprocess.run(command, input=feed, capture_output=True, check=False, env=given)  # noqa: S603 - no shell, fixed verbs
    except FileNotFoundError as error:
        raise RevisionError(say("git", "missing")) from error
    except OSError as error:
        raise RevisionError(say("git", "forbidden")) from error
    return GitAnswer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def run_git(root: Path, *arguments: str, feed: bytes = b"", environment: Mapping[str, str] = _PLAIN) -> bytes:
    """Run git in a folder and return its output; raise RevisionError, which says why, where it fails."""
    answer = ask_git(root, *arguments, feed=feed, environment=environment)
    if answer.status:
        raise RevisionError(explain_failure(answer.complaint))
    return answer.output


def explain_failure(complaint: str) -> str:
    """Say in Vietnamese why git failed, and what to do."""
    faults: Mapping[str, str] = read_area("git")["faults"]
    for pattern, text in faults.items():
        if match := re.search(pattern, complaint):
            return fill(text, match.groupdict())
    return say("git", "unknown")
