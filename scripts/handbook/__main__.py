"""Run the command line as ``python -m handbook``."""

from handbook.commands.cli import main

main()
