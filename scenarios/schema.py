"""The model of a scenario file: two people, what happens to them, and for how long we watch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr, model_validator

from agents.errors import unknown
from agents.events import EVENTS
from agents.intents import SIDES
from agents.personas import find_persona
from agents.policies import policies_of
from agents.quantities import Quantities, with_values
from scenarios.faults import ScenarioError, faults_of
from scenarios.policies import located
from scenarios.spreads import Strict, TraitValue, spread_of
from sim.begin import Setup
from sim.couple import STATUSES
from sim.people import TRAITS, Spread

HORIZON_DAYS = (7.0, 3650.0)
PRELUDE_DAYS = (0.0, 90.0)
Status = Literal["apart", "friends", "together"]
Line = Annotated[str, Field(min_length=1)]


class Person(Strict):
    """One of the two: a persona to start from, traits that differ from it, a default policy."""

    persona: str | None = Field(
        default=None, description="a named preset of traits and way of writing"
    )
    register_name: str | None = Field(
        default=None, alias="register", description="way of writing; without it that of the persona"
    )
    policy: str = Field(
        description="default policy: a built-in name, 'file.py:Class', 'scripted:file.yaml', or "
        "'learned:file.npz'"
    )
    traits: dict[str, TraitValue] = Field(
        default_factory=dict,
        description="each a number, {low, high} or {mean, sd}; others are as in the persona, "
        "or else as in the population",
    )
    receipts: bool = Field(default=True, description="whether the other sees that a text was read")

    def spreads(self, side: int) -> dict[str, Spread]:
        """Return how this person's traits are spread where they differ from the population's."""
        declared = TRAITS[side]
        found = {}
        if self.persona is not None:
            for trait, (mean, sd) in find_persona(self.persona, side).traits.items():
                found[trait] = Spread(declared[trait].low, declared[trait].high, mean, sd)
        for trait, value in self.traits.items():
            found[trait] = spread_of(value, declared[trait])
        return found

    def writes_like(self, side: int) -> str:
        """Return the name of this person's way of writing."""
        if self.register_name is not None:
            return self.register_name
        return "plain" if self.persona is None else find_persona(self.persona, side).register


class DumpeeSide(Person):
    """The one who was left."""

    policy: str = Field(default="polite", description="default policy of the dumpee")


class DumperSide(Person):
    """The one who left."""

    policy: str = Field(default="breadcrumb", description="default policy of the dumper")


class FixedEvent(Strict):
    """A life event on a certain day."""

    kind: str = Field(description="what happens")
    day: float = Field(ge=0.0, description="days since the breakup")


class Scenario(Strict):
    """Two people, what happens to them, and for how long we watch."""

    title: Line = Field(description="a short name for people")
    about: Line = Field(description="what it is about, in a sentence or two")
    article: list[str] = Field(default_factory=list, description="paragraphs it comes from")
    dumpee: DumpeeSide = Field(default_factory=DumpeeSide)
    dumper: DumperSide = Field(default_factory=DumperSide)
    events: list[FixedEvent] = Field(
        default_factory=list, description="life events on certain days, beside those by chance"
    )
    event_rates: dict[str, float] = Field(
        default_factory=dict, description="life events a day, by kind, where not the usual ones"
    )
    quantities: dict[str, float] = Field(
        default_factory=dict, description="other numbers of the model that this situation changes"
    )
    horizon_days: float = Field(
        default=365.0, ge=HORIZON_DAYS[0], le=HORIZON_DAYS[1], description="how long we watch"
    )
    prelude_days: float = Field(
        default=0.0, ge=PRELUDE_DAYS[0], le=PRELUDE_DAYS[1],
        description="days of ordinary texting together before the breakup",
    )  # fmt: skip
    status: Status = Field(default="apart", description="how the two stand at the beginning")

    _file: Path = PrivateAttr(Path())

    def model_post_init(self, context: Any, /) -> None:
        """Take the file that this scenario was read from."""
        self._file = Path((context or {}).get("file", ""))

    @model_validator(mode="after")
    def _must_be_possible(self) -> Scenario:
        faults = list(faults_of(self))
        if faults:
            raise ScenarioError(faults)
        return self

    @property
    def name(self) -> str:
        """The scenario's name: its file without the ending; empty if made in Python."""
        return self._file.stem

    @property
    def policies(self) -> tuple[str, str]:
        """The default policies of dumpee and dumper; files are found beside the scenario's own."""
        folder = self._file.parent
        return located(self.dumpee.policy, folder), located(self.dumper.policy, folder)

    @property
    def registers(self) -> tuple[str, str]:
        """The ways of writing of dumpee and dumper."""
        return self.dumpee.writes_like(0), self.dumper.writes_like(1)

    def setup(self, dumper: str | None, dumpee: str | None) -> Setup:
        """Return what an engine needs to begin a couple.

        The policies are names of built-in ones, or None for a seat that own code decides for.
        """
        for side, name in enumerate((dumpee, dumper)):
            if name is not None and name not in policies_of(side):
                raise unknown(f"built-in {SIDES[side]} policy", name, policies_of(side))
        return Setup(
            policies=(dumpee, dumper),
            traits=(self.dumpee.spreads(0), self.dumper.spreads(1)),
            events=tuple((event.day, EVENTS.index(event.kind)) for event in self.events),
            horizon_days=self.horizon_days,
            prelude_days=self.prelude_days,
            status=STATUSES.index(self.status),
            receipts=(self.dumpee.receipts, self.dumper.receipts),
        )

    def make_quantities(self) -> Quantities:
        """Return the model's numbers as they are in this situation."""
        rates = {f"rate_{kind}": rate for kind, rate in self.event_rates.items()}
        return with_values({**self.quantities, **rates})
