"""How well the anchors of the first pack do on lines that their authors had not seen.

    python -m benchmarks.anchors [--lines]

`unseen/claims.LANGUAGE.txt` has one line for each note that makes its claim, `unseen/right.LANGUAGE.txt` one
that is right or harmless and has the same words. They were written from the list of claims alone, without a
look at the anchors, and the anchors were not changed for them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from overlay import load_pack
from overlay.locate import locate
from overlay.model import Cue, Note, Pack, Track

LANGUAGES = ("en", "ru", "pt", "es")
LINES = Path(__file__).parent / "unseen"
PACK = Path(__file__).parents[1] / "annotations" / "trotsky-2017"
EPISODE = 8
"""That of the notes on the murder; the others belong to no episode in particular."""

APART = 60_000
"""Lines so far from one another share no window."""


class Outcome(NamedTuple):
    """What became of the lines of one file: whose own note was found, and who else's was."""

    found: list[str]
    missed: list[str]
    strange: list[tuple[str, str]]
    """The note of a line, and another note that stands there."""


def try_on(pack: Pack, lines: dict[str, str], language: str) -> Outcome:
    """Look for all notes in a track that says each line on its own."""
    track = Track(tuple(Cue(at * APART, at * APART + 4_000, line) for at, line in enumerate(lines.values())))
    here: dict[str, set[str]] = {name: set() for name in lines}
    names = list(lines)
    for note in pack.notes:
        for at in _places(track, note, language):
            here[names[at]].add(note.id)
    found = [name for name in names if name in here[name]]
    strange = [(name, other) for name in names for other in sorted(here[name] - {name})]
    return Outcome(found, [name for name in names if name not in found], strange)


def _places(track: Track, note: Note, language: str) -> Iterable[int]:
    """The lines at which a note would be shown if it were the only one."""
    located, _ = locate(track, (note,), episode=EPISODE, language=language)
    return {at for one in located for at in range(one.cues[0], one.cues[1] + 1)}


def read(kind: str, language: str) -> dict[str, str]:
    """The lines of a file, each under its note's id."""
    text = (LINES / f"{kind}.{language}.txt").read_text(encoding="utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines())


def main() -> None:
    """Try all lines, and print a table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--lines", action="store_true", help="tell the lines that were missed or taken wrongly"
    )
    shown = options.parse_args().lines
    pack = load_pack(PACK)
    print(
        "| language | claims | found | recall | notes at another's claim | right lines | taken for a claim |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    told: list[str] = []
    for language in LANGUAGES:
        claims, right = read("claims", language), read("right", language)
        made, harmless = try_on(pack, claims, language), try_on(pack, right, language)
        recall = f"{len(made.found) / len(claims):.0%}"
        taken = len({*harmless.found, *(name for name, _ in harmless.strange)})
        print(
            f"| {language} | {len(claims)} | {len(made.found)} | {recall} | {len(made.strange)} "
            f"| {len(right)} | {taken} |"
        )
        told += [f"{language} missed {name}: {claims[name]}" for name in made.missed]
        told += [f"{language} {other} at {name}: {claims[name]}" for name, other in made.strange]
        told += [f"{language} taken {name}: {right[name]}" for name in harmless.found]
        told += [f"{language} taken {other} at {name}: {right[name]}" for name, other in harmless.strange]
    if shown:
        print("\n" + "\n".join(told))


if __name__ == "__main__":
    main()
