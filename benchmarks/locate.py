"""How many quotes `locate` finds, how many it finds where they are not, and how long it takes.

    python -m benchmarks.locate [--corpus PATH] [--rounds N] [--seed N] [--misses]

Each round looks for 200 quotes that are in the track, edited as people and other editions edit them, and
for 200 that are not. The track has 1,500 cues: a real film where the corpus is at hand, and made-up dialogue.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import statistics
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks import dialogue
from overlay.locate import locate
from overlay.model import ByLanguage, Cue, Located, Note, Quote, Track

CUES, QUOTES = 1_500, 200
SHORTEST, LONGEST = 4, 24
"""How many words a quote has."""

HOLD_OUT = 2_000
"""The first seed of the rounds reported. The thresholds of `overlay.locate` were set on seeds below 100."""

CORPUS = next(iter(sorted(Path(__file__).parents[2].glob("*/corpus"))), Path("corpus"))
GROWTH = ((1_000, 50), (10_000, 500), (100_000, 5_000))
LITTLE = (
    "a", "an", "the", "and", "so", "but", "of", "to", "in", "on", "at", "by", "for", "with", "as", "that",
    "it", "was", "just", "then", "now",
)  # fmt: skip

_AUXILIARY = re.compile(r"\b(is|was|are|were|will|can|has|have|had|would|should)\b(?!n['’]t)", re.I)
_DENIAL = re.compile(r"\b(not|never)\b ?", re.I)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Case:
    """A quote and what was done to it; and where it is in the track: its cues (from 0) and words there."""

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
        self.track = Track(tuple(_cue(at, text) for at, text in enumerate(spoken)))
        self.counts = Counter(word for text in spoken for word in plain(text).split())
        self.rare = sorted(word for word, count in self.counts.items() if count <= 2 and _is_key(word))
        self.frequent = sorted(word for word, count in self.counts.items() if count > 5 and len(word) > 4)
        self.names = sorted(
            {word for text in spoken for word in re.findall(r"(?<=[a-z] )[A-Z][a-z]{2,}", text)}
        )
        self.whole = f" {' '.join(map(plain, spoken))} "

    def says(self, quote: str) -> bool:
        return f" {plain(quote)} " in self.whole

    def rarest(self, words: Sequence[str]) -> int | None:
        """The place of the rarest word, if it is rare enough to carry the meaning of the line."""
        keys = [at for at, word in enumerate(words) if _is_key(plain(word))]
        rarest = min(keys, key=lambda at: self.counts[plain(words[at])], default=None)
        return rarest if rarest is not None and self.counts[plain(words[rarest])] <= 5 else None


def _is_key(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word not in LITTLE


def _cue(at: int, text: str) -> Cue:
    return Cue(at * dialogue.PERIOD, at * dialogue.PERIOD + dialogue.LENGTH, text)


def plain(text: str) -> str:
    """A text's words in lower case; not by the code under test, which must not judge itself."""
    decomposed = unicodedata.normalize("NFD", text.lower()).replace("-", " ").replace("\n", " ")
    return " ".join("".join(letter for letter in decomposed if letter.isalnum() or letter == " ").split())


# Edits that leave a quote the same line.


def verbatim(words: list[str], _: random.Random, __: Material) -> list[str]:
    """No edit."""
    return words


def punctuation_and_case(words: list[str], chance: random.Random, _: Material) -> list[str]:
    """Other marks between the words, and capitals where there were none."""
    case = chance.choice((str.lower, str.upper, str.title, str))
    marks = [chance.choice(("", "", "", ",", "...", "!", " –")) for _ in words]
    bare = [case(re.sub(r"[.,!?;:“”\"]", "", word)) for word in words]
    return [word + mark for word, mark in zip(bare, marks, strict=True)]


def accents_and_typography(words: list[str], chance: random.Random, _: Material) -> list[str]:
    """Accents composed, decomposed or left out; other quotation marks, apostrophes and spaces."""
    text = unicodedata.normalize(chance.choice(("NFD", "NFC")), " ".join(words))
    if chance.random() < 0.5:
        decomposed = unicodedata.normalize("NFD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    curly, straight = (("'", "’"), ('"', "«")), (("’", "'"), ("“", '"'), ("”", '"'), ("…", "..."))
    for old, new in chance.choice((curly, straight)):
        text = text.replace(old, new)
    return text.replace(" ", chance.choice((" ", "\n", "\u00a0"))).split(" ")


def one_typo(words: list[str], chance: random.Random, _: Material) -> list[str]:
    """A letter left out, added, replaced or swapped in a word of more than three letters."""
    long = [at for at, word in enumerate(words) if len(plain(word)) > 3 and plain(word).isalpha()]
    if not long:
        return words
    place = chance.choice(long)
    word, letter = words[place], chance.choice("aeiorstn")
    at = chance.randrange(1, len(word) - 1)
    head, here, tail = word[:at], word[at], word[at + 1 :]
    swapped = word[: at - 1] + here + word[at - 1] + tail
    mistyped = chance.choice((head + tail, head + letter + here + tail, head + letter + tail, swapped))
    return [*words[:place], mistyped, *words[place + 1 :]]


def one_little_word(words: list[str], chance: random.Random, _: Material) -> list[str]:
    """A little word left out, added or replaced."""
    little = [at for at, word in enumerate(words) if plain(word) in LITTLE]
    place = chance.choice(little or range(len(words)))
    other = chance.choice(LITTLE)
    change = chance.choice(("drop", "add", "replace"))
    if change == "add" or not little:
        return [*words[:place], other, *words[place:]]
    return [*words[:place], *([other] if change == "replace" else []), *words[place + 1 :]]


# Edits that make a quote another line; None where the line has nothing to change.


def other_key_word(words: list[str], chance: random.Random, material: Material) -> list[str] | None:
    """Another word for the rarest one."""
    place = material.rarest(words)
    return None if place is None else [*words[:place], chance.choice(material.rare), *words[place + 1 :]]


def other_frequent_word(words: list[str], chance: random.Random, material: Material) -> list[str] | None:
    """Another word that is said often for one that is: five letters or more."""
    often = [at for at, word in enumerate(words) if plain(word) in material.frequent]
    if not often:
        return None
    place = chance.choice(often)
    other = chance.choice([word for word in material.frequent if word != plain(words[place])])
    return [*words[:place], other, *words[place + 1 :]]


def other_name(words: list[str], chance: random.Random, material: Material) -> list[str] | None:
    """Another name for one that the line names."""
    named = [at for at, word in enumerate(words) if at and word in material.names]
    if not named:
        return None
    place = chance.choice(named)
    other = chance.choice([name for name in material.names if name != words[place]])
    return [*words[:place], other, *words[place + 1 :]]


def other_number(words: list[str], chance: random.Random, _: Material) -> list[str] | None:
    """Another number in digits."""
    text = " ".join(words)
    number = _NUMBER.search(text)
    if number is None:
        return None
    other = str(int(number[0]) + chance.choice((-1, 1, 10, 100)))
    return (text[: number.start()] + other + text[number.end() :]).split()


def other_truth(words: list[str], chance: random.Random, _: Material) -> list[str] | None:
    """Denied where it was asserted, and the other way round."""
    text = " ".join(words)
    if _DENIAL.search(text):
        return _DENIAL.sub("", text, count=1).split()
    denied = _AUXILIARY.sub(lambda found: f"{found[0]} {chance.choice(('not', 'never'))}", text, count=1)
    return None if denied == text else denied.split()


Edit = Callable[[list[str], random.Random, Material], list[str]]
Change = Callable[[list[str], random.Random, Material], list[str] | None]

PRESENT: tuple[tuple[str, Edit, int], ...] = (
    ("verbatim", verbatim, 1),
    ("other punctuation and case", punctuation_and_case, 1),
    ("other accents and typography", accents_and_typography, 1),
    ("split over two or three cues", verbatim, 3),
    ("one typo", one_typo, 1),
    ("one little word more, less or other", one_little_word, 1),
)
"""Kinds of quotes that are there: a name, the edit, and over how many cues they run at most."""

ELSEWHERE = "another film's line"
ABSENT: tuple[tuple[str, Change], ...] = (
    ("another key word", other_key_word),
    ("another frequent word", other_frequent_word),
    ("another name", other_name),
    ("another number", other_number),
    ("denied, or no longer denied", other_truth),
)
"""Kinds of quotes that are not there: a line of the track, with another meaning."""


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
    cases = [Case(ELSEWHERE, text) for text in chance.sample(foreign, min(count // 2, len(foreign)))]
    for kind, change in cycle(ABSENT):
        if len(cases) == count:
            break
        words = change(_stretch(material, chance, 1)[1], chance, material)
        if words is not None and not material.says(" ".join(words)):
            cases.append(Case(kind, " ".join(words)))
    return cases


def _stretch(material: Material, chance: random.Random, most: int) -> tuple[range, list[str]]:
    """A whole cue, or the end of one, perhaps a whole one, and the beginning of another; and its words."""
    while True:
        first = chance.randrange(len(material.spoken) - most)
        cues = range(first, first + (chance.randint(2, most) if most > 1 else 1))
        words = " ".join(material.spoken[first : cues.stop]).split()
        if most > 1:
            head, tail = (len(material.spoken[cue].split()) for cue in (cues[0], cues[-1]))
            words = words[chance.randrange(head) : len(words) - chance.randrange(tail)]
        if SHORTEST <= len(plain(" ".join(words)).split()) <= LONGEST:
            return cues, words


def search(track: Track, cases: Sequence[Case], repeat: int = 1) -> tuple[list[Located | None], list[float]]:
    """What is found for each case, and the milliseconds that each of several runs took."""
    notes = [note(number, case.quote) for number, case in enumerate(cases)]
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        located, _ = locate(track, notes)
        times.append(1000 * (time.perf_counter() - began))
    found = {one.note.id: one for one in located}
    return [found.get(one.id) for one in notes], times


def note(number: int, quote: str) -> Note:
    """A note with a quote for an anchor."""
    anchor = Quote(ByLanguage((("en", quote),)))
    return Note(f"note-{number}", (anchor,), "A claim.", "wrong", "record", ByLanguage((("en", "A text."),)))


def judge(
    material: Material, cases: Sequence[Case], found: Sequence[Located | None], tally: dict[str, Tally]
) -> list[str]:
    """Count what became of the cases; returns a line for each that went wrong."""
    wrong = []
    for case, one in zip(cases, found, strict=True):
        if one is None:
            tally[case.kind].missed += 1
        elif _is_right(material, case, one):
            tally[case.kind].found += 1
            continue
        else:
            tally[case.kind].wrong += 1
        if one is not None or case.said:
            here = " / ".join(material.spoken[one.cues[0] : one.cues[1] + 1]) if one else "nothing"
            wrong.append(f"{case.kind}: {case.quote!r} found {here!r}" + (f" {one.score:.2f}" if one else ""))
    return wrong


def _is_right(material: Material, case: Case, one: Located) -> bool:
    """Whether it is the cues meant, or others that say the same."""
    first, last = one.cues
    if any(first <= cue <= last for cue in case.cues):
        return True
    return bool(case.said) and plain(case.said) in plain(" ".join(material.spoken[first : last + 1]))


def read_dialogue(path: Path) -> list[str]:
    """The texts of a SubRip or WebVTT file's cues, without tags; good enough for measuring."""
    blocks = re.split(r"\n{2,}", path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))
    timed = [block.split("\n") for block in blocks if "-->" in block]
    texts = [lines[next(at for at, line in enumerate(lines) if "-->" in line) + 1 :] for lines in timed]
    return [re.sub(r"<[^>]*>", "", "\n".join(lines)) for lines in texts if lines]


def gather(corpus: Path) -> tuple[Material, str]:
    """A track of 1,500 cues and lines from elsewhere, and where they are from."""
    made_up = list(islice(dialogue.lines(2 * CUES), 2 * CUES))
    film, other = corpus / "ada-zangemann" / "en.srt", corpus / "elephants-dream"
    if not film.is_file():
        return Material(
            made_up[:CUES], made_up[CUES:]
        ), "made-up dialogue, other lines of it for another film"
    spoken = read_dialogue(film)
    foreign = read_dialogue(other / "videojs.captions.en.vtt") + read_dialogue(
        other / "videojs.descriptions.en.vtt"
    )
    source = f"{len(spoken)} of the film Ada & Zangemann, the rest made up; the other film is Elephants Dream"
    return Material([*spoken, *made_up[: CUES - len(spoken)]], foreign), source


def main() -> None:
    """Measure, and print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--corpus", type=Path, default=CORPUS, help="a folder of real subtitle files")
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--seed", type=int, default=HOLD_OUT, help="of the first round")
    options.add_argument("--misses", action="store_true", help="list what was missed or misplaced")
    chosen = options.parse_args()
    # As the command runs it.
    gc.disable()
    material, source = gather(chosen.corpus)
    tally: dict[str, Tally] = defaultdict(Tally)
    times: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    for seed in range(chosen.seed, chosen.seed + chosen.rounds):
        for kind, make in (("present", present), ("absent", absent)):
            cases = make(material, random.Random(seed), QUOTES)
            found, took = search(material.track, cases, repeat=3)
            times[kind] += took
            wrong += judge(material, cases, found, tally)
    print(f"{CUES:,} cues: {source}.")
    print(
        f"{chosen.rounds} rounds of {QUOTES} quotes present and {QUOTES} absent, seeds from {chosen.seed}.\n"
    )
    print(accuracy(tally))
    print(f"\n{speed(times)}\n\n{growth()}")
    print("\n".join(["", *wrong] if chosen.misses else []))


def accuracy(tally: dict[str, Tally]) -> str:
    """What was found of each kind, as a Markdown table, and the precision of all placements."""
    rows = ["| quotes | of | found | recall | placed wrongly |", "| --- | ---: | ---: | ---: | ---: |"]
    for kind, _, _ in PRESENT:
        one = tally[kind]
        rows.append(f"| {kind} | {one.all} | {one.found} | {one.found / max(one.all, 1):.1%} | {one.wrong} |")
    kinds = (ELSEWHERE, *(kind for kind, _ in ABSENT))
    rows += [f"| absent: {kind} | {tally[kind].all} | – | – | {tally[kind].wrong} |" for kind in kinds]
    right, wrong = (sum(getattr(one, part) for one in tally.values()) for part in ("found", "wrong"))
    rows.append(
        f"\nPrecision {right / max(right + wrong, 1):.2%}: {wrong} of {right + wrong} placements are wrong."
    )
    return "\n".join(rows)


def speed(times: dict[str, list[float]]) -> str:
    """How long a search took, tokenising included, in words."""
    shown = (
        f"{kind} {statistics.median(took):.0f} ms (best {min(took):.0f})" for kind, took in times.items()
    )
    return f"{QUOTES} quotes, the reading of the track's words included, median: {', '.join(shown)}."


def growth() -> str:
    """How the time grows with the track and the notes, as a Markdown table."""
    rows = ["| cues | quotes | ms | microseconds for a cue |", "| ---: | ---: | ---: | ---: |"]
    for cues, quotes in GROWTH:
        spoken = list(dialogue.lines(cues))
        track = Track(tuple(_cue(at, text) for at, text in enumerate(spoken)))
        cases = [Case("verbatim", spoken[at]) for at in range(0, cues, cues // quotes)]
        took = min(search(track, cases, repeat=3)[1])
        rows.append(f"| {cues:,} | {quotes:,} | {took:,.0f} | {1000 * took / cues:.0f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
