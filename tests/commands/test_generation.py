"""The command that writes what is generated from the models."""

from collections.abc import Callable, Mapping
from pathlib import Path

from click.testing import Result

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Run = Callable[..., Result]

_CT05 = "directives/05-ct-tum-2016.yml"


def test_schema_is_written_and_then_fresh(tidy: Path, run: Run) -> None:
    stale = run(tidy, "schema", "--check")
    assert stale.exit_code == 1
    assert "đã cũ: schema/directive.schema.json" in stale.output
    assert run(tidy, "schema").exit_code == 0
    assert run(tidy, "schema", "--check").output == "Lược đồ đang mới.\n"
