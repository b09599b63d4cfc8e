"""docs/calibration.md from docs/results/calibration.json: what was fitted, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.quantities import QUANTITIES
from experiments.report.markdown import table
from experiments.report.words import rounded

from .diagnose import IDENTIFIED


def page(results: dict[str, Any]) -> str:
    """Return the page in Markdown."""
    parts = (_head, _screen, _generations, _quantities, _findings, _checks, _use)
    return "\n".join(line for part in parts for line in (*part(results), "")).rstrip() + "\n"


def _head(r: dict[str, Any]) -> Iterator[str]:
    yield f"# Calibration of model {r['model_version']}"
    yield ""
    yield (
        "The uncertain quantities, fitted to the published findings by approximate Bayesian "
        "computation. Why so, and what else was considered: "
        "[decision 0011](decisions/0011-calibration.md)."
    )
    yield ""
    yield f"    {r['command']}"
    yield ""
    yield (
        f"Seed {r['seed']}, {r['couples']} couples a simulation, {r['bank']:,} draws from the "
        f"priors, then {r['particles']} particles a generation; "
        f"{_time(r['seconds'])}, without sessions that were killed."
    )


def _screen(r: dict[str, Any]) -> Iterator[str]:
    seen = r["screen"]
    yield "## Which quantities"
    yield ""
    yield (
        f"Of {seen['uncertain']} uncertain quantities (experiments/uncertain.py), "
        f"{seen['significant']} move some finding over the bank (Spearman's correlation, "
        f"{seen['false_discoveries']:.0%} false discoveries). The {len(seen['kept'])} with the "
        f"highest scores make {seen['share_of_score']:.0%} of all scores and are fitted. A score "
        "is the rank variance that a quantity explains, summed over the findings, each weighted by "
        "the share of prior draws that miss it. All others are drawn from their priors in every "
        "simulation and stay with their particle."
    )
    yield ""
    yield from table(
        ("quantity", "score", "moves most (ρ)"),
        ((f"`{row['name']}`", f"{row['score']:.3f}",
          ", ".join(f"{one['fact']} {_signed(one['rho'])}" for one in row["moves"]))
         for row in seen["kept"]),
    )  # fmt: skip


def _generations(r: dict[str, Any]) -> Iterator[str]:
    yield "## Generations"
    yield ""
    yield (
        "Epsilon is the largest distance that is accepted: how far findings are beyond their "
        "tolerance, in scales, as root mean square. The first generation is the nearest part of "
        f"the bank. Ended by: {r['stopped']}."
    )
    yield ""
    yield from table(
        ("generation", "epsilon", "simulations", "accepted", "rate", "effective"),
        ((str(i), f"{one['epsilon']:.3f}", f"{one['simulations']:,}", str(one["accepted"]),
          f"{one['accepted'] / one['simulations']:.1%}", f"{one['effective']:.0f}")
         for i, one in enumerate(r["generations"], 1)),
    )  # fmt: skip


def _quantities(r: dict[str, Any]) -> Iterator[str]:
    yield "## Quantities: prior against posterior"
    yield ""
    yield (
        "Medians with 90 % intervals. Contraction is 1 − posterior variance / prior variance; "
        f"under {IDENTIFIED:g}, fixed beforehand, or twice its standard error under no learning "
        f"({r['quantities'][0]['by_chance']:.2f} with so many effective draws), the findings do "
        "not identify a quantity."
    )
    yield ""
    yield "![Prior and posterior of the fitted quantities](pictures/posterior.png)"
    yield ""
    yield from table(
        ("quantity", "unit", "declared", "prior", "posterior", "contraction"),
        ((f"`{row['name']}`", QUANTITIES[row["name"]].unit, f"{QUANTITIES[row['name']].value:g}",
          spread_of(row["prior"]), spread_of(row["posterior"]),
          _signed(row["contraction"]) + ("" if row["identified"] else " (not identified)"))
         for row in r["quantities"]),
    )  # fmt: skip
    yield ""
    yield f"Not identified: {_names(r['not_identified'])}."
    yield (
        "Moved although the screen had left them out, by their posterior mean: "
        f"{_names(r['others_moved'])}. Everything else that is uncertain is as uncertain as before."
    )


def _findings(r: dict[str, Any]) -> Iterator[str]:
    distance = r["distance"]
    yield "## Findings: prediction against observation"
    yield ""
    yield (
        "What draws predict when they are simulated anew, with other couples: medians with 90 % "
        "intervals, and the share of draws that are within the tolerance. Distance of prior "
        f"predictions {spread_of(distance['prior'])}, of posterior ones "
        f"{spread_of(distance['posterior'])}."
    )
    yield ""
    yield "![Predictions of the findings](pictures/predictive.png)"
    yield ""
    yield from table(
        ("finding", "what", "tolerated", "prior", "within", "posterior", "within"),
        ((row["name"], f"{row['about']} ({row['unit']})", _tolerated(row),
          spread_of(row["prior"]), f"{row['within_prior']:.0%}", spread_of(row["posterior"]),
          f"{row['within_posterior']:.0%}") for row in r["findings"]),
    )  # fmt: skip
    missed = [row["name"] for row in r["findings"] if row["within_posterior"] < 0.5]
    yield ""
    yield f"Missed by more than half of the posterior draws: {', '.join(missed) or 'none'}."


def _checks(r: dict[str, Any]) -> Iterator[str]:
    yield "## Are the intervals honest?"
    yield ""
    yield (
        "Truths that are known are drawn from the priors, findings are made of them with the error "
        "that the method assumes, and the method is asked for them (simulation-based calibration). "
        "Intervals of 50, 80 and 95 % should hold as many truths, and the truth's place in its "
        "posterior should be even (p: Kolmogorov–Smirnov, Bonferroni)."
    )
    yield ""
    yield from _bank_check(r["checks"]["bank"])
    yield ""
    if r["checks"]["smc"] is None:
        yield "**All of ABC-SMC**: not repeated (`--check R`)."
    else:
        yield from _smc_check(r["checks"]["smc"])


def _bank_check(check: dict[str, Any]) -> Iterator[str]:
    yield (
        f"**From the bank**: {check['replicates']} truths, each left out of the bank in its turn; "
        f"the {check['accepted']} nearest simulations are its posterior. No generations after the "
        "first; this checks distance, tolerance and noise, with intervals wider than the real "
        f"ones. Coverage over all quantities {_coverage(check)}. "
        f"{'No unevenness was found.' if check['even'] else '**Unevenness was found.**'}"
    )
    yield ""
    yield from _checktable(check)
    yield ""
    yield "![Places of known truths](pictures/sbc.png)"


def _smc_check(check: dict[str, Any]) -> Iterator[str]:
    yield (
        f"**All of ABC-SMC**: {check['replicates']} new truths, {check['particles']} particles, at "
        f"most {check['populations']} generations down to the last epsilon above. Coverage over "
        f"all quantities {_coverage(check)}. So few truths would show only gross errors."
    )
    yield ""
    yield from _checktable(check)


def _checktable(check: dict[str, Any]) -> Iterator[str]:
    yield from table(
        ("quantity", "p even", "50 %", "80 %", "95 %", "truth × posterior mean (ρ)"),
        ((f"`{row['name']}`", f"{row['p_even']:.2g}",
          *(f"{one:.0%}" for one in row["coverage"]),
          "–" if row["recovery"] is None else _signed(row["recovery"]))
         for row in check["quantities"]),
    )  # fmt: skip


def _use(r: dict[str, Any]) -> Iterator[str]:
    yield "## Using the draws"
    yield ""
    yield (
        "`experiments.calibration.draw_quantities(k)` gives k equally likely sets of the model's "
        "numbers, all uncertain quantities together; `aftertext claims --draws k` uses them. "
        f"They come from {r['effective_draws']:.0f} effective particles. They are refused where "
        "the model's version is another one. The declared values stay the defaults."
    )


def _tolerated(row: dict[str, Any]) -> str:
    low, high = row["low"], row["high"]
    if low is None:
        return f"≤ {high:g}"
    return f"≥ {low:g}" if high is None else f"{low:g} to {high:g}".replace("-", "−")


def spread_of(seen: dict[str, Any]) -> str:
    """Return the median of draws and where 95 % of them lie."""
    if seen["median"] is None:
        return "–"
    return "{median} ({low} to {high})".format(**{key: rounded(seen[key]) for key in seen})


def _coverage(check: dict[str, Any]) -> str:
    return ", ".join(f"{one:.0%}" for one in check["coverage"])


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} minutes"
