"""A changeset sent to those who look it over: on a branch of its own, where the handbook has a place to send to.

Nothing of the editor's own files or branch is touched: the branch is made of what that place has, with the records of
the changeset in it, and refused where that is not a handbook without errors.
"""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.changesets.changeset import Changeset, ChangesetError
from handbook.changesets.merging import merge_texts
from handbook.changesets.storage import KEPT, find_folder, lock_drafts, put_file, read_file
from handbook.diagnostics import Severity
from handbook.difference import RevisionError, ask_git, explain_failure, open_change, render_difference, run_git
from handbook.messages import say
from handbook.reading import check_reading

_BRANCH = "bien-tap"
_NONE = "0" * 40
_ADDRESS = re.compile(r"^remote:.*?(https?://\S+)", re.MULTILINE)
_SLOTS = 100


@dataclass(frozen=True, slots=True)
class Submission:
    """Where a changeset went, and the address where a request is made of it; empty where that place says none."""

    branch: str
    commit: str
    address: str


def find_remote(root: Path) -> str:
    """Find where a handbook can be sent to; empty where it is in no repository or that one has no other."""
    try:
        listed = ask_git(root, "remote")
    except RevisionError:
        return ""
    remotes = listed.output.decode("utf-8", "replace").split() if listed.status == 0 else []
    if "origin" in remotes:
        return "origin"
    return remotes[0] if len(remotes) == 1 else ""


def send_changeset(root: Path, changeset: Changeset, remote: str) -> Submission:
    """Send a changeset on a branch, again where it was sent before.

    Raise ChangesetError where that place has made something else of a record, or would have errors with it;
    RevisionError where git cannot do it.
    """
    origin = _find_origin(root, remote)
    tree = _write_tree(root, changeset, origin)
    if tree == run_git(root, "rev-parse", f"{origin}^{{tree}}").decode().strip():
        raise ChangesetError(say("changesets", "nothing"))
    words = _try(root, origin, _commit(root, tree, [origin], changeset.title))
    branch, parents = _find_branch(root, changeset, remote, origin)
    commit = _commit(root, tree, parents, f"{changeset.title}\n\n{words}")
    told = ask_git(root, "push", "--no-verify", remote, f"{commit}:refs/heads/{branch}")
    if told.status:
        raise _explain(told.complaint)
    with lock_drafts(root):
        put_file(find_folder(root, changeset.name), f"{KEPT}/sent.txt", f"{branch} {commit}")
    address = _ADDRESS.search(told.complaint)
    return Submission(branch, commit, address[1] if address else "")


def _find_origin(root: Path, remote: str) -> str:
    """Find what that place has, as far as it is known here; else what is committed here."""
    for name in ("@{upstream}", f"refs/remotes/{remote}/HEAD", "HEAD"):
        answer = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if answer.status == 0:
            return answer.output.decode().strip()
    raise ChangesetError(say("changesets", "no-commit"))


def _write_tree(root: Path, changeset: Changeset, origin: str) -> str:
    """Write what that place would have with a changeset in it, beside all that is there."""
    prefix = run_git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    rows = []
    for path, record in changeset.records.items():
        there = ask_git(root, "cat-file", "blob", f"{origin}:{prefix}{path}")
        theirs = there.output.decode("utf-8", "replace").replace("\r\n", "\n") if there.status == 0 else None
        merge = merge_texts(path, record.base, record.text, theirs)
        if merge.disagreements:
            raise ChangesetError(say("changesets", "elsewhere", path=path))
        if merge.text is None:
            rows.append(f"0 {_NONE}\t{prefix}{path}\0")
        else:
            blob = run_git(root, "hash-object", "-w", "--stdin", feed=merge.text.encode()).decode().strip()
            rows.append(f"100644 {blob}\t{prefix}{path}\0")
    with tempfile.TemporaryDirectory(prefix="handbook-") as scratch:
        index = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
        run_git(root, "read-tree", origin, environment=index)
        run_git(root, "update-index", "-z", "--index-info", feed="".join(rows).encode(), environment=index)
        return run_git(root, "write-tree", environment=index).decode().strip()


def _try(root: Path, origin: str, commit: str) -> str:
    """Say what a commit means; raise ChangesetError where the handbook has an error then."""
    comparison = open_change(root, origin, commit)
    errors = [each for each in check_reading(comparison.pair.after).diagnostics if each.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        place = f"{first.place.path}:{first.place.line}:{first.place.column}"
        raise ChangesetError(say("changesets", "unready", place=place, message=first.message, count=len(errors)))
    return render_difference(comparison.compare(pages=False), pages=False)


def _commit(root: Path, tree: str, parents: list[str], message: str) -> str:
    options = [option for parent in parents for option in ("-p", parent)]
    return run_git(root, "commit-tree", tree, *options, "-F", "-", feed=message.encode()).decode().strip()


def _find_branch(root: Path, changeset: Changeset, remote: str, origin: str) -> tuple[str, list[str]]:
    """Find the branch a changeset goes to, and what its commit goes on from: the one it was sent on, else a new one."""
    heads = _list_heads(root, remote)
    sent = (read_file(find_folder(root, changeset.name) / KEPT / "sent.txt") or "").split()
    branch, commit = sent if len(sent) == 2 else ("", "")  # noqa: PLR2004 - a branch and a commit
    if commit and heads.get(branch) == commit:
        is_behind = ask_git(root, "merge-base", "--is-ancestor", origin, commit).status == 0
        return branch, [commit] if is_behind else [commit, origin]
    stem = f"{_BRANCH}/{changeset.name}"
    return next(name for name in (stem, *(f"{stem}-{at}" for at in range(2, _SLOTS))) if name not in heads), [origin]


def _list_heads(root: Path, remote: str) -> Mapping[str, str]:
    told = ask_git(root, "ls-remote", "--heads", remote)
    if told.status:
        raise _explain(told.complaint)
    rows = (row.split("\t") for row in told.output.decode("utf-8", "replace").splitlines())
    return {name.removeprefix("refs/heads/"): commit for commit, name in rows}


def _explain(complaint: str) -> ChangesetError:
    """Say why a place did not take what was sent."""
    words = explain_failure(complaint)
    return ChangesetError(say("changesets", "unsent") if words == say("git", "unknown") else words)
