"""Numbers as they are stored: rounded to what matters."""

from __future__ import annotations

from typing import Any

DIGITS = 6
"""Decimals kept in files: of days, less than a tenth of a second."""


def rounded(data: Any, digits: int = DIGITS) -> Any:
    """Return data, nested as it may be, with all its floats rounded; tuples become lists."""
    if isinstance(data, float):
        return round(data, digits)
    if isinstance(data, dict):
        return {key: rounded(value, digits) for key, value in data.items()}
    return [rounded(value, digits) for value in data] if isinstance(data, list | tuple) else data
