"""One comment on a pull request: what the change means, kept up to date.

The text was written by this branch's own program, which shows a stranger's words as words. Here it is only posted, on
the pull request whose newest commit it is about.
"""

import argparse
import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARK = "<!-- so-tay: thay-doi -->"
BOT = "github-actions[bot]"
REVIEW = Path("build/review/comment.md")

_MOST_ANSWER = 4 * 1024 * 1024
_MOST_COMMENT = 65_000  # the forge takes 65,536 characters
_PAGES = 20
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_UNREAD = "⛔ **Máy không đọc được yêu cầu này, nên chưa ai biết nó đổi gì. Không nhận khi lời này còn ở đây.**"


class CommentError(Exception):
    """The comment cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Forge:
    """One repository of a forge that speaks GitHub's language, and the right to write there."""

    api: str
    repository: str
    token: str

    def ask(self, path: str) -> Any:  # noqa: ANN401 - JSON
        """Read an answer; ``path`` is seen from the repository."""
        return json.loads(self._call("GET", path, None))

    def send(self, method: str, path: str, content: Mapping[str, str]) -> None:
        """Write something."""
        self._call(method, path, json.dumps(content).encode())

    def _call(self, method: str, path: str, body: bytes | None) -> bytes:
        if not self.api.startswith(("https://", "http://127.0.0.1:")):
            message = "địa chỉ của kho phải bắt đầu bằng https://"
            raise CommentError(message)
        request = urllib.request.Request(f"{self.api}/repos/{self.repository}/{path}", body, method=method)  # noqa: S310 - checked above
        request.add_header("Accept", "application/vnd.github+json")
        # unredirected: wherever an answer leads, that place must not see the token
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - same
                content: bytes = answer.read(_MOST_ANSWER + 1)
        except (urllib.error.URLError, TimeoutError) as error:
            message = f"kho trên mạng không nhận «{method} {path}»: {error}"
            raise CommentError(message) from error
        if len(content) > _MOST_ANSWER:
            message = f"câu trả lời cho «{path}» lớn hơn {_MOST_ANSWER} byte"
            raise CommentError(message)
        return content


def find_fault(forge: Forge, number: str, head: str) -> str:
    """Say why a review must not be posted: not this repository's, closed, or not of the newest commit; else nothing."""
    if not (_NUMBER.fullmatch(number) and _COMMIT.fullmatch(head)):
        return "số của yêu cầu phải là chữ số, bản đã xem lại phải là mã đầy đủ của một lần ghi"
    pull = forge.ask(f"pulls/{number}")
    if pull["base"]["repo"]["full_name"] != forge.repository:
        return f"yêu cầu {number} không thuộc kho này"
    if pull["state"] != "open":
        return f"yêu cầu {number} đã đóng"
    if pull["head"]["sha"] != head:
        return f"yêu cầu {number} không còn, hoặc không phải, ở bản đã xem lại"
    return ""


def write_comment(review: str, head: str, preview: str) -> str:
    """Write the comment of a commit; ``preview`` is where the run that wrote it keeps what it built.

    No review means that there could be none, which must be said: an older comment would speak for this commit.
    """
    parts = [MARK, f"Lời này nói về bản `{head[:12]}`; yêu cầu có bản mới hơn thì đợi lời mới."]
    parts += [review.strip() or _UNREAD]
    if preview:
        parts.append(f"Bản xem thử các bản ghi, và lời này đầy đủ (tệp `thay-doi.md`): [ở cuối trang này]({preview}).")
    text = "\n\n".join(parts) + "\n"
    if len(text) > _MOST_COMMENT:
        message = f"lời nhận xét dài {len(text)} chữ, quá mức kho nhận"
        raise CommentError(message)
    return text


def post_comment(forge: Forge, number: str, text: str) -> str:
    """Rewrite our comment on a pull request, or write the first; return which."""
    for page in range(1, _PAGES + 1):
        comments = forge.ask(f"issues/{number}/comments?per_page=100&page={page}")
        for comment in comments:
            if comment["user"]["login"] == BOT and str(comment["body"]).startswith(MARK):
                forge.send("PATCH", f"issues/comments/{int(comment['id'])}", {"body": text})
                return "đã viết lại"
        if not comments:
            break
    forge.send("POST", f"issues/{number}/comments", {"body": text})
    return "đã viết"


def main(arguments: list[str] | None = None) -> int:
    """Post the review that ``make review`` left."""
    parser = argparse.ArgumentParser(description="Gửi lời xem lại vào yêu cầu sửa đổi.")
    parser.add_argument("number", help="số của yêu cầu")
    parser.add_argument("head", help="bản đã xem lại")
    chosen = parser.parse_args(arguments)
    repository = os.environ["GITHUB_REPOSITORY"]
    forge = Forge(os.environ.get("GITHUB_API_URL", "https://api.github.com"), repository, os.environ["FORGE_TOKEN"])
    server, run = os.environ.get("GITHUB_SERVER_URL", "https://github.com"), os.environ.get("GITHUB_RUN_ID", "")
    try:
        fault = find_fault(forge, chosen.number, chosen.head)
        if fault:
            sys.stdout.write(f"Không gửi: {fault}.\n")
            return 0
        review = REVIEW.read_text(encoding="utf-8") if REVIEW.is_file() else ""
        preview = f"{server}/{repository}/actions/runs/{run}" if run.isdigit() else ""
        done = post_comment(forge, chosen.number, write_comment(review, chosen.head, preview))
        sys.stdout.write(f"Yêu cầu {chosen.number}: {done} lời nhận xét.\n")
    except CommentError as error:
        sys.stderr.write(f"Lỗi: {error}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
