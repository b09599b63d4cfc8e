"""The numbers that decisions read: those of motives, of expression and of the policies."""

from __future__ import annotations

import dataclasses

from agents.expression import ExpressionNumbers
from agents.motives import MotiveNumbers
from agents.policies.numbers import PolicyNumbers


@dataclasses.dataclass(init=False, repr=False, eq=False)
class DeciderNumbers(MotiveNumbers, ExpressionNumbers, PolicyNumbers):
    """What a policy may look up."""
