"""All notes of a pack together: episodes, reasons, anchors that help one another, known order."""

from __future__ import annotations

import pytest

from overlay.locate import locate
from overlay.model import Moment, Note
from tests.locate.scene import PERIOD, at, cues_of, dialogue, note, place_of, quote, track, why_not, words

LINES = dialogue(60)
REFRAIN = "Peace, land and bread!"
REFRAINS = (5, 20, 40)
SAID = track(*(REFRAIN if place in REFRAINS else line for place, line in enumerate(LINES)))


def own_word(at: int) -> str:
    """The word that no other line has."""
    others = {word for place, line in enumerate(LINES) for word in line.split() if place != at}
    return next(word for word in LINES[at].split() if word not in others)


def places(*notes: Note) -> dict[str, int]:
    """The first cue of each located note."""
    return {one.note.id: one.cues[0] for one in locate(SAID, notes)[0]}


# Episodes.


@pytest.mark.parametrize(
    ("own", "episode", "status", "reason"),
    [
        ((), None, "absent", "not-found"),
        ((), 5, "absent", "not-found"),
        ((5,), None, "absent", "not-found"),
        ((5,), 5, "unplaced", "not-found"),
        ((4, 5), 5, "unplaced", "not-found"),
        ((4, 6), 5, "absent", "other-episode"),
    ],
)
def test_a_note_is_missed_only_in_its_own_episode(
    own: tuple[int, ...], episode: int | None, status: str, reason: str
) -> None:
    located, (missing,) = locate(SAID, [note(quote("Nobody says this here."), episodes=own)], episode=episode)
    assert not located
    assert (missing.status, missing.reason) == (status, reason)
    assert ("Mend the anchor" in missing.message) == (status == "unplaced")


def test_a_note_of_another_episode_is_not_even_looked_for() -> None:
    located, (missing,) = locate(SAID, [note(quote(LINES[3]), episodes=(4, 6))], episode=5)
    assert not located
    assert missing.message == "The note is about episodes 4, 6, not 5."


def test_every_note_is_accounted_for_in_order() -> None:
    late, gone, early, twin, lost = (
        note(quote(LINES[50]), name="late"), note(quote("Nobody says this here."), name="gone"),
        note(quote(LINES[2]), name="early"), note(quote(LINES[50]), name="twin"),
        note(quote(LINES[50]), name="lost", episodes=(3,)),
    )  # fmt: skip
    located, unplaced = locate(SAID, [late, gone, early, twin, lost], episode=5)
    assert [one.note.id for one in located] == ["early", "late", "twin"]
    assert [one.note.id for one in unplaced] == ["gone", "lost"]


def test_no_notes() -> None:
    assert locate(SAID, []) == ((), ())


# Anchors of one note.


def test_a_quote_is_trusted_before_words_and_words_before_a_time() -> None:
    said, spoken, timed = quote(LINES[10]), words(own_word(30)), Moment(50 * PERIOD)
    assert cues_of(SAID, timed, spoken, said) == (10, 10)
    assert cues_of(SAID, timed, spoken) == (30, 30)
    assert cues_of(SAID, timed, quote("Nobody says this here.")) == (50, 50)


def test_the_second_quote_is_tried_too() -> None:
    assert cues_of(SAID, quote("Nobody says this here."), quote(LINES[10])) == (10, 10)


@pytest.mark.parametrize(
    "other",
    [quote(LINES[21]), words(own_word(19)), Moment(20 * PERIOD - 3_000), Moment(21 * PERIOD)],
)
def test_another_anchor_chooses_among_several_places(other: Moment) -> None:
    assert cues_of(SAID, quote(REFRAIN), other) == (20, 20)


def test_anchors_that_agree_are_surer_together() -> None:
    first, second, *rest = LINES[10].split()
    text = " ".join([first, second, "just", *rest])
    alone, helped = place_of(SAID, quote(text)), place_of(SAID, quote(text), words(own_word(10)))
    assert alone is not None
    assert helped is not None
    assert 1.0 > helped.score > alone.score


def test_another_anchor_settles_an_ambiguity() -> None:
    said = track(*(line for at in range(0, 60, 6) for line in ("Yes.", *LINES[at : at + 6])))
    assert why_not(said, quote("Yes")).reason == "ambiguous"
    assert cues_of(said, quote("Yes"), words(own_word(12))) == (14, 14)
    assert why_not(said, quote("Yes"), Moment(90 * PERIOD)).reason == "ambiguous"


# Notes with known times in a release.


def test_known_order_chooses_among_several_places() -> None:
    found = places(
        note(quote(LINES[30]), at(90_000), name="before"),
        note(quote(REFRAIN), at(120_000), name="refrain"),
        note(quote(LINES[50]), at(150_000), name="after"),
    )
    assert found == {"before": 30, "refrain": 40, "after": 50}


def test_known_distances_choose_among_several_places() -> None:
    found = places(
        note(quote(LINES[2]), at(2 * PERIOD + 700_000), name="one"),
        note(quote(LINES[10]), at(10 * PERIOD + 700_000), name="two"),
        note(quote(LINES[50]), at(50 * PERIOD + 700_000), name="three"),
        note(quote(REFRAIN), at(40 * PERIOD + 701_000), name="refrain"),
    )
    assert found["refrain"] == 40


def test_another_release_tells_nothing_of_this_one() -> None:
    found = places(
        note(quote(LINES[30]), at(90_000, "disc"), name="before"),
        note(quote(REFRAIN), at(120_000, "tape"), name="refrain"),
    )
    assert found == {"before": 30, "refrain": 5}


def test_a_place_against_the_known_order_is_none() -> None:
    notes = [
        note(quote(LINES[10]), at(10_000), name="one"),
        note(quote(LINES[20 + 1]), at(20_000), name="two"),
        note(quote(LINES[3]), at(30_000), name="astray"),
        note(quote(LINES[50]), at(40_000), name="four"),
    ]
    located, (missing,) = locate(SAID, notes)
    assert [one.note.id for one in located] == ["one", "two", "four"]
    assert (missing.note.id, missing.reason) == ("astray", "ambiguous")
    assert "cue 4 " in missing.message
    assert "“disc”" in missing.message


def test_claims_of_one_moment_may_be_listed_in_any_order() -> None:
    found = places(
        note(quote(LINES[11]), at(10_000), name="one"), note(quote(LINES[10]), at(11_000), name="two")
    )
    assert found == {"one": 11, "two": 10}


def test_known_order_does_not_bind_a_note_for_all_occurrences() -> None:
    notes = [note(quote(LINES[30]), at(1_000)), note(quote(REFRAIN, occurrence="all"), at(2_000))]
    assert [one.cues[0] for one in locate(SAID, notes)[0]] == [5, 20, 30, 40]


def test_the_release_that_most_notes_know_gives_the_order() -> None:
    found = places(
        note(quote(LINES[30]), at(90_000, "disc"), name="before"),
        note(quote(REFRAIN), at(1_000, "tape"), at(120_000, "disc"), name="refrain"),
    )
    assert found["refrain"] == 40


def test_the_words_of_a_track_are_not_read_for_times_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("the track was read")

    monkeypatch.setattr("overlay.locate.transcript.Transcript.__init__", fail)
    assert len(locate(SAID, [note(Moment(1_000)), note(at(2_000))])[0]) == 1
