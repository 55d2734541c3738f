"""What each step of the work on a changeset found, so that it can be undone: a file a step, the last ones only."""

import json
from collections.abc import Iterator
from pathlib import Path

from handbook.changesets.changeset import ChangedRecord, fingerprint_text
from handbook.changesets.storage import KEPT, put_file, read_record

_STEPS = f"{KEPT}/history"
_MOST_STEPS = 200


def record_step(folder: Path, path: str) -> None:
    """Keep what a record is before it is changed."""
    steps = _list_steps(folder)
    number = int(steps[-1].stem) + 1 if steps else 1
    record = read_record(folder, path)
    before = None if record is None else {"text": record.text, "base": record.base}
    put_file(folder, f"{_STEPS}/{number:08}.json", json.dumps({"path": path, "before": before}, ensure_ascii=False))
    for each in steps[: -_MOST_STEPS + 1]:
        each.unlink(missing_ok=True)


def list_before(folder: Path) -> Iterator[tuple[Path, str, ChangedRecord | None]]:
    """List the steps, the last first: each with the record it changed and what that was before."""
    for step in reversed(_list_steps(folder)):
        kept = json.loads(step.read_bytes())
        before, path = kept["before"], kept["path"]
        yield step, path, ChangedRecord(path, **before) if before else None


def find_text(folder: Path, path: str, fingerprint: str) -> str | None:
    """Find a text that a record had, now or before; None where none is known by that fingerprint."""
    now = read_record(folder, path)
    earlier = (before for _, changed, before in list_before(folder) if changed == path)
    for record in (now, *earlier):
        for text in (record.text, record.base) if record else ():
            if text is not None and fingerprint_text(text) == fingerprint:
                return text
    return None


def _list_steps(folder: Path) -> list[Path]:
    return sorted((folder / _STEPS).glob("*.json"))
