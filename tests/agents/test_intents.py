"""The table of intents: numbered as named, on the axes, with something for either side."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents import intents
from agents.intents import DUMPEE, DUMPER, INTENT_IDS, INTENT_NAMES, INTENTS, SIDES, SILENT
from agents.quantities import Quantities


def test_intents_are_numbered_in_the_order_of_their_names():
    assert len(set(INTENT_NAMES)) == len(INTENTS)
    for i, name in enumerate(INTENT_NAMES):
        assert getattr(intents, name.upper()) == INTENT_IDS[name] == i
    assert SILENT not in INTENT_IDS.values()
    assert (SIDES[DUMPEE], SIDES[DUMPER]) == ("dumpee", "dumper")


@given(st.sampled_from(INTENTS))
def test_every_row_says_who_what_and_whence(row):
    assert set(row.sides) <= {DUMPEE, DUMPER}
    assert row.sides
    assert row.about
    assert row.source.startswith("P")
    values = dataclasses.astuple(row.content)
    assert all(0.0 <= value <= 1.0 for value in values)
    assert any(value > 0.0 for value in values)


def test_the_quantities_begin_with_the_rows_content_but_do_not_share_it():
    contents = Quantities().contents
    assert contents == [row.content for row in INTENTS]
    assert all(a is not row.content for a, row in zip(contents, INTENTS, strict=True))


@pytest.mark.parametrize("side", [DUMPEE, DUMPER])
def test_either_side_can_answer_ask_for_space_and_speak_of_the_end(side):
    own = {row.name for row in INTENTS if side in row.sides}
    assert {"small_talk", "polite_answer", "ask_space", "warn", "accept_return"} <= own


def test_only_the_leaver_leaves_and_proposes_and_only_the_left_pleads():
    sides = {row.name: row.sides for row in INTENTS}
    assert sides["leave_again"] == sides["propose_return"] == (DUMPER,)
    assert sides["plea"] == (DUMPEE,)
