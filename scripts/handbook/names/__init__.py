"""Names of documents as people write them, and who bears them."""

from handbook.names.bearers import NOBODY, NameIndex, Speaker, find_speaker, find_symbol_names, index_names
from handbook.names.mentions import EXPLICIT, Mention, MentionFault, Run, Text, Unresolved, join_runs, parse_prose

__all__ = [
    "EXPLICIT",
    "NOBODY",
    "Mention",
    "MentionFault",
    "NameIndex",
    "Run",
    "Speaker",
    "Text",
    "Unresolved",
    "find_speaker",
    "find_symbol_names",
    "index_names",
    "join_runs",
    "parse_prose",
]
