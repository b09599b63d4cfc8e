"""How fast Aftertext is, beside what else one could have written: `make bench`.

It asserts nothing about speed; it measures, and says what was reached. docs/benchmarks.md is its
page.
"""
