"""What holds for every text that the SubRip reader is given and every track that is written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlay.errors import SubtitleError
from overlay.formats.subrip import WARNINGS, parse, render
from overlay.formats.subrip.canonical import read_canonical
from overlay.formats.subrip.lines import is_settings, unify
from overlay.formats.subrip.tolerant import read_tolerant
from overlay.model import Cue, Track
from overlay.timecode import clock
from tests.formats import dirt


@given(dirt.tracks())
def test_what_was_written_is_read_back(track: Track) -> None:
    assert parse(render(track)) == track


@given(dirt.tracks())
def test_canonical_text_is_written_byte_for_byte(track: Track) -> None:
    text = dirt.written(track).replace("\n", track.newline)
    assert render(parse(text)) == text


@given(dirt.tracks())
def test_canonical_text_with_roomy_empty_cues_is_written_byte_for_byte(track: Track) -> None:
    blocks = dirt.written(replace(track, tail="")).split("\n\n")
    text = "".join(
        block + ("\n" if cue.text or last else "\n\n") + ("" if last else "\n")
        for block, cue, last in zip(blocks, track.cues, [*[False] * (len(blocks) - 1), True], strict=True)
    )
    assert render(parse(text)) == text


@given(dirt.tracks())
def test_a_cue_is_written_the_same_whether_it_is_new_or_was_read(track: Track) -> None:
    read = parse(dirt.written(replace(track, newline="\n")))
    touched = replace(read, cues=tuple(replace(cue) for cue in read.cues))
    assert parse(render(touched)) == read
    if all(cue.text for cue in read.cues):
        assert render(touched) == render(read)


@given(dirt.tracks(proper=True))
def test_the_fast_reader_takes_canonical_text(track: Track) -> None:
    if any("→" in cue.text or "\ufffd" in cue.text or ">" in cue.text for cue in track.cues):
        return
    assert read_canonical(dirt.written(replace(track, tail=""))) is not None


@given(dirt.mutated() | dirt.scraps())
def test_both_readers_agree_on_what_the_fast_one_takes(text: str) -> None:
    plain, _ = unify(text.removeprefix("\ufeff"))
    body = plain.rstrip("\n")
    fast = read_canonical(body)
    if fast is None:
        return
    tolerant = read_tolerant(plain)
    cues, structure = fast
    assert tuple(cues) == tolerant.cues
    assert [cue.raw for cue in cues[:-1]] == [cue.raw for cue in tolerant.cues[:-1]]
    assert structure == sum(len(line) for line in body.split("\n")) - dialogue_length(cues)
    assert plain[len(body) :] == tolerant.tail
    assert tolerant.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\na\n00:00:05,000 → 00:00:06,000",
        "1\n00:00:01,000 --> 00:00:02,000\na\n00:00:05,000 -> 00:00:06,000",
        "1\n00:00:01,000 --> 00:00:02,000\na\n00:00:05,000 - 00:00:06,000",
        "1\n00:00:01,000 --> 00:00:02,000\na\n1:00:05.0—0:00:06.5",
        "1\n00:00:01,000 --> 00:00:02,000\na\n00:00:05,000 to 00:00:06,000",
        "1\n00:00:01,000 --> 00:00:02,000\na\0",
        "1\n00:00:01,000 --> 00:00:02,000\na\ufffd",
        "1\n00:00:01,000 --> 00:00:02,000\na\n \nb",
        "1\n00:00:01,000 --> 00:00:02,000\na\n\t\nb",
        "1\n00:00:01,000 --> 00:00:02,000\na\n\ufeff\nb",
        "1\n00:00:01,000 --> 00:00:02,000\na\n ",
        "1\n00:00:01,000 --> 00:00:02,000\na\n\n\n2\n00:00:03,000 --> 00:00:04,000\nb",
        "1\n00:75:01,000 --> 02:00:02,000\na",
        "1\n00:00:75,000 --> 02:00:02,000\na",
        "a1\n00:00:01,000 --> 00:00:02,000\na",
        "²\n00:00:01,000 --> 00:00:02,000\na",
        "1\n00:00:02,000 --> 00:00:02,000\na",
        "1\n00:00:01,000 --> 00:00:02,000 X1:5 \na",
        "1\n00:00:01,000 --> 00:00:02,000  X1:5\na",
        "1\n00:00:01,000 --> 00:00:02,000\tX1:5\na",
        "1\n00:00:01,000 --> 00:00:02,000 Hello\na",
        "00:00:01,000 --> 00:00:02,000\na",
        "\n1\n00:00:01,000 --> 00:00:02,000\na",
    ],
)
def test_the_fast_reader_leaves_what_it_can_not_judge(text: str) -> None:
    assert read_canonical(text) is None


def dialogue_length(cues: list[Cue]) -> int:
    return sum(len(line) for cue in cues for line in cue.lines) + sum(len(cue.settings) for cue in cues)


@given(dirt.mutated() | dirt.scraps() | st.text())
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    track = read_or_refused(text)
    if track is None:
        return
    assert {warning.code for warning in track.warnings} <= set(WARNINGS)
    assert all(warning.line is not None and warning.file == "x.srt" for warning in track.warnings)
    assert render(track) == render(parse(render(track)))
    assert parse(render(track)) == track
    told = " ".join(warning.message for warning in track.warnings if warning.code == "text-before-cues")
    seen = letters("".join(cue.text + cue.settings for cue in track.cues) + told)
    assert not letters(text) - seen


def read_or_refused(text: str) -> Track | None:
    try:
        return parse(text, file="x.srt")
    except SubtitleError as error:
        refusal = error
    (diagnostic,) = refusal.diagnostics
    assert diagnostic.file == "x.srt"
    assert diagnostic.code in {"empty", "other-format", "no-cue", "unreadable-times"}
    assert (diagnostic.line is None) == (diagnostic.code in {"empty", "no-cue"})
    return None


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalpha())


PLAIN = dirt.tracks(dirt.plain_lines(), proper=True)


@given(PLAIN.flatmap(lambda track: st.tuples(st.just(track), dirt.sloppy(track, warned=False))))
def test_what_is_repaired_in_silence(case: tuple[Track, str]) -> None:
    track, text = case
    read = parse(text)
    assert read.cues == track.cues
    assert not {warning.code for warning in read.warnings} - {"replacement-character"}


@given(PLAIN.flatmap(lambda track: st.tuples(st.just(track), dirt.sloppy(track))))
def test_what_is_repaired_with_a_warning(case: tuple[Track, str]) -> None:
    track, text = case
    assert parse(text).cues == track.cues


@given(PLAIN, st.randoms(use_true_random=False))
def test_cues_in_any_order_are_sorted(track: Track, random: Random) -> None:
    cues = list(track.cues)
    random.shuffle(cues)
    text = "\n\n".join(f"{clock(cue.start)} --> {clock(cue.end)} {cue.settings}\n{cue.text}" for cue in cues)
    read = parse(text)
    assert read.cues == tuple(sorted(cues, key=lambda cue: cue.start))
    descents = sum(below.start < above.start for above, below in pairwise(cues))
    assert Counter(warning.code for warning in read.warnings)["out-of-order"] == descents


@given(dirt.tracks(dirt.plain_lines(), proper=True))
def test_warnings_name_the_cue_where_it_stands_in_the_track(track: Track) -> None:
    text = "\n\n".join(
        f"{clock(cue.start)} -> {clock(cue.end)} {cue.settings}\n{cue.text}" for cue in track.cues[::-1]
    )
    read = parse(text)
    lines = text.split("\n")
    for warning in read.warnings:
        if warning.code == "arrow":
            assert warning.line is not None
            assert warning.cue is not None
            cue = read.cues[warning.cue - 1]
            assert lines[warning.line - 1].startswith(f"{clock(cue.start)} -> {clock(cue.end)}")


@pytest.mark.parametrize(
    ("cue", "reason"),
    [
        (Cue(0, 1000, "a\n\nb"), "empty line"),
        (Cue(0, 1000, "a\n \t"), "empty line"),
        (Cue(0, 1000, "\n"), "empty line"),
        (Cue(0, 1000, "a\rb"), "carriage return"),
        (Cue(0, 1000, "a\0b"), "NUL"),
        (Cue(0, 1000, "a\n00:00:01,000 --> 00:00:02,000"), "looks like times"),
        (Cue(0, 1000, "00:00:0a,000 --> 00:00:02,000"), "looks like times"),
        (Cue(0, 1000, "00:00:01,000 - 00:00:02,000"), "looks like times"),
        (Cue(0, 1000, "00:00:01,000 to 00:00:02,000"), "looks like times"),
        (Cue(0, 1000, "5\n10:20 -> 11:30"), "looks like times"),
        (Cue(0, 1000, "a", "and more"), "settings"),
        (Cue(0, 36_000_000_000, "a"), "9999 hours"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(cue: Cue, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^cue 1 can't be written as SubRip: .*{reason}"):
        render(Track((cue,)))


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("a", "\n"),
        ("a\nb\n\r", "\n"),
        ("a\r\nb\n\nc", "\n"),
        ("a\r\nb\r\r\nc\n\n", "\r\n"),
        ("a\r\r\nb\r\r\nc\n\n\n", "\n"),
        ("a\rb\rc\n", "\r"),
        ("a\r\r\nb\r\r\nc\rd\r", "\r\n"),
    ],
)
def test_the_line_end_of_a_text_is_the_one_it_uses_most(text: str, newline: str) -> None:
    assert unify(text) == ("\n".join(re.split(r"\r\r\n|\r\n|\n|\r", text)), newline)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("X1:5", True),
        ("x1:-5 Y2:7", True),
        ("X1:5 and", False),
        ("X1:5a", False),
        ("X3:5", False),
        ("line:90%,end align:middle", True),
        ("align:upwards", False),
        ("NOTE:5", False),
        ("", False),
    ],
)
def test_settings_are_known_by_their_names(text: str, known: bool) -> None:
    assert is_settings(text) is known


def test_a_loose_time_is_written_where_it_is_talk() -> None:
    track = Track((Cue(0, 1000, "10:20 -> 11:30"), Cue(1000, 2000, "The train:\n10:20 -> 11:30")))
    assert parse(render(track)) == track


def test_the_longest_time_is_read_back() -> None:
    track = Track((Cue(0, 35_999_999_999, "a"),))
    assert parse(render(track)) == track


def test_a_track_without_cues_is_an_empty_text() -> None:
    assert render(Track(())) == ""


def test_a_raw_slice_of_another_format_is_not_written() -> None:
    track = Track((Cue.verbatim(1000, 2000, "Hello.", "", "00:01.000 --> 00:02.000\nHello."),), format="vtt")
    assert render(track) == "1\n00:00:01,000 --> 00:00:02,000\nHello.\n"
