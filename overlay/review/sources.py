"""Whether the notes can be checked: whose argument, which source, where in it, and who has checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overlay.errors import Diagnostic
from overlay.model import Pack
from overlay.review.rules import broken

_SHOWN = 3
_SHORTEST_NAME = 2

# What stands between the names of several authors, and small words inside of a name.
_NO_NAMES = frozenset(
    ("and", "und", "et", "e", "y", "og", "och", "и", "de", "da", "di", "van", "von", "the", "of")
)


def unused(pack: Pack) -> Iterator[Diagnostic]:
    """Sources that no note cites."""
    cited = {citation.source for note in pack.notes for citation in note.sources}
    for source in pack.sources:
        if source.key not in cited:
            yield broken(
                "source-unused",
                f'no note cites the source "{source.key}"',
                f"Cite it in a note, as in sources: [{source.key}], or remove it.",
            )


def without_locator(pack: Pack) -> Iterator[Diagnostic]:
    """Citations that don't say where in a source, unless the source has an address and can be searched."""
    searchable = {source.key for source in pack.sources if source.url}
    for note in pack.notes:
        for citation in note.sources:
            if citation.locator is None and citation.source not in searchable:
                yield broken(
                    "locator-missing",
                    f'the note does not say where in "{citation.source}"',
                    f"Name the page or chapter: {{source: {citation.source}, locator: p. 12}}",
                    note.id,
                )


def unreviewed(pack: Pack) -> Iterator[Diagnostic]:
    """One warning for all notes that nobody is said to have checked."""
    waiting = [note.id for note in pack.notes if note.status != "reviewed" or note.reviewed_by is None]
    if waiting:
        shown = ", ".join(waiting[:_SHOWN])
        more = f" and {len(waiting) - _SHOWN} more" if len(waiting) > _SHOWN else ""
        yield broken(
            "not-reviewed",
            f"{len(waiting)} of {len(pack.notes)} notes are not reviewed: {shown}{more}",
            "Let a second person check them against their sources, then add to each "
            "status: reviewed and reviewed_by: NAME.",
        )


def unnamed_authors(pack: Pack) -> Iterator[Diagnostic]:
    """Arguments whose text does not say whose they are: no text of theirs has a name of an author."""
    authors = {source.key: source.author for source in pack.sources}
    for note in pack.notes:
        if note.basis != "argument":
            continue
        names = [name for citation in note.sources if (name := authors[citation.source])]
        wanted = {word for name in names for word in _words(name) if len(word) >= _SHORTEST_NAME} - _NO_NAMES
        said = {word for _, text in note.text for word in _words(text)}
        # A name may have an ending in the text: Trotskys, Вудса.
        if names and not any(word.startswith(name) for name in wanted for word in said):
            yield broken(
                "author-unnamed",
                "the note is an argument, but its text does not say whose",
                f'Name an author in the text: "{names[0]} argue that …"',
                note.id,
            )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
