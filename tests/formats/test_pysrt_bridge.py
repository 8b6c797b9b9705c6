"""pysrt reads clean files as this reader does, and its files come and go as tracks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pysrt
import pytest
from hypothesis import given

from overlay.formats.pysrt_bridge import from_pysrt, to_pysrt
from overlay.formats.subrip import parse, render
from overlay.model import Cue, Track
from overlay.timecode import clock
from tests.formats import dirt


def seen_by_pysrt(text: str) -> list[tuple[int, int, str, str]]:
    return [
        (item.start.ordinal, item.end.ordinal, item.text, item.position)
        for item in pysrt.from_string(text, error_handling=pysrt.ERROR_RAISE)
    ]


def seen_by_us(text: str) -> list[tuple[int, int, str, str]]:
    return [(cue.start, cue.end, cue.text, cue.settings) for cue in parse(text).cues]


# pysrt cuts the white space at a line's end, and takes more than line ends for line ends.
CLEAN = dirt.plain_lines().filter(lambda line: len(line.splitlines()) == 1 and line == line.rstrip())


@given(dirt.tracks(CLEAN, proper=True))
def test_clean_files_are_read_as_pysrt_reads_them(track: Track) -> None:
    text = dirt.written(track).replace("\n", track.newline)
    assert seen_by_us(text) == seen_by_pysrt(text)


@pytest.mark.parametrize("name", ["en.srt", "sk.srt"])
def test_real_files_are_read_as_pysrt_reads_them(corpus: Path, name: str) -> None:
    data = (corpus / "ada-zangemann" / name).read_bytes()
    text = data.decode("utf-8-sig")
    # One of them is out of order near its end; sorting is ours alone.
    assert seen_by_us(text) == sorted(seen_by_pysrt(text), key=lambda cue: cue[0])
    if not parse(text).warnings:
        assert render(parse(text)) == text


@given(dirt.tracks())
def test_new_cues_are_written_as_pysrt_writes_them(track: Track) -> None:
    new = replace(track, cues=tuple(replace(cue) for cue in track.cues), newline="\n")
    theirs = "\n".join(str(item) for item in to_pysrt(new)).rstrip("\n")
    assert render(new).rstrip("\n") == theirs


@given(dirt.tracks())
def test_our_times_are_those_of_pysrt(track: Track) -> None:
    for cue in track.cues:
        assert str(pysrt.SubRipTime.from_ordinal(cue.start)) == clock(cue.start)


@given(dirt.tracks())
def test_there_and_back(track: Track) -> None:
    assert from_pysrt(to_pysrt(track)) == replace(track, tail="\n")


def test_items_are_numbered_and_keep_their_settings() -> None:
    subs = to_pysrt(Track((Cue(0, 1000, "a", "X1:5"), Cue(1000, 2000, "b")), newline="\r\n"))
    assert [item.index for item in subs] == [1, 2]
    assert [item.position for item in subs] == ["X1:5", ""]
    assert subs.eol == "\r\n"


def item(start: int, end: int, text: str, position: str = "") -> Any:
    return pysrt.SubRipItem(0, start, end, text, position)


def test_items_that_no_file_could_hold_are_repaired() -> None:
    subs = pysrt.SubRipFile(
        [item(3000, 4000, "b\n\nc\r\n"), item(-500, 1000, "a"), item(5000, 6000, "d", "Really")], eol="\n"
    )
    track = from_pysrt(subs)
    assert [(cue.start, cue.text) for cue in track.cues] == [(0, "a"), (3000, "b\nc"), (5000, "Really\nd")]
    assert [(warning.code, warning.cue, warning.line) for warning in track.warnings] == [
        ("blank-line", 2, None),
        ("negative-time", 1, None),
        ("out-of-order", 1, None),
        ("text-behind-times", 3, None),
    ]


def test_a_cue_that_pysrt_glued_to_the_one_above_is_a_cue_again() -> None:
    subs = pysrt.from_string("1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:03,000 --> 00:00:04,000\nb\n")
    assert len(subs) == 1
    assert [cue.text for cue in from_pysrt(subs).cues] == ["a", "b"]


def test_no_items_are_no_cues() -> None:
    assert from_pysrt(pysrt.SubRipFile(eol="\r\n")) == Track((), newline="\r\n")
