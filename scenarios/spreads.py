"""How a scenario file says what a trait is: a number, a range, or a normal distribution."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Tag

from agents.declare import Declaration
from sim.people import Spread, fixed


class Strict(BaseModel):
    """A part of a scenario: no keys but the declared ones, no value turned into another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Uniform(Strict):
    """Anything from low to high, all of it equally likely."""

    low: float
    high: float

    def spread(self, declared: Declaration) -> Spread:
        """Return it as the distribution of a trait."""
        return Spread(self.low, self.high)


class Normal(Strict):
    """Most people near the mean; cut off at low and high, without them at the trait's bounds."""

    mean: float
    sd: float
    low: float | None = None
    high: float | None = None

    def spread(self, declared: Declaration) -> Spread:
        """Return it as the distribution of a trait."""
        low = declared.low if self.low is None else self.low
        high = declared.high if self.high is None else self.high
        return Spread(low, high, self.mean, self.sd)


def _form_of(value: Any) -> str:
    if isinstance(value, dict):
        return "normal" if "mean" in value or "sd" in value else "uniform"
    return type(value).__name__.lower() if isinstance(value, Uniform | Normal) else "number"


FORMS = ("number", "uniform", "normal")
"""Tags of the three forms, as pydantic puts them into the place of an error."""

TraitValue = Annotated[
    Annotated[float, Tag("number")]
    | Annotated[Uniform, Tag("uniform")]
    | Annotated[Normal, Tag("normal")],
    Discriminator(_form_of),
]
"""What may stand behind a trait's name."""


def spread_of(value: float | Uniform | Normal, declared: Declaration) -> Spread:
    """Return the distribution that a trait's value in a scenario stands for."""
    return value.spread(declared) if isinstance(value, Uniform | Normal) else fixed(value)


def what_is_wrong(value: float | Uniform | Normal, declared: Declaration) -> str:
    """Say in a few words why a trait cannot be spread like this; empty if it can."""
    spread = spread_of(value, declared)
    allowed = f"{declared.low:g} to {declared.high:g} ({declared.unit})"
    if not (declared.low <= spread.low and spread.high <= declared.high):
        ends = {spread.low, spread.high}
        outside = [f"{x:g}" for x in sorted(ends) if not declared.low <= x <= declared.high]
        return f"{' and '.join(outside)} is outside its range of {allowed}"
    if spread.low > spread.high:
        return f"low is {spread.low:g} and above high, which is {spread.high:g}"
    if isinstance(value, Normal):
        if value.sd <= 0.0:
            return f"sd is {value.sd:g}; it must be above 0 (for a fixed value write the number)"
        if not spread.low <= value.mean <= spread.high:
            bounds = f"{spread.low:g} to {spread.high:g}"
            return f"mean = {value.mean:g} is outside low to high, here {bounds}"
    return ""
