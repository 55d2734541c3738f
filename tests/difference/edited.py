"""What the tests of differences share: how the toy is edited and compared."""

from collections.abc import Callable, Mapping
from pathlib import Path

from handbook.difference import Difference

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Compare = Callable[..., Difference]
