"""Names of documents as people write them, and who bears them."""

from handbook.names.bearers import NOBODY, NameIndex, Speaker, find_speaker, find_symbol_names, index_names
from handbook.names.mentions import EXPLICIT, Mention, MentionFault, Run, Text, Unresolved, join_runs, parse_prose
from handbook.names.spelling import NamedDocument, find_documents, fold_symbol, spell_symbol

__all__ = [
    "EXPLICIT",
    "NOBODY",
    "Mention",
    "MentionFault",
    "NameIndex",
    "NamedDocument",
    "Run",
    "Speaker",
    "Text",
    "Unresolved",
    "find_documents",
    "find_speaker",
    "find_symbol_names",
    "fold_symbol",
    "index_names",
    "join_runs",
    "parse_prose",
    "spell_symbol",
]
