"""Frames: what the engine makes of one page of a shape, with holes where other pages of that shape have other texts.

A sample whose texts are marks is finished by the engine; every mark in the result is a hole. A setting's mark holds the
characters that themes escape, so its form tells how: raw, escaped for HTML, quoted for an address. If a mark comes
out in any other form, the theme does more with that text than a frame can repeat, and there is no frame.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import escape

from handbook.site.pieces import Pieces, Shape, list_kinds

SAMPLE_FOLDER, SAMPLE_STEM = "hbmarkfolder", "hbmarkname"

_ANY_MARK = re.compile("hbmark", re.IGNORECASE)
_WRITERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"raw": str, "escaped": lambda text: str(escape(text)), "quoted": lambda text: quote(text, safe="/")}
)
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "setting": "hbmark{}x<&> \"'/y",
        "word": "hbmark{}xy",
        "html": "<div>hbmark{}xy</div>",
        "html with h1": "<div><h1>hbmark{}xy</h1></div>",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A finished page in parts; each odd part is a hole: which text, and how it is written.

    Text -1 is the name of the page, -2 that of its folder in another.
    """

    literals: tuple[str, ...]
    holes: tuple[tuple[int, Callable[[str], str]], ...]

    def fill(self, pieces: Pieces) -> str:
        """Make the page of these pieces."""
        names = (*pieces.texts, pieces.folder, pieces.stem)
        parts = [self.literals[0]]
        for (index, write), literal in zip(self.holes, self.literals[1:], strict=True):
            parts += (write(names[index]), literal)
        return "".join(parts)

    def sign(self) -> str:
        """Sign what a frame holds: its parts, and which text goes where in which form."""
        probe = "<&> \"'/ă"  # every way of writing writes it in another way
        holes = [(index, write(probe)) for index, write in self.holes]
        return hashlib.sha256(repr((self.literals, holes)).encode()).hexdigest()


def mark_texts(shape: Shape) -> tuple[str, ...]:
    """Write a mark for each text of a shape."""
    return tuple(_FORMS[kind].format(index) for index, kind in enumerate(list_kinds(shape)))


def read_frame(shape: Shape, page: str) -> Frame | None:
    """Read the frame in the finished sample of a shape; None if the theme did something to a mark."""
    holes: dict[str, tuple[int, Callable[[str], str]]] = {SAMPLE_FOLDER: (-2, str), SAMPLE_STEM: (-1, str)}
    for index, (kind, mark) in enumerate(zip(list_kinds(shape), mark_texts(shape), strict=True)):
        for write in _WRITERS.values() if kind == "setting" else (str,):
            holes.setdefault(write(mark), (index, write))
    parts = re.split(f"({'|'.join(map(re.escape, holes))})", page)
    literals, found = parts[::2], parts[1::2]
    if any(map(_ANY_MARK.search, literals)) or not _fills_all(shape, [holes[mark][0] for mark in found]):
        return None
    return Frame(tuple(literals), tuple(holes[mark] for mark in found))


def _fills_all(shape: Shape, found: Sequence[int]) -> bool:
    """Tell whether all of the content has its place; a setting may go unused."""
    wanted = {index for index, kind in enumerate(list_kinds(shape)) if kind != "setting"}
    return wanted <= set(found)
