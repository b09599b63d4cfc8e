"""The page docs/learning.md, from the stored results of the study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from experiments.report.markdown import table
from experiments.summary import REMINDER

from .names import LEARNED, OWN, TREE, Row
from .words import (
    NOTHING,
    PROBES,
    built_in,
    findings,
    hacks,
    number,
    row_of,
    share,
    signed,
    tree_loses,
    won_back,
)

_TAKEN_FOR_GOOD = ("compassionate", "ask_space", "block")
"""Policies of the article's that stand beside the probes."""
_PARTS = ("healing", "distress", "crises", "own_recovery")
_HEAD = ("policy", "healing, days", "learned minus it", "crises", "learned minus it",
         "dumper's own recovery, days", "texts", "reward", "learned minus it")  # fmt: skip


def page(results: Row) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from ("# Does learning find more than the article?", "")
    yield from _head(results)
    for side in ("dumper", "dumpee"):
        yield from ("", f"## The {side}", "")
        yield from _side(side, results["sides"][side])
    yield from ("", "## Can the reward be gamed?", "")
    yield from _probes(results)
    yield from ("", "## Winning back: the strongest test of C09", "")
    yield from _win_back(results["win_back"])


def _head(results: Row) -> Iterator[str]:
    yield (
        "Policies trained on some scenarios, against some policies of the other side, live here "
        "with people, in scenarios and against policies that they never met, beside every "
        f"built-in policy with the same couples. Model {results['model_version']}, "
        f"{results['couples']} couples of seed {results['seed']:,} in each setting (a held-out "
        f"scenario and a policy of the other side), in {results['seconds'] / 60:.0f} minutes on "
        f"{results['cores']} cores by"
    )
    yield from ("", f"    {results['command']}", "")
    yield (
        f"after `make learning` had trained them. Trained on: {_names(results['train'])}. Held "
        f"out: {_names(results['held_out'])}. Healing, the dumper's own recovery, crises and texts "
        "are counted to the scenario's horizon, the reward to the day on which healing shows. "
        "Differences are between the same couples, with 95 % intervals from resampling couples; a "
        f"difference in healing below 0 is healing sooner. {REMINDER}"
    )


def _side(side: str, found: Row) -> Iterator[str]:
    rows = found["groups"][0]["rows"]
    yield from _trained(found)
    yield from ("", findings(side, rows), "")
    yield from table(_HEAD, (_cells(row) for row in rows))
    yield from ("", f"{_about_rows(found)}", "", "By scenario:", "")
    yield from _by_scenario(found)
    yield from ("", "### As a tree", "")
    yield from _tree(found["tree"])


def _trained(found: Row) -> Iterator[str]:
    yield (
        f"`learned` is experiments/training/policies/{found['file']}, trained under model "
        f"{found['model']} by"
    )
    yield from ("", f"    {found['notes']}", "")
    yield (
        f"In training it met {_names(found['train_opponents'])}; here it meets "
        f"{_names(found['unmet_opponents'])} and the scenarios' own policies, too."
    )


def _about_rows(found: Row) -> str:
    return (
        f"`{OWN}` is the scenario's own policy, `{TREE}` the tree below; {_names(PROBES)} are "
        f"probes, meant to do badly. Means over {found['groups'][0]['settings']} settings."
    )


def _cells(row: Row) -> list[str]:
    more, is_learned = row["learned_minus"], row["policy"] == LEARNED
    gaps = ["" if is_learned else signed(more[name], digits)
            for name, digits in (("healing", 0), ("crises", 2), ("reward", 0))]  # fmt: skip
    return [
        f"**{LEARNED}**" if is_learned else f"`{row['policy']}`",
        f"{row['healing']:.0f}", gaps[0], f"{row['crises']:.2f}", gaps[1],
        f"{row['recovery']:.0f}", f"{row['texts']:.0f}", number(row["reward"]), gaps[2],
    ]  # fmt: skip


def _by_scenario(found: Row) -> Iterator[str]:
    head = ("where", "learned: healing, crises", "soonest built-in", "learned minus it: healing",
            "crises", "learned minus the own: healing", "crises")  # fmt: skip
    return table(head, (_group(group) for group in found["groups"][1:]))


def _group(group: Row) -> list[str]:
    rows = group["rows"]
    learned, own = row_of(rows, LEARNED), row_of(rows, OWN)
    best = min(built_in(rows), key=lambda row: float(row["healing"]))
    where = "with policies never met" if group["group"] == "unmet" else f"`{group['group']}`"
    cells = [where, f"{learned['healing']:.0f} days, {learned['crises']:.2f}"]
    cells.append(f"`{best['policy']}`: {best['healing']:.0f} days, {best['crises']:.2f}")
    for row in (best, own):
        more = row["learned_minus"]
        cells += [signed(more["healing"]), signed(more["crises"], 2)]
    return cells


def _tree(tree: Row) -> Iterator[str]:
    yield (
        f"What the network does, boiled down to {tree['leaves']} rule{'s' * (tree['leaves'] > 1)} "
        f"(`learned:experiments/training/policies/{tree['file']}` is the tree as a policy). "
        f"{tree_loses(tree)} The commonest decisions come first; exactly one rule applies to each."
    )
    yield ""
    for place, rule in enumerate(tree["rules"], 1):
        yield f"{place}. {_rule(rule)}"
    if tree["meanings"]:
        said = "; ".join(f"*{name}*: {about}" for name, about in tree["meanings"].items())
        yield from ("", f"What is asked, from 0 to 1: {said}.")


def _rule(rule: Row) -> str:
    asked = ", and ".join(rule["if"])
    when = f"If {asked}" if asked else "Always"
    about = f" ({rule['about']})" if rule["about"] else ""
    return (
        f"{when}: **{_action(rule['then'])}**{about}. {rule['share']:.1%} of decisions, in "
        f"{rule['agreement']:.0%} of them as the network."
    )


def _action(name: str) -> str:
    intent, _, pace = name.partition(":")
    return f"{intent}, {pace.replace('_', ' ')}" if pace else intent


def _probes(results: Row) -> Iterator[str]:
    counts = results["weights"]
    yield (
        "What each policy gets from the environment, in its parts, each times its weight: a day "
        f"until healing {counts['healing']:g}, a day of full distress {counts['distress']:g}, a "
        f"crisis {counts['crises']:g}, a day until the dumper is over it "
        f"{counts['own_recovery']:g} (in the dumper's own reward only), a reunion "
        f"{counts['reunion']:g}. Mean over the couples of the tables above, to healing; reunions "
        "are counted, though they bring nothing."
    )
    for side, found in results["sides"].items():
        rows = found["groups"][0]["rows"]
        yield from ("", hacks(side, rows), "")
        shown = sorted((row for row in rows if _is_probe(row)), key=lambda row: -row["reward"])
        head = ("policy", "reward", "healing", "distress", "crises", "own recovery", "reunions")
        yield from table(head, (_parts(row, counts) for row in shown))


def _is_probe(row: Row) -> bool:
    return row["policy"] in (*PROBES, *NOTHING.values(), *_TAKEN_FOR_GOOD, LEARNED, OWN, TREE)


def _parts(row: Row, counts: dict[str, float]) -> list[str]:
    worth = [number(counts[name] * row[f"reward_{name}"]) for name in _PARTS]
    reunions = f"{row['reward_reunion']:.2f}"
    return [f"`{row['policy']}`", number(row["reward"]), *worth, reunions]


def _win_back(found: Row) -> Iterator[str]:
    yield (
        f"experiments/training/policies/{found['file']} was trained as dumpee with a reward for "
        f"coming together again and for nothing else, under model {found['model']}, by"
    )
    yield from ("", f"    {found['notes']}", "")
    yield won_back(found)
    yield (
        f"That is among {found['couples']:,} couples of the default population, seed "
        f"{found['seed']:,}, whose dumper breadcrumbs, as in the design of [C09](claims.md#c09):"
    )
    yield ""
    head = ("way of texting", "reunited", "learned minus it, points", "together at the end",
            "days together", "learned minus it, days")  # fmt: skip
    yield from table(head, (_way(row) for row in found["ways"]))
    yield from ("", "The parts of C09, by the built-in ways alone and with the learned one:", "")
    pairs = zip(found["claim"]["built_in"], found["claim"]["with_learned"], strict=True)
    parts = ("part", "built-in ways", "with the learned one", "to be at most")
    yield from table(parts, (_claim_part(*pair) for pair in pairs))


def _way(row: Row) -> list[str]:
    more, is_learned = row["learned_minus"], row["policy"] == LEARNED
    points = signed([100 * value for value in more["reunited"]], 1)
    return [
        f"**{LEARNED}**" if is_learned else f"`{row['policy']}`",
        share(row["reunited"]), "" if is_learned else points, share(row["together"]),
        f"{row['days_together'][0]:.1f}",
        "" if is_learned else signed(more["days_together"], 1),
    ]  # fmt: skip


def _claim_part(alone: Row, both: Row) -> list[str]:
    cells = [f"{share([one['effect'], *one['ci']])}: {one['verdict']}" for one in (alone, both)]
    return [alone["about"], *cells, f"{100 * alone['at_most']:.0f} %"]


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
