"""Scripted policies: what is in the file is what is sent, and faults name their line."""

import pickle
import textwrap

import pytest

from agents.errors import AftertextError
from agents.intents import INTENT_IDS, SILENT
from agents.policies.programs import MOST_SENDS
from agents.policies.table import SCRIPTED
from sim.begin import Setup
from sim.own_policy import resolve_policy, seated
from sim.record import Recorder
from sim.scripted import load_script
from sim.simulate import simulate
from tests.sim.couples import Q, state_of

GOOD = """
    answers:
      plea: comfort
      ask_closure: silence
    default: curt_answer
    sends:
      - {day: 9, hour: 21.5, intent: miss_you}
      - {day: 2, intent: check_up}
      - {day: 12.25, intent: say_over}
"""


@pytest.fixture(name="write")
def _write(tmp_path):
    def write(text):
        path = tmp_path / "script.yaml"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return str(path)

    return write


def setup_of(ref, other, days=30.0, side=1):
    choices = [resolve_policy(other, 1 - side), resolve_policy(f"scripted:{ref}", side)]
    dumpee, dumper = choices if side == 1 else reversed(choices)
    return seated(Setup(policies=(None, None), horizon_days=days), dumpee, dumper)


def played(ref, other, days=30.0, seed=4, side=1):
    recorder = Recorder(seed, 0)
    couple = simulate(setup_of(ref, other, days, side), Q, seed, 0, observer=recorder)
    assert couple.seats[side].policy == SCRIPTED
    return couple, recorder.thread


def run(ref, other, days=30.0, seed=4):
    return played(ref, other, days, seed)[1].texts


def test_a_script_is_plain_data(write):
    script = load_script(write(GOOD), 1)
    assert script.answers[INTENT_IDS["plea"]] == INTENT_IDS["comfort"]
    assert script.answers[INTENT_IDS["ask_closure"]] == SILENT
    assert script.answers[INTENT_IDS["protest"]] == INTENT_IDS["curt_answer"]
    sends = zip(script.send_days, script.send_intents, strict=True)
    assert list(sends)[: script.n_sends] == [
        (2.75, INTENT_IDS["check_up"]),
        (9.0 + 21.5 / 24.0, INTENT_IDS["miss_you"]),
        (12.25, INTENT_IDS["say_over"]),
    ]
    assert pickle.loads(pickle.dumps(script)) == script


def test_it_is_decided_by_the_rules_and_can_be_sent_to_other_processes(write):
    ref = write(GOOD)
    choice = resolve_policy(f"scripted:{ref}", 1)
    assert choice.is_data
    assert choice.decider(Q, 4, 0) is None
    assert pickle.loads(pickle.dumps(choice)) == choice
    one, two = (simulate(setup_of(ref, "plead"), Q, 4) for _ in range(2))
    assert state_of(one) == state_of(two)


def test_the_dumpee_can_have_one_too(write):
    ref = write("default: polite_answer\nsends: [{day: 1, intent: ask_closure}]")
    _, thread = played(ref, "breadcrumb", side=0)
    mine = [text for text in thread.texts if text.sender == "dumpee"]
    assert {text.intent for text in mine} == {"polite_answer", "ask_closure"}
    assert [t.sent_day for t in mine if t.intent == "ask_closure" and not t.follows_up] == [1.75]


def test_it_sends_on_its_days_what_it_says(write):
    texts = [text for text in run(write(GOOD), "no_contact") if text.sender == "dumper"]
    own = [text for text in texts if text.answers is None and not text.follows_up]
    assert [text.intent for text in own] == ["check_up", "miss_you", "say_over"]
    assert [text.sent_day for text in own] == pytest.approx([2.75, 9.0 + 21.5 / 24.0, 12.25])


def test_it_answers_as_it_says_and_leaves_closings_to_stand(write):
    texts = run(write(GOOD), "plead", days=60.0)
    by_id = {text.id: text for text in texts}
    answers = [text for text in texts if text.sender == "dumper" and text.answers is not None]
    assert answers
    for text in answers:
        heard = by_id[text.answers].intent
        assert text.intent == {"plea": "comfort"}.get(heard, "curt_answer")
    assert not any(by_id[text.answers].intent == "ask_closure" for text in answers)


def test_a_displaced_send_is_made_up_for(write):
    sends = "\n".join(f"      - {{day: {day}, intent: check_up}}" for day in range(2, 12))
    texts = run(write(f"default: comfort\nsends:\n{textwrap.dedent(sends)}"), "plead", days=60.0)
    sent = [text for text in texts if text.intent == "check_up" and not text.follows_up]
    assert len(sent) == 10
    assert len({int(text.sent_day) for text in sent}) == 10


def test_as_many_sends_as_there_may_be_are_all_sent_and_more_are_refused(write):
    def script(n):
        rows = (f"  - {{day: {0.25 * i}, intent: check_up}}" for i in range(1, n + 1))
        return write("sends:\n" + "\n".join(rows))

    assert load_script(script(MOST_SENDS), 1).n_sends == MOST_SENDS
    with pytest.raises(AftertextError, match=f"line 1: {MOST_SENDS + 1} sends are more than"):
        load_script(script(MOST_SENDS + 1), 1)


def test_after_a_reunion_the_script_goes_on_and_does_not_begin_again(write):
    """A dumper proposes on day 3, is taken back, leaves again, and says the rest of it once."""
    ref = write("""
        sends:
          - {day: 1, intent: check_up}
          - {day: 3, intent: propose_return}
          - {day: 250, intent: say_over}
    """)
    left = 0
    for seed in range(12):
        couple, thread = played(ref, "plead", days=300.0, seed=seed)
        own = [t.intent for t in thread.texts if t.sender == "dumper" and t.answers is None
               and not t.follows_up and t.intent not in ("everyday", "leave_again")]  # fmt: skip
        assert own == ["check_up", "propose_return", "say_over"][: len(own)]
        assert len(own) >= 2
        left += couple.partings > 0 and len(own) == 3
    assert left > 0


def test_an_empty_file_is_no_script_but_an_empty_mapping_is_silence(write):
    with pytest.raises(AftertextError, match="a script is a mapping"):
        load_script(write(""), 1)
    assert set(load_script(write("{}"), 1).answers) == {SILENT}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("answers:\n  plae: comfort", 2, "there is no intent 'plae'; did you mean 'plea'?"),
        ("answers:\n  plea: comfrt", 2, "there is no intent 'comfrt'; did you mean 'comfort'?"),
        ("answers:\n  plea: plea", 2, "an intent of the dumpee's"),
        ("answers:\n  plea: 3", 2, "3 is not the name of an intent"),
        ("default: everyday", 1, "sent by the model itself"),
        ("\n\nanswer: {}", 3, "there is no key 'answer' here; did you mean 'answers'?"),
        ("answers: [plea]", 1, "answers is a mapping"),
        ("sends: plea", 1, "sends is a list"),
        ("sends:\n  - {day: 1, intent: comfort}\n  - {day: 2}", 3, "a day and an intent"),
        ("sends:\n  - {day: -1, intent: comfort}", 2, "from 0 to"),
        ("sends:\n  - {day: 1, hour: 24, intent: comfort}", 2, "hour is 24"),
        ("sends:\n  - {day: .nan, intent: comfort}", 2, "day is nan"),
        ("sends:\n  - {day: 1, at: 3, intent: comfort}", 2, "there is no key 'at'"),
        ("answers: {plea: comfort", 1, "expected"),
        ("- plea", 0, "a script is a mapping"),
        ("default: a\ndefault: b", 2, "duplicate key"),
    ],
)
def test_a_fault_names_file_line_and_nearest_name(write, text, line, reason):
    path = write(text)
    with pytest.raises(AftertextError) as caught:
        load_script(path, 1)
    told = str(caught.value)
    assert told.startswith(f"{path}, line {line}: " if line else f"{path}: ")
    assert reason in told
    assert "\n" not in told


def test_a_file_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "script.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AftertextError, match="not a text in UTF-8"):
        load_script(str(path), 1)
