"""Help for editors: new records begun, thin ones found, those that are due told."""

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
from handbook.desk.maintenance import (
    Maintenance,
    measure_maintenance,
    render_maintenance,
    render_maintenance_json,
    render_maintenance_page,
)
from handbook.desk.postponement import PostponementError, postpone_review
from handbook.desk.source_texts import (
    SourceError,
    SourceRevision,
    compare_source,
    list_texts,
    plan_source,
    read_text,
    write_source,
)
from handbook.desk.suspicion import confirm_record

__all__ = [
    "QUESTIONS",
    "DraftError",
    "Maintenance",
    "PostponementError",
    "Question",
    "SourceError",
    "SourceRevision",
    "compare_source",
    "confirm_record",
    "draft_record",
    "find_answer",
    "list_choices",
    "list_texts",
    "measure_coverage",
    "measure_maintenance",
    "plan_source",
    "postpone_review",
    "read_text",
    "render_coverage",
    "render_coverage_json",
    "render_maintenance",
    "render_maintenance_json",
    "render_maintenance_page",
    "suggest_answer",
    "write_draft",
    "write_source",
]
