"""JSON as short as it can be: what a browser loads has no blank space."""

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_json(value: object) -> str:
    """Write plain data as JSON without blank space."""
    return _ENCODER.encode(value)


def write_texts(*texts: str) -> str:
    """Write a list of texts as JSON, sooner than that of anything."""
    return f"[{','.join(map(_ENCODER.encode, texts))}]"
