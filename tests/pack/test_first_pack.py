"""The step-by-step page leads where it says."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from overlay.formats.subrip import parse as parse_track
from overlay.model import ByLanguage, Words
from overlay.pack import parse
from overlay.pipeline import annotate
from overlay.review import review

PAGE = (Path(__file__).parents[2] / "docs" / "first-pack.md").read_text(encoding="utf-8")
(TRACK,) = re.findall(r"^```srt\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
PACK, ANCHORS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_pack_finds_its_place_in_the_film() -> None:
    result = annotate(parse_track(TRACK), parse([("film.yaml", PACK)]))
    (one,) = result.placed
    assert (one.located.how, one.located.score, one.located.cues) == ("quote", 1.0, (1, 1))


def test_the_check_says_what_the_page_says() -> None:
    assert {one.code for one in review(parse([("film.yaml", PACK)]))} == {"locator-missing", "not-reviewed"}


def test_the_words_find_it_too() -> None:
    quote = PACK[PACK.index("    anchors:") : PACK.index("    claim:")]
    pack = parse([("film.yaml", PACK.replace(quote, ANCHORS))])
    assert isinstance(pack.notes[0].anchors[0], Words)
    assert isinstance(pack.notes[0].anchors[0].unless, ByLanguage)
    assert annotate(parse_track(TRACK), pack).placed
    right = TRACK.replace("this winter of 1917", "this November")
    assert not annotate(parse_track(right), pack).placed


def test_the_shown_place_is_the_one_told() -> None:
    claim = yaml.safe_load(PACK)["notes"][0]["claim"]
    assert f"    0:12  cue 2  kiel-date  {claim}  quote 100%\n" in PAGE
