"""A console of another character set shows what it can."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from handbook.commands.cli import main
from handbook.commands.console import fold_letters

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_CHARSETS = ("ascii", "cp1252", "cp1258", "cp437", "koi8-r")
_FEW = ("ascii", "cp1252")


class _Done(NamedTuple):
    status: int
    stdout: bytes
    stderr: bytes


def _run(charset: str, *arguments: str) -> _Done:
    """Run a command on a console of some character set."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=charset) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
        main(list(arguments), prog_name="handbook")
    out.flush()
    err.flush()
    return _Done(int(left.value.code or 0), out.buffer.getvalue(), err.buffer.getvalue())  # type: ignore[attr-defined]


@pytest.fixture
def faulty(lay: Lay) -> Path:
    """Return a handbook with one fault."""
    return lay({"directives/hỏng.yml": "id: hỏng\n"})


@pytest.mark.parametrize("charset", _CHARSETS)
def test_a_fault_is_told_without_a_traceback(charset: str, faulty: Path) -> None:
    done = _run(charset, "check", "--root", str(faulty))
    assert done.status == 1
    assert done.stderr == b""
    assert "[file-name]" in done.stdout.decode(charset)


def test_the_program_itself_tells_it_on_such_a_console(faulty: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "handbook", "check", "--root", str(faulty)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"loi[file-name]" in done.stdout


def test_ascii_says_it_without_marks(faulty: Path) -> None:
    text = _run("ascii", "check", "--root", str(faulty)).stdout.decode("ascii")
    assert "loi[file-name]: ten tep khong dung dang" in text


def test_a_charset_with_some_marks_keeps_them(faulty: Path) -> None:
    text = _run("cp1252", "check", "--root", str(faulty)).stdout.decode("cp1252")
    assert "loi[file-name]: tên tep không dúng dang «" in text


@pytest.mark.parametrize("charset", _FEW)
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "github", "--root"),
        ("stats", "--root"),
        ("fmt", "--check", "--root"),
        ("new", "source", "--no-ask", "--root"),
        ("--help",),
        ("khong-co",),
    ],
)
def test_every_command_speaks_on_it(charset: str, arguments: tuple[str, ...], faulty: Path) -> None:
    done = _run(charset, *arguments, *([str(faulty)] if arguments[-1] == "--root" else []))
    assert done.status in {0, 1, 2}
    assert (done.stdout + done.stderr).strip()


@pytest.mark.parametrize("charset", _FEW)
def test_json_says_the_same_on_it(charset: str, faulty: Path) -> None:
    for arguments in (["check"], ["stats"]):
        told, right = (
            json.loads(_run(each, *arguments, "--format", "json", "--root", str(faulty)).stdout.decode(each))
            for each in (charset, "utf-8")
        )
        assert told == right


@pytest.mark.parametrize("form", ["md", "json"])
def test_a_difference_is_told_on_it(form: str, toy: Path, faulty: Path) -> None:
    done = _run("cp1252", "diff", "--folders", "--format", form, str(toy), str(faulty))
    assert done.status == 0
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("text", "encoding", "folded"),
    [
        ("Đảng ủy «05» → 06…", "ascii", 'Dang uy "05" -> 06...'),
        ("Đảng ủy «05» → 06…", "cp1252", "Dang uy «05» -> 06…"),
        ("ﬁ – ²", "ascii", "fi - 2"),
        ("日本 😀", "cp1252", "?? ?"),
        ("Đảng", "utf-8", "Đảng"),
    ],
)
def test_letters_are_folded_only_where_they_must_be(text: str, encoding: str, folded: str) -> None:
    assert fold_letters(text, encoding) == folded
