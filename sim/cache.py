"""Where compiled code is kept between runs: a folder named by everything that it was made from.

Numba itself looks at the file of the outermost function only, so that a rule edited in another
module would go on running as old code. Here the folder's name is a hash of all sources that are
compiled together, of the versions of Python and numba, so that a change of any of them starts
anew. Folders of earlier sources are removed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import platformdirs

PLACE = "AFTERTEXT_CACHE"
"""Environment variable that names another folder for compiled code."""
_READY = "ready"
KEPT = 4
"""Folders of other sources that stay, for those who go back and forth between versions."""


def sources() -> list[Path]:
    """Return all files whose text may end up in compiled code."""
    root = Path(__file__).parents[1]
    found = [path for folder in ("agents", "sim") for path in (root / folder).rglob("*.py")]
    return sorted(path for path in found if path.parent.name != "wording")


def fingerprint(paths: Iterable[Path]) -> str:
    """Return a hash of these files' names and texts, and of what compiles them."""
    made = hashlib.sha256()
    for part in (sys.version, version("numba"), version("llvmlite"), version("numpy")):
        made.update(part.encode())
    for path in paths:
        made.update(f"\0{path}\0".encode())
        made.update(path.read_bytes())
    return made.hexdigest()[:20]


def cache_folder() -> Path:
    """Return the folder for code compiled from the present sources; it exists and is writable.

    Where a user's folder cannot be written to, it is one of the machine's for passing files.
    """
    name = fingerprint(sources())
    for place in _places():
        folder = place / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError:
            continue
        _tidy(place, folder)
        return folder
    return Path(tempfile.mkdtemp(prefix="aftertext-"))


def is_warm() -> bool:
    """Tell whether the present sources have been compiled before, so that starting is quick."""
    return (cache_folder() / _READY).exists()


def note_warm() -> None:
    """Remember that everything has been compiled."""
    with contextlib.suppress(OSError):
        (cache_folder() / _READY).touch()


def _places() -> list[Path]:
    if os.environ.get(PLACE):
        return [Path(os.environ[PLACE]).expanduser() / "compiled"]
    usual = Path(platformdirs.user_cache_dir("aftertext", appauthor=False))
    return [usual / "compiled", Path(tempfile.gettempdir()) / "aftertext" / "compiled"]


def _tidy(place: Path, present: Path) -> None:
    """Remove folders of earlier sources but for the youngest few."""
    os.utime(present)
    others = [folder for folder in place.iterdir() if folder.is_dir() and folder != present]
    others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in others[KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)
