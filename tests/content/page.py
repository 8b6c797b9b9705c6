"""The page that tells the season claim by claim, made of the pack and the samples."""

from __future__ import annotations

from collections.abc import Iterator

from overlay.model import Citation, Note, Pack, Placed, Settings, Source
from overlay.pipeline import annotate
from overlay.timecode import short_clock
from tests.content.material import SEASON, episode, number_of

_HEAD = """\
# *Trotsky* (2017), claim by claim

The television drama *Trotsky* (Channel One Russia, 2017, later on Netflix) was answered point by point in
two articles of 2019: one by [Alan Woods and Josh Holroyd](#woods-holroyd-2019), with a letter by Trotsky's
grandson Esteban Volkov, and one by the Brazilian group [Esquerda Marxista](#esquerda-marxista-2019). Both
come from one political tendency and argue a case. Most of what they correct can be checked without them;
where it can't, or where the record speaks against them, the notes say so. "The articles" below are these two.

**What the series shows is taken from these articles**, not from the series itself: its subtitles are not
ours to work from. The episodes and times below are those of the [sample season](../samples), which was
written for this project and makes every claim once; they are not the series' own. In any release of the
series the notes of [`annotations/trotsky-2017`](../annotations/trotsky-2017) are found by what is said there.

| the verdict says of the claim | | the basis says of the correction | |
| --- | --- | --- | --- |
| wrong | it is contradicted by what is on record | on record | any reference work confirms it |
| invented | there is no source for it | no source has it | nothing is known that records it |
| misleading | it suggests what is not so | an argument | it is how the authors named read the events |
| unproven | nobody has shown it to be true | disputed | historians disagree, or record and articles do |
| disputed | those who know the sources disagree | | |
| omitted | what changes its meaning is left out | | |

All notes were written, and then checked by a second reader, in this project; no historian and no native
reader of the Russian, Portuguese and Spanish texts from outside of it has reviewed them yet. Below the
tables stand [the notes in full](#the-notes-in-full) and their [sources](#sources).
"""

_WORDS = {
    "record": "on record",
    "invention": "no source has it",
    "argument": "an argument",
    "disputed": "disputed",
}


def page(pack: Pack) -> str:
    """The page as Markdown."""
    seasons = {number_of(name): _shown(pack, name) for name in SEASON}
    parts = [_HEAD, *(_table(number, shown) for number, shown in seasons.items())]
    parts.append("## The notes in full\n")
    for number, shown in seasons.items():
        parts.append(f"### Notes of episode {number}\n")
        parts += [_whole(one.note, pack) for one in shown]
    parts.append(_bibliography(pack))
    return "\n".join(parts)


def _shown(pack: Pack, name: str) -> tuple[Placed, ...]:
    """The notes of an episode in the order in which they are shown."""
    return annotate(episode(name), pack, Settings(language="en", episode=number_of(name))).placed


def _table(number: int, shown: tuple[Placed, ...]) -> str:
    rows = "\n".join(_row(one) for one in shown)
    return (
        f"## Sample episode {number}\n\n"
        "| at | the claim | | what is so |\n"
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
        f"#### {note.id}\n\n"
        f"*The claim:* {note.claim}\n\n"
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
