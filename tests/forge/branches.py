"""A branch that takes requests in, and how strangers send them."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Branch:
    """The main branch of this repository as the forge's runner has it, and the repository it was taken from."""

    root: Path
    origin: Path

    def request(self, sender: Path, edit: Callable[[Path], object], *, number: int = 7) -> str:
        """Send a request as a stranger does: edit a clone, commit all of it, leave it in the repository."""
        run_git(self.origin, "worktree", "add", "-q", "--detach", str(sender), "main")
        edit(sender)
        return self.send(sender, number)

    def send(self, sender: Path, number: int = 7) -> str:
        """Commit what a stranger has in his folder, whatever the ignore lists say."""
        run_git(sender, "add", "--all", "--force")
        commit(sender, "sau")
        head = run_git(sender, "rev-parse", "HEAD")
        run_git(self.origin, "update-ref", f"refs/pull/{number}/head", head)
        return head


def replace_text(path: Path, old: str, new: str) -> None:
    """Replace a passage that stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"«{old}» stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def commit(root: Path, subject: str) -> None:
    """Commit what is staged."""
    run_git(root, "-c", "user.name=Thử", "-c", "user.email=thu@example.invalid", "commit", "-q", "-m", subject)


def run_git(root: Path, *arguments: str) -> str:
    """Run git and return what it says."""
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
