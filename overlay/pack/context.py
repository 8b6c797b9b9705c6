"""What a value of a pack needs to know of the rest of its pack, and where its problems go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from overlay.pack.problems import Problem, Problems, Spot
from overlay.pack.tree import Path, Plain, Tree, shown

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


def is_null(node: Tree) -> bool:
    """Whether a node is one of the ways to write that there is no value."""
    return type(node) is Plain and node in _NULLS


class Context:
    """The pack around the value at hand.

    ``language`` is that of texts that name none; ``known`` holds the keys of the pack's sources and
    releases; ``notes`` where each note id was met first; ``tags`` combinations of language tags that
    were found right; ``position`` is that of the file at hand.
    """

    __slots__ = ("known", "language", "notes", "position", "problems", "tags")

    def __init__(self, language: str, known: Mapping[str, Collection[str]], problems: Problems) -> None:
        self.language = language
        self.known = known
        self.notes: dict[str, Spot] = {}
        self.tags: set[tuple[str, ...]] = set()
        self.position = 0
        self.problems = problems

    def report(
        self,
        path: Path,
        message: str,
        hint: str | None = None,
        *,
        code: str = "pack-value",
        whole: bool = False,
        at_key: bool = False,
        near: tuple[str, Iterable[str]] | None = None,
        first: Spot | None = None,
    ) -> None:
        """Add a problem in the file at hand; the parameters are those of `Problem`."""
        spot = self.position, path
        self.problems.add(
            Problem(spot, message, hint=hint, code=code, whole=whole, at_key=at_key, near=near, first=first)
        )

    def refuse(
        self,
        node: Tree,
        path: Path,
        wanted: str,
        hint: str | None = None,
        *,
        near: tuple[str, Iterable[str]] | None = None,
    ) -> None:
        """Add that a node is not what is wanted there."""
        if is_null(node):
            mend = "Give it a value, or remove it: null has no meaning here."
            self.report(path, "has no value", mend, at_key=True)
        else:
            self.report(path, f"must be {wanted}, not {shown(node)}", hint, near=near)
