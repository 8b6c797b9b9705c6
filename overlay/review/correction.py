"""Whether a text corrects its claim, and does not merely say it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from overlay.errors import Diagnostic
from overlay.locate.meaning import count_negations, is_number
from overlay.locate.tokens import tokenise
from overlay.model import Pack
from overlay.review.rules import broken

# Shorter words (articles, prepositions) say nothing of what a sentence is about.
_FEWEST_LETTERS = 4
# So many letters, and so much of the shorter word, are the same in two forms of one word.
_FEWEST_SHARED, _MOST_OF = 3, 0.6


def uncorrected(pack: Pack) -> Iterator[Diagnostic]:
    """Texts that say again what their claim says, without a denial, a number or much else that is new."""
    for note in pack.notes:
        said = note.text.match(pack.language)
        if said is not None and note.verdict != "right" and _adds_nothing(note.claim, said[1]):
            yield broken(
                "nothing-new",
                f"the {said[0]} text repeats the claim and does not correct it",
                "Say what was so: a date, a place, a name, or that no source records it.",
                note.id,
            )


def _adds_nothing(claim: str, text: str) -> bool:
    """Whether a text says no more than a claim: all of it with a few words around, or a part of it."""
    claimed, said = tokenise([claim]).words, tokenise([text]).words
    if count_negations(said) > count_negations(claimed):
        return False
    old, new = _content(claimed), _content(said)
    kept = [word for word in old if any(_is_form_of(word, other) for other in new)]
    added = [word for word in new if not any(_is_form_of(word, other) for other in old)]
    if not kept or any(map(is_number, added)) or not _in_order(kept, new):
        return False
    if len(kept) == len(old):
        return len(added) <= len(kept)
    # With one word for another it may say something else: the moon is made of rock.
    return not added and 2 * len(kept) >= len(old)


def _in_order(kept: Sequence[str], new: Sequence[str]) -> bool:
    """Whether words come as they do in the claim: the earth goes round the sun says something else."""
    rest = iter(new)
    return all(any(_is_form_of(word, other) for other in rest) for word in kept)


def _is_form_of(one: str, other: str) -> bool:
    """Whether two words begin so much alike that they are forms of one: rises, rising."""
    if one == other or is_number(one) or is_number(other):
        return one == other
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= max(_FEWEST_SHARED, _MOST_OF * min(len(one), len(other)))


def _content(words: Sequence[str]) -> list[str]:
    """The words that say what a sentence is about, each once, in order."""
    return list(dict.fromkeys(filter(_counts, words)))


def _counts(word: str) -> bool:
    return len(word) >= _FEWEST_LETTERS or is_number(word)
