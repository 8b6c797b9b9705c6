"""Whether anchors can find their place: not too loose, and in every release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overlay.errors import Diagnostic
from overlay.model import Anchor, Moment, Pack, Quote, Words
from overlay.review.rules import broken

_FEWEST_QUOTED = 3
_FEWEST_LETTERS = 6

# Scripts that are written without spaces between words: one word takes about two characters.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"


def loose(pack: Pack) -> Iterator[Diagnostic]:
    """Anchors that match too much: quotes of one or two words, or one short word alone."""
    for note in pack.notes:
        for position, anchor in enumerate(note.anchors, start=1):
            message, hint = _looseness(anchor)
            if message:
                yield broken("anchor-loose", f"anchors[{position}] {message}", hint, note.id)


def _looseness(anchor: Anchor) -> tuple[str, str]:
    """What is loose about an anchor and how to tighten it; empty for one that is not."""
    if isinstance(anchor, Quote):
        for language, text in anchor.text:
            if _count(text) < _FEWEST_QUOTED:
                return (
                    f'quotes less than three words ({language}: "{text}")',
                    "Quote more of what is said there, or add what is said next to it as prefix or suffix.",
                )
    if isinstance(anchor, Words):
        for language, groups in anchor.groups:
            short = [word for word in groups[0] if len(word.rstrip("*")) < _FEWEST_LETTERS]
            if len(groups) == 1 and short:
                return (
                    f"needs only one short word ({language}: {short[0]})",
                    f"Add what else is said near it, as one more entry: words: [{short[0]}, …].",
                )
    return "", ""


def _count(text: str) -> int:
    """How many words a text has."""
    unspaced = len(re.findall(_UNSPACED, text))
    return (unspaced + 1) // 2 + len(re.findall(r"\w+", re.sub(_UNSPACED, " ", text)))


def bound_to_release(pack: Pack) -> Iterator[Diagnostic]:
    """Notes that only times of named releases place."""
    for note in pack.notes:
        if all(isinstance(anchor, Moment) and anchor.release is not None for anchor in note.anchors):
            yield broken(
                "anchor-release-only",
                "the note has only times of named releases, and can't be found in any other",
                'Add what is said there: - quote: "a line of the dialogue"',
                note.id,
            )
