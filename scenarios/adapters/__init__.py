"""The text environments for tools that train language models; each module needs its own extra."""
