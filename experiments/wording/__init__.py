"""How well generated threads read: repetition, contradiction and voice, by blind measures.

    python -m experiments.wording

A fixed sample of situations (sample.parquet) is worded by the grammar as it is; the words that an
earlier grammar found for the same situations are stored with it. Each measure is shown threads
without knowing which grammar they are from.
"""
