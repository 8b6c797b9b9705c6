"""Results in words: tables cut to the terminal, counts, warnings grouped by kind."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

import click

from overlay.errors import Diagnostic, OverlayError
from overlay.model import VERDICTS, Located, Placed, Unplaced
from overlay.reading import cells, units_of
from overlay.timecode import short_clock

_SHOWN_PER_KIND = 3
_COLOURS = {"error": "red", "finding": "yellow", "warning": "cyan"}
_NARROW = 60
_WIDEST = 110
_VERDICT = max(map(len, VERDICTS))
_NO_BREAK = "\0"
"""Stands for a space at which a line is not broken; wider characters would load their table of widths."""
_LABEL = re.compile("^[\u2066-\u2069]*\\[[^]]*\\][\u2066-\u2069]* ?")


def say(text: str = "") -> None:
    """Tell a person something, on standard error; colours only where that is a terminal."""
    click.echo(text, err=True)


def echo_json(report: object, *, to_error: bool = False) -> None:
    """Print a report as JSON, on standard output unless that carries something else."""
    import json

    click.echo(json.dumps(report, ensure_ascii=False, indent=2), err=to_error)


def warn(found: Sequence[Diagnostic], file: str | None = None) -> None:
    """Tell of warnings and findings, a few of each kind with the number of the others."""
    kinds: dict[tuple[str, str], list[Diagnostic]] = {}
    for one in found:
        kinds.setdefault((one.severity, one.code), []).append(one.at(file))
    for (severity, _), alike in kinds.items():
        for one in alike[:_SHOWN_PER_KIND]:
            say(f"{click.style(severity + ':', fg=_COLOURS[severity])} {one}")
        if len(alike) > _SHOWN_PER_KIND:
            say(f"  … and {len(alike) - _SHOWN_PER_KIND} more like this")


def tell_failure(failure: OverlayError) -> None:
    """Tell of everything that a file or an argument was refused for."""
    for one in failure.diagnostics:
        say(f"{click.style('error:', fg='red', bold=True)} {one}")


def contents(placed: Iterable[Placed], unplaced: Iterable[Unplaced]) -> list[str]:
    """The notes as a table of contents: when each is shown, its verdict, the claim, and what is so."""
    ordered = sorted(placed, key=lambda one: one.pages[0].span.start)
    clocks = [short_clock(one.pages[0].span.start) for one in ordered]
    widest = max(map(len, clocks), default=0)
    lines: list[str] = []
    for clock, one in zip(clocks, ordered, strict=True):
        head = f"{clock:>{widest}}  {one.note.verdict:<{_VERDICT}}  "
        lines += _wrapped(one.note.claim, head)
        sure = _sure(one.located).replace(" ", _NO_BREAK)
        lines += _wrapped(f"{_text(one)} ({sure})", " " * len(head) + "→ ")
    return [*lines, *_left_out(unplaced, everything=False)]


def _wrapped(text: str, head: str) -> list[str]:
    """A text in lines that fit the terminal, the first behind ``head`` and the others below it."""
    width = max(min(_terminal_width(), _WIDEST), _NARROW) - len(head)
    lines = [""]
    for unit in units_of(text, width):
        space = " " if unit.spaced and lines[-1] else ""
        if cells(lines[-1]) + len(space) + unit.width > width:
            lines.append(unit.text)
        else:
            lines[-1] += space + unit.text
    whole = [line.replace(_NO_BREAK, " ") for line in lines]
    return [head + whole[0], *(" " * len(head) + line for line in whole[1:])]


def located_table(located: Iterable[Located], unplaced: Iterable[Unplaced], *, everything: bool) -> list[str]:
    """A row a claim: when it is made, in which cues, what it says, how it was found and how sure."""
    rows = [
        (short_clock(one.claim.start), _cues(one.cues), one.note.id, one.note.claim, _sure(one))
        for one in located
    ]
    return [*table(rows, elastic=3), *_left_out(unplaced, everything=everything)]


def counted(placed: int, total: int) -> str:
    """How many of a pack's notes are here."""
    return f"{placed} of {total} notes found here"


def _text(one: Placed) -> str:
    """What a viewer reads, without the labels: the verdict stands in a column of its own."""
    return " ".join(_LABEL.sub("", " ".join(page.lines)) for page in one.pages)


def _sure(located: Located) -> str:
    return f"{located.how} {located.score:.0%}"


def _cues(cues: tuple[int, int]) -> str:
    first, last = cues
    if first < 0:
        return "-"
    return f"cue {first + 1}" if first == last else f"cues {first + 1}-{last + 1}"


def _left_out(unplaced: Iterable[Unplaced], *, everything: bool) -> list[str]:
    """A line a note, cut to the terminal unless everything is asked for."""
    lines: list[str] = []
    for one in unplaced:
        if everything or one.status == "unplaced":
            told = f"{one.note.id}: {one.reason}: {one.message}"
            width = cells(told) if everything else _terminal_width() - len(one.status) - 2
            lines.append(f"{click.style(one.status + ':', fg='yellow')} {_cut(told, width)}")
    return lines


def table(rows: Sequence[tuple[str, ...]], elastic: int) -> list[str]:
    """Rows in columns; the elastic column is cut so that a row fits the terminal."""
    if not rows:
        return []
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    spare = _terminal_width() - sum(widths) + widths[elastic] - 2 * len(widths)
    widths[elastic] = min(widths[elastic], max(20, spare))
    return [
        "  ".join(
            _fitted(text, width, left=column == 0)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _terminal_width() -> int:
    """The width to fit to; a pipe or a file gets whole lines."""
    if not sys.stderr.isatty() and not sys.stdout.isatty():
        return 160
    import shutil  # takes longer to load than the rest of a table

    return max(_NARROW, shutil.get_terminal_size().columns)


def _fitted(text: str, width: int, *, left: bool) -> str:
    """A text in exactly ``width`` cells, padded on the left if asked."""
    text = _cut(text, width)
    padding = " " * (width - cells(text))
    return padding + text if left else text + padding


def _cut(text: str, width: int) -> str:
    """A text in at most ``width`` cells, with an ellipsis where something is left out."""
    if cells(text) <= width:
        return text
    while cells(text) > width - 1:
        text = text[:-1]
    return f"{text}…"
