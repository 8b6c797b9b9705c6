"""What is exported is read again as the same pack."""

from __future__ import annotations

import json
import re
from typing import TypeVar

import yaml
from hypothesis import given
from hypothesis import strategies as st

from overlay.model import (
    BASES,
    VERDICTS,
    ByLanguage,
    Citation,
    Moment,
    Note,
    Pack,
    Quote,
    Release,
    Source,
    Words,
    Work,
)
from overlay.pack import export, parse, patterns, to_json
from overlay.pack.grammar import KINDS
from tests.pack.examples import EVERY_KEY

T = TypeVar("T")

KEYS = ["a", "b-2", "1921", "true", "null"]
LANGUAGES = ["en", "ru", "no", "pt-BR", "zh-Hant"]
NO_TEXT = "\ufeff\ufffe\uffff\x85\u2028\u2029"

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=NO_TEXT)
ODD_TEXTS = [
    "no",
    "12:04",
    "1921",
    "~",
    "null",
    "- a",
    "a: b",
    "# a",
    "*a",
    "'",
    '"',
    "\\",
    "x\u00a0y",
    "1e3",
]
TEXTS = st.sampled_from(ODD_TEXTS) | st.text(CHARACTERS, min_size=1, max_size=12).map(
    lambda text: " ".join(text.split(" ")).strip(" ")
).filter(lambda text: text.strip() and "  " not in text)
SHOWN = TEXTS.filter(lambda text: "://" not in text and "www." not in text.lower())
LINES = (
    st.lists(TEXTS | st.just(""), min_size=1, max_size=4)
    .map(lambda lines: "\n".join(lines).strip("\n"))
    .filter(lambda text: text.strip())
)
SPOKEN = (
    st.tuples(TEXTS, st.sampled_from(["", "*"]))
    .map("".join)
    .filter(lambda text: "*" not in text or re.fullmatch(patterns.SPOKEN, text))
)
IDS = st.text("abcz019-", min_size=1, max_size=6)
TIMES = st.integers(0, 10**8)
OCCURRENCES = st.none() | st.just("all") | st.integers(1, 99)
DATES = st.none() | st.sampled_from(["1984", "2019-03", "2019-03-10"])


def by_language(values: st.SearchStrategy[T]) -> st.SearchStrategy[ByLanguage[T]]:
    pairs = st.tuples(st.sampled_from(LANGUAGES), values)
    unique = st.lists(pairs, min_size=1, max_size=3, unique_by=lambda pair: pair[0])
    return unique.map(lambda entries: ByLanguage(tuple(entries)))


def tuples(values: st.SearchStrategy[T], least: int = 1) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, min_size=least, max_size=3).map(tuple)


QUOTES = st.builds(
    Quote,
    by_language(TEXTS),
    st.none() | by_language(TEXTS),
    st.none() | by_language(TEXTS),
    OCCURRENCES,
    TIMES,
)
WORDS = st.builds(
    Words,
    by_language(tuples(tuples(SPOKEN))),
    TIMES.filter(bool),
    st.none() | by_language(tuples(SPOKEN)),
    OCCURRENCES,
    TIMES,
)
MOMENTS = st.tuples(TIMES, st.none() | st.integers(1, 10**6), st.none() | st.sampled_from(KEYS)).map(
    lambda found: Moment(found[0], None if found[1] is None else found[0] + found[1], found[2])
)
NOTES = st.builds(
    Note,
    id=IDS,
    anchors=tuples(QUOTES | WORDS | MOMENTS),
    claim=TEXTS,
    verdict=st.sampled_from(VERDICTS),
    basis=st.sampled_from(BASES),
    text=by_language(SHOWN),
    episodes=tuples(st.integers(1, 99), 0),
    short=st.none() | by_language(SHOWN),
    detail=st.none() | by_language(LINES),
    sources=tuples(
        st.builds(Citation, st.sampled_from(KEYS), locator=st.none() | TEXTS, quote=st.none() | TEXTS)
    ),
    category=st.none() | TEXTS,
    priority=st.integers(1, 5),
    author=st.none() | TEXTS,
    reviewed_by=st.none() | TEXTS,
    date=DATES,
    status=st.sampled_from([None, "draft", "reviewed"]),
)
SOURCES = st.builds(
    Source,
    key=st.just(""),
    title=TEXTS,
    author=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    date=DATES,
    url=st.none() | st.just("https://example.org/ä?b=1#c"),
    accessed=DATES,
    isbn=st.none() | TEXTS,
)
RELEASES = st.builds(
    Release,
    key=st.just(""),
    episode=st.none() | st.integers(1, 99),
    duration=st.none() | st.integers(1, 10**8),
    fps=st.none() | st.sampled_from(["25", "23.976"]),
    timing=st.none() | st.just("timings/a.json"),
)


def keyed(values: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    return st.lists(values, min_size=len(KEYS), max_size=len(KEYS))


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    sources = draw(keyed(SOURCES))
    releases = draw(keyed(RELEASES))
    return Pack(
        id=draw(IDS),
        title=draw(TEXTS),
        work=draw(
            st.builds(
                Work,
                title=TEXTS,
                kind=st.sampled_from(KINDS),
                original_title=st.none() | TEXTS,
                year=st.none() | st.integers(1000, 9999),
                episodes=st.none() | st.integers(1, 999),
            )
        ),
        language=draw(st.sampled_from(LANGUAGES)),
        license="CC-BY-4.0",
        notes=tuple(draw(st.lists(NOTES, min_size=1, max_size=2, unique_by=lambda note: note.id))),
        sources=tuple(
            Source(key, one.title, one.author, one.publisher, one.date, one.url, one.accessed, one.isbn)
            for key, one in zip(KEYS, sources, strict=True)
        ),
        releases=tuple(
            Release(key, one.episode, one.duration, one.fps, one.timing)
            for key, one in zip(KEYS, releases, strict=True)
        ),
    )


@given(packs())
def test_a_pack_survives_json(pack: Pack) -> None:
    assert parse([("pack.json", to_json(pack))]) == pack


@given(packs())
def test_a_pack_survives_yaml(pack: Pack) -> None:
    text = yaml.safe_dump(export(pack), allow_unicode=True, sort_keys=False)
    assert parse([("pack.yaml", text)]) == pack


@given(packs())
def test_notes_survive_in_files_of_their_own(pack: Pack) -> None:
    whole = export(pack)
    notes = whole.pop("notes")
    documents = [("pack.json", json.dumps(whole)), *(("notes/n.json", json.dumps([note])) for note in notes)]
    assert parse(documents) == pack


def test_an_export_says_nothing_twice() -> None:
    pack = parse([("pack.yaml", EVERY_KEY)])
    assert export(pack)["notes"][1] == {
        "id": "argued",
        "anchors": [{"at": "00:12:04.000"}],
        "claim": "It is a coup.",
        "verdict": "misleading",
        "basis": "argument",
        "text": "Alan Woods argues that it was none.",
    }
    assert export(pack)["notes"][0]["anchors"][1] == {
        "words": ["Kiel", ["mutin*", "revolt*"]],
        "within": 7.5,
        "unless": ["1921"],
        "occurrence": "all",
        "after": 1,
    }


def test_json_is_written_for_people() -> None:
    text = to_json(parse([("pack.yaml", EVERY_KEY)]))
    assert text.startswith('{\n  "format": 1,\n  "id": "trotsky-2017",\n')
    assert "Троцкий" in text
    assert text.endswith("}\n")
