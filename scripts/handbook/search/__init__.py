"""The search index: written by the build as classic scripts, so that it loads over http and from a folder alike.

Matching happens in the browser (``theme/assets/js/search``); the two sides share the fold (``fold``), the forms of
document numbers (``numbers``) and the layout of the files (``files``), and tests hold them together.
"""

from handbook.search.bundle import bundle_scripts
from handbook.search.data_scripts import render_search
from handbook.search.items import Item, list_items
from handbook.search.terms import split_terms

__all__ = [
    "Item",
    "bundle_scripts",
    "list_items",
    "render_search",
    "split_terms",
]
