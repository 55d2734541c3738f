"""What a change to the records means, said in Vietnamese for those who review it."""

from handbook.difference.catalogs import Difference, RecordChange, compare_catalogs
from handbook.difference.pages import Pages
from handbook.difference.rendering import render_difference, render_difference_json
from handbook.difference.revisions import RevisionError, open_revision
from handbook.difference.statements import Statement

__all__ = [
    "Difference",
    "Pages",
    "RecordChange",
    "RevisionError",
    "Statement",
    "compare_catalogs",
    "open_revision",
    "render_difference",
    "render_difference_json",
]
