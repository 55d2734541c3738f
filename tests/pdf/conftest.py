"""What the tests of printed sections share: the real handbook printed once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from papers import REPOSITORY, Paper, Sample, make_section, read_shelf

from handbook.pdf.document import write_document
from handbook.pdf.orders import print_documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook.pdf.sections import Shelf


_EVEN = 12  # sections of one kind
_NAMED = ("tra-cuu/tinh/can-tho", "van-ban/05-ct-tw-2016")


@pytest.fixture(scope="session")
def real_shelf() -> Shelf:
    """Return the sections of the real handbook."""
    return read_shelf(REPOSITORY)


@pytest.fixture(scope="session")
def toy_shelf(toy: Path) -> Shelf:
    """Return the sections of the toy handbook."""
    return read_shelf(toy)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that all test processes of one run share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if base.name.startswith("popen-") else base) / "printed-sections"


@pytest.fixture(scope="session")
def real(real_shelf: Shelf, cache: Path) -> dict[str, Sample]:
    """Print sections of every kind of the real handbook: of many, some as evenly as can be."""
    kinds: dict[str, list[str]] = {}
    for name in real_shelf.plans:
        kinds.setdefault(name.partition("/")[0], []).append(name)
    chosen = [name for names in kinds.values() for name in names[:: max(1, len(names) // _EVEN)]]
    sections = [real_shelf.make(real_shelf.plans[name]) for name in dict.fromkeys((*chosen, *_NAMED))]
    documents = [write_document(section, "https://so-tay.example/") for section in sections]
    printing = print_documents(documents, REPOSITORY, cache)
    assert printing.failures == ()
    return {
        each.id: Sample(section, document, each)
        for section, document, each in zip(sections, documents, printing.prints, strict=True)
    }


@pytest.fixture
def press(cache: Path) -> Callable[..., Paper]:
    """Return a function that prints the given blocks as a section of their own and reads it back."""

    def print_blocks(*blocks: Any, title: str = "Thử") -> Paper:  # noqa: ANN401 - any block
        section = make_section(*blocks, title=title)
        printing = print_documents([write_document(section)], REPOSITORY, cache)
        assert printing.failures == ()
        return Paper(printing.prints[0].file)

    return print_blocks
