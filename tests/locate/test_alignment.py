"""A phrase laid along a stretch of the track: which words are matched, and how far it is the same line."""

from __future__ import annotations

import pytest

from overlay.locate.alignment import Alignment, align
from overlay.locate.phrases import phrase
from overlay.locate.tokens import tokenise
from overlay.locate.transcript import Transcript
from tests.locate.scene import dialogue, track

LINES = dialogue(60)


def laid(text: str, *cues: str) -> tuple[list[str], Alignment]:
    """The words matched when a text is laid along some cues of a longer track, and the alignment."""
    transcript = Transcript(track(*LINES[:30], *cues, *LINES[30:]).cues)
    low, high = transcript.starts[29], transcript.starts[31 + len(cues)]
    alignment = align(transcript, phrase(transcript, text, tokenise([text]).words), low, high)
    assert alignment is not None
    return [transcript.words[at] for at in alignment.matched], alignment


def test_all_words_are_matched_in_the_same_line() -> None:
    words, alignment = laid("the war is over", "At last the war is over, they say.")
    assert words == ["the", "war", "is", "over"]
    assert alignment.score == 1.0


def test_a_stray_word_far_off_is_left_out() -> None:
    words, alignment = laid(
        "that war is over", "That telegram from the miserable old harbour says war is over."
    )
    assert words == ["war", "is", "over"]
    assert alignment.score < 0.9


def test_what_is_missing_at_an_edge_is_compared_with_what_is_said_there() -> None:
    words, alignment = laid("and cold and turned all night", "and tossed and turned all night")
    assert words[-4:] == ["and", "turned", "all", "night"]
    assert alignment.score < 0.6


def test_no_word_is_used_twice() -> None:
    words, alignment = laid("bread bread bread", "bread bread")
    assert words == ["bread", "bread"]
    assert alignment.score < 1


@pytest.mark.parametrize(
    "text", ["the war is over", "war over", "the bridge is over there", "the war was never over"]
)
def test_a_score_is_a_share(text: str) -> None:
    assert 0 < laid(text, "the war is over")[1].score <= 1


def test_foreign_words_cost_less_between_cues_than_within_one() -> None:
    text = "the sailors of the fleet have mutinied"
    _, within = laid(text, "the sailors of the fleet yesterday evening have mutinied")
    _, between = laid(text, "the sailors of the fleet", "yesterday evening", "have mutinied")
    assert 1 > between.score > within.score
