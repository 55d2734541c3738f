"""What the fields of records are called in a sentence, and what the ids in them name."""

from collections.abc import Mapping
from types import MappingProxyType

from handbook.messages.sentences import read_area

NOUNS: Mapping[str, str] = MappingProxyType(read_area("nouns")["fields"])
"""Field, or table of the vocabulary → its noun."""

REFERENCES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("Directive", "type"): "types",
        ("Directive", "issuer"): "bodies",
        ("Directive", "term"): "terms",
        ("Status", "value"): "statuses",
        ("Relation", "type"): "relations",
        ("Relation", "target"): "directives",
        ("Citation", "source"): "sources",
        ("Figure", "indicator"): "indicators",
        ("Figure", "measures"): "directives",
        ("Model", "serves"): "directives",
        ("Conference", "organizer"): "bodies",
        ("Conference", "about"): "directives",
        ("Commendation", "by"): "bodies",
        ("Commendation", "recipient_ids"): "bodies",
        ("Implementation", "directive"): "directives",
        **{
            (model, field): names
            for model in ("Body", "Exemplar")
            for field, names in (
                ("level", "levels"),
                ("province", "provinces"),
                ("parent", "bodies"),
                ("successor", "bodies"),
            )
        },
        ("ProvinceEntry", "successor"): "provinces",
        ("SharedName", "means"): "directives",
        ("Change", "records"): "records",
    }
)
"""Model and field → where the ids in it belong; "records" is any record with a page."""

THINGS: Mapping[str, str] = MappingProxyType(read_area("nouns")["things"])
"""Where an id belongs → what such a thing is called."""
