"""The scripts of the search, put together: many small files to read in the repository, two for a page to load."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from rjsmin import jsmin  # type: ignore[import-untyped] # it has no types, and one function

from handbook.resources import find_file

FOLDER = "assets/js"
PAGE_SCRIPT = f"{FOLDER}/search.js"
ENGINE_SCRIPT = f"{FOLDER}/search-engine.js"

BUNDLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        PAGE_SCRIPT: (
            "search/loader.js",
            "search/words.js",
            "search/elements.js",
            "search/waiting.js",
            "search/announcements.js",
            "search/answers.js",
            "search/address.js",
            "search/slash.js",
            "search/list.js",
            "search/box.js",
            "search/chips.js",
            "search/results.js",
            "search/page.js",
            "search/interface.js",
        ),
        ENGINE_SCRIPT: (
            "search/fold.js",
            "search/typing.js",
            "search/wordings.js",
            "search/vocabulary.js",
            "search/numbers.js",
            "search/breathing.js",
            "search/shelves.js",
            "search/coverage.js",
            "search/excerpts.js",
            "search/ranking.js",
            "search/collection.js",
            "search/query.js",
            "search/expansion.js",
            "search/finding.js",
            "search/documents.js",
            "search/judging.js",
            "search/filters.js",
            "search/presenting.js",
            "search/engine.js",
        ),
    }
)
"""What a page loads → the sources it is made of, in the order they run: a later one may use an earlier one."""


def bundle_scripts(docs: Path) -> Iterator[tuple[str, str]]:
    """Put the scripts under ``docs`` together as (path, text), without comments and blank space.

    Nothing is renamed. A template within a template is more than the minifier understands: the sources have none.
    """
    for path, sources in BUNDLES.items():
        texts = (jsmin(find_file(docs, f"{FOLDER}/{source}").read_text(encoding="utf-8")) for source in sources)
        yield path, "\n".join(texts) + "\n"
