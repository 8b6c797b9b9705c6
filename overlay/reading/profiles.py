"""The reading-speed and layout standards a merge can follow, and what each language changes."""

from __future__ import annotations

from dataclasses import replace

from overlay.errors import UsageError
from overlay.model import Profile

_TABLE: tuple[tuple[str, int, int, int, int, int, int, int, int], ...] = (
    # name, width, lines, characters a second, words a minute, lead-in, shortest, longest, gap
    ("default", 42, 2, 12, 0, 1000, 2000, 7000, 84),
    ("netflix", 42, 2, 20, 0, 0, 834, 7000, 84),
    ("bbc", 37, 2, 0, 170, 1000, 2000, 7000, 1000),
    ("school", 32, 2, 0, 125, 0, 2000, 6000, 84),
    ("europe", 40, 2, 12, 0, 0, 1000, 6000, 160),
)
"""Sources: Netflix Timed Text Style Guide; BBC Subtitle Guidelines (an extra second for labels; it
sets no shortest and longest time, so those of `default` stand); DCMP Captioning Key; Code of Good
Subtitling Practice. `default` is slower than any of them, because a note is read beside dialogue:
comprehension falls as speed rises (Kruger and others), and a note comes unasked."""

PROFILES: tuple[str, ...] = tuple(row[0] for row in _TABLE)

_NETFLIX_PACE = {"en": 20, "hi": 22, "ko": 12, "zh": 9, "ja": 4}
_NETFLIX_OTHER_PACE = 17
_NETFLIX_WIDTH = {"th": 35, "ja": 46, "zh": 32, "ko": 32}
_SCRIPT_PACE = {"ko": 12, "zh": 9, "ja": 4}
"""A character of these scripts says more than a letter: no profile reads them faster than Netflix."""


def profile_for(name: str, language: str) -> Profile:
    """The profile of a name with the figures that hold for a language (a BCP 47 tag).

    Raises UsageError when there is no such profile.

    >>> profile_for("default", "ja").characters_per_second
    4
    """
    row = next((row for row in _TABLE if row[0] == name), None)
    if row is None:
        raise UsageError(
            f'there is no profile "{name}"', code="profile", hint=f"Choose one of {', '.join(PROFILES)}."
        )
    profile = Profile(*row)
    base = language.casefold().split("-")[0]
    if name == "netflix":
        return replace(
            profile,
            width=_NETFLIX_WIDTH.get(base, profile.width),
            characters_per_second=_NETFLIX_PACE.get(base, _NETFLIX_OTHER_PACE),
        )
    if base not in _SCRIPT_PACE:
        return profile
    slower = min(_SCRIPT_PACE[base], profile.characters_per_second or _SCRIPT_PACE[base])
    return replace(profile, characters_per_second=slower, words_per_minute=0)
