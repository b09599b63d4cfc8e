"""The JSON Schema of scenario files, for editors: `python -m scenarios.export` writes it anew.

It is made from the model of a scenario and from the declarations, so that an editor offers every
name that exists and marks every value outside its range.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from agents.declare import Declaration
from agents.events import EVENTS
from agents.personas import PERSONAS
from agents.policies import POLICIES
from agents.quantities import QUANTITIES
from agents.wording import REGISTERS
from scenarios.schema import Scenario
from sim.couple import FIXED_EVENTS
from sim.people import TRAITS

Schema = dict[str, Any]

SCHEMA_FILE = Path(__file__).parent / "schema.json"
_SIDE_MODELS = ("DumpeeSide", "DumperSide")


def json_schema() -> Schema:
    """Return the JSON Schema of a scenario file."""
    schema = Scenario.model_json_schema(by_alias=True)
    parts = schema["$defs"]
    for side, model in enumerate(_SIDE_MODELS):
        _detail_person(parts[model]["properties"], side)
    parts["FixedEvent"]["properties"]["kind"] |= {"enum": list(EVENTS)}
    root = schema["properties"]
    root["article"]["items"] = {"type": "string", "pattern": r"^P([1-9]|[1-7]\d)$"}
    root["events"] |= {"maxItems": FIXED_EVENTS - 1}
    rates = {kind: _number(QUANTITIES[f"rate_{kind}"]) for kind in EVENTS}
    _detail(root["event_rates"], rates)
    _detail(root["quantities"], {name: _number(d) for name, d in QUANTITIES.items()})
    for form in ("Uniform", "Normal"):
        parts.pop(form)  # every trait has its own, with its range
    about = {"title": "Aftertext scenario", "description": "See scenarios/library for examples."}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, **about}


def _detail_person(properties: Schema, side: int) -> None:
    personas = [(p.name, p.about) for p in PERSONAS if p.side == side]
    policies = [(row.name, row.about) for row in POLICIES if side in row.sides]
    properties["persona"] = _one_of(personas, properties["persona"])
    properties["register"] = _one_of([(name, "") for name in REGISTERS], properties["register"])
    chosen = _one_of(policies, properties["policy"])
    chosen["anyOf"] = [
        {"oneOf": chosen.pop("oneOf")},
        {"type": "string", "pattern": r"\.py:\w+$", "description": "a class of your own"},
        {"type": "string", "pattern": r"^scripted:.+", "description": "a script of your own"},
        {"type": "string", "pattern": r"^learned:.+", "description": "a learned policy"},
    ]
    properties["policy"] = chosen | {"default": properties["policy"]["default"]}
    _detail(properties["traits"], {name: _trait(d) for name, d in TRAITS[side].items()})


def _one_of(names: Iterable[tuple[str, str]], old: Schema) -> Schema:
    choices = [{"const": n, "description": a} if a else {"const": n} for n, a in names]
    return {"description": old["description"], "oneOf": choices}


def _detail(mapping: Schema, properties: Mapping[str, Schema]) -> None:
    """Say which keys a mapping may have, instead of any."""
    mapping.update(properties=dict(properties), additionalProperties=False)


def _number(declared: Declaration) -> Schema:
    about = f"{declared.about} ({declared.unit}; usually {declared.value:g}; {declared.source})"
    return {"description": about, **_within(declared)}


def _within(declared: Declaration) -> Schema:
    return {"type": "number", "minimum": declared.low, "maximum": declared.high}


def _trait(declared: Declaration) -> Schema:
    value, above_zero = _within(declared), {"type": "number", "exclusiveMinimum": 0}
    uniform = _keys({"low": value, "high": value}, ["low", "high"])
    normal = {"mean": value, "sd": above_zero, "low": value, "high": value}
    forms = [value, uniform, _keys(normal, ["mean", "sd"])]
    about = f"{declared.about} ({declared.unit}; mean {declared.value:g}; {declared.source})"
    return {"description": about, "anyOf": forms}


def _keys(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def schema_text() -> str:
    """Return the text of schema.json."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
    print(f"wrote {SCHEMA_FILE}")
