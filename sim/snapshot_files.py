"""Snapshots on disk: JSON that a person can read and another process goes on from, to the last bit.

Every number stands as Python writes it, which is the shortest text that comes back exactly; an
infinite one as the text "inf" or "-inf", since JSON has none. Records that are blank (a text not
yet written, a policy without a program) are null. Nothing is guessed when reading: a field too
many or too few, a value of another kind, or a number that a couple cannot have is an error.
"""

from __future__ import annotations

import dataclasses
import json
import math
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

from agents.errors import AftertextError, nearest
from agents.policies.programs import Programs
from agents.quantities import Quantities
from sim.couple import Couple
from sim.snapshot import Origin, Snapshot, check_no_own_code, check_version
from sim.snapshot_limits import LIMITS, LONGEST_DAYS, WHOLE, senseless

_KEYS = (
    "aftertext_snapshot", "model_version", "aftertext", "origin", "strikes", "couple",
    "quantities", "programs",
)  # fmt: skip
_FORM = 1
"""Raised when the form of the file changes, whatever becomes of the model."""
_WIDTH = 100
_INFINITE = {"inf": math.inf, "-inf": -math.inf}


def write_snapshot(snapshot: Snapshot, path: Path) -> None:
    """Write a snapshot, all of it or nothing; raises AftertextError where that cannot be."""
    text = _as_text(_to_json(snapshot)) + "\n"
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            unfinished.write_text(text, encoding="utf-8", newline="\n")
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise AftertextError(f"cannot write {path}: {error.strerror or error}") from None


def read_snapshot(path: Path) -> Snapshot:
    """Read a snapshot.

    Raises AftertextError naming the file and what in it is not right: another model's version
    before all else.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise AftertextError(f"cannot read {path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise AftertextError(f"{path} is not a snapshot: it is not text in UTF-8") from None
    try:
        data = json.loads(text, parse_constant=_refuse, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise AftertextError(f"{path} is not a snapshot, or was damaged: {_line(error)}") from None
    return _Reader(str(path)).snapshot(data)


def _to_json(snapshot: Snapshot) -> dict[str, Any]:
    origin = dataclasses.asdict(snapshot.origin)
    return {
        "aftertext_snapshot": _FORM,
        "model_version": snapshot.model_version,
        "aftertext": version("aftertext"),
        "origin": origin,
        "strikes": snapshot.strikes,
        "couple": _plain(snapshot.couple, "couple"),
        "quantities": _plain(snapshot.quantities, "quantities"),
        "programs": _plain(snapshot.programs, "programs"),
    }


def _plain(value: Any, where: str) -> Any:
    """Return a record as what JSON can hold; places to work in are left out."""
    if dataclasses.is_dataclass(value):
        kept = [field.name for field in dataclasses.fields(value) if field.compare]
        return {name: _plain(getattr(value, name), f"{where}.{name}") for name in kept}
    if isinstance(value, list):
        return [_plain_item(item, f"{where}[{i}]") for i, item in enumerate(value)]
    if isinstance(value, float) and not math.isfinite(value):
        if math.isnan(value):
            raise AftertextError(f"{where} is not a number, so that there is nothing to go on from")
        return "inf" if value > 0.0 else "-inf"
    return value


def _plain_item(item: Any, where: str) -> Any:
    # By their texts: to an equality, 0.0 and −0.0 are the same.
    if dataclasses.is_dataclass(item) and repr(item) == repr(_blank(item)):
        return None
    return _plain(item, where)


def _blank(record: Any) -> Any:
    return type(record)()


def _as_text(value: Any, indent: str = "") -> str:
    """Return JSON in which a record takes a line for each field, unless it fits on one."""
    flat = json.dumps(value, ensure_ascii=False, allow_nan=False)
    is_record = isinstance(value, dict)
    if not is_record and not _holds_records(value):
        return flat
    if len(flat) <= _WIDTH and not (is_record and any(map(_is_nested, value.values()))):
        return flat
    deeper = indent + " "
    if is_record:
        items = [f"{json.dumps(key)}: {_as_text(one, deeper)}" for key, one in value.items()]
    else:
        items = [_as_text(one, deeper) for one in value]
    opening, closing = "{}" if is_record else "[]"
    return f"{opening}\n{deeper}" + f",\n{deeper}".join(items) + f"\n{indent}{closing}"


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict | list) and bool(value)


def _holds_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


@dataclasses.dataclass(frozen=True)
class _Reader:
    """Turns what a file holds into a snapshot; every complaint names the file."""

    file: str

    def snapshot(self, data: Any) -> Snapshot:
        if not isinstance(data, dict) or "aftertext_snapshot" not in data:
            raise AftertextError(f"{self.file} is not a snapshot of Aftertext's")
        self.version(data)
        self.keys(data, _KEYS, "")
        couple: Couple = self.record(data["couple"], Couple(), "couple")
        self.sense(couple)
        quantities: Quantities = self.record(data["quantities"], Quantities(), "quantities")
        if wrong := senseless(quantities):
            self.fault(wrong)
        return Snapshot(
            couple,
            quantities,
            self.record(data["programs"], Programs(), "programs"),
            self.origin(data["origin"]),
            self.whole(data["strikes"], "strikes", (0, WHOLE[1])),
        )

    def version(self, data: dict[str, Any]) -> None:
        form, model = data["aftertext_snapshot"], data.get("model_version")
        if form != _FORM or isinstance(form, bool):
            self.fault(f"its form is number {form!r}; this version of Aftertext reads {_FORM}")
        if not isinstance(model, str):
            self.fault("it does not say which model_version it was made with")
        check_version(model, self.file)

    def record(self, data: Any, blank: Any, where: str) -> Any:
        """Return `blank`, a record as it is made, overwritten with what the file holds."""
        if not isinstance(data, dict):
            self.fault(f"{where} is {_short(data)}; it should be a record")
        names = [field.name for field in dataclasses.fields(blank) if field.compare]
        self.keys(data, tuple(names), where)
        for name in names:
            limits = LIMITS.get((type(blank), name), WHOLE)
            value = self.value(data[name], getattr(blank, name), f"{where}.{name}", limits)
            setattr(blank, name, value)
        return blank

    def value(self, data: Any, old: Any, where: str, limits: tuple[int, int]) -> Any:
        if dataclasses.is_dataclass(old):
            return self.record(data, old, where)
        if isinstance(old, list):
            return self.items(data, old, where, limits)
        if isinstance(old, int):
            return self.whole(data, where, limits)
        return self.number(data, where)

    def items(self, data: Any, old: list[Any], where: str, limits: tuple[int, int]) -> list[Any]:
        if not isinstance(data, list) or len(data) != len(old):
            there = f"{len(data)} values" if isinstance(data, list) else _short(data)
            self.fault(f"{where} has {there}; it should have {len(old)}")
        pairs = enumerate(zip(data, old, strict=True))
        return [
            _blank(before)
            if one is None and dataclasses.is_dataclass(before)
            else self.value(one, before, f"{where}[{i}]", limits)
            for i, (one, before) in pairs
        ]

    def whole(self, data: Any, where: str, limits: tuple[int, int]) -> int:
        low, high = limits
        if not isinstance(data, int) or isinstance(data, bool):
            self.fault(f"{where} is {_short(data)}; it should be a whole number")
        if not low <= data <= high:
            self.fault(f"{where} is {_short(data)}; it should be from {low} to {high}")
        return data

    def number(self, data: Any, where: str) -> float:
        if isinstance(data, str) and data in _INFINITE:
            return _INFINITE[data]
        right = isinstance(data, int | float) and not isinstance(data, bool)
        # A whole number too large for a float comes to grief, one written as 1e999 to infinity.
        if not right or abs(data) > sys.float_info.max:
            self.fault(f"{where} is {_short(data)}; it should be a number")
        return float(data)

    def origin(self, data: Any) -> Origin:
        names = tuple(field.name for field in dataclasses.fields(Origin))
        if not isinstance(data, dict):
            self.fault(f"origin is {_short(data)}; it should be a record")
        self.keys(data, names, "origin")
        policies, forks = data["policies"], data["forks"]
        if not isinstance(forks, list):
            self.fault(f"origin.forks is {_short(forks)}; it should be a list")
        made = [self.items(one, [0, 0], f"origin.forks[{i}]", WHOLE) for i, one in enumerate(forks)]
        return Origin(
            None if data["scenario"] is None else self.text(data["scenario"], "origin.scenario"),
            self.maybe_whole(data["seed"], "origin.seed"),
            self.maybe_whole(data["couple"], "origin.couple"),
            None if policies is None else self.two_texts(policies, "origin.policies"),
            tuple((one[0], one[1]) for one in made),
        )

    def text(self, data: Any, where: str) -> str:
        if not isinstance(data, str):
            self.fault(f"{where} is {_short(data)}; it should be a text")
        return data

    def two_texts(self, data: Any, where: str) -> tuple[str, str]:
        if not isinstance(data, list) or len(data) != 2:
            self.fault(f"{where} is {_short(data)}; it should be two texts")
        return self.text(data[0], where), self.text(data[1], where)

    def maybe_whole(self, data: Any, where: str) -> int | None:
        return None if data is None else self.whole(data, where, (0, WHOLE[1]))

    def keys(self, data: dict[str, Any], known: tuple[str, ...], where: str) -> None:
        place = f"{where}." if where else ""
        for key in data:
            if key not in known:
                self.fault(f"there is no field {place}{key}{nearest(key, known)}")
        for key in known:
            if key not in data:
                self.fault(f"the field {place}{key} is missing{nearest(key, set(data) - {*known})}")

    def sense(self, couple: Couple) -> None:
        """Complain of a couple that no run could come to, and that would never end."""
        if not (abs(couple.now) <= LONGEST_DAYS and abs(couple.horizon) <= LONGEST_DAYS):
            days = f"couple.now and couple.horizon should be days up to {LONGEST_DAYS:,.0f}"
            self.fault(days)
        for place, day in enumerate(couple.slots):
            if day < couple.now:
                self.fault(f"couple.slots[{place}] is before couple.now")
        for side, seat in enumerate(couple.seats):
            if seat.side != side:
                self.fault(f"couple.seats[{side}].side is {seat.side}; it should be {side}")
        try:
            check_no_own_code(couple)
        except AftertextError as error:
            self.fault(str(error))

    def fault(self, message: str) -> NoReturn:
        raise AftertextError(f"{self.file}: {message}")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} stands there twice")
    return found


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]


def _short(value: Any) -> str:
    text = " ".join(json.dumps(value, ensure_ascii=False).split())
    return text if len(text) <= 60 else text[:57] + "..."
