"""The words of editors: how a text is filled, and that callers and texts know exactly each other."""

import ast
import errno
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import handbook
from handbook.diagnostics import Diagnostic, Place, Severity
from handbook.keepers import KINDS
from handbook.messages import read_area, read_codes, say, tell
from handbook.messages.sentences import fill, split_text
from handbook.records.catalog import TABLES, VOCABULARY
from handbook.records.fields import ValueKind
from handbook.starter.upgrade import Action

_PACKAGE = Path(handbook.__file__).parent
_TEXTS = _PACKAGE / "messages" / "vi"
_TOLD = frozenset({"tell"})
_AREAS = {path.stem for path in _TEXTS.glob("*.yml")} - {"nouns", "help"}  # those hold words, not sentences


@pytest.mark.parametrize(
    ("text", "words", "filled"),
    [
        ("xóa dòng này", {}, "xóa dòng này"),
        ("không có «{name}»", {"name": "a"}, "không có «a»"),
        ("có Tab{many: ({many} dòng)}", {"many": 3}, "có Tab (3 dòng)"),
        ("có Tab{many: ({many} dòng)}", {"many": 0}, "có Tab"),
        ("{line:viết lại: {line}}{no line:đặt trong nháy}", {"line": "a: b"}, "viết lại: a: b"),
        ("{line:viết lại: {line}}{no line:đặt trong nháy}", {"line": ""}, "đặt trong nháy"),
        ("{name:của {name}{where: ở {where}}}", {"name": "a", "where": "b"}, "của a ở b"),
        ("{name:của {name}{where: ở {where}}}", {"name": "", "where": "b"}, ""),
        ("dạng «{{mã}}»", {}, "dạng «{mã}»"),
        ("{value}", {"value": "{line}"}, "{line}"),
    ],
)
def test_a_text_says_its_words_and_the_clauses_that_have_theirs(
    text: str, words: Mapping[str, object], filled: str
) -> None:
    assert fill(text, words) == filled


def test_a_word_that_is_not_given_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        fill("không có «{name}»", {})


def test_a_problem_has_the_words_of_its_code_in_the_variant_asked_for() -> None:
    place = Place("directives/a.yml", 2)
    assert tell(place, "field-empty", "item") == Diagnostic(
        place, "field-empty", "mục này để trống", "điền nội dung hoặc xóa dòng"
    )
    assert tell(place, "field-empty", name="id").message == "trường «id» để trống"


def test_the_words_of_a_code_say_whether_it_only_warns() -> None:
    assert tell(Place("a"), "file-empty").severity is Severity.ERROR
    assert tell(Place("a"), "file-leftover", "machine").severity is Severity.WARNING


def test_a_sentence_is_said_by_its_area_and_name() -> None:
    assert say("phrases", "or") == " hay "


class _Call(NamedTuple):
    """One place of the program that says something: what it names, and the words it gives."""

    where: str
    names: frozenset[tuple[str, str]]
    words: frozenset[str]
    lent: frozenset[str]
    """Words that the caller's own teller adds for whichever text wants them."""


class _Teller(NamedTuple):
    """A function that passes on what it is told to say: where the code stands among its arguments, its own words."""

    position: int
    words: frozenset[str]


def _walk_modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(_PACKAGE.rglob("*.py")):
        if path != _TEXTS.parent / "sentences.py":
            yield str(path.relative_to(_PACKAGE)), ast.parse(path.read_text(encoding="utf-8"))


@cache
def _list_nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """List what a tree holds; each is asked about many names."""
    return tuple(ast.walk(tree))


def _find_name(call: ast.Call) -> str:
    """Return the name of a function that is called, or of a method of the caller's own."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name):
            return name
    return ""


@cache
def _name_calls(tree: ast.AST) -> tuple[tuple[str, ast.Call], ...]:
    calls = (node for node in _list_nodes(tree) if isinstance(node, ast.Call))
    return tuple((name, call) for call in calls if (name := _find_name(call)))


def _list_calls(tree: ast.AST, names: Iterable[str]) -> list[ast.Call]:
    return [call for name, call in _name_calls(tree) if name in names]


def _walk_calls(tree: ast.Module, names: Iterable[str]) -> Iterator[tuple[ast.AST, ast.Call]]:
    """Visit every call of some functions, with the function it stands in, else the module."""
    functions = [node for node in _list_nodes(tree) if isinstance(node, ast.FunctionDef)]
    inner = {call: function for function in functions for call in _list_calls(function, names)}
    yield from ((inner.get(call, tree), call) for call in _list_calls(tree, names))


def _read_words(call: ast.Call) -> frozenset[str]:
    return frozenset(each.arg for each in call.keywords if each.arg)


def _read_imports(tree: ast.Module) -> frozenset[str]:
    """Read what a module takes from this package: others may have functions of the same names."""
    imports = (node for node in _list_nodes(tree) if isinstance(node, ast.ImportFrom))
    ours = (node for node in imports if (node.module or "").startswith("handbook.messages"))
    return frozenset(each.name for node in ours for each in node.names)


def _find_tellers(tree: ast.Module) -> dict[str, _Teller]:
    """Find the functions of a module that take a code and pass it on."""
    found = dict.fromkeys(_read_imports(tree) & _TOLD, _Teller(1, frozenset()))
    functions = [node for node in _list_nodes(tree) if isinstance(node, ast.FunctionDef)]
    for _ in range(2):  # one may pass on to another
        for function in functions:
            given = [each.arg for each in (*function.args.posonlyargs, *function.args.args) if each.arg != "self"]
            for call in _list_calls(function, found):
                teller = found[_find_name(call)]
                code = call.args[teller.position]
                if isinstance(code, ast.Name) and code.id in given:
                    found[function.name] = _Teller(given.index(code.id), _read_words(call) | teller.words)
    return found


def _read_constants(node: ast.expr | None, function: ast.AST, tree: ast.Module) -> frozenset[str]:
    """Read every text that an expression may be: a constant, one of two, what a name holds or its function is given."""
    match node:
        case None:
            return frozenset({""})
        case ast.Constant(value=str(value)):
            return frozenset({value})
        case ast.IfExp():
            return _read_constants(node.body, function, tree) | _read_constants(node.orelse, function, tree)
        case ast.Name():
            values = [
                each.value
                for each in _list_nodes(function)
                if isinstance(each, ast.Assign) and any(getattr(to, "id", "") == node.id for to in each.targets)
            ]
            if isinstance(function, ast.FunctionDef) and not values:
                position = [each.arg for each in function.args.args].index(node.id)
                values = [call.args[position] for call in _list_calls(tree, [function.name])]
            return frozenset[str]().union(*(_read_constants(value, function, tree) for value in values))
    message = f"{ast.unparse(node)} is no constant"
    raise AssertionError(message)


def _read_tables(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Read the codes and variants that a module holds in records of its own."""
    for node in _list_nodes(tree):
        if isinstance(node, ast.ClassDef):
            fields = [
                each.target.id
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            ]
            for call in _list_calls(tree, [node.name]) if "code" in fields else ():
                given = dict(zip(fields, call.args, strict=False)) | {each.arg: each.value for each in call.keywords}
                for code in _read_constants(given["code"], tree, tree):
                    yield from ((code, variant) for variant in _read_constants(given.get("variant"), tree, tree))


def _find_told() -> Iterator[_Call]:
    """Find what every call tells."""
    for name, tree in _walk_modules():
        tellers = _find_tellers(tree)
        for function, call in _walk_calls(tree, tellers):
            if getattr(function, "name", "") not in tellers:
                teller, where = tellers[_find_name(call)], f"{name}:{call.lineno}"
                assert all(each.arg for each in call.keywords), f"{where} hides its words"
                code, variant = [*call.args, None, None][teller.position : teller.position + 2]
                if isinstance(code, ast.Attribute):
                    names = frozenset(_read_tables(tree))
                else:
                    variants = _read_constants(variant, function, tree)
                    names = frozenset((each, way) for each in _read_constants(code, function, tree) for way in variants)
                yield _Call(where, names, _read_words(call), teller.words)


def _find_said() -> Iterator[_Call]:
    for name, tree in _walk_modules():
        for function, call in _walk_calls(tree, _read_imports(tree) & {"say"}):
            (area,), texts = (_read_constants(each, function, tree) for each in call.args)
            names = frozenset((area, text) for text in texts)
            yield _Call(f"{name}:{call.lineno}", names, _read_words(call), frozenset())


def _list_words(text: str) -> Iterator[str]:
    """List the words that a text wants, in its clauses too."""
    for _, word, clause in split_text(text):
        if word:
            yield word.removeprefix("no ")
            yield from _list_words(clause)


def _choose_texts(name: tuple[str, str]) -> Mapping[tuple[str, str, str], str]:
    """Choose the texts that are said of a code in a variant, by where they stand."""
    code, variant = name
    chosen: dict[tuple[str, str, str], str] = {}
    for kind in ("says", "hint"):
        text = getattr(read_codes()[code], kind)
        way = "" if isinstance(text, str) else variant if variant in text else "else"
        chosen[code, kind, way] = text if isinstance(text, str) else text[way]
    assert not variant or any(way == variant for _, _, way in chosen), f"{code} has no words for «{variant}»"
    return chosen


def _list_texts(code: str) -> Iterator[tuple[str, str, str]]:
    for kind in ("says", "hint"):
        text = getattr(read_codes()[code], kind)
        yield from ((code, kind, way) for way in ([""] if isinstance(text, str) else text))


def _choose_sentence(name: tuple[str, str]) -> Mapping[tuple[str, str, str], str]:
    area, text = name
    return {(area, text, ""): read_area(area)[text]}


def _forget_trees() -> None:
    for each in (_list_nodes, _name_calls):
        each.cache_clear()


@pytest.fixture(scope="module")
def told() -> list[_Call]:
    """Return every call that tells a code."""
    calls = [*_find_told()]
    _forget_trees()
    return calls


@pytest.fixture(scope="module")
def said() -> list[_Call]:
    """Return every call that says a sentence of an area."""
    calls = [*_find_said()]
    _forget_trees()
    return calls


def test_every_caller_gives_just_the_words_that_its_texts_want(told: list[_Call], said: list[_Call]) -> None:
    for call, choose in (*((call, _choose_texts) for call in told), *((call, _choose_sentence) for call in said)):
        wanted = [set(_list_words(text)) for name in call.names for text in choose(name).values()]
        needed = set[str]().union(*wanted)
        assert needed <= call.words | call.lent, f"{call.where} lacks words"
        assert call.words <= needed, f"{call.where} gives words that no text wants"


def test_every_text_of_a_code_is_said_by_somebody(told: list[_Call]) -> None:
    texts = {where for call in told for name in call.names for where in _choose_texts(name)}
    assert {where for code in read_codes() for where in _list_texts(code)} == texts


def test_every_sentence_of_an_area_is_said_by_somebody(said: list[_Call]) -> None:
    named = {name for call in said for name in call.names}
    areas = [area for area in _AREAS if not read_area(area).keys() <= read_codes().keys()]
    sentences = {(area, name) for area in areas for name, text in read_area(area).items() if isinstance(text, str)}
    assert sentences == named


def test_tables_of_words_name_only_what_there_is() -> None:
    records = TABLES.keys() - VOCABULARY.keys()
    counted = {*records, "cited", "citations", "figures", "issuers", "models", "relations", "reported"}
    assert read_area("coverage")["counts"].keys() == counted
    assert read_area("keepers")["kinds"].keys() == {kind.id for kind in KINDS}
    assert read_area("build")["reasons"].keys() <= {*errno.errorcode.values()}
    assert {*read_area("form")["kinds"], *read_area("form")["boxes"]} <= {*ValueKind}
    assert read_area("nouns")["severities"].keys() == {*Severity}
    assert read_area("starter")["actions"].keys() == {*Action}


def test_letters_of_words_are_whole() -> None:
    for path in _TEXTS.glob("*.yml"):
        assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


def test_no_problem_has_words_of_its_own() -> None:
    assert not [name for name, tree in _walk_modules() if _list_calls(tree, ["Diagnostic"])]


def test_every_code_says_something_and_is_explained() -> None:
    assert all(code.says and code.meaning and code.remedy for code in read_codes().values())
