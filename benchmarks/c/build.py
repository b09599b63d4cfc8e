"""Compiling and calling the translated psychology."""

from __future__ import annotations

import ctypes
import math
import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.c.translate import program
from sim.layout import COUPLE, PROGRAMS, QUANTITIES, Records

FLAGS = ("-std=c11", "-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno")
"""As fast as bits allow: no fused multiply-adds, which round once where Python rounds twice.

-fno-math-errno lets sqrt be one instruction; no result depends on it.
"""


def compiler() -> str | None:
    """Return the C compiler of this machine (or the one named by CC), None where there is none."""
    named = os.environ.get("CC")
    if named:
        return named
    return next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)


def compiler_version() -> str:
    """Return the first line of what the compiler says of itself."""
    found = compiler()
    if found is None:
        return "none"
    said = subprocess.run([*shlex.split(found), "--version"], capture_output=True, text=True)
    return said.stdout.split("\n", 1)[0]


def load(code: str, flags: tuple[str, ...] = FLAGS) -> ctypes.CDLL:
    """Compile C to a shared library and load it.

    Raises RuntimeError with the compiler's words where it fails, or where there is no compiler.
    """
    found = compiler()
    if found is None:
        raise RuntimeError("there is no C compiler on this machine")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source, library = Path(folder, "rules.c"), Path(folder, "rules.so")
        source.write_text(code, encoding="utf-8")
        command = [*shlex.split(found), *flags, "-shared", "-fPIC", "-o", str(library)]
        done = subprocess.run([*command, str(source), "-lm"], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr[:2000])
        return ctypes.CDLL(str(library))


class Program:
    """The C program, called on packed couples; ctypes lets other threads run meanwhile."""

    def __init__(self, flags: tuple[str, ...] = FLAGS) -> None:
        self._run = load(program(), flags).run
        self._run.restype = ctypes.c_int64
        pointer, whole = ctypes.c_void_p, ctypes.c_int64
        self._run.argtypes = [pointer, whole, pointer, pointer, ctypes.c_double]

    def run(
        self, couples: Records, quantities: Records, programs: Records, until: float = math.inf
    ) -> int:
        """Run couples in place and return how many events happened."""
        _check(couples, COUPLE)
        _check(quantities, QUANTITIES)
        _check(programs, PROGRAMS)
        places = (couples.ctypes.data, len(couples), quantities.ctypes.data, programs.ctypes.data)
        return int(self._run(*places, until))


def _check(records: Records, dtype: np.dtype[np.void]) -> None:
    """C would take any bytes: see that they are what they should be."""
    if records.dtype != dtype or not records.flags.c_contiguous:
        raise ValueError(f"not packed as a {dtype} side by side")
