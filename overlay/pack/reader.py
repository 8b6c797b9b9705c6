"""Pack files to a pack, or to everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from overlay.errors import PackError
from overlay.model import Anchor, ByLanguage, Note, Pack, Words
from overlay.pack import patterns
from overlay.pack.context import Context
from overlay.pack.document import Document
from overlay.pack.grammar import NOTES, PACK, VERSION
from overlay.pack.problems import Problem, Problems, diagnostics
from overlay.pack.shapes import Version
from overlay.pack.structures import Values
from overlay.pack.tree import MalformedError, Tree, shown

Barring = ByLanguage[tuple[str, ...]]


def parse(documents: Sequence[tuple[str, str]]) -> Pack:
    """Read a pack from its files, each a name and a text in YAML or JSON.

    The first is the pack itself; the others are lists of notes, which follow its own in that order.
    Raises PackError with a diagnostic for each problem (fifty at most, and the number of the rest),
    sorted by file and place.

    >>> parse([("pack.yaml", "format: 2")])
    Traceback (most recent call last):
        ...
    overlay.errors.PackError: pack.yaml:1:9: format is 2: the pack is written for a newer version
      Update overlay.
    """
    if not documents:
        raise PackError("there is no file to read a pack from", hint="Name a pack's file or folder.")
    problems = Problems()
    readable: dict[int, Document] = {}
    for position, (name, text) in enumerate(documents):
        try:
            readable[position] = Document(name, text)
        except MalformedError as error:
            problems.add_malformed(position, error)
    pack = _read(readable, len(documents) == 1, problems) if 0 in readable else None
    if pack is None or problems.count or any(document.repeats for document in readable.values()):
        raise PackError.of(diagnostics(problems, [name for name, _ in documents], readable))
    return pack


def _read(documents: Mapping[int, Document], alone: bool, problems: Problems) -> Pack | None:
    """The pack of the files that could be read; what is wrong with them goes to ``problems``.

    ``alone`` says that the pack has no other files, so that its notes must be in the first.
    """
    root = documents[0].tree
    if not isinstance(root, dict):
        hint = 'A pack begins with the line "format: 1"; lists of notes stand in its folder notes.'
        message = f"must be a mapping with the keys format, id, title and so on, not {shown(root)}"
        problems.add(Problem((0, ()), message, hint=hint))
        return None
    context = Context(
        _language(root), {part: _keys(root, part) for part in ("sources", "releases")}, problems
    )
    version = root.get("format", "")
    if Version(VERSION).is_newer(version):
        Version(VERSION).read(version, ("format",), context)
        return None
    values = PACK.read(root, (), context)
    if alone and "notes" not in root:
        hint = "Add notes: and below it a list of notes, or files with such lists in the folder notes."
        problems.add(Problem((0, ()), "has no notes", hint=hint, code="pack-key"))
    notes = _further_notes(documents, context)
    return None if values is None else _pack(values, notes)


def _language(root: dict[str, Tree]) -> str:
    """The pack's language; when it is wrong, which is reported elsewhere, one that does no more harm."""
    language = root.get("language")
    right = isinstance(language, str) and re.fullmatch(patterns.LANGUAGE, language)
    return str(language) if right else "und"


def _keys(root: dict[str, Tree], part: str) -> Collection[str]:
    entries = root.get(part)
    return entries if isinstance(entries, dict) else ()


def _further_notes(documents: Mapping[int, Document], context: Context) -> list[Note]:
    notes: list[Note] = []
    for position, document in documents.items():
        if position == 0:
            continue
        context.position = position
        if isinstance(document.tree, list):
            notes += NOTES.read(document.tree, (), context) or ()
        else:
            hint = "Begin each note with - id: at the start of a line, with no key above them."
            context.report((), f"must be a list of notes, not {shown(document.tree)}", hint)
    return notes


def _pack(values: Values, notes: Sequence[Note]) -> Pack:
    every = (*values.get("notes", ()), *notes)
    return Pack(
        id=values["id"],
        title=values["title"],
        work=values["work"],
        language=values["language"],
        license=values["license"],
        notes=_ruled_out(every, values["unless"]) if "unless" in values else every,
        sources=values.get("sources", ()),
        releases=values.get("releases", ()),
    )


def _ruled_out(notes: Sequence[Note], unless: Barring) -> tuple[Note, ...]:
    """The notes, with the pack's words that rule a place out added to each anchor's own."""
    return tuple(
        replace(note, anchors=tuple(_with_barring(anchor, unless) for anchor in note.anchors))
        for note in notes
    )


def _with_barring(anchor: Anchor, unless: Barring) -> Anchor:
    if not isinstance(anchor, Words):
        return anchor
    own = anchor.unless.entries if anchor.unless else ()
    added = [(tag, _joined(words, unless.match(tag))) for tag, words in own]
    known = {tag.casefold() for tag, _ in own}
    # The words of a related language, which counted as long as the anchor had none in this one, still do.
    others = [
        (tag, _joined(words, anchor.unless.match(tag) if anchor.unless else None))
        for tag, words in unless
        if tag.casefold() not in known
    ]
    return replace(anchor, unless=ByLanguage((*added, *others)))


def _joined(words: tuple[str, ...], more: tuple[str, tuple[str, ...]] | None) -> tuple[str, ...]:
    return words if more is None else tuple(dict.fromkeys((*words, *more[1])))
