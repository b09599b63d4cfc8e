"""Calling an endpoint with the `openai` client, kept within time and size whatever it sends."""

from __future__ import annotations

import importlib.util
import json
import os
import time
from typing import TYPE_CHECKING, Any

from agents.errors import AftertextError
from sim.llm.dialect import Dialect
from sim.llm.settings import ModelSettings
from sim.llm.store import Answer
from sim.llm.usage import AnswerError

if TYPE_CHECKING:
    import openai

KEY, ADDRESS = "OPENAI_API_KEY", "OPENAI_BASE_URL"
_NO_KEY = "none"
"""Sent where there is no key, which endpoints of one's own do not look at."""
MOST_BYTES = 1_000_000
"""Of a whole response; the longest right one has some thousands."""
_OPTIONAL = (400, 415, 422)
"""Statuses by which endpoints refuse a parameter that they do not know."""


def check_installed() -> None:
    """Raise AftertextError where the client is missing."""
    if importlib.util.find_spec("openai") is None:
        raise AftertextError("language models need the openai client: pip install '.[llm]'")


def check_reachable(settings: ModelSettings) -> None:
    """Raise AftertextError where nothing says which endpoint is meant, or its key is missing."""
    check_installed()
    if settings.base_url is None and not os.environ.get(ADDRESS) and not os.environ.get(KEY):
        raise AftertextError(f"no endpoint for language models: give --base-url, or set {ADDRESS} "
                             f"(an address) or {KEY} (a key for the client's own)")  # fmt: skip


class Client:
    """One endpoint. A redirect is not followed: threads go nowhere but where they were sent."""

    def __init__(self, settings: ModelSettings) -> None:
        check_installed()
        import openai  # a third of a second, for those who ask a model only

        self._openai = openai
        self._seconds = settings.timeout_seconds
        self._dialect = Dialect()
        self._client = openai.OpenAI(
            api_key=os.environ.get(KEY) or _NO_KEY,
            base_url=settings.base_url,
            timeout=settings.timeout_seconds,
            max_retries=settings.retries,
            http_client=openai.DefaultHttpxClient(follow_redirects=False),
        )

    @property
    def address(self) -> str:
        """Where it is, as used."""
        return str(self._client.base_url)

    def send(self, asked: dict[str, Any]) -> Answer:
        """Ask once; a parameter that is refused is left out, then and from then on.

        Raises AnswerError for whatever is no answer.
        """
        dialect: Dialect | None = self._dialect
        while dialect is not None:
            try:
                answer = self._post(dialect.request(asked))
            except self._openai.APIStatusError as refusal:
                if refusal.status_code not in _OPTIONAL:
                    raise AnswerError(_reason_of(refusal.status_code)) from None
                dialect = dialect.poorer(refusal.message)
                continue
            self._dialect = dialect
            return answer
        raise AnswerError("refused")

    def _post(self, request: dict[str, Any]) -> Answer:
        import httpx2

        try:
            make = self._client.chat.completions.with_streaming_response.create
            with make(**request) as response:
                return read_answer(self._body(response))
        except self._openai.APITimeoutError:
            raise AnswerError("timeout") from None
        except self._openai.APIConnectionError:
            raise AnswerError("connection") from None
        except httpx2.TimeoutException:
            raise AnswerError("timeout") from None
        except (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL):
            raise AnswerError("connection") from None

    def _body(self, response: openai.APIResponse[Any]) -> bytes:
        """Read a response; one that drips is given up in time, a huge one before it is all here."""
        end = time.monotonic() + self._seconds
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if len(body) > MOST_BYTES:
                raise AnswerError("too long")
            if time.monotonic() > end:
                raise AnswerError("timeout")
        return bytes(body)


def read_answer(body: bytes) -> Answer:
    """Return what a response holds.

    Raises AnswerError for one that is none of the protocol's.
    """
    try:
        data = json.loads(body)
        choices = data["choices"]
        text = choices[0]["message"]["content"] if choices else None
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        raise AnswerError("malformed") from None
    if not isinstance(text, str) or not text.strip():
        raise AnswerError("empty")
    used = data.get("usage")
    counts = used if isinstance(used, dict) else {}
    return Answer(text, _count(counts, "prompt_tokens"), _count(counts, "completion_tokens"))


def _count(counts: dict[str, Any], name: str) -> int:
    value = counts.get(name)
    return value if type(value) is int and value >= 0 else 0


def _reason_of(status: int) -> str:
    if status == 429:
        return "rate limit"
    return "server error" if status >= 500 else "refused"
