"""What a change means, said in Vietnamese for those who review it."""

from handbook.difference.altered import Pages
from handbook.difference.catalogs import Difference, RecordChange, compare_catalogs
from handbook.difference.git import RevisionError, ask_git, explain_failure, run_git
from handbook.difference.news import list_news
from handbook.difference.outside import OutsideFile
from handbook.difference.regressions import Regressions, find_regressions, part_problems
from handbook.difference.rendering import render_difference, render_difference_json
from handbook.difference.requests import Comparison, open_change, open_request
from handbook.difference.review import make_review, render_annotations, render_review, write_review
from handbook.difference.statements import Statement
from handbook.difference.versions import open_folder, open_revision, read_pair

__all__ = [
    "Comparison",
    "Difference",
    "OutsideFile",
    "Pages",
    "RecordChange",
    "Regressions",
    "RevisionError",
    "Statement",
    "ask_git",
    "compare_catalogs",
    "explain_failure",
    "find_regressions",
    "list_news",
    "make_review",
    "open_change",
    "open_folder",
    "open_request",
    "open_revision",
    "part_problems",
    "read_pair",
    "render_annotations",
    "render_difference",
    "render_difference_json",
    "render_review",
    "run_git",
    "write_review",
]
