"""The files of a handbook as plain data while steps change how they are written, with the comments in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from handbook.datafile import Path, Tree, parse_datafile
from handbook.diagnostics import Diagnostic
from handbook.messages import say
from handbook.records import (
    OLD_TABLES,
    RECORD_FILES,
    TABLE_FILES,
    TABLE_FOLDER,
    VOCABULARY,
    Record,
    RecordFile,
    read_comments,
    refuse_comments,
    render_record_file,
    says_same,
)
from handbook.refactoring import Anchor, list_anchors, place_comments


class MigrationError(Exception):
    """The handbook cannot be migrated as it is; the message is for editors, ``diagnostics`` are the places."""

    def __init__(self, message: str, diagnostics: Iterable[Diagnostic] = ()) -> None:
        """Say why."""
        super().__init__(message)
        self.diagnostics = tuple(diagnostics)


@dataclass(slots=True)
class RecordTrees:
    """What each file says, by path, and its comments.

    A step puts other trees in the place of those it changes, and changes none in place: a file whose tree is the same
    object is not written anew. ``heirs`` has, by the id of a part that went into another, both: comments follow.
    """

    trees: dict[str, Tree]
    anchors: list[Anchor]
    heirs: dict[int, tuple[Tree, Tree]] = field(default_factory=dict)

    def inherit(self, part: Tree, heir: Tree) -> None:
        """Let comments above a part, and above fields of it, go to another part."""
        if part is not heir:
            self.heirs[id(part)] = part, heir


def read_trees(root: FilePath) -> tuple[RecordTrees, Mapping[str, bytes]]:
    """Read all files of records, of whatever version, and their bytes.

    Raise MigrationError for files that are no plain data, or in which a comment shares its line with something.
    """
    contents = {path: (root / path).read_bytes() for path in _list_files(root)}
    trees: dict[str, Tree] = {}
    anchors: list[Anchor] = []
    faults: list[Diagnostic] = []
    for path, content in contents.items():
        reading = parse_datafile(path, content)
        if reading.file is None:
            faults += reading.diagnostics
            continue
        faults += refuse_comments(reading.file)
        trees[path] = reading.file.data
        if b"#" in content:
            file = RecordFile(path, _find_model(path), reading.file.data, read_comments(reading.file))
            anchors += list_anchors(file)
    if faults:
        raise MigrationError(say("migration", "faulty"), faults)
    return RecordTrees(trees, anchors), contents


def render_trees(migrated: RecordTrees, before: Mapping[str, Tree]) -> Iterator[tuple[str, str | None]]:
    """Write the files that are other than before, with their comments; None for one that is no more.

    Raise MigrationError where a file would not say what its tree says: what no field takes would be lost.
    """
    comments = place_comments(migrated.trees.items(), migrated.anchors, migrated.heirs, "", "")
    for path in sorted(before.keys() | migrated.trees.keys()):
        tree = migrated.trees.get(path)
        if tree is None:
            yield path, None
        elif tree is not before.get(path):
            placed = tuple((_find_anchor(tree, place), text) for place, text in comments[path])
            text = render_record_file(RecordFile(path, _find_model(path), tree, placed))
            written = parse_datafile(path, text.encode()).file
            if written is None or not says_same(written.data, tree):
                raise MigrationError(say("migration", "lossy", file=path))
            yield path, text


def _find_anchor(tree: Tree, place: Path | None) -> Path | None:
    """Find what a comment stands above in a record: what stood above the whole of it stands above its first field."""
    if place is None or not isinstance(tree, dict) or (place and place[0] in tree):
        return place
    return (next(iter(tree)),)


def _list_files(root: FilePath) -> Iterator[str]:
    """List the files of records, of whatever version."""
    for folder in (*RECORD_FILES, TABLE_FOLDER):
        for path in sorted((root / folder).glob("*.yml")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not path.is_symlink() and (folder != TABLE_FOLDER or name in _TABLES):
                yield name


def _find_model(path: str) -> type[Record]:
    """Find what lies in a file; a table that lay in one file has the entries of today."""
    folder, _, name = path.removesuffix(".yml").rpartition("/")
    return VOCABULARY[name] if folder == TABLE_FOLDER else RECORD_FILES[folder]


_TABLES = frozenset({*OLD_TABLES, *(f"{TABLE_FOLDER}/{name}.yml" for name in TABLE_FILES)})
