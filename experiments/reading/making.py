"""Making the reader: both heads, tuned, in the files that are shipped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

import agents.reading
from agents.reading.heads import LETTERS, MEANING

from .examples import examples
from .fitting import Arrays, fit_letters, fit_meaning
from .held_out import HeldOut, held_out
from .texts import texts
from .tuning import MIXED, packed, tune

SHIPPED = Path(agents.reading.__file__).parent


def make(place: Path, tell: Callable[[str], None]) -> HeldOut:
    """Train, tune and write both heads to a folder; return what was held out for tuning."""
    train = texts("train")
    found = held_out(train, tell)
    tell("both heads on all training texts")
    rows = examples(train)
    _write(place / LETTERS, fit_letters(rows) | packed(tune(found, 0.0)))
    _write(place / MEANING, fit_meaning(rows) | packed(tune(found, MIXED)))
    return found


def _write(file: Path, arrays: Arrays) -> None:
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
