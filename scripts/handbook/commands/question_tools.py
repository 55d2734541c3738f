"""The tools of the protocol: each asks the handbook one kind of question, and none writes."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field

from handbook import __version__
from handbook.messages import read_area, say
from handbook.queries import (
    Asked,
    CitationCheck,
    DayState,
    FigureRows,
    FoundRecords,
    Holdings,
    Ties,
    WholeRecord,
    check_citation,
    find_records,
    list_figures,
    read_record,
    read_state,
    read_ties,
)

_MOST = 50


def make_server(holdings: Holdings) -> Any:  # noqa: ANN401 - the type is of a package that need not be there
    """Make the server that answers questions to a handbook."""
    from mcp.server.mcpserver import MCPServer  # noqa: PLC0415 - only who asks needs it
    from mcp.types import ToolAnnotations  # noqa: PLC0415 - same

    server = MCPServer(
        name="handbook",
        title=holdings.library.site,
        instructions=say("queries", "about"),
        version=__version__,
        website_url=holdings.base or None,
        log_level="WARNING",
    )
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    for tool in _list_tools(holdings):
        server.add_tool(tool, description=read_area("queries")["tools"][tool.__name__], annotations=reading)
    return server


def _describe(name: str) -> Any:  # noqa: ANN401 - as pydantic has it
    return Field(description=read_area("queries")["params"][name])


def _list_tools(holdings: Holdings) -> tuple[Callable[..., object], ...]:
    """List the tools, each under the name by which it is called."""

    def find(
        text: Annotated[str, _describe("text")],
        kind: Annotated[str, _describe("kind")] = "",
        limit: Annotated[int, _describe("limit")] = 10,
    ) -> FoundRecords:
        return find_records(holdings, text, kind, _bound(limit))

    def record(name: Annotated[str, _describe("name")]) -> WholeRecord:
        return read_record(holdings, name)

    def lineage(name: Annotated[str, _describe("name")]) -> Ties:
        return read_ties(holdings, name)

    def as_of(name: Annotated[str, _describe("name")], day: Annotated[str, _describe("day")]) -> DayState:
        return read_state(holdings, name, day)

    def figures(  # noqa: PLR0913 - each is a filter of its own
        *,
        indicator: Annotated[str, _describe("indicator")] = "",
        scope: Annotated[str, _describe("scope")] = "",
        place: Annotated[str, _describe("place")] = "",
        body: Annotated[str, _describe("body")] = "",
        document: Annotated[str, _describe("document")] = "",
        year: Annotated[int | None, _describe("year")] = None,
        by: Annotated[str, _describe("by")] = "",
        limit: Annotated[int, _describe("limit")] = 20,
    ) -> FigureRows:
        asked = Asked(indicator, scope, place, body, document, year, by)
        return list_figures(holdings, asked, _bound(limit))

    def verify_citation(
        citation: Annotated[str, _describe("citation")], claim: Annotated[str, _describe("claim")] = ""
    ) -> CitationCheck:
        return check_citation(holdings, citation, claim)

    return find, record, lineage, as_of, figures, verify_citation


def _bound(limit: int) -> int:
    return max(1, min(limit, _MOST))
