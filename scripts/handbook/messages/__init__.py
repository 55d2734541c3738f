"""All that editors read: what is wrong and what to do about it, what things are called, what commands say.

``tell`` makes a problem from its code and the words that go into its text, ``say`` a sentence. The texts, and which
codes only warn, stand in ``vi/``, each once, and nowhere else. Dates in words are readers' too.
"""

from handbook.messages.date_words import name_date, render_date, render_period, word_date, write_date
from handbook.messages.report import (
    Lines,
    count_severities,
    name_severity,
    render_blocks,
    render_github,
    render_json,
    render_summary,
    render_text,
)
from handbook.messages.sentences import Code, Example, fill, read_area, read_codes, say, tell

__all__ = [
    "Code",
    "Example",
    "Lines",
    "count_severities",
    "fill",
    "name_date",
    "name_severity",
    "read_area",
    "read_codes",
    "render_blocks",
    "render_date",
    "render_github",
    "render_json",
    "render_period",
    "render_summary",
    "render_text",
    "say",
    "tell",
    "word_date",
    "write_date",
]
