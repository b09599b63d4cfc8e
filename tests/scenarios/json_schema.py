"""As much of JSON Schema as schema.json uses, so that it can be tried without another library."""

from __future__ import annotations

import re
from typing import Any

_TYPES: dict[str, Any] = {
    "string": str, "boolean": bool, "array": list, "object": dict, "number": (int, float),
}  # fmt: skip
KNOWN = {
    "$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "default", "description",
    "enum", "exclusiveMinimum", "items", "maxItems", "maximum", "minLength", "minimum", "oneOf",
    "pattern", "properties", "required", "title", "type",
}  # fmt: skip


def allows(schema: dict[str, Any], value: Any, root: dict[str, Any] | None = None) -> bool:
    """Tell whether a JSON Schema allows a value."""
    root = schema if root is None else root
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        return allows(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root)
    several = [allows(s, value, root) for s in schema.get("anyOf", [])]
    exactly = [allows(s, value, root) for s in schema.get("oneOf", [])]
    if (several and not any(several)) or (exactly and exactly.count(True) != 1):
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    return _fits(schema, value) and _holds(schema, value, root)


def _fits(schema: dict[str, Any], value: Any) -> bool:
    kind = schema.get("type")
    if kind is None:
        return True
    if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "boolean"):
        return False
    if kind == "number":
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        return bool(low <= value <= high and value > schema.get("exclusiveMinimum", value - 1))
    if kind == "string":
        enough = len(value) >= schema.get("minLength", 0)
        return enough and re.search(schema.get("pattern", ""), value) is not None
    return True


def _holds(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> bool:
    if isinstance(value, list) and "items" in schema:
        fits = len(value) <= schema.get("maxItems", len(value))
        return fits and all(allows(schema["items"], item, root) for item in value)
    if isinstance(value, dict) and schema.get("type") == "object":
        known = schema.get("properties", {})
        return (
            set(schema.get("required", [])) <= set(value)
            and set(value) <= set(known)
            and all(allows(known[key], item, root) for key, item in value.items())
        )
    return True
