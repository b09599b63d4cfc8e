"""Language models behind any OpenAI-compatible endpoint: in a seat, as author, as reader of texts.

What a model answers is data. It may choose among the acts that its side has anyway, and give words;
the content of a text is that of the chosen intent's row, as under every policy. An endpoint that
fails ends no run: the built-in policies and wording take its place, and that is counted.
"""
