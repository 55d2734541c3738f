"""Records of a change as plain data: opened from the change or the handbook, written back as a step of the change."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.changesets import (
    Changeset,
    StaleError,
    find_version,
    fingerprint_text,
    merge_texts,
    read_changeset,
    write_record,
)
from handbook.datafile import Tree, parse_datafile
from handbook.editor.calls import CallError
from handbook.editor.record_list import find_path
from handbook.messages import say
from handbook.records import RECORD_FILES, TABLE_FILES, Catalog, RecordFile, read_unchecked_file, render_record_file


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """A record with the file it is in; ``seen`` tells which text of that it was read from, for whoever writes it."""

    file: RecordFile
    id: str
    seen: str

    @property
    def path(self) -> str:
        """The file it is in."""
        return self.file.path

    @property
    def tree(self) -> dict[str, Tree]:
        """What it says, to read and to change."""
        for _, item in self.file.items:
            if isinstance(item, dict) and (not self.file.is_table or item.get("id") == self.id):
                return item
        return {}


def locate_record(catalog: Catalog, table: str, identifier: str) -> str:
    """Return the path of the file that a record is in, or that a new one gets."""
    if table == "bodies":
        table = "issuers" if identifier in catalog.issuers else "exemplars"
    return find_path(table, identifier) or f"vocabulary/{table}.yml"


def open_record(root: Path, changeset: Changeset, path: str, identifier: str) -> OpenRecord | None:
    """Open a record as the change has it, else the handbook; one that is nowhere is begun.

    None is one that cannot be written back whole, because its file has faults that only its text can be rid of.
    """
    held = changeset.records.get(path)
    text = held.text if held else _read_text(root / path)
    if text is None:
        model = RECORD_FILES.get(path.rpartition("/")[0])
        return OpenRecord(RecordFile(path, model, {"id": identifier}), identifier, "") if model else None
    file = read_unchecked_file(path, text.encode())
    return OpenRecord(file, identifier, fingerprint_text(text)) if file else None


def write_text(record: OpenRecord) -> str:
    """Write the file a record is in; raise CallError where it would hold what no file may."""
    text = render_record_file(record.file)
    if read_unchecked_file(record.path, text.encode()) is None:
        faults = parse_datafile(record.path, text.encode()).diagnostics
        raise CallError(" ".join(f"{each.message}. {each.hint}" for each in faults) or say("editor", "form"), 422)
    return text


def save_record(root: Path, change: str, record: OpenRecord) -> bool:
    """Write a record as it is now; where somebody else wrote since it was opened, both are joined, which is told.

    Raise StaleError where both changed the same.
    """
    text = render_record_file(record.file)
    try:
        write_record(root, change, record.path, text, record.seen)
    except StaleError:
        now = read_changeset(root, change).records[record.path]
        merge = merge_texts(record.path, find_version(root, change, record.path, record.seen), text, now.text)
        if merge.text is None or merge.disagreements:
            raise
        write_record(root, change, record.path, merge.text, now.fingerprint)
        return True
    return False


def list_trees(changeset: Changeset) -> Mapping[str, Tree]:
    """List what the records of a change say, by id; those of tables are not among them."""
    found: dict[str, Tree] = {}
    for path, record in changeset.records.items():
        file = read_unchecked_file(path, record.text.encode()) if record.text is not None else None
        if file and file.table not in TABLE_FILES:
            found[path.rpartition("/")[2].removesuffix(".yml")] = file.data
    return found


def _read_text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
