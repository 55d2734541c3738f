"""Where the files lie that this program brings along, and which of a handbook's own take their place."""

from pathlib import Path

_PROGRAM = Path(__file__).parent
THEME = _PROGRAM / "theme"
"""What every handbook has in its ``docs/``: pages, styles, scripts, fonts, the web form, overrides of the theme."""
SETTINGS = _PROGRAM / "settings.yml"
"""What stands in every handbook's ``mkdocs.yml``, unless that says otherwise."""
PRINT_FONTS = Path("assets/fonts-print")
"""Where in ``docs/`` the fonts of the printed page lie."""


def find_file(docs: Path, name: str) -> Path:
    """Find a file of ``docs/``: the handbook's own, else the program's."""
    own = docs / name
    return own if own.is_file() else THEME / name
