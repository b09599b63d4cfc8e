"""Answers of language models kept on disk, so that a rerun asks nothing and repeats to the letter.

An entry is a file named by the hash of everything that was asked; neither a key nor a prompt is in
it. Several processes may share the folder: entries appear whole, and the first one stays.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs

from sim.cache import PLACE


class Answer(NamedTuple):
    """What a model answered, and the tokens that it took."""

    text: str
    prompt_tokens: int
    completion_tokens: int


def store_folder() -> Path:
    """Return the folder of kept answers; it may not exist yet."""
    given = os.environ.get(PLACE) or platformdirs.user_cache_dir("aftertext", appauthor=False)
    return Path(given).expanduser() / "llm"


def key_of(asked: dict[str, Any]) -> str:
    """Return the name of the entry for a question."""
    text = json.dumps(asked, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class Store:
    """Kept answers in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Answer | None:
        """Return a kept answer; None if there is none, or it is not whole."""
        try:
            entry = json.loads(self._path(key).read_bytes())
            answer = Answer(entry["text"], entry["prompt_tokens"], entry["completion_tokens"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        counted = all(type(count) is int and count >= 0 for count in answer[1:])
        return answer if isinstance(answer.text, str) and counted else None

    def put(self, key: str, answer: Answer) -> Answer:
        """Keep an answer and return the one that is kept: an earlier one of another process stays.

        Raises OSError where the folder cannot be written to.
        """
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new")
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump(answer._asdict(), file)
            return self._settle(Path(name), path, key) or answer
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)

    def _settle(self, new: Path, path: Path, key: str) -> Answer | None:
        """Give the new file its name unless a whole one has it; return what another has kept."""
        try:
            os.link(new, path)
        except FileExistsError:
            if (earlier := self.get(key)) is not None:
                return earlier
            os.replace(new, path)
        except OSError:  # a file system without links
            os.replace(new, path)
        return None

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
