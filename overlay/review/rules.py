"""What a pack is reviewed for: each rule's weight, its reason, and an example of a mend."""

from __future__ import annotations

from typing import NamedTuple

from overlay.errors import Diagnostic, Severity


class Rule(NamedTuple):
    """One thing worth mending: how much it weighs, why, and a note's lines before and after the mend."""

    severity: Severity
    why: str
    before: str
    after: str


def broken(code: str, message: str, hint: str, note: str | None = None) -> Diagnostic:
    """A rule of `RULES` that a pack, or one of its notes, does not keep."""
    return Diagnostic(code, message, RULES[code].severity, note=note, hint=hint)


RULES: dict[str, Rule] = {
    "too-long": Rule(
        "finding",
        "A viewer reads the note beside the dialogue. Two pages are read, a third is not; `short` stands in "
        "where there is no time for two, so it fits on one page. What else there is to say goes to `detail`.",
        """\
text: >-
  The mutiny of the German fleet began on 29 October 1918 off Wilhelmshaven, reached Kiel in the first
  days of November, spread to Munich and Berlin within a week, and by 9 November had brought down the
  Kaiser himself.
""",
        """\
text: Kiel mutinied in November 1918, eight months after the peace of Brest.
detail: >-
  The mutiny began off Wilhelmshaven on 29 October 1918, and had brought down the Kaiser by 9 November.
""",
    ),
    "nothing-new": Rule(
        "finding",
        "A text that repeats the claim, and adds neither a fact nor a denial, makes the claim better known. "
        "Say what was so.",
        """\
claim: Kronstadt rises in March 1918.
text: The series shows Kronstadt rising in March 1918.
""",
        """\
claim: Kronstadt rises in March 1918.
text: Kronstadt rose in March 1921, when the Civil War was over.
""",
    ),
    "exclamation": Rule(
        "warning",
        "An exclamation mark says how the author feels. A viewer who is not convinced yet is put off by it, "
        "as by every 'in reality' and 'of course'; a date is not arguable.",
        """\
text: This is a shameless lie! Kronstadt rose in 1921!
""",
        """\
text: Kronstadt rose in March 1921.
""",
    ),
    "language-missing": Rule(
        "finding",
        "Whoever watches in a language that the rest of the pack speaks would get this one note in another.",
        """\
text: {en: Kronstadt rose in March 1921.}
""",
        """\
text: {en: Kronstadt rose in March 1921., ru: Кронштадт восстал в марте 1921 года.}
""",
    ),
    "anchor-language-missing": Rule(
        "warning",
        "A note is found by what is said. With a text in a language and no anchor in it, the note waits for "
        "dialogue that it can't recognise.",
        """\
anchors:
  - words: {en: [Kronstadt, [rising, rose]]}
text: {en: It rose in 1921., ru: Он восстал в 1921 году.}
""",
        """\
anchors:
  - words: {en: [Kronstadt, [rising, rose]], ru: [Кронштадт*, [восстал*, восстани*]]}
text: {en: It rose in 1921., ru: Он восстал в 1921 году.}
""",
    ),
    "anchor-loose": Rule(
        "finding",
        "One or two common words are said in any episode; the note would stand beside something else.",
        """\
anchors:
  - words: [Kiel]
""",
        """\
anchors:
  - words: [Kiel, [mutin*, revolt*]]
    unless: [November]
""",
    ),
    "anchor-release-only": Rule(
        "warning",
        "A time in one release says nothing about the others. What is said there holds for all of them.",
        """\
anchors:
  - {at: "00:12:04", release: disc}
""",
        """\
anchors:
  - {at: "00:12:04", release: disc}
  - quote: The sailors have mutinied in Kiel.
""",
    ),
    "anchor-broad": Rule(
        "finding",
        "Where an anchor fits in many places, the first is a guess. From four on it is not shown at all.",
        """\
anchors:
  - words: [[Lenin, Stalin]]
""",
        """\
anchors:
  - words: [Lenin, [rival*, hated]]
    within: 8
""",
    ),
    "anchor-stray": Rule(
        "finding",
        "An anchor that fits in another work says that the words are common, not that the claim is made.",
        """\
anchors:
  - words: [[guard*, police], [house, garden]]
""",
        """\
anchors:
  - words: [[guard*, police], [house, garden], [Trotsky, Coyoacán, Mexic*]]
    unless: [volunteer*, comrades]
""",
    ),
    "author-unnamed": Rule(
        "finding",
        "A reading of events is somebody's. The viewer is told whose, and can weigh it.",
        """\
basis: argument
text: The image of the demon comes from White posters.
sources: [woods-holroyd-2019]
""",
        """\
basis: argument
text: Woods and Holroyd trace the demon to White posters.
sources: [woods-holroyd-2019]
""",
    ),
    "text-repeated": Rule(
        "finding",
        "Two notes that say the same are one note that is made in two places.",
        """\
- id: kiel-talks
  text: Kiel mutinied in November 1918.
- id: kiel-telegram
  text: Kiel mutinied in November 1918.
""",
        """\
- id: kiel
  anchors:
    - {quote: The sailors have mutinied in Kiel., occurrence: all}
  text: Kiel mutinied in November 1918.
""",
    ),
    "source-unused": Rule(
        "warning",
        "A bibliography lists what the notes rest on. A source that no note cites supports nothing.",
        """\
sources:
  getzler-1983: {title: Kronstadt 1917-1921}
""",
        """\
sources:
  getzler-1983: {title: Kronstadt 1917-1921}
notes:
  - id: kronstadt-crews
    sources: [{source: getzler-1983, locator: chapter 6}]
""",
    ),
    "locator-missing": Rule(
        "warning",
        "Nobody checks a correction against a whole book. A page, a chapter or a date is enough. (A source "
        "with an address can be searched, and needs none.)",
        """\
sources: [trotsky-1930]
""",
        """\
sources: [{source: trotsky-1930, locator: chapter 33}]
""",
    ),
    "not-reviewed": Rule(
        "warning",
        "A correction that is wrong costs more trust than it mends. A second pair of eyes checks each note "
        "against its sources, and signs it.",
        """\
author: A. Writer
status: draft
""",
        """\
author: A. Writer
reviewed_by: B. Reader
date: 2026-11-23
status: reviewed
""",
    ),
}
"""Every code that a review may find, in the order in which they are told."""
