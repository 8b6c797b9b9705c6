"""Whether texts fit the screen, and are said once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from overlay.errors import Diagnostic
from overlay.model import ByLanguage, Note, Pack, Profile
from overlay.reading import label, paginate, profile_for
from overlay.review.rules import broken

_MOST_PAGES = 2
_QUOTED = (
    r'"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|「[^」]*」|『[^』]*』|(?<!\w)‘[^’]*’(?!\w)'
    r"|(?<!\w)'[^']*'(?!\w)"
)


def overlong(pack: Pack, profile: str) -> Iterator[Diagnostic]:
    """Texts of more than two pages, and short texts of more than one."""
    for note in pack.notes:
        yield from _overlong(note, note.text, _MOST_PAGES, "text", profile)
        if note.short is not None:
            yield from _overlong(note, note.short, 1, "short text", profile)


def _overlong(note: Note, texts: ByLanguage[str], most: int, name: str, profile: str) -> Iterator[Diagnostic]:
    for language, text in texts:
        head, limits = label(note.verdict, note.basis, language), profile_for(profile, language)
        count = len(paginate(text, head, limits))
        if count > most:
            yield broken(
                "too-long",
                f"the {language} {name} takes {count} pages (profile {profile}); viewers read at most {most}",
                f"Of its {len(text)} characters about {_fitting(text, head, limits, most)} fit. "
                "Say one thing a note; move the rest to `detail`, or make it a note of its own.",
                note.id,
            )


def _fitting(text: str, head: str, limits: Profile, most: int) -> int:
    """How many characters of a text fit, about: where its words break plays a part."""
    return bisect_right(range(1, len(text)), most, key=lambda size: len(paginate(text[:size], head, limits)))


def exclaiming(pack: Pack) -> Iterator[Diagnostic]:
    """Texts that raise their voice; what they quote may."""
    for note in pack.notes:
        for language, text in (*note.text, *(note.short or ())):
            if re.search(r"[!¡！]", re.sub(_QUOTED, "", text)):
                yield broken(
                    "exclamation",
                    f"the {language} text has an exclamation mark",
                    "Say the fact, and nothing of what you think of the claim.",
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
