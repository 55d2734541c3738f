"""The file format: what each YAML record may hold, field by field.

This is the only truth for the format. JSON Schema, the field dictionary and the editors' hints
are generated from these models, so a docstring under a field is written for editors, in Vietnamese.
"""

from handbook.records import claims, dossiers, entries
from handbook.records.claims import (
    Acknowledged,
    Citation,
    Citations,
    Claim,
    Commendation,
    Conference,
    Discrepancy,
    Figure,
    Model,
    Period,
    Relation,
    Status,
)
from handbook.records.dossiers import Body, Directive, Dossier, Exemplar, FormerName, Implementation, Passage, Source
from handbook.records.entries import (
    Change,
    GlossaryEntry,
    IndicatorEntry,
    LevelEntry,
    ProvinceEntry,
    RelationEntry,
    SharedName,
    StatusEntry,
    TermEntry,
    TypeEntry,
)
from handbook.records.fields import Record
from handbook.records.values import (
    Date,
    Definition,
    DiscrepancyKind,
    Family,
    Flag,
    Id,
    Line,
    Number,
    Prose,
    Qualifier,
    Rank,
    Url,
)

MODELS = tuple(
    dict.fromkeys(
        model
        for module in (claims, dossiers, entries)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Record) and model.wording.title
    )
)
"""Every kind of record and of part of one, in the order of their definition."""

__all__ = [
    "MODELS",
    "Acknowledged",
    "Body",
    "Change",
    "Citation",
    "Citations",
    "Claim",
    "Commendation",
    "Conference",
    "Date",
    "Definition",
    "Directive",
    "Discrepancy",
    "DiscrepancyKind",
    "Dossier",
    "Exemplar",
    "Family",
    "Figure",
    "Flag",
    "FormerName",
    "GlossaryEntry",
    "Id",
    "Implementation",
    "IndicatorEntry",
    "LevelEntry",
    "Line",
    "Model",
    "Number",
    "Passage",
    "Period",
    "Prose",
    "ProvinceEntry",
    "Qualifier",
    "Rank",
    "Record",
    "Relation",
    "RelationEntry",
    "SharedName",
    "Source",
    "Status",
    "StatusEntry",
    "TermEntry",
    "TypeEntry",
    "Url",
]
