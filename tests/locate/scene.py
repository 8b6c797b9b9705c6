"""Short ways to say a track, a note and what was found."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import count

from overlay.locate import locate
from overlay.model import (
    Anchor,
    ByLanguage,
    Cue,
    Located,
    Moment,
    Note,
    Occurrence,
    Quote,
    Track,
    Unplaced,
    Words,
)

PERIOD, LENGTH = 3_000, 2_400
"""From the start of one cue to the next, and how long each is up, in milliseconds."""


def track(*texts: str, period: int = PERIOD, length: int = LENGTH) -> Track:
    """A track of these texts, one after the other."""
    return Track(tuple(Cue(at * period, at * period + length, text) for at, text in enumerate(texts)))


def timed(*cues: tuple[int, int, str]) -> Track:
    """A track of cues with times in milliseconds."""
    return Track(tuple(Cue(*cue) for cue in cues))


def quote(
    text: str | dict[str, str],
    *,
    prefix: str | None = None,
    suffix: str | None = None,
    occurrence: Occurrence = None,
    after: int = 0,
) -> Quote:
    texts = {"en": text} if isinstance(text, str) else text
    return Quote(
        ByLanguage(tuple(texts.items())),
        ByLanguage((("en", prefix),)) if prefix else None,
        ByLanguage((("en", suffix),)) if suffix else None,
        occurrence,
        after,
    )


def words(
    *groups: str | Sequence[str],
    within: int = 10_000,
    unless: Sequence[str] = (),
    occurrence: Occurrence = None,
) -> Words:
    """An anchor of words; a text is a group with one alternative."""
    read = tuple((group,) if isinstance(group, str) else tuple(group) for group in groups)
    barred = ByLanguage((("en", tuple(unless)),)) if unless else None
    return Words(ByLanguage((("en", read),)), within, barred, occurrence)


_numbers = count()


def note(*anchors: Anchor, name: str | None = None, episodes: tuple[int, ...] = ()) -> Note:
    """A note with these anchors."""
    text = ByLanguage((("en", "A text."),))
    return Note(name or f"note-{next(_numbers)}", anchors, "A claim.", "wrong", "record", text, episodes)


def at(time: int, release: str | None = "disc") -> Moment:
    return Moment(time, release=release)


def cues_of(track: Track, *anchors: Anchor) -> tuple[int, int] | None:
    """The cues (from 0) where a note with these anchors is located; None when it is not."""
    located = place_of(track, *anchors)
    return located.cues if located else None


def place_of(track: Track, *anchors: Anchor) -> Located | None:
    located, _ = locate(track, [note(*anchors)])
    assert len(located) <= 1
    return located[0] if located else None


def why_not(track: Track, *anchors: Anchor) -> Unplaced:
    """Why a note with these anchors is not located."""
    located, unplaced = locate(track, [note(*anchors)])
    assert located == ()
    return unplaced[0]


SUBJECTS = (
    "the stationmaster", "my brother", "a tired sailor", "the printer's widow", "our doctor", "every clerk",
    "the old engineer", "a girl from Odessa", "the night watch", "General Hoffmann",
)  # fmt: skip
DEEDS = (
    "has hidden", "will sign", "could not find", "was carrying", "never trusted", "has to burn", "paid for",
    "wrote about", "laughed at", "voted against",
)  # fmt: skip
THINGS = (
    "the winter coal", "that telegram", "a list of names", "the second ballot", "their wages",
    "a borrowed coat", "the morning paper", "two tram tickets", "the peace of Brest-Litovsk", "flour",
)  # fmt: skip
PLACES = (
    "at the harbour", "behind the bakery", "across the frozen river", "under the stairs", "with 300 people",
    "on the last train", "in Kiel", "at the Winter Palace", "before breakfast", "on Tuesday the 14th",
)  # fmt: skip


def dialogue(number: int, seed: int = 1917) -> list[str]:
    """So many lines of talk, each with a word of its own, so that no two are alike."""
    chance = random.Random(seed)
    parts = (SUBJECTS, DEEDS, THINGS, None, PLACES)
    return [
        " ".join(invented(chance) if part is None else chance.choice(part) for part in parts)
        for _ in range(number)
    ]


def invented(chance: random.Random) -> str:
    """A word that no language has."""
    return "".join(
        chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(3, 4))
    )
