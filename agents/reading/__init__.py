"""Reading written texts: which intent a text probably has, and what it says on the axes.

    from agents.reading import open_reader

    reading = open_reader().read("was just thinking of you", side=1)
    reading.likeliest, reading.content.warmth

Two readers: `embedding` knows meanings (a small language model's, inside a package), `light` knows
letters and words and needs NumPy alone. Both were trained on texts written for this project and on
renderings of its grammar; how well they read is in docs/reading.md.
"""

from .corrections import Correction, correct, corrections_file, forget, stored_corrections
from .opening import KINDS, open_reader
from .reader import Reader, TextReader
from .reading import THERE, Part, Reading, content_of

__all__ = [
    "KINDS",
    "THERE",
    "Correction",
    "Part",
    "Reader",
    "Reading",
    "TextReader",
    "content_of",
    "correct",
    "corrections_file",
    "forget",
    "open_reader",
    "stored_corrections",
]
