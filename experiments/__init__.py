"""Questions asked of many couples: designs, the runner, survival analysis, reports.

Statistics and figures take long to import, so nothing is imported here: `experiments.design` has
`Design` and `plan`, `experiments.compare` the answer, `experiments.report.files` keeps it.
"""
