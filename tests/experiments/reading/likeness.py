"""How alike two texts are in their letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix


def groups(text: str) -> frozenset[str]:
    """Return the groups of three letters in a text, whatever its case, spaces and marks."""
    words = " ".join(["", *re.findall(r"[^\W_]+", text.lower()), ""])
    return frozenset(words[i : i + 3] for i in range(max(1, len(words) - 2)))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of groups that both have among those that one has."""
    return len(one & other) / len(one | other)


def nearest(texts: Sequence[str], others: Sequence[str], least: float) -> list[tuple[str, str]]:
    """Return pairs of a text and another that are alike to at least this degree."""
    mine, its = [groups(text) for text in texts], [groups(text) for text in others]
    places = {group: i for i, group in enumerate(frozenset().union(*mine, *its))}
    both = (_matrix(mine, places) @ _matrix(its, places).T).tocoo()
    return [
        (texts[i], others[j])
        for i, j, n in zip(both.row, both.col, both.data, strict=True)
        if n >= least * (len(mine[i]) + len(its[j]) - n)
    ]


def _matrix(rows: list[frozenset[str]], places: dict[str, int]) -> csr_matrix:
    found = [places[group] for row in rows for group in row]
    ends = np.cumsum([0, *map(len, rows)])
    return csr_matrix((np.ones(len(found)), found, ends), (len(rows), len(places)))
