"""How much of a list one page shows: what is longer goes on elsewhere, so that no page grows without end."""

from collections import Counter
from collections.abc import Sequence

ROWS = 100
"""Rows of a table that goes over several pages."""

FAULTS = 60
TOPIC = 60
"""Claims, models and figures of one page on a subject."""
RESTING = 20
"""Faults of records on the page of a source they rest on."""
SHELVES = 25
CLAIMS = 200

STATED = 10
"""Claims, figures, conferences … of one field that a record states, on one of its pages."""
NAMED = 20
"""Documents, bodies or models that one item names in a row."""
MODELS = 6
"""Models of a body, or that serve a document, on its page."""
SHELF = 6
"""Rows of a shelf, where there are too many for all to be shown."""
SHELVED = 150
"""Rows of all shelves of a page from which each shows only its first."""
RELATED = 4
"""Related documents of one kind, and units, on a document's page."""
RELATIONS = 8
"""Relations that others state to a document, of all kinds together, on its page."""
TOLD = 10
"""Conferences and commendations that other records tell of, on a body's page."""
TOLD_PART = 40
"""The same on one page of the list of all."""
LINE = 6
"""Documents of the central line on the first page."""
COMPANIONS = 8
NEWEST = 12
"""The newest documents, and those of which there is only talk, on the page of what is newest."""
LINES = 12
"""Lines of documents there."""
NEW = 4
"""The newest documents, conferences and units of a line."""
MEASURED = 4
MENTIONED = 8
NAMESAKES = 8
ISSUED = 50
CHILDREN = 12
CHOICES = 60
SYMBOLS = 60
SHARED = 40
SYMBOL_BODIES = 5
TERMS = 100
ABBREVIATIONS = 100
NEWS = 100
DUTIES = 6
"""Documents of one reason, and of those that ask something, on the page of a level."""
TASKS = 2
"""Tasks of one document there."""
TASK = 130
"""Letters of a task there."""
LIKE = 6
"""Models or figures of units of a level there: of all together, and of each field."""
UNITS_NAMED = 2
COMPARED = 4
"""Things that stand beside each other."""
COMPARED_PART = 40
"""Things in one of the files that the page of these loads, about."""
AS_OF_PORTION = 160
"""Documents in one of the files that tell how they stood from day to day, about."""
REVIEWS = 4
"""Conferences there."""
DRAWN = 10
"""Documents of a figure, the one it is about and what it states relations to among them."""
DRAWN_UNITS = 3
LINEAGE = 80
"""Documents of the figure of the whole."""
LINEAGE_UNITS = 80
"""Units of the list under it."""


def share_room(sizes: Sequence[int], most: int, room: int) -> int:
    """Find how many rows each of several lists may show, ``most`` or fewer, so that all have room together."""
    while most > 1 and sum(min(size, most) for size in sizes) > room:
        most -= 1
    return most


def choose_relations(kinds: Sequence[str]) -> tuple[int, ...]:
    """Find which of the relations of a document its page tells, by their kinds: the first of each kind."""
    most = share_room(tuple(Counter(kinds).values()), RELATED, RELATIONS)
    met: Counter[str] = Counter()
    chosen: list[int] = []
    for position, kind in enumerate(kinds):
        met[kind] += 1
        if met[kind] <= most:
            chosen.append(position)
    return tuple(chosen)
