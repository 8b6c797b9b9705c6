"""Made-up episodes and notes of any length, the same on every machine."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PERIOD, LENGTH = 3_500, 3_200
"""From the start of one cue to the next, and how long each is up, in milliseconds."""

SHARE = 20
"""One note for so many cues."""

_SEED = 1917

_WHO = (
    "The delegate", "My brother", "Nobody here", "The printer's widow", "A sailor", "The whole committee",
    "Your cousin", "The stationmaster", "Every clerk", "The old engineer", "Our doctor", "The night watch",
)  # fmt: skip
_DID = (
    "signed", "forgot about", "is waiting for", "never believed in", "carried", "paid twice for",
    "laughed at", "asked me about", "will vote on", "burned", "has been hiding", "wrote down",
)  # fmt: skip
_WHAT = (
    "the telegram", "a list of names", "the winter coal", "that promise", "the second ballot", "the treaty",
    "the bridge", "their wages", "the morning paper", "a borrowed coat", "a bag of flour", "the tram tickets",
)  # fmt: skip
_WHERE = (
    "at the harbour", "behind the bakery", "in reading room {n}", "near gate {n}", "on platform {n}",
    "at number {n}", "across the river", "in front of {n} people", "under the stairs", "at post office {n}",
)  # fmt: skip
_WHEN = (
    "on Tuesday the {n}th", "before breakfast", "for {n} days", "in the year {n}", "all through March",
    "{n} hours ago", "with {n} others", "after meeting number {n}", "for {n} roubles", "{n} days too late",
)  # fmt: skip


def lines(count: int) -> list[str]:
    """So many texts of cues, of one or two lines; few are alike."""
    chance = random.Random(_SEED)
    said = []
    for _ in range(count):
        who, did, what = chance.choice(_WHO), chance.choice(_DID), chance.choice(_WHAT)
        more = chance.choice(chance.choice((_WHERE, _WHEN))).format(n=chance.randint(2, 1999))
        said.append(
            f"{who} {did}\n{what} {more}." if chance.random() < 0.6 else f"{who} {did} {what} {more}."
        )
    return said


def write_episode(path: Path, count: int) -> None:
    """A SubRip file of so many cues."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for place, text in enumerate(lines(count)):
            out.write(_cue(place + 1, place * PERIOD, place * PERIOD + LENGTH, text))


def write_notes_as_subtitles(path: Path, count: int) -> None:
    """The same notes as a pack's, as a SubRip file: what other tools can merge."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number, (place, text) in enumerate(_notes(count), start=1):
            start = (place + 1) * PERIOD
            out.write(_cue(number, start, start + 5_000, text))


def write_pack(path: Path, count: int, quotes: bool) -> None:
    """A pack for an episode of so many cues, anchored by quotes or by times.

    The suffix chooses between JSON and YAML; the latter is laid out in blocks, as people write it.
    """
    said = lines(count)
    heard = Counter(said)
    notes = [
        {
            "id": f"note-{place}",
            "anchors": [_quote(said, place, heard) if quotes else {"at": _clock(place * PERIOD, ".")}],
            "claim": "The dialogue gets a date wrong.",
            "verdict": "wrong",
            "basis": "record",
            "text": text,
            "sources": ["almanac"],
        }
        for place, text in _notes(count)
    ]
    head = {
        "format": 1,
        "id": "made-up",
        "title": "What the made-up episode gets wrong",
        "work": {"title": "Made up", "kind": "series"},
        "language": "en",
        "license": "CC0-1.0",
        "sources": {"almanac": {"title": "An almanac"}},
    }
    if path.suffix == ".json":
        path.write_text(json.dumps({**head, "notes": notes}, indent=2), encoding="utf-8")
    else:
        path.write_text(_as_yaml({**head, "notes": notes}), encoding="utf-8")


def _quote(said: list[str], place: int, heard: Counter[str]) -> dict[str, str]:
    """An anchor in the next line that is spoken only once."""
    once = next(line for line in said[place:] if heard[line] == 1)
    return {"quote": once.replace("\n", " ")}


def _notes(count: int) -> Iterator[tuple[int, str]]:
    chance = random.Random(_SEED + 1)
    for place in range(SHARE // 2, count, SHARE):
        year = chance.randint(1850, 1990)
        yield (
            place,
            f"That happened in {year}, {chance.choice(('a year', 'months', 'weeks'))} after the talks.",
        )


def _as_yaml(value: object, indent: str = "") -> str:
    if isinstance(value, dict):
        return "".join(_entry(f"{indent}{key}:", inner, indent + "  ") for key, inner in value.items())
    if isinstance(value, list):
        return "".join(f"{indent}- {_as_yaml(inner, indent + '  ').lstrip()}" for inner in value)
    return json.dumps(value) + "\n"


def _entry(head: str, value: object, indent: str) -> str:
    nested = isinstance(value, (dict, list))
    return f"{head}\n{_as_yaml(value, indent)}" if nested else f"{head} {_as_yaml(value)}"


def _cue(number: int, start: int, end: int, text: str) -> str:
    return f"{number}\n{_clock(start)} --> {_clock(end)}\n{text}\n\n"


def _clock(time: int, mark: str = ",") -> str:
    seconds, thousandths = divmod(time, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{thousandths:03}"
