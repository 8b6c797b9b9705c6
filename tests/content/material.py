"""The bundled pack, the samples, and where each claim is made in them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from overlay.formats.subrip import parse as parse_track
from overlay.locate import locate
from overlay.model import Cue, Located, Pack, Track

ROOT = Path(__file__).parents[2]
PACK = ROOT / "annotations" / "trotsky-2017"
SAMPLES = ROOT / "samples"
SEASON = tuple(f"S01E{number:02}.en.srt" for number in range(1, 9))
"""The eight episodes in English."""

LANGUAGES = ("en", "ru", "pt", "es")
TRANSLATED = tuple(f"S01E{number:02}.{tag}.srt" for number in (5, 8) for tag in LANGUAGES[1:])
EPISODES = (*SEASON, *TRANSLATED)
BROKEN = SAMPLES / "broken" / "S01E05.broken.srt"
HERE = Path(__file__).parent


class Claim(NamedTuple):
    """Where an episode makes a claim: the note's id and a line of the cue that ends it."""

    note: str
    words: str


def episode(name: str) -> Track:
    """A sample episode by its file name."""
    return parse_track((SAMPLES / "trotsky" / name).read_bytes().decode("utf-8"))


def number_of(name: str) -> int:
    return int(name[4:6])


def language_of(name: str) -> str:
    return name.split(".")[1]


def claims(name: str) -> list[Claim]:
    """The claims of an episode, in order of time, as they were noted when it was written."""
    lines = (HERE / "places" / name.replace(".srt", ".txt")).read_text(encoding="utf-8").splitlines()
    return [Claim(*line.split(" | ", 1)) for line in lines]


def told(name: str) -> list[str]:
    """The lines of a file beside this module."""
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def spaced(lines: list[str]) -> Track:
    """A track that says each line on its own, half a minute apart."""
    return Track(tuple(Cue(at * 30_000, at * 30_000 + 4_000, line) for at, line in enumerate(lines)))


def found(track: Track, pack: Pack, language: str | None, number: int | None) -> tuple[Located, ...]:
    return locate(track, pack.notes, episode=number, language=language)[0]
