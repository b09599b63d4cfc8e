"""One couple in words: `Aftertext/DumperText-v0` and `Aftertext/DumpeeText-v0`.

    env = gymnasium.make("Aftertext/DumperText-v0", scenario="breadcrumbs")
    page, info = env.reset(seed=1)
    page, reward, terminated, truncated, info = env.step("Hope you are well.")

Observed is a page with what this side knows (page.py). An action is what to send: nothing, or
`/silence`, is silence; `/block`, `/unblock`, `/mute`, `/unmute` or `/post` the gesture of that
name; all else a text. A reader finds the likeliest of the intents that are allowed; that intent is
sent, at its usual pace and with these words. What the text says on the ten axes is the intent's
row, as under every policy: two texts that are read as the same intent lead to the same minds.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from typing import Any

import gymnasium
from gymnasium import spaces

from agents.errors import AftertextError
from agents.intents import INTENT_IDS
from agents.quantities import Quantities
from agents.reading import Reader, open_reader
from agents.seat import DAILY, NO_MOMENT
from sim.couple import Couple
from sim.envs.actions import ACTION_NAMES, action_number
from sim.envs.page import CHARACTERS, CHARSET, MOST_CHARACTERS, page_of
from sim.envs.single import CoupleEnv, Info
from sim.envs.situation import Situation
from sim.event_engine import Observer
from sim.llm.answers import MOST_OF_A_TEXT, clean
from sim.llm.speakers import Desk, Speakers
from sim.own_act import FREE_GESTURES, FREE_INTENTS
from sim.own_decider import OwnDecider
from sim.own_view import Dice, View
from sim.words import Scribe

SILENCE = "silence"
COMMANDS = {f"/{name}": name for name in (SILENCE, *FREE_GESTURES)}
"""The lines that are no texts, and what they do."""
FIRST_READINGS = 3
"""Probabilities of the reader's that `info["reading"]` has."""


class TextEnv(gymnasium.Env[str, str]):
    """One side of one couple, which reads and writes words.

    `info` is that of `CoupleEnv`, with its observation as `structured_observation` and `moment`
    (what is asked about: start, day, text, urge; end), and after a step `intent` (as what the
    action was done: an intent, a gesture, silence) and `reading` (the probabilities of the
    likeliest intents of a text).
    """

    metadata = CoupleEnv.metadata

    def __init__(
        self, side: int, situation: Situation, reader: Reader | None = None, **kwargs: Any
    ) -> None:
        """Take what `CoupleEnv` takes, and a reader if another than the light one is wanted."""
        self.couple_env = OverheardEnv(side, situation, **kwargs)
        self.side, self.render_mode = side, self.couple_env.render_mode
        self.reader = light_reader() if reader is None else reader
        self.observation_space = spaces.Text(MOST_CHARACTERS, charset=CHARSET)
        self.action_space = spaces.Text(MOST_OF_A_TEXT, min_length=0, charset=CHARACTERS)

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[str, Info]:
        """Begin the next couple, with the options of `CoupleEnv.reset`: the same lives."""
        super().reset(seed=seed)
        seen, info = self.couple_env.reset(seed=seed, options=options)
        page, moment = self._page()
        return page, info | {"structured_observation": seen, "moment": moment}

    def step(self, action: str) -> tuple[str, float, bool, bool, Info]:
        """Send this text, make this gesture or be silent, and live on to the next decision."""
        name, reading = self._meaning(action)
        number = action_number(self.side, name)
        seen, reward, terminated, truncated, info = self.couple_env.step(number)
        page, moment = self._page()
        told = {"structured_observation": seen, "moment": moment, "intent": name}
        return page, reward, terminated, truncated, info | told | {"reading": reading}

    def render(self) -> str | None:
        """Return the page that is observed, with render_mode 'ansi'."""
        return None if self.render_mode is None else self._page()[0]

    def _page(self) -> tuple[str, str]:
        """Return the page and the moment that it is about."""
        view = self.couple_env.view()
        return page_of(view), view.moment

    def _meaning(self, action: str) -> tuple[str, dict[str, float]]:
        """Return the action that is meant, and how a text was read; keep a text's words."""
        if not isinstance(action, str):
            raise AftertextError(f"an action here is a text, not {type(action).__name__}")
        masks = self.couple_env.action_masks()
        allowed = {n for n, may in zip(ACTION_NAMES[self.side], masks, strict=True) if may}
        words = clean(action)
        command = COMMANDS.get(action.strip(), "" if words else SILENCE)
        if command or allowed == {SILENCE}:
            return command if command in allowed else SILENCE, {}
        intents = [name for name in FREE_INTENTS[self.side] if name in allowed]
        read = self.reader.read(words, self.side, intents)
        self.couple_env.say(read.likeliest, words)
        return read.likeliest, dict(list(read.intents.items())[:FIRST_READINGS])


@functools.cache
def light_reader() -> Reader:
    """Return the reader that is the same on every machine: no model needed, nothing corrected."""
    return open_reader("light", corrected=False)


class OverheardEnv(CoupleEnv):
    """A CoupleEnv whose texts have words, among them those that the learner gives."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._desk = Desk()
        self._speakers: Speakers
        self._witness: Witness

    def say(self, intent: str, words: str) -> None:
        """Give words to the text of this intent that is going to be sent next."""
        self._speakers.mean(self.side, INTENT_IDS[intent], words)

    def view(self) -> View:
        """Return what this side knows."""
        episode = self._running()
        return self._witness.view(episode.couple, episode.moment(self.side))

    def _company(self) -> tuple[Observer | None, Speakers | None]:
        seed, number = self.series.seed, self.series.number
        self._speakers = self._desk.speakers(seed, number)
        scribe = Scribe(seed, number, self.series.present.registers, self._speakers)
        self._witness = Witness(self.side, self.series.quantities, scribe)
        return self._witness, self._speakers


class Witness(OwnDecider):
    """Knows what a policy in own code would be told, and decides nothing."""

    def __init__(self, side: int, quantities: Quantities, scribe: Scribe) -> None:
        super().__init__(None, side, quantities, ("", ""), math.inf, scribe)

    def view(self, couple: Couple, moment: int) -> View:
        """Return what is known at a moment; at NO_MOMENT it is over."""
        self._log.catch_up(couple)
        over = moment == NO_MOMENT
        view = self._view(couple, DAILY if over else moment, Dice(0, 0))
        return dataclasses.replace(view, moment="end") if over else view
