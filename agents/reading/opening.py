"""Opening a reader: the best that is installed, or the one asked for."""

from __future__ import annotations

from agents.errors import AftertextError, unknown

from .corrections import stored_corrections
from .models import EMBEDDING, LIGHT, EmbeddingModel, LightModel
from .reader import TextReader
from .weights import INSTALL, model_file

AUTO = "auto"
KINDS = (AUTO, EMBEDDING, LIGHT)


def open_reader(kind: str = AUTO, corrected: bool = True) -> TextReader:
    """Return a reader: embedding, light, or (auto) the embedding one where its model is installed.

    It learns from the corrections kept on this machine, unless `corrected` is False. Raises
    AftertextError for an unknown kind, a model that is missing or another, broken corrections.
    """
    if kind not in KINDS:
        raise unknown("reader", kind, KINDS)
    installed = model_file() is not None
    if kind == EMBEDDING and not installed:
        raise AftertextError(
            f"the embedding reader needs its model; run: {INSTALL} (or read with 'light')"
        )
    corrections = stored_corrections() if corrected else ()
    model = LightModel() if kind == LIGHT or not installed else EmbeddingModel()
    return TextReader(model, corrections)
