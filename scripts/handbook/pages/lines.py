"""Lines of runs of words, the smallest that a page says; ``blocks`` are made of them."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

On = Literal["", "web", "paper"]


class Run(NamedTuple):
    """A stretch of text: plain, a link, an abbreviation (``meaning``), or the notes cited after what stands before.

    ``hint`` is shown on pointing at a link. Some styles: "strong", "remark", "unknown" (what no source says), "none",
    "date", "title" (of a book), "address" (shown to be typed), "break" (a new line on the web, a new paragraph on
    paper). It is a tuple since there are more of these than of anything else.
    """

    text: str = ""
    href: str = ""
    hint: str = ""
    style: str = ""
    meaning: str = ""
    cites: tuple[int, ...] = ()
    on: On = ""


Line = tuple[Run, ...]

UNKNOWN = Run("chưa có trong nguồn", style="unknown")
NOTHING = Run("chưa ghi", style="none")
COMMA, SEMICOLON, DOT = Run(", "), Run("; "), Run(" · ")


def join(lines: Iterable[Line], between: Run = COMMA) -> Line:
    """Join lines with a run between."""
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs.append(between)
        runs.extend(line)
    return tuple(runs)


def list_runs(runs: Iterable[Run], between: Run = COMMA) -> Line:
    """Name one after another."""
    return join(((run,) for run in runs), between)


def list_facts(*facts: Line) -> Line:
    """Set facts beside each other with dots between; those that are empty are left out."""
    return join((fact for fact in facts if fact), DOT)


def tell(text: str) -> Line:
    """Tell a text, or that no source has it."""
    return (Run(text) if text else UNKNOWN,)


def read(line: Line) -> str:
    """Read the words of a line."""
    return "".join([run.text for run in line])


def cite(numbers: tuple[int, ...]) -> Line:
    """Put notes after what stands before."""
    return (Run(cites=numbers),) if numbers else ()
