"""The options of language models, the same for every command in which one can have a seat."""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable
from typing import Annotated, Any, get_type_hints

import typer

from agents.errors import AftertextError
from sim.llm.client import check_reachable
from sim.llm.settings import (
    LLM_AS,
    MOST_CALLS,
    RETRIES,
    STAND_INS,
    TIMEOUT_SECONDS,
    ModelSettings,
    model_of,
)
from sim.llm.usage import Usage

_PANEL = "Language models (docs/language-models.md)"
_TO_CALL = {
    "base_url": (str | None, None, "--base-url", "Endpoint; without it OPENAI_BASE_URL."),
    "words": (str | None, None, "--words", "Who words the texts: llm:MODEL, or the grammar."),
    "timeout_seconds": (float, TIMEOUT_SECONDS, "--llm-timeout", "Seconds to wait for an answer."),
    "retries": (int, RETRIES, "--llm-retries", "Times to try again, after growing pauses."),
    "most_calls": (int, MOST_CALLS, "--llm-max-calls", "Answers asked for in a couple at most."),
    "daily": (bool, False, "--llm-daily", "Ask at each midnight, too."),
    "fallback": (str | None, None, "--llm-fallback", "Policies that decide where a model fails, "
                 f"commas between; usually {' and '.join(STAND_INS)}."),
    "price_in": (float | None, None, "--llm-price-in", "Price of a million tokens asked."),
    "price_out": (float | None, None, "--llm-price-out", "Price of a million tokens answered."),
    "no_cache": (bool, False, "--llm-no-cache", "Neither use nor keep answers on disk."),
}  # fmt: skip
"""Type, default, name and help of every option, by argument of `_settings`."""


def with_model_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets them as one argument `models`."""

    @functools.wraps(command)
    def wrapper(**given: Any) -> None:
        mine = {name: given.pop(name) for name in _TO_CALL}
        command(**given, models=_settings(**mine))

    hints = get_type_hints(command, include_extras=True)
    own = inspect.signature(command).parameters.values()
    kept = [p.replace(annotation=hints[p.name]) for p in own if p.name != "models"]
    parameters = kept + [_parameter(name) for name in _TO_CALL]
    wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    wrapper.__annotations__ = {p.name: p.annotation for p in parameters}
    return wrapper


def _parameter(name: str) -> inspect.Parameter:
    kind, default, option, help_ = _TO_CALL[name]
    said = typer.Option(option, help=help_, rich_help_panel=_PANEL)
    annotation = Annotated[kind, said]  # type: ignore[valid-type] # the type is in a table
    place = inspect.Parameter.POSITIONAL_OR_KEYWORD
    return inspect.Parameter(name, place, default=default, annotation=annotation)


def _settings(
    *, words: str | None, fallback: str | None, no_cache: bool, **rest: Any
) -> ModelSettings:
    names = () if fallback is None else tuple(name.strip() for name in fallback.split(","))
    return ModelSettings(
        words=None if words is None else model_of(words),
        fallback=names,
        use_cache=not no_cache,
        **rest,
    )


def check_models(settings: ModelSettings, policies: list[str], couples: int) -> bool:
    """Tell whether a language model is to be asked, and say on stderr what that may come to.

    `policies` are those of all seats that are to run, `couples` how many have a model. Raises
    AftertextError where there is no endpoint, or options are given for no model.
    """
    seats = list(dict.fromkeys(name for name in policies if name.startswith(LLM_AS)))
    if not seats and settings.words is None:
        if options := settings.options():
            raise AftertextError(
                f"{options[0]} is for a language model, and none is to be asked: give --dumper "
                f"{LLM_AS}MODEL, --dumpee or --words"
            )
        return False
    check_reachable(settings)
    most = f"{settings.most_calls:,} answers a couple"
    total = f", {couples * settings.most_calls:,} in all" if couples > 1 else ""
    words = [f"words by {LLM_AS}{settings.words}"] if settings.words else []
    print(f"language models: {', '.join(seats + words)}; at most {most}{total}", file=sys.stderr)
    return True


def tell_usage(settings: ModelSettings, usage: Usage) -> None:
    """Print what was asked, what it cost, and how often something stood in."""
    for line in usage.told(settings.price_in, settings.price_out):
        print(line, file=sys.stderr)
