"""YAML and JSON are two ways to write the same pack."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from overlay.errors import PackError
from overlay.pack import json_syntax, parse, yaml_syntax
from overlay.pack.tree import Plain
from tests.pack.examples import EVERY_KEY, every_key, written

# Without what YAML takes for a line break or refuses, and JSON does not.
CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff\u2028\u2029"
)
TEXTS = st.text(CHARACTERS, max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def as_json(tree: Any) -> str:
    """A plain tree as JSON: texts quoted but for numbers, and dates or times, which JSON does not have."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {as_json(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(as_json, tree)) + "]"
    try:
        return str(json.dumps(json.loads(tree))) if isinstance(tree, Plain) else json.dumps(tree)
    except json.JSONDecodeError:
        return json.dumps(tree)


def test_the_same_pack_in_both() -> None:
    in_yaml = parse([("pack.yaml", EVERY_KEY)])
    assert parse([("pack.json", as_json(every_key()))]) == in_yaml
    assert parse([("pack.yaml", as_json(every_key()))]) == in_yaml
    assert parse([("pack.yaml", written(every_key()))]) == in_yaml
    assert parse([("pack.yaml", "\ufeff" + EVERY_KEY)]) == in_yaml
    assert parse([("pack.json", "\ufeff" + as_json(every_key()))]) == in_yaml
    assert parse([("pack.yaml", EVERY_KEY.replace("\n", "\r\n"))]) == in_yaml


def test_yaml_that_begins_like_json_is_read() -> None:
    flow = written(every_key()).removeprefix("---\n")
    assert parse([("pack.yaml", flow)]) == parse([("pack.yaml", EVERY_KEY)])


def test_of_two_syntaxes_the_one_that_got_further_speaks() -> None:
    with pytest.raises(PackError, match="not YAML") as failure:
        parse([("pack.yaml", '{"format": 1, id: a, b: "')])
    assert failure.value.diagnostics[0].column == 25
    with pytest.raises(PackError, match="not JSON"):
        parse([("pack.json", "format: 1")])


def test_a_trailing_comma_in_json_is_pointed_at() -> None:
    with pytest.raises(PackError, match=r"pack\.json:2:1[56]: this is not JSON: .*\n .* comma") as failure:
        parse([("pack.json", '{"format": 1,\n "id": "fleet",}\n')])
    assert len(failure.value.diagnostics) == 1


INDENTS = st.sampled_from([None, 1, "\t"])
SEPARATORS = st.sampled_from([(", ", ": "), (",", ": "), (" ,\t", ":\t")])


@given(VALUES, INDENTS, SEPARATORS)
def test_every_json_is_met_at_the_same_places(
    value: Any, indent: int | str | None, separators: tuple[str, str]
) -> None:
    text = json.dumps([value], ensure_ascii=False, indent=indent, separators=separators)
    assert list(json_syntax.events(text)) == list(yaml_syntax.events(text))


@given(VALUES)
def test_json_is_kept_as_it_is_written(value: Any) -> None:
    assert json_syntax.read(json.dumps([value]))[0] == json_syntax.read(json.dumps([value], indent=1))[0]
    tree, repeats = json_syntax.read(json.dumps([value]))
    assert not repeats
    assert tree == [_written(value)]


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_written(entry) for entry in value]
    return value if isinstance(value, str) else Plain(json.dumps(value))


@pytest.mark.parametrize("number", ["-0", "1e5", "1E+400", "12345678901234567890", "0.10", "-1.5e-3"])
def test_json_numbers_are_kept_to_the_digit(number: str) -> None:
    tree, _ = json_syntax.read(f"[{number}]")
    assert isinstance(tree, list)
    assert tree == [number]
    assert isinstance(tree[0], Plain)


def test_words_of_json_are_no_texts() -> None:
    tree, _ = json_syntax.read('{"a": [true, false, null], "b": {"c": null}, "d": "null"}')
    assert tree == {"a": ["true", "false", "null"], "b": {"c": "null"}, "d": "null"}
    assert isinstance(tree, dict)
    assert [type(node) for node in tree["a"]] == [Plain] * 3
    assert type(tree["d"]) is str


def test_yaml_is_read_without_its_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = parse([("pack.yaml", EVERY_KEY)])
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert parse([("pack.yaml", EVERY_KEY)]) == with_it
    with pytest.raises(PackError, match=r"pack\.yaml:2:4: the alias \*b is not allowed"):
        parse([("pack.yaml", "a: 1\nb: *b")])
    with pytest.raises(PackError, match=r"U\+0007"):
        parse([("pack.yaml", "a: \x07")])
