"""Training and measuring the reader of written texts (agents/reading): `make reader`.

The texts are in data/, described in data/DATASHEET.md; how well the shipped heads read those that
were held out is in docs/reading.md.
"""
