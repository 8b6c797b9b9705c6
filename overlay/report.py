"""What a command found, as JSON values with a stated schema (number 1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from overlay.errors import Diagnostic
from overlay.model import Located, Placed, Settings, Unplaced
from overlay.pipeline import Result

SCHEMA = 1

Json = dict[str, Any]


def merge_report(result: Result, settings: Settings, *, source: str, output: str, pack: str) -> Json:
    """The account of a merge: every note of the pack with its status, and every warning.

    Times are integer milliseconds; cues count from 1 in the source track.
    """
    return {
        "schema": SCHEMA,
        "input": source,
        "output": output,
        "pack": pack,
        "placement": settings.placement,
        "profile": settings.profile,
        "language": settings.language,
        "notes": [_placed(one) for one in result.placed] + [_unplaced(one) for one in result.unplaced],
        "warnings": diagnostics(result.warnings, source),
    }


def refusal_report(found: Iterable[Diagnostic], *, source: str, pack: str) -> Json:
    """The account of one file of several that was refused, and for which nothing was written."""
    return {
        "schema": SCHEMA,
        "input": source,
        "output": None,
        "pack": pack,
        "errors": diagnostics(found, source),
    }


def locate_report(
    located: Iterable[Located], unplaced: Iterable[Unplaced], *, source: str, pack: str
) -> Json:
    """The account of a search: where each claim is made; `located` stands for a note found."""
    return {
        "schema": SCHEMA,
        "input": source,
        "pack": pack,
        "notes": [_entry(one.note.id, "located", one) for one in located]
        + [_unplaced(one) for one in unplaced],
    }


def packs_report(rows: Iterable[tuple[str, int, str, str]], broken: Iterable[Diagnostic]) -> Json:
    """The packs at hand, and what is wrong with those that can't be read."""
    packs = [{"id": name, "notes": notes, "title": title, "path": path} for name, notes, title, path in rows]
    return {"schema": SCHEMA, "packs": packs, "findings": diagnostics(broken, None, severity=True)}


def check_report(found: Sequence[Diagnostic], packs: Sequence[str], *, explain: bool) -> Json:
    """The account of a check of packs; with ``explain`` also the rules that are not kept, with examples."""
    report: Json = {
        "schema": SCHEMA,
        "packs": list(packs),
        "findings": diagnostics(found, None, severity=True),
    }
    if explain:
        from overlay.review import RULES

        codes = {one.code for one in found}
        report["rules"] = {code: rule._asdict() for code, rule in RULES.items() if code in codes}
    return report


def findings_report(found: Iterable[Diagnostic], about: Mapping[str, str]) -> Json:
    """The account of a check: what it was about, and everything found."""
    return {"schema": SCHEMA, **about, "findings": diagnostics(found, None, severity=True)}


def diagnostics(found: Iterable[Diagnostic], file: str | None, *, severity: bool = False) -> list[Json]:
    """Diagnostics as JSON; those without a file of their own are about ``file``."""
    return [
        {
            "code": one.code,
            **({"severity": one.severity} if severity else {}),
            "message": one.message,
            "file": one.file if one.file is not None else file,
            "line": one.line,
            "column": one.column,
            "cue": one.cue,
            "note": one.note,
        }
        for one in found
    ]


def _placed(one: Placed) -> Json:
    pages = [
        {"start": page.span.start, "end": page.span.end, "lines": list(page.lines)} for page in one.pages
    ]
    return {**_entry(one.note.id, "placed", one.located), "pages": pages}


def _unplaced(one: Unplaced) -> Json:
    entry = _entry(one.note.id, one.status, one.located)
    return {**entry, "reason": one.reason, "message": one.message, "pages": []}


def _entry(note: str, status: str, located: Located | None) -> Json:
    return {
        "id": note,
        "status": status,
        "reason": None,
        "message": None,
        "how": located.how if located else None,
        "score": round(located.score, 2) if located else None,
        "claim": _claim(located) if located else None,
    }


def _claim(located: Located) -> Json:
    first, last = located.cues
    cues = list(range(first + 1, last + 2)) if first >= 0 else []
    return {"start": located.claim.start, "end": located.claim.end, "cues": cues}
