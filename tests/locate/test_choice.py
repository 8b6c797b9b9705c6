"""The choice for all notes together, against trying every choice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from overlay.locate.choice import SLACK, Known, Option, choose

SECOND = 1_000

options = st.builds(Option, st.integers(0, 60).map(lambda second: second * SECOND), st.integers(1, 9_999))
notes = st.lists(st.lists(options, max_size=3, unique_by=lambda option: option.start), max_size=5)


def heaviest(several: Sequence[Sequence[Option]]) -> int:
    """The greatest sum of weights over all choices that keep the order of the list, by trying all."""
    best = 0
    for picks in product(*([None, *own] for own in several)):
        chosen = [pick for pick in picks if pick is not None]
        in_order = all(
            later.start >= earlier.start - SLACK
            for at, earlier in enumerate(chosen)
            for later in chosen[at + 1 :]
        )
        if in_order:
            best = max(best, sum(pick.weight for pick in chosen))
    return best


def worth(several: Sequence[Sequence[Option]], times: Sequence[Known | None]) -> int:
    return sum(
        own[pick.option].weight
        for own, pick in zip(several, choose(several, times), strict=True)
        if pick.option is not None
    )


def far_apart(several: Sequence[Sequence[Option]]) -> list[Known | None]:
    """Times in order, so different from any place that no distances agree."""
    return [Known("disc", note * note * 1_000 * SECOND) for note in range(len(several))]


@given(notes)
@settings(max_examples=400)
def test_the_choice_is_the_best_of_all(several: list[list[Option]]) -> None:
    assert worth(several, far_apart(several)) == heaviest(several)


@given(notes)
def test_without_known_times_each_note_gets_its_best(several: list[list[Option]]) -> None:
    expected = sum(max((option.weight for option in own), default=0) for own in several)
    assert worth(several, [None] * len(several)) == expected
    assert worth(several, [Known(f"disc-{note}", 0) for note in range(len(several))]) == expected


@given(notes)
def test_releases_do_not_meddle(several: list[list[Option]]) -> None:
    times = far_apart(several)
    both = [*times, *(Known("tape", known.at) if known else None for known in times)]
    assert worth([*several, *several], both) == 2 * heaviest(several)


@given(notes)
def test_picks_are_in_order_and_equals_hold_the_pick(several: list[list[Option]]) -> None:
    times = far_apart(several)
    picks = choose(several, times)
    chosen = [
        own[pick.option].start for own, pick in zip(several, picks, strict=True) if pick.option is not None
    ]
    assert all(later >= earlier - SLACK for at, earlier in enumerate(chosen) for later in chosen[at + 1 :])
    assert all((pick.option in pick.equals) == (pick.option is not None) for pick in picks)
    assert picks == choose(several, times)


def test_the_first_of_equals_wins() -> None:
    own = [Option(9_000, 10), Option(1_000, 10), Option(5_000, 10)]
    assert choose([own], [None])[0].option == 0
    assert choose([sorted(own)], [Known("disc", 0)])[0].option == 0


def test_notes_of_one_time_may_lie_in_any_order() -> None:
    same = [Known("disc", 7), Known("disc", 7)]
    assert worth([[Option(90_000, 5)], [Option(10_000, 5)]], same) == 10


def test_claims_that_overlap_may_change_places() -> None:
    times = [Known("disc", 1), Known("disc", 2)]
    assert worth([[Option(20_000, 5)], [Option(10_000, 4)]], times) == 9
    assert worth([[Option(20_001, 5)], [Option(10_000, 4)]], times) == 5


def test_distances_settle_what_is_nearly_equal() -> None:
    certain = [[Option(minute * 60_000 + 7_000, 9_000)] for minute in (1, 2, 4)]
    doubtful = [Option(130_000, 9_000), Option(187_500, 8_900), Option(230_000, 9_000)]
    times = [Known("disc", minute * 60_000) for minute in (1, 2, 4, 3)]
    assert choose([*certain, doubtful], times)[3] == (1, (1,))
    far_worse = [Option(130_000, 9_000), Option(187_500, 8_000)]
    assert choose([*certain, far_worse], times)[3] == (0, (0,))
    astray = [Known("disc", at) for at in (0, 110_000, 300_000, 180_000)]
    assert choose([*certain, doubtful], astray)[3] == (0, (0, 1, 2))


def test_ten_thousand_notes_are_chosen_in_one_go() -> None:
    several = [[Option((note * 7_919 % 10_007) * 1_000, 1 + note % 5)] for note in range(10_000)]
    picks = choose(several, [Known("disc", note) for note in range(10_000)])
    chosen = [several[note][0].start for note, pick in enumerate(picks) if pick.option is not None]
    assert len(chosen) > 100
    assert all(later >= earlier - SLACK for earlier, later in pairwise(chosen))
