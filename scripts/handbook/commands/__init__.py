"""The commands."""

from handbook.commands.cli import main

__all__ = [
    "main",
]
