"""Code that users bring by path: found, loaded, kept within a time, and named when it fails."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, dataclass
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from agents.errors import AftertextError, nearest

LIMIT_SECONDS = 5.0
"""What one call of own code may take."""
_RINGS = 10
"""How often own code is told to stop, five times a second, before the process ends itself."""


@dataclass(frozen=True)
class OwnCode:
    """A class or function in a user's file, as `path.py:name`; can be sent to other processes."""

    ref: str
    """As the user wrote it."""
    path: str
    attribute: str
    digest: str
    """Of the file's bytes, so that no process runs anything else than the first one did."""

    def load(self) -> Any:
        """Return the class or function."""
        if digest_of(Path(self.path)) != self.digest:
            raise AftertextError(f"{self.path} was changed while it was in use; start again")
        module = _module(self.path, self.digest)
        if not hasattr(module, self.attribute):
            known = [name for name, value in vars(module).items() if _is_own(value, module)]
            hint = nearest(self.attribute, known)
            there = f" (there are: {', '.join(sorted(known))})" if known else ""
            raise AftertextError(f"{self.path} has no {self.attribute!r}{hint}{there}")
        return getattr(module, self.attribute)


def is_code_ref(ref: str) -> bool:
    """Tell whether this names a file of Python code, with or without what is in it."""
    return ref.endswith(".py") or ".py:" in ref


def find_code(ref: str, what: str) -> OwnCode:
    """Return the code named by `path.py:name`; `what` says what it is for.

    Raises AftertextError where there is no such file or no name is given.
    """
    path, colon, attribute = ref.rpartition(":")
    if not colon or not path.endswith(".py") or not attribute.isidentifier():
        raise AftertextError(f"{what} {ref!r} should be given as path.py:Name")
    file = Path(path).expanduser().resolve()
    return OwnCode(ref, str(file), attribute, digest_of(file))


def digest_of(file: Path) -> str:
    """Return the digest of a file.

    Raises AftertextError if it cannot be read.
    """
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise AftertextError(f"cannot read {file}: {error.strerror or error}") from None


@functools.cache
def _module(path: str, digest: str) -> ModuleType:
    """Run a user's file, once a process."""
    name = f"aftertext_own_{digest[:16]}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None, "the path ends in .py"
    assert spec.loader is not None, "so Python knows how to load it"
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and pickle look for it there
    try:
        with within(LIMIT_SECONDS, path):
            spec.loader.exec_module(module)
    except BaseException as error:
        del sys.modules[name]
        raise blamed(error, path, path, "loading") from error
    return module


def _is_own(value: Any, module: ModuleType) -> bool:
    return callable(value) and getattr(value, "__module__", "") == module.__name__


class TookTooLong(BaseException):
    """Own code ran past its limit. Not an Exception, so that own code does not catch it."""


@contextlib.contextmanager
def within(seconds: float, who: str) -> Iterator[None]:
    """Stop what runs inside after so many seconds; `who` is it.

    Where there is no alarm (outside the main thread, or not on POSIX) a watchdog can only tell
    that it still runs, and the error comes once it has ended.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    if in_main_thread and hasattr(signal, "setitimer"):
        with _alarm(seconds, who):
            yield
    else:
        with _watchdog(seconds, who):
            yield


@contextlib.contextmanager
def _alarm(seconds: float, who: str) -> Iterator[None]:
    rings = 0

    def ring(_number: int, _frame: FrameType | None) -> None:
        nonlocal rings
        rings += 1
        if rings > _RINGS:  # a bare `except:` swallows all that it is told
            os.write(2, f"error: {who} took longer than {seconds:g} s and will not stop\n".encode())
            os._exit(2)
        raise TookTooLong(f"took longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _watchdog(seconds: float, who: str) -> Iterator[None]:
    def bark() -> None:
        print(f"{who} has been running for {seconds:g} s and goes on", file=sys.stderr)

    timer = threading.Timer(seconds, bark)
    timer.daemon = True
    started = time.monotonic()
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if time.monotonic() - started > seconds:
        raise TookTooLong(f"took longer than {seconds:g} s")


def blamed(error: BaseException, ref: str, path: str, doing: str) -> BaseException:
    """Return the error to raise instead: one line naming the code, what it did, and where.

    What a user or the system stops (KeyboardInterrupt, MemoryError) is returned as it is.
    """
    if isinstance(error, KeyboardInterrupt | MemoryError | GeneratorExit):
        return error
    if isinstance(error, TookTooLong | AftertextError):
        reason = str(error)
    else:
        said = " ".join(str(error).split())
        reason = f"{type(error).__name__}: {said}" if said else type(error).__name__
    if isinstance(error, FrozenInstanceError):
        reason += "; what own code is shown is read-only"
    line = _line_in(error, path)
    where = f" ({Path(path).name}, line {line})" if line else ""
    return AftertextError(f"{ref}, {doing}: {reason}{where}")


def _line_in(error: BaseException, path: str) -> int | None:
    """Return the last line of the user's file that took part in an error."""
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == path]
    return lines[-1] if lines else None
