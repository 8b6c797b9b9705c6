"""A pack to version 1 of the format, as JSON or as the plain values that JSON is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from overlay.model import Anchor, ByLanguage, Citation, Note, Pack, Quote, Release, Source, Words, Work
from overlay.pack.grammar import VERSION
from overlay.timecode import clock

Plain = dict[str, Any]
T = TypeVar("T")


def to_json(pack: Pack) -> str:
    """The pack as a JSON file, from which `parse` reads the same pack."""
    import json

    return json.dumps(export(pack), ensure_ascii=False, indent=2) + "\n"


def export(pack: Pack) -> Plain:
    """The pack as plain values, keys in the format's order, without those left at their defaults."""
    return _said(
        {
            "format": VERSION,
            "id": pack.id,
            "title": pack.title,
            "work": _work(pack.work),
            "language": pack.language,
            "license": pack.license,
            "sources": {source.key: _source(source) for source in pack.sources} or None,
            "releases": {release.key: _release(release) for release in pack.releases} or None,
            "notes": [_note(note, pack.language) for note in pack.notes],
        }
    )


def _said(values: Plain) -> Plain:
    return {key: value for key, value in values.items() if value is not None}


def _work(work: Work) -> Plain:
    return _said(
        {
            "title": work.title,
            "original_title": work.original_title,
            "year": work.year,
            "kind": work.kind,
            "episodes": work.episodes,
        }
    )


def _source(source: Source) -> Plain:
    return _said(
        {
            "author": source.author,
            "title": source.title,
            "publisher": source.publisher,
            "date": source.date,
            "url": source.url,
            "accessed": source.accessed,
            "isbn": source.isbn,
        }
    )


def _release(release: Release) -> Plain:
    return _said(
        {
            "episode": release.episode,
            "duration": _clock(release.duration),
            "fps": release.fps,
            "timing": release.timing,
        }
    )


def _note(note: Note, language: str) -> Plain:
    return _said(
        {
            "id": note.id,
            "episode": _single(note.episodes) if note.episodes else None,
            "anchors": [_anchor(anchor, language) for anchor in note.anchors],
            "claim": note.claim,
            "verdict": note.verdict,
            "basis": note.basis,
            "text": _texts(note.text, language),
            "short": _texts(note.short, language),
            "detail": _texts(note.detail, language),
            "sources": [_citation(citation) for citation in note.sources] or None,
            "category": note.category,
            "priority": note.priority if note.priority != 3 else None,
            "author": note.author,
            "reviewed_by": note.reviewed_by,
            "date": note.date,
            "status": note.status,
        }
    )


def _anchor(anchor: Anchor, language: str) -> Plain:
    if isinstance(anchor, Quote):
        return _said(
            {
                "quote": _texts(anchor.text, language),
                "prefix": _texts(anchor.prefix, language),
                "suffix": _texts(anchor.suffix, language),
                "occurrence": anchor.occurrence,
                "after": _seconds(anchor.after) if anchor.after else None,
            }
        )
    if isinstance(anchor, Words):
        return _said(
            {
                "words": _by_language(anchor.groups, language, _groups),
                "within": _seconds(anchor.within),
                "unless": _by_language(anchor.unless, language, list),
                "occurrence": anchor.occurrence,
                "after": _seconds(anchor.after) if anchor.after else None,
            }
        )
    return _said({"at": _clock(anchor.at), "until": _clock(anchor.until), "release": anchor.release})


def _citation(citation: Citation) -> Plain | str:
    if citation.locator is None and citation.quote is None:
        return citation.source
    return _said({"source": citation.source, "locator": citation.locator, "quote": citation.quote})


def _texts(texts: ByLanguage[str] | None, language: str) -> Plain | str | None:
    written: Plain | str | None = _by_language(texts, language, str)
    return written


def _by_language(values: ByLanguage[T] | None, language: str, write: Callable[[T], Any]) -> Any:
    """The bare value where the pack's language is its only one, else a mapping of languages."""
    if values is None:
        return None
    if values.languages == (language,):
        return write(values.entries[0][1])
    return {tag: write(value) for tag, value in values}


def _groups(groups: tuple[tuple[str, ...], ...]) -> list[Any]:
    return [_single(group) for group in groups]


def _single(values: tuple[T, ...]) -> T | list[T]:
    return values[0] if len(values) == 1 else list(values)


def _clock(milliseconds: int | None) -> str | None:
    return None if milliseconds is None else clock(milliseconds, ".")


def _seconds(milliseconds: int) -> float:
    return milliseconds // 1000 if milliseconds % 1000 == 0 else milliseconds / 1000
