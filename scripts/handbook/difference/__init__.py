"""What a change to the records means, said in Vietnamese for those who review it."""

from handbook.difference.catalogs import Difference, RecordChange, compare_catalogs
from handbook.difference.pages import Pages
from handbook.difference.regressions import Regressions, find_regressions
from handbook.difference.rendering import render_difference, render_difference_json
from handbook.difference.revisions import RevisionError
from handbook.difference.statements import Statement
from handbook.difference.versions import open_folder, open_revision, read_pair

__all__ = [
    "Difference",
    "Pages",
    "RecordChange",
    "Regressions",
    "RevisionError",
    "Statement",
    "compare_catalogs",
    "find_regressions",
    "open_folder",
    "open_revision",
    "read_pair",
    "render_difference",
    "render_difference_json",
]
