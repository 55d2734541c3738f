"""Names of documents as people write them, and who bears them."""

from handbook.names.bearers import NOBODY, NameIndex, Speaker, find_speaker, find_symbol_names, index_names
from handbook.names.mentions import (
    EXPLICIT,
    Mention,
    MentionFault,
    ModelMention,
    ParsedProse,
    Run,
    Text,
    Unresolved,
    join_runs,
    parse_prose,
)
from handbook.names.model_names import is_shared
from handbook.names.naming import Name, read_names
from handbook.names.qualifiers import fold_body, may_be, read_rank
from handbook.names.spelling import NamedDocument, find_documents, fold_symbol, spell_symbol

__all__ = [
    "EXPLICIT",
    "NOBODY",
    "Mention",
    "MentionFault",
    "ModelMention",
    "Name",
    "NameIndex",
    "NamedDocument",
    "ParsedProse",
    "Run",
    "Speaker",
    "Text",
    "Unresolved",
    "find_documents",
    "find_speaker",
    "find_symbol_names",
    "fold_body",
    "fold_symbol",
    "index_names",
    "is_shared",
    "join_runs",
    "may_be",
    "parse_prose",
    "read_names",
    "read_rank",
    "spell_symbol",
]
