"""Valid tracks, and the ways in which real files write them badly."""

from __future__ import annotations

from hypothesis import strategies as st

from overlay.formats.subrip.lines import is_blank, is_number
from overlay.formats.subrip.timing import UnreadableTimesError, read_timing
from overlay.model import Cue, Track
from overlay.timecode import clock

HOUR = 3_600_000
SETTINGS = ("", "", "", "X1:1 X2:22 Y1:3 Y2:4", "align:start position:10%", "line:0\tsize:50%")
PIECES = (
    "Hello", "there.", "5", "42", "1917", "-", "->", "-->", "→", ">", "10:20", "00:00:01,000", ":", ",",
    " ", "\t", "<i>", "</i>", "{\\an8}", "{x}", "♪", "\u00a0", "\u2028", "\u0085", "\x0b", "\x0c", "\u200f",
    "\ufeff", "\ufffd",
    "喀琅", "كييل", "٣", "²", "\u2060", "NOTE", "WEBVTT", "X1:5", "'", "É",
)  # fmt: skip


def lines() -> st.SearchStrategy[str]:
    """Lines that a cue of a SubRip file can hold: not blank, and no times."""
    pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
    letters = st.characters(codec="utf-8", exclude_characters="\n\r\0")
    free = st.text(letters, min_size=1, max_size=20)
    return (pieces | free).filter(is_dialogue)


def is_dialogue(line: str) -> bool:
    try:
        return not is_blank(line) and read_timing(line.replace("\ufeff", "")) is None
    except UnreadableTimesError:
        return False


def plain_lines() -> st.SearchStrategy[str]:
    """Lines that stay dialogue wherever they stand: no number, and nothing like times."""
    return lines().filter(lambda line: ">" not in line and "→" not in line and not is_number(line))


@st.composite
def tracks(draw: st.DrawFn, line: st.SearchStrategy[str] | None = None, proper: bool = False) -> Track:
    """Tracks as the model allows them; ``proper`` ones have no cue that ends before it starts."""
    text = st.lists(line if line is not None else lines(), max_size=3).map("\n".join)
    count = draw(st.integers(1, 6))
    starts = sorted(draw(st.lists(st.integers(0, 3 * HOUR), min_size=count, max_size=count)))
    cues = []
    for start in starts:
        end = start + draw(st.integers(1, 9000)) if proper else draw(st.integers(0, 101 * HOUR))
        cues.append(Cue(start, end, draw(text), draw(st.sampled_from(SETTINGS))))
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return Track(tuple(cues), "srt", newline, "\n" * draw(st.integers(0, 3)))


def written(track: Track) -> str:
    r"""A track in canonical form with ``\n`` as line end, by the simplest means."""
    blocks = [
        f"{number}\n{clock(cue.start)} --> {clock(cue.end)}{' ' if cue.settings else ''}{cue.settings}"
        + ("\n" if cue.text else "")
        + cue.text
        for number, cue in enumerate(track.cues, 1)
    ]
    return "\n\n".join(blocks) + track.tail


HAZARDS = (
    "", " ", "\t", "\ufeff", "\0", "\ufffd", "5", "a5", "1 ", "²", "X1:5", "10:20 -> 11:30", "x -> y",
    "00:00:01,000 --> 00:00:02,000", "00:00:01,000 → 00:00:02,000", "00:01:00,000 --> 00:01:75,000",
    "00:00:0a,000 --> 1",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Canonical texts, of which a line or a few characters were put in, taken out or changed."""
    text = written(
        draw(tracks(draw(st.sampled_from([lines(), plain_lines(), st.just("Hello")])), proper=True))
    )
    if draw(st.booleans()):
        into = text.split("\n")
        at = draw(st.integers(0, len(into)))
        into[at : at + draw(st.integers(0, 1))] = [draw(st.sampled_from(HAZARDS))]
        text = "\n".join(into)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        until = at + draw(st.integers(0, 2))
        new = draw(
            st.sampled_from(["", "\n", " ", "\n\n", "\r", "5", ":", ">", "-", "a", "\t", "\0", *PIECES])
        )
        text = text[:at] + new + text[until:]
    return text


def scraps() -> st.SearchStrategy[str]:
    """Texts of lines that are nearly numbers, times, settings, dialogue and blanks, in any order."""
    line = st.one_of(
        st.sampled_from(
            (
                "", " ", "1", " 2 ", "٣", "\ufeff", "\ufeff4", "\0", "5\0", "\u00a0", "WEBVTT", "x --> y",
                "00:00:01,000 --> 00:00:02,000", "0:1 -> 0:2", "00:01,5 --> 00:02", "--> 00:00:05,000",
                "00:00:0a,000 --> 00:00:05,000", "00:00:03.1-->00:00:04.1 X1:5",
                "00:00:01,000 --> 00:00:02,000 Hi", "00:00:01,000 --> 00:00:02,000 7",
                "-00:00:01,000 --> 00:99:02,000\u200f", "00:00:09,000 --> 00:00:02,000 1:2,->1:2,",
                "1:2,->1:2, 8", "10:20 -> 11:30", "10:20 -> 11:30 late", "00:00:01,000 - 00:00:02,000",
                "00:00:01,000 to 00:00:02,000", "00:00:01,000--00:00:02,000",
            )
        ),
        lines(),
    )  # fmt: skip
    ends = st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"])
    return st.lists(st.tuples(line, ends).map("".join), max_size=14).map("".join)


@st.composite
def sloppy(draw: st.DrawFn, track: Track, warned: bool = True) -> str:
    """The track as a careless program would write it; without ``warned``, only what is repaired in silence.

    The cues can all be known again: the track's lines must be `plain_lines`.
    """
    parts = [draw(st.sampled_from(["", "", "\ufeff"]))]
    above = True
    for number, cue in enumerate(track.cues, 1):
        numbered = draw(st.booleans())
        loose_allowed = above or numbered
        if numbered:
            parts.append(_indent(draw) + draw(st.sampled_from([str(number), "7", "٧", "9999"])) + "\n")
            if above and draw(st.booleans()):
                parts.append(draw(_blanks()))
        parts.append(draw(_times(cue, loose_allowed, warned)) + "\n")
        for line in cue.lines:
            if warned and draw(st.integers(0, 9)) == 0:
                parts.append(draw(_blanks()))
            parts.append(line + "\n")
        above = not warned or draw(st.integers(0, 3)) > 0
        if above:
            parts.append(draw(_blanks()))
    text = "".join(parts)
    if above and draw(st.booleans()):
        text = text.rstrip("\n")
    end = draw(st.sampled_from(["\n", "\r\n", "\r", "\r\r\n", None]))
    if end is not None:
        return text.replace("\n", end)
    return "".join(line + draw(st.sampled_from(["\n", "\r\n"])) for line in text.split("\n"))


def _blanks() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(["\n", "\n", " \n", "\t \n"]), min_size=1, max_size=3).map("".join)


def _indent(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", " ", "\t", "\u00a0"]))


@st.composite
def _times(draw: st.DrawFn, cue: Cue, loose_allowed: bool, warned: bool) -> str:
    arrows = [" --> ", "-->", "  -->\t", " - > ", " -- > "]
    arrows += [" -> ", " —> ", " ---> ", " → "] if warned else []
    start = draw(_stamp(cue.start, warned))
    end = draw(_stamp(cue.end, warned))
    if not loose_allowed and all(
        stamp.count(":") < 2 and not set(",.") & set(stamp) for stamp in (start, end)
    ):
        end = clock(cue.end)
    settings = f"{draw(st.sampled_from([' ', '  ']))}{cue.settings}" if cue.settings else ""
    return f"{_indent(draw)}{start}{draw(st.sampled_from(arrows))}{end}{settings}{_indent(draw)}"


@st.composite
def _stamp(draw: st.DrawFn, milliseconds: int, warned: bool) -> str:
    stamp = clock(milliseconds)
    if milliseconds < HOUR and draw(st.booleans()):
        stamp = stamp.removeprefix("00:")
    if milliseconds % 1000 == 0 and draw(st.booleans()):
        stamp = stamp.partition(",")[0]
    elif warned and draw(st.booleans()):
        stamp = stamp.rstrip("0") if milliseconds % 100 == 0 and milliseconds % 1000 else stamp + "4"
    if draw(st.booleans()):
        fields = stamp.split(":")
        stamp = ":".join([*(str(int(field)) for field in fields[:-1]), fields[-1]])
    return stamp.replace(",", draw(st.sampled_from([",", "."])))
