"""A dumpee who takes time: asks for space once, and answers little.

aftertext run breadcrumbs --dumpee docs/examples/own_policy.py:Patient
"""

from __future__ import annotations

from sim.own_policy import SILENCE, Act, View


class Patient:
    """Asks for space when a text stirs up hope, then answers only what is said plainly."""

    def on_text(self, view: View) -> Act | str | None:
        """Decide about the text just read, `view.heard`."""
        text = view.heard
        if text is None or not text.wants_answer:
            return SILENCE
        if not view.asked_space and view.mind.hope_share > 0.4 and text.content.hope_signal > 0.2:
            return Act("ask_space", haste=0.5)
        if view.asked_space:
            return SILENCE
        return "polite_answer" if view.random() < 0.5 else SILENCE

    def on_day(self, view: View) -> Act | None:
        """Ask on the third evening why it ended."""
        if int(view.day) == 3:
            return Act("ask_closure", at_hour=19.5)
        return None
