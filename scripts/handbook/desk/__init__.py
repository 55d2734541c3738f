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
from handbook.desk.source_texts import (
    SourceError,
    SourceRevision,
    compare_source,
    list_texts,
    plan_source,
    read_text,
    write_source,
)

__all__ = [
    "QUESTIONS",
    "DraftError",
    "Question",
    "SourceError",
    "SourceRevision",
    "compare_source",
    "draft_record",
    "find_answer",
    "list_choices",
    "list_texts",
    "measure_coverage",
    "plan_source",
    "read_text",
    "render_coverage",
    "render_coverage_json",
    "suggest_answer",
    "write_draft",
    "write_source",
]
