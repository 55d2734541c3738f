"""Help for editors: new records begun, thin ones found."""

from handbook.desk.coverage import measure_coverage, render_coverage, render_coverage_json
from handbook.desk.draft import (
    QUESTIONS,
    DraftError,
    Question,
    draft_record,
    find_answer,
    list_choices,
    suggest_answer,
    write_draft,
)

__all__ = [
    "QUESTIONS",
    "DraftError",
    "Question",
    "draft_record",
    "find_answer",
    "list_choices",
    "measure_coverage",
    "render_coverage",
    "render_coverage_json",
    "suggest_answer",
    "write_draft",
]
