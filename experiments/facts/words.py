"""Findings in words, the same on the terminal and in the docs."""

from __future__ import annotations

from typing import Any

from experiments.report.words import rounded


def counted(results: dict[str, Any]) -> str:
    """Return how many findings are met, and by which model."""
    facts = results["facts"]
    met = sum(row["within"] is True for row in facts)
    unknown = sum(row["within"] is None for row in facts)
    said = f"{met} of {len(facts)} within"
    if unknown:
        said += f", {unknown} not computable with so few couples"
    return f"{said}; model {results['model_version']}"


def observed_in_words(part: dict[str, Any]) -> str:
    """Return what was found: a number with its tolerance, or a sign."""
    if not part["judged"]:
        return "shown only"
    found = part["observed"]
    said = rounded(found) if isinstance(found, int | float) else str(found)
    if part["low"] is None:
        return said
    return f"{said} ({rounded(part['low'])} to {rounded(part['high'])})"


def simulated_in_words(part: dict[str, Any]) -> str:
    """Return what was simulated, with its interval and unit."""
    if part["simulated"] is None:
        return "not computable"
    low, high = part["ci"]
    if low is None or high is None:
        return f"{rounded(part['simulated'])} {part['unit']}"
    return f"{rounded(part['simulated'])} [{rounded(low)}, {rounded(high)}] {part['unit']}"
