"""One file of a pack: which syntax it is written in, its tree, and where the tree's nodes stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from overlay.pack.tree import Event, MalformedError, Path, Places, Tree, empty_file

LARGEST = 16 * 1024 * 1024

_Reading = tuple[tuple[Tree, bool], Callable[[str], Iterator[Event]]]


class Document:
    """A file of a pack, read: ``tree`` is what it holds, ``repeats`` whether a key is repeated.

    Raises MalformedError when the text holds no tree, or is larger than 16 MiB in UTF-8.
    """

    __slots__ = ("_events", "_text", "name", "repeats", "tree")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text.removeprefix("\ufeff")
        _check_size(self._text)
        if not self._text.strip():
            raise empty_file()
        (self.tree, self.repeats), self._events = _read(name, self._text)

    def places(self, paths: Iterable[Path]) -> Places:
        """Read the file again for the places of its nodes; raises MalformedError for depth."""
        return Places(self._events(self._text), paths, repeats=self.repeats)


def _read(name: str, text: str) -> _Reading:
    if name.casefold().endswith(".json"):
        return _read_json(text)
    if text.lstrip()[:1] not in ("{", "["):
        return _read_yaml(text)
    try:
        return _read_json(text)
    except MalformedError as not_json:
        try:
            return _read_yaml(text)
        except MalformedError as not_yaml:
            # Whichever syntax was meant, its reader got further.
            raise max(not_json, not_yaml, key=lambda error: error.place) from None


def _read_json(text: str) -> _Reading:
    from overlay.pack import json_syntax

    return json_syntax.read(text), json_syntax.events


def _read_yaml(text: str) -> _Reading:
    from overlay.pack import yaml_syntax

    return yaml_syntax.read(text), yaml_syntax.events


def _check_size(text: str) -> None:
    try:
        size = len(text) if len(text) > LARGEST else len(text.encode())
    except UnicodeEncodeError as error:
        at = error.start
        place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        raise MalformedError(
            f"the file holds half a character (U+{ord(text[at]):04X})", place, "Save the file as UTF-8."
        ) from None
    if size > LARGEST:
        raise MalformedError(
            "the file is larger than 16 MiB", hint="Divide the notes among files in the folder notes."
        )
