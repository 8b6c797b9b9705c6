"""Quotes in many languages: found in other writing, not found when the meaning differs.

`languages.txt` holds for each language some talk, a line of it, other writings of that line
(`/` is a line end), and lines of another meaning.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.locate.scene import cues_of, quote, track

Texts = dict[str, list[str]]


def read() -> dict[str, Texts]:
    languages: dict[str, Texts] = {}
    for line in (Path(__file__).with_name("languages.txt")).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            own = languages.setdefault(line[2:], {})
        elif line:
            kind, text = line.split(": ", 1)
            own.setdefault(kind, []).append(text.replace(" / ", "\n"))
    return languages


LANGUAGES = read()


def cases(kind: str) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in LANGUAGES.items() for text in texts[kind]]


@pytest.mark.parametrize(("language", "writing"), cases("line") + cases("same"))
def test_a_line_is_found_in_other_writing(language: str, writing: str) -> None:
    talk, line = LANGUAGES[language]["talk"], LANGUAGES[language]["line"]
    assert cues_of(track(*talk, *line, *reversed(talk)), quote(writing)) == (len(talk), len(talk))


@pytest.mark.parametrize(("language", "writing"), cases("other"))
def test_a_line_of_another_meaning_is_not_found(language: str, writing: str) -> None:
    talk, line = LANGUAGES[language]["talk"], LANGUAGES[language]["line"]
    assert cues_of(track(*talk, *line, *reversed(talk)), quote(writing)) is None


def test_a_line_runs_over_cues_in_a_script_without_spaces() -> None:
    talk, (line,) = LANGUAGES["Japanese"]["talk"], LANGUAGES["Japanese"]["line"]
    said = track(*talk, line[:9], line[9:16], line[16:], *talk)
    assert cues_of(said, quote(line)) == (4, 6)
