"""The scheduler against a search through every schedule there is, costed anew from the cues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from overlay.model import Cue, LaidOut, Located, Page, Placement, Profile, Span, Track
from overlay.schedule import schedule
from overlay.schedule.cost import SHORT_FORM, cutting, flickering, leaving_out, lingering, sharing, waiting
from tests.values import note, placements

PROFILE = Profile("small", 42, 2, 12, 0, 1000, 1000, 4000, 100)
DELAY = 3000

Choice = tuple[int, tuple[int, ...], bool] | None
"""A start, the ends of the pages, whether in short form; or None: left out."""


def load_of(track: Track, start: int, end: int, page: Page) -> tuple[int, int]:
    """The milliseconds shared with dialogue and the load of both texts, worked out cue by cue."""
    shared = read = 0
    for cue in track.cues:
        if cue.shown:
            overlap = max(0, min(end, cue.end) - max(start, cue.start))
            shared += overlap
            read += len(cue.text.replace("\n", "")) * 1_000_000 // (cue.end - cue.start) * overlap
    return shared, (sum(map(len, page.lines)) * 1_000_000 + read) // (end - start)


def page_cost(track: Track, start: int, end: int, page: Page, placement: Placement) -> int | None:
    """The cost of a page, or None where it can't be read."""
    spoken = [cue for cue in track.cues if cue.shown]
    shared, load = load_of(track, start, end, page)
    cost = lingering(end - start, page.reading)
    if not shared:
        return cost
    if placement == "gap" or load > PROFILE.unreadable * 1000:
        return None
    cuts = {time for cue in spoken for time in (cue.start, cue.end) if start < time < end}
    if placement == "flat":
        cost += flickering(sum(any(cue.start < edge < cue.end for cue in spoken) for edge in (start, end)))
    return cost + sharing(shared, load, PROFILE.dense) + cutting(len(cuts), placement)


def boundaries(track: Track, start: int, end: int) -> set[int]:
    return {time for cue in track.cues if cue.shown for time in (cue.start, cue.end) if start <= time <= end}


def runs(
    track: Track, start: int, pages: Sequence[Page], placement: Placement
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Every way to turn the pages from a start, with its cost."""
    if not pages:
        yield (), 0
        return
    page, rest = pages[0], pages[1:]
    needed, limit = start + page.reading, start + PROFILE.longest
    ends = {needed}
    if placement != "gap" and needed < limit:
        shared, load = load_of(track, start, needed, page)
        ends |= {limit} if not rest and shared and load > PROFILE.dense * 1000 else set()
        ends |= boundaries(track, needed + 1, limit) if placement == "flat" else set()
    for end in ends:
        cost = page_cost(track, start, end, page, placement)
        if cost is not None:
            for more, extra in runs(track, end, rest, placement):
                yield (end, *more), cost + extra


def ways(track: Track, laid_out: LaidOut, free: int, placement: Placement) -> Iterator[tuple[int, Choice]]:
    """Every way to show a note when the screen is free from a time on, and not showing it."""
    claim = laid_out.located.claim
    yield leaving_out(laid_out.located.note.priority), None
    last = claim.end + DELAY
    starts = boundaries(track, claim.start, last) | {claim.start, claim.end}
    if claim.start <= free <= last:
        starts.add(free)
    forms = [(laid_out.pages, 0)] + ([(laid_out.short, SHORT_FORM)] if laid_out.short else [])
    for start in starts:
        if start >= free:
            for pages, extra in forms:
                for ends, cost in runs(track, start, pages, placement):
                    yield cost + extra + waiting(start, claim.end), (start, ends, extra > 0)


def least(track: Track, notes: Sequence[LaidOut], placement: Placement, free: int = -(10**9)) -> int:
    """The least cost of all schedules, by trying each."""
    if not notes:
        return 0
    return min(
        cost + least(track, notes[1:], placement, choice[1][-1] + PROFILE.gap if choice else free)
        for cost, choice in ways(track, notes[0], free, placement)
    )


@st.composite
def dialogues(draw: st.DrawFn) -> Track:
    cues = []
    time = draw(st.integers(0, 3)) * 500
    for _ in range(draw(st.integers(0, 5))):
        length = draw(st.sampled_from((700, 1500, 2600)))
        cues.append(Cue(time, time + length, "w" * draw(st.sampled_from((0, 8, 20, 44)))))
        time += length + draw(st.sampled_from((-600, 0, 83, 900, 3000)))
    return Track(tuple(sorted(cues, key=lambda cue: cue.start)))


@st.composite
def laid_out_notes(draw: st.DrawFn) -> list[LaidOut]:
    notes = []
    for number in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, 16)) * 250
        claim = Span(start, start + draw(st.sampled_from((0, 700, 1500))))
        pages = draw(st.lists(st.sampled_from((1000, 1800, 2500, 4000)), min_size=1, max_size=2))
        text = tuple(Page(("x" * (needed * 12 // 1000),), needed) for needed in pages)
        short = (Page(("short",), 1000),) if draw(st.booleans()) else None
        base = note(f"n{number}")
        named = type(base)(
            **{name: getattr(base, name) for name in base.__slots__} | {"priority": draw(st.integers(1, 5))}
        )
        notes.append(LaidOut(Located(named, claim, (-1, -1), "time", 1.0), text, short))
    return sorted(notes, key=lambda one: (one.located.claim.start, one.located.claim.end))


def cost_of(track: Track, notes: Sequence[LaidOut], placement: Placement) -> int:
    """What the scheduler's answer costs, worked out cue by cue; checks that it is permitted."""
    placed, unplaced = schedule(track, notes, PROFILE, placement, DELAY)
    assert len(placed) + len(unplaced) == len(notes)
    spans = [page.span for one in placed for page in one.pages]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    total = sum(leaving_out(one.note.priority) for one in unplaced)
    by_id = {one.located.note.id: one for one in notes}
    for one in placed:
        laid_out = by_id[one.note.id]
        start = one.pages[0].span.start
        assert laid_out.located.claim.start <= start <= laid_out.located.claim.end + DELAY
        lines = tuple(page.lines for page in one.pages)
        in_full = lines == tuple(page.lines for page in laid_out.pages)
        form = laid_out.pages if in_full else laid_out.short or ()
        total += waiting(start, laid_out.located.claim.end) + (0 if in_full else SHORT_FORM)
        for page, shown in zip(form, one.pages, strict=True):
            assert shown.span.length >= page.reading
            cost = page_cost(track, shown.span.start, shown.span.end, page, placement)
            assert cost is not None
            total += cost
    return total


@settings(max_examples=150, deadline=None)
@given(dialogues(), laid_out_notes(), placements())
def test_no_schedule_costs_less(track: Track, notes: list[LaidOut], placement: Placement) -> None:
    assert cost_of(track, notes, placement) == least(track, notes, placement)


@settings(max_examples=60, deadline=None)
@given(dialogues(), laid_out_notes(), placements())
def test_notes_come_in_order_and_apart(track: Track, notes: list[LaidOut], placement: Placement) -> None:
    placed, _ = schedule(track, notes, PROFILE, placement, DELAY)
    order = [one.located.note.id for one in notes]
    assert [one.note.id for one in placed] == [
        name for name in order if name in {one.note.id for one in placed}
    ]
    for before, after in pairwise(placed):
        assert before.pages[-1].span.end + PROFILE.gap <= after.pages[0].span.start
