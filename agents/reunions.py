"""What a reunion does to the two, how a day together feels, and what a second breakup does."""

from __future__ import annotations

import dataclasses

from agents.beginnings import BeginningNumbers
from agents.declare import number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.maths import raised
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class ReunionNumbers(BeginningNumbers):
    """What is left of each feeling after a reunion, after a day together, after parting again."""

    setback: float = number(
        0.5, "share", 0.2, 0.9, "P22", "share of acceptance and reliance lost to a reunion"
    )
    reunion_hope: float = number(
        2.5, "log-odds", 1.0, 4.0, "P22, assumption", "hope while the two are together again"
    )
    reunion_anxiety_left: float = number(
        0.1, "share", 0.0, 0.4, "P22, assumption", "separation anxiety left on being taken back"
    )
    reunion_sadness_left: float = number(
        0.3, "share", 0.0, 0.6, "P22, assumption", "sadness left on being taken back"
    )
    reunion_lifts_worth: float = number(
        0.3, "share", 0.1, 0.6, "P22, assumption", "self-worth lifted by being taken back"
    )
    reunion_closure_left: float = number(
        0.5, "share", 0.2, 0.9, "P22, assumption", "share of answered questions that stay answered"
    )
    reunion_used_left: float = number(
        0.3, "share", 0.0, 0.7, "P44, assumption", "feeling of being used left on being taken back"
    )
    reunion_loneliness_left: float = number(
        0.3, "share", 0.0, 0.7, "P43, assumption", "the dumper's loneliness left on coming back"
    )
    reunion_guilt_left: float = number(
        0.5, "share", 0.2, 0.9, "P5, assumption", "the dumper's guilt left on coming back"
    )
    together_anxiety_left: float = number(
        0.7, "share", 0.4, 0.95, "P22, assumption", "separation anxiety left after a day together"
    )
    together_sadness_left: float = number(
        0.8, "share", 0.5, 0.95, "P22, assumption", "sadness left after a day together"
    )
    together_rumination_left: float = number(
        0.8, "share", 0.5, 0.95, "P22, assumption", "rumination left after a day together"
    )
    together_loneliness_left: float = number(
        0.7,
        "share",
        0.4,
        0.95,
        "P43, assumption",
        "the dumper's loneliness left after a day together",
    )
    together_boredom_left: float = number(
        0.8, "share", 0.5, 0.95, "P43, assumption", "the dumper's boredom left after a day together"
    )
    parting_lowers_hope: float = number(
        0.8, "log-odds", 0.0, 2.0, "P22, assumption", "first hope that a second breakup takes away"
    )
    parting_worth_left: float = number(
        0.8, "share", 0.5, 1.0, "P22, assumption", "self-worth left by a second breakup"
    )
    parting_anxiety: float = number(
        0.4,
        "share",
        0.1,
        0.8,
        "P73, assumption",
        "anxiety that a second breakup brings, for a full bond",
    )
    parting_anger: float = number(
        0.3, "share", 0.1, 0.6, "P44, assumption", "anger that a second breakup brings"
    )
    parting_sadness: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "F08, assumption",
        "sadness that a second breakup brings, for a full bond",
    )
    parting_relief: float = number(
        0.6, "share", 0.3, 0.9, "P6, assumption", "relief that leaving again brings the dumper"
    )
    parting_guilt: float = number(
        0.3, "share", 0.1, 0.6, "P4, assumption", "guilt that leaving again brings the most moral"
    )
    parting_overwhelm_left: float = number(
        0.2, "share", 0.0, 0.6, "P34, assumption", "overwhelm left on leaving again"
    )
    partner_agrees: float = number(
        0.6, "share", 0.2, 1.0, "P10, assumption", "new partners who are fine with a friendship"
    )


@rule
def come_together(d: Dumpee, r: Dumper, q: ReunionNumbers) -> None:
    """Be taken back: the pain ends at once, and with it the work of getting over it (P22)."""
    d.separation_anxiety = q.reunion_anxiety_left * d.separation_anxiety
    d.hope = q.reunion_hope
    d.sadness = q.reunion_sadness_left * d.sadness
    d.self_worth = raised(d.self_worth, q.reunion_lifts_worth)
    d.contact = 1.0
    d.acceptance = d.acceptance * (1.0 - q.setback)
    d.closure = q.reunion_closure_left * d.closure
    d.crumbs = 0.0
    d.felt_used = q.reunion_used_left * d.felt_used
    d.well_since = -1.0
    r.loneliness = q.reunion_loneliness_left * r.loneliness
    r.fear_of_loss = 0.0
    r.guilt = q.reunion_guilt_left * r.guilt


@rule
def live_together(d: Dumpee, r: Dumper, q: ReunionNumbers) -> None:
    """Spend a day together: hope is kept, contact is full, nothing is grieved."""
    d.hope = q.reunion_hope
    d.contact = 1.0
    d.separation_anxiety = q.together_anxiety_left * d.separation_anxiety
    d.sadness = q.together_sadness_left * d.sadness
    d.rumination = q.together_rumination_left * d.rumination
    r.loneliness = q.together_loneliness_left * r.loneliness
    r.boredom = q.together_boredom_left * r.boredom


@rule
def part_again(d: Dumpee, r: Dumper, q: ReunionNumbers) -> None:
    """Be left a second time: put back part of the way (C11)."""
    d.hope = q.hope_at_breakup - q.parting_lowers_hope
    d.self_reliance = d.self_reliance * (1.0 - q.setback)
    d.self_worth = q.parting_worth_left * d.self_worth
    d.separation_anxiety = raised(d.separation_anxiety, q.parting_anxiety * d.bond)
    d.anger = raised(d.anger, q.parting_anger)
    d.sadness = raised(d.sadness, q.parting_sadness * d.bond)
    d.idle_contact = 0.0
    d.well_since = -1.0
    d.healed_day = -1.0
    r.relief = raised(r.relief, q.parting_relief)
    r.guilt = raised(r.guilt, q.parting_guilt * r.moral_code)
    r.overwhelm = q.parting_overwhelm_left * r.overwhelm
    r.well_since = -1.0
    r.recovered_day = -1.0
