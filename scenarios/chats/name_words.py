"""Words that decide how a name is looked for in words."""

from __future__ import annotations

_BESIDE_NAMES = """
a an and at of from the in on or to with by for my your our his her me you i we he she it
work home office mobile cell phone number new old other whatsapp signal sms chat
ex love lover baby babe bae honey darling sweetheart dear boy girl boyfriend girlfriend
husband wife partner friend best dad mum mom mama papa sis sister bro brother aunt uncle
mr mrs ms miss dr prof sir madam
de da di du del della der den van von zu la le el bin ibn ter ten
gym uni university school college class course club party flat house neighbour neighbor
do don't dont not never no yes answer reply call text block blocked ignore
deleted account unknown user contact group recipient
"""
_WORDS_TOO = """
will may mark hope grace rose joy faith art bill drew frank grant dawn summer autumn april june
august hunter chase miles rich guy long brown young green white black king day sky star sunny
amber olive angel cliff clay chance harmony melody storm stone page park price rain reason river
rock rush short small smart song spring sweet temple true wall west wild winter wise wood worth
early cash crystal destiny forest fox hall hill honor jewel justice lane mercy misty moon noble
ocean patience prince queen rhythm singer skip sharp steel tiger walker bud buddy chip duke major
win penny bell bush cook
"""
NO_NAMES = frozenset(_BESIDE_NAMES.split())
"""What people write beside names in their address book; no part of a name by itself."""
EVERYDAY = frozenset(_WORDS_TOO.split())
"""Names that are words of every day; they are looked for with a capital only."""
