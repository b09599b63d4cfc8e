"""A thread as data: JSON, CSV, and a corpus in the form of ConvoKit."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from typing import Any

from agents.content import AXES
from agents.intents import SIDES
from coach.cli.one_couple import Played
from experiments.rounding import rounded
from sim.feelings import FEELINGS
from sim.thread import TextRecord, Thread

_SECONDS_PER_DAY = 86400


def between(thread: Thread, first: float, last: float) -> Thread:
    """Return the part of a thread from one day to the end of another."""

    def inside(day: float) -> bool:
        return first <= day < last + 1.0

    return dataclasses.replace(
        thread,
        texts=[text for text in thread.texts if inside(text.sent_day)],
        acts=[act for act in thread.acts if inside(act.day)],
        minds={side: _days_inside(mind, first, last) for side, mind in thread.minds.items()},
    )


def _days_inside(mind: dict[str, list[float]], first: float, last: float) -> dict[str, list[float]]:
    kept = [i for i, day in enumerate(mind["day"]) if first <= day < last + 1.0]
    return {name: [values[i] for i in kept] for name, values in mind.items()}


def as_json(played: Played, thread: Thread) -> str:
    """Return everything about a run as JSON."""
    data = {
        **played.origin,
        "texts": [text_row(text) for text in thread.texts],
        "acts": [dataclasses.asdict(act) for act in thread.acts],
        "minds": thread.minds,
        "outcome": played.outcome._asdict(),
    }
    return json.dumps(rounded(data), ensure_ascii=False, indent=1, allow_nan=False)


def text_row(text: TextRecord) -> dict[str, Any]:
    """Return what is written of one text."""
    row = dataclasses.asdict(text)
    del row["sender_felt"], row["reader_felt"]
    return row


def as_csv(thread: Thread) -> str:
    """Return the texts as CSV, one a line; motives as `guilt=0.6 boredom=0.2`."""
    effects = [f"effect_{name}" for name in dict.fromkeys(FEELINGS[0] + FEELINGS[1])]
    nested = ("motives", "content", "effect", "sender_felt", "reader_felt")
    plain = [f.name for f in dataclasses.fields(TextRecord) if f.name not in nested]
    out = io.StringIO()
    writer = csv.DictWriter(out, [*plain, "motives", *AXES, *effects], lineterminator="\n")
    writer.writeheader()
    for text in thread.texts:
        row = rounded(text_row(text))
        effect = {f"effect_{name}": change for name, change in row["effect"].items()}
        motives = " ".join(f"{name}={share}" for name, share in row["motives"].items())
        kept = {name: row[name] for name in plain}
        writer.writerow({**kept, "motives": motives, **row["content"], **effect})
    return out.getvalue()


def as_corpus(played: Played, thread: Thread) -> dict[str, str]:
    """Return the files of a ConvoKit corpus.

    A conversation is an exchange: a text of one's own accord and all that follows from it by
    answering or adding. So every conversation is one tree, as ConvoKit wants it.
    """
    utterances = _utterances(thread)
    speakers = {side: _with_meta(policy=policy, side=side)
                for side, policy in zip(SIDES, played.policies, strict=True)}  # fmt: skip
    conversations: dict[str, Any] = {}
    for row in utterances:
        conversations.setdefault(row["conversation_id"], _with_meta(couple=played.asked.couple))
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in utterances)
    return {
        "utterances.jsonl": lines,
        "speakers.json": _dump(speakers),
        "conversations.json": _dump(conversations),
        "corpus.json": _dump({**played.origin, "outcome": rounded(played.outcome._asdict())}),
        "index.json": _dump(_index(played, utterances)),
    }


def _utterances(thread: Thread) -> list[dict[str, Any]]:
    roots: dict[int, int] = {}
    last_of: dict[str, int] = {}
    rows = []
    for text in thread.texts:
        parent = text.answers if text.answers is not None else None
        if text.follows_up:
            parent = last_of.get(text.sender)
        if parent not in roots:
            parent = None  # its parent lies outside the days asked for
        roots[text.id] = text.id if parent is None else roots[parent]
        last_of[text.sender] = text.id
        rows.append(_utterance(text, roots[text.id], parent))
    return rows


def _utterance(text: TextRecord, root: int, parent: int | None) -> dict[str, Any]:
    names = ("intent", "led_by", "motives", "content", "effect", "sent_day", "read_day",
             "blocked", "crosses", "follows_up")  # fmt: skip
    return {
        "id": str(text.id),
        "conversation_id": str(root),
        "text": text.words,
        "speaker": text.sender,
        "reply_to": None if parent is None else str(parent),
        "timestamp": round(text.sent_day * _SECONDS_PER_DAY),
        "meta": rounded({name: getattr(text, name) for name in names}),
        "vectors": [],
    }


def _with_meta(**meta: Any) -> dict[str, Any]:
    return {"meta": meta, "vectors": []}


def _index(played: Played, utterances: list[dict[str, Any]]) -> dict[str, Any]:
    """Return ConvoKit's index of the types of all metadata."""
    overall = {**played.origin, "outcome": played.outcome._asdict()}
    meta = [row["meta"] for row in utterances]
    return {
        "utterances-index": {name: _types(row[name] for row in meta) for name in meta[0]}
        if meta else {},
        "speakers-index": {"policy": [str(str)], "side": [str(str)]},
        "conversations-index": {"couple": [str(int)]},
        "overall-index": {name: [str(type(value))] for name, value in overall.items()},
        "version": 1,
        "vectors": [],
    }  # fmt: skip


def _types(values: Any) -> list[str]:
    return sorted({str(type(value)) for value in values if value is not None}) or [str(str)]


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
