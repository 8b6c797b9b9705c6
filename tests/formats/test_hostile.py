"""Texts made to be slow or to break the reader; a reader that is not linear would not come back."""

from __future__ import annotations

import pytest

from overlay.errors import SubtitleError
from overlay.formats.subrip import parse, render
from overlay.formats.subrip.lines import is_settings

HEAD = "1\n00:00:01,000 --> 00:00:02,000\n"
MEGABYTE = 1_000_000

LONG_LINES = {
    "digits": "5" * MEGABYTE,
    "letters": "a" * MEGABYTE,
    "blanks and a letter": " " * MEGABYTE + "a",
    "dashes": "-" * MEGABYTE,
    "dashes and blanks": "- " * (MEGABYTE // 2),
    "arrows": "->" * (MEGABYTE // 2),
    "spaced arrows": " --> " * (MEGABYTE // 5),
    "colons": "1:" * (MEGABYTE // 2) + " --> x",
    "clock and blanks": "00:00" + " " * MEGABYTE + "--> x",
    "braces": "{" * MEGABYTE,
    "byte order marks": "\ufeff" * MEGABYTE + "a",
}


@pytest.mark.parametrize("line", LONG_LINES.values(), ids=LONG_LINES.keys())
def test_a_line_of_a_megabyte(line: str) -> None:
    track = parse(f"{HEAD}{line}\n")
    assert track.cues[0].text == line
    assert track.warnings == ()


@pytest.mark.parametrize(
    "line", ["1" * MEGABYTE + ":00:00,000 --> 00:00:02,000", "00:00:01,000 --> " + "0:" * MEGABYTE]
)
def test_a_line_of_times_of_a_megabyte_is_refused(line: str) -> None:
    with pytest.raises(SubtitleError, match="can't be read") as caught:
        parse(f"{HEAD}a\n\n{line}\nb\n")
    assert len(str(caught.value)) < 400


def test_settings_of_a_megabyte() -> None:
    settings = "X1:5 " * (MEGABYTE // 5)
    assert is_settings(settings)
    assert not is_settings(settings + "a")


def test_many_blank_lines() -> None:
    blanks = "\n \n" * 100_000
    assert len(parse(f"{blanks}{HEAD}a{blanks}2\n00:00:03,000 --> 00:00:04,000\nb{blanks}").cues) == 2


def test_many_lines_of_digits() -> None:
    digits = "5\n" * 100_000
    track = parse(f"{HEAD}{digits}\n\n{digits}00:00:03,000 --> 00:00:04,000\n")
    assert len(track.cues[0].lines) == 199_999


def test_many_repairs_are_all_told() -> None:
    text = "".join(f"00:00:0{n % 10},5 -> 00:00:00,000\nText\n" for n in range(5_000))
    track = parse(text)
    assert len([warning for warning in track.warnings if warning.code == "arrow"]) == 5_000
    assert parse(render(track)).cues == track.cues


def test_only_line_ends() -> None:
    for end in ("\n", "\r", "\r\n", "\r\r\n", "\r\r\r\n"):
        with pytest.raises(SubtitleError, match="the file is empty"):
            parse(end * 100_000)
