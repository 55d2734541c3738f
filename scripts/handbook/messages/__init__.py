"""All that editors read: what is wrong and what to do about it, what things are called, what commands say.

``tell`` and ``warn`` make a problem from its code and the words that go into its text, ``say`` a sentence; the texts
stand in ``vi/``, each once, and nowhere else.
"""

from handbook.messages.report import (
    Lines,
    name_severity,
    render_blocks,
    render_github,
    render_json,
    render_summary,
    render_text,
)
from handbook.messages.sentences import Code, Example, fill, read_area, read_codes, say, tell, warn

__all__ = [
    "Code",
    "Example",
    "Lines",
    "fill",
    "name_severity",
    "read_area",
    "read_codes",
    "render_blocks",
    "render_github",
    "render_json",
    "render_summary",
    "render_text",
    "say",
    "tell",
    "warn",
]
