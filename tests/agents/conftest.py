"""What several tests of agents share."""

from collections.abc import Callable

import pytest

from agents.wording import catalog, wordsmith
from agents.wording.catalog import read_phrasings


@pytest.fixture
def invent(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put phrasings of one's own in the place of every intent's."""

    def put(text: str) -> None:
        known = read_phrasings("invented.txt", text, catalog.slots())
        monkeypatch.setattr(wordsmith, "phrasings", lambda _: known)

    return put
