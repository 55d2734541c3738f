"""How many questions of programs the handbook of this repository answers right, with a citation that holds.

``answers.tsv`` has 100 questions: a tool, its arguments, and what must stand in one part of the answer, as it was read
in the records by hand (``field=value`` is said of the answer as a whole; «-» is a question the handbook must refuse).
A citation holds if its passage is there and, of a figure, prints it.
"""

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.lineage import find_lineage
from handbook.names import index_names
from handbook.queries import (
    Asked,
    Holdings,
    Reply,
    check_citation,
    find_records,
    gather_holdings,
    list_figures,
    read_record,
    read_state,
    read_ties,
)
from handbook.records import read_catalog

ROOT = Path(__file__).parents[1]
REFUSED = "-"
TOOLS: Mapping[str, Callable[..., Reply]] = {
    "find": find_records,
    "record": read_record,
    "lineage": read_ties,
    "as_of": read_state,
    "figures": lambda holdings, **asked: list_figures(holdings, Asked(**asked)),
    "verify_citation": check_citation,
}
_PARTS = ("records", "ties", "statements", "figures")


def main() -> None:
    """Ask all questions and print those that are answered wrong."""
    catalog = read_catalog(ROOT).catalog
    holdings = gather_holdings(catalog, find_lineage(catalog), index_names(catalog))
    with (ROOT / "benchmarks/answers.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    counts = {True: [0, 0], False: [0, 0]}
    for row in rows:
        answer = TOOLS[row["tool"]](holdings, **json.loads(row["arguments"]))
        is_refusal = row["expected"] == REFUSED
        is_right = _is_refused(answer) if is_refusal else _is_right(holdings, answer, row["expected"])
        counts[is_refusal][0] += is_right
        counts[is_refusal][1] += 1
        if not is_right:
            print(f"{row['tool']}\t{row['question']}\t{row['expected']}\t{answer.note}")
    print(f"answered right, with a citation that holds: {counts[False][0]} of {counts[False][1]}")
    print(f"refused where nothing is held: {counts[True][0]} of {counts[True][1]}")
    sys.exit(counts[True][0] < counts[True][1] or sum(pair[0] for pair in counts.values()) < len(rows) - 2)


def _is_refused(answer: Reply) -> bool:
    return bool(answer.note) and (not answer.held or getattr(answer, "verdict", "holds") != "holds")


def _is_right(holdings: Holdings, answer: Reply, expected: str) -> bool:
    """Tell whether an answer says all that is expected, in one part of it that cites what holds."""
    words = expected.split("|")
    told = [word for word in words if "=" not in word]
    whole = dict(word.split("=") for word in words if "=" in word)
    if not answer.held or any(_write(getattr(answer, field)) != value for field, value in whole.items()):
        return False
    parts = [(text, cited) for text, cited in _list_parts(answer) if all(word in text for word in told)]
    return any(_holds(holdings, answer, cited, text) for text, cited in parts)


def _write(value: Any) -> str:  # noqa: ANN401 - any field of an answer
    return ",".join(each.id for each in value) if isinstance(value, tuple) else str(value)


def _list_parts(answer: Reply) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List the parts of an answer as text, each with what it cites; a record or a verdict is one part."""
    listed = [each for field in _PARTS for each in getattr(answer, field, ())]
    for each in listed:
        yield each.model_dump_json(), each.cite
    if not listed:
        yield answer.model_dump_json(exclude={"citations"}), tuple(each.citation for each in answer.citations)


def _holds(holdings: Holdings, answer: Reply, cited: tuple[str, ...], text: str) -> bool:
    """Tell whether every citation of a part is explained and there; one of those of a figure must print it."""
    explained = {each.citation for each in answer.citations}
    if not set(cited) <= explained or any(not check_citation(holdings, each).held for each in cited):
        return False
    printed = json.loads(text).get("printed")
    if printed is None:
        return bool(cited) or json.loads(text).get("kind") in {"sources", "glossary"}
    return any(check_citation(holdings, each, printed).verdict == "holds" for each in cited)


if __name__ == "__main__":
    main()
