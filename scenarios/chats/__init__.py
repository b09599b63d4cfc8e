"""Real chats, exported from phones, read without the names in them: `docs/chats.md`."""

from scenarios.chats.reading import KINDS, names_in, read_chat, two_in
from scenarios.chats.record import (
    EVENT_KINDS,
    Chat,
    ChatEvent,
    ChatText,
    Person,
    Skip,
    Skipped,
)

__all__ = [
    "EVENT_KINDS",
    "KINDS",
    "Chat",
    "ChatEvent",
    "ChatText",
    "Person",
    "Skip",
    "Skipped",
    "names_in",
    "read_chat",
    "two_in",
]
