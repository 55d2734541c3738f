"""What the tests share: the toy handbook, copies of it with files laid over, and the check's printed lines."""

import pkgutil
import re
import shutil
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

import handbook
from handbook.commands.cli import main

settings.register_profile("same every time, on slow machines too", derandomize=True, deadline=None)
settings.load_profile("same every time, on slow machines too")
for _module in pkgutil.walk_packages(handbook.__path__, "handbook."):
    if not _module.name.endswith("__main__"):  # Hypothesis draws what stands in modules that are read in: always all
        import_module(_module.name)

_TESTS = Path(__file__).parent
_FIRST_LINE = re.compile(r"\S+:\d+:\d+: (?:lỗi|lời nhắc)\[")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the slow modules begin first, so that no process waits for one of them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def toy() -> Path:
    """Return the root of the toy handbook, which no test may write to."""
    return _TESTS / "toy"


@pytest.fixture(scope="session")
def five_articles() -> Path:
    """Return the root of the handbook of the five first articles.

    It is kept as it was once, for tests of what is found in a handbook of that size; no page of it is published.
    """
    return _TESTS / "five_articles"


@pytest.fixture
def lay(toy: Path, tmp_path: Path) -> Callable[[Mapping[str, str | bytes | None]], Path]:
    """Return a function that copies the toy and lays files over it; ``None`` takes a file away."""

    def lay_files(files: Mapping[str, str | bytes | None]) -> Path:
        root = tmp_path / "handbook"
        if not root.exists():
            for folder in ("directives", "exemplars", "sources", "vocabulary"):
                shutil.copytree(toy / folder, root / folder)
        for name, content in files.items():
            path = root / name
            if content is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return lay_files


@pytest.fixture
def change(toy: Path, lay: Callable[[Mapping[str, str | bytes | None]], Path]) -> Callable[[str, str, str], Path]:
    """Return a function that copies the toy and replaces one passage of one file, which must be there once."""

    def change_file(name: str, old: str, new: str) -> Path:
        text = (toy / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"«{old}» stands {text.count(old)} times in {name}"
        return lay({name: text.replace(old, new)})

    return change_file


@pytest.fixture
def runner() -> CliRunner:
    """Return click's runner."""
    return CliRunner()


@pytest.fixture
def report(runner: CliRunner) -> Callable[[Path], str]:
    """Return a function that prints what ``handbook check`` prints for a root."""
    return lambda root: runner.invoke(main, ["check", "--root", str(root)], catch_exceptions=False).output


@pytest.fixture
def check(report: Callable[[Path], str]) -> Callable[[Path], list[str]]:
    """Return a function that lists the first line of every problem ``handbook check`` prints for a root."""
    return lambda root: [line for line in report(root).splitlines() if _FIRST_LINE.match(line)]
