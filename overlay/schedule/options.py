"""The ways in which one note can be shown, each with its cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from overlay.model import LaidOut, Page, Placement, Profile
from overlay.reading import characters
from overlay.schedule.cost import SHORT_FORM, cutting, flickering, lingering, sharing, waiting
from overlay.schedule.dialogue import Dialogue


class Option(NamedTuple):
    """One way to show a note: its cost, and its pages' ends one after the other from ``start``."""

    cost: int
    start: int
    ends: tuple[int, ...]
    short: bool

    @property
    def end(self) -> int:
        return self.ends[-1]


_Reached = dict[int, tuple[int, tuple[int, ...]]]
"""For each time at which pages can end, the least cost of getting there and the ends on the way."""


class _Sized(NamedTuple):
    """A page as the scheduler sees it: how long it takes to read, and its millionths of characters."""

    reading: int
    text: int
    last: bool


class _Form(NamedTuple):
    """A note's pages in full or in short, and what choosing this form costs."""

    pages: Sequence[_Sized]
    extra: int


def _form(pages: Sequence[Page], extra: int) -> _Form:
    sizes = [
        _Sized(page.reading, sum(map(characters, page.lines)) * 1_000_000, number == len(pages))
        for number, page in enumerate(pages, 1)
    ]
    return _Form(sizes, extra)


class Ways:
    """All the ways to show one note beside a dialogue, made as they are asked for.

    A start is permitted from the claim's start until ``delay`` ms after its end. A page ends when
    it has been read; in `flat` also at a boundary of the dialogue between then and the profile's
    limit; the last page, if it is dense by then, also at that limit. The next page follows at
    once. In `gap` no page may share the screen with dialogue.
    """

    __slots__ = ("_claim", "_forms", "_known", "_last", "_placement", "_profile", "_window")

    def __init__(
        self, note: LaidOut, dialogue: Dialogue, profile: Profile, placement: Placement, delay: int
    ) -> None:
        self._claim = note.located.claim
        self._forms = [_form(note.pages, 0)]
        if note.short is not None and note.short != note.pages:
            self._forms.append(_form(note.short, SHORT_FORM))
        self._profile = profile
        self._placement = placement
        self._last = self._claim.end + delay
        longest = max(len(form.pages) for form in self._forms) * profile.longest
        self._window = dialogue.window(self._claim.start, self._last + longest)
        self._known: dict[tuple[int, int], list[Option]] = {}

    def starts(self) -> list[int]:
        """The starts that the dialogue offers: the claim's own times and every boundary up to the delay."""
        offered = self._window.between(self._claim.start, self._last)
        return sorted({self._claim.start, self._claim.end, *offered})

    def permits(self, start: int) -> bool:
        """Whether the note may start at this time."""
        return self._claim.start <= start <= self._last

    def at(self, start: int) -> list[Option]:
        """Every way to show the note from ``start``: for each form and end the cheapest."""
        return [option for form in self._forms for option in self._run(start, form)]

    def cheapest(self) -> Option | None:
        """The least costly way of all, the earliest among equals; None when there is none.

        Starts are tried in order of what waiting alone costs, until that exceeds the best found.
        """
        best: Option | None = None
        for least, start in sorted([(waiting(start, self._claim.end), start) for start in self.starts()]):
            for form in self._forms:
                if best is not None and least + form.extra > best.cost:
                    continue
                for option in self._run(start, form):
                    if best is None or option[:3] < best[:3]:
                        best = option
            if best is not None and least > best.cost:
                break
        return best

    def _run(self, start: int, form: _Form) -> list[Option]:
        """The cheapest way to each end that the pages of one form can have from ``start``."""
        known = self._known.get((start, form.extra))
        if known is None:
            cost, short = waiting(start, self._claim.end) + form.extra, form.extra > 0
            if len(form.pages) == 1:
                turns = self._turns(start, form.pages[0])
                known = [Option(cost + more, start, (end,), short) for end, more in turns]
            else:
                reached: _Reached = {start: (cost, ())}
                for page in form.pages:
                    reached = self._turned(reached, page)
                known = [Option(least, start, ends, short) for least, ends in reached.values()]
            self._known[start, form.extra] = known
        return known

    def _turned(self, reached: _Reached, page: _Sized) -> _Reached:
        """From the cheapest ways to each start of a page, the cheapest ways to each of its ends."""
        turned: _Reached = {}
        for start, (cost, ends) in reached.items():
            for end, more in self._turns(start, page):
                if end not in turned or cost + more < turned[end][0]:
                    turned[end] = (cost + more, (*ends, end))
        return turned

    def _turns(self, start: int, page: _Sized) -> list[tuple[int, int]]:
        """The ends that a page can have from ``start``, each with its cost; none where it can't be read."""
        needed, limit = start + page.reading, start + self._profile.longest
        before = self._window.totals(start)
        cost, load = self._cost(start, needed, page, before)
        turns = [] if cost is None else [(needed, cost)]
        if needed >= limit or self._placement == "gap":
            return turns
        ends = self._window.between(needed + 1, limit) if self._placement == "flat" else []
        if page.last and load > self._profile.dense * 1000 and limit not in ends:
            ends.append(limit)
        for end in ends:
            cost, _ = self._cost(start, end, page, before)
            if cost is not None:
                turns.append((end, cost))
        return turns

    def _cost(self, start: int, end: int, page: _Sized, before: tuple[int, int]) -> tuple[int | None, int]:
        """The cost of one page shown in [start, end), None when it could not be read there; its load.

        ``before`` are the totals of the dialogue at ``start``; the load is in thousandths of
        characters a second, 0 where nobody speaks.
        """
        spoken, read = self._window.totals(end)
        shared = spoken - before[0]
        cost = lingering(end - start, page.reading)
        if not shared:
            return cost, 0
        load = (page.text + read - before[1]) // (end - start)
        if self._placement == "gap" or load > self._profile.unreadable * 1000:
            return None, load
        if self._placement == "flat":
            cost += flickering(self._window.splits(start) + self._window.splits(end))
        cost += cutting(self._window.cuts(start, end), self._placement)
        return cost + sharing(shared, load, self._profile.dense), load
