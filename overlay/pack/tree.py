"""The plain tree that both syntaxes are read into, and where its nodes stand in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

DEEPEST = 40
LONGEST_SHOWN = 40


class Plain(str):
    """A scalar that was written without quotes, as it was written."""

    __slots__ = ()


Tree = dict[str, "Tree"] | list["Tree"] | str
Path = tuple[str | int, ...]
"""The keys and positions (from 0) that lead from the root of a tree to a node."""
Place = tuple[int, int]
"""A line and a column, both from 1."""
Event = tuple[Literal["{", "[", "end", "quoted", "plain"], str, Place]
"""What a syntax meets in a file, in order: a mapping or list begins or ends, or a scalar."""


def shown(node: Tree) -> str:
    """A node in the words of a message: its kind, or its text, cut where it is long."""
    if isinstance(node, dict):
        return "a mapping"
    if isinstance(node, list):
        return "a list"
    text = node if len(node) <= LONGEST_SHOWN else node[:LONGEST_SHOWN] + "…"
    text = "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in text)
    return text if isinstance(node, Plain) else f'"{text}"'


class MalformedError(Exception):
    """A file that holds no tree; ``place`` says where reading had to stop."""

    def __init__(self, message: str, place: Place = (1, 1), hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint


def too_deep(place: Place) -> MalformedError:
    """The refusal of a file that nests without end."""
    return MalformedError(f"nested deeper than {DEEPEST} levels", place, "A pack needs nine levels at most.")


def empty_file() -> MalformedError:
    """The refusal of a file without any content."""
    return MalformedError("the file is empty", hint='A pack begins with the line "format: 1".')


def grow(events: Iterator[Event]) -> tuple[Tree, bool]:
    """Build the tree of a file's events, and say whether a key is repeated in a mapping.

    The first of repeated keys counts. Raises MalformedError when a key is not a text.
    """
    repeats: list[str] = []
    root = _node(events, next(events), repeats)
    for _ in events:  # nothing follows the root but what is malformed
        pass
    return root, bool(repeats)


def _node(events: Iterator[Event], event: Event, repeats: list[str]) -> Tree:
    kind, text, _ = event
    if kind == "plain":
        return Plain(text)
    if kind == "quoted":
        return text
    if kind == "[":
        items: list[Tree] = []
        for item in events:
            if item[0] == "end":
                break
            items.append(_node(events, item, repeats))
        return items
    mapping: dict[str, Tree] = {}
    for key in events:
        if key[0] == "end":
            break
        name = _key(key)
        value = _node(events, next(events), repeats)
        if name in mapping:
            repeats.append(name)
        else:
            mapping[name] = value
    return mapping


def _key(event: Event) -> str:
    if event[0] in ("plain", "quoted"):
        return event[1]
    raise MalformedError(
        "a key must be a single word, not a list or a mapping",
        event[2],
        "Put the text in quotes if it begins with a bracket or a brace.",
    )


def _until_end(events: Iterator[Event]) -> Iterator[Event]:
    for event in events:
        if event[0] == "end":
            return
        yield event


_STEPS = {"{": 1, "[": 1, "end": -1, "quoted": 0, "plain": 0}
"""How much deeper each event leads."""


class Places:
    """Where the nodes of one file stand: for each path asked for, its key and its value.

    With ``repeats`` it also holds each key that is repeated in its mapping: its path, and the places
    of its first and of its later use.
    """

    def __init__(self, events: Iterator[Event], paths: Iterable[Path], *, repeats: bool = False) -> None:
        self._events = events
        self._needed = {path[:length] for path in paths for length in range(len(path) + 1)}
        self._found: dict[Path, tuple[Place, Place]] = {}
        self._look_for_repeats = repeats
        self.repeats: list[tuple[Path, Place, Place]] = []
        root = next(events)
        self._walk(root, (), root[2])

    def of(self, path: Path, *, key: bool = False) -> Place:
        """The place of a node, or of its ``key``; of the nearest node around it when it is absent."""
        while path not in self._found:
            path = path[:-1]
        return self._found[path][0 if key else 1]

    def _walk(self, event: Event, path: Path, key: Place) -> None:
        kind, _, place = event
        if path in self._needed:
            self._found.setdefault(path, (key, place))
        elif not self._look_for_repeats:
            self._pass_over(event)
            return
        if kind == "[":
            for index, item in enumerate(_until_end(self._events)):
                self._walk(item, (*path, index), item[2])
        elif kind == "{":
            self._walk_mapping(path)

    def _walk_mapping(self, path: Path) -> None:
        first: dict[str, Place] = {}
        for entry in _until_end(self._events):
            name = _key(entry)
            value = next(self._events)
            if name in first:
                self.repeats.append(((*path, name), first[name], entry[2]))
                self._pass_over(value)
            else:
                first[name] = entry[2]
                self._walk(value, (*path, name), entry[2])

    def _pass_over(self, event: Event) -> None:
        """Go to the end of a node of which nothing is wanted."""
        depth = _STEPS[event[0]]
        while depth:
            depth += _STEPS[next(self._events)[0]]
