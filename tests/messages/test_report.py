"""Diagnostics as text, as annotations and as JSON."""

import json

from handbook.diagnostics import Diagnostic, Place, Severity, harden, sort_diagnostics
from handbook.messages.report import render_github, render_json, render_sum, render_summary, render_text


def _problem(line: int = 1, column: int = 1, width: int = 1, **more: str) -> Diagnostic:
    return Diagnostic(
        Place("directives/a.yml", line, column, width), "dangling", more.get("message", "sai"), more.get("hint", "")
    )


def _carets(line: str, column: int, width: int) -> tuple[str, str]:
    text = render_text((_problem(1, column, width),), {"directives/a.yml": (line,)})
    _, shown, carets, _ = text.split("\n")
    return shown, carets


def test_a_problem_is_shown_with_its_line_a_caret_and_a_hint() -> None:
    problem = _problem(2, 9, 4, message="không có văn bản mã «abcd»", hint="ý bạn là «abce»?")
    assert render_text((problem,), {"directives/a.yml": ("id: a", "target: abcd")}).split("\n") == [
        "directives/a.yml:2:9: lỗi[dangling]: không có văn bản mã «abcd»",
        "    2 | target: abcd",
        "      |         ^^^^",
        "      = gợi ý: ý bạn là «abce»?",
        "Có 1 lỗi trong 1 tệp.",
    ]


def test_a_problem_of_an_unread_file_is_shown_without_a_line() -> None:
    assert render_text((_problem(),), {}) == "directives/a.yml:1:1: lỗi[dangling]: sai\nCó 1 lỗi trong 1 tệp."


def test_a_caret_stands_under_a_letter_after_combining_marks() -> None:
    shown, carets = _carets("title: Ve\u0302\u0300 abc", 13, 3)
    assert shown == "    1 | title: Ve\u0302\u0300 abc"
    assert carets == "      | " + " " * 10 + "^^^"


def test_a_tab_takes_one_column() -> None:
    assert _carets("\ta: b", 2, 1) == ("    1 |  a: b", "      |  ^")


def test_a_long_line_is_cut_around_the_place() -> None:
    shown, carets = _carets("x" * 200 + "Y" + "z" * 200, 201, 1)
    assert shown.startswith("    1 | …x")
    assert shown.endswith("z…")
    assert shown[carets.index("^")] == "Y"


def test_carets_do_not_run_past_the_shown_line() -> None:
    shown, carets = _carets("a: " + "b" * 300, 4, 300)
    assert len(carets) <= len(shown)


def test_the_sum_tells_errors_from_warnings() -> None:
    warning = Diagnostic(Place("exemplars/b.yml"), "x", "y", severity=Severity.WARNING)
    assert render_sum(()) == "Dữ liệu không có lỗi."
    assert render_sum((_problem(),)) == "Có 1 lỗi trong 1 tệp."
    assert render_sum((_problem(), warning)) == "Có 1 lỗi, 1 lời nhắc trong 2 tệp."
    assert render_sum((warning,)) == "Dữ liệu không có lỗi; có 1 lời nhắc trong 1 tệp."


def test_errors_are_told_before_warnings() -> None:
    warning = Diagnostic(Place("a.yml"), "x", "y", severity=Severity.WARNING)
    assert sort_diagnostics([warning, _problem()]) == (_problem(), warning)
    assert [each.severity for each in harden([warning, _problem()])] == [Severity.ERROR, Severity.ERROR]


def test_an_annotation_names_file_line_and_columns() -> None:
    problem = _problem(2, 9, 4, message="sai, 100%: có", hint="sửa")
    assert render_github((problem,)).splitlines()[0] == (
        "::error file=directives/a.yml,line=2,col=9,endColumn=12,title=dangling::sai, 100%25: có — gợi ý: sửa"
    )


def test_a_path_in_an_annotation_is_escaped() -> None:
    problem = Diagnostic(Place("directives/a,b:c.yml"), "file-name", "sai\ndòng")
    assert render_github((problem,)).startswith("::error file=directives/a%2Cb%3Ac.yml,")
    assert "::sai%0Adòng" in render_github((problem,))


def test_a_warning_is_annotated_as_one() -> None:
    assert render_github((Diagnostic(Place("a"), "x", "y", severity=Severity.WARNING),)).startswith("::warning ")


def test_at_most_ten_annotations_are_written_and_all_are_counted() -> None:
    lines = render_github(tuple(_problem(line) for line in range(1, 15))).splitlines()
    assert len(lines) == 12
    assert lines[-2:] == [
        "Chỉ ghi chú 10 điều, lỗi trước; còn 4 điều nữa, «handbook check» in hết.",
        "Có 14 lỗi trong 1 tệp.",
    ]


def test_json_keeps_every_part_of_a_problem() -> None:
    assert json.loads(render_json((_problem(2, 9, 4, hint="sửa"),))) == [
        {
            "path": "directives/a.yml",
            "line": 2,
            "column": 9,
            "width": 4,
            "code": "dangling",
            "severity": "error",
            "message": "sai",
            "hint": "sửa",
        }
    ]


def test_json_of_a_clean_handbook_is_an_empty_list() -> None:
    assert json.loads(render_json(())) == []


def test_older_problems_are_counted_and_not_shown() -> None:
    older = (_problem(3, message="cũ"),)
    assert render_text((_problem(),), {}, older).split("\n")[1:] == [
        "Thay đổi này gây ra 1 lỗi trong 1 tệp.",
        "Ngoài ra còn 1 lỗi trong 1 tệp, có từ trước và không do thay đổi này.",
    ]
    assert "cũ" not in render_github((), older)


def test_the_summary_folds_older_problems_and_nothing_closes_its_fence() -> None:
    problem = _problem(1, message="có ``` trong câu")
    text = render_summary((problem,), {}, (_problem(2, message="cũ"),))
    assert text.split("\n") == [
        "## Kiểm tra dữ liệu",
        "",
        "Thay đổi này gây ra 1 lỗi trong 1 tệp.",
        "",
        "Ngoài ra còn 1 lỗi trong 1 tệp, có từ trước và không do thay đổi này.",
        "",
        "````text",
        "directives/a.yml:1:1: lỗi[dangling]: có ``` trong câu",
        "````",
        "",
        "<details><summary>Có từ trước, không do thay đổi này</summary>",
        "",
        "```text",
        "directives/a.yml:2:1: lỗi[dangling]: cũ",
        "```",
        "",
        "</details>",
        "",
    ]


def test_a_long_summary_is_cut_and_says_so() -> None:
    text = render_summary(tuple(_problem(line) for line in range(1, 301)), {})
    assert "Có 300 lỗi trong 1 tệp." in text
    assert "… và 100 điều nữa: chạy «handbook check» để xem hết." in text


def test_the_summary_of_a_clean_handbook_says_so() -> None:
    assert render_summary((), {}) == "## Kiểm tra dữ liệu\n\nDữ liệu không có lỗi.\n"
