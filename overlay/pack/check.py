"""What is worth mending in a pack that is valid: findings and warnings, each with a way out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from overlay.errors import Diagnostic
from overlay.model import Anchor, Moment, Note, Pack, Quote, Words

_FEWEST_QUOTED = 3
_FEWEST_LETTERS = 6

# Scripts that are written without spaces between words: one word takes about two characters.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
# What stands between the names of several authors, and small words inside of a name.
_NO_NAMES = frozenset(
    ("and", "und", "et", "e", "y", "og", "och", "и", "de", "da", "di", "van", "von", "the", "of")
)


def check(pack: Pack) -> tuple[Diagnostic, ...]:
    """All findings and warnings about a pack, by their kind and then in the order of its notes.

    They need nothing but the pack; whether a note is found in a track, and whether its text fits the
    screen, is for others to say.
    """
    return (
        *_untranslated(pack),
        *_unused_sources(pack),
        *_unnamed_authors(pack),
        *_loose_anchors(pack),
        *_bound_to_release(pack),
        *_repeated_texts(pack),
    )


def _untranslated(pack: Pack) -> Iterator[Diagnostic]:
    """Notes without a text in a language that more than half of the notes have."""
    counts = Counter(language for note in pack.notes for language in note.text.languages)
    usual = [language for language, count in counts.items() if 2 * count > len(pack.notes)]
    for note in pack.notes:
        for language in usual:
            if note.text.match(language) is None:
                yield Diagnostic(
                    "language-missing",
                    f"the text is missing in {language}, which most notes of the pack have",
                    "finding",
                    note=note.id,
                    hint=f"Add it: text: {{{note.text.languages[0]}: …, {language}: …}}",
                )


def _unused_sources(pack: Pack) -> Iterator[Diagnostic]:
    cited = {citation.source for note in pack.notes for citation in note.sources}
    for source in pack.sources:
        if source.key not in cited:
            yield Diagnostic(
                "source-unused",
                f'no note cites the source "{source.key}"',
                hint=f"Cite it in a note, as in sources: [{source.key}], or remove it.",
            )


def _unnamed_authors(pack: Pack) -> Iterator[Diagnostic]:
    """Arguments whose text does not say whose they are: no text of theirs has a name of an author."""
    authors = {source.key: source.author for source in pack.sources}
    for note in pack.notes:
        if note.basis != "argument":
            continue
        names = [name for citation in note.sources if (name := authors[citation.source])]
        wanted = {word for name in names for word in _words(name)} - _NO_NAMES
        said = {word for _, text in note.text for word in _words(text)}
        # A name may have an ending in the text: Trotskys, Вудса.
        if names and not any(word.startswith(name) for name in wanted for word in said):
            yield Diagnostic(
                "author-unnamed",
                "the note is an argument, but its text does not say whose",
                "finding",
                note=note.id,
                hint=f'Name an author in the text: "{names[0]} argue that …"',
            )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _loose_anchors(pack: Pack) -> Iterator[Diagnostic]:
    """Anchors that match too much: quotes of one or two words, or one short word alone."""
    for note in pack.notes:
        for position, anchor in enumerate(note.anchors, start=1):
            message, hint = _looseness(anchor)
            if message:
                yield Diagnostic(
                    "anchor-loose", f"anchors[{position}] {message}", "finding", note=note.id, hint=hint
                )


def _looseness(anchor: Anchor) -> tuple[str, str]:
    """What is loose about an anchor and how to tighten it; empty for one that is not."""
    if isinstance(anchor, Quote):
        for language, text in anchor.text:
            if _count(text) < _FEWEST_QUOTED:
                return (
                    f'quotes less than three words ({language}: "{text}")',
                    "Quote the whole line, or add what is said next to it as prefix or suffix.",
                )
    if isinstance(anchor, Words):
        for language, groups in anchor.groups:
            word = groups[0][0]
            if len(groups) == 1 and len(groups[0]) == 1 and len(word.rstrip("*")) < _FEWEST_LETTERS:
                return (
                    f"needs only one short word ({language}: {word})",
                    f"Add words that are said near it, as in words: [{word}, mutin*].",
                )
    return "", ""


def _count(text: str) -> int:
    """How many words a text has."""
    unspaced = len(re.findall(_UNSPACED, text))
    return (unspaced + 1) // 2 + len(re.findall(r"\w+", re.sub(_UNSPACED, " ", text)))


def _bound_to_release(pack: Pack) -> Iterator[Diagnostic]:
    for note in pack.notes:
        if all(isinstance(anchor, Moment) and anchor.release is not None for anchor in note.anchors):
            yield Diagnostic(
                "anchor-release-only",
                "the note has only times of named releases, and can't be found in any other",
                note=note.id,
                hint='Add what is said there: - quote: "a line of the dialogue"',
            )


def _repeated_texts(pack: Pack) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Note] = {}
    for note in pack.notes:
        for language, text in note.text:
            earlier = first.setdefault((language.casefold(), text.casefold()), note)
            if earlier is not note:
                yield Diagnostic(
                    "text-repeated",
                    f'the {language} text is that of the note "{earlier.id}", word for word',
                    "finding",
                    note=note.id,
                    hint="Make one note of the two, with the anchors of both or occurrence: all.",
                )
