"""What is worth mending in a pack that is valid: findings and warnings, each with a way out."""

from __future__ import annotations

from overlay.errors import Diagnostic
from overlay.model import Pack, Track
from overlay.review import anchors, correction, languages, sources, texts, tracks
from overlay.review.rules import RULES, Rule

__all__ = ["RULES", "Rule", "review", "review_in", "review_outside"]


def review(pack: Pack, profile: str = "default") -> tuple[Diagnostic, ...]:
    """All findings and warnings about a pack in itself, by their kind and then in the order of its notes.

    ``profile`` names the standard that the texts must fit. Raises UsageError for one that does not
    exist.
    """
    return (
        *texts.overlong(pack, profile),
        *correction.uncorrected(pack),
        *texts.exclaiming(pack),
        *languages.untranslated(pack),
        *languages.deaf(pack),
        *anchors.loose(pack),
        *anchors.bound_to_release(pack),
        *sources.unnamed_authors(pack),
        *texts.repeated(pack),
        *sources.unused(pack),
        *sources.without_locator(pack),
        *sources.unreviewed(pack),
    )


def review_in(
    track: Track, pack: Pack, *, episode: int | None = None, language: str | None = None
) -> tuple[Diagnostic, ...]:
    """Anchors that fit too many places of a track of the pack's work."""
    return tuple(tracks.broad(track, pack, episode=episode, language=language))


def review_outside(track: Track, pack: Pack, *, language: str | None = None) -> tuple[Diagnostic, ...]:
    """Notes that would be shown in a track of another work, where none belongs."""
    return tuple(tracks.stray(track, pack, language=language))
