"""What a viewer sees of a merged file in real players."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from overlay import Placed, Span, annotate, parse, parse_pack, render
from overlay.model import Placement, Settings
from tests.players.conftest import Show
from tests.players.picture import Box, Shot, crop, text_box

pytestmark = pytest.mark.slow

EPISODE = """\
1
00:00:01,000 --> 00:00:02,510
The sailors have mutinied in Kiel.

2
00:00:02,510 --> 00:00:04,730
They hoist a red flag
over the whole harbour.

3
00:00:05,200 --> 00:00:07,490
Then call the minister. <i>Now.</i>

4
00:00:07,490 --> 00:00:09,000
He is already waiting.

5
00:00:10,000 --> 00:00:11,000
Open the window.
"""

PACK = """\
{"format": 1, "id": "fleet", "title": "The fleet", "work": {"title": "The fleet"}, "language": "en",
 "license": "CC0-1.0", "sources": {"log": {"title": "A log"}},
 "notes": [{"id": "mutiny", "anchors": [{"quote": "The sailors have mutinied in Kiel."}],
            "claim": "The sailors mutiny in Kiel.", "verdict": "wrong", "basis": "record",
            "text": "They mutinied later, in November.", "sources": ["log"]}]}
"""

# Characters without a width, by which the tool knows its notes again.
INVISIBLE = re.compile("[\u200b\u2060-\u2064\ufeff]")
MARKUP = re.compile(r"\{\\an8\}|</?(?:font|i)\b[^>]*>")

# At the edge of a cue a player may be a frame early or late, and a screenshot one more.
EDGE = 90

# VLC rounds the place of a text by its height: a line may move by a pixel when one is put above it.
WOBBLE = 1

CUES = [Span(cue.start, cue.end) for cue in parse(EPISODE).cues]


def merged(placement: Placement) -> tuple[str, Placed]:
    """The episode with its one note in it, and where that is."""
    result = annotate(parse(EPISODE), parse_pack([("pack.json", PACK)]), Settings(placement=placement))
    (note,) = result.placed
    assert CUES[0].end <= note.pages[0].span.start
    assert note.pages[-1].span.end <= CUES[-1].start, "the clip must show the note's end"
    return render(result.track), note


def test_a_stacked_note_is_at_the_top_in_its_time_and_the_dialogue_stays(show: Show) -> None:
    text, note = merged("top")
    before, after = show(EPISODE), show(text)
    (page,) = note.pages
    assert all(text_box(shot.upper) for shot in inside(after, page.span))
    assert not any(text_box(shot.upper) for shot in outside(after, page.span))
    for cue in CUES:
        assert boxes(inside(after, cue)) == boxes(inside(before, cue)) != {None}
    for start, end in pauses():
        assert boxes(inside(after, Span(start, end))) <= {None}


def test_a_stacked_note_shows_no_markup(show: Show) -> None:
    text, note = merged("top")
    (page,) = note.pages
    bare = "\n".join(["1", "00:00:01,000 --> 00:00:09,000", *page.lines, ""])
    (shown,) = {text_box(shot.upper) for shot in inside(show(text), page.span)}
    (plain,) = {text_box(shot.lower) for shot in inside(show(bare), Span(1000, 9000))}
    assert shown is not None
    assert plain is not None
    # Italics are a little narrower or wider than upright letters.
    assert abs(shown.width - plain.width) < plain.width / 10
    assert abs(shown.height - plain.height) <= 3


def test_a_flat_note_stands_above_still_dialogue_and_nothing_flickers(show: Show) -> None:
    text, note = merged("flat")
    before, after = show(EPISODE), show(text)
    span = Span(note.pages[0].span.start, note.pages[-1].span.end)
    together = 0
    for cue in CUES:
        (own,) = boxes(inside(before, cue))
        assert own is not None
        for shot in inside(after, cue):
            box = text_box(shot.lower)
            assert box is not None, f"a blank frame at {shot.time} ms"
            assert abs(box.bottom - own.bottom) <= WOBBLE
            if span.start + EDGE < shot.time < span.end - EDGE:
                assert box.top < own.top
                together += 1
            elif not span.start - EDGE < shot.time < span.end + EDGE:
                assert box == own
    assert together > 20
    for shot in inside(after, span):
        assert text_box(shot.lower) is not None, f"a blank frame at {shot.time} ms"


def test_dialogue_that_runs_on_is_never_blank_where_cues_meet(show: Show) -> None:
    for text in (merged("top")[0], merged("flat")[0]):
        shots = show(text)
        for first, second in pairwise(CUES):
            if first.end == second.start:
                assert all(text_box(shot.lower) for shot in inside(shots, Span(first.start, second.end)))


@pytest.mark.parametrize("placement", ["top", "flat"])
def test_markers_change_no_pixel(show_exactly: Show, placement: Placement) -> None:
    text, _ = merged(placement)
    bare = INVISIBLE.sub("", text)
    assert bare != text
    assert show_exactly(text) == show_exactly(bare)


def test_flat_dialogue_is_the_same_to_the_pixel(show_exactly: Show) -> None:
    text, _ = merged("flat")
    before, after = show_exactly(EPISODE), show_exactly(text)
    compared = 0
    for old, new in zip(before, after, strict=True):
        box = text_box(old.lower)
        if box is not None:
            compared += 1
            assert crop(new.lower, box) == crop(old.lower, box), f"at {old.time} ms"
    assert compared > 100


def inside(shots: list[Shot], span: Span) -> list[Shot]:
    """The pictures well within a span; there must be some."""
    found = [shot for shot in shots if span.start + EDGE < shot.time < span.end - EDGE]
    assert found
    return found


def outside(shots: list[Shot], span: Span) -> list[Shot]:
    return [shot for shot in shots if not span.start - EDGE < shot.time < span.end + EDGE]


def boxes(shots: list[Shot]) -> set[Box | None]:
    return {text_box(shot.lower) for shot in shots}


def pauses() -> list[tuple[int, int]]:
    """Where no dialogue is spoken, for long enough to be seen."""
    between = [(first.end, second.start) for first, second in pairwise(CUES)]
    return [(start, end) for start, end in between if end - start > 3 * EDGE]
