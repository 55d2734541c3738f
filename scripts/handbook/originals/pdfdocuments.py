"""A PDF as an original: a process of its own takes its words out, within bounds of time and memory."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from handbook.messages import say
from handbook.originals.boxes import clean_blocks, list_lines
from handbook.originals.officeform import read_form
from handbook.originals.original import Notice, Original, OriginalError
from handbook.originals.printedpages import Fragment, join_pages

MOST_PAGES = 400
_SECONDS = 60
_READER = "pypdfium2"


def read_pdf(content: bytes) -> Original:
    """Read a PDF with text; raise OriginalError where it is a scan, is locked, holds scripts, or cannot be read."""
    pages = _extract(content)
    sheets = join_pages([[Fragment(*fragment) for fragment in page] for page in pages])
    blocks, notices = clean_blocks(sheets.paragraphs)
    lines = list_lines(blocks)
    if not lines:
        raise OriginalError("scan", say("originals", "scan"))
    if sheets.dropped:
        notices = (*notices, Notice("frames", say("originals", "frames", count=sheets.dropped)))
    return read_form(lines, notices)


def _extract(content: bytes) -> Sequence[Sequence[Sequence[Any]]]:
    if find_spec(_READER) is None:
        raise OriginalError("no-reader", say("originals", "no-reader"))
    command = [sys.executable, "-m", "handbook.originals.pdfextraction", str(MOST_PAGES)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - our own process
        answer: Mapping[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise OriginalError("slow-pdf", say("originals", "slow-pdf")) from error
    except (OSError, ValueError) as error:  # it died: of memory, or of what the file did to it
        raise OriginalError("broken-pdf", say("originals", "broken-pdf")) from error
    if "refused" in answer:
        raise _explain(answer["refused"])
    pages: Sequence[Sequence[Sequence[Any]]] = answer["pages"]
    return pages


def _explain(reason: str) -> OriginalError:
    if reason == "locked":
        return OriginalError("locked", say("originals", "locked"))
    if reason == "scripts":
        return OriginalError("scripts", say("originals", "scripts"))
    if reason == "pages":
        return OriginalError("many-pages", say("originals", "many-pages", count=MOST_PAGES))
    if reason == "scan":
        return OriginalError("scan", say("originals", "scan"))
    return OriginalError("broken-pdf", say("originals", "broken-pdf"))
