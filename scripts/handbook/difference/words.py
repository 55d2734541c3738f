"""What kinds of records are called in a report of a change."""

from collections.abc import Mapping
from types import MappingProxyType

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "directives": "Văn bản",
        "exemplars": "Điển hình",
        "issuers": "Cơ quan",
        "sources": "Nguồn",
        "vocabulary": "Từ vựng",
    }
)
