"""What Typst objects to, in Vietnamese and with the record it is about."""

import json
import re
from collections.abc import Mapping

from handbook.messages import fill, read_area, say
from handbook.pdf.document import Document

_QUOTED = re.compile(r'^`?"?(.*?)"?`?$')


def explain_fault(document: Document, fault: str) -> str:
    """Say what Typst objects to, and name the record."""
    if fault.startswith("disk "):
        return f"{_name_records(document, '')}: {say('prints', 'disk')}"
    faults: Mapping[str, str] = read_area("prints")["faults"]
    for pattern, text in faults.items():
        match = re.search(pattern, fault)
        if match:
            what = match.groupdict().get("what") or ""
            letters = _QUOTED.sub(r"\1", what)
            return f"{_name_records(document, letters)}: {fill(text, {'what': f'«{letters}»'})}"
    return f"{_name_records(document, '')}: {say('prints', 'other', fault=fault)}"


def explain_delay(document: Document, seconds: float) -> str:
    """Say that a document took too long."""
    return f"{_name_records(document, '')}: {say('prints', 'late', seconds=f'{seconds:g}')}"


def explain_death(document: Document, status: int) -> str:
    """Say that the worker died over a document; ``status`` is how it ended."""
    return f"{_name_records(document, '')}: {say('prints', 'dead', status=status)}"


def explain_break(section: str, error: Exception) -> str:
    """Say that this program itself failed over a section."""
    return f"{section}: {say('prints', 'broken', fault=f'{type(error).__name__}: {error}')}"


def _name_records(document: Document, letters: str) -> str:
    """Name the records that show these letters, or the section where it has too many to name."""
    chapters = json.loads(document.data)["chapters"]
    pairs = list(zip(document.records, chapters, strict=True))
    if letters:
        pairs = [(record, each) for record, each in pairs if letters in json.dumps(each, ensure_ascii=False)] or pairs
    return pairs[0][0] if len(pairs) == 1 or letters else document.id
