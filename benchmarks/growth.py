"""How the time of `schedule` grows with the number of notes, in this process."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Sequence

from benchmarks.dialogue import LENGTH, PERIOD, lines
from overlay.model import ByLanguage, Cue, LaidOut, Located, Moment, Note, Span, Track
from overlay.reading import label, paginate, profile_for
from overlay.schedule import schedule

_DELAY = 10_000


def measure(sizes: Sequence[tuple[int, int]], rounds: int) -> str:
    """A Markdown table for so many cues and notes each.

    In the one case the notes are spread evenly; in the other five claims follow one another from cue
    to cue, so that their notes stand in one another's way and the best order of things has to be searched.
    """
    rows = [
        "| cues | notes | claims | ms, median | lowest to highest | microseconds a note |",
        "| ---: | ---: | --- | ---: | ---: | ---: |",
    ]
    profile = profile_for("default", "en")
    collecting = gc.isenabled()
    gc.disable()
    for name, crowd in (("apart", 1), ("in fives", 5)):
        for cues, notes in sizes:
            track = _episode(cues)
            laid_out = _notes(track, notes, crowd)
            times = []
            for _ in range(rounds):
                start = time.perf_counter()
                placed, unplaced = schedule(track, laid_out, profile, "top", _DELAY)
                times.append(1000 * (time.perf_counter() - start))
                if len(placed) + len(unplaced) != notes:
                    raise RuntimeError(f"{notes} notes went in, {len(placed)} and {len(unplaced)} came out")
            middle = statistics.median(times)
            rows.append(
                f"| {cues:,} | {notes:,} | {name} | {middle:,.0f} | {min(times):,.0f} to {max(times):,.0f}"
                f" | {1000 * middle / notes:,.0f} |"
            )
    if collecting:
        gc.enable()
    return "\n".join(rows)


def _episode(count: int) -> Track:
    starts = range(0, count * PERIOD, PERIOD)
    texts = lines(count)
    return Track(tuple(Cue(at, at + LENGTH, text) for at, text in zip(starts, texts, strict=True)))


def _notes(track: Track, notes: int, crowd: int) -> list[LaidOut]:
    """So many located notes, ``crowd`` of them on neighbouring cues, then a pause."""
    chance = random.Random(1917)
    profile = profile_for("default", "en")
    head = label("wrong", "record", "en", "words")
    step = len(track.cues) // notes * crowd
    laid_out = []
    for number in range(notes):
        place = number // crowd * step + number % crowd
        cue = track.cues[place]
        text = (
            f"That happened in {chance.randint(1850, 1990)}, {chance.randint(2, 11)} months after the talks."
        )
        texts = ByLanguage((("en", text),))
        note = Note(f"note-{number}", (Moment(cue.start),), "A claim.", "wrong", "record", texts)
        located = Located(note, Span(cue.start, cue.end), (place, place), "time", 1.0)
        laid_out.append(LaidOut(located, paginate(text, head, profile)))
    return laid_out
