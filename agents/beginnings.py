"""How the two feel at the moment of the breakup."""

from __future__ import annotations

import dataclasses

from agents.attachment import AttachmentNumbers
from agents.declare import number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.hope import HopeNumbers
from agents.maths import clip01
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class BeginningNumbers(HopeNumbers, AttachmentNumbers):
    """How traits shape the first feelings."""

    hope_at_breakup: float = number(
        -0.4,
        "log-odds",
        -1.5,
        1.0,
        "P26, assumption",
        "hope on the first day at even commitment and usual harshness",
    )
    hope_by_commitment: float = number(
        1.2, "log-odds", 0.0, 2.5, "assumption", "hope added for full commitment"
    )
    neutral_commitment: float = number(
        0.5, "share", 0.3, 0.9, "assumption", "commitment that neither raises nor lowers first hope"
    )
    hope_by_suddenness: float = number(
        0.6, "log-odds", 0.0, 1.5, "assumption", "hope added for a breakup out of the blue"
    )
    neutral_suddenness: float = number(
        0.5, "share", 0.2, 0.8, "assumption", "suddenness that neither raises nor lowers first hope"
    )
    hope_by_harshness: float = number(
        1.0, "log-odds", 0.0, 2.0, "assumption", "hope taken by a harsh breakup"
    )
    neutral_harshness: float = number(
        0.4, "share", 0.1, 0.7, "assumption", "harshness that neither raises nor lowers first hope"
    )
    bond_years: float = number(
        1.5, "years", 0.5, 4.0, "F11, assumption", "time constant with which a bond is built"
    )
    first_bond: float = number(
        0.35,
        "share",
        0.1,
        0.6,
        "F11, assumption",
        "bond at the breakup of the uncommitted after a short time",
    )
    first_bond_by_commitment: float = number(
        0.35, "share", 0.1, 0.6, "F11, assumption", "first bond added by full commitment"
    )
    first_bond_by_years: float = number(
        0.35, "share", 0.1, 0.6, "F11, assumption", "first bond added by very many years together"
    )
    first_expectation: float = number(
        0.7, "share", 0.4, 1.0, "P2, assumption", "contact that the uncommitted are used to"
    )
    first_expectation_by_commitment: float = number(
        0.25, "share", 0.0, 0.5, "P2, assumption", "further contact that full commitment is used to"
    )
    first_denial: float = number(
        0.3, "share", 0.1, 0.6, "P26, assumption", "first denial of one who saw it coming"
    )
    first_denial_by_suddenness: float = number(
        0.4,
        "share",
        0.1,
        0.7,
        "P26, assumption",
        "first denial added where it came out of the blue",
    )
    first_denial_by_attachment: float = number(
        0.3,
        "share",
        0.0,
        0.6,
        "P26 F10, assumption",
        "first denial added by full attachment anxiety",
    )
    first_acceptance: float = number(
        0.1, "share", 0.0, 0.3, "F10, assumption", "first acceptance of one who saw it coming"
    )
    first_closure: float = number(
        0.25,
        "share",
        0.0,
        0.6,
        "P15, assumption",
        "questions already answered for one who saw it coming",
    )
    first_reliance: float = number(
        0.15, "share", 0.0, 0.4, "P16, assumption", "first self-reliance without self-esteem"
    )
    first_reliance_by_esteem: float = number(
        0.25,
        "share",
        0.0,
        0.5,
        "P16 P38, assumption",
        "first self-reliance added by full self-esteem",
    )
    first_worth_less_by_harshness: float = number(
        0.25, "share", 0.0, 0.5, "P22, assumption", "self-worth taken by a fully harsh breakup"
    )
    first_anxiety: float = number(
        0.25, "share", 0.05, 0.5, "P4 P73, assumption", "first separation anxiety of the secure"
    )
    first_anxiety_by_attachment: float = number(
        0.3,
        "share",
        0.0,
        0.6,
        "P73 F10, assumption",
        "first anxiety added by full attachment anxiety",
    )
    first_sadness_by_bond: float = number(
        0.4, "share", 0.1, 0.8, "F08, assumption", "first sadness for a full bond"
    )
    first_rumination_by_bond: float = number(
        0.5, "share", 0.2, 0.9, "F14, assumption", "first rumination for a full bond"
    )
    first_anger: float = number(
        0.1,
        "share",
        0.0,
        0.3,
        "F08, assumption",
        "first anger of the dumpee after a gentle breakup",
    )
    first_anger_by_harshness: float = number(
        0.35, "share", 0.1, 0.7, "F08, assumption", "first anger added by a fully harsh breakup"
    )
    first_comfort_by_support: float = number(
        0.6, "share", 0.2, 1.0, "P36, assumption", "first comfort from others, for full support"
    )
    first_relief: float = number(
        0.9, "share", 0.6, 1.0, "P6 F15, assumption", "first relief of a dumper without love"
    )
    first_relief_less_by_love: float = number(
        0.5,
        "share",
        0.2,
        0.9,
        "P6 P30, assumption",
        "first relief that full love of their own takes away",
    )
    first_aversion: float = number(
        0.75, "share", 0.4, 1.0, "P24 P28, assumption", "first aversion of a dumper without love"
    )
    first_aversion_less_by_love: float = number(
        0.8,
        "share",
        0.3,
        1.0,
        "P28 P30, assumption",
        "first aversion that full love of their own takes away",
    )
    first_love: float = number(
        0.6,
        "share",
        0.2,
        1.0,
        "P28 P30, assumption",
        "share of their own love that the dumper feels at first",
    )
    first_guilt: float = number(
        0.2,
        "share",
        0.05,
        0.5,
        "P4 F15, assumption",
        "first guilt of the most moral after a harsh exit",
    )
    first_dumper_sadness: float = number(
        0.1, "share", 0.0, 0.3, "P13, assumption", "first sadness of a dumper without love"
    )
    first_dumper_sadness_by_love: float = number(
        0.5,
        "share",
        0.2,
        0.8,
        "P13 P30, assumption",
        "dumper's first sadness added by full love of their own",
    )
    first_shame: float = number(
        0.3,
        "share",
        0.05,
        0.6,
        "P43, assumption",
        "first shame of the most moral after a harsh exit",
    )
    first_benefit: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "P51 P61, assumption",
        "what texting the ex seems to bring to the unkind at first",
    )
    first_benefit_by_kindness: float = number(
        0.3, "share", 0.0, 0.6, "P61, assumption", "what full kindness adds to that benefit"
    )


@rule
def start_counts(d: Dumpee, now: float) -> None:
    """Begin at nothing whatever is counted since the breakup."""
    d.felt_day = now
    d.comfort_from_ex = 0.0
    d.crumbs = 0.0
    d.felt_used = 0.0
    d.grief_work = 0.0
    d.crises = 0
    d.distress_days = 0.0
    d.peak_distress = 0.0
    d.well_since = -1.0
    d.healed_day = -1.0


@rule
def begin_dumpee(d: Dumpee, q: BeginningNumbers, now: float) -> None:
    """Set the dumpee's feelings at the breakup from their traits."""
    built = d.relationship_years / (d.relationship_years + q.bond_years)
    bond = q.first_bond + q.first_bond_by_commitment * d.commitment
    d.bond = clip01(bond + q.first_bond_by_years * built)
    d.expectation = clip01(q.first_expectation + q.first_expectation_by_commitment * d.commitment)
    d.hope = q.hope_at_breakup + q.hope_by_commitment * (d.commitment - q.neutral_commitment)
    d.hope = d.hope + q.hope_by_suddenness * (d.suddenness - q.neutral_suddenness)
    d.hope = d.hope - q.hope_by_harshness * (d.harshness - q.neutral_harshness)
    denial = q.first_denial + q.first_denial_by_suddenness * d.suddenness
    d.denial = clip01(denial + q.first_denial_by_attachment * d.attachment_anxiety)
    d.acceptance = q.first_acceptance * (1.0 - d.suddenness)
    d.closure = q.first_closure * (1.0 - d.suddenness)
    d.self_reliance = clip01(q.first_reliance + q.first_reliance_by_esteem * d.self_esteem)
    d.self_worth = clip01(d.self_esteem - q.first_worth_less_by_harshness * d.harshness)
    d.separation_anxiety = clip01(
        q.first_anxiety + q.first_anxiety_by_attachment * d.attachment_anxiety
    )
    d.sadness = q.first_sadness_by_bond * d.bond
    d.rumination = q.first_rumination_by_bond * d.bond
    d.anger = clip01(q.first_anger + q.first_anger_by_harshness * d.harshness)
    d.comfort_elsewhere = q.first_comfort_by_support * d.support
    d.contact = 0.0
    d.idle_contact = 0.0
    start_counts(d, now)


@rule
def begin_dumper(r: Dumper, q: BeginningNumbers, now: float) -> None:
    """Set the dumper's feelings at the breakup from their traits."""
    r.relief = clip01(q.first_relief - q.first_relief_less_by_love * r.own_love)
    r.aversion = clip01(q.first_aversion - q.first_aversion_less_by_love * r.own_love)
    r.love = q.first_love * r.own_love
    r.guilt = q.first_guilt * r.moral_code * r.regret_of_manner
    r.sadness = clip01(q.first_dumper_sadness + q.first_dumper_sadness_by_love * r.own_love)
    r.shame = q.first_shame * r.moral_code * r.regret_of_manner
    r.benefit = clip01(q.first_benefit + q.first_benefit_by_kindness * r.kindness)
    r.felt_day = now
