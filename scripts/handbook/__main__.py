"""Run the command line as ``python -m handbook``."""

from handbook.commands import main

main()
