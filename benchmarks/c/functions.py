"""Statements and whole functions: one rule becomes one C function, line by line."""

from __future__ import annotations

import ast
import inspect
import textwrap
import typing
from collections.abc import Callable
from typing import Any

from benchmarks.c.expressions import Expressions
from benchmarks.c.kinds import FLOAT, INT, NOTHING, Kind, Structs, TranslationError, join, safe
from benchmarks.c.pieces import ACTS, STILL, Piece, Signature

STEP = "    "


class Function:
    """One rule on its way to C."""

    def __init__(
        self, rule: Callable[..., Any], known: dict[str, Signature], structs: Structs
    ) -> None:
        self.name = rule.__name__
        self.about = (inspect.getdoc(rule) or "").split("\n", 1)[0]
        tree = ast.parse(textwrap.dedent(inspect.getsource(rule))).body[0]
        assert isinstance(tree, ast.FunctionDef), "a rule is a function"
        self.body = [s for s in tree.body if not _is_docstring(s)]
        hints = typing.get_type_hints(rule)
        self.result = structs.kind_of(hints["return"])
        self.parameters = {a.arg: structs.kind_of(hints[a.arg]) for a in tree.args.args}
        self.expressions = Expressions(rule.__globals__, known, structs)
        self.expressions.locals.update(self.parameters)
        self.lines: list[str] = []
        self._loops = self._line = 0

    def translate(self) -> tuple[str, Signature]:
        """Return the function in C and what its callers must know of it."""
        try:
            self._translate_body()
        except TranslationError as error:
            raise TranslationError(f"{self.name}, line {self._line}: {error}") from None
        listed = ", ".join(kind.declare(safe(n)) for n, kind in self.parameters.items())
        star = " *" if self.result.is_record else " "
        head = f"RULE {self.result.c}{star}{safe(self.name)}({listed}) {{"
        own = [n for n in self.expressions.locals if n not in self.parameters]
        declared = [f"{STEP}{self.expressions.locals[n].declare(safe(n))};" for n in own]
        code = "\n".join([f"/* {self.about} */", head, *declared, *self.lines, "}", ""])
        effect = ACTS if self.expressions.effect == ACTS else STILL
        parameters = tuple(self.parameters.values())
        return code, Signature(safe(self.name), parameters, self.result, effect)

    def _translate_body(self) -> None:
        """Translate until every local name has found the kind that holds all it is given."""
        before: dict[str, Kind] | None = None
        while before != self.expressions.locals:
            before = dict(self.expressions.locals)
            self.lines, self._loops, self.expressions.temporaries = [], 0, 0
            self._block(self.body, STEP)

    def _write(self, indent: str, line: str) -> None:
        self.lines.append(indent + line)

    def _block(self, statements: list[ast.stmt], indent: str) -> None:
        for statement in statements:
            translate = getattr(self, f"_{type(statement).__name__.lower()}", None)
            if translate is None:
                raise TranslationError(ast.unparse(statement).split("\n")[0])
            self._line = statement.lineno
            translate(statement, indent)

    # Assignments

    def _assign(self, node: ast.Assign, indent: str) -> None:
        if len(node.targets) != 1:
            raise TranslationError(f"several targets: {ast.unparse(node)}")
        target = node.targets[0]
        if not isinstance(target, ast.Tuple):
            self._store(target, self.expressions.piece(node.value), indent)
            return
        if not isinstance(node.value, ast.Tuple) or len(target.elts) != len(node.value.elts):
            raise TranslationError(f"not one value a name: {ast.unparse(node)}")
        self._write(indent, "{")
        kept = []
        for value in node.value.elts:
            line, piece = self.expressions.temporary(self.expressions.piece(value))
            self._write(indent + STEP, line)
            kept.append(piece)
        for element, piece in zip(target.elts, kept, strict=True):
            self._store(element, piece, indent + STEP)
        self._write(indent, "}")

    def _annassign(self, node: ast.AnnAssign, indent: str) -> None:
        if node.value is not None:
            self._store(node.target, self.expressions.piece(node.value), indent)

    def _store(self, target: ast.expr, piece: Piece, indent: str) -> None:
        if isinstance(target, ast.Name):
            known = self.expressions.locals
            kind = join(known.get(target.id, piece.kind), piece.kind)
            if target.id in self.parameters and kind != self.parameters[target.id]:
                raise TranslationError(f"{target.id} changes its kind")
            known[target.id] = kind
            self._write(indent, f"{safe(target.id)} = {piece.value};")
            return
        place = self.expressions.piece(target)
        self.expressions.effect = ACTS
        if place.kind not in (INT, FLOAT) or join(place.kind, piece.kind) != place.kind:
            raise TranslationError(f"{ast.unparse(target)} cannot hold {piece.kind}")
        if piece.effect == ACTS:  # Python evaluates the value before the place
            line, piece = self.expressions.temporary(piece)
            self._write(indent, f"{{ {line} {place.code} = {piece.code}; }}")
        else:
            self._write(indent, f"{place.code} = {piece.code};")

    # Control

    def _if(self, node: ast.If, indent: str) -> None:
        self._write(indent, f"if ({self.expressions.piece(node.test).code}) {{")
        self._block(node.body, indent + STEP)
        if node.orelse:
            self._write(indent, "} else {")
            self._block(node.orelse, indent + STEP)
        self._write(indent, "}")

    def _for(self, node: ast.For, indent: str) -> None:
        """A counter of its own runs the loop, as in Python: the body may change its variable."""
        call, target = node.iter, node.target
        plain = isinstance(call, ast.Call) and ast.unparse(call.func) == "range"
        if not plain or not isinstance(target, ast.Name) or node.orelse:
            raise TranslationError(f"only `for … in range(…)`: {ast.unparse(node.iter)}")
        assert isinstance(call, ast.Call)
        pieces = [self.expressions.piece(argument) for argument in call.args]
        if len(pieces) > 2 or any(piece.effect == ACTS for piece in pieces):
            raise TranslationError(f"a range with steps or acts: {ast.unparse(call)}")
        start, stop = ("0", *(p.code for p in pieces))[-2:]
        name = f"i{self._loops}_"
        self._loops += 1
        self._write(indent, f"for (int64_t {name} = {start}, {name}end = {stop}; "
                            f"{name} < {name}end; {name}++) {{")  # fmt: skip
        self._store(target, Piece(name, INT), indent + STEP)
        self._block(node.body, indent + STEP)
        self._write(indent, "}")

    def _while(self, node: ast.While, indent: str) -> None:
        if node.orelse:
            raise TranslationError("while … else")
        self._write(indent, f"while ({self.expressions.piece(node.test).code}) {{")
        self._block(node.body, indent + STEP)
        self._write(indent, "}")

    def _break(self, _node: ast.Break, indent: str) -> None:
        self._write(indent, "break;")

    def _continue(self, _node: ast.Continue, indent: str) -> None:
        self._write(indent, "continue;")

    def _pass(self, _node: ast.Pass, indent: str) -> None:
        self._write(indent, ";")

    def _return(self, node: ast.Return, indent: str) -> None:
        if node.value is None or (
            isinstance(node.value, ast.Constant) and node.value.value is None
        ):
            self._write(indent, "return;")
            return
        piece = self.expressions.piece(node.value)
        if self.result == NOTHING or not _holds(self.result, piece.kind):
            raise TranslationError(f"{self.name} returns {piece.kind}, not {self.result}")
        self._write(indent, f"return {piece.value};")

    def _expr(self, node: ast.Expr, indent: str) -> None:
        self._write(indent, f"{self.expressions.piece(node.value).code};")


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _holds(wanted: Kind, given: Kind) -> bool:
    return join(wanted, given) == wanted
