"""How many quotes are found, how many are found where they are not, and how long it takes.

    python -m benchmarks.locate [--corpus PATH] [--rounds N] [--seed N] [--misses]

200 quotes that are in the track, edited in ways that people and other editions edit them, and 200 that are not.
The track has 1,500 cues: a real film where the corpus is at hand, made-up dialogue for the rest.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks import dialogue
from overlay.locate import locate
from overlay.model import ByLanguage, Cue, Located, Note, Quote, Track

CUES, QUOTES = 1_500, 200
SHORTEST, LONGEST = 4, 24
"""How many words a quote has."""

LITTLE = tuple("a an the and so but of to in on at by for with as that it was just then now".split())

HOLD_OUT = 1_000
"""The first seed of the rounds reported; the thresholds were tuned on seeds below it."""

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

_AUXILIARY = re.compile(
    r"\b(is|was|are|were|will|can|has|have|had|would|should|must|could)\b(?!n['’]t)", re.IGNORECASE
)
_DENIAL = re.compile(r"\b(not|never)\b ?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Case:
    """A quote, what was done to it, and the cues (from 0) and the words of the line it is: none when absent."""

    kind: str
    quote: str
    cues: range = range(0)
    said: str = ""


@dataclass
class Tally:
    """What became of the quotes of one kind."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def all(self) -> int:
        return self.found + self.wrong + self.missed


class Material:
    """A track to search, with what the edits need to know of its words."""

    def __init__(self, spoken: Sequence[str], foreign: Sequence[str]) -> None:
        self.spoken = spoken
        self.foreign = foreign
        self.track = Track(tuple(_cue(place, text) for place, text in enumerate(spoken)))
        self.counts = Counter(word for text in spoken for word in _plain(text).split())
        self.rare = sorted(word for word, count in self.counts.items() if count <= 2 and _is_key(word))
        self.whole = " ".join(_plain(text) for text in spoken)

    def says(self, quote: str) -> bool:
        return f" {_plain(quote)} " in f" {self.whole} "

    def rarest(self, words: Sequence[str]) -> int | None:
        """The place of the rarest word, if it is rare enough to carry the meaning of the line."""
        key = [place for place, word in enumerate(words) if _is_key(_plain(word))]
        best = min(key, key=lambda place: self.counts[_plain(words[place])], default=None)
        return best if best is not None and self.counts[_plain(words[best])] <= 5 else None


def _is_key(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word not in LITTLE


def _cue(place: int, text: str) -> Cue:
    start = place * dialogue.PERIOD
    return Cue(start, start + dialogue.LENGTH, text)


def _plain(text: str) -> str:
    """A text's words in lower case: written anew here, so that the code under test does not judge itself."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.lower())
        if letter.isalnum() or letter in " \n-"
    )
    return " ".join(bare.replace("-", " ").split())


# Edits that leave a quote the same line.


def verbatim(words: list[str], _: random.Random, __: Material) -> list[str]:
    return words


def punctuation_and_case(words: list[str], chance: random.Random, _: Material) -> list[str]:
    case = chance.choice((str.lower, str.upper, str.title, str))
    marks = [chance.choice(("", "", "", ",", "...", "!", " –")) for _ in words]
    return [case(re.sub(r"[.,!?;:“”\"]", "", word)) + mark for word, mark in zip(words, marks, strict=True)]


def accents_and_typography(words: list[str], chance: random.Random, _: Material) -> list[str]:
    text = unicodedata.normalize(chance.choice(("NFD", "NFC")), " ".join(words))
    if chance.random() < 0.5:
        text = "".join(
            letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
        )
    for old, new in chance.choice(
        ((("'", "’"), ('"', "«")), (("’", "'"), ("“", '"'), ("”", '"'), ("…", "...")))
    ):
        text = text.replace(old, new)
    return text.replace(" ", chance.choice((" ", "\n", "\u00a0"))).split(" ")


def one_typo(words: list[str], chance: random.Random, _: Material) -> list[str]:
    """A letter left out, added, replaced or swapped in a word of more than three letters."""
    long = [place for place, word in enumerate(words) if len(_plain(word)) > 3 and _plain(word).isalpha()]
    if not long:
        return words
    place = chance.choice(long)
    word = words[place]
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice("aeiorstn")
    mistyped = chance.choice(
        (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :],
         word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :])
    )  # fmt: skip
    return [*words[:place], mistyped, *words[place + 1 :]]


def one_little_word(words: list[str], chance: random.Random, _: Material) -> list[str]:
    """A little word dropped, added or replaced: the line's meaning stays."""
    places = [place for place, word in enumerate(words) if _plain(word) in LITTLE]
    place = chance.choice(places or range(len(words)))
    other = chance.choice(LITTLE)
    change = chance.choice(("drop", "add", "replace"))
    if change == "add" or not places:
        return [*words[:place], other, *words[place:]]
    return [*words[:place], *([other] if change == "replace" else []), *words[place + 1 :]]


# Edits that make it another line.


def other_key_word(words: list[str], chance: random.Random, material: Material) -> list[str] | None:
    place = material.rarest(words)
    return None if place is None else [*words[:place], chance.choice(material.rare), *words[place + 1 :]]


def other_number(words: list[str], chance: random.Random, _: Material) -> list[str] | None:
    text = " ".join(words)
    number = _NUMBER.search(text)
    if number is None:
        return None
    other = str(int(number[0]) + chance.choice((-1, 1, 10, 100)))
    return (text[: number.start()] + other + text[number.end() :]).split()


def other_truth(words: list[str], chance: random.Random, _: Material) -> list[str] | None:
    text = " ".join(words)
    if _DENIAL.search(text):
        return _DENIAL.sub("", text, count=1).split()
    denied = _AUXILIARY.sub(lambda found: f"{found[0]} {chance.choice(('not', 'never'))}", text, count=1)
    return None if denied == text else denied.split()


PRESENT: tuple[tuple[str, Callable[[list[str], random.Random, Material], list[str]], int], ...] = (
    ("verbatim", verbatim, 1),
    ("punctuation and case", punctuation_and_case, 1),
    ("accents and typography", accents_and_typography, 1),
    ("one typo", one_typo, 1),
    ("one little word", one_little_word, 1),
    ("split over cues", verbatim, 3),
)
ABSENT: tuple[tuple[str, Callable[[list[str], random.Random, Material], list[str] | None]], ...] = (
    ("another key word", other_key_word),
    ("another number", other_number),
    ("denied, or no longer so", other_truth),
)


def present(material: Material, chance: random.Random, count: int) -> list[Case]:
    """Quotes of the track, edited in each way in turn."""
    cases: list[Case] = []
    while len(cases) < count:
        kind, edit, most = PRESENT[len(cases) % len(PRESENT)]
        cues, words = _stretch(material, chance, most)
        cases.append(Case(kind, " ".join(edit(words, chance, material)), cues, " ".join(words)))
    return cases


def absent(material: Material, chance: random.Random, count: int) -> list[Case]:
    """Quotes that the track does not hold: half from elsewhere, half its own lines with another meaning."""
    foreign = [text for text in material.foreign if len(text.split()) >= SHORTEST and not material.says(text)]
    cases = [Case("another film", text) for text in chance.sample(foreign, min(count // 2, len(foreign)))]
    while len(cases) < count:
        kind, edit = chance.choice(ABSENT)
        changed = edit(_stretch(material, chance, 1)[1], chance, material)
        if changed and len(changed) >= SHORTEST and not material.says(" ".join(changed)):
            cases.append(Case(kind, " ".join(changed)))
    return cases


def _stretch(material: Material, chance: random.Random, most: int) -> tuple[range, list[str]]:
    """Whole cues in a row, of which a quote is made; for several cues, cut anywhere within the outer ones."""
    while True:
        first = chance.randrange(len(material.spoken) - most)
        cues = range(first, first + (chance.randint(2, most) if most > 1 else 1))
        words = " ".join(material.spoken[first : cues.stop]).split()
        if most > 1:
            head, tail = (len(material.spoken[cue].split()) for cue in (cues[0], cues[-1]))
            words = words[chance.randrange(head) : len(words) - chance.randrange(tail)]
        if SHORTEST <= len(_plain(" ".join(words)).split()) <= LONGEST:
            return cues, words


def search(track: Track, cases: Sequence[Case]) -> tuple[list[Located | None], float]:
    """What is found for each case, and the seconds it took."""
    notes = [_note(number, case.quote) for number, case in enumerate(cases)]
    began = time.perf_counter()
    located, _ = locate(track, notes)
    took = time.perf_counter() - began
    found = {one.note.id: one for one in located}
    return [found.get(note.id) for note in notes], took


def _note(number: int, quote: str) -> Note:
    anchor = Quote(ByLanguage((("en", quote),)))
    return Note(f"note-{number}", (anchor,), "A claim.", "wrong", "record", ByLanguage((("en", "A text."),)))


def judge(
    material: Material, cases: Sequence[Case], found: Sequence[Located | None], tally: dict[str, Tally]
) -> list[str]:
    """Count what became of the cases; returns a line for each that went wrong."""
    wrong = []
    for case, one in zip(cases, found, strict=True):
        counted = tally[case.kind]
        if one is None:
            counted.missed += 1
            right = not case.cues
        elif _is_right(material, case, one):
            counted.found += 1
            right = True
        else:
            counted.wrong += 1
            right = False
        if not right:
            said = " / ".join(material.spoken[one.cues[0] : one.cues[1] + 1]) if one else "nothing"
            wrong.append(f"{case.kind}: {case.quote!r} found {said!r}" + (f" {one.score:.2f}" if one else ""))
    return wrong


def _is_right(material: Material, case: Case, one: Located) -> bool:
    """Whether it is the cues meant, or others that say the same."""
    first, last = one.cues
    if any(first <= cue <= last for cue in case.cues):
        return True
    return bool(case.said) and _plain(case.said) in _plain(" ".join(material.spoken[first : last + 1]))


def read_dialogue(path: Path) -> list[str]:
    """The texts of a SubRip or WebVTT file's cues, without tags; for measuring only."""
    blocks = re.split(r"\n{2,}", path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))
    texts = [block.split("\n") for block in blocks]
    spoken = (
        lines[next(place for place, line in enumerate(lines) if "-->" in line) + 1 :]
        for lines in texts
        if any("-->" in line for line in lines)
    )
    return [re.sub(r"<[^>]*>", "", "\n".join(lines)) for lines in spoken if lines]


def material(corpus: Path) -> tuple[Material, str]:
    """A track of 1,500 cues and texts from elsewhere, with a description of where they are from."""
    made_up = list(islice(dialogue.lines(2 * CUES), 2 * CUES))
    film = corpus / "ada-zangemann" / "en.srt"
    other = corpus / "elephants-dream"
    if not film.is_file():
        return Material(made_up[:CUES], made_up[CUES:]), "made-up dialogue"
    spoken = read_dialogue(film)
    foreign = read_dialogue(other / "videojs.captions.en.vtt") + read_dialogue(
        other / "videojs.descriptions.en.vtt"
    )
    text = f"Ada & Zangemann ({len(spoken)} cues) and made-up dialogue; absent quotes from Elephants Dream"
    return Material([*spoken, *made_up[: CUES - len(spoken)]], foreign), text


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--seed", type=int, default=HOLD_OUT)
    options.add_argument("--misses", action="store_true", help="list what was missed or misplaced")
    chosen = options.parse_args()
    said, source = material(chosen.corpus)
    tally: dict[str, Tally] = defaultdict(Tally)
    times: list[float] = []
    wrong: list[str] = []
    for number in range(chosen.rounds):
        chance = random.Random(chosen.seed + number)
        cases = present(said, chance, QUOTES)
        found, took = search(said.track, cases)
        times.append(took)
        wrong += judge(said, cases, found, tally)
        cases = absent(said, chance, QUOTES)
        found, _ = search(said.track, cases)
        wrong += judge(said, cases, found, tally)
    report(tally, times, f"{len(said.spoken)} cues: {source}", chosen)
    if chosen.misses:
        print("\n".join(["", *wrong]))


def report(tally: dict[str, Tally], times: Sequence[float], source: str, chosen: argparse.Namespace) -> None:
    """The table, in Markdown."""
    print(
        f"{source}.\n{chosen.rounds} rounds of {QUOTES} quotes present and {QUOTES} absent, seeds from {chosen.seed}.\n"
    )
    print("| quotes | of | found | recall | placed wrongly |\n| --- | ---: | ---: | ---: | ---: |")
    for kind, _, _ in PRESENT:
        one = tally[kind]
        print(f"| {kind} | {one.all} | {one.found} | {one.found / max(one.all, 1):.1%} | {one.wrong} |")
    for kind in ("another film", *(kind for kind, _ in ABSENT)):
        one = tally[kind]
        print(f"| absent: {kind} | {one.all} | – | – | {one.found + one.wrong} |")
    placed = sum(one.found + one.wrong for one in tally.values())
    right = sum(tally[kind].found for kind, _, _ in PRESENT)
    print(f"\nPrecision {right / max(placed, 1):.2%}: {placed - right} of {placed} placements are wrong.")
    print(f"{QUOTES} quotes, tokenising included: {statistics.median(times) * 1000:.1f} ms (median).")


if __name__ == "__main__":
    main()
