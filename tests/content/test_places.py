"""Every note is found where the sample season makes its claim, in every language of the samples."""

from __future__ import annotations

import pytest

from overlay.model import Pack, Placement, Settings, Track
from overlay.pipeline import annotate, prove
from overlay.review import review_in
from tests.content.material import (
    EPISODES,
    LANGUAGES,
    SEASON,
    claims,
    episode,
    found,
    language_of,
    number_of,
    spaced,
    told,
)

_SAME_MOMENT = 8_000
"""A claim takes several lines; how far from the one that ends it a note may have found another of them."""


def end_of(track: Track, words: str) -> int:
    """When the only cue that holds a line ends."""
    (cue,) = [cue for cue in track.cues if words in cue.text.split("\n")]
    return cue.end


@pytest.mark.parametrize("name", EPISODES)
def test_notes_are_found_where_the_claims_are_made(pack: Pack, name: str) -> None:
    track = episode(name)
    located = found(track, pack, language_of(name), number_of(name))
    assert [one.note.id for one in located] == [claim.note for claim in claims(name)]
    ends = {claim.note: end_of(track, claim.words) for claim in claims(name)}
    far = {one.note.id: one.claim.end - ends[one.note.id] for one in located}
    assert {note: apart for note, apart in far.items() if abs(apart) > _SAME_MOMENT} == {}


@pytest.mark.parametrize("name", EPISODES)
def test_no_anchor_fits_too_many_places(pack: Pack, name: str) -> None:
    found_often = review_in(episode(name), pack, episode=number_of(name), language=language_of(name))
    assert [str(one) for one in found_often] == []


def test_the_season_makes_every_claim_once(pack: Pack) -> None:
    made = [claim.note for name in SEASON for claim in claims(name)]
    assert sorted(made) == sorted(note.id for note in pack.notes)


def test_a_translation_makes_the_same_claims() -> None:
    for name in EPISODES:
        english = claims(name.replace(f".{language_of(name)}.", ".en."))
        assert [claim.note for claim in claims(name)] == [claim.note for claim in english]


def test_most_claims_are_made_in_other_words_than_the_quotes(pack: Pack) -> None:
    located = [one for name in SEASON for one in found(episode(name), pack, "en", number_of(name))]
    assert 2 * sum(one.how == "words" for one in located) >= len(located)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_are_found_in_still_other_words(pack: Pack, language: str) -> None:
    lines = dict(line.split(": ", 1) for line in told(f"claims.{language}.txt"))
    assert set(lines) == {note.id for note in pack.notes}
    located = found(spaced(list(lines.values())), pack, language, 8)
    assert [(one.note.id, one.cues) for one in located] == [(note, (at, at)) for at, note in enumerate(lines)]


@pytest.mark.parametrize("placement", ["top", "flat"])
@pytest.mark.parametrize("name", EPISODES)
def test_every_note_is_shown_and_every_promise_kept(pack: Pack, name: str, placement: Placement) -> None:
    track = episode(name)
    settings = Settings(placement=placement, language=language_of(name), episode=number_of(name))
    result = annotate(track, pack, settings)
    assert [one.note.id for one in result.placed] == [claim.note for claim in claims(name)]
    assert [one for one in prove(track, result.track, pack, settings) if one.severity == "error"] == []


def test_half_of_the_notes_have_a_pause_to_be_read_in(pack: Pack) -> None:
    placed = 0
    for name in SEASON:
        settings = Settings(placement="gap", language="en", episode=number_of(name))
        placed += len(annotate(episode(name), pack, settings).placed)
    assert 2 * placed >= len(pack.notes)
