"""JSON as short as it can be: what a browser loads has no blank space."""

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_json(value: object) -> str:
    """Write plain data as JSON without blank space."""
    return _ENCODER.encode(value)
