"""How much stands on the last sheet of a print: one that holds a line or two is a sheet wasted."""

import io
import re

import pikepdf

FEWEST = 6
"""Lines from which a sheet is worth its paper."""
_PICTURE = re.compile(rb"/\S+ Do\b")
# what Typst draws for every page: its running head, its foot
_RUNNING = re.compile(rb"/Artifact<<[^>]*/Pagination[^>]*>>BDC.*?EMC", re.DOTALL)
_TEXT = re.compile(rb"\b1 0 0 -1 [\d.]+ ([\d.]+) cm(?:(?!\bQ\b).)*?\bBT\b", re.DOTALL)
_APART = 5.0  # pt between two lines; what is raised or lowered is nearer


def count_lines(file: pikepdf.Pdf) -> int:
    """Count the lines of the last sheet, but for its head and foot; a picture counts as enough of them."""
    contents = file.pages[-1].Contents
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    drawn = _RUNNING.sub(b"", b"\n".join(stream.read_bytes() for stream in streams))
    if _PICTURE.search(drawn):
        return FEWEST
    lines: list[float] = []
    for height in sorted(float(found) for found in _TEXT.findall(drawn)):
        if not lines or height - lines[-1] > _APART:
            lines.append(height)
    return len(lines)


def is_wasted(content: bytes) -> bool:
    """Tell whether the last of several sheets of a file holds next to nothing."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return len(file.pages) > 1 and count_lines(file) < FEWEST
