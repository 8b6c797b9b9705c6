"""The JSON Schema of the pack format, made of the tables that the reader follows."""

from __future__ import annotations

from typing import Any, Literal

from overlay.pack import patterns
from overlay.pack.grammar import NOTE, NOTES, PACK
from overlay.pack.rules import UNSOURCED_BASIS
from overlay.pack.shapes import (
    Choice,
    Clock,
    Integer,
    Markdown,
    Occurrences,
    Reference,
    Seconds,
    Spoken,
    Text,
    Version,
    Word,
)
from overlay.pack.structures import Field, Items, Keyed, Kinds, Languages, Record, Shape

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# A text may be written without quotes, and look like a number or a truth value to YAML.
_TEXT_TYPES = ["string", "number", "boolean"]
_SOUND = rf"(?=[\s\S]*\S)(?![\s\S]*[{patterns.CONTROL}])"


def schema(part: Literal["pack", "notes"] = "pack") -> Schema:
    """The schema (draft 2020-12) of a pack, or of a file with a list of notes.

    It accepts what `parse` accepts, and refuses what it refuses but for what no schema can say: that
    ids and keys are unique, that references lead somewhere, that a time comes after another, that
    brackets are balanced, that the notes stand somewhere, and in which digits a number is written.
    """
    definitions: dict[str, Schema] = {}
    root = _describe(NOTES if part == "notes" else PACK, definitions)
    definitions["notes"] = _describe(NOTES, definitions)
    title = "Notes of an overlay pack" if part == "notes" else "Overlay note pack"
    return {"$schema": _DIALECT, **root, "title": title, "$defs": dict(sorted(definitions.items()))}


def _describe(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    """The schema of a shape; what is used in several places is put among the ``definitions``."""
    match shape:
        case Record():
            return _record(shape, definitions)
        case Kinds():
            return {"oneOf": [_refer(record, definitions) for record in shape.records.values()]}
        case Keyed():
            return _mapping({"pattern": f"^({patterns.ID})$"}, _refer(shape.record, definitions))
        case Items():
            return _items(shape, definitions)
        case Languages():
            value = _refer(shape.shape, definitions)
            definitions["language-tag"] = {"pattern": f"^({patterns.LANGUAGE})$"}
            return {"anyOf": [value, _mapping({"$ref": "#/$defs/language-tag"}, value)]}
        case Text() | Markdown():
            return _refer(shape, definitions)
        case _:
            return _scalar(shape)


def _refer(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    """A reference to the definition of a record or text; any other shape as it is."""
    match shape:
        case Record():
            name = shape.name.split(" ", 1)[1].replace(" ", "-")
            if name not in definitions:
                definitions[name] = _record(shape, definitions)
        case Text() | Markdown():
            name, pattern = _text(shape)
            definitions[name] = {"type": _TEXT_TYPES, "pattern": pattern}
        case _:
            return _describe(shape, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _text(shape: Text | Markdown) -> tuple[str, str]:
    """The name and the pattern of a kind of text."""
    if isinstance(shape, Spoken):
        return "spoken", rf"^{_SOUND}\s*{patterns.SPOKEN}\s*$"
    if isinstance(shape, Text) and shape.on_screen:
        return "screen-text", rf"^{_SOUND}(?![\s\S]*{patterns.WEB_ADDRESS})"
    return "text", f"^{_SOUND}"


def _mapping(keys: Schema, value: Schema) -> Schema:
    return {
        "type": "object",
        "propertyNames": keys,
        "additionalProperties": value,
        "minProperties": 1,
    }


def _items(items: Items, definitions: dict[str, Schema]) -> Schema:
    entry = _refer(items.shape, definitions)
    listed = {"type": "array", "items": entry, "minItems": 1}
    return {"anyOf": [entry, listed]} if items.single else listed


def _record(record: Record, definitions: dict[str, Schema]) -> Schema:
    described: Schema = {
        "title": record.name.split(" ", 1)[1].capitalize(),
        "type": "object",
        "properties": {
            key: {**_describe(field.shape, definitions), "description": _description(key, field)}
            for key, field in record.fields.items()
        },
        "required": [key for key, field in record.fields.items() if field.required],
        "additionalProperties": False,
    }
    if record is NOTE:
        unsourced = {"properties": {"basis": {"const": UNSOURCED_BASIS}}}
        described |= {"if": unsourced, "else": {"required": ["sources"]}}
    if record.short is not None:
        return {"anyOf": [_describe(record.fields[record.short].shape, definitions), described]}
    return described


def _description(key: str, field: Field) -> str:
    return f"{field.description} Example: {key}: {field.example}" if field.example else field.description


def _scalar(shape: Shape) -> Schema:
    match shape:
        case Word():
            types = ["string", *shape.plain]
            bounds = {"minimum": shape.least, "maximum": shape.most}
            return {
                "type": types if shape.plain else "string",
                "pattern": f"^({shape.pattern})$",
                **{word: bound for word, bound in bounds.items() if bound is not None},
            }
        case Choice():
            return {"enum": list(shape.words)}
        case Integer():
            return {"type": "integer", "minimum": shape.least, "maximum": shape.most}
        case Seconds():
            return {"type": "number", "minimum": shape.least / 1000, "exclusiveMaximum": 10**9}
        case Clock():
            return {
                "type": ["string", "number"],
                "pattern": f"^({patterns.CLOCK})$",
                "minimum": 0,
                "exclusiveMaximum": 10**6,
            }
        case Reference():
            return {"type": ["string", "integer", "boolean"], "pattern": f"^({patterns.ID})$"}
        case Occurrences():
            return {"anyOf": [{"enum": ["first", "all"]}, {"type": "integer", "minimum": 1}]}
        case Version():
            return {"const": shape.current}
    raise TypeError(f"no schema for {shape!r}")
