"""What a viewer expects of a schedule, by examples."""

from __future__ import annotations

from dataclasses import replace

from overlay.model import Cue, LaidOut, Located, Page, Span, Track
from overlay.reading import profile_for
from overlay.schedule import schedule
from tests.values import note

DEFAULT = profile_for("default", "en")


def laid_out(name: str, claim: tuple[int, int], reading: int = 4000, priority: int = 3) -> LaidOut:
    located = Located(replace(note(name), priority=priority), Span(*claim), (-1, -1), "time", 1.0)
    return LaidOut(located, (Page(("[wrong] A text of some length.",), reading),))


def spans(track: Track, *notes: LaidOut, placement: str = "top") -> list[tuple[int, int]]:
    placed, _ = schedule(track, notes, DEFAULT, placement, 10_000)  # type: ignore[arg-type]
    return [(page.span.start, page.span.end) for one in placed for page in one.pages]


def test_a_note_in_silence_follows_its_claim_at_once() -> None:
    track = Track((Cue(1000, 3000, "A claim."),))
    assert spans(track, laid_out("a", (1000, 3000))) == [(3000, 7000)]


def test_a_near_pause_is_worth_waiting_for() -> None:
    track = Track(
        (
            Cue(1000, 3000, "A claim."),
            Cue(3083, 5000, "And more of it, said at length."),
            Cue(20_000, 21_000, "Next."),
        )
    )
    assert spans(track, laid_out("a", (1000, 3000))) == [(5000, 9000)]


def test_a_far_pause_is_not() -> None:
    talk = [Cue(start, start + 1900, "Somebody talks.") for start in range(1000, 20_000, 2000)]
    [(start, _)] = spans(Track(tuple(talk)), laid_out("a", (1000, 2900)))
    assert start <= 2900 + 2000


def test_notes_claimed_together_follow_one_another() -> None:
    track = Track((Cue(0, 4000, "Titles."),))
    notes = [laid_out(name, (0, 4000), reading=2500) for name in "abc"]
    assert spans(track, *notes) == [(4000, 6500), (6584, 9084), (9168, 11668)]


def test_when_not_all_fit_the_more_important_is_shown() -> None:
    track = Track((Cue(0, 2000, "Claims."),))
    notes = [laid_out(f"n{number}", (0, 2000), 6500, priority=5 - number) for number in range(4)]
    placed, unplaced = schedule(track, notes, DEFAULT, "top", 10_000)
    assert [one.note.priority for one in unplaced] == [5, 4]
    assert {one.reason for one in unplaced} == {"no-room"}
    assert "other notes" in unplaced[0].message
    assert len(placed) == 2


def test_no_pause_is_told_in_the_placement_gap() -> None:
    talk = [Cue(start, start + 1990, "Somebody talks.") for start in range(0, 40_000, 2000)]
    placed, unplaced = schedule(Track(tuple(talk)), [laid_out("a", (0, 1990))], DEFAULT, "gap", 10_000)
    assert not placed
    assert unplaced[0].message.startswith(
        "no pause of 4.0 s in the dialogue within 10 s after the claim at 0:00"
    )


def test_too_fast_a_dialogue_is_told() -> None:
    talk = [Cue(start, start + 1000, "x" * 40) for start in range(0, 40_000, 1000)]
    placed, unplaced = schedule(Track(tuple(talk)), [laid_out("a", (0, 1000))], DEFAULT, "top", 10_000)
    assert not placed
    assert "too fast to read" in unplaced[0].message


def test_the_short_form_is_shown_where_the_full_text_does_not_fit() -> None:
    track = Track((Cue(0, 2000, "Claim."), Cue(5000, 30_000, "x" * 600)))
    full = laid_out("a", (0, 2000), reading=7000)
    both = replace(full, short=(Page(("[wrong] Short.",), 2500),))
    placed, _ = schedule(track, [both], DEFAULT, "gap", 10_000)
    assert placed[0].pages[0].lines == ("[wrong] Short.",)


def test_flat_starts_and_ends_with_the_dialogue_where_it_can() -> None:
    track = Track(tuple(Cue(start, start + 2400, "Some words.") for start in range(0, 30_000, 2500)))
    [(start, end)] = spans(track, laid_out("a", (0, 2400), reading=4000), placement="flat")
    edges = {time for cue in track.cues for time in (cue.start, cue.end)}
    assert {start, end} <= edges


def test_a_note_of_many_pages_takes_no_longer_than_its_length() -> None:
    talk = [Cue(start, start + 1900, "Somebody talks.") for start in range(0, 400_000, 2000)]
    long = LaidOut(laid_out("a", (0, 1900)).located, (Page(("[wrong] words.",), 3000),) * 40)
    placed, _ = schedule(Track(tuple(talk)), [long], DEFAULT, "flat", 10_000)
    assert len(placed[0].pages) == 40
