"""All that editors read: what is wrong and what to do about it, what things are called, what commands say.

``tell`` and ``warn`` make a problem from its code and the words that go into its text, ``say`` a sentence; the texts
stand in ``vi/``, each once, and nowhere else.
"""

from handbook.messages.sentences import Code, Example, fill, read_area, read_codes, say, tell, warn

__all__ = ["Code", "Example", "fill", "read_area", "read_codes", "say", "tell", "warn"]
