"""What is generated from the models: JSON Schemas, the dictionary, the web form."""

from handbook.schema.dictionary import SAMPLES
from handbook.schema.guide import list_guide
from handbook.schema.schemas import find_stale, write_schemas

__all__ = [
    "SAMPLES",
    "find_stale",
    "list_guide",
    "write_schemas",
]
