from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest

from agents.errors import AftertextError
from scenarios.checks import PolicyCheckError, check_policy
from sim.couple import Couple
from sim.own_policy import Act, View

FEW = {"scenarios": ("harsh_words", "breadcrumbs"), "seeds": (2,), "days": 40.0}


class Fine:
    """Remembers within a couple, throws the dice it is given, and likes to talk."""

    wants_words = True

    def __init__(self) -> None:
        self.heard = 0

    def on_text(self, view: View) -> Act | str | None:
        self.heard += 1
        if view.random() < 0.3:
            return None
        return Act("polite_answer", haste=0.5) if self.heard % 2 else "small_talk"

    def on_urge(self, view: View) -> str | None:
        return "small_talk" if view.mind.insight < 0.9 else None

    def on_day(self, view: View) -> Act | None:
        return Act("small_talk", at_hour=18.0) if view.day == 3.0 else None


class ByGlobalChance(Fine):
    def on_day(self, view: View) -> Act | None:
        return Act("small_talk", at_hour=18.0) if random.random() < 0.1 else None


class SharesItsMemory(Fine):
    seen: ClassVar[list[float]] = []

    def on_day(self, view: View) -> Act | None:
        self.seen.append(view.day)
        return Act("small_talk", at_hour=18.0) if len(self.seen) < 5 else None


class SaysWhatIsNotItsOwn(Fine):
    def on_urge(self, view: View) -> str | None:
        return "ask_news" if view.side == "dumper" else "check_up"


class Fails(Fine):
    def on_day(self, view: View) -> Act | None:
        raise RuntimeError("lost")


class NeverAsked:
    def on_txt(self, view: View) -> None:
        """A slip of the pen."""


class Mute:
    """Has nothing that could be asked."""


def couple_above() -> Couple:
    """Find the couple where no policy should look."""
    frame: Any = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if isinstance(value, Couple):
                return value
        frame = frame.f_back
    raise LookupError


class Peeks(Fine):
    def on_urge(self, view: View) -> str | None:
        couple = couple_above()
        other = couple.dumpee.insight if view.side == "dumper" else couple.dumper.insight
        return "small_talk" if other < 0.5 else None


class Meddles(Fine):
    def on_day(self, view: View) -> None:
        couple_above().dumpee.hope = -9.0


@pytest.mark.parametrize("side", ["dumpee", "dumper"])
def test_a_good_policy_passes_and_is_told_how_much_was_looked_at(side: str) -> None:
    checked = check_policy(Fine, side)
    assert checked.couples == 10
    assert set(checked.asked) == {"on_day", "on_text", "on_urge"}
    assert min(checked.asked.values()) >= 10


@pytest.mark.parametrize("side", ["dumpee", "dumper"])
@pytest.mark.parametrize(
    ("policy", "what"),
    [
        (ByGlobalChance, r"run again.*view\.random"),
        (SharesItsMemory, "run again.*kept in self"),
        (SaysWhatIsNotItsOwn, "is an intent of the"),
        (Fails, r"RuntimeError: lost \(test_checks.py, line \d+\)"),
        (NeverAsked, "never asked 'on_txt'"),
        (Mute, "no method to be asked"),
        (Peeks, "looks at what it cannot know"),
        (Meddles, "changes the couple"),
    ],
)
def test_a_bad_policy_is_told_what_is_wrong(policy: type, side: str, what: str) -> None:
    SharesItsMemory.seen.clear()
    with pytest.raises(PolicyCheckError, match=what):
        check_policy(policy, side, **FEW)  # type: ignore[arg-type]


def test_policies_are_taken_by_path_and_scripts_are_no_code(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("class Mine:\n    def on_text(self, view):\n        return 'small_talk'\n")
    assert check_policy(f"{file}:Mine", 1, **FEW).asked["on_text"] > 0  # type: ignore[arg-type]
    script = tmp_path / "mine.yaml"
    script.write_text("default: polite_answer\nsends: [{day: 3, intent: check_up}]\n")
    with pytest.raises(AftertextError, match="is not own code; check_policy is for"):
        check_policy(f"scripted:{script}", 1)


def test_only_policies_of_ones_own_are_checked() -> None:
    with pytest.raises(AftertextError, match="'buddy' is not own code"):
        check_policy("buddy", "dumper")
    with pytest.raises(AftertextError, match="no side 'dumped'"):
        check_policy(Fine, "dumped")
