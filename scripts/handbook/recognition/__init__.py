"""What a text names, recognised by rules and proposed to people: documents, bodies, models, figures and the rest."""

from handbook.recognition.article import Recognition, recognize_text
from handbook.recognition.finds import KINDS, Find, Value
from handbook.recognition.header_finds import HeadedFact, add_header
from handbook.recognition.knowledge import Knowledge, gather_knowledge
from handbook.recognition.proposals import render_account, render_proposals, tell_find
from handbook.recognition.readings import ReadText, read_lines, read_passages_of, recognize_original
from handbook.recognition.record_drafts import (
    RecordDraft,
    draft_figure,
    draft_passage,
    draft_records,
    draft_relation,
    name_source,
)

__all__ = [
    "KINDS",
    "Find",
    "HeadedFact",
    "Knowledge",
    "ReadText",
    "Recognition",
    "RecordDraft",
    "Value",
    "add_header",
    "draft_figure",
    "draft_passage",
    "draft_records",
    "draft_relation",
    "gather_knowledge",
    "name_source",
    "read_lines",
    "read_passages_of",
    "recognize_original",
    "recognize_text",
    "render_account",
    "render_proposals",
    "tell_find",
]
