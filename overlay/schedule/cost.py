"""What a schedule costs, all in one place: the one number that the scheduler makes least.

The unit is a millisecond of waiting: a cost of 1000 weighs as much as a note that comes one second
after its claim. Every figure is an integer, so that each machine finds the same schedule.

- A note belongs right after its claim. Up to two seconds later a viewer still links the two (BBC
  Subtitle Guidelines: never late by more than two seconds), after that each second counts double.
  A note that comes while its claim is being made takes the eyes off it: each second counts double.
- A note over dialogue makes two texts to read. A shared millisecond costs the reading load of both
  together, as a part of the pace of a note alone (12 characters a second), and four more points in
  sixteen for each character a second above 20, where comprehension falls (Kruger and others).
  Above 28 nothing can be read: such a page is not permitted at all.
- A cut of the dialogue in the middle of a page pulls the eyes away. In the flat placement it also
  makes the note jump and, where the note's own edge falls inside a line, the dialogue flicker.
- A page that stays up longer than needed costs a little; enough that nothing lasts without cause.
- The short form says less: it is worth three seconds of waiting to show the full text.
- A note left out costs more than everything else together. One of priority 1 weighs as much as
  four of priority 2, and so on.
"""

from __future__ import annotations

from overlay.model import Placement

SOFT_DELAY = 2000
SHORT_FORM = 3000
_LEFT_OUT = {1: 256 * 10**12, 2: 64 * 10**12, 3: 16 * 10**12, 4: 4 * 10**12, 5: 10**12}
_PACE = 12
_CUT: dict[Placement, int] = {"top": 150, "track": 150, "gap": 150, "flat": 500}


def waiting(start: int, claim_end: int) -> int:
    """The cost of a note that starts at ``start``: nothing at the claim's end, more around it.

    >>> waiting(9_000, 8_000), waiting(13_000, 8_000), waiting(7_000, 8_000)
    (1000, 8000, 2000)
    """
    late = start - claim_end
    if late < 0:
        return -2 * late
    return late if late <= SOFT_DELAY else 2 * late - SOFT_DELAY


def sharing(shared: int, load: int, dense: int) -> int:
    """The cost of ``shared`` milliseconds beside dialogue at ``load`` thousandths of characters a second.

    >>> sharing(2_000, 12_000, 20), sharing(2_000, 24_000, 20)
    (2000, 6000)
    """
    above = max(0, load - dense * 1000)
    return shared * load // (_PACE * 1000) + shared * above // 4000


def cutting(cuts: int, placement: Placement) -> int:
    """The cost of ``cuts`` of the dialogue inside a page (in `flat` also of cues by the page's edges)."""
    return cuts * _CUT[placement]


def lingering(shown: int, needed: int) -> int:
    """The cost of a page shown for longer than it takes to read."""
    return (shown - needed) // 8


def leaving_out(priority: int) -> int:
    """The cost of not showing a note at all.

    >>> leaving_out(1) == 4 * leaving_out(2)
    True
    """
    return _LEFT_OUT[priority]
