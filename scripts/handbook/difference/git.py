"""git, asked for its plain answers: no hook, filter, driver or replaced object has a say, and failures are told."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

# a hook of git sets these, and they would lead away from the folder that was asked for
_LEADING_AWAY = frozenset(
    f"GIT_{name}"
    for name in ("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "NAMESPACE", "COMMON_DIR", "EXTERNAL_DIFF")
)
_PLAIN: Mapping[str, str] = MappingProxyType(
    {"LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
)
_FAULTS: tuple[tuple[str, str], ...] = (
    (
        r"dubious ownership in repository at '(?P<place>.+)'",
        (
            "git không chịu đọc kho này vì thư mục thuộc về một người dùng khác của máy; nếu tin kho này, chạy lệnh: "
            "git config --global --add safe.directory '{place}'"
        ),
    ),
    (
        "not a git repository",
        (
            "thư mục này không nằm trong một kho git, nên không có bản cũ để so; "
            "hãy chạy lệnh trong thư mục lấy từ kho về (git clone)"
        ),
    ),
    ("must be run in a work tree", "kho này chỉ giữ lịch sử, không có thư mục làm việc; hãy lấy nó về bằng git clone"),
    ("[Pp]ermission denied", "không có quyền đọc kho git của thư mục này; xem lại quyền của thư mục «.git»"),
    ("bad (?:numeric )?config", "thiết lập của git có dòng hỏng; chạy «git config --list» để biết ở tệp nào"),
    (
        "unknown repository extension|Expected git repo version|usage: git",
        "git trên máy này cũ quá; cần bản 2.38 trở lên",
    ),
    ("unrelated histories", "hai bản này không có chung lịch sử, nên không biết thay đổi bắt đầu từ đâu"),
    ("No space left", "đĩa đã đầy nên git không ghi được; dọn bớt rồi chạy lại"),
)
_UNKNOWN = "git không đọc được kho này; chạy «git fsck» trong thư mục này để biết chỗ hỏng, hoặc lấy kho về lại"


class RevisionError(Exception):
    """The revision cannot be read; the message is for editors."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said: its exit status, its output, and its complaint in English."""

    status: int
    output: bytes
    complaint: str


def ask_git(root: Path, *arguments: str, feed: bytes = b"", environment: Mapping[str, str] = _PLAIN) -> Answer:
    """Run git in a folder and return its answer, good or bad; raise RevisionError where there is no git."""
    command = ["git", "-C", str(root), *arguments]
    inherited = {name: value for name, value in os.environ.items() if name not in _LEADING_AWAY}
    given = {**inherited, **_PLAIN, **environment}
    try:
        done = subprocess.run(command, input=feed, capture_output=True, check=False, env=given)  # noqa: S603 - no shell, fixed verbs
    except FileNotFoundError as error:
        message = "máy này chưa có git, mà cần git để so với một bản cũ; hãy cài git rồi chạy lại"
        raise RevisionError(message) from error
    except OSError as error:
        message = "máy này không cho chạy git; xem lại quyền chạy chương trình"
        raise RevisionError(message) from error
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def run_git(root: Path, *arguments: str, feed: bytes = b"", environment: Mapping[str, str] = _PLAIN) -> bytes:
    """Run git in a folder and return its output; raise RevisionError, which says why, where it fails."""
    answer = ask_git(root, *arguments, feed=feed, environment=environment)
    if answer.status:
        raise RevisionError(explain_failure(answer.complaint))
    return answer.output


def explain_failure(complaint: str) -> str:
    """Say in Vietnamese why git failed, and what to do."""
    for pattern, words in _FAULTS:
        if match := re.search(pattern, complaint):
            return words.format(**match.groupdict())
    return _UNKNOWN
