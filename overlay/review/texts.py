"""Whether texts fit the screen, and are said once."""

from __future__ import annotations

from collections.abc import Iterator

from overlay.errors import Diagnostic
from overlay.model import ByLanguage, Note, Pack
from overlay.reading import label, paginate, profile_for
from overlay.review.rules import broken

_MOST_PAGES = 2


def overlong(pack: Pack, profile: str) -> Iterator[Diagnostic]:
    """Texts of more than two pages, and short texts of more than one."""
    for note in pack.notes:
        yield from _overlong(note, note.text, _MOST_PAGES, "text", profile)
        if note.short is not None:
            yield from _overlong(note, note.short, 1, "short text", profile)


def _overlong(note: Note, texts: ByLanguage[str], most: int, name: str, profile: str) -> Iterator[Diagnostic]:
    for language, text in texts:
        head = label(note.verdict, note.basis, language)
        count = len(paginate(text, head, profile_for(profile, language)))
        if count > most:
            yield broken(
                "too-long",
                f"the {language} {name} takes {count} pages (profile {profile}); viewers read at most {most}",
                "Say one thing a note; move the rest to `detail`, or make it a note of its own.",
                note.id,
            )


def repeated(pack: Pack) -> Iterator[Diagnostic]:
    """Texts that another note has too, word for word."""
    first: dict[tuple[str, str], Note] = {}
    for note in pack.notes:
        for language, text in note.text:
            earlier = first.setdefault((language.casefold(), text.casefold()), note)
            if earlier is not note:
                yield broken(
                    "text-repeated",
                    f'the {language} text is that of the note "{earlier.id}", word for word',
                    "Make one note of the two, with the anchors of both or occurrence: all.",
                    note.id,
                )
