"""What a reviewer, or the forge's comment, is told of a request: what it means, then what is wrong in it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from handbook.difference.catalogs import Difference
from handbook.difference.markdown import fence_text
from handbook.difference.regressions import Regressions, part_problems
from handbook.difference.rendering import render_difference, render_difference_json
from handbook.difference.requests import Comparison
from handbook.difference.versions import write_files
from handbook.messages import Lines, render_github, render_text, say
from handbook.reading import check_reading

_MOST_COMMENT, _MOST_PROBLEMS = 60_000, 8_000  # letters; the forge takes 65,536 in a comment


@dataclass(frozen=True, slots=True)
class Review:
    """What a change means, and its problems with the lines they are in."""

    difference: Difference
    problems: Regressions
    lines: Lines


def make_review(change: Comparison) -> Review:
    """Compare the two versions of a change, and check the later one."""
    checked = check_reading(change.pair.after)
    return Review(change.compare(), part_problems(change.pair, checked.diagnostics), checked.catalog.lines)


def render_annotations(review: Review) -> str:
    """Write the problems a change brings as the forge's annotations."""
    return render_github(review.problems.brought, review.problems.older)


def render_review(review: Review, most: int = 0) -> str:
    """Write a review as Markdown, in about ``most`` letters at most; what is cut off is told."""
    problems = render_text(review.problems.brought, review.lines, review.problems.older)
    if most and len(problems) > _MOST_PROBLEMS:
        sums = problems.rpartition("\n")[2]
        problems = f"{problems[:_MOST_PROBLEMS].rpartition(chr(10))[0]}\n{say('difference', 'cut')}\n{sums}"
    difference = render_difference(review.difference, most - _MOST_PROBLEMS if most else 0)
    return f"{difference}\n### {say('report', 'title')}\n\n{fence_text(problems)}"


def write_review(change: Comparison, review: Review, out: Path) -> None:
    """Write a review whole and as a comment, its difference for programs, and the later version's records."""
    shutil.rmtree(out / "records", ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / "review.md").write_text(render_review(review) + "\n", encoding="utf-8")
    (out / "comment.md").write_text(render_review(review, _MOST_COMMENT) + "\n", encoding="utf-8")
    (out / "difference.json").write_text(render_difference_json(review.difference), encoding="utf-8")
    write_files(change.after, list(change.after.files), out / "records")
