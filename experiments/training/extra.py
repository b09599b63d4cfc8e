"""What training needs beyond the rest, looked for without importing it."""

from __future__ import annotations

from importlib.util import find_spec

from agents.errors import AftertextError

NEEDED = ("torch", "stable_baselines3", "sb3_contrib")


def needs_extra() -> None:
    """Raise AftertextError where something that training needs is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise AftertextError(
            f"train needs {', '.join(missing)}, which comes with the extra: pip install '.[train]'"
        )
