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


class _Form(NamedTuple):
    """A note's pages in full or in short, and what choosing this form costs."""

    pages: Sequence[Page]
    extra: int


class Ways:
    """All the ways to show one note beside a dialogue, made as they are asked for.

    A start is permitted from the claim's start until ``delay`` ms after its end. A page ends when
    it has been read, the last one also at the profile's limit, in `flat` any at a boundary of the
    dialogue between the two; the next page follows at once. In `gap` no page may share the screen
    with dialogue.
    """

    __slots__ = ("_claim", "_forms", "_known", "_last", "_placement", "_profile", "_weights", "_window")

    def __init__(
        self, note: LaidOut, dialogue: Dialogue, profile: Profile, placement: Placement, delay: int
    ) -> None:
        self._claim = note.located.claim
        self._forms = [_Form(note.pages, 0)]
        if note.short is not None and note.short != note.pages:
            self._forms.append(_Form(note.short, SHORT_FORM))
        self._profile = profile
        self._placement = placement
        self._last = self._claim.end + delay
        longest = max(len(form.pages) for form in self._forms) * profile.longest
        self._window = dialogue.window(self._claim.start, self._last + longest)
        self._known: dict[tuple[int, int], list[Option]] = {}
        self._weights = {
            page: sum(map(characters, page.lines)) for form in self._forms for page in form.pages
        }

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
        for least, start in sorted((waiting(start, self._claim.end), start) for start in self.starts()):
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
            cost = waiting(start, self._claim.end) + form.extra
            reached: dict[int, tuple[int, tuple[int, ...]]] = {start: (cost, ())}
            for place, page in enumerate(form.pages, 1):
                reached = self._turned(reached, page, place == len(form.pages))
            known = self._known[start, form.extra] = [
                Option(cost, start, ends, form.extra > 0) for cost, ends in reached.values()
            ]
        return known

    def _turned(
        self, reached: dict[int, tuple[int, tuple[int, ...]]], page: Page, last: bool
    ) -> dict[int, tuple[int, tuple[int, ...]]]:
        """From the cheapest ways to each start of a page, the cheapest ways to each of its ends."""
        turned: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, ends) in reached.items():
            for end in self._ends(start, page, last):
                more = self._page_cost(start, end, page)
                if more is not None and (end not in turned or cost + more < turned[end][0]):
                    turned[end] = (cost + more, (*ends, end))
        return turned

    def _ends(self, start: int, page: Page, last: bool) -> list[int]:
        needed, limit = start + page.reading, start + self._profile.longest
        if needed >= limit or self._placement == "gap":
            return [needed]
        ends = self._window.between(needed + 1, limit) if self._placement == "flat" else []
        return [needed, *ends, limit] if last and limit not in ends else [needed, *ends]

    def _page_cost(self, start: int, end: int, page: Page) -> int | None:
        """The cost of one page shown in [start, end); None when it could not be read there."""
        window = self._window
        spoken_before, read_before = window.totals(start)
        spoken, read = window.totals(end)
        shared = spoken - spoken_before
        cost = lingering(end - start, page.reading)
        if not shared:
            return cost
        if self._placement == "gap":
            return None
        load = (self._weights[page] * 1_000_000 + read - read_before) // (end - start)
        if load > self._profile.unreadable * 1000:
            return None
        if self._placement == "flat":
            cost += flickering(window.splits(start) + window.splits(end))
        cuts = cutting(window.cuts(start, end), self._placement)
        return cost + cuts + sharing(shared, load, self._profile.dense)
