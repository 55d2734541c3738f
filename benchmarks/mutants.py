"""Small bugs for a module: a condition dropped, a bound off by one, a branch swapped, a step left out.

The sorts are those that survived a review of this program by hand. The tools that exist for this know fewer of them
(none drops a part of a condition, of a tuple or of a call) and would bring an SQL toolkit and a web server along.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from types import MappingProxyType

_SWAPPED: Mapping[type[ast.AST], type[ast.AST]] = MappingProxyType(
    {
        ast.Lt: ast.LtE,
        ast.LtE: ast.Lt,
        ast.Gt: ast.GtE,
        ast.GtE: ast.Gt,
        ast.Eq: ast.NotEq,
        ast.NotEq: ast.Eq,
        ast.In: ast.NotIn,
        ast.NotIn: ast.In,
        ast.Is: ast.IsNot,
        ast.IsNot: ast.Is,
        ast.And: ast.Or,
        ast.Or: ast.And,
        ast.Add: ast.Sub,
        ast.Sub: ast.Add,
        ast.BitOr: ast.BitAnd,
        ast.BitAnd: ast.BitOr,
    }
)
_EXCHANGED = MappingProxyType(
    {
        "min": "max",
        "max": "min",
        "any": "all",
        "all": "any",
        "sorted": "list",
        "startswith": "endswith",
        "removesuffix": "removeprefix",
    }
)
_UNTOUCHED = (ast.Import, ast.ImportFrom, ast.Raise, ast.JoinedStr)  # the parts of an f-string have no true places
_DESCRIBING = frozenset({"annotation", "returns", "decorator_list", "bases", "ops", "op"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one small bug: the sort of bug, its line, what stood there and what stands there now."""

    sort: str
    line: int
    before: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class _Change:
    """One part of a program written otherwise."""

    sort: str
    old: ast.AST
    new: str


def list_mutants(text: str) -> tuple[Mutant, ...]:
    """List every module that differs from a given one by one small bug, in the order of the lines.

    What only describes (annotations, decorators, docstrings) or only fails (raise, ``strict``) stays as it is.
    """
    lines = text.splitlines(keepends=True)
    found = []
    for change in _walk(ast.parse(text)):
        start, end = _span(lines, change.old)
        before = text[start:end]
        after = change.new
        if before != after:
            mutated = text[:start] + after + text[end:]
            found.append(Mutant(change.sort, getattr(change.old, "lineno", 0), before, after, mutated))
    return tuple(sorted(found, key=lambda each: each.line))


def _span(lines: list[str], node: ast.AST) -> tuple[int, int]:
    """Find where a node begins and ends, in characters: the parser counts columns in bytes."""

    def offset(line: int, column: int) -> int:
        before = sum(map(len, lines[: line - 1]))
        return before + len(lines[line - 1].encode()[:column].decode())

    at = (getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"))
    line, column, end_line, end_column = at
    return offset(line, column), offset(end_line, end_column)


def _walk(node: ast.AST) -> Iterator[_Change]:
    if isinstance(node, _UNTOUCHED) or _only_describes(node):
        return
    yield from _list_changes(node)
    for field, value in ast.iter_fields(node):
        if field not in _DESCRIBING:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _walk(child)


@singledispatch
def _list_changes(node: ast.AST) -> Iterator[_Change]:  # noqa: ARG001 - most nodes have none
    """List the small bugs that one node may have."""
    return iter(())


def _only_describes(node: ast.AST) -> bool:
    """Tell whether a node is a docstring, a list of names, a type with parameters, or a guard for what never happens.

    ``zip(…, strict=True)`` raises where lists differ in length, which only a fault of the program can bring about.
    """
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Subscript(slice=ast.Tuple()) | ast.keyword(arg="strict"):
            return True
    return False


@_list_changes.register
def _change_comparison(node: ast.Compare) -> Iterator[_Change]:
    for position, operator in enumerate(node.ops):
        swapped = _SWAPPED[type(operator)]()
        ops = [*node.ops[:position], swapped, *node.ops[position + 1 :]]
        yield _Change("comparison", node, _write(ast.Compare(node.left, ops, node.comparators)))


@_list_changes.register
def _change_condition(node: ast.BoolOp) -> Iterator[_Change]:
    swapped = _SWAPPED[type(node.op)]()
    yield _Change("and or", node, _write(ast.BoolOp(swapped, node.values)))
    for position in range(len(node.values)):
        rest = [*node.values[:position], *node.values[position + 1 :]]
        left = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        yield _Change("condition dropped", node, _write(left))


@_list_changes.register
def _change_sum(node: ast.BinOp) -> Iterator[_Change]:
    swapped = _SWAPPED.get(type(node.op))
    if swapped:
        yield _Change("operator", node, _write(ast.BinOp(node.left, swapped(), node.right)))


@_list_changes.register
def _change_negation(node: ast.UnaryOp) -> Iterator[_Change]:
    if isinstance(node.op, ast.Not):
        yield _Change("not dropped", node, _write(node.operand))


@_list_changes.register
def _change_choice(node: ast.IfExp) -> Iterator[_Change]:
    yield _Change("branch", node, _write(node.body))
    yield _Change("branch", node, _write(node.orelse))


@_list_changes.register
def _change_branch(node: ast.If | ast.While) -> Iterator[_Change]:
    yield _Change("test turned", node.test, f"not {_write(node.test)}")


@_list_changes.register
def _change_constant(node: ast.Constant) -> Iterator[_Change]:
    if isinstance(node.value, bool):
        yield _Change("constant", node, str(not node.value))
    elif isinstance(node.value, int):
        yield _Change("constant", node, str(node.value + 1))


@_list_changes.register
def _change_call(node: ast.Call) -> Iterator[_Change]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in _EXCHANGED:
        keywords = [] if name == "sorted" else node.keywords
        other = _EXCHANGED[name]
        func = ast.Attribute(node.func.value, other) if isinstance(node.func, ast.Attribute) else ast.Name(other)
        yield _Change("function", node, _write(ast.Call(func, node.args, keywords)))
    if name in {"sorted", "min", "max"}:
        for position in range(len(node.keywords)):
            rest = [*node.keywords[:position], *node.keywords[position + 1 :]]
            yield _Change("argument dropped", node, _write(ast.Call(node.func, node.args, rest)))


@_list_changes.register
def _change_items(node: ast.Tuple | ast.List | ast.Set) -> Iterator[_Change]:
    if isinstance(getattr(node, "ctx", None), ast.Store):
        return
    for position in range(len(node.elts)):
        rest = [*node.elts[:position], *node.elts[position + 1 :]]
        if rest:
            yield _Change("item dropped", node, _write(type(node)(elts=rest)))


@_list_changes.register
def _change_comprehension(
    node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
) -> Iterator[_Change]:
    for generator in node.generators:
        for test in generator.ifs:
            yield _Change("filter dropped", test, "True")


@_list_changes.register
def _change_step(node: ast.Expr) -> Iterator[_Change]:
    if isinstance(node.value, ast.Call | ast.YieldFrom):
        yield _Change("step left out", node, "yield from ()" if isinstance(node.value, ast.YieldFrom) else "pass")


@_list_changes.register
def _change_jump(node: ast.Continue) -> Iterator[_Change]:
    yield _Change("jump", node, "break")


def _write(node: ast.AST) -> str:
    return f"({ast.unparse(ast.fix_missing_locations(node))})"
