"""The command line: it runs as a program, and a command brings along only what it needs."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.commands.cli import main

_LIST = """
import sys
from contextlib import redirect_stdout, suppress
from io import BytesIO, TextIOWrapper
from handbook.commands.cli import main
with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")), suppress(SystemExit):
    main(sys.argv[1:])
print(*sys.modules)
"""
_DEAR = {"filelock", "jinja2", "lxml", "markdown", "mkdocs", "pikepdf", "pypdfium2", "rjsmin", "segno", "starlette"}
_MAKING = {"changesets", "desk", "difference", "editor", "migration", "opendata", "originals", "pages", "pdf", "render"}
_LOOKING = {"checks", "evidence", "lineage", "names", "reading"}
_NEEDED: Mapping[str, set[str]] = {
    "check --root {toy}": _LOOKING,
    "fmt --check --root {toy}": set(),
    "new --help": _LOOKING | {"desk", "jinja2"},
    "diff --help": _LOOKING | {"difference", "jinja2", "migration", "pages"},
}


@pytest.mark.parametrize("command", _NEEDED, ids=lambda command: command.partition(" ")[0])
def test_a_command_brings_along_only_what_it_needs(command: str, toy: Path) -> None:
    run = [sys.executable, "-X", "utf8", "-c", _LIST, *(each.format(toy=toy) for each in command.split())]
    done = subprocess.run(run, capture_output=True, check=True, encoding="utf-8")
    brought = {name.removeprefix("handbook.").partition(".")[0] for name in done.stdout.split()}
    assert "records" in brought
    assert brought & (_DEAR | _MAKING | _LOOKING) <= _NEEDED[command]


def test_every_command_is_where_it_is_looked_for() -> None:
    assert all(command.name == name for name, command in main.commands.items())


@pytest.mark.parametrize("command", ["fmt", "new", "schema", "stats", "diff"])
def test_help_is_in_the_language_of_editors(command: str, runner: CliRunner) -> None:
    assert any(letter in runner.invoke(main, [command, "--help"]).output for letter in "ạảãăđêếô")


def test_the_module_runs_as_a_program(toy: Path) -> None:
    command = [sys.executable, "-X", "utf8", "-m", "handbook", "check", "--root", str(toy)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Dữ liệu không có lỗi.\n", "")
