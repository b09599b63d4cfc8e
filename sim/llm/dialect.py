"""Which optional parameters an endpoint takes: asked for until they are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

MOST_TOKENS = 2000
"""Of an answer; room for models that think before they answer."""
_FORMATS, _LIMITS = 3, ("max_completion_tokens", "max_tokens", None)


@dataclass(frozen=True)
class Dialect:
    """What has not been refused so far.

    `form` is 0 for answers after a JSON schema, 1 for any JSON object, 2 for free text; `limit` a
    place in the names that the most tokens go by; `seeds` whether a seed is taken.
    """

    form: int = 0
    limit: int = 0
    seeds: bool = True

    def request(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the parameters of a call; `asked` has model, messages, schema and seed."""
        made = {"model": asked["model"], "messages": asked["messages"]}
        if self.seeds:
            made["seed"] = asked["seed"]
        if (name := _LIMITS[self.limit]) is not None:
            made[name] = MOST_TOKENS
        if self.form == 0:
            schema = {"name": "answer", "strict": True, "schema": asked["schema"]}
            made["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.form == 1:
            made["response_format"] = {"type": "json_object"}
        return made

    def poorer(self, refusal: str) -> Dialect | None:
        """Return what to try next after a refusal, by what it says; None if nothing is left."""
        if self.seeds and re.search(r"\bseed\b", refusal):
            return replace(self, seeds=False)
        if self.limit < 2 and re.search(r"\bmax_(completion_)?tokens\b", refusal):
            return replace(self, limit=self.limit + 1)
        if self.form < _FORMATS - 1:
            return replace(self, form=self.form + 1)
        if self.limit < len(_LIMITS) - 1:
            return replace(self, limit=self.limit + 1)
        return replace(self, seeds=False) if self.seeds else None
