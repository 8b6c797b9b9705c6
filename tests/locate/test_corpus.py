"""Real films: every line is found at its place, no line of another film is."""

from __future__ import annotations

import random
import re
from pathlib import Path

from overlay.locate import locate
from overlay.locate.folding import fold
from overlay.model import Track
from tests.locate.scene import cues_of, note, quote, track


def texts(path: Path) -> list[str]:
    """The texts of a file's cues, tags removed."""
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8-sig").strip())
    cues = (block.split("\n") for block in blocks if "-->" in block)
    said = (
        "\n".join(lines[next(at for at, line in enumerate(lines) if "-->" in line) + 1 :]) for lines in cues
    )
    return [re.sub(r"<[^>]*>", "", text) for text in said if text]


def film(corpus: Path, name: str) -> Track:
    return track(*texts(corpus / "ada-zangemann" / name))


def quotes_of(said: Track, number: int) -> list[tuple[int, str]]:
    """Some cues of four words or more, with their positions."""
    long = [(at, cue.text) for at, cue in enumerate(said.cues) if len(fold(cue.text).split()) >= 4]
    return random.Random(7).sample(long, number)


def plain(text: str) -> str:
    return " ".join(fold(text).split())


def is_there(said: Track, found: tuple[int, int], at: int) -> bool:
    """Whether a cue was found at its place, or before it where the same is said."""
    here = plain(" ".join(cue.text for cue in said.cues[found[0] : found[1] + 1]))
    return found == (at, at) or (found[0] < at and plain(said.cues[at].text) in here)


def test_every_line_is_found_at_its_place_or_where_it_was_said_before(corpus: Path) -> None:
    for name in ("en.srt", "sk.srt"):
        said = film(corpus, name)
        lines = quotes_of(said, 150)
        for at, text in lines:
            found = cues_of(said, quote(f"«{text.upper()}»"))
            assert found is not None, text
            assert is_there(said, found, at), text


def test_no_line_of_another_film_or_language_is_found(corpus: Path) -> None:
    said = film(corpus, "en.srt")
    other = [
        text
        for name in (
            "videojs.captions.en.vtt",
            "videojs.descriptions.en.vtt",
            "gpac.elephants-dream-subtitles-en.vtt",
        )
        for text in texts(corpus / "elephants-dream" / name)
        if len(text.split()) >= 3
    ]
    other += [text for _, text in quotes_of(film(corpus, "sk.srt"), 150)]
    located, unplaced = locate(said, [note(quote(text)) for text in other])
    assert [one.note.anchors for one in located] == []
    assert len(unplaced) == len(other) > 200


def test_lines_of_other_languages_and_scripts_are_found(corpus: Path) -> None:
    for language in ("ar", "ja", "ru", "sv"):
        said = track(*texts(corpus / "elephants-dream" / f"videojs.captions.{language}.vtt"))
        long = [(at, cue.text) for at, cue in enumerate(said.cues) if len(fold(cue.text).split()) >= 4]
        located, _ = locate(said, [note(quote(text), name=str(at)) for at, text in long])
        assert [one.note.id for one in located if not is_there(said, one.cues, int(one.note.id))] == []
        assert len(located) == len(long) > 20
