"""How large a sensitivity study is, checked before it begins."""

from __future__ import annotations

from dataclasses import dataclass

from agents.errors import AftertextError
from experiments.uncertain import uncertain

MOST_COUPLES = 1_000_000


@dataclass(frozen=True)
class Plan:
    """Couples in each run, trajectories of the screening, base samples of the indices.

    `keep` quantities that matter most in the screening get indices; all chance follows from `seed`.
    """

    couples: int = 200
    trajectories: int = 8
    samples: int = 128
    keep: int = 20
    seed: int = 1
    names: tuple[str, ...] = tuple(d.name for d in uncertain())

    def __post_init__(self) -> None:
        """Refuse sizes that give no answer."""
        _check("couples", self.couples, 2, MOST_COUPLES)
        _check("trajectories", self.trajectories, 2, 10_000)
        _check("samples", self.samples, 2, 2**20)
        _check("keep", self.keep, 1, len(self.names))
        _check("seed", self.seed, 0, 2**63 - 1)
        if self.samples & (self.samples - 1):
            below = 2 ** (self.samples.bit_length() - 1)
            raise AftertextError(
                f"samples = {self.samples} is not a power of 2, as a Sobol sequence needs: "
                f"{below} or {2 * below}"
            )

    @property
    def screening_runs(self) -> int:
        """How many runs the screening takes."""
        return self.trajectories * (len(self.names) + 1)

    @property
    def index_runs(self) -> int:
        """How many runs the indices take."""
        return self.samples * (self.keep + 2)

    @property
    def runs(self) -> int:
        """How many runs there are in all: these, draws of all quantities, the declared values."""
        return 1 + self.screening_runs + self.samples + self.index_runs

    @property
    def command(self) -> str:
        """The command that repeats it."""
        return (
            f"aftertext sensitivity --couples {self.couples} --trajectories {self.trajectories} "
            f"--samples {self.samples} --keep {self.keep} --seed {self.seed}"
        )


def _check(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise AftertextError(f"{name} = {value:,} is outside {low:,} to {high:,}")
