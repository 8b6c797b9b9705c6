"""The tool in one function: a track and a pack become a track with notes, and an account of them.

Start reading here. Every stage is a pure function over the values of `model`; this module alone
knows their order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from overlay.compose import compose, strip
from overlay.errors import Diagnostic
from overlay.locate import locate
from overlay.model import (
    ByLanguage,
    LabelStyle,
    LaidOut,
    Located,
    Note,
    Pack,
    Placed,
    Profile,
    Settings,
    Track,
    Unplaced,
)
from overlay.reading import label, paginate, profile_for
from overlay.schedule import schedule


@dataclass(frozen=True, slots=True)
class Result:
    """What a merge made: the new track, and every note of the pack as placed or unplaced."""

    track: Track
    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[Diagnostic, ...]

    @property
    def found(self) -> bool:
        """Whether any claim that the pack answers is made in the track."""
        return bool(self.placed) or any(one.located for one in self.unplaced)

    @property
    def findings(self) -> bool:
        """Whether a person should look: a note of this episode has no place, or something is unsure."""
        left_out = any(one.status == "unplaced" for one in self.unplaced)
        return left_out or any(one.severity != "warning" for one in self.warnings)


def annotate(
    track: Track, pack: Pack, settings: Settings | None = None, progress: Callable[[str], None] | None = None
) -> Result:
    """Merge a pack's notes into a track; notes that a former merge left in it are replaced.

    ``progress`` is called with the name of each stage, in the order of `STAGES`, as it begins.
    Raises UsageError for a profile that does not exist.
    """
    chosen = settings or Settings()
    begin = progress or _silent
    language = chosen.language or pack.language
    begin("strip")
    bare = strip(track)
    begin("locate")
    located, missing = find(bare.track, pack, chosen)
    begin("lay out")
    profile = profile_for(chosen.profile, language)
    laid_out = [_laid_out(one, language, profile, chosen.labels) for one in located]
    begin("schedule")
    placed, crowded_out = schedule(bare.track, laid_out, profile, chosen.placement, chosen.delay)
    begin("compose")
    merged = compose(bare.track, placed, chosen.placement)
    warnings = (*track.warnings, *bare.doubts, *_translations(placed, language))
    return Result(merged, placed, (*crowded_out, *missing), warnings)


STAGES = ("strip", "locate", "lay out", "schedule", "compose")


def find(
    track: Track, pack: Pack, settings: Settings | None = None
) -> tuple[tuple[Located, ...], tuple[Unplaced, ...]]:
    """Where the claims that a pack answers are made in a track, and the notes that are not found.

    Notes that the settings filter out are among the latter.
    """
    chosen = settings or Settings()
    notes, filtered = _filtered(pack, chosen)
    language = chosen.language or pack.language
    located, missing = locate(track, notes, episode=chosen.episode, language=language)
    return located, (*missing, *filtered)


def prove(
    original: Track, merged: Track, pack: Pack, settings: Settings | None = None
) -> tuple[Diagnostic, ...]:
    """Check a finished file against the original and the pack; every broken promise, or nothing.

    ``settings`` are those of the merge. Raises UsageError for a profile that does not exist.
    """
    from overlay.verify import Evidence, verify

    chosen = settings or Settings()
    language = chosen.language or pack.language
    located, _ = find(strip(original).track, pack, chosen)
    evidence = Evidence(
        original=original,
        merged=merged,
        stripped=strip(merged).track,
        remade=(annotate(original, pack, chosen).track, annotate(merged, pack, chosen).track),
        pack=pack,
        located=located,
        profile=profile_for(chosen.profile, language),
        delay=chosen.delay,
        notes_only=chosen.placement == "track",
    )
    return verify(evidence)


def _filtered(pack: Pack, settings: Settings) -> tuple[list[Note], list[Unplaced]]:
    """The notes that the settings let through, and the others with the filter that held them."""
    kept: list[Note] = []
    held: list[Unplaced] = []
    for note in pack.notes:
        if settings.categories and note.category not in settings.categories:
            held.append(
                Unplaced(note, "absent", "filtered", f"its category is {note.category or 'not given'}")
            )
        elif settings.bases and note.basis not in settings.bases:
            held.append(Unplaced(note, "absent", "filtered", f"its basis is {note.basis}"))
        else:
            kept.append(note)
    return kept, held


def _laid_out(located: Located, language: str, profile: Profile, labels: LabelStyle) -> LaidOut:
    """A located note with its pages, in the language asked for or else the pack's first."""
    note = located.note
    head = label(note.verdict, note.basis, language, labels)
    pages = paginate(_text(note.text, language), head, profile)
    short = paginate(_text(note.short, language), head, profile) if note.short else None
    return LaidOut(located, pages, short)


def _text(texts: ByLanguage[str], language: str) -> str:
    return (texts.match(language) or texts.entries[0])[1]


def _translations(placed: tuple[Placed, ...], language: str) -> tuple[Diagnostic, ...]:
    """One warning when notes are shown in another language than the one asked for."""
    foreign = [one.note.id for one in placed if one.note.text.match(language) is None]
    if not foreign:
        return ()
    message = f"{len(foreign)} notes have no text in {language} and are shown in another language"
    hint = f"Add texts in {language} to the pack, or choose another --language. First: {foreign[0]}."
    return (Diagnostic("untranslated", message, hint=hint),)


def _silent(_stage: str) -> None:
    """Say nothing about the stage that begins."""
