"""Who of the language models is asked, in a run (Desk) and in one couple of it (Speakers)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from agents.intents import SIDES
from sim.chance import stream_key, u01
from sim.couple import Text
from sim.llm.answers import first_object, sayable
from sim.llm.client import Client, check_reachable
from sim.llm.endpoint import MOST_FAILURES, Endpoint, Messages
from sim.llm.prompts import TEXT_SCHEMA, Written, words_messages
from sim.llm.settings import ModelSettings
from sim.llm.store import Store, store_folder
from sim.llm.usage import WORDS, AnswerError, Usage
from sim.words import Order

MODEL_STREAM = 1 << 40
"""Key of the streams that the seeds of calls are drawn from: the dumpee's, then the dumper's seat,
then the author of words. Far from all streams of the model, so that they move none of its draws."""
_AUTHOR = 2
_SEEDS = 1 << 31
_OWN_TEXTS = 5
"""Last texts of the sender's that an author of words is shown."""
Read = TypeVar("Read")


class Desk:
    """The endpoints of one run in one process, with the counts of all that is asked there.

    A model that failed too often in a row is not asked again at the same desk.
    """

    def __init__(self, settings: ModelSettings | None = None) -> None:
        self.settings = settings or ModelSettings()
        self.usage = Usage()
        self._store = Store(store_folder()) if self.settings.use_cache else None
        self._client: Client | None = None
        self._endpoints: dict[str, Endpoint] = {}

    def endpoint(self, model: str) -> Endpoint:
        """Return a model to be asked.

        Raises AftertextError where the client is missing, or nothing says where the endpoint is.
        """
        if self._client is None:
            check_reachable(self.settings)
            self._client = Client(self.settings)
        if model not in self._endpoints:
            self._endpoints[model] = Endpoint(model, self._client, self.usage, self._store)
        return self._endpoints[model]

    def speakers(self, seed: int, index: int) -> Speakers:
        """Return the language models of couple number `index`."""
        return Speakers(self, seed, index)

    def take_usage(self) -> Usage:
        """Return the counts since this was last asked."""
        taken = Usage()
        taken.add(self.usage)
        self.usage.reset()
        return taken


class Caller:
    """One task of one couple: numbers its calls, which their seeds follow from."""

    def __init__(self, speakers: Speakers, model: str, number: int) -> None:
        self._speakers = speakers
        self._endpoint = speakers.desk.endpoint(model)
        self._key = stream_key(speakers.seed, speakers.index, MODEL_STREAM + number)
        self._asked = 0
        self._unusable = 0

    def ask(
        self, messages: Messages, schema: dict[str, Any], read: Callable[[dict[str, Any]], Read]
    ) -> Read:
        """Return what `read` makes of the answer; it raises AnswerError for one that is of no use.

        Raises AnswerError where the model fails, too, and where it is not asked any more.
        """
        if self._unusable >= MOST_FAILURES:
            raise AnswerError("gave up")
        self._speakers.take_call()
        seed = int(u01(self._key, self._asked) * _SEEDS)
        self._asked += 1
        text = self._endpoint.ask(messages, schema, seed)
        try:
            made = read(first_object(text))
        except AnswerError:
            self._unusable += 1
            raise
        self._unusable = 0
        return made


class Speakers:
    """The language models of one couple, and the author of all its words (sim.words.Author)."""

    def __init__(self, desk: Desk, seed: int, index: int) -> None:
        self.desk, self.seed, self.index = desk, seed, index
        self._calls = 0
        self._meant: list[tuple[int, str]] = [(-1, ""), (-1, "")]
        """By side: the intent of the text that its seat last chose, and the words for it."""
        self._words: dict[int, str] = {}
        self._written: tuple[list[Written], list[Written]] = ([], [])
        model = desk.settings.words
        self._author = Caller(self, model, _AUTHOR) if model else None

    @property
    def usage(self) -> Usage:
        """Counts of the run so far."""
        return self.desk.usage

    def take_call(self) -> None:
        """Count one more question of this couple.

        Raises AnswerError if it has had its most.
        """
        if self._calls >= self.desk.settings.most_calls:
            raise AnswerError("limit")
        self._calls += 1

    def mean(self, side: int, intent: int, words: object) -> None:
        """Take the words for the text of this intent that a side is going to send next.

        What cannot stand in a thread is counted and left to be worded as if none had been given.
        """
        self._meant[side] = (-1, "")
        try:
            self._meant[side] = (intent, sayable(words))
        except AnswerError as failure:
            self.usage.fell_back(WORDS, failure.reason)

    def forget(self, side: int) -> None:
        """Forget the words of a text that has been given up for another."""
        self._meant[side] = (-1, "")

    def __call__(self, order: Order, built_in: Callable[[], str]) -> str:
        """Return the words of a text, the same whoever asks for them."""
        text = order.text
        if text.id not in self._words:
            words = self._own_words(text) or self._worded(order) or built_in()
            self._words[text.id] = words
            self._written[text.sender].append(Written(text.sent_day, words))
        return self._words[text.id]

    def _own_words(self, text: Text) -> str:
        """Return the words that the seat itself has given, if this is the text it gave them for."""
        intent, words = self._meant[text.sender]
        if intent != text.intent:
            return ""
        self.forget(text.sender)
        return words

    def _worded(self, order: Order) -> str:
        """Return the words of the model that words texts; none if there is no such or it fails."""
        if self._author is None:
            return ""
        text = order.text
        own = self._written[text.sender][-_OWN_TEXTS:]
        messages = words_messages(SIDES[text.sender], order, own, self._words.get(text.answers))
        try:
            words = self._author.ask(messages, TEXT_SCHEMA, lambda data: sayable(data.get("words")))
        except AnswerError as failure:
            self.usage.fell_back(WORDS, failure.reason)
            return ""
        self.usage.answered[WORDS] += 1
        return words
