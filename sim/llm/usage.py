"""What language models were asked, what it cost, and how often something stood in for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

REASONS = {
    "connection": "no connection, or one that broke off",
    "timeout": "no whole answer in time",
    "rate limit": "status 429 after all retries",
    "server error": "a status from 500 on after all retries",
    "refused": "any other status that is no answer",
    "empty": "an answer without a text",
    "too long": "more than any answer should have",
    "malformed": "no JSON, or nothing that this side may do",
    "no words": "an intent without words",
    "unsafe": "words that speak of self-harm",
    "gave up": "not asked any more, after too many failures in a row",
    "limit": "not asked any more, after the most calls of a couple",
}
"""Why something else stood in."""
SEAT, WORDS = "seat", "words"
"""What a model was to do."""


_SUMS = ("calls", "failed_calls", "cache_hits", "not_kept", "prompt_tokens", "completion_tokens",
         "seconds")  # fmt: skip


class AnswerError(Exception):
    """A model has not given what it was asked for; `reason` is one of REASONS."""

    def __init__(self, reason: str) -> None:
        assert reason in REASONS
        super().__init__(REASONS[reason])
        self.reason = reason


def _counters() -> dict[str, Counter[str]]:
    return {SEAT: Counter(), WORDS: Counter()}


@dataclass
class Usage:
    """Counts of one run, or of a part of it."""

    calls: int = 0
    """Requests to the endpoint; the client's retries are not counted."""
    failed_calls: int = 0
    cache_hits: int = 0
    not_kept: int = 0
    """Answers that could not be written to the cache."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    """Spent waiting for the endpoint, over all processes."""
    answered: Counter[str] = field(default_factory=Counter)
    """Decisions and wordings that came from a model."""
    fallbacks: dict[str, Counter[str]] = field(default_factory=_counters)
    """Decisions and wordings that did not, by reason."""

    def fell_back(self, kind: str, reason: str) -> None:
        """Count that something stood in for a model."""
        self.fallbacks[kind][reason] += 1

    def add(self, other: Usage) -> None:
        """Add the counts of another part."""
        for name in _SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.answered.update(other.answered)
        for kind, counts in other.fallbacks.items():
            self.fallbacks[kind].update(counts)

    def reset(self) -> None:
        """Count from zero again."""
        self.__dict__.update(Usage().__dict__)

    def cost(self, price_in: float | None, price_out: float | None) -> float | None:
        """Return what the tokens cost at these prices of a million; None without any price."""
        if price_in is None and price_out is None:
            return None
        paid = self.prompt_tokens * (price_in or 0.0) + self.completion_tokens * (price_out or 0.0)
        return paid / 1e6

    def to_json(
        self, price_in: float | None = None, price_out: float | None = None
    ) -> dict[str, Any]:
        """Return everything with stable keys."""
        return {
            **{name: getattr(self, name) for name in _SUMS},
            "answered": {kind: self.answered[kind] for kind in (SEAT, WORDS)},
            "fallbacks": {kind: dict(sorted(c.items())) for kind, c in self.fallbacks.items()},
            "cost": self.cost(price_in, price_out),
        }

    def told(self, price_in: float | None = None, price_out: float | None = None) -> list[str]:
        """Return the same in lines for people."""
        cost = self.cost(price_in, price_out)
        spent = "" if cost is None else f", cost {cost:.4g}"
        lines = [
            f"language models: {self.calls:,} calls ({self.failed_calls:,} failed), "
            f"{self.cache_hits:,} answers from the cache, {self.prompt_tokens:,} + "
            f"{self.completion_tokens:,} tokens{spent}, {self.seconds:.1f} s"
        ]
        lines += [self._told(kind, what) for kind, what in
                  ((SEAT, "decisions"), (WORDS, "wordings")) if self.fallbacks[kind]]  # fmt: skip
        if self.not_kept:
            lines.append(f"language models: {self.not_kept:,} answers could not be cached")
        return lines

    def _told(self, kind: str, what: str) -> str:
        counts = self.fallbacks[kind]
        why = ", ".join(f"{reason} {n:,}" for reason, n in counts.most_common())
        total = counts.total() + self.answered[kind]
        return f"language models: {counts.total():,} of {total:,} {what} fell back ({why})"
