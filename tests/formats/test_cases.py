"""One file for each case of what real files hold: see `read_case` for how they are written."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from overlay.errors import Diagnostic, SubtitleError
from overlay.formats.subrip import WARNINGS, parse, render
from overlay.formats.subrip.timing import read_timing

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
KEPT = {"no-duration", "replacement-character"}
"""Warnings of what stays in the file, and is therefore told again when it is read again."""


class Case(NamedTuple):
    """The file's text, and either what it becomes and the warnings, or why it is refused."""

    text: str
    canonical: str | None
    warnings: list[str]
    refused: str | None


def read_case(path: Path) -> Case:
    r"""A case: the input, then ``=== canonical`` and perhaps ``=== warnings``, or ``=== refused``.

    With ``#! escaped`` in the first line, ``\r``, ``\ufeff`` and the like stand for characters, and
    a backslash at a line's end takes the line end away.
    """
    text = path.read_bytes().decode("utf-8")
    escaped = text.startswith("#! escaped\n")
    text = text.removeprefix("#! escaped\n")
    first, *rest = re.split(r"^=== (\w+)\n", text, flags=re.MULTILINE)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    assert parts.keys() in ({"canonical"}, {"canonical", "warnings"}, {"refused"})

    def unescaped(part: str) -> str:
        if not escaped:
            return part
        part = part.replace("\\\n", "")
        return re.sub(
            r"\\(r|0|x[0-9a-f]{2}|u[0-9a-f]{4})",
            lambda match: match[0].replace("\\0", "\\x00").encode("ascii").decode("unicode_escape"),
            part,
        )

    canonical = parts.get("canonical")
    refused = parts.get("refused")
    return Case(
        unescaped(first),
        None if canonical is None else unescaped(canonical),
        parts.get("warnings", "").splitlines(),
        None if refused is None else refused.rstrip("\n"),
    )


def told(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.place}: {diagnostic.code}".removeprefix(": ")


@pytest.fixture(params=CASES, ids=[path.stem for path in CASES])
def case(request: pytest.FixtureRequest) -> Case:
    return read_case(request.param)


def test_case(case: Case) -> None:
    if case.refused is not None:
        with pytest.raises(SubtitleError) as caught:
            parse(case.text)
        (diagnostic,) = caught.value.diagnostics
        assert f"{told(diagnostic)}: {diagnostic.message}" == case.refused
        return
    track = parse(case.text)
    assert [told(warning) for warning in track.warnings] == case.warnings
    assert render(track) == case.canonical


def test_what_a_case_becomes_is_stable(case: Case) -> None:
    if case.canonical is None:
        return
    first = parse(case.text)
    again = parse(case.canonical)
    assert again == first
    assert render(again) == case.canonical
    assert {warning.code for warning in again.warnings} <= KEPT


def test_no_letter_is_lost(case: Case) -> None:
    if case.canonical is None:
        return
    quoted = "".join(w.message for w in parse(case.text).warnings if w.code == "text-before-cues")
    quoted = quoted.partition(': "')[2]
    assert letters(case.canonical) + letters(quoted) == letters(case.text)


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalpha())


def test_the_cases_cover_every_warning() -> None:
    seen = {warning.rpartition(" ")[2] for path in CASES for warning in read_case(path).warnings}
    assert seen == set(WARNINGS)


def test_messages_name_the_file() -> None:
    track = parse("1\n00:00:01,5 --> 00:00:02,000\nHello.\n", file="a.srt")
    assert [str(warning) for warning in track.warnings] == [
        "a.srt:2, cue 1: the time 00:00:01,5 has not three digits of milliseconds; read as 500 ms"
    ]
    with pytest.raises(SubtitleError, match=r"^a\.srt:1: the times of this line can't be read"):
        parse("00:00:0a,000 --> 00:00:05,000\nHello.\n", file="a.srt")


def test_text_before_the_first_cue_is_quoted_whole() -> None:
    first = "x" * 500
    track = parse(f"{first}\n\nSecond line\n\n1\n00:00:01,000 --> 00:00:02,000\nHello.\n")
    assert [warning.message for warning in track.warnings] == [
        f'text before the first cue is left out: "{first} / Second line"'
    ]


@pytest.mark.parametrize(
    "line",
    [
        "A --> B",
        "x -> y",
        "He left at 10:20 -> never came back",
        "v1.2.3 -> v1.2.4",
        "10:20:30 was when -> we met",
        "He: 10:20:30 -> yes",
        "10:20 -> 11:30 is the train",
        "-> 5",
        "--> 12:30",
        "<i>a</i> --> <b>b</b>",
        "1.5 -> 2.5",
        "→",
        "at1:2:3,4xyz -> ok",
        "x" * 100 + " 10:20:30 -> y",
        "5" * 100 + " 10:20:30 -> y",
        "x" * 100 + "--> 00:00:05,000",
    ],
)
def test_talk_with_an_arrow_is_talk(line: str) -> None:
    assert read_timing(line) is None
