"""The posterior draws: how they are stored, and how they are read again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from agents.errors import AftertextError
from agents.quantities import QUANTITIES, Quantities
from agents.version import MODEL_VERSION
from experiments.uncertain import numbers

HERE = Path(__file__).parent
TABLE, ABOUT = "posterior.parquet", "posterior.json"


class Draws(NamedTuple):
    """K equally likely sets of all P uncertain quantities, in no order.

    `values` has shape (K, P), each column in the unit of its quantity; `about` is what
    posterior.json says: model version, seed, command, generations, final epsilon.
    """

    names: tuple[str, ...]
    values: NDArray[np.float64]
    about: dict[str, Any]

    def quantities(self, number: int) -> Quantities:
        """Return the model's numbers in one draw."""
        return numbers(dict(zip(self.names, self.values[number].tolist(), strict=True)))


def posterior(folder: Path = HERE) -> Draws:
    """Return the posterior draws that are shipped, or those in another folder.

    Raises AftertextError where there are none, or where they are of another model version.
    """
    try:
        about: dict[str, Any] = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        table = pl.read_parquet(folder / TABLE)
    except OSError:
        raise AftertextError(
            f"there are no posterior draws ({TABLE} and {ABOUT}); make some with: aftertext "
            "calibrate --out DIR"
        ) from None
    if about["model_version"] != MODEL_VERSION:
        raise AftertextError(
            f"the posterior draws were fitted to model {about['model_version']}, and this is model "
            f"{MODEL_VERSION}; fit them anew with: {about['command']}"
        )
    return Draws(tuple(table.columns), table.to_numpy().astype(np.float64), about)


def draw_quantities(draws: int, folder: Path = HERE) -> list[Quantities]:
    """Return the model's numbers in the first so many posterior draws; the more begin alike."""
    found = posterior(folder)
    if not 1 <= draws <= len(found.values):
        raise AftertextError(f"draws = {draws} is outside 1 to {len(found.values)}, the stored")
    return [found.quantities(number) for number in range(draws)]


def one_draw(number: int | None, folder: Path = HERE) -> Quantities:
    """Return the model's numbers in one posterior draw, counted from 0; None: as declared."""
    if number is None:
        return Quantities()
    found = posterior(folder)
    if not 0 <= number < len(found.values):
        raise AftertextError(f"draw = {number} is outside 0 to {len(found.values) - 1}, the stored")
    return found.quantities(number)


def store(draws: Draws, folder: Path) -> None:
    """Write both files into a folder that is there; posterior() reads them again.

    Values are stored to seven digits, which halves the file.
    """
    low = np.array([QUANTITIES[name].low for name in draws.names])
    high = np.array([QUANTITIES[name].high for name in draws.names])
    values = np.clip(draws.values.astype(np.float32).astype(np.float64), low, high)
    table = pl.DataFrame(values, schema=list(draws.names), orient="row").to_arrow()
    _write_table(table, folder / TABLE)
    text = json.dumps(draws.about, indent=1, ensure_ascii=False, allow_nan=False)
    (folder / ABOUT).write_text(text + "\n", encoding="utf-8")


def _write_table(table: Any, path: Path) -> None:
    from pyarrow import parquet

    partial = path.with_name(f".{path.name}")
    parquet.write_table(
        table, partial, compression="zstd", use_dictionary=False, use_byte_stream_split=True,
        write_statistics=False,
    )  # fmt: skip
    os.replace(partial, path)
