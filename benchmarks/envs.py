"""The training environments, timed beside what else there is to step: everybody else's CartPole.

All of them are vector environments that begin anew by themselves where an episode ends. Actions
are made before; what is timed is `step` alone.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

import gymnasium
import numpy as np

from benchmarks.engines import Engine
from benchmarks.recorded import SEED, Actions, Chooser, as_trained, at_random, record, silence
from sim.envs.vector import CoupleVectorEnv

COUPLES = 4096
THREADS = 2
ENVIRONMENT = "scenarios.envs:Aftertext/Dumper-v0"
RANDOM, TRAINED, SILENT = "Aftertext, at random", "Aftertext, as trained", "Aftertext, silent"
OURS = (RANDOM, TRAINED, SILENT)
CARTPOLE = "CartPole-v1"
SYNC, ASYNC, NUMPY, ENVPOOL = "SyncVectorEnv", "AsyncVectorEnv", "NumPy CartPole", "EnvPool"
WHOLE_STEPS = 1_000_000
"""Steps of a repetition of what is fast: about a second."""


@contextlib.contextmanager
def environments(share: float = 1.0) -> Iterator[tuple[list[Engine], list[str]]]:
    """Give all environments that this machine can run, and what is left out and why.

    Their "events" are steps of one environment. `share` is that of the usual number of steps.
    """
    steps = int(share * WHOLE_STEPS)
    with contextlib.ExitStack() as stack:
        rows = [_cartpole(stack, *kind) for kind in (
            (SYNC, "sync", 64, steps // 10, "64 in a loop"),
            (ASYNC, "async", 8, steps // 50, "8, a process each"),
            (NUMPY, "vector_entry_point", COUPLES, 4 * steps, f"{COUPLES:,} at a time in NumPy"),
        )]  # fmt: skip
        left_out = []
        if find_spec("envpool") is None:
            left_out.append("EnvPool: it is not installed (the extra `bench`)")
        else:
            rows += [_envpool(stack, threads, steps) for threads in (1, THREADS)]
        yield [*_couples(stack, steps), *rows], left_out


def _couples(stack: contextlib.ExitStack, steps: int) -> list[Engine]:
    made = gymnasium.make_vec(ENVIRONMENT, COUPLES, threads=THREADS)
    envs = stack.enter_context(contextlib.closing(made))
    trained, how = as_trained()
    ways: tuple[tuple[str, Chooser, str], ...] = (
        (RANDOM, at_random(), "any allowed action"),
        (TRAINED, trained, how),
        (SILENT, silence, "silence always"),
    )
    return [_acting(envs, name, way, about, steps) for name, way, about in ways]


def _acting(envs: CoupleVectorEnv, name: str, choose: Chooser, about: str, steps: int) -> Engine:
    recorded = record(envs, choose, max(1, steps // COUPLES))

    def prepare() -> Callable[[], int]:
        envs.reset(seed=SEED)
        _run(envs, recorded.warm)
        return lambda: _run(envs, recorded.timed)

    what = f"{about}: acts in {recorded.acted:.0%} of decisions, {recorded.days:.2f} days a step"
    return Engine(name, what, prepare, 0.0, lambda: None)


def _cartpole(
    stack: contextlib.ExitStack, name: str, mode: str, n: int, steps: int, about: str
) -> Engine:
    made = gymnasium.make_vec(CARTPOLE, n, vectorization_mode=mode)
    envs = stack.enter_context(contextlib.closing(made))
    return _pushed(envs, name, n, _pushes(n, steps, np.int64), about)


def _envpool(stack: contextlib.ExitStack, threads: int, steps: int) -> Engine:
    import envpool

    made = envpool.make_gymnasium(CARTPOLE, num_envs=COUPLES, num_threads=threads, seed=SEED)
    envs = stack.enter_context(contextlib.closing(made))
    with warnings.catch_warnings(action="ignore"):  # of the precision of its spaces, once
        envs.reset()
    name = f"{ENVPOOL}, {threads} thread{'s' if threads > 1 else ''}"
    pushes = _pushes(COUPLES, steps, np.int32)
    return _pushed(envs, name, COUPLES, pushes, f"{COUPLES:,} in C++")


def _pushed(envs: Any, name: str, n: int, pushes: list[Actions], about: str) -> Engine:
    def prepare() -> Callable[[], int]:
        envs.reset()
        return lambda: _run(envs, pushes)

    return Engine(name, f"{CARTPOLE}, {about}", prepare, 0.0, lambda: None)


def _pushes(n: int, steps: int, dtype: Any) -> list[Actions]:
    rng = np.random.default_rng(SEED)
    return [rng.integers(0, 2, n).astype(dtype) for _ in range(max(1, steps // n))]


def _run(envs: Any, actions: Sequence[Actions]) -> int:
    for one in actions:
        envs.step(one)
    return sum(map(len, actions))
