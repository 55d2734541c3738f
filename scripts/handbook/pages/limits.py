"""How much of a list one page shows: what is longer goes on elsewhere, so that no page grows without end."""

ROWS = 100
"""Rows of a table that goes over several pages."""

MODELS = 40
FAULTS = 60
SHELVES = 25
CLAIMS = 200

SHELF = 6
"""Rows of a shelf, where there are too many for all to be shown."""
SHELVED = 300
"""Rows of all shelves of a page from which each shows only its first."""
RELATED = 20
"""Related documents of one kind, and units, on a document's page."""
MEASURED = 20
MENTIONED = 40
NAMESAKES = 8
ISSUED = 50
CHILDREN = 40
CHOICES = 60
SYMBOL_BODIES = 5
PASSAGE_CLAIMS = 8
DRAWN = 40
"""Documents of a figure beside those it is about."""
DRAWN_UNITS = 12
LINEAGE = 80
"""Documents of the figure of the whole."""
