"""Numbers of claims in words, the same on the terminal and in the docs."""

from __future__ import annotations

from typing import Any

from experiments.report.words import rounded


def headline(row: dict[str, Any]) -> dict[str, Any]:
    """Return the part of a claim that stands for it: the first that is compared, or a law."""
    compared = [part for part in row["parts"] if not part["law"]]
    found: dict[str, Any] = (compared or row["parts"])[0]
    return found


def effect_in_words(part: dict[str, Any]) -> str:
    """Return an effect with its interval and unit."""
    if part["effect"] is None:
        return "not computable"
    if part.get("law"):
        return f"{part['effect']:.1%} {part['unit']}"
    low, high = part["ci"]
    return f"{rounded(part['effect'])} [{rounded(low)}, {rounded(high)}] {part['unit']}"


def least_in_words(part: dict[str, Any]) -> str:
    """Return the bound that the whole interval must keep to."""
    if part["law"]:
        return "all"
    if part["at_least"] is not None:
        return f"≥ {rounded(part['at_least'])}"
    return f"≤ {rounded(part['at_most'])}"


def verdict_in_words(row: dict[str, Any]) -> str:
    """Return a claim's verdict, and how many of several parts hold where not all of them do."""
    parts = row["parts"]
    held = sum(part["verdict"] == "holds" for part in parts)
    if held == len(parts) or len(parts) == 1:
        return str(row["verdict"])
    return f"{row['verdict']} ({held} of {len(parts)} parts hold)"


def policy_rows(ranked: dict[str, Any]) -> list[list[str]]:
    """Return a ranking's policies as cells: name, best in, regret, mean, range over draws."""
    return [
        [row["policy"], f"{row['p_best']:.0%}", rounded(row["expected_regret"]),
         rounded(row["mean"]), "–".join(rounded(bound) for bound in row["range_95"])]
        for row in ranked["policies"]
    ]  # fmt: skip
