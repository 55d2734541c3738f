"""Every kind of record and of part of one there is."""

from handbook.records import claims, dossiers, entries
from handbook.records.fields import Record

MODELS = tuple(
    dict.fromkeys(
        model
        for module in (claims, dossiers, entries)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Record) and model.wording.title
    )
)
"""In the order of their definition."""
