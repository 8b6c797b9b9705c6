"""Whether every text is there, and can be found, in each language of the pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from overlay.errors import Diagnostic
from overlay.model import ByLanguage, Moment, Note, Pack, Quote
from overlay.review.rules import broken


def untranslated(pack: Pack) -> Iterator[Diagnostic]:
    """Texts without a language that more than half of the notes have, or that the note's text has."""
    counts = Counter(language for note in pack.notes for language in note.text.languages)
    usual = [language for language, count in counts.items() if 2 * count > len(pack.notes)]
    for note in pack.notes:
        yield from _lacking(note, "text", note.text, usual, "most notes of the pack have")
        for name, texts in (("short", note.short), ("detail", note.detail)):
            # A longer text is for readers, who may be served in the pack's own language alone.
            if texts is not None and (name == "short" or len(texts.languages) > 1):
                yield from _lacking(note, name, texts, list(note.text.languages), "the note's text has")


def _lacking(
    note: Note, name: str, texts: ByLanguage[str], wanted: list[str], whose: str
) -> Iterator[Diagnostic]:
    for language in wanted:
        if texts.match(language) is None:
            yield broken(
                "language-missing",
                f"`{name}` is missing in {language}, which {whose}",
                f"Add it: {name}: {{{texts.languages[0]}: …, {language}: …}}",
                note.id,
            )


def deaf(pack: Pack) -> Iterator[Diagnostic]:
    """Notes with a text in a language that none of their anchors speaks, when others speak several.

    A quote or words without a language are in the pack's own. A time holds in every language.
    """
    for note in pack.notes:
        heard = _heard(note)
        if heard is None:
            continue
        for language in note.text.languages:
            if len(note.text.languages) > 1 and language.casefold().split("-")[0] not in heard:
                yield broken(
                    "anchor-language-missing",
                    f"the note has a text in {language} and no anchor in it",
                    f"Add what is said there in {language} to an anchor: {_key(note)}: {{…, {language}: …}}. "
                    "If the dialogue is never in that language, leave it so.",
                    note.id,
                )


def _key(note: Note) -> str:
    """The key of the anchor that a translation is best added to."""
    return "quote" if isinstance(note.anchors[0], Quote) else "words"


def _heard(note: Note) -> set[str] | None:
    """The base languages of a note's anchors; None where a time at hand makes them needless."""
    heard: set[str] = set()
    for anchor in note.anchors:
        if isinstance(anchor, Moment):
            if anchor.release is None:
                return None
            continue
        spoken = anchor.text if isinstance(anchor, Quote) else anchor.groups
        heard |= {language.casefold().split("-")[0] for language in spoken.languages}
    return heard or None
