"""What lies in a handbook's folders and is no record: what it probably is, and what may safely be done about it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from handbook.diagnostics import Diagnostic, Place
from handbook.messages import tell
from handbook.records.suggestions import write_choices
from handbook.text import slug_text

TEXTS = "sources/texts"
"""Where the texts of sources are kept, on an editor's machine only."""
_RECORD_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
_ID_LINE = re.compile(rb"(?:\xef\xbb\xbf)?id: *[\"']?([a-z0-9-]+)")
_LEAST_FOREIGN = 2  # fields that a file must have of another kind, and its own kind lacks
_LEAST_FOLDERS = 2  # of a handbook's, to be one: a folder called «sources» may be anybody's
_HEAD = 200  # bytes in which a record says its id
_DATA = re.compile(r"\.ya?ml", re.IGNORECASE)
_STEM = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_COPY_END = re.compile(r"[-_](?:copy|sao[-_]chep|ban[-_]sao|backup|bak|base|local|remote|orig|old|cu)$")
# what computers and editors leave beside a file while, or after, it is worked on; none of it is anybody's text
_OF_MACHINES = re.compile(
    r"thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|\.ds_store|\.directory|\._.*|~\$.*|\.~lock\..*#|\.#.*|#.*#"
    r"|\.?.*\.(?:sw[a-p]|kate-swp|tmp|temp|part|crdownload|download)|\.fuse_hidden.*|\.nfs.*|\.goutputstream-.*|4913"
    r"|__macosx|@eadir|\$recycle\.bin|\.(?:trashes|trash-\d+|spotlight-v100|fseventsd|stfolder|stversions|dropbox)"
    r"|system volume information",
    re.IGNORECASE,
)
# of these, what may hold words that were typed and never saved
_UNSAVED = re.compile(r"#.*#|\.?.*\.(?:sw[a-p]|kate-swp|tmp|temp)|\.goutputstream-.*", re.IGNORECASE)
_REJECTED = re.compile(r".*\.rej", re.IGNORECASE)
_REMNANT = re.compile(
    r".*(?:~|\.(?:orig|bak|backup|old|save|rej|base|local|remote|\d{1,3}|sync-conflict-.*))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that is no record: what to say about it, and the ids of records it may hold, none if it holds none."""

    diagnostic: Diagnostic
    hidden: frozenset[str] = frozenset()


def has_record_name(name: str) -> bool:
    """Tell whether a file is named as a record is."""
    return _RECORD_NAME.fullmatch(name) is not None


def explain_stray(folder: str, path: Path, known: Collection[str]) -> Stray | None:
    """Say what to do about what no record is named like; None where it is a hidden file of some tool's settings.

    ``known`` are the ids of the folder's records. No advice writes over one of them.
    """
    place = Place(f"{folder}/{path.name}")
    if path.is_symlink() and not path.name.startswith("."):
        return Stray(tell(place, "file-link"), _hide(path.name))
    if _OF_MACHINES.fullmatch(path.name):
        return Stray(tell(place, "file-leftover", "unsaved" if _UNSAVED.fullmatch(path.name) else "machine"))
    if _REJECTED.fullmatch(path.name):
        return Stray(tell(place, "file-leftover", "rejected"))
    if path.is_dir():
        return (
            None
            if path.name.startswith(".") or f"{folder}/{path.name}" == TEXTS
            else _explain_inner(folder, path, known)
        )
    return _explain_file(folder, path, known)


def explain_link(path: Path, name: str) -> Diagnostic | None:
    """Say why a folder of records cannot be one: it is missing, a file, or only a link to somewhere else."""
    if path.is_symlink():
        return tell(Place(name), "file-link", "folder")
    if not path.is_dir():
        return tell(Place(name), "folder-missing", "file" if path.exists() else "", name=name)
    return None


def find_origin(name: str, known: Collection[str]) -> str | None:
    """Find the record that a file was named after: of the ids its name holds, with or without «copy», the longest."""
    stems = {each for stem in _STEM.findall(name.lower()) for each in (stem, _COPY_END.sub("", stem))}
    return max((stem for stem in stems if stem in known), key=len, default=None)


def find_home(folder: str, data: object, models: Mapping[str, type[BaseModel]]) -> str | None:
    """Return the folder that a file of another kind belongs into."""
    if not isinstance(data, dict):
        return None
    foreign = {name: len(data.keys() - model.model_fields.keys()) for name, model in models.items()}
    if foreign[folder] < _LEAST_FOREIGN:
        return None
    return next((name for name, count in foreign.items() if not count), None)


def explain_folder(root: Path, name: str, home: str) -> Diagnostic:
    """Say where a file belongs; if there is one of its name already, which of the two stays is for people to say."""
    there = f"{home}/{name.rpartition('/')[2]}"
    return tell(Place(name), "file-folder", there=there, exists=(root / there).exists())


def find_strays(root: Path, folders: Collection[str]) -> Mapping[str, Diagnostic]:
    """Find records that lie beside the folders instead of in one, by id."""
    found: dict[str, Diagnostic] = {}
    for path in sorted(root.glob("*.yml")):
        if path.is_symlink() or _read_id(path) != path.stem:
            continue
        there = next((f"{each}/{path.name}" for each in folders if (root / each / path.name).exists()), "")
        homes = ", ".join(f"«{each}/»" for each in folders)
        found[path.stem] = tell(Place(path.name), "file-folder", "outside", there=there, folders=homes)
    return found


def is_handbook(root: Path, folders: Collection[str]) -> bool:
    """Tell whether a folder looks like a handbook's: it has more than one of its folders."""
    return sum((root / each).is_dir() for each in folders) >= _LEAST_FOLDERS


def find_handbooks(root: Path, folders: Collection[str]) -> tuple[Path, ...]:
    """Find the handbooks near a folder that is none: the one it is part of, else those right inside it."""
    above = next((each for each in root.resolve().parents if is_handbook(each, folders)), None)
    if above:
        return (above,)
    try:
        return tuple(each for each in sorted(root.iterdir()) if is_handbook(each, folders))
    except OSError:
        return ()


def _explain_file(folder: str, path: Path, known: Collection[str]) -> Stray | None:
    place = Place(f"{folder}/{path.name}")
    is_data = _DATA.search(path.name) is not None
    if path.name.startswith(".") and not is_data:
        return None
    is_data = is_data or _REMNANT.fullmatch(path.name) is not None
    stem = _read_id(path) if is_data else None
    origin = find_origin(path.name, known) if is_data and stem is None else stem
    if origin is not None and origin in known:
        return _explain_copy(place, path, origin)
    if is_data:
        return _explain_name(place, path, stem)
    return Stray(tell(place, "file-name", "other", folder=folder))


def _explain_inner(folder: str, path: Path, known: Collection[str]) -> Stray:
    """Say what to do about a folder inside a folder of records."""
    names = sorted(each.name for each in path.rglob("*"))
    both = write_choices((name for name in names if name.removesuffix(".yml") in known), f"«{folder}/»")
    diagnostic = tell(Place(f"{folder}/{path.name}"), "file-name", "folder", folder=folder, both=both)
    return Stray(diagnostic, _hide(path.name, *names))


def _hide(*names: str) -> frozenset[str]:
    """List the ids of the records that files probably hold."""
    heads = (name.partition(".")[0] for name in names)
    return frozenset(head if _STEM.fullmatch(head) else slug_text(head) for head in heads)


def _explain_copy(place: Place, path: Path, origin: str) -> Stray:
    is_same = _is_same(path, path.with_name(f"{origin}.yml"))
    return Stray(tell(place, "file-leftover", "copy", origin=origin, is_same=is_same))


def _explain_name(place: Place, path: Path, stem: str | None) -> Stray:
    """Say under what name a file is a record: that of its id, else the nearest to its own."""
    head = re.split(r"[.~]", path.name.lstrip("."))[0]
    name = stem or (head if _STEM.fullmatch(head) else slug_text(head))
    return Stray(tell(place, "file-name", name=name), frozenset({name}))


def _read_id(path: Path) -> str | None:
    """Read the id that a file begins with, if it says one."""
    match = _ID_LINE.match(_read_head(path))
    return match[1].decode() if match else None


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two files hold the same; of what cannot be read nobody knows."""
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _read_head(path: Path) -> bytes:
    """Read the beginning of a file; what cannot be read says nothing."""
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""
