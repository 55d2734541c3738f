"""What the check says of one file, by the field it is said of; what is said of none of them is of the record."""

from collections.abc import Iterable, Mapping, Sequence

from handbook.datafile import Path, parse_datafile
from handbook.diagnostics import Diagnostic


def group_faults(path: str, text: str, diagnostics: Iterable[Diagnostic]) -> Mapping[Path, Sequence[Diagnostic]]:
    """Group the problems of a file by the path of the innermost value whose place they name."""
    file = parse_datafile(path, text.encode()).file
    places: dict[tuple[int, int], Path] = {}
    for inner in (*file.values, *file.keys) if file else ():
        for place in (file.locate(inner), file.locate_key(inner)) if file else ():
            if len(inner) >= len(places.get((place.line, place.column), ())):
                places[place.line, place.column] = inner
    lines: dict[int, Path] = {}
    for (line, _), inner in sorted(places.items()):
        lines.setdefault(line, inner)
    found: dict[Path, list[Diagnostic]] = {}
    for each in diagnostics:
        if each.place.path == path:
            place = each.place
            found.setdefault(places.get((place.line, place.column), lines.get(place.line, ())), []).append(each)
    return found
