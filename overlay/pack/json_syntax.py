"""JSON to a plain tree: fast when all is well, and placed to the character when it is not."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from overlay.pack.tree import DEEPEST, Event, MalformedError, Plain, Tree, too_deep

_TOKEN = r'[{}\[\]]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}\[\],:"]+'

# What a message of the JSON library is followed by, when it holds one of these words.
_HINTS = (
    ("property name", "Put keys in double quotes, and no comma after the last entry."),
    ("trailing comma", "Remove the comma before the closing bracket."),
    ("control character", r"Write a line break inside a text as \n, a tab as \t."),
    ("Unterminated", "Close the text with a double quote."),
    ("Extra data", "Keep one pack in a file: remove what follows its last bracket."),
    ("escape", r"Write a backslash in a text as two: \\."),
)


def read(text: str) -> tuple[Tree, bool]:
    """The tree of a JSON text, and whether a key is repeated in it; raises MalformedError.

    The first of repeated keys counts. Numbers, ``true``, ``false`` and ``null`` are kept as written.
    """
    repeats: list[None] = []

    def mapping(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
        built = dict(pairs)
        if len(built) == len(pairs):
            return built
        repeats.append(None)
        return dict(reversed(pairs))

    try:
        tree = json.loads(
            text, object_pairs_hook=mapping, parse_int=Plain, parse_float=Plain, parse_constant=Plain
        )
    except json.JSONDecodeError as error:
        hint = next(
            (hint for word, hint in _HINTS if word in error.msg), "Check commas, quotes and brackets."
        )
        raise MalformedError(f"this is not JSON: {error.msg}", (error.lineno, error.colno), hint) from None
    except RecursionError:
        raise _where_too_deep(text) from None
    if any(word in text for word in ("true", "false", "null")):
        return _as_written(tree), bool(repeats)
    return tree, bool(repeats)


def events(text: str) -> Iterator[Event]:
    """What stands in a text that is known to be JSON, in order; raises MalformedError for depth."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    depth = 0
    for token in re.finditer(_TOKEN, text, re.DOTALL):
        word = token[0]
        line = bisect_right(starts, token.start())
        place = line, token.start() - starts[line - 1] + 1
        if word in ("{", "["):
            depth += 1
            if depth > DEEPEST:
                raise too_deep(place)
            yield ("{" if word == "{" else "["), "", place
        elif word in ("}", "]"):
            depth -= 1
            yield "end", "", place
        elif word[0] == '"':
            yield "quoted", json.loads(word), place
        else:
            yield "plain", word, place


def _as_written(tree: Any) -> Tree:
    """The tree with true, false and null put back as words: the JSON library has no hook for them."""
    root: list[Tree] = [tree]
    todo: list[Any] = [root]
    while todo:
        node = todo.pop()
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(value, (dict, list)):
                todo.append(value)
            elif not isinstance(value, str):
                node[key] = Plain(json.dumps(value))
    return root[0]


def _where_too_deep(text: str) -> MalformedError:
    try:
        for _ in events(text):
            pass
    except MalformedError as error:
        return error
    return too_deep((1, 1))
