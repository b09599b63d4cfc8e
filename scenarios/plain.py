"""Reading YAML into plain data, with the line of every key kept for errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from agents.errors import AftertextError

MAX_BYTES = 1_000_000
"""The largest file that is read; a scenario has a few thousand."""
_MAX_NODES = 100_000
_MAX_DEPTH = 20


class YamlFile:
    """One YAML file as plain data, and where in it everything stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._tree = _parse(path, _read(path))
        self._nodes = 0
        self.data = self._plain(self._tree, ())

    def line_of(self, where: Sequence[str | int]) -> int:
        """Return the line on which the value behind these keys stands, or the last known above."""
        node, line = self._tree, 1
        for key in where:
            found = _line_in(node, key)
            if found is not None:
                line = found
            node = node[key] if _has(node, key) else None
        return line

    def error(self, where: Sequence[str | int], what: str) -> AftertextError:
        """Return the error for a value: file, line, what is wrong."""
        return AftertextError(f"{self.path}:{self.line_of(where)}: {what}")

    def _plain(self, node: Any, where: tuple[str | int, ...]) -> Any:
        self._nodes += 1
        if self._nodes > _MAX_NODES or len(where) > _MAX_DEPTH:
            raise self.error(where[:2], "there is too much in here, or it is nested too deeply")
        if isinstance(node, CommentedMap):
            return {self._key(k, where): self._plain(v, (*where, k)) for k, v in node.items()}
        if isinstance(node, CommentedSeq):
            return [self._plain(item, (*where, i)) for i, item in enumerate(node)]
        for kind in (bool, int, float, str):
            if isinstance(node, kind):
                return kind(node)
        if node is None:
            return None
        raise self.error(where, f"{_short(node)} is neither a text nor a number; put it in quotes")

    def _key(self, key: Any, where: tuple[str | int, ...]) -> str:
        if isinstance(key, str):
            return str(key)
        raise self.error((*where, key), f"{_short(key)} cannot be a key: keys are names")


def _has(node: Any, key: str | int) -> bool:
    if isinstance(node, CommentedMap):
        return key in node
    return isinstance(node, CommentedSeq) and isinstance(key, int) and key < len(node)


def _line_in(node: Any, key: str | int) -> int | None:
    """Return the line of a key or item within its parent; None where it is not written there."""
    if not _has(node, key) or not node.lc.data or key not in node.lc.data:
        return None
    return int(node.lc.data[key][0]) + 1


def _read(path: Path) -> str:
    try:
        if not path.is_file():
            raise AftertextError(f"{path}: there is no such file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise AftertextError(f"{path}: {size:,} bytes are too many; at most {MAX_BYTES:,} "
                                 "are read")  # fmt: skip
        raw = path.read_bytes()
    except OSError as error:
        raise AftertextError(f"{path}: cannot be read ({error.strerror or error})") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8"
        raise AftertextError(f"{path}:{line}: {what}") from None


def _parse(path: Path, text: str) -> Any:
    try:
        return YAML(typ="rt").load(text)
    except RecursionError:
        raise AftertextError(f"{path}:1: it is nested too deeply") from None
    except (YAMLError, ValueError) as error:
        line, what = _explain(error, text)
        raise AftertextError(f"{path}:{line}: {what}") from None


def _explain(error: Exception, text: str) -> tuple[int, str]:
    """Say on which line YAML cannot be read, and why."""
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        twice = re.match(r'found duplicate key "([^"]*)"', error.problem or "")
        if twice:
            what = f"the key {twice[1]!r} is there twice"
        else:
            said = " ".join(str(p) for p in (error.context, error.problem) if p)
            what = f"this is not YAML: {said}"
        return (mark.line + 1 if mark else 1), " ".join(what.split())
    place = getattr(error, "position", 0)
    said = str(getattr(error, "reason", error))
    return text[:place].count("\n") + 1, " ".join(f"this is not YAML: {said}".split())


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:37] + "..."
