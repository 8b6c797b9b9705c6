"""The page about the season and the README say what the pack and the samples say."""

from __future__ import annotations

import os
import re

from overlay.cli.words import contents
from overlay.model import Pack, Settings
from overlay.pipeline import annotate
from tests.content.material import ROOT, SEASON, episode
from tests.content.page import page

README = ROOT / "README.md"
SHOWN = 4
"""The episode that the README shows."""

PAGE = ROOT / "docs" / "trotsky-2017.md"


def test_the_page_is_in_step_with_the_pack_and_the_samples(pack: Pack) -> None:
    """With OVERLAY_WRITE_GOLDEN=1 the page is written anew; look at the difference before committing it."""
    made = page(pack)
    if os.environ.get("OVERLAY_WRITE_GOLDEN"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made


def test_the_page_tells_every_note(pack: Pack) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for note in pack.notes:
        assert text.count(f"](#{note.id})") == 1, note.id
        assert text.count(f"\n#### {note.id}\n") == 1, note.id


def test_the_readme_shows_what_a_merge_of_the_season_tells(pack: Pack) -> None:
    """With OVERLAY_WRITE_GOLDEN=1 the block in the README is written anew."""
    name = SEASON[SHOWN - 1]
    result = annotate(episode(name), pack, Settings(language="en", episode=SHOWN))
    rows = [f"Episode {SHOWN} (samples/trotsky/{name})", *contents(result.placed, result.unplaced)]
    block = "".join(f"    {row}\n" for row in rows).replace("\u00a0", " ")
    readme = README.read_text(encoding="utf-8")
    if os.environ.get("OVERLAY_WRITE_GOLDEN"):
        readme = re.sub(r"<!-- season -->\n\n(?: {4}.*\n)*\n?", f"<!-- season -->\n\n{block}\n", readme)
        README.write_text(readme, encoding="utf-8")
    assert f"<!-- season -->\n\n{block}\n" in readme
