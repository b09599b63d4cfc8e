"""Words for the intents: a phrase grammar, the tags of a situation and ways of writing.

The phrasings live in phrases/<intent>.txt, one a line, the fillers in phrases/slots.txt. A
phrasing may start with tags in braces and is then eligible only when all of them hold; in it
`<slot>` stands for a filler and `(a|b|c)` for one of several wordings. A line that begins with `>`
carries on the phrasing before it: who said that may say this some days later.

A thread remembers what was said and avoids saying it again (memory), has one season and one sky for
both (almanac), and each person keeps small habits throughout (habits).
"""

from .catalog import check_phrases
from .grammar import PhraseError
from .registers import REGISTERS
from .situation import TAGS, Mood, Situation
from .wordsmith import Wordsmith

__all__ = [
    "REGISTERS",
    "TAGS",
    "Mood",
    "PhraseError",
    "Situation",
    "Wordsmith",
    "check_phrases",
]
