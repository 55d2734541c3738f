"""The questions of the benchmark of answers: as many as they say, each one that can be asked."""

import csv
import inspect
import json

from benchmarks.answers import REFUSED, ROOT, TOOLS

from handbook.queries import Asked


def test_a_hundred_questions_are_asked_twenty_of_which_must_be_refused() -> None:
    with (ROOT / "benchmarks/answers.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == 100
    assert sum(row["expected"] == REFUSED for row in rows) == 20
    assert {row["tool"] for row in rows} == TOOLS.keys()
    for row in rows:
        known = Asked._fields if row["tool"] == "figures" else inspect.signature(TOOLS[row["tool"]]).parameters
        assert json.loads(row["arguments"]).keys() <= set(known)
        assert row["expected"]
        assert row["question"]
