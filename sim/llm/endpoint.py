"""One model at one endpoint: the cache before it, the counts, and an end to asking a dead one."""

from __future__ import annotations

import time
from typing import Any

from sim.llm.client import Client
from sim.llm.store import Store, key_of
from sim.llm.usage import AnswerError, Usage

MOST_FAILURES = 5
"""Failures in a row after which a model is not asked any more (assumption)."""
Messages = list[dict[str, str]]


class Endpoint:
    """A model that can be asked. Kept answers are given even after it was given up."""

    def __init__(self, model: str, client: Client, usage: Usage, store: Store | None) -> None:
        self._model, self._client, self._usage, self._store = model, client, usage, store
        self._failures = 0

    def ask(self, messages: Messages, schema: dict[str, Any], seed: int) -> str:
        """Return the text that the model answers.

        Raises AnswerError where it does not.
        """
        asked = {"model": self._model, "messages": messages, "schema": schema, "seed": seed}
        key = key_of({**asked, "address": self._client.address})
        if self._store and (kept := self._store.get(key)):
            self._usage.cache_hits += 1
            return kept.text
        if self._failures >= MOST_FAILURES:
            raise AnswerError("gave up")
        return self._call(asked, key)

    def _call(self, asked: dict[str, Any], key: str) -> str:
        usage, started = self._usage, time.monotonic()
        usage.calls += 1
        try:
            answer = self._client.send(asked)
        except AnswerError:
            self._failures += 1
            usage.failed_calls += 1
            raise
        finally:
            usage.seconds += time.monotonic() - started
        self._failures = 0
        usage.prompt_tokens += answer.prompt_tokens
        usage.completion_tokens += answer.completion_tokens
        if self._store is None:
            return answer.text
        try:
            return self._store.put(key, answer).text
        except OSError:
            usage.not_kept += 1
            return answer.text
