"""What a text names, recognised by rules and proposed to people: documents, bodies, models, figures and the rest."""

from handbook.recognition.article import Recognition, recognize_text
from handbook.recognition.finds import KINDS, Find
from handbook.recognition.knowledge import Knowledge, gather_knowledge
from handbook.recognition.proposals import render_account, render_proposals, tell_find

__all__ = [
    "KINDS",
    "Find",
    "Knowledge",
    "Recognition",
    "gather_knowledge",
    "recognize_text",
    "render_account",
    "render_proposals",
    "tell_find",
]
