"""Each promise, broken on purpose in a finished file, is named by `verify`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import overlay
from overlay.model import Cue, Placement, Settings, Track
from tests.cli.conftest import EPISODE, PACK
from tests.values import placements, tracks

ORIGINAL = overlay.parse(EPISODE)
NOTES = overlay.parse_pack([("sky.yaml", PACK)])


def merged(placement: Placement = "top") -> Track:
    return overlay.annotate(ORIGINAL, NOTES, Settings(placement=placement)).track


def codes(track: Track, placement: Placement = "top", original: Track = ORIGINAL) -> set[str]:
    found = overlay.prove(original, track, NOTES, Settings(placement=placement))
    return {one.code for one in found if one.severity != "warning"}


def changed(track: Track, place: int, cue: Cue | None) -> Track:
    """The track with one cue replaced or taken out."""
    cues = [*track.cues[:place], *([cue] if cue else []), *track.cues[place + 1 :]]
    return replace(track, cues=tuple(sorted(cues, key=lambda one: one.start)))


def note_place(track: Track) -> int:
    return next(place for place, cue in enumerate(track.cues) if "[wrong]" in cue.text)


@pytest.mark.parametrize("placement", ["top", "flat", "gap", "track"])
def test_a_merge_as_it_is_breaks_nothing(placement: Placement) -> None:
    assert codes(merged(placement), placement) == set()


def test_the_notes_in_these_tests_are_where_they_are_thought_to_be() -> None:
    track = merged()
    cue = track.cues[note_place(track)]
    assert (cue.start, cue.end) == (8500, 12584)


def test_a_lost_line_is_named() -> None:
    track = merged()
    for place in (0, 1, 2, 4):
        assert {"dialogue-lost", "not-reversible"} <= codes(changed(track, place, None))


def test_a_line_cut_short_is_named() -> None:
    track = merged()
    cue = track.cues[0]
    assert "dialogue-lost" in codes(changed(track, 0, replace(cue, end=cue.end - 1)))
    assert "dialogue-lost" in codes(changed(track, 0, replace(cue, start=cue.start + 1)))


def test_a_changed_character_is_named() -> None:
    track = merged()
    cue = track.cues[1]
    for text in (
        cue.text.replace(",", ""),
        cue.text + " ",
        cue.text.replace("sun", "Sun"),
        f"<i>{cue.text}</i>",
    ):
        assert {"dialogue-lost", "unknown-text"} <= codes(changed(track, 1, replace(cue, text=text)))


def test_a_line_that_stays_too_long_is_named() -> None:
    track = merged()
    assert "dialogue-long" in codes(changed(track, 2, replace(track.cues[2], end=10_000)))


def test_a_piece_missing_from_a_flat_file_is_named() -> None:
    talk = Track((*ORIGINAL.cues[:3], Cue(8500, 20_000, "And on he talks.")))
    track = overlay.annotate(talk, NOTES, Settings(placement="flat")).track
    pieces = [place for place, cue in enumerate(track.cues) if "And on he talks." in cue.text]
    assert len(pieces) == 2
    for place in pieces:
        assert "dialogue-lost" in codes(changed(track, place, None), "flat", talk)


def test_one_of_two_equal_lines_at_once_missing_is_named() -> None:
    twice = Track((*ORIGINAL.cues, ORIGINAL.cues[-1]))
    track = overlay.annotate(twice, NOTES).track
    assert codes(track, original=twice) == set()
    assert "dialogue-lost" in codes(changed(track, len(track.cues) - 1, None), original=twice)


def test_a_note_that_is_gone_is_named() -> None:
    track = merged()
    assert codes(changed(track, note_place(track), None)) == {"note-missing"}


def test_a_foreign_text_is_named() -> None:
    track = merged()
    stranger = Cue(9000, 9500, "Buy this at once!")
    assert "unknown-text" in codes(replace(track, cues=(*track.cues[:4], stranger, *track.cues[4:])))


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (3000, 7084, "note-early"),
        (16_100, 20_184, "note-late"),
        (8500, 12_000, "page-short"),
        (8500, 16_000, "page-long"),
    ],
)
def test_a_note_at_the_wrong_time_is_named(start: int, end: int, code: str) -> None:
    track = merged()
    place = note_place(track)
    assert code in codes(changed(track, place, replace(track.cues[place], start=start, end=end)))


def test_a_note_whose_claim_is_not_made_is_named() -> None:
    silent = Track((ORIGINAL.cues[0], ORIGINAL.cues[2], ORIGINAL.cues[3]))
    note = merged().cues[3]
    assert "note-unlocated" in codes(Track((*silent.cues[:2], note, silent.cues[2])), original=silent)


def test_two_notes_at_once_are_named() -> None:
    track = merged()
    note = track.cues[note_place(track)]
    again = replace(note, start=note.start + 500, end=note.end + 500)
    assert "notes-overlap" in codes(replace(track, cues=(*track.cues[:4], again, *track.cues[4:])))


def test_a_page_too_tall_or_too_wide_is_named() -> None:
    track = merged()
    place = note_place(track)
    note = track.cues[place]
    tall = note.text.replace("The earth", "The\nearth").replace("round the", "round\nthe")
    assert "page-tall" in codes(changed(track, place, replace(note, text=tall)))
    wide = note.text.replace("goes", "g o e s " + " " * 10)
    assert "page-wide" in codes(changed(track, place, replace(note, text=wide)))


def test_markup_in_a_note_is_named() -> None:
    track = merged()
    place = note_place(track)
    note = track.cues[place]
    for text in ("<b>The</b> earth", "{\\an2}The earth", "The -->earth", "The\\Nearth"):
        assert "markup" in codes(
            changed(track, place, replace(note, text=note.text.replace("The earth", text)))
        )


def test_too_much_to_read_at_once_is_named() -> None:
    fast = Track((*ORIGINAL.cues[:2], Cue(6083, 16_000, "x" * 400)))
    note = merged().cues[3]
    assert "page-unreadable" in codes(Track((*fast.cues, note)), original=fast)


def test_a_dense_page_is_a_warning() -> None:
    quick = Track((*ORIGINAL.cues[:2], Cue(6083, 16_083, "x" * 150)))
    note = merged().cues[3]
    found = overlay.prove(quick, Track((*quick.cues, note)), NOTES)
    found = tuple(one for one in found if one.code != "made-otherwise")
    assert [(one.code, one.severity) for one in found] == [("page-dense", "warning")]


@settings(max_examples=60, deadline=None)
@given(tracks(), placements(("top", "flat", "gap")), st.integers(0, 30))
def test_whatever_the_track_a_merge_holds_every_promise(
    track: Track, placement: Placement, claim: int
) -> None:
    said = Cue(claim * 500, claim * 500 + 1500, "The sun goes round the earth.")
    original = Track(tuple(sorted([*track.cues, said], key=lambda cue: cue.start)))
    result = overlay.annotate(original, NOTES, Settings(placement=placement))
    found = overlay.prove(original, result.track, NOTES, Settings(placement=placement))
    assert [one for one in found if one.severity == "error"] == []
