"""How the two feel at the moment of the breakup, of a reunion, and of a second breakup."""

from __future__ import annotations

import dataclasses

from agents.attachment import AttachmentNumbers
from agents.declare import number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.hope import HopeNumbers
from agents.maths import clip01, raised
from agents.rules import rule


@dataclasses.dataclass
class BeginningNumbers(HopeNumbers, AttachmentNumbers):
    """How traits shape the first feelings, and how far a second breakup throws back."""

    hope_at_breakup: float = number(
        -0.4,
        "log-odds",
        -1.5,
        1.0,
        "P26, assumption",
        "hope of the average dumpee on the first day",
    )
    hope_by_commitment: float = number(
        1.2, "log-odds", 0.0, 2.5, "assumption", "hope added for full commitment"
    )
    hope_by_suddenness: float = number(
        0.6, "log-odds", 0.0, 1.5, "assumption", "hope added for a breakup out of the blue"
    )
    hope_by_harshness: float = number(
        1.0, "log-odds", 0.0, 2.0, "assumption", "hope taken by a harsh breakup"
    )
    bond_years: float = number(
        1.5, "years", 0.5, 4.0, "F11, assumption", "time constant with which a bond is built"
    )
    setback: float = number(
        0.5, "share", 0.2, 0.9, "P22 C11", "share of acceptance and reliance lost to a reunion"
    )
    reunion_hope: float = number(
        2.5, "log-odds", 1.0, 4.0, "P22, assumption", "hope while the two are together again"
    )
    partner_agrees: float = number(
        0.6, "share", 0.2, 1.0, "P10, assumption", "new partners who are fine with a friendship"
    )


@rule
def begin_dumpee(d: Dumpee, q: BeginningNumbers, now: float) -> None:
    """Set the dumpee's feelings at the breakup from their traits."""
    built = d.relationship_years / (d.relationship_years + q.bond_years)
    d.bond = clip01(0.35 + 0.35 * d.commitment + 0.35 * built)
    d.expectation = clip01(0.7 + 0.25 * d.commitment)
    d.hope = q.hope_at_breakup + q.hope_by_commitment * (d.commitment - 0.5)
    d.hope = d.hope + q.hope_by_suddenness * (d.suddenness - 0.5)
    d.hope = d.hope - q.hope_by_harshness * (d.harshness - 0.4)
    d.denial = clip01(0.3 + 0.4 * d.suddenness + 0.3 * d.attachment_anxiety)
    d.acceptance = 0.1 * (1.0 - d.suddenness)
    d.closure = 0.25 * (1.0 - d.suddenness)
    d.self_reliance = clip01(0.15 + 0.25 * d.self_esteem)
    d.self_worth = clip01(d.self_esteem - 0.25 * d.harshness)
    d.separation_anxiety = clip01(0.25 + 0.3 * d.attachment_anxiety)
    d.sadness = 0.4 * d.bond
    d.rumination = 0.5 * d.bond
    d.anger = clip01(0.1 + 0.35 * d.harshness)
    d.comfort_elsewhere = 0.6 * d.support
    d.contact = 0.0
    d.idle_contact = 0.0
    d.felt_day = now


@rule
def begin_dumper(r: Dumper, now: float) -> None:
    """Set the dumper's feelings at the breakup from their traits."""
    r.relief = clip01(0.9 - 0.5 * r.own_love)
    r.aversion = clip01(0.75 - 0.8 * r.own_love)
    r.love = 0.6 * r.own_love
    r.guilt = 0.2 * r.moral_code * r.regret_of_manner
    r.sadness = clip01(0.1 + 0.5 * r.own_love)
    r.shame = 0.3 * r.moral_code * r.regret_of_manner
    r.benefit = clip01(0.3 + 0.3 * r.kindness)
    r.felt_day = now


@rule
def come_together(d: Dumpee, r: Dumper, q: BeginningNumbers) -> None:
    """Be taken back: the pain ends at once, and with it the work of getting over it (P22)."""
    d.separation_anxiety = 0.1 * d.separation_anxiety
    d.hope = q.reunion_hope
    d.sadness = 0.3 * d.sadness
    d.self_worth = raised(d.self_worth, 0.3)
    d.contact = 1.0
    d.acceptance = d.acceptance * (1.0 - q.setback)
    d.closure = 0.5 * d.closure
    d.crumbs = 0.0
    d.felt_used = 0.3 * d.felt_used
    d.well_since = -1.0
    r.loneliness = 0.3 * r.loneliness
    r.fear_of_loss = 0.0
    r.guilt = 0.5 * r.guilt


@rule
def live_together(d: Dumpee, r: Dumper, q: BeginningNumbers) -> None:
    """Spend a day together: hope is kept, contact is full, nothing is grieved."""
    d.hope = q.reunion_hope
    d.contact = 1.0
    d.separation_anxiety = 0.7 * d.separation_anxiety
    d.sadness = 0.8 * d.sadness
    d.rumination = 0.8 * d.rumination
    r.loneliness = 0.7 * r.loneliness
    r.boredom = 0.8 * r.boredom


@rule
def part_again(d: Dumpee, r: Dumper, q: BeginningNumbers) -> None:
    """Be left a second time: put back part of the way (C11)."""
    d.hope = q.hope_at_breakup - 0.8
    d.self_reliance = d.self_reliance * (1.0 - q.setback)
    d.self_worth = 0.8 * d.self_worth
    d.separation_anxiety = raised(d.separation_anxiety, 0.4 * d.bond)
    d.anger = raised(d.anger, 0.3)
    d.sadness = raised(d.sadness, 0.3 * d.bond)
    d.idle_contact = 0.0
    d.well_since = -1.0
    d.healed_day = -1.0
    r.relief = raised(r.relief, 0.6)
    r.guilt = raised(r.guilt, 0.3 * r.moral_code)
    r.overwhelm = 0.2 * r.overwhelm
    r.well_since = -1.0
    r.recovered_day = -1.0
