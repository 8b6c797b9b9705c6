"""Quotes damaged as people and other editions damage them, in tracks cut as files are cut."""

from __future__ import annotations

import random
import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from overlay.locate import locate
from overlay.model import Cue, Track
from tests.locate.scene import PERIOD, cues_of, dialogue, note, quote

LINES = dialogue(120)
OTHER_LINES = dialogue(40, seed=1905)

seeds = st.integers(0, 10**6)


def cut_from(chance: random.Random, shortest: int = 8) -> tuple[range, list[str]]:
    """Some words in a row, with the lines that hold them."""
    first = chance.randrange(len(LINES) - 2)
    lines = range(first, first + chance.randint(1, 2))
    words = " ".join(LINES[at] for at in lines).split()
    start = chance.randrange(0, max(min(len(LINES[first].split()), len(words) - shortest), 1))
    end = len(words) - (chance.randrange(4) if len(words) - start > shortest + 4 else 0)
    return lines, words[start:end]


def other_writing(words: list[str], chance: random.Random) -> str:
    """The words in other case, punctuation and accents."""
    written = []
    for word in words:
        if chance.random() < 0.2:
            word = chance.choice((word.upper(), word.title(), word.replace("-", "–"), word.replace("'", "’")))
        if chance.random() < 0.2:
            word = "".join(
                letter + chance.choice(("", "", "\u0301")) if letter in "aeiou" else letter for letter in word
            )
        written.append(word + chance.choice(("", "", "", ",", "...", "!", " –")))
    return unicodedata.normalize(
        chance.choice(("NFC", "NFD")), chance.choice((" ", "\n", "\u00a0")).join(written)
    )


def misspelt(words: list[str], chance: random.Random) -> list[str]:
    """The same words with a slip in one long word of eight."""
    long = [at for at, word in enumerate(words) if len(word) > 6 and word.isalpha() and word.islower()]
    for at in chance.sample(long, min(len(long), len(words) // 8)):
        word, letter = words[at], chance.randrange(2, len(words[at]) - 1)
        left = chance.choice((letter, letter + 1))
        words[at] = word[:letter] + chance.choice(("x", "" if left > letter else "x")) + word[left:]
    return words


def recut(chance: random.Random) -> tuple[Track, list[range]]:
    """The lines as cues: split anywhere, with tags and speaker labels; and for each line its cues."""
    cues: list[Cue] = []
    places: list[range] = []
    for line in LINES:
        words = line.split()
        cuts = sorted(chance.sample(range(1, len(words)), chance.choice((0, 0, 1, 2))))
        parts = [words[start:end] for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True)]
        places.append(range(len(cues), len(cues) + len(parts)))
        for part in parts:
            if chance.random() < 0.2:
                part[0] = f"<i>{part[0]}</i>"
            text = chance.choice((" ", " ", "\n")).join(part)
            text = chance.choice(("", "", "", "- ", "ANNA: ", "[MAN] ", "{\\an8}")) + text
            cues.append(Cue(len(cues) * PERIOD, len(cues) * PERIOD + 2_000, text))
    return Track(tuple(cues)), places


@given(seeds)
def test_a_damaged_quote_is_found_where_it_was_cut(seed: int) -> None:
    chance = random.Random(seed)
    track, places = recut(chance)
    lines, words = cut_from(chance)
    found = cues_of(track, quote(other_writing(misspelt(words, chance), chance)))
    assert found is not None
    assert places[lines[0]].start <= found[0] <= found[1] < places[lines[-1]].stop


@given(seeds)
def test_a_quote_of_another_text_is_never_found(seed: int) -> None:
    chance = random.Random(seed)
    track, _ = recut(chance)
    line = chance.choice(OTHER_LINES)
    assert cues_of(track, quote(other_writing(line.split(), chance))) is None


DENIALS = ("not", "never", "hardly never", "cannot", "doesn't")


@given(seeds)
def test_a_denied_quote_is_not_found(seed: int) -> None:
    chance = random.Random(seed)
    track, _ = recut(chance)
    _, words = cut_from(chance)
    words.insert(chance.randrange(1, len(words)), chance.choice(DENIALS))
    assert cues_of(track, quote(other_writing(words, chance))) is None


@given(seeds)
def test_a_quote_with_another_number_is_not_found(seed: int) -> None:
    chance = random.Random(seed)
    track, _ = recut(chance)
    line = chance.choice([line for line in LINES if "300" in line or "14th" in line])
    changed = line.replace("300", chance.choice(("301", "3,000", "30"))).replace(
        "14th", chance.choice(("13th", "15th"))
    )
    assert cues_of(track, quote(other_writing(changed.split(), chance))) is None


@given(seeds)
def test_a_quote_with_another_telling_word_is_not_found(seed: int) -> None:
    chance = random.Random(seed)
    track, _ = recut(chance)
    line, other = chance.sample(LINES, 2)
    own = {word for word in line.split() if " ".join(LINES).count(word) == 1}
    foreign = [word for word in other.split() if " ".join(LINES).count(word) == 1]
    words = [chance.choice(foreign) if word in own else word for word in line.split()]
    assume(" ".join(words) not in LINES)
    assert cues_of(track, quote(other_writing(words, chance))) is None


@given(st.lists(st.text(max_size=12), max_size=5), st.text(max_size=30))
def test_any_text_is_searched_in_any_text(texts: list[str], wanted: str) -> None:
    track = Track(tuple(Cue(at * PERIOD, at * PERIOD + 2_000, text) for at, text in enumerate(texts)))
    located, unplaced = locate(track, [note(quote(wanted))])
    assert len(located) + len(unplaced) == 1
