"""`strip` undoes `compose`, whatever the track and wherever the notes stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from overlay.compose import compose, strip
from overlay.compose.marker import decode, encode
from overlay.model import Cue, Placed, Placement, Track
from tests.values import MARKER_LIKE, placements, schedules, tracks


@given(tracks(), schedules(), placements(("top", "flat", "gap")))
def test_strip_gives_the_track_back(track: Track, notes: list[Placed], placement: Placement) -> None:
    merged = compose(track, notes, placement)
    stripped = strip(merged)
    assert stripped.track == track
    assert stripped.doubts == ()


@given(tracks(), schedules())
def test_flat_shows_one_cue_at_a_time(track: Track, notes: list[Placed]) -> None:
    shown = [cue for cue in compose(track, notes, "flat").cues if cue.end > cue.start]
    assert all(before.end <= after.start for before, after in pairwise(shown))


@given(tracks(), schedules())
def test_flat_leaves_no_hole_under_a_note(track: Track, notes: list[Placed]) -> None:
    cues = [cue for cue in compose(track, notes, "flat").cues if cue.shown]
    for note in notes:
        for page in note.pages:
            covering = [cue for cue in cues if cue.start < page.span.end and cue.end > page.span.start]
            assert covering[0].start == page.span.start
            assert covering[-1].end == page.span.end
            assert all(before.end == after.start for before, after in pairwise(covering))


@given(tracks())
def test_a_track_without_notes_is_itself(track: Track) -> None:
    assert strip(track) == (track, 0, ())


def test_an_edited_piece_is_kept_and_doubted(two_voices: Track, one_note: Placed) -> None:
    merged = compose(two_voices, [one_note], "flat")
    place = next(place for place, cue in enumerate(merged.cues) if decode(cue.text) and "\n" in cue.text)
    edited = replace(merged.cues[place], text=merged.cues[place].text + "\nadded by hand")
    stripped = strip(replace(merged, cues=(*merged.cues[:place], edited, *merged.cues[place + 1 :])))
    assert edited in stripped.track.cues
    assert any(doubt.cue == place + 1 for doubt in stripped.doubts)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30), st.text())
def test_markers_say_what_was_written(numbers: list[int], text: str) -> None:
    assert decode(encode(numbers) + text) == (tuple(numbers), text)


@given(st.text(MARKER_LIKE, max_size=60))
def test_characters_like_a_marker_are_dialogue(noise: str) -> None:
    cue = Cue(0, 1000, f"{noise}said")
    if decode(cue.text) is None:
        assert strip(Track((cue,))).track.cues == (cue,)


def test_a_damaged_marker_is_no_marker() -> None:
    marker = encode([0])
    assert decode(marker[:-2] + marker[-1]) is None
    assert decode(marker.replace(marker[5], "\u2064" if marker[5] != "\u2064" else "\u2061", 1)) is None
