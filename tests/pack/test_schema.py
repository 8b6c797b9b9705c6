"""The schema and the parser agree about what a pack is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from overlay.errors import PackError
from overlay.pack import parse
from overlay.pack.schema import schema
from overlay.pack.tree import Plain, Tree
from overlay.pack.yaml_syntax import read
from tests.pack.examples import changed, every_key, path_of, paths, put, remove, written

PACK = Draft202012Validator(schema())
NOTES = Draft202012Validator(schema("notes"))

CHANGES = Path(__file__).parent / "changes"


def rows(name: str) -> list[str]:
    """The lines of a table of changes."""
    lines = (CHANGES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


ACCEPTED = rows("accepted.txt")
REFUSED = rows("refused.txt")
BEYOND_A_SCHEMA = rows("beyond-a-schema.txt")


def variant(row: str) -> Tree:
    """The pack with every key after one change: `path: new value`, or `-path` for one removed."""
    if row.startswith("-"):
        return changed(every_key(), path_of(row[1:]), remove)
    steps, _, value = row.partition(":")
    path, (node, _) = path_of(steps), read(f"value: {value}")
    assert isinstance(node, dict)
    tree = changed(every_key(), path, remove) if isinstance(path[-1], int) else every_key()
    return changed(tree, path, put(node["value"]))


def core(tree: Tree) -> Any:
    """What a reader of YAML 1.2 makes of a tree: its core schema."""
    if isinstance(tree, dict):
        return {key: core(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [core(value) for value in tree]
    if not isinstance(tree, Plain):
        return tree
    if tree in ("", "~", "null", "Null", "NULL"):
        return None
    if tree in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return tree.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", tree):
        return int(tree)
    if re.fullmatch(r"0x[0-9a-fA-F]+|0o[0-7]+", tree):
        return int(tree, 0)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", tree):
        return float(tree)
    return str(tree)


def fits_schema(tree: Tree) -> bool:
    return bool(PACK.is_valid(core(tree)))


def is_read(tree: Tree) -> bool:
    try:
        parse([("pack.yaml", written(tree))])
    except PackError:
        return False
    return True


def test_the_schemas_are_schemas() -> None:
    for part in (schema(), schema("notes")):
        Draft202012Validator.check_schema(part)
        assert part["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        assert "$id" not in part


def test_the_tables_are_long() -> None:
    assert len(ACCEPTED) > 60
    assert len(REFUSED) > 120
    assert len(BEYOND_A_SCHEMA) > 15


def test_a_pack_with_every_key_fits() -> None:
    assert fits_schema(every_key())
    assert is_read(every_key())


@pytest.mark.parametrize("row", ACCEPTED)
def test_both_accept(row: str) -> None:
    assert is_read(variant(row))
    assert fits_schema(variant(row))


@pytest.mark.parametrize("row", REFUSED)
def test_both_refuse(row: str) -> None:
    assert not is_read(variant(row))
    assert not fits_schema(variant(row))


@pytest.mark.parametrize("row", BEYOND_A_SCHEMA)
def test_only_the_parser_refuses_what_no_schema_can_say(row: str) -> None:
    assert not is_read(variant(row))
    assert fits_schema(variant(row))


def test_a_schema_sees_no_repeated_keys() -> None:
    text = written(every_key()).replace("{", '{"format": 1, ', 1)
    with pytest.raises(PackError, match="already used"):
        parse([("pack.yaml", text)])


def test_a_schema_of_texts_does_not_see_halves_of_characters() -> None:
    assert PACK.is_valid({**core(every_key()), "title": "half \ud83d"})
    with pytest.raises(PackError, match="control character"):
        parse([("pack.json", '{"format": 1, "title": "half \\ud83d"}')])


SNIPPETS = [row.partition(":")[2].strip() for row in ACCEPTED + REFUSED if not row.startswith("-")]


@given(st.data())
def test_the_schema_refuses_nothing_that_the_parser_reads(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(paths(every_key())))
    value = data.draw(st.sampled_from(SNIPPETS))
    (node, _) = read(f"value: {value}")
    assert isinstance(node, dict)
    tree = every_key()
    tree = changed(tree, path, remove) if isinstance(path[-1], int) else tree
    tree = changed(tree, path, put(node["value"]))
    assert fits_schema(tree) or not is_read(tree)


def test_a_file_of_notes_has_a_schema_of_its_own() -> None:
    notes = core(every_key())["notes"]
    assert NOTES.is_valid(notes)
    assert not NOTES.is_valid(core(every_key()))
    assert not NOTES.is_valid([])
    assert not NOTES.is_valid([{**notes[0], "verdict": "odd"}])
    assert not PACK.is_valid(notes)


def test_the_schema_of_a_pack_defines_lists_of_notes() -> None:
    lists = {"$ref": "#/$defs/notes", "$defs": schema()["$defs"]}
    assert Draft202012Validator(lists).is_valid(core(every_key())["notes"])


def test_every_key_is_described() -> None:
    def keys(node: Any) -> list[Any]:
        if not isinstance(node, dict):
            return [found for item in node for found in keys(item)] if isinstance(node, list) else []
        own = list(node["properties"].values()) if node.get("type") == "object" and "title" in node else []
        return own + [found for value in node.values() for found in keys(value)]

    found = keys(schema())
    assert len(found) > 40
    assert all(key["description"] for key in found)
