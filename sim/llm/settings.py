"""What a user says about language models: where they are, how long to wait, what stands in."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from urllib.parse import urlsplit

from agents.errors import AftertextError, unknown
from agents.policies import POLICIES

LLM_AS = "llm:"
"""How the name of a policy that is a language model begins; the model's name follows."""

STAND_INS = ("polite", "breadcrumb")
"""Policies of dumpee and dumper that decide where a model has not: what exes do unless told
otherwise (assumption)."""

TIMEOUT_SECONDS, RETRIES, MOST_CALLS = 60.0, 2, 1000
LONGEST_TIMEOUT, MOST_RETRIES = 3600.0, 10


def model_of(ref: str) -> str:
    """Return the model named by `llm:MODEL`.

    Raises AftertextError where none is named.
    """
    model = ref.removeprefix(LLM_AS)
    if not ref.startswith(LLM_AS) or not model.strip():
        raise AftertextError(f"a language model should be given as {LLM_AS}MODEL, not {ref!r}")
    return model


@dataclass(frozen=True)
class ModelSettings:
    """How language models are asked; plain data without secrets that can go to other processes.

    The key is not among it: it is read from OPENAI_API_KEY where a client is made. Raises
    AftertextError for numbers out of range, unknown stand-ins and addresses with a password.
    """

    base_url: str | None = None
    """Address of the endpoint; None is OPENAI_BASE_URL, or else the client's own."""
    words: str | None = None
    """Model that words the texts of both sides; None is the built-in grammar."""
    timeout_seconds: float = TIMEOUT_SECONDS
    retries: int = RETRIES
    fallback: tuple[str, ...] = ()
    """Built-in policies that stand in, the first that a side has; without one STAND_INS."""
    daily: bool = False
    """Whether a model in a seat is asked at each midnight, too."""
    most_calls: int = MOST_CALLS
    """Answers asked for in one couple, from the cache or not; after that the stand-ins decide."""
    price_in: float | None = None
    """Of a million tokens of prompts, in any currency."""
    price_out: float | None = None
    use_cache: bool = True

    def __post_init__(self) -> None:
        _check_address(self.base_url)
        _check("--llm-timeout", self.timeout_seconds, 0.001, LONGEST_TIMEOUT)
        _check("--llm-retries", self.retries, 0, MOST_RETRIES)
        _check("--llm-max-calls", self.most_calls, 1, 10**9)
        for name, price in (("in", self.price_in), ("out", self.price_out)):
            if price is not None:
                _check(f"--llm-price-{name}", price, 0.0, 1e9)
        for name in self.fallback:
            _check_stand_in(name)

    def stand_in(self, side: int) -> str:
        """Return the built-in policy that decides for a side where its model has not."""
        fitting = (row.name for row in POLICIES if row.name in self.fallback and side in row.sides)
        return next(fitting, STAND_INS[side])

    def options(self) -> list[str]:
        """Return the options of a command that say the same."""
        words = []
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                words += _option(field.name, value)
        return words


_OPTIONS = {
    "base_url": "--base-url", "words": "--words", "timeout_seconds": "--llm-timeout",
    "retries": "--llm-retries", "fallback": "--llm-fallback", "daily": "--llm-daily",
    "most_calls": "--llm-max-calls", "price_in": "--llm-price-in", "price_out": "--llm-price-out",
    "use_cache": "--llm-no-cache",
}  # fmt: skip


def _option(name: str, value: object) -> list[str]:
    option = _OPTIONS[name]
    if isinstance(value, bool):
        return [option]
    if isinstance(value, tuple):
        return [option, ",".join(value)]
    return [option, f"{LLM_AS}{value}" if name == "words" else f"{value}"]


def _check(option: str, value: float, low: float, high: float) -> None:
    if not (math.isfinite(value) and low <= value <= high):
        raise AftertextError(f"{option} {value:g} is outside {low:g} to {high:g}")


def _check_stand_in(name: str) -> None:
    """Raise for a policy that cannot stand in: one that writes by a drive of its own, as probes."""
    allowed = [row.name for row in POLICIES if row.drive == 0.0]
    if name not in allowed:
        raise unknown("stand-in policy", name, allowed)


def _check_address(base_url: str | None) -> None:
    """Raise for what is no address, or would put a secret into commands and results."""
    if base_url is None:
        return
    try:
        parts = urlsplit(base_url)
        secret = parts.username or parts.password or parts.query or parts.fragment
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid, secret = False, ""
    if secret:
        raise AftertextError("--base-url may hold no key, user or password, since it is written "
                             "into results; give the key as OPENAI_API_KEY")  # fmt: skip
    if not valid:
        raise AftertextError(f"--base-url {base_url!r} should be like http://localhost:8000/v1")
