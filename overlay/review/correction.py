"""Whether a text corrects its claim, and does not merely say it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from overlay.errors import Diagnostic
from overlay.locate.meaning import count_negations, is_number, names
from overlay.locate.tokens import tokenise
from overlay.model import Pack
from overlay.review.rules import broken

# A text that says the claim says at most so many words around it: the series shows …
_MOST_AROUND = 3
# So many letters, and so much of the shorter word, are the same in two forms of one word.
_FEWEST_SHARED, _MOST_OF = 3, 0.6


def uncorrected(pack: Pack) -> Iterator[Diagnostic]:
    """Texts that say their whole claim again with hardly a word around it."""
    for note in pack.notes:
        said = note.text.match(pack.language)
        if said is not None and note.verdict != "right" and _says_again(note.claim, said[1]):
            yield broken(
                "nothing-new",
                f"the {said[0]} text repeats the claim and does not correct it",
                "Say what was so: a date, a place, a name, or that no source records it.",
                note.id,
            )


def _says_again(claim: str, text: str) -> bool:
    """Whether a text is its claim with a few words around, none of which turns it into something else.

    A denial more or less, a number, a name, another word or another order may do that; another word
    that begins alike (police, policy) is taken for a form of the same.
    """
    claimed, said = tokenise([claim]).words, tokenise([text]).words
    around = [word for word in said if not any(_is_form_of(word, other) for other in claimed)]
    turns = count_negations(claimed) != count_negations(said) or any(map(is_number, around))
    named = names(text)[0] - set(claimed)
    return not turns and not named and len(around) <= _MOST_AROUND and _in_order(claimed, said)


def _in_order(claimed: Sequence[str], said: Sequence[str]) -> bool:
    """Whether all of a claim is said in its order: the earth goes round the sun says something else."""
    rest = iter(said)
    return all(any(_is_form_of(word, other) for other in rest) for word in claimed)


def _is_form_of(one: str, other: str) -> bool:
    """Whether two words begin so much alike that they may be forms of one: rises, rising."""
    if one == other or is_number(one) or is_number(other):
        return one == other
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= max(_FEWEST_SHARED, _MOST_OF * min(len(one), len(other)))
