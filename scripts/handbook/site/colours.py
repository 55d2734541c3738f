"""The colour a handbook chooses for its links and marks, as a style sheet; one that is hard to read is refused."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from handbook.messages import say
from handbook.settings import find_colours
from handbook.site.paths import SiteError

STYLES = "assets/css/colours.css"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_GROUNDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "light": ("#ffffff", ":root { --hb-accent: %s; }"),
        "dark": ("#16191f", '@media screen { [data-md-color-scheme="slate"] { --hb-accent: %s; } }'),
    }
)
"""Name of a colour in the settings → the ground it stands on (``--hb-paper``), and its rule."""
_LEAST = 4.5  # contrast of text with its ground, as WCAG 2.2 AA asks


def render_colours(home: Path) -> str:
    """Write the style sheet; empty where the handbook chooses no colour.

    Raises SiteError where a colour cannot be read as one, or by readers.
    """
    rules = []
    for (name, (ground, rule)), colour in zip(_GROUNDS.items(), find_colours(home), strict=True):
        if not colour:
            continue
        if not _COLOUR.fullmatch(colour):
            raise SiteError(say("starter", "colour", colour=colour, name=name))
        if _contrast(colour, ground) < _LEAST:
            raise SiteError(say("starter", "faint", colour=colour, name=name, is_light=name == "light"))
        rules.append(rule % colour)
    return "".join(f"{rule}\n" for rule in rules)


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_find_luminance(one), _find_luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _find_luminance(colour: str) -> float:
    """Find the relative luminance of a colour, as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
