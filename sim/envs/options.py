"""What can be asked of a reset."""

from __future__ import annotations

import dataclasses
from typing import Any

from agents.errors import AftertextError, nearest
from sim.snapshot import Snapshot


@dataclasses.dataclass(frozen=True)
class ResetOptions:
    """The options of a reset; None is what the environment was made with."""

    scenario: str | None = None
    opponent: str | None = None
    """Policy of the other side."""
    couple: int | None = None
    """Number of the couple under the seed."""
    snapshot: Snapshot | None = None

    @property
    def changes(self) -> bool:
        """Whether another start is asked for than that of the environment."""
        return any(value is not None for value in (self.scenario, self.opponent, self.snapshot))


_NAMES = tuple(field.name for field in dataclasses.fields(ResetOptions))
_KINDS: dict[str, type] = {"scenario": str, "opponent": str, "couple": int, "snapshot": Snapshot}


def read_options(options: dict[str, Any] | None) -> ResetOptions:
    """Return the options of a reset; AftertextError for what there is not, or does not fit."""
    given = options or {}
    for name, value in given.items():
        if name not in _NAMES:
            raise AftertextError(f"reset has no option {name!r}{nearest(name, _NAMES)} "
                                 f"(there are: {', '.join(_NAMES)})")  # fmt: skip
        if value is not None and not isinstance(value, _KINDS[name]):
            raise AftertextError(f"option {name} = {value!r} is not a {_KINDS[name].__name__}")
    found = ResetOptions(**given)
    if found.couple is not None and found.couple < 0:
        raise AftertextError(f"option couple = {found.couple} is below 0")
    if found.snapshot is not None and (found.scenario or found.opponent):
        raise AftertextError("a snapshot has its own situation: give it, or a scenario, not both")
    return found
