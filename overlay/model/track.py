"""Time and text: spans, cues, tracks."""

from __future__ import annotations

from dataclasses import dataclass, field

from overlay.errors import Diagnostic


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open time [start, end), with 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Cue:
    r"""A text shown during [start, end).

    ``text`` is verbatim, tags included; its lines are joined by ``\n`` and none is blank, except
    that an empty cue has the text ``""``. ``end`` may not be after ``start`` in a broken file:
    such a cue is kept and never shown. ``settings`` is what stood behind the time on its line.
    ``raw`` is the cue as its own format wrote it (times, settings and text), so that an untouched
    cue is written as it was read. Only `verbatim` sets it: a cue made in any other way, as by
    `dataclasses.replace`, has none. It takes no part in equality.
    """

    start: int
    end: int
    text: str
    settings: str = ""
    raw: str | None = field(default=None, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < 0:
            raise ValueError(f"negative time: {self.start} to {self.end}")

    @classmethod
    def verbatim(cls, start: int, end: int, text: str, settings: str, raw: str) -> Cue:
        """A cue as a reader found it, with the slice of the file that says the same.

        Times are at least 0. Reading a long track is mostly this: filling the slots one by one takes
        half the time of a frozen dataclass's own ``__init__``.
        """
        cue = object.__new__(cls)
        _set_start(cue, start)
        _set_end(cue, end)
        _set_text(cue, text)
        _set_settings(cue, settings)
        _set_raw(cue, raw)
        return cue

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n") if self.text else []

    @property
    def shown(self) -> bool:
        """Whether a viewer ever sees it: it lasts, and it holds text."""
        return self.end > self.start and bool(self.text)


_set_start, _set_end, _set_text, _set_settings, _set_raw = (
    Cue.__dict__[name].__set__ for name in ("start", "end", "text", "settings", "raw")
)


@dataclass(frozen=True, slots=True)
class Track:
    """One subtitle file or stream: its cues in order of their starts, and how it is written.

    ``newline`` is the file's line end; ``tail`` what follows the last cue (line ends only);
    ``format`` the name under which `formats` knows it. ``warnings`` are what the reader repaired.
    """

    cues: tuple[Cue, ...]
    format: str = "srt"
    newline: str = "\n"
    tail: str = "\n"
    warnings: tuple[Diagnostic, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        starts = [cue.start for cue in self.cues]
        if starts != sorted(starts):
            raise ValueError("cues are out of order")

    @property
    def end(self) -> int:
        """When the last cue ends; 0 for an empty track."""
        return max((cue.end for cue in self.cues), default=0)
