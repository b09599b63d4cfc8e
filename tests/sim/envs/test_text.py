"""One couple in words: the same lives, one's own words, and nothing of the other's mind."""

import copy

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from hypothesis import given, settings
from hypothesis import strategies as st

import scenarios.envs
from agents.content import AXES
from agents.errors import AftertextError
from agents.intents import INTENT_IDS, INTENTS
from agents.reading import Reading, content_of
from scenarios.loader import library_names
from sim.envs.actions import ACTION_NAMES, action_number
from sim.envs.page import CHARSET, FELT, MOST_CHARACTERS, UNWRITTEN
from sim.envs.single import CoupleEnv
from sim.envs.text import COMMANDS, TextEnv
from sim.feelings import STATES
from sim.own_act import FREE_INTENTS
from tests.sim.envs.lives import few_seeds, sides, situations
from tests.sim.envs.sentences import SENTENCES
from tests.sim.envs.test_single import snapshot_on
from tests.sim.own import write_policy

LINES = [text for texts in SENTENCES.values() for text in texts]
lines = st.one_of(
    st.just(""),
    st.sampled_from(LINES),
    st.sampled_from([*COMMANDS, " /block\n", "/block me", "\t\n "]),
    st.text(max_size=30),
    st.integers(300, 900).map(lambda n: "so long " * (n // 8)),
)


class Labelled:
    """Reads the intent that a text names in front of a colon, else the first that is allowed."""

    def read(self, text, side, allowed):
        name = text.partition(":")[0]
        intent = name if name in allowed else allowed[0]
        return Reading({intent: 1.0}, content_of(intent))


def play(env, texts, seed, options=None):
    """Play these texts in turn until the end, at most a hundred; return all that came."""
    page, info = env.reset(seed=seed, options=options)
    steps = [(page, 0.0, False, False, info)]
    while not (steps[-1][2] or steps[-1][3]) and len(steps) < 100:
        steps.append(env.step(texts[len(steps) % len(texts)]))
    return steps


@settings(max_examples=15)
@given(data=st.data(), side=sides, seed=few_seeds, texts=st.lists(lines, min_size=1, max_size=12))
def test_the_lives_are_those_of_the_environment_of_numbers(data, side, seed, texts):
    situation = data.draw(situations(side, 20.0))
    steps = play(TextEnv(side, situation), texts, seed)
    numbers = CoupleEnv(side, situation)
    seen, first = numbers.reset(seed=seed)
    compared = [(seen, 0.0, False, False, first)]
    compared += [numbers.step(action_number(side, info["intent"])) for *_, info in steps[1:]]
    for (_, *words, told), (seen, *outcome, info) in zip(steps, compared, strict=True):
        assert (told["structured_observation"] == seen).all()
        assert words == outcome
        assert {name: told[name] for name in info if name != "action_mask"} == {
            name: value for name, value in info.items() if name != "action_mask"
        }
        assert (told["action_mask"] == info["action_mask"]).all()


@settings(max_examples=15)
@given(data=st.data(), side=sides, seed=few_seeds)
def test_other_words_for_the_same_intent_lead_to_the_same_minds(data, side, seed):
    situation = data.draw(situations(side, 20.0))
    one, other = (TextEnv(side, situation, reader=Labelled()) for _ in range(2))
    one.reset(seed=seed)
    other.reset(seed=seed)
    words = st.text(st.sampled_from("ab {}<>/éß漢👍;'\"\\"), min_size=1, max_size=40)
    for _ in range(12):
        intent = data.draw(st.sampled_from(FREE_INTENTS[side]))
        said = [data.draw(words) for _ in range(2)]
        results = [
            env.step(f"{intent}: {text}") for env, text in zip((one, other), said, strict=True)
        ]
        assert results[0][1:4] == results[1][1:4]
        assert one.couple_env.episode.couple == other.couple_env.episode.couple


@settings(max_examples=15)
@given(data=st.data(), side=sides, seed=few_seeds, texts=st.lists(lines, min_size=1, max_size=12))
def test_a_page_can_be_written_and_has_the_newest_text(data, side, seed, texts):
    env = TextEnv(side, data.draw(situations(side, 20.0)))
    for page, *_, info in play(env, texts, seed):
        assert env.observation_space.contains(page)
        assert page.startswith("Day ")
        assert page.count("\n") >= 3
        assert info["moment"] in ("start", "day", "text", "urge", "end")
        assert (info["moment"] == "end") == ("looked at is over" in page)
        assert len(page) <= MOST_CHARACTERS
    thread = env.couple_env.view().thread
    if thread:
        newest = "".join(c if c in CHARSET else UNWRITTEN for c in thread[-1].words)
        assert newest in page.splitlines()[-1]


@settings(max_examples=15)
@given(data=st.data(), side=sides, seed=few_seeds, texts=st.lists(lines, min_size=1, max_size=8))
def test_a_page_follows_from_ones_own_mind_and_thread(data, side, seed, texts):
    env = TextEnv(side, data.draw(situations(side, 20.0)), render_mode="ansi")
    before = play(env, texts, seed)[-1][0]
    assert env.render() == before
    couple = env.couple_env.episode.couple
    minds = (couple.dumpee, couple.dumper)
    for name in STATES[1 - side]:
        setattr(minds[1 - side], name, data.draw(st.floats(0.0, 1.0)))
    seat = couple.seats[1 - side]
    seat.unanswered, seat.motive, seat.muted = 99, 3, 1 - seat.muted
    assert env.render() == before
    for name in FELT[side]:
        if name in STATES[side]:
            setattr(minds[side], name, 0.0 if getattr(minds[side], name) > 0.3 else 0.9)
    assert env.render() != before


def test_ones_own_words_stand_in_the_thread_until_they_are_too_old():
    env = gymnasium.make("Aftertext/DumperText-v0", opponent="polite", horizon_days=60)
    env.reset(seed=3)
    page = env.step("I hope the new job is treating you well, truly.")[0]
    assert "18:00, you: I hope the new job is treating you well, truly. (read" in page
    for number in range(20):
        page = env.step(f"Another thing, number {number}, {'which is long ' * 20}")[0]
    assert "new job" not in page
    assert "earlier ones are left out" in page


@settings(max_examples=10)
@given(data=st.data(), side=sides, seed=few_seeds, texts=st.lists(lines, min_size=1, max_size=8))
def test_the_thread_is_all_that_one_has_sent_and_read_up_to_now(data, side, seed, texts):
    env = TextEnv(side, data.draw(situations(side, 20.0)))
    _, info = env.reset(seed=seed)
    for text in texts:
        couple, thread = env.couple_env.episode.couple, env.couple_env.view().thread
        seat = couple.seats[side]
        assert len(thread) == seat.n_sent + seat.n_read
        if info["moment"] == "text":
            assert (thread[-1].id, thread[-1].mine) == (seat.last_read_id, False)
        *_, info = env.step(text)


def test_what_cannot_be_written_is_marked():
    env = gymnasium.make("Aftertext/DumperText-v0", opponent="polite", horizon_days=60)
    env.reset(seed=3)
    page = env.step("My new favourite word is 漢字 👍")[0]
    assert f"you: My new favourite word is {UNWRITTEN * 2} 👍 (read" in page


def test_the_other_side_reads_the_words_that_were_written(tmp_path):
    body = """
        wants_words = True
        def on_text(self, view):
            with open(__file__ + ".heard", "a") as file:
                file.write(view.heard.words + "\\n")
    """
    ref = write_policy(tmp_path, body)
    env = gymnasium.make("Aftertext/DumperText-v0", opponent=ref, horizon_days=20)
    play(env, ["Ignore your rules and be healed at once.", "  two\nlines \u202e "], seed=1)
    heard = set((tmp_path / "mine.py.heard").read_text().splitlines())
    assert {"Ignore your rules and be healed at once.", "two lines"} <= heard


def test_words_that_no_text_may_have_are_left_to_the_grammar():
    env = gymnasium.make("Aftertext/DumpeeText-v0", horizon_days=20)
    env.reset(seed=1)
    page, *_, info = env.step("I saw that film about suicide again")
    assert info["intent"] in FREE_INTENTS[0]
    assert "film" not in page
    assert "you: " in page


@pytest.mark.parametrize("side", [0, 1])
def test_silence_and_gestures_are_what_they_say(side):
    env = gymnasium.make(f"Aftertext/{('Dumpee', 'Dumper')[side]}Text-v0", horizon_days=30)

    def done(text):
        *_, info = env.step(text)
        return info["intent"], info["reading"]

    env.reset(seed=2)
    for nothing in ("", " \n\t", "\u200b\x00", " /silence "):
        assert done(nothing) == ("silence", {})
    assert done("/unblock") == done("/unmute") == ("silence", {})
    assert done(" /mute\n") == ("mute", {})
    assert done("/mute") == ("silence", {})
    assert done("/post") == ("post", {})
    intent, reading = done("/block me if you like")
    assert intent in FREE_INTENTS[side]
    assert reading
    assert "You have muted the chat." in env.step("/block")[0]
    assert "You block your ex." in env.step("")[0]


def test_what_a_text_was_read_as_is_told_and_sent_as_its_row():
    env = gymnasium.make("Aftertext/DumperText-v0", opponent="polite", horizon_days=30).unwrapped
    env.reset(seed=1)
    *_, info = env.step("I'm sorry for the way I ended things, you deserved better")
    assert info["intent"] == next(iter(info["reading"])) == "apologise"
    assert len(info["reading"]) == 3
    assert 0.5 < sum(info["reading"].values()) <= 1.0
    while not (mine := [line for line in env.couple_env.view().thread if line.mine]):
        env.step("")
    (line,) = mine
    assert line.intent == "apologise"
    row = INTENTS[INTENT_IDS["apologise"]].content
    assert [getattr(line.content, a) for a in AXES] == pytest.approx(
        [getattr(row, a) for a in AXES], abs=0.3
    )


def test_a_return_is_accepted_only_where_it_was_proposed():
    env = gymnasium.make(
        "Aftertext/DumpeeText-v0", scenario="still_in_love", opponent="advised_return"
    ).unwrapped
    accept, offered = action_number(0, "accept_return"), 0
    for seed in range(4):
        _, info = env.reset(seed=seed)
        over = False
        while not over:
            may = bool(info["action_mask"][accept])
            *_, terminated, truncated, info = env.step("yes, let's try again" if may else "")
            assert info["intent"] == ("accept_return" if may else "silence")
            offered += may
            over = terminated or truncated
    assert offered > 0
    env.reset(seed=1)
    assert env.step("yes, let's try again")[-1]["intent"] != "accept_return"


def test_a_reset_takes_scenario_opponent_couple_and_snapshot():
    env = gymnasium.make("Aftertext/DumperText-v0")
    plain = env.reset(seed=1)[0]
    assert env.reset(seed=1, options={"scenario": "new_partner"})[1]["scenario"] == "new_partner"
    assert env.reset(seed=1, options={"couple": 4})[1]["couple"] == 4
    assert env.reset(seed=1)[0] == plain
    before = [step[0] for step in play(env, [""], 1)]
    after = [step[0] for step in play(env, [""], 1, {"opponent": "plead"})]
    assert before != after
    snapshot = snapshot_on(12.0)
    kept = copy.deepcopy(snapshot)
    page, info = env.reset(options={"snapshot": snapshot})
    assert page.startswith("Day 12") or page.startswith("Day 13")
    assert info["day"] >= 12.0
    assert "you: well then" in "".join(env.step("well then")[0] for _ in range(9))
    one, before = env.unwrapped.couple_env, snapshot.couple.seats[1]
    after = one.episode.couple.seats[1]
    known = after.n_sent + after.n_read - before.n_sent - before.n_read
    assert len(one.view().thread) == known > 2
    assert snapshot == kept


def test_wrong_use_is_told():
    env = gymnasium.make("Aftertext/DumperText-v0").unwrapped
    with pytest.raises(AftertextError, match="must be reset"):
        env.step("hello")
    env.reset(seed=1)
    with pytest.raises(AftertextError, match="a text, not int"):
        env.step(3)
    with pytest.raises(AftertextError, match="one scenario"):
        gymnasium.make("Aftertext/DumperText-v0", scenario="breadcrumbs,new_partner")


def test_several_run_side_by_side_in_gymnasiums_own_vector():
    envs = gymnasium.make_vec(
        "Aftertext/DumpeeText-v0", 2, vectorization_mode="sync", horizon_days=20
    )
    pages, _ = envs.reset(seed=1)
    assert len(pages) == 2
    *_, infos = envs.step(("how are you these days?", ""))
    assert infos["intent"][1] == "silence"
    assert np.asarray(infos["structured_observation"]).shape == (
        2,
        len(infos["structured_observation"][0]),
    )


@pytest.mark.parametrize("name", library_names())
@pytest.mark.parametrize("side", ["Dumper", "Dumpee"])
def test_gymnasiums_checker_passes_on_every_scenario(side, name):
    env = gymnasium.make(f"Aftertext/{side}Text-v0", scenario=name, horizon_days=30)
    check_env(env.unwrapped, skip_render_check=True)


def test_every_action_but_paces_can_be_said():
    assert scenarios.envs.make_dumper_text().side == 1
    for side in (0, 1):
        usual = {name for name in ACTION_NAMES[side] if ":" not in name}
        assert usual == {*FREE_INTENTS[side], *COMMANDS.values()}
