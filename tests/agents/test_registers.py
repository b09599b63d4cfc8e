"""Ways of writing: one person sounds like one person."""

from __future__ import annotations

import random
import re

import pytest

from agents.wording import REGISTERS, Mood, Situation, Wordsmith
from agents.wording.registers import dress

THREAD = 200
CALM = Mood(0.1, 0.1, 0.1, 0.4)
OPENING = Situation(3.5, -1, None, 1.0, False, False, False)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_person_sounds_the_same_throughout(register: str) -> None:
    other = "formal" if register != "formal" else "bare"
    smith, chance = Wordsmith(register, other), random.Random(9)
    lines = [
        smith.say(chance.randrange(13), 0, CALM, OPENING, chance.random) for _ in range(THREAD)
    ]
    small = register in ("lowercase", "textspeak", "bare")
    for line in lines:
        assert (line == line.lower()) == small, line
        assert register != "bare" or not set(line) & set("',;")
        assert register != "formal" or line[-1] in ".?!…", line
        assert register != "textspeak" or not re.search(r"\b(you(?!')|your|you're)\b", line)


def test_registers_write_the_same_text_differently() -> None:
    text = "I mean, I'm so glad you wrote. I can't say how much, to be honest."
    written = {name: dress(text, name, False, lambda: 0.5) for name in REGISTERS}
    assert written["plain"] == text
    assert written["emoji"] == text  # the emoji is put on by the wordsmith
    assert written["lowercase"] == text.lower()[:-1]
    assert written["formal"].endswith("I cannot say how much, to be honest.")
    assert written["terse"] == "So glad you wrote. Can't say how much, to be honest"
    assert "glad u wrote" in written["textspeak"]
    assert written["dots"].endswith("honest...")
    assert written["bare"] == "i mean im so glad you wrote. i cant say how much to be honest"


def test_formal_leaves_inverted_questions_whole() -> None:
    assert dress("Don't you know?", "formal", False, lambda: 0.0) == "Don't you know?"
    assert dress("Why don't we?", "formal", False, lambda: 0.0) == "Why don't we?"
    assert dress("You don't know", "formal", False, lambda: 0.0) == "You do not know."


def test_an_unknown_register_names_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'lowercase'"):
        Wordsmith("lowercas")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("I'm off. I'll ring", "Off. I'll ring"),
        ("I hear you. I'm in. I do too", "I hear you. I'm in. I do too"),
        ("I heard you", "Heard you"),
    ],
)
def test_the_terse_leave_no_order_and_no_stump(text: str, written: str) -> None:
    assert dress(text, "terse", 0.0, lambda: 0.5) == written
