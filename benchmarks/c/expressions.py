"""Expressions of the rules, written in C so that every value comes out the same to the last bit."""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.c.kinds import (
    BOOL,
    FLOAT,
    INT,
    NUMBERS,
    Kind,
    Structs,
    TranslationError,
    join,
    safe,
)
from benchmarks.c.pieces import ACTS, READS, STILL, Piece, Signature, constant, table

COMPARISONS = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="
}  # fmt: skip
ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
OF_MATH = ("exp", "log", "log1p", "expm1", "sqrt", "sin", "cos", "tanh")


class Expressions:
    """Translates the expressions of one function, given what its names stand for."""

    def __init__(
        self,
        scope: dict[str, Any],
        known: dict[str, Signature],
        structs: Structs,
    ) -> None:
        self.scope, self.known, self.structs = scope, known, structs
        self.locals: dict[str, Kind] = {}
        self.effect = STILL
        """The strongest effect of anything translated so far."""
        self.temporaries = 0

    def piece(self, node: ast.expr) -> Piece:
        """Translate one expression."""
        translate = getattr(self, f"_{type(node).__name__.lower()}", None)
        if translate is None:
            raise TranslationError(f"{type(node).__name__}: {ast.unparse(node)}")
        piece: Piece = translate(node)
        self.effect = max(self.effect, piece.effect)
        return piece

    def temporary(self, piece: Piece) -> tuple[str, Piece]:
        """Return a line that keeps a value in a new variable, and the variable."""
        name = f"t{self.temporaries}_"
        self.temporaries += 1
        return f"{piece.kind.declare(name)} = {piece.value};", Piece(name, piece.kind)

    # Names and constants

    def _name(self, node: ast.Name) -> Piece:
        if node.id in self.locals:
            return Piece(safe(node.id), self.locals[node.id])
        return constant(self._outside(node))

    def _constant(self, node: ast.Constant) -> Piece:
        return constant(node.value)

    def _outside(self, node: ast.expr) -> Any:
        """Return what a name from outside the function, or of a module, stands for."""
        if isinstance(node, ast.Attribute):
            return getattr(self._outside(node.value), node.attr)
        if isinstance(node, ast.Name) and node.id in self.scope:
            return self.scope[node.id]
        raise TranslationError(f"nothing is known of {ast.unparse(node)}")

    def _is_outside(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Attribute):
            return self._is_outside(node.value)
        return isinstance(node, ast.Name) and node.id not in self.locals

    def _attribute(self, node: ast.Attribute) -> Piece:
        if self._is_outside(node):
            return constant(self._outside(node))
        owner = self.piece(node.value)
        if not owner.kind.is_record or owner.kind.record is None:
            raise TranslationError(f"{ast.unparse(node.value)} is no record")
        kind = self.structs.field(owner.kind.record, node.attr)
        code = f"{owner.code}{'.' if owner.place else '->'}{safe(node.attr)}"
        effect = max(owner.effect, STILL if kind.is_record or kind.is_array else READS)
        return Piece(code, kind, effect, place=kind.is_record)

    def _array(self, node: ast.expr) -> Piece:
        if self._is_outside(node):
            return table(self._outside(node))
        return self.piece(node)

    def _subscript(self, node: ast.Subscript) -> Piece:
        array, index = self._array(node.value), self.piece(node.slice)
        if not array.kind.is_array or index.kind not in (INT, BOOL):
            raise TranslationError(f"{ast.unparse(node)} is no place in an array")
        if index.code.startswith("(-"):
            raise TranslationError(f"{ast.unparse(node)} counts from the end")
        kind = array.kind.element
        effect = max(array.effect, index.effect, STILL if kind.is_record else READS)
        return Piece(f"{array.code}[{index.code}]", kind, effect, place=kind.is_record)

    # Arithmetic and logic

    def _binop(self, node: ast.BinOp) -> Piece:
        sides = [self.piece(node.left), self.piece(node.right)]
        _numbers(node, sides)
        if isinstance(node.op, ast.Div):
            return self.ordered(sides, FLOAT, lambda a, b: f"((double){a} / {b})" if _whole(sides)
                                else f"({a} / {b})")  # fmt: skip
        kind = join(INT, join(sides[0].kind, sides[1].kind))
        if isinstance(node.op, ast.Mod):
            name = "mod_f" if kind == FLOAT else "mod_i"
            return self.ordered(sides, kind, lambda a, b: f"{name}({a}, {b})")
        sign = ARITHMETIC.get(type(node.op))
        if sign is None:
            raise TranslationError(f"{type(node.op).__name__}: {ast.unparse(node)}")
        # C would multiply two of its short literals in 32 bits.
        wide = "(int64_t)" if sides[0].code.isdigit() and kind == INT else ""
        return self.ordered(sides, kind, lambda a, b: f"({wide}{a} {sign} {b})")

    def _unaryop(self, node: ast.UnaryOp) -> Piece:
        piece = self.piece(node.operand)
        _numbers(node, [piece])
        if isinstance(node.op, ast.Not):
            return Piece(f"(!{piece.code})", BOOL, piece.effect)
        if isinstance(node.op, ast.USub):
            return Piece(f"(-{piece.code})", join(INT, piece.kind), piece.effect)
        raise TranslationError(f"{type(node.op).__name__}: {ast.unparse(node)}")

    def _boolop(self, node: ast.BoolOp) -> Piece:
        """C evaluates `&&` and `||` as Python does; but their value is only yes or no."""
        pieces = [self.piece(value) for value in node.values]
        if any(piece.kind != BOOL for piece in pieces):
            raise TranslationError(f"not all yes or no: {ast.unparse(node)}")
        sign = " && " if isinstance(node.op, ast.And) else " || "
        code = sign.join(piece.code for piece in pieces)
        return Piece(f"({code})", BOOL, max(piece.effect for piece in pieces))

    def _compare(self, node: ast.Compare) -> Piece:
        if len(node.ops) == 1 and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return self._member(node)
        pieces = [self.piece(side) for side in (node.left, *node.comparators)]
        _numbers(node, pieces)
        signs = [COMPARISONS.get(type(op)) for op in node.ops]
        if None in signs:
            raise TranslationError(f"comparison: {ast.unparse(node)}")
        if len(signs) > 1 and any(piece.effect == ACTS for piece in pieces):
            raise TranslationError(f"a chain that acts: {ast.unparse(node)}")

        def chain(*sides: str) -> str:
            links = zip(sides, signs, sides[1:], strict=False)
            return f"({' && '.join(f'{a} {sign} {b}' for a, sign, b in links)})"

        return self.ordered(pieces, BOOL, chain)

    def _member(self, node: ast.Compare) -> Piece:
        listed = node.comparators[0]
        if isinstance(listed, ast.Tuple):
            values = [self.piece(element) for element in listed.elts]
        else:
            values = [constant(value) for value in self._outside(listed)]
        line, sought = self.temporary(self.piece(node.left))
        among = " || ".join(f"{sought.code} == {value.code}" for value in values)
        no = "!" if isinstance(node.ops[0], ast.NotIn) else ""
        effect = self.piece(node.left).effect
        return Piece(f"{no}({{ {line} {among}; }})", BOOL, effect)

    def _ifexp(self, node: ast.IfExp) -> Piece:
        test, yes, no = (self.piece(part) for part in (node.test, node.body, node.orelse))
        effect = max(test.effect, yes.effect, no.effect)
        code = f"({test.code} ? {yes.value} : {no.value})"
        return Piece(code, join(yes.kind, no.kind), effect)

    # Calls

    def _call(self, node: ast.Call) -> Piece:
        if node.keywords:
            raise TranslationError(f"by keyword: {ast.unparse(node)}")
        name = ast.unparse(node.func)
        if name == "len":
            return _length(self._array(node.args[0]))
        pieces = [self.piece(argument) for argument in node.args]
        if name in ("min", "max", "abs", "int", "float"):
            _numbers(node, pieces)
            return self._built_in(name, pieces)
        if name == "math.floor":
            return self.ordered(pieces, INT, lambda x: f"((int64_t)floor({x}))")
        if name.removeprefix("math.") in OF_MATH and name.startswith("math."):
            return self.ordered(pieces, FLOAT, lambda x: f"{name.removeprefix('math.')}({x})")
        return self._own(getattr(self._outside(node.func), "__name__", name), pieces)

    def _built_in(self, name: str, pieces: list[Piece]) -> Piece:
        kind = pieces[0].kind
        for piece in pieces[1:]:
            kind = join(kind, piece.kind)
        kind = join(INT, kind)
        letter = "f" if kind == FLOAT else "i"
        if name == "float":
            return self.ordered(pieces, FLOAT, lambda x: f"((double){x})")
        if name == "int":
            return self.ordered(pieces, INT, lambda x: f"((int64_t){x})")
        if name == "abs":
            return self.ordered(pieces, kind, lambda x: f"abs_{letter}({x})")

        def folded(*codes: str) -> str:
            best = codes[0]
            for code in codes[1:]:
                best = f"{name}_{letter}({best}, {code})"
            return best

        return self.ordered(pieces, kind, folded)

    def _own(self, name: str, pieces: list[Piece]) -> Piece:
        if name not in self.known:
            raise TranslationError(f"{name} is no rule that came before")
        called = self.known[name]
        if len(called.parameters) != len(pieces):
            raise TranslationError(f"{name} takes {len(called.parameters)} arguments")
        for wanted, piece in zip(called.parameters, pieces, strict=True):
            if join(wanted, piece.kind) != wanted:
                raise TranslationError(f"{name} wants {wanted}, not {piece.kind}: {piece.code}")
        piece = self.ordered(
            pieces, called.result, lambda *codes: f"{called.name}({', '.join(codes)})"
        )
        # Anything called may read memory.
        return dataclasses.replace(piece, effect=max(piece.effect, called.effect, READS))

    def ordered(self, pieces: Sequence[Piece], kind: Kind, write: Callable[..., str]) -> Piece:
        """Write something of several parts; keep Python's order of evaluation where it matters.

        C may evaluate operands and arguments in any order. Where one writes and another reads
        memory, each gets a variable of its own first, from left to right.
        """
        effects = sorted(piece.effect for piece in pieces)
        if len(pieces) < 2 or effects[-1] < ACTS or effects[-2] == STILL:
            return Piece(write(*(piece.value for piece in pieces)), kind, effects[-1])
        kept = [self.temporary(piece) for piece in pieces]
        lines = " ".join(line for line, _ in kept)
        code = write(*(piece.value for _, piece in kept))
        return Piece(f"({{ {lines} {code}; }})", kind, effects[-1])


def _numbers(node: ast.expr, pieces: Sequence[Piece]) -> None:
    if any(piece.kind not in NUMBERS for piece in pieces):
        raise TranslationError(f"not all numbers: {ast.unparse(node)}")


def _whole(pieces: Sequence[Piece]) -> bool:
    return all(piece.kind != FLOAT for piece in pieces)


def _length(array: Piece) -> Piece:
    if not array.kind.length:
        raise TranslationError(f"the length of {array.code} is not known")
    return Piece(str(array.kind.length), INT)
