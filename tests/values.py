"""Hypothesis strategies for the values of the model, nasty ones included."""

from __future__ import annotations

from hypothesis import strategies as st

from overlay.model import (
    PLACEMENTS,
    ByLanguage,
    Cue,
    Located,
    Moment,
    Note,
    Placed,
    Placement,
    Span,
    TimedPage,
    Track,
)

MARKER_LIKE = "\u2060\u2061\u2062\u2063\u2064"

_PIECES = (
    "Hello", "there.", "{\\an8}", "<i>", "</i>", "1984", "- No!", "–", "♪", "Кронштадт", "喀琅施塔得", "كييل",
    "\u2060\u2063\u2060", "\u200b", "x --> y", "{note}", "&amp;", "\\N", " ", "\u2028", "é",
)  # fmt: skip


def lines() -> st.SearchStrategy[str]:
    """One line of dialogue: never blank."""
    words = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5)
    return words.map("".join).filter(lambda line: bool(line.strip(" \t\u200b\u2060\u2063\u2028")))


def texts() -> st.SearchStrategy[str]:
    """A cue's text: empty, or up to three lines."""
    return st.lists(lines(), max_size=3).map("\n".join)


@st.composite
def cues(draw: st.DrawFn) -> Cue:
    """A cue in the first half minute; sometimes empty, of no length, ending early, with settings."""
    start = draw(st.integers(0, 60)) * draw(st.sampled_from((500, 499, 83)))
    length = draw(st.sampled_from((0, 1, 83, 400, 500, 1000, 1500, 3000, 9000)))
    end = max(0, start + (length if draw(st.integers(0, 9)) else -length))
    settings = draw(st.sampled_from(("", "", "", "X1:10 X2:20 Y1:5 Y2:9")))
    return Cue(start, end, draw(texts()), settings)


def tracks() -> st.SearchStrategy[Track]:
    """A track of up to eight cues, overlapping or apart."""
    return st.lists(cues(), max_size=8).map(
        lambda several: Track(tuple(sorted(several, key=lambda cue: cue.start)))
    )


def note(name: str = "a-note") -> Note:
    """A plain note with a time for an anchor."""
    return Note(name, (Moment(0),), "A claim.", "wrong", "record", ByLanguage((("en", "A text."),)))


def placed(name: str, spans: list[tuple[int, int]], lines: tuple[str, ...] = ("[wrong] A note.",)) -> Placed:
    """A note on screen during each of these spans, one page each."""
    pages = tuple(TimedPage(Span(start, end), lines) for start, end in spans)
    return Placed(Located(note(name), pages[0].span, (-1, -1), "time", 1.0), pages)


@st.composite
def schedules(draw: st.DrawFn) -> list[Placed]:
    """Up to four notes of one or two pages that never overlap."""
    time = 0
    found = []
    for number in range(draw(st.integers(0, 4))):
        time += draw(st.sampled_from((0, 1, 83, 500, 2000, 7000)))
        spans = []
        for _ in range(draw(st.integers(1, 2))):
            end = time + draw(st.sampled_from((500, 2000, 2083, 7000)))
            spans.append((time, end))
            time = end
        shown = ("[wrong] A note.", *draw(st.sampled_from(((), ("Its --> {second} <line>.",), ("1984",)))))
        found.append(placed(f"n{number}", spans, shown))
    return found


def placements(among: tuple[Placement, ...] = PLACEMENTS) -> st.SearchStrategy[Placement]:
    """One of the placements."""
    return st.sampled_from(among)
