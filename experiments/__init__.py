"""Questions asked of many couples: designs, the runner, survival analysis, reports.

Modules load their own libraries, so nothing is imported here: ask `experiments.design` for a
`Design` and its `plan`, `experiments.compare` for the answer, `experiments.report.files` to keep it.
"""
