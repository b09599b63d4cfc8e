"""Threads made by hand."""

from __future__ import annotations

from experiments.wording.thread import Line, Thread


def thread(*words: str, step_days: float = 0.5) -> Thread:
    """Return texts of both sides in turn, about nothing, from noon of day 1."""
    return tuple(
        Line(n % 2, "small_talk", text, 1.5 + n * step_days) for n, text in enumerate(words)
    )


def different(count: int) -> list[str]:
    """Return texts that share nothing."""
    return [" ".join(f"{letter}w{n}" for letter in "abcdefg") for n in range(count)]
