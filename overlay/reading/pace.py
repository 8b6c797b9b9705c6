"""How long a text takes to read."""

from __future__ import annotations

from collections.abc import Sequence

from overlay.model import Profile
from overlay.reading.width import cells, graphemes


def characters(text: str) -> int:
    r"""How many characters a reader sees: grapheme clusters that take room.

    >>> characters("peace"), characters("мир\u2060"), characters("和平")
    (5, 3, 2)
    """
    if text.isascii():
        return len(text)
    return sum(1 for cluster in graphemes(text) if cells(cluster))


def reading_time(lines: Sequence[str], profile: Profile) -> int:
    """The milliseconds that a page of these lines must stay up.

    Lead-in plus every character (or word) at the profile's pace, rounded up, not under its
    minimum. The lead-in is the time to notice a note and to take in its label.
    """
    if profile.words_per_minute:
        amount, per_minute = sum(len(line.split()) for line in lines), profile.words_per_minute
    else:
        amount, per_minute = sum(map(characters, lines)), profile.characters_per_second * 60
    return max(profile.shortest, profile.lead_in - (-amount * 60_000 // per_minute))
