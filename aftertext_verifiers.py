"""What `vf-eval aftertext-verifiers` finds: verifiers looks for a module of the taskset's name."""

from scenarios.adapters.verifiers import CoupleTaskset, TextingEnv

__all__ = ["CoupleTaskset", "TextingEnv"]
