"""One comment on a pull request: what the change means, kept up to date.

The text comes from a build of a stranger's change, so all of it is a stranger's word: it is taken in measured
portions, it must name the pull request whose newest commit was built, and what could be markup is made plain.
"""

import argparse
import io
import json
import os
import re
import sys
import unicodedata
import urllib.error
import urllib.request
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MARK = "<!-- so-tay: thay-doi -->"
ARTIFACT = "nhan-xet"
BOT = "github-actions[bot]"

_MOST_PACKED, _MOST_ANSWER = 512 * 1024, 4 * 1024 * 1024
_MOST_TEXT = 256 * 1024
_MOST_COMMENT, _MOST_CHECK = 48_000, 8_000  # the forge takes 65,536 characters
_PAGES = 20
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FOLDING = frozenset({"<details><summary>Xem danh sách</summary>", "</details>"})
# a backslash before one of these is the report's own escape and goes with it
_PLAIN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\?<"), "&lt;"),
    (re.compile(r"\\?\["), "&#91;"),
    (re.compile(r"\\?\]"), "&#93;"),
    (re.compile(r"@(?!\u200b)"), "@\u200b"),
    (re.compile(r"\\?#(?=\d)"), "#\u200b"),
    (re.compile(r"(?i)\b(GH)-(?=\d)"), "\\1\u200b-"),
    (re.compile(r"://"), ":\u200b//"),
    (re.compile(r"(?i)\b(www)\."), "\\1\u200b."),
)


class CommentError(Exception):
    """The comment cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a build said of a change: the number of its pull request, what it means, what is wrong in it."""

    number: int
    difference: str
    check: str


@dataclass(frozen=True, slots=True)
class Forge:
    """One repository of a forge that speaks GitHub's language, and the right to write there."""

    api: str
    repository: str
    token: str

    def ask(self, path: str) -> Any:  # noqa: ANN401 - JSON
        """Read an answer; ``path`` is seen from the repository."""
        return json.loads(self._call("GET", path, None, _MOST_ANSWER))

    def fetch(self, path: str) -> bytes:
        """Read a small file."""
        return self._call("GET", path, None, _MOST_PACKED)

    def send(self, method: str, path: str, content: Mapping[str, str]) -> None:
        """Write something."""
        self._call(method, path, json.dumps(content).encode(), _MOST_ANSWER)

    def _call(self, method: str, path: str, body: bytes | None, most: int) -> bytes:
        if not self.api.startswith(("https://", "http://127.0.0.1:")):
            message = "địa chỉ của kho phải bắt đầu bằng https://"
            raise CommentError(message)
        request = urllib.request.Request(f"{self.api}/repos/{self.repository}/{path}", body, method=method)  # noqa: S310 - checked above
        request.add_header("Accept", "application/vnd.github+json")
        # unredirected: an artifact lies elsewhere, and that place must not see the token
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - same
                content: bytes = answer.read(most + 1)
        except (urllib.error.URLError, TimeoutError) as error:
            message = f"kho trên mạng không nhận «{method} {path}»: {error}"
            raise CommentError(message) from error
        if len(content) > most:
            message = f"câu trả lời cho «{path}» lớn hơn {most} byte"
            raise CommentError(message)
        return content


def fetch_review(forge: Forge, run: str) -> Review:
    """Fetch what the build ``run`` left; raise CommentError where that is not what it should be."""
    if not (run.isascii() and run.isdigit()):
        message = "số của lượt kiểm tra phải là chữ số"
        raise CommentError(message)
    listed = forge.ask(f"actions/runs/{run}/artifacts?name={ARTIFACT}&per_page=10")["artifacts"]
    found = [each for each in listed if each["name"] == ARTIFACT and not each["expired"]]
    if len(found) != 1:
        message = f"lượt kiểm tra {run} không để lại đúng một gói «{ARTIFACT}»"
        raise CommentError(message)
    if found[0]["size_in_bytes"] > _MOST_PACKED:
        message = f"gói «{ARTIFACT}» lớn hơn {_MOST_PACKED} byte"
        raise CommentError(message)
    return unpack_review(forge.fetch(f"actions/artifacts/{int(found[0]['id'])}/zip"))


def unpack_review(packed: bytes) -> Review:
    """Read the three texts by name out of a package, none of them longer than measured."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as package:
            number, difference, check = (_unpack(package, name) for name in ("number", "diff.md", "check.txt"))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, UnicodeDecodeError) as error:
        message = f"gói nhận xét không đọc được: {type(error).__name__}"
        raise CommentError(message) from error
    if not _NUMBER.fullmatch(number.strip()):
        message = "số của yêu cầu sửa đổi không phải chữ số"
        raise CommentError(message)
    return Review(int(number.strip()), difference, check)


def find_fault(forge: Forge, review: Review, head: str) -> str:
    """Say why a review must not be posted: not this repository's, closed, or not of the newest commit; else nothing."""
    pull = forge.ask(f"pulls/{review.number}")
    if pull["base"]["repo"]["full_name"] != forge.repository:
        return f"yêu cầu {review.number} không thuộc kho này"
    if pull["state"] != "open":
        return f"yêu cầu {review.number} đã đóng"
    if not _COMMIT.fullmatch(head) or pull["head"]["sha"] != head:
        return f"yêu cầu {review.number} không còn, hoặc không phải, ở bản đã kiểm tra"
    return ""


def write_comment(review: Review, preview: str) -> str:
    """Write the comment; ``preview`` is where the build and what it made can be looked at."""
    difference = _cut(plain_markdown(review.difference), _MOST_COMMENT)
    parts = [MARK, difference, "### Kiểm tra dữ liệu", _fence(_cut(_drop_hidden(review.check), _MOST_CHECK))]
    if preview:
        parts.append(f"Bản xem thử (trang, bản không cần mạng, PDF các trang thay đổi): [ở cuối trang này]({preview}).")
    parts.append("<sub>Máy viết lời này từ bản mới nhất của yêu cầu và tự viết lại khi có bản mới.</sub>")
    return "\n\n".join(parts) + "\n"


def plain_markdown(text: str) -> str:
    """Keep headings, lists and stress; let no markup, link, picture, mention or reference of a stranger through."""
    return "\n".join(line if line in _FOLDING else _make_plain(line) for line in _drop_hidden(text).split("\n"))


def post_comment(forge: Forge, number: int, text: str) -> str:
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
    """Post the review that a build left."""
    parser = argparse.ArgumentParser(description="Gửi lời nhận xét của một lượt kiểm tra vào yêu cầu sửa đổi.")
    parser.add_argument("run", help="số của lượt kiểm tra")
    parser.add_argument("head", help="bản mà lượt ấy đã kiểm tra")
    chosen = parser.parse_args(arguments)
    repository = os.environ["GITHUB_REPOSITORY"]
    forge = Forge(os.environ.get("GITHUB_API_URL", "https://api.github.com"), repository, os.environ["FORGE_TOKEN"])
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    try:
        review = fetch_review(forge, chosen.run)
        fault = find_fault(forge, review, chosen.head)
        if fault:
            sys.stdout.write(f"Không gửi: {fault}.\n")
            return 0
        text = write_comment(review, f"{server}/{repository}/actions/runs/{chosen.run}")
        sys.stdout.write(f"Yêu cầu {review.number}: {post_comment(forge, review.number, text)} lời nhận xét.\n")
    except CommentError as error:
        sys.stderr.write(f"Lỗi: {error}.\n")
        return 1
    return 0


def _unpack(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as stream:
        content = stream.read(_MOST_TEXT + 1)
    if len(content) > _MOST_TEXT:
        message = f"«{name}» lớn hơn {_MOST_TEXT} byte"
        raise CommentError(message)
    return content.decode()


def _drop_hidden(text: str) -> str:
    """Leave out what nobody sees: control letters and those that turn the direction of writing."""
    return "".join(
        letter
        for letter in text
        if letter in "\n\u200b" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"}
    )


def _make_plain(line: str) -> str:
    for pattern, plain in _PLAIN:
        line = pattern.sub(plain, line)
    return line


def _cut(text: str, most: int) -> str:
    text = text.strip()
    if len(text) <= most:
        return text
    return text[:most].rpartition("\n")[0] + "\n\n… còn nữa: xem tệp của lượt kiểm tra."


def _fence(text: str) -> str:
    """Put text between fences longer than any in it."""
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


if __name__ == "__main__":
    sys.exit(main())
