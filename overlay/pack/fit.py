"""Whether a pack's texts fit the screen, in each of their languages."""

from __future__ import annotations

from collections.abc import Iterator

from overlay.errors import Diagnostic
from overlay.model import ByLanguage, Note, Pack
from overlay.reading import label, paginate, profile_for

_MOST_PAGES = 2


def fit(pack: Pack, profile: str = "default") -> tuple[Diagnostic, ...]:
    """A finding for every text of more than two pages and every short text of more than one."""
    return tuple(
        found
        for note in pack.notes
        for texts, most, name in ((note.text, _MOST_PAGES, "text"), (note.short, 1, "short text"))
        if texts is not None
        for found in _overlong(note, texts, most, name, profile)
    )


def _overlong(note: Note, texts: ByLanguage[str], most: int, name: str, profile: str) -> Iterator[Diagnostic]:
    for language, text in texts:
        head = label(note.verdict, note.basis, language)
        count = len(paginate(text, head, profile_for(profile, language)))
        if count > most:
            yield Diagnostic(
                "too-long",
                f"the {language} {name} takes {count} pages (profile {profile}); viewers read at most {most}",
                "finding",
                note=note.id,
                hint="Say one thing a note; move the rest to `detail`, or make it a note of its own.",
            )
