"""The command line ``handbook``: each command is read in only when it is asked for.

Exit 0 clean, 1 problems in the data, 2 wrong use or no site.
"""

import gc
from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module

import click

from handbook import __version__
from handbook.commands.usage import CommandGroup

_RARELY = (50_000, 20, 100)  # what is read stays to the end: looking through it for garbage takes a third of the time

_ROOMS = {
    "building": ("build", "offline", "serve"),
    "checking": ("check",),
    "accepting": ("accept",),
    "answering": ("mcp",),
    "comparing": ("diff",),
    "drafting": ("draft",),
    "editing": ("new",),
    "formatting": ("fmt",),
    "generation": ("schema",),
    "paper": ("pdf",),
    "reviewing": ("review",),
    "rewriting": ("merge", "migrate", "remove", "rename"),
    "sending": ("receive", "submit"),
    "setup": ("init", "upgrade"),
    "sourcing": ("source",),
    "stats": ("stats",),
    "workplace": ("desk",),
}
"""Module → the commands in it, each under its own name."""


class LateCommands(MutableMapping[str, click.Command]):
    """Commands by name; the module of one is imported when somebody looks at the command, and not for its name."""

    def __init__(self, rooms: Mapping[str, tuple[str, ...]]) -> None:
        """Know where each command is."""
        self._rooms = {name: room for room, names in rooms.items() for name in names}
        self._commands: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        """Return a command."""
        if name not in self._commands:
            module = import_module(f"handbook.commands.{self._rooms[name]}")
            self._commands[name] = getattr(module, name)
        return self._commands[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        """Add a command that is there already."""
        self._rooms[name], self._commands[name] = "", command

    def __delitem__(self, name: str) -> None:
        """Take a command away."""
        del self._rooms[name]
        self._commands.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        """List the names."""
        return iter(self._rooms)

    def __len__(self) -> int:
        """Count the commands."""
        return len(self._rooms)


@click.group(cls=CommandGroup, commands=LateCommands(_ROOMS), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="handbook %(version)s")
def main() -> None:
    """Check a handbook's records and build its site."""
    gc.set_threshold(*_RARELY)
