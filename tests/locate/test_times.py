"""Times in the track at hand."""

from __future__ import annotations

import pytest

from overlay.locate import locate
from overlay.model import Moment, Span, Track
from tests.locate.scene import note, place_of, timed, why_not

SAID = timed(
    (0, 2_000, "one"),
    (2_000, 5_000, "two"),
    (4_000, 4_500, "a sign"),
    (9_000, 9_000, "no time"),
    (10_000, 12_000, "three"),
    (12_000, 13_000, ""),
    (20_000, 15_000, "ends early"),
)

CASES = [
    (Moment(500), Span(500, 2_000), (0, 0)),
    (Moment(2_000), Span(2_000, 5_000), (1, 2)),
    (Moment(2_000, 3_000), Span(2_000, 3_000), (1, 1)),
    (Moment(4_200), Span(4_200, 4_500), (1, 2)),
    (Moment(4_600), Span(4_600, 5_000), (1, 1)),
    (Moment(9_000), Span(9_000, 12_000), (4, 4)),
    (Moment(8_999), Span(8_999, 10_999), (4, 4)),
    (Moment(8_000), Span(8_000, 10_000), (-1, -1)),
    (Moment(6_000), Span(6_000, 8_000), (-1, -1)),
    (Moment(8_500, 10_001), Span(8_500, 10_001), (4, 4)),
    (Moment(1_000, 30_000), Span(1_000, 30_000), (0, 4)),
    (Moment(75_000), Span(75_000, 77_000), (-1, -1)),
]


@pytest.mark.parametrize(("moment", "claim", "cues"), CASES)
def test_a_time_is_a_claim(moment: Moment, claim: Span, cues: tuple[int, int]) -> None:
    located = place_of(SAID, moment)
    assert located is not None
    assert (located.claim, located.cues, located.how, located.score) == (claim, cues, "time", 1.0)


def test_a_time_far_beyond_the_end_is_no_place() -> None:
    missing = why_not(SAID, Moment(75_001))
    assert missing.reason == "not-found"
    assert "the end of the track at 0:15" in missing.message


def test_a_time_in_an_empty_track() -> None:
    located, _ = locate(Track(()), [note(Moment(1_000))])
    assert [(one.claim, one.cues) for one in located] == [(Span(1_000, 3_000), (-1, -1))]


def test_a_time_in_a_release_is_no_place_by_itself() -> None:
    missing = why_not(SAID, Moment(2_500, release="disc"))
    assert missing.reason == "not-found"
    assert "other releases" in missing.message
