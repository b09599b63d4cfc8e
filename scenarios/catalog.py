"""What is in the library of scenarios, for lists and cards."""

from __future__ import annotations

from typing import NamedTuple

from scenarios.loader import library_names, load_scenario


class Card(NamedTuple):
    """One scenario of the library in a few words; `policies` are those of dumpee and dumper."""

    name: str
    title: str
    about: str
    article: tuple[str, ...]
    policies: tuple[str, str]
    horizon_days: float


def catalog() -> list[Card]:
    """Return a card for every scenario of the library, in the order of their names."""
    return [_card(name) for name in library_names()]


def _card(name: str) -> Card:
    scenario = load_scenario(name)
    return Card(
        name=name,
        title=scenario.title,
        about=" ".join(scenario.about.split()),
        article=tuple(scenario.article),
        policies=scenario.policies,
        horizon_days=scenario.horizon_days,
    )
