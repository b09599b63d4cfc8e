"""Writing files whole or not at all, with errors that a person can act on."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from agents.errors import AftertextError


def check_file(path: Path) -> None:
    """Raise AftertextError if a file could not be written there; to be asked before long work."""
    if path.is_dir():
        raise AftertextError(f"{path} is a folder; a file's name is wanted")
    _check_parent(path)


def check_folder(path: Path) -> None:
    """Raise AftertextError if a new folder could not be made there."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise AftertextError(f"{path} exists already; give the name of a new folder")
    _check_parent(path)


def write_file(path: Path, text: str) -> None:
    """Write a text file, all of it or nothing."""
    check_file(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise AftertextError(f"cannot write {path}: {error.strerror or error}") from None


def write_folder(path: Path, files: dict[str, str]) -> None:
    """Write a new folder with these text files, all of them or nothing."""
    check_folder(path)
    try:
        made = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
        try:
            for name, text in files.items():
                (made / name).write_text(text, encoding="utf-8", newline="\n")
            made.chmod(0o777 & ~_umask())
            if path.exists():
                path.rmdir()
            made.replace(path)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except OSError as error:
        raise AftertextError(f"cannot write {path}: {error.strerror or error}") from None


def _check_parent(path: Path) -> None:
    if not path.parent.is_dir():
        raise AftertextError(f"cannot write {path}: there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise AftertextError(f"cannot write {path}: the folder {path.parent} is read-only")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
