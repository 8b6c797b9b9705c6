"""The samples read like real subtitles, are canonical, and are what their page says of them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from overlay.formats.subrip import parse as parse_track
from overlay.formats.subrip import render
from overlay.model import Cue, Pack, Settings, Track
from overlay.pipeline import annotate
from overlay.reading import cells
from tests.content.material import BROKEN, EPISODES, SAMPLES, SEASON, TRANSLATED, episode

MINUTE = 60_000


def test_the_season_is_whole() -> None:
    assert {path.name for path in (SAMPLES / "trotsky").glob("*.srt")} == set(EPISODES)
    assert len(SEASON) == 8


@pytest.mark.parametrize("name", EPISODES)
def test_an_episode_is_canonical(name: str) -> None:
    text = (SAMPLES / "trotsky" / name).read_bytes().decode("utf-8")
    track = parse_track(text)
    assert track.warnings == ()
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    numbers = [block.split("\n", 1)[0] for block in text.split("\n\n")]
    assert numbers == [str(number) for number in range(1, len(track.cues) + 1)]
    assert render(Track(tuple(Cue(cue.start, cue.end, cue.text) for cue in track.cues))) == text


@pytest.mark.parametrize("name", EPISODES)
def test_an_episode_is_four_to_eight_minutes_long_and_reads_well(name: str) -> None:
    cues = episode(name).cues
    assert 4 * MINUTE <= cues[-1].end <= 8 * MINUTE
    assert len(cues) >= 65
    for number, cue in enumerate(cues, 1):
        lines = re.sub(r"<[^>]*>|\{[^}]*\}", "", cue.text).split("\n")
        assert len(lines) <= 2, number
        assert max(map(cells, lines)) <= 42, number
        assert len(" ".join(lines)) * 1000 <= 17 * (cue.end - cue.start), number


@pytest.mark.parametrize("name", EPISODES)
def test_an_episode_shows_what_dialogue_is_made_of(name: str) -> None:
    cues = episode(name).cues
    text = "\n\n".join(cue.text for cue in cues)
    broken_off = r"(?:--|…|\.\.\.|—)$"
    marks = (
        r"^- ?\w?.*\n- ?",
        r"<i>.*</i>",
        r"^♪ .* ♪$",
        r"^\{\\an8\}",
        r"^\[.*\]$",
        r"^\w+: ",
        r"\d",
        broken_off,
    )
    for mark in marks:
        assert re.search(mark, text, re.MULTILINE | (re.DOTALL if "<i>" in mark else 0)), mark
    pairs = list(pairwise(cues))
    assert any(later.start < earlier.end for earlier, later in pairs)
    assert sum(later.start - earlier.end >= 2_000 for earlier, later in pairs) >= 15


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_translation_splits_its_cues_in_its_own_way(name: str) -> None:
    english, other = episode(f"{name[:6]}.en.srt").cues, episode(name).cues
    assert len(english) != len(other)
    times = {(cue.start, cue.end) for cue in english}
    assert sum((cue.start, cue.end) in times for cue in other) < len(other)


def test_the_broken_file_is_repaired_and_gets_its_notes(pack: Pack) -> None:
    data = BROKEN.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert {b"\r\r\n", b"\r\n", b"\n"} == set(re.findall(rb"\r*\n", data))
    track = parse_track(data.decode("utf-8"))
    assert {warning.code for warning in track.warnings} == {
        "arrow", "blank-line", "byte-order-mark", "milliseconds", "missing-separator", "negative-time",
        "no-duration", "out-of-order", "replacement-character", "text-before-cues",
    }  # fmt: skip
    texts = [cue.text for cue in track.cues]
    assert "1915" in texts
    assert "You eat, Dr. Parvus,\nlike a man who isn't paying." in texts
    result = annotate(track, pack, Settings(episode=5))
    assert [one.note.id for one in result.placed] == [
        "based-on-real-events",
        "german-gold",
        "freud-meeting",
        "kiel-mutiny-date",
        "german-revolution-failed",
        "kronstadt-date",
        "kronstadt-arithmetic",
    ]
