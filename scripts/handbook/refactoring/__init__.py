"""Records renamed, made one and taken away, with all that names them: planned, tried, told, then done as a whole."""

from handbook.refactoring.alteration import PlannedFile, Refactoring
from handbook.refactoring.comments import Anchor, list_anchors, place_comments
from handbook.refactoring.inventory import RefactoringError, read_inventory
from handbook.refactoring.plans import plan_merging, plan_removal, plan_renaming
from handbook.refactoring.summary import render_refactoring
from handbook.refactoring.transaction import apply_refactoring, find_caused

__all__ = [
    "Anchor",
    "PlannedFile",
    "Refactoring",
    "RefactoringError",
    "apply_refactoring",
    "find_caused",
    "list_anchors",
    "place_comments",
    "plan_merging",
    "plan_removal",
    "plan_renaming",
    "read_inventory",
    "render_refactoring",
]
