"""The search index: written by the build as classic scripts, so that it loads over http and from a folder alike.

Matching happens in the browser (``theme/assets/js/search``); the two sides share the fold (``fold``), the forms of
document numbers (``numbers``) and the layout of the files (``files``), and tests hold them together.
"""

from handbook.search.bundle import bundle_scripts
from handbook.search.data_scripts import render_search

__all__ = [
    "bundle_scripts",
    "render_search",
]
