"""The least costly schedule of all notes, found exactly by dynamic programming.

Notes are taken in the order of their claims. A state is the time at which the last shown note
ends; for each the least cost that reaches it is kept. The next note starts at a boundary of the
dialogue, or as soon as a state's note has left the screen, or is left out. States that end before
the next claim begins put no limit on anything later and become one: so there are few at any time,
and the whole grows with the number of notes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from overlay.model import LaidOut, Placed, Placement, Profile, Span, TimedPage, Track, Unplaced
from overlay.schedule.cost import leaving_out
from overlay.schedule.dialogue import Dialogue
from overlay.schedule.options import Option, Ways
from overlay.timecode import short_clock


class _State(NamedTuple):
    """The least costly way to have decided on the notes so far, with the last one ending at ``end``."""

    cost: int
    end: int
    choice: Option | None
    before: _State | None


_NOTHING_YET = -(10**12)


def schedule(
    track: Track, notes: Sequence[LaidOut], profile: Profile, placement: Placement, delay: int
) -> tuple[tuple[Placed, ...], tuple[Unplaced, ...]]:
    """Give every note its time on screen, or the reason why it has none.

    ``notes`` are in order of their claims and are shown in that order, at least the profile's gap
    apart. ``delay`` is the longest time in ms from the end of a claim to its note. The sum of the
    costs in `schedule.cost` over all notes is the least there is.
    """
    dialogue = Dialogue(track)
    states = [_State(0, _NOTHING_YET, None, None)]
    for note, following in zip_longest(notes, notes[1:]):
        way = Ways(note, dialogue, profile, placement, delay)
        next_claim = following.located.claim.start if following else None
        states = _decided(states, note, way, profile.gap, next_claim)
    placed: list[Placed] = []
    unplaced: list[Unplaced] = []
    for note, choice in zip(notes, _choices(min(states, key=_rank)), strict=True):
        if choice is not None:
            placed.append(_placed(note, choice))
        else:
            way = Ways(note, dialogue, profile, placement, delay)
            message = _no_room(note, way, profile, placement, delay)
            unplaced.append(Unplaced(note.located.note, "unplaced", "no-room", message, note.located))
    return tuple(placed), tuple(unplaced)


def _decided(
    states: Sequence[_State], note: LaidOut, way: Ways, gap: int, next_claim: int | None
) -> list[_State]:
    """The states after a decision on one more note."""
    free = len(states) == 1 and states[0].end + gap <= note.located.claim.start
    if free:
        alone = way.cheapest()
        if alone is not None and (next_claim is None or alone.end + gap <= next_claim):
            return [_State(states[0].cost + alone.cost, alone.end, alone, states[0])]
    reached: dict[int, _State] = {}
    out = leaving_out(note.located.note.priority)
    for state in states:
        _keep(reached, _State(state.cost + out, state.end, None, state))
    ordered = sorted(states, key=lambda state: state.end)
    cheapest = _prefix_minima(ordered)
    ends = [state.end for state in ordered]
    offered = way.starts()
    for start in offered:
        earlier = bisect_right(ends, start - gap)
        if earlier:
            _show(reached, cheapest[earlier - 1], way.at(start))
    for state in ordered:
        if way.permits(state.end + gap):
            _show(reached, state, way.at(state.end + gap))
    return _merged(reached, gap, next_claim)


def _show(reached: dict[int, _State], before: _State, options: Sequence[Option]) -> None:
    for option in options:
        _keep(reached, _State(before.cost + option.cost, option.end, option, before))


def _keep(reached: dict[int, _State], state: _State) -> None:
    known = reached.get(state.end)
    if known is None or state.cost < known.cost:
        reached[state.end] = state


def _prefix_minima(states: Sequence[_State]) -> list[_State]:
    minima: list[_State] = []
    for state in states:
        minima.append(state if not minima or state.cost < minima[-1].cost else minima[-1])
    return minima


def _merged(reached: dict[int, _State], gap: int, next_claim: int | None) -> list[_State]:
    """The states, those that are over before the next claim as one: the cheapest of them."""
    if next_claim is None:
        return list(reached.values())
    over = [state for state in reached.values() if state.end + gap <= next_claim]
    rest = [state for state in reached.values() if state.end + gap > next_claim]
    return [min(over, key=_rank), *rest] if over else rest


def _rank(state: _State) -> tuple[int, int]:
    return state.cost, state.end


def _choices(state: _State | None) -> list[Option | None]:
    found: list[Option | None] = []
    while state is not None and state.before is not None:
        found.append(state.choice)
        state = state.before
    return found[::-1]


def _placed(note: LaidOut, choice: Option) -> Placed:
    pages = (note.short or note.pages) if choice.short else note.pages
    spans = [Span(start, end) for start, end in pairwise([choice.start, *choice.ends])]
    shown = zip(spans, pages, strict=True)
    return Placed(note.located, tuple(TimedPage(span, page.lines) for span, page in shown))


def _no_room(note: LaidOut, way: Ways, profile: Profile, placement: Placement, delay: int) -> str:
    """Why a note has no place: no way at all, or other notes in all of them."""
    spot = f"within {delay / 1000:g} s after the claim at {short_clock(note.located.claim.start)}"
    if way.cheapest() is not None:
        return f"other notes take all the time {spot}"
    if placement == "gap":
        shortest = min(sum(page.reading for page in form) for form in (note.pages, note.short or note.pages))
        return f"no pause of {shortest / 1000:.1f} s in the dialogue {spot}"
    limit = f"over {profile.unreadable} characters a second"
    return f"the dialogue {spot} is too fast to read beside a note ({limit})"
