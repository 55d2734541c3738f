"""What each kind of page looks like as Markdown, one readable file each in ``tests/golden``.

After a wanted change: ``pytest tests/pages --snapshot-update``, then read the difference.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

GOLDEN = Path(__file__).parents[1] / "golden"
DRAWING = re.compile(r'<svg class="lin".*?</svg>', re.DOTALL)
PAGES = (
    "index",
    "van-ban/05-ct-tum-2016",
    "van-ban/chuyen-de-2017",
    "van-ban/so-hieu",
    "dien-hinh/dang-uy-mau",
    "co-quan/tinh-uy-mau",
    "mo-hinh/index",
    "so-lieu/index",
    "so-lieu/sai-lech",
    "nguon/bai-bao-mau-2017",
    "thuat-ngu/index",
    "tra-cuu/nam/index",
    "viec/co-so",
)


class GoldenPage(SingleFileSnapshotExtension):
    """One page, one file; folder and file are named as syrupy finds them again."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Keep all files in one folder."""
        return str(GOLDEN / test_location.basename)


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.replace("/", "."))
def test_page(address: str, read: Callable[[str], str], snapshot: SnapshotAssertion) -> None:
    text = DRAWING.sub("<!-- the drawing: see tests/diagram -->", read(address))
    assert text == snapshot(extension_class=GoldenPage)
