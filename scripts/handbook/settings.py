"""What a handbook says of itself in ``mkdocs.yml``, as far as this program needs it beside the engine."""

from pathlib import Path

import yaml

FILE = "mkdocs.yml"
_WEB = ("https://", "http://")


def find_name(home: Path) -> str:
    """Find the handbook's name; empty where none is set."""
    return " ".join(_find(home, "site_name").split())


def find_base(home: Path) -> str:
    """Find the address of the site, with a slash at its end; empty where none is set."""
    address = _find(home, "site_url")
    return f"{address.rstrip('/')}/" if address.startswith(_WEB) else ""


def find_repository(home: Path) -> str:
    """Find the address of the repository on a forge; empty where none is set."""
    address = _find(home, "extra", "repository")
    return address.rstrip("/").removesuffix(".git") if address.startswith(_WEB) else ""


def find_colours(home: Path) -> tuple[str, str]:
    """Find the colour of links and marks, on a light and on a dark ground; empty where none is set."""
    return _find(home, "extra", "colours", "light"), _find(home, "extra", "colours", "dark")


def find_format(home: Path) -> int | None:
    """Find the version of the format that the records are written in; None where none is set."""
    found = _find(home, "extra", "format") if (home / FILE).is_file() else ""
    return int(found) if found.isdecimal() else None


def _find(home: Path, *names: str) -> str:
    """Find one text; what cannot be read says nothing here, for the engine says what is wrong with the file."""
    try:
        found = yaml.load((home / FILE).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts only
    except (OSError, ValueError, yaml.YAMLError):
        return ""
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found.strip() if isinstance(found, str) else ""
