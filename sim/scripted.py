"""Scripted policies: which text to answer with what, and what to send on which day, from a file.

    answers:
      plea: comfort
      ask_closure: closure_answer
      protest: silence
    default: polite_answer
    sends:
      - {day: 3, intent: check_up}
      - {day: 10, hour: 21.5, intent: miss_you}

`answers` says what follows on each intent of the other's, `default` (silence, if left out) on all
others. A text that closes an exchange is left to stand, as the built-in policies leave it. `sends`
are texts of one's own accord, at 18 h unless they say when; one that an answer displaces goes out
at the same hour of the next day.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from agents.errors import AftertextError, nearest
from agents.intents import INTENT_IDS, INTENT_NAMES, SILENT
from agents.policies.programs import MOST_SENDS, Script
from sim.own_act import intent_id

SILENCE_WORD = "silence"
_KEYS = ("answers", "default", "sends")
_SEND_KEYS = ("day", "hour", "intent")
_EVENING = 18.0


@dataclass
class _Reader:
    """Reads one file; every complaint names the file and the line."""

    file: str
    side: int

    def script(self, data: Any) -> Script:
        if not isinstance(data, dict):
            raise self.fault(0, f"a script is a mapping with {', '.join(_KEYS)}")
        self.keys(data, _KEYS)
        default = self.answer(data, "default", data.get("default", SILENCE_WORD))
        answers = [default] * len(INTENT_NAMES)
        for heard, answer in self.mapping(data, "answers").items():
            where = data["answers"]
            if heard not in INTENT_IDS:
                hint = nearest(str(heard), INTENT_IDS)
                raise self.fault(_line(where, heard), f"there is no intent {heard!r}{hint}")
            answers[INTENT_IDS[heard]] = self.answer(where, heard, answer)
        return _filled(answers, sorted(self.sends(data), key=itemgetter(0)))

    def mapping(self, data: Any, key: str) -> dict[Any, Any]:
        found = data.get(key) or {}
        if not isinstance(found, dict):
            raise self.fault(_line(data, key), f"{key} is a mapping of intents to intents")
        return found

    def answer(self, where: Any, key: Any, name: object) -> int:
        if name is None or name == SILENCE_WORD:
            return SILENT
        return self.intent(where, key, name)

    def intent(self, where: Any, key: Any, name: object) -> int:
        try:
            return intent_id(name, self.side)
        except AftertextError as error:
            raise self.fault(_line(where, key), str(error)) from None

    def sends(self, data: Any) -> list[tuple[float, int]]:
        found = data.get("sends") or []
        if not isinstance(found, list):
            raise self.fault(_line(data, "sends"), "sends is a list of {day, intent}")
        if len(found) > MOST_SENDS:
            message = f"{len(found)} sends are more than the {MOST_SENDS} that a script can have"
            raise self.fault(_line(data, "sends"), message)
        return [self.send(found, place) for place in range(len(found))]

    def send(self, sends: Any, place: int) -> tuple[float, int]:
        row = sends[place]
        line = sends.lc.item(place)[0] + 1
        if not isinstance(row, dict) or "day" not in row or "intent" not in row:
            raise self.fault(line, "a send has a day and an intent, and may have an hour")
        self.keys(row, _SEND_KEYS)
        day = self.number(row, "day", 0.0, 36500.0)
        if "hour" in row:
            day = math.floor(day) + self.number(row, "hour", 0.0, 23.999) / 24.0
        elif day == math.floor(day):
            day += _EVENING / 24.0
        return day, self.intent(row, "intent", row["intent"])

    def number(self, row: Any, key: str, low: float, high: float) -> float:
        value = row[key]
        right = isinstance(value, int | float) and not isinstance(value, bool)
        if not right or not low <= value <= high:
            message = f"{key} is {value!r}; it should be a number from {low:g} to {high:g}"
            raise self.fault(_line(row, key), message)
        return float(value)

    def keys(self, row: Any, known: tuple[str, ...]) -> None:
        for key in row:
            if key not in known:
                hint = nearest(str(key), known)
                there = ", ".join(known)
                message = f"there is no key {key!r} here{hint} (there are: {there})"
                raise self.fault(_line(row, key), message)

    def fault(self, line: int, message: str) -> AftertextError:
        where = f"{self.file}, line {line}" if line else self.file
        return AftertextError(f"{where}: {message}")


def load_script(path: str, side: int) -> Script:
    """Read a script for one side.

    Raises AftertextError naming file and line where something in it is not right.
    """
    try:
        text = Path(path).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text in UTF-8"
        raise AftertextError(f"cannot read {path}: {reason}") from None
    try:
        data = YAML().load(text)
    except YAMLError as error:
        raise AftertextError(_yaml_fault(path, error)) from None
    return _Reader(path, side).script(data)


def _filled(answers: list[int], sends: list[tuple[float, int]]) -> Script:
    script = Script(answers=answers, n_sends=len(sends))
    for place, (day, intent) in enumerate(sends):
        script.send_days[place], script.send_intents[place] = day, intent
    return script


def _line(where: Any, key: Any) -> int:
    return int(where.lc.key(key)[0]) + 1 if key in where else 0


def _yaml_fault(path: str, error: YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "not YAML"
    where = f"{path}, line {mark.line + 1}" if mark is not None else path
    return f"{where}: {' '.join(str(problem).split())}"
