"""A problem is a value with a place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = [
    "Diagnostic",
    "Place",
    "Severity",
    "harden",
    "sort_diagnostics",
]


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line in a file.

    ``path`` is relative to the handbook's root, with slashes. ``line`` and ``column`` count from 1,
    columns in characters; ``width`` is at least 1.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: where it is, its stable code, what is wrong and what to do."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[bool, Place, str, str]:
        """Order problems as they are to be seen to: errors first, then each kind as a reader meets it."""
        return self.severity is Severity.WARNING, self.place, self.code, self.message


def sort_diagnostics(diagnostics: "tuple[Diagnostic, ...] | list[Diagnostic]") -> tuple[Diagnostic, ...]:
    """Sort problems, errors first, each kind by place, and drop repeated ones."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key))


def harden(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Make errors of warnings, for those who let neither pass."""
    return sort_diagnostics([replace(each, severity=Severity.ERROR) for each in diagnostics])
