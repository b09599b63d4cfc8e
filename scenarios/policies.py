"""How a scenario names a policy: a built-in one, or own code, a script or a network by its file."""

from __future__ import annotations

from pathlib import Path

from agents.errors import AftertextError
from agents.policies.table import LEARNED_AS, SCRIPTED_AS
from sim.own_code import find_code, is_code_ref
from sim.own_policy import resolve_policy


def located(ref: str, folder: Path) -> str:
    """Return a policy's name with the path in it, if there is one, taken from a folder."""
    for kind in (SCRIPTED_AS, LEARNED_AS):
        if ref.startswith(kind):
            return kind + str(folder / Path(ref.removeprefix(kind)).expanduser())
    return str(folder / Path(ref).expanduser()) if is_code_ref(ref) else ref


def policy_fault(ref: str, side: int) -> str:
    """Say why a policy cannot be named like this; empty if it can. No own code is run for it."""
    try:
        is_data = ref.startswith((SCRIPTED_AS, LEARNED_AS))
        if is_code_ref(ref) and not is_data:
            find_code(ref, "a policy")
        else:
            resolve_policy(ref, side)
    except AftertextError as error:
        return str(error)
    return ""
