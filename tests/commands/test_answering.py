"""The command that answers programs, asked over the protocol as they ask."""

import asyncio
import sys
from importlib import util
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.messages import read_area

_ASKED: tuple[tuple[str, dict[str, Any], str, Any], ...] = (
    ("find", {"text": "ct 05", "limit": 1}, "held", True),
    ("find", {"text": "ct 99"}, "held", False),
    ("record", {"name": "05-ct-tum-2016"}, "kind", "directives"),
    ("lineage", {"name": "kết luận 01"}, "held", True),
    ("as_of", {"name": "05-ct-tum-2016", "day": "2016-05-14"}, "happened", "no"),
    ("figures", {"indicator": "mô hình", "year": 2023}, "held", True),
    ("verify_citation", {"citation": "bai-bao-mau-2023#d4", "claim": "360"}, "verdict", "holds"),
)


def test_a_program_asks_over_standard_input_and_output(toy: Path) -> None:
    from mcp import Client, StdioServerParameters, stdio_client  # noqa: PLC0415 - of the tests' environment, for this test

    async def ask() -> None:
        server = StdioServerParameters(command=sys.executable, args=["-m", "handbook", "mcp", "--root", str(toy)])
        async with Client(stdio_client(server)) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert list(tools) == list(read_area("queries")["tools"])
            asked = {name for tool in tools.values() for name in tool.input_schema["properties"]}
            assert asked == read_area("queries")["params"].keys()
            for tool in tools.values():
                assert tool.annotations is not None
                assert tool.annotations.read_only_hint
                assert tool.description
                assert all(each["description"] for each in tool.input_schema["properties"].values())
            for name, arguments, field, expected in _ASKED:
                answer = await client.call_tool(name, arguments)
                assert not answer.is_error
                assert answer.structured_content is not None
                assert answer.structured_content[field] == expected, name

    asyncio.run(ask())


def test_without_the_package_the_command_says_how_to_get_it(
    toy: Path, runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_spec = util.find_spec
    monkeypatch.setattr(
        "handbook.commands.answering.find_spec", lambda name: None if name == "mcp" else find_spec(name)
    )
    result = runner.invoke(main, ["mcp", "--root", str(toy)])
    assert result.exit_code == 2
    assert 'pip install "so-tay-chi-thi[mcp]"' in result.output
