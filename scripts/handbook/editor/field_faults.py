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


def list_faults(
    diagnostics: Iterable[Diagnostic], path: str, text: str, prefix: Path
) -> Mapping[Path, Sequence[Diagnostic]]:
    """List the problems of what stands at ``prefix`` in a file by the way to the value inside it."""
    found = group_faults(path, text, diagnostics)
    return {way[len(prefix) :]: faults for way, faults in found.items() if way[: len(prefix)] == prefix}


def tell_faults(found: Mapping[Path, Sequence[Diagnostic]]) -> Mapping[Path, Sequence[str]]:
    """Tell problems in sentences."""
    return {way: [f"{each.message}. {each.hint}".strip() for each in faults] for way, faults in found.items()}
