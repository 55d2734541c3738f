"""Another day by which a record is to be looked at again, written into its file."""

from pathlib import Path

from handbook.checks import walk_records
from handbook.messages import say
from handbook.records import Catalog, Maintained, read_record_file, render_record_file
from handbook.text import PartialDate, parse_date


class PostponementError(Exception):
    """The day cannot be written; the message is for editors."""


def postpone_review(root: Path, catalog: Catalog, identifier: str, text: str, today: PartialDate) -> str:
    """Write a day after today into the record's file, in its canonical form; return which file that is.

    Raise PostponementError where there is no such day, record or file that can be read.
    """
    day = parse_date(text)
    if not isinstance(day, PartialDate) or not (day.is_plain and day.exists and today.is_before(day)):
        raise PostponementError(say("reviewing", "day", text=text))
    found = (entry for entry in walk_records(catalog) if isinstance(entry.record, Maintained))
    entry = next((each for each in found if getattr(each.record, "id", "") == identifier), None)
    if entry is None:
        raise PostponementError(say("reviewing", "unknown", record=identifier))
    path = root / entry.file.path
    file, _, _ = read_record_file(entry.file.path, path.read_bytes())
    item = dict(file.items).get(entry.prefix) if file else None
    if file is None or not isinstance(item, dict):
        raise PostponementError(say("reviewing", "faulty", path=entry.file.path))
    item["review_by"] = str(day)
    path.write_text(render_record_file(file), encoding="utf-8", newline="")
    return entry.file.path
