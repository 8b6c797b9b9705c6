"""What the keys of a record have to do with one another, and notes with other notes."""

from __future__ import annotations

from overlay.pack.context import Context
from overlay.pack.structures import Values
from overlay.pack.tree import Path, Tree

UNSOURCED_BASIS = "argument"
"""The one basis whose notes may go without sources: their text names whose argument it is."""


def check_moment(values: Values, _: dict[str, Tree], path: Path, context: Context) -> None:
    """Report a moment that ends before it begins."""
    at, until = values.get("at"), values.get("until")
    if at is not None and until is not None and until <= at:
        context.report((*path, "until"), "is not after at", "Give the end of the claim, or remove it.")


def check_release(values: Values, _: dict[str, Tree], path: Path, context: Context) -> None:
    """Report a release without length."""
    if values.get("duration") == 0:
        context.report((*path, "duration"), "is zero", "Give the length of the video, or remove it.")


def check_note(values: Values, node: dict[str, Tree], path: Path, context: Context) -> None:
    """Report a note that lacks its sources, or that has the id of another."""
    if "sources" not in node and values.get("basis") not in (None, UNSOURCED_BASIS):
        message = f"has no sources, which a note needs unless its basis is {UNSOURCED_BASIS}"
        hint = "Add sources: [key], with a key of the pack's sources."
        context.report(path, message, hint, code="pack-key", at_key=True)
    if (note := values.get("id")) is not None:
        spot = context.position, (*path, "id")
        first = context.notes.setdefault(note, spot)
        if first is not spot:
            message = f'the id "{note}" is already used at'
            hint = "Give each note of the pack an id of its own."
            context.report(spot[1], message, hint, code="pack-reference", whole=True, first=first)
