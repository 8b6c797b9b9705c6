"""What is wrong with a pack: collected while it is read, placed and worded when it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from overlay.errors import Diagnostic
from overlay.pack.document import Document
from overlay.pack.tree import LONGEST_SHOWN, MalformedError, Path, Place, Places, Tree, shown

MOST_SHOWN = 50
_MOST_KEPT = 1000
_MOST_COMPARED = 1000

Spot = tuple[int, Path]
"""A node of a pack: the position of its file, and its path in there."""


class Problem:
    """One breach of the format, at a node of one of the pack's files.

    ``message`` follows the name of the node, or with ``whole`` stands by itself. ``at_key`` places it
    at the node's key and not at its value; ``place`` is its place where that is known already.
    ``near`` is a misspelt word and the words that may have been meant; ``first`` is another node,
    whose place ends the message.
    """

    __slots__ = ("at_key", "code", "first", "hint", "message", "near", "place", "spot", "whole")

    def __init__(
        self,
        spot: Spot,
        message: str,
        *,
        hint: str | None = None,
        code: str = "pack-value",
        whole: bool = False,
        at_key: bool = False,
        place: Place | None = None,
        near: tuple[str, Iterable[str]] | None = None,
        first: Spot | None = None,
    ) -> None:
        self.spot = spot
        self.message = message
        self.hint = hint
        self.code = code
        self.whole = whole
        self.at_key = at_key
        self.place = place
        self.near = near
        self.first = first


class Problems:
    """The problems found so far; past a thousand they are only counted."""

    __slots__ = ("count", "kept")

    def __init__(self) -> None:
        self.kept: list[Problem] = []
        self.count = 0

    def add(self, problem: Problem) -> None:
        self.count += 1
        if len(self.kept) < _MOST_KEPT:
            self.kept.append(problem)

    def add_malformed(self, position: int, error: MalformedError) -> None:
        """Add that the file at a position could not be read to its end."""
        self.add(
            Problem(
                (position, ()),
                error.message,
                hint=error.hint,
                code="pack-syntax",
                whole=True,
                place=error.place,
            )
        )


def diagnostics(
    problems: Problems, names: Sequence[str], documents: Mapping[int, Document]
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong, by file and place; a last one counts what goes beyond fifty.

    ``names`` are the names of all files of the pack; ``documents`` those that could be read, by
    their positions.
    """
    found = Problems()
    places: dict[int, Places] = {}
    for position, document in documents.items():
        paths = _paths(problems.kept, position)
        if paths or document.repeats:
            try:
                places[position] = document.places(paths)
            except MalformedError as error:
                found.add_malformed(position, error)
            else:
                _add_repeats(found, position, places[position])
    for problem in problems.kept:
        position, path = problem.spot
        if problem.place is None and position in places:
            problem.place = places[position].of(path, key=problem.at_key)
        if problem.place is not None:
            found.add(problem)
    found.kept.sort(key=lambda problem: (problem.spot[0], problem.place))
    listed = [_diagnostic(problem, names, documents, places) for problem in found.kept[:MOST_SHOWN]]
    hidden = found.count - len(listed) + problems.count - len(problems.kept)
    if hidden > 0:
        listed.append(
            Diagnostic("pack-more", f"and {hidden} more problem{'s' if hidden > 1 else ''}", "error")
        )
    return tuple(listed)


def _paths(problems: Iterable[Problem], position: int) -> set[Path]:
    """The paths in one file whose places the report needs."""
    spots = [problem.spot for problem in problems if problem.place is None]
    spots += [problem.first for problem in problems if problem.first is not None]
    return {path for at, path in spots if at == position}


def _add_repeats(found: Problems, position: int, places: Places) -> None:
    for path, first, again in places.repeats:
        found.add(
            Problem(
                (position, path),
                f"the key {shown(str(path[-1]))} is already used in line {first[0]}, column {first[1]}",
                hint="Keep one of the two; a mapping holds each key once.",
                code="pack-key",
                whole=True,
                place=again,
            )
        )


def _diagnostic(
    problem: Problem,
    names: Sequence[str],
    documents: Mapping[int, Document],
    places: Mapping[int, Places],
) -> Diagnostic:
    position, path = problem.spot
    message = problem.message if problem.whole else f"{_name(position, path)} {problem.message}"
    if problem.first is not None:
        other, first = problem.first
        line, column = places[other].of(first) if other in places else (1, 1)
        message = f"{message} {names[other]}:{line}:{column}"
    line, column = problem.place or (1, 1)
    note = _note(documents[position].tree, position, path) if position in documents else None
    return Diagnostic(
        problem.code, message, "error", names[position], line, column, note=note, hint=_hint(problem)
    )


def _hint(problem: Problem) -> str | None:
    """The problem's hint, led by the known word that is nearest to a misspelt one."""
    if problem.near is None or len(problem.near[0]) > LONGEST_SHOWN:
        return problem.hint
    from difflib import get_close_matches

    matches = get_close_matches(problem.near[0], islice(problem.near[1], _MOST_COMPARED), 1)
    return f'Did you mean "{matches[0]}"?' if matches else problem.hint


def _inside(position: int, path: Path) -> tuple[Path, Path]:
    """A path cut in two: what leads to a note (empty outside of notes), and the rest."""
    depth = 1 if position else 2
    if len(path) >= depth and isinstance(path[depth - 1], int) and (position or path[0] == "notes"):
        return path[:depth], path[depth:]
    return (), path


def _name(position: int, path: Path) -> str:
    """How a message calls a node: ``work.year``, in a note ``anchors[1].quote``."""
    note, rest = _inside(position, path)
    if not rest:
        return "the note" if note else "the file" if position else "the pack"
    name = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{shown(step)[1:-1]}" for step in rest)
    return name.removeprefix(".")


def _note(tree: Tree, position: int, path: Path) -> str | None:
    """The id of the note that a path leads into."""
    steps, _ = _inside(position, path)
    for step in steps:
        if isinstance(tree, dict):
            tree = tree.get(str(step), "")
        elif isinstance(tree, list) and isinstance(step, int):
            tree = tree[step]
    found = tree.get("id") if isinstance(tree, dict) else None
    return shown(str(found))[1:-1] if steps and isinstance(found, str) and found else None
