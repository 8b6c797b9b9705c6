"""Every note is found where the sample season makes its claim, in every language of the samples."""

from __future__ import annotations

import pytest

from overlay.locate.tokens import tokenise
from overlay.model import Anchor, Pack, Placement, Quote, Settings, Track, Words
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


_A_PHRASE = 4
"""So many words in a row that an anchor and an episode have in common are the same phrasing."""


def phrases(anchor: Anchor) -> list[str]:
    """What an anchor asks for in English, in comparable words."""
    if isinstance(anchor, Quote):
        listed = [text for tag, text in anchor.text if tag == "en"]
    elif isinstance(anchor, Words):
        listed = [text for tag, groups in anchor.groups if tag == "en" for group in groups for text in group]
    else:
        listed = []
    return [" ".join(tokenise([text.replace("*", "")]).words) for text in listed]


def test_most_claims_are_made_in_other_words_than_the_anchors(pack: Pack) -> None:
    same = []
    for name in SEASON:
        track = episode(name)
        for one in found(track, pack, "en", number_of(name)):
            cues = track.cues[one.cues[0] : one.cues[1] + 1]
            said = f" {' '.join(tokenise([cue.text for cue in cues]).words)} "
            asked = [text for anchor in one.note.anchors for text in phrases(anchor)]
            if any(len(text.split()) >= _A_PHRASE and f" {text} " in said for text in asked):
                same.append(one.note.id)
    assert 2 * len(same) <= len(pack.notes), same


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
