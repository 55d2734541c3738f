"""Mutants: what a small bug is, and what is left alone."""

import ast
from pathlib import Path

import pytest
from benchmarks.mutants import list_mutants
from benchmarks.mutations import TESTS, draw_mutants

_REPOSITORY = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b", {"(a <= b)"}),
        ("a in b", {"(a not in b)"}),
        ("a and b", {"(a or b)", "(b)", "(a)"}),
        ("not a", {"(a)"}),
        ("a if b else c", {"(a)", "(c)"}),
        ("a - b", {"(a + b)"}),
        ("x = 4", {"x = 5"}),
        ("x = True", {"x = False"}),
        ("sorted(a, key=b)", {"(list(a))", "(sorted(a))", "pass"}),
        ("x = (a, b)", {"x = ((b,))", "x = ((a,))"}),
        ("x = [a for a in b if c]", {"x = [a for a in b if True]"}),
        ("f(a)", {"pass"}),
        ("for a in b:\n    continue", {"for a in b:\n    break"}),
        ("if a:\n    f = b", {"if not (a):\n    f = b"}),
    ],
)
def test_a_mutant_has_one_small_bug(text: str, expected: set[str]) -> None:
    assert {mutant.text for mutant in list_mutants(text)} == expected


def test_what_only_describes_is_left_alone() -> None:
    text = (
        '"""A < B."""\nimport a\nKinds = dict[str, int]\n\n'
        '@cache(1)\ndef f(x: tuple[int, 2]) -> 3:\n    """Do 1."""\n    raise E(1)\n\n'
        "c = zip(a, strict=True)\n"
    )
    assert list_mutants(text) == ()


def test_letters_of_several_bytes_move_no_place() -> None:
    assert [mutant.text for mutant in list_mutants('x = "ệ", a < b')] == [
        "x = ((a < b,))",
        "x = (('ệ',))",
        'x = "ệ", (a <= b)',
    ]


def test_every_mutant_of_the_program_is_a_program() -> None:
    text = (_REPOSITORY / "scripts/handbook/names/naming.py").read_text(encoding="utf-8")
    mutants = list_mutants(text)
    assert len(mutants) > 50
    for mutant in mutants:
        ast.parse(mutant.text)
        assert mutant.text != text


def test_the_draw_is_the_same_for_the_same_seed_and_takes_many_sorts() -> None:
    text = (_REPOSITORY / "scripts/handbook/names/naming.py").read_text(encoding="utf-8")
    drawn = draw_mutants(text, 6, "1")
    assert drawn == draw_mutants(text, 6, "1")
    assert drawn != draw_mutants(text, 6, "2")
    assert len({mutant.sort for mutant in drawn}) == 6


def test_every_module_has_the_tests_it_names() -> None:
    for module, tests in TESTS.items():
        assert (_REPOSITORY / "scripts/handbook" / module).is_file()
        assert all((_REPOSITORY / test).is_file() for test in tests)
