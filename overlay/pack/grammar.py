"""The pack format, version 1: every key, what it holds, what it means and how it may look.

The reader follows these tables, and the JSON Schema is made of them.
"""

from __future__ import annotations

from overlay.model import BASES, VERDICTS, Citation, Moment, Note, Quote, Release, Source, Words, Work
from overlay.pack import patterns
from overlay.pack.rules import UNSOURCED_BASIS, check_moment, check_note, check_release
from overlay.pack.shapes import (
    Choice,
    Clock,
    Integer,
    License,
    Markdown,
    Occurrences,
    Reference,
    Seconds,
    Spoken,
    Text,
    Version,
    Word,
)
from overlay.pack.structures import Field, Items, Keyed, Kinds, Languages, Record

VERSION = 1
KINDS = ("film", "series", "lecture", "broadcast", "other")
STATUSES = ("draft", "reviewed")


_ID = Word(
    "an id", patterns.ID, hint="Use small letters a to z, digits and hyphens.", plain=("integer", "boolean")
)
_DATE = Word(
    "a date",
    patterns.DATE,
    hint="Write 2019-03-10, 2019-03 or 2019.",
    plain=("integer",),
    least=1000,
    most=9999,
)
_TEXT = Text()
_TEXTS = Languages(_TEXT)
_SPOKEN = Spoken()
_OCCURRENCE = Field(
    Occurrences(),
    "Which one is meant where the place is found more than once: first, all, or a number.",
    "all",
)
_AFTER = Field(
    Seconds(0),
    "Seconds from what is said to the claim itself, for a picture without words. Default 0.",
    "2.5",
)

WORK = Record(
    "the work",
    {
        "title": Field(_TEXT, "The title by which its viewers know it.", "Trotsky", required=True),
        "original_title": Field(_TEXT, "The title in its own language.", "Троцкий"),
        "year": Field(Integer(1000, 9999), "The year in which it was first shown.", "2017"),
        "kind": Field(Choice(KINDS), "What sort of work it is. Default other.", "series"),
        "episodes": Field(Integer(1, 9999), "How many episodes it has.", "8"),
    },
    lambda values, _: Work(**values),
)

SOURCE = Record(
    "a source",
    {
        "author": Field(_TEXT, "Who wrote it.", "Alan Woods and Josh Holroyd"),
        "title": Field(_TEXT, "What it is called.", "A history of the navy", required=True),
        "publisher": Field(_TEXT, "Who published it.", "Wellred Books"),
        "date": Field(_DATE, "When it was published.", "2019-03-10"),
        "url": Field(
            Word("a web address", patterns.URL, hint="It begins with http:// or https://."),
            "Where it can be read.",
            "https://example.org/article",
        ),
        "accessed": Field(_DATE, "When it was last read there.", "2024-05-01"),
        "isbn": Field(_TEXT, "The number of the book.", "978-0-14-118778-5"),
    },
    lambda values, path: Source(key=str(path[-1]), **values),
)

RELEASE = Record(
    "a release",
    {
        "episode": Field(Integer(1, 9999), "The episode that it is a cut of.", "1"),
        "duration": Field(Clock(), "How long it is.", '"00:48:12.000"'),
        "fps": Field(
            Word(
                "a number of frames a second",
                patterns.FRAME_RATE,
                hint="Write 25 or 23.976.",
                plain=("number",),
                least=1,
                most=999.999999,
            ),
            "Its frames a second.",
            "25",
        ),
        "timing": Field(
            Word(
                "the path of a file in the pack's folder",
                patterns.FILE,
                hint="Write it with / and without .. in it: timings/disc.json.",
                plain=("number", "boolean"),
            ),
            "A file in the pack's folder with the times of its dialogue.",
            "timings/disc.json",
        ),
    },
    lambda values, path: Release(key=str(path[-1]), **values),
    rule=check_release,
)

QUOTE = Record(
    "an anchor with a quote",
    {
        "quote": Field(
            _TEXTS, "A line of the dialogue, word for word.", "Sailors have mutinied.", required=True
        ),
        "prefix": Field(
            _TEXTS, "What is said just before, to tell two occurrences apart.", "News from Kiel."
        ),
        "suffix": Field(_TEXTS, "What is said just after, to tell two occurrences apart.", "All of them?"),
        "occurrence": _OCCURRENCE,
        "after": _AFTER,
    },
    lambda values, _: Quote(text=values.pop("quote"), **values),
)

WORDS = Record(
    "an anchor with words",
    {
        "words": Field(
            Languages(
                Items(
                    Items(_SPOKEN, "a word or a list of words", single=True), "a list of words", single=False
                )
            ),
            "What is said close together: all entries of the list. An inner list holds alternatives; "
            "* stands for any ending.",
            "[Kiel, [mutin*, revolt*]]",
            required=True,
        ),
        "within": Field(Seconds(1), "In how many seconds all of it is said. Default 10.", "15"),
        "unless": Field(
            Languages(Items(_SPOKEN, "a list of words")),
            "Words that, said in the same seconds, rule the place out.",
            "[1921]",
        ),
        "occurrence": _OCCURRENCE,
        "after": _AFTER,
    },
    lambda values, _: Words(groups=values.pop("words"), **values),
)

MOMENT = Record(
    "an anchor with a time",
    {
        "at": Field(Clock(), "When the claim begins.", '"00:12:04.500"', required=True),
        "until": Field(Clock(), "When the claim ends.", '"00:12:09.000"'),
        "release": Field(
            Reference("releases"), "The release whose clock this is; without it, the track at hand.", "disc"
        ),
    },
    lambda values, _: Moment(**values),
    rule=check_moment,
)

CITATION = Record(
    "a citation",
    {
        "source": Field(Reference("sources"), "A key of the pack's sources.", "woods-2019", required=True),
        "locator": Field(_TEXT, "Where in the source: a page, a chapter.", '"p. 12"'),
        "quote": Field(_TEXT, "The words of the source.", "The fleet mutinied in November."),
    },
    lambda values, _: Citation(**values),
    short="source",
)

NOTE = Record(
    "a note",
    {
        "id": Field(
            _ID, "A name for the note that no other note of the pack has.", "kiel-date", required=True
        ),
        "episode": Field(
            Items(Integer(1, 9999), "a number or a list of numbers", single=True),
            "The episode or episodes that it belongs to; without it, any.",
            "5",
        ),
        "anchors": Field(
            Items(Kinds("an anchor", {"quote": QUOTE, "words": WORDS, "at": MOMENT}), "a list of anchors"),
            "How the moment of the claim is found; several anchors help one another.",
            '[{quote: "Sailors have mutinied."}]',
            required=True,
        ),
        "claim": Field(
            _TEXT,
            "What the work says or shows there, in your own words.",
            "Kiel mutinies in 1917.",
            required=True,
        ),
        "verdict": Field(Choice(VERDICTS), "What is wrong with the claim.", "wrong", required=True),
        "basis": Field(
            Choice(BASES),
            "What the correction rests on: the record; that there is none (invention); an author's "
            "argument; or that historians disagree.",
            "record",
            required=True,
        ),
        "text": Field(
            Languages(Text(on_screen=True)),
            "The correction, as the viewer reads it.",
            "Kiel mutinied in November 1918.",
            required=True,
        ),
        "short": Field(
            Languages(Text(on_screen=True)),
            "A shorter text, for where the other does not fit.",
            "It was in 1918.",
        ),
        "detail": Field(
            Languages(Markdown()),
            "More, in Markdown, for a page beside the video; never on screen.",
            "…",
        ),
        "sources": Field(
            Items(CITATION, "a list of sources"),
            f"What proves it: keys of the pack's sources. Needed unless the basis is {UNSOURCED_BASIS}.",
            "[woods-2019]",
        ),
        "category": Field(_TEXT, "A word of your own, to choose notes by.", "date"),
        "priority": Field(Integer(1, 5), "1 is shown first when not all notes fit, 5 last. Default 3.", "3"),
        "author": Field(_TEXT, "Who wrote the note.", "A. Reader"),
        "reviewed_by": Field(_TEXT, "Who checked it.", "B. Reader"),
        "date": Field(_DATE, "When it was last changed.", "2024-05-01"),
        "status": Field(Choice(STATUSES), "Whether it has been checked.", "reviewed"),
    },
    lambda values, _: Note(episodes=values.pop("episode", ()), **values),
    rule=check_note,
)

NOTES = Items(NOTE, "a list of notes")

PACK = Record(
    "the pack",
    {
        "format": Field(Version(VERSION), "The version of the format.", str(VERSION), required=True),
        "id": Field(_ID, "A name for the pack that no other pack has.", "trotsky-2017", required=True),
        "title": Field(_TEXT, "What the pack is called.", "What the series gets wrong", required=True),
        "work": Field(
            WORK, "The work that the notes are about.", "{title: Trotsky, kind: series}", required=True
        ),
        "language": Field(
            Word("a language tag", patterns.LANGUAGE, hint="Use a tag such as en, ru or pt-BR (BCP 47)."),
            "The language of every text that names none (BCP 47).",
            "en",
            required=True,
        ),
        "license": Field(
            License(
                "an SPDX license expression",
                patterns.LICENSE,
                hint="Write a name of the SPDX list, such as CC-BY-4.0.",
                plain=("number", "boolean"),
            ),
            "Under what terms others may use the notes (SPDX).",
            "CC-BY-4.0",
            required=True,
        ),
        "sources": Field(
            Keyed(SOURCE),
            "The bibliography: a key of your own for each source.",
            "{woods-2019: {title: A reply}}",
        ),
        "releases": Field(
            Keyed(RELEASE),
            "The cuts of the work that times refer to: a key of your own for each.",
            "{disc: {fps: 25}}",
        ),
        "unless": Field(
            Languages(Items(_SPOKEN, "a list of words")),
            "Words that rule a place out for every anchor with words: what is said where a claim is denied.",
            "[no evidence, slander*]",
        ),
        "notes": Field(NOTES, "The notes; they may also stand in files of their own."),
    },
    lambda values, _: values,
)
