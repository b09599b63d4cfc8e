"""What the figures were measured on: processor, and versions of what is compared."""

from __future__ import annotations

import dataclasses
import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.c.build import FLAGS, compiler_version

CPU_INFO = Path("/proc/cpuinfo")
PACKAGES = ("numba", "numpy", "simpy", "mesa", "gymnasium", "envpool")


@dataclasses.dataclass(frozen=True)
class Machine:
    """Processor, system and versions; nothing that names this one machine."""

    processor: str
    processors: int
    system: str
    python: str
    packages: dict[str, str]
    compiler: str

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield names and values to be listed."""
        yield "processor", f"{self.processor}, {self.processors} to run on"
        yield "system", self.system
        yield "Python", self.python
        yield from self.packages.items()
        yield "C compiler", f"{self.compiler}, with `{' '.join(FLAGS)}`"


def this_machine() -> Machine:
    """Look at the machine that this runs on."""
    return Machine(
        processor=_processor(),
        processors=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1,
        system=f"{platform.system()} ({platform.machine()})",
        python=platform.python_version(),
        packages={name: _version(name) for name in PACKAGES},
        compiler=compiler_version(),
    )  # fmt: skip


def _processor() -> str:
    try:
        lines = CPU_INFO.read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "unknown")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
