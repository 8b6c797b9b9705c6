"""The page that tells the season claim by claim, made of the pack and the samples."""

from __future__ import annotations

from collections.abc import Iterator

from overlay.model import Citation, Note, Pack, Placed, Settings, Source
from overlay.pipeline import annotate
from overlay.timecode import short_clock
from tests.content.material import SEASON, episode, number_of

_HEAD = """\
# *Trotsky* (2017), claim by claim

What the pack [`annotations/trotsky-2017`](../annotations/trotsky-2017) says, in the order of the sample
season in [`samples/trotsky`](../samples), which makes every claim once. The times are those of the samples:
in any other release the notes are found by what is said there. Below the tables stand
[the notes in full](#the-notes-in-full), with what is on record, whose the arguments are, and the
[sources](#sources).

This page is written from the pack and the samples by a test, and kept in step with them.
"""

_WORDS = {
    "record": "on record",
    "invention": "no source has it",
    "argument": "an argument",
    "disputed": "historians disagree, or the record is against the articles too",
}


def page(pack: Pack) -> str:
    """The page as Markdown."""
    seasons = {number_of(name): _shown(pack, name) for name in SEASON}
    order = [one.note for shown in seasons.values() for one in shown]
    parts = [_HEAD, *(_table(number, shown) for number, shown in seasons.items())]
    parts.append("## The notes in full\n")
    parts += [_whole(note, pack) for note in order]
    parts.append(_bibliography(pack))
    return "\n".join(parts)


def _shown(pack: Pack, name: str) -> tuple[Placed, ...]:
    """The notes of an episode in the order in which they are shown."""
    return annotate(episode(name), pack, Settings(language="en", episode=number_of(name))).placed


def _table(number: int, shown: tuple[Placed, ...]) -> str:
    rows = "\n".join(_row(one) for one in shown)
    return (
        f"## Episode {number}\n\n"
        "| at | the series shows | | what is so |\n"
        "| ---: | --- | --- | --- |\n"
        f"{rows}\n"
    )


def _row(one: Placed) -> str:
    note = one.note
    clock = short_clock(one.pages[0].span.start)
    return f"| {clock} | [{note.claim}](#{note.id}) | {note.verdict} | {_english(note)} |"


def _english(note: Note) -> str:
    return dict(note.text)["en"]


def _whole(note: Note, pack: Pack) -> str:
    sources = {source.key: source for source in pack.sources}
    cited = "; ".join(_cited(citation, sources[citation.source]) for citation in note.sources)
    detail = dict(note.detail)["en"] if note.detail else ""
    return (
        f"### {note.id}\n\n"
        f"*The series shows:* {note.claim}\n\n"
        f"**{note.verdict}** ({_WORDS[note.basis]}). {_english(note)}\n\n"
        f"{detail.strip()}\n\n"
        f"Sources: {cited}.\n"
    )


def _cited(citation: Citation, source: Source) -> str:
    name = f"[{source.author or source.title}](#{source.key})"
    year = f" {source.date[:4]}" if source.date else ""
    locator = f", {citation.locator}" if citation.locator else ""
    return f"{name}{year}{locator}"


def _bibliography(pack: Pack) -> str:
    return "## Sources\n\n" + "\n".join(_entries(pack)) + "\n"


def _entries(pack: Pack) -> Iterator[str]:
    for source in sorted(pack.sources, key=lambda source: (source.author or "", source.date or "")):
        title = f"[{source.title}]({source.url})" if source.url else f"*{source.title}*"
        facts = ", ".join(fact for fact in (source.author, title, source.publisher, source.date) if fact)
        yield f'- <a id="{source.key}"></a>{facts}'
