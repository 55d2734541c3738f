"""A forge that is not there: it answers what the form asks of GitHub, and keeps what it is given."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Route

_CORS = {"access-control-allow-origin": "*", "access-control-allow-headers": "*", "access-control-allow-methods": "*"}
_BLOB = re.compile(r'(content_\d+): object\(oid: "(\w+)"\)')
_HISTORY = re.compile(r"(commit_\d+):")
_HEAD = "0" * 40
_TIME = "2026-01-01T00:00:00Z"
_USER = {"id": 1, "login": "bien-tap", "name": "Ban biên tập", "email": "bt@a.example", "avatar_url": ""}
_AUTHOR = {"name": _USER["name"], "email": _USER["email"], "user": {"id": 1, "login": "bien-tap"}}
_COMMIT = {"author": _AUTHOR, "committedDate": _TIME}


def _hash_blob(text: str) -> str:
    """Name a file's content as git does."""
    content = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


@dataclass
class Forge:
    """A repository with one branch of its own; ``branches`` and ``pulls`` are what the form has opened since."""

    files: Mapping[str, str]
    branches: dict[str, dict[str, str]] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Answer one request of the form."""
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=_CORS)
            return
        path = request.url.removeprefix("https://api.github.com")
        given = json.loads(request.post_data or "{}")
        reply = self._query(given) if path == "/graphql" else self._serve(request.method, path, given)
        route.fulfill(status=404 if reply is None else 200, json=reply or {}, headers=_CORS)

    def _serve(self, method: str, path: str, given: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever JSON can say
        if path == "/user":
            return _USER
        if "/collaborators/" in path:
            return {"permission": "write"}
        if "/git/trees/" in path:
            return {"sha": _HEAD, "tree": [_list_file(name, text) for name, text in self.files.items()]}
        if method == "POST" and path.endswith("/pulls"):
            opened = {"id": 1, "node_id": "P1", "number": 1, "html_url": "https://github.com/so-tay/mau/pull/1"}
            self.pulls.append({**opened, **given, "labels": [], "created_at": _TIME, "updated_at": _TIME})
            return self.pulls[-1]
        if "/issues/1" in path and self.pulls:
            if "labels" in given:
                self.pulls[0]["labels"] = [{"name": name} for name in given["labels"]]
            return self.pulls[0]
        return None

    def _query(self, given: dict[str, Any]) -> dict[str, Any]:
        query = given["query"]
        if "mutation" in query:
            return {"data": self._change(query, given["variables"]["input"])}
        texts = {_hash_blob(text): text for text in self.files.values()}
        blobs = {name: {"text": texts[oid], "isTruncated": False} for name, oid in _BLOB.findall(query)}
        commits = {name: {"target": {"history": {"nodes": [_COMMIT]}}} for name in _HISTORY.findall(query)}
        head = {"target": {"oid": _HEAD, "history": {"nodes": [{"oid": _HEAD, "message": ""}]}}}
        repository = {"id": "R1", "ref": head, "pullRequests": {"nodes": []}, **blobs, **commits}
        return {"data": {"repository": repository, "fork": repository, "base": repository}}

    def _change(self, query: str, given: dict[str, Any]) -> dict[str, Any]:
        if "createRef(" in query:
            self.branches[given["name"].removeprefix("refs/heads/")] = {}
            return {"createRef": {"ref": {"name": given["name"]}}}
        if "createCommitOnBranch(" in query:
            added = given["fileChanges"]["additions"]
            written = {each["path"]: base64.b64decode(each["contents"]).decode() for each in added}
            self.branches[given["branch"]["branchName"]] |= written
            names = {f"file_{number}": {"oid": _hash_blob(text)} for number, text in enumerate(written.values())}
            return {"createCommitOnBranch": {"commit": {"oid": "1" * 40, "committedDate": _TIME, **names}}}
        self.pulls[0]["draft"] = "markPullRequestReadyForReview(" not in query
        return {"markPullRequestReadyForReview": {"pullRequest": {"isDraft": self.pulls[0]["draft"]}}}


def _list_file(name: str, text: str) -> dict[str, Any]:
    size = len(text.encode())
    return {"path": name, "mode": "100644", "type": "blob", "sha": _hash_blob(text), "size": size}
