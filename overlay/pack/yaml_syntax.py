"""YAML to a plain tree: the harmless part of the language, with scalars as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from overlay.pack.tree import (
    DEEPEST,
    Event,
    MalformedError,
    Place,
    Plain,
    Tree,
    empty_file,
    grow,
    shown,
    too_deep,
)

if TYPE_CHECKING:
    import yaml

# What to do about a message of the YAML library that holds these words.
_HINTS = (
    ("mapping values", "Put a text that holds a colon in quotes, and a colon after each key."),
    ("mapping keys", "Put a text that begins with ? in quotes."),
    ("node content", "A value or a closing bracket is missing."),
    ("cannot start any token", "Put a text that begins with a special character in quotes."),
    ("expected <block end>", "Check the indentation; or put the whole text in quotes."),
    ("expected key", "Check the indentation; or put the whole text in quotes."),
    ("expected ',' or", "A bracket, a brace or a comma is missing; or put the text in quotes."),
    ("':'", "Write key: value, with a space after the colon."),
    ("escape", "Use 'single quotes' for a text that holds backslashes."),
    ("end of stream", "Close the quote that is opened here."),
    ("alphabetic or numeric", "Put a text that begins with * or & in quotes."),
)


class _Mark(Protocol):
    index: int
    line: int
    column: int


def read(text: str) -> tuple[Tree, bool]:
    """The tree of a YAML text, and whether a key is repeated in it; raises MalformedError."""
    return grow(events(text))


def events(text: str) -> Iterator[Event]:
    """What stands in a YAML text, in order.

    Raises MalformedError for what is no YAML, and for the parts of YAML that a pack never needs and
    an attacker does: aliases, anchors, tags, several documents, nesting without end.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = documents = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            place = _place(event.start_mark)
            if isinstance(event, yaml.NodeEvent):
                if event.anchor or getattr(event, "tag", None):
                    raise _refusal(event, place)
                if isinstance(event, yaml.ScalarEvent):
                    yield ("quoted" if event.style else "plain"), event.value, place
                    continue
                depth += 1
                if depth > DEEPEST:
                    raise too_deep(place)
                yield ("{" if isinstance(event, yaml.MappingStartEvent) else "["), "", place
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                yield "end", "", place
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "Keep one document in a file: remove the line ---."
                    raise MalformedError("a second document begins here", place, hint)
    except yaml.YAMLError as error:
        raise _malformed(text, error) from None
    if not documents:
        raise empty_file()


def _refusal(event: yaml.NodeEvent, place: Place) -> MalformedError:
    """Of an alias, an anchor or a tag."""
    import yaml

    tag = str(getattr(event, "tag", "")).replace("tag:yaml.org,2002:", "!!")
    if isinstance(event, yaml.AliasEvent):
        what, word, mend = "alias", f"*{event.anchor}", "Write the value out"
    elif event.anchor:
        what, word, mend = "anchor", f"&{event.anchor}", "Remove it"
    else:
        what, word, mend = "tag", tag, "Remove it"
    return MalformedError(
        f"the {what} {shown(Plain(word))} is not allowed",
        place,
        f"{mend}; put a text that begins with {word[0]} in quotes.",
    )


def _place(mark: _Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _malformed(text: str, error: yaml.YAMLError) -> MalformedError:
    """The library's failure with its place and a hint; of what is never closed, where it begins."""
    import yaml

    if not isinstance(error, yaml.MarkedYAMLError):
        return _unprintable(text)
    problem = error.problem or "something is wrong"
    mark: _Mark | None = error.problem_mark or error.context_mark
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        hint = "Indent with spaces: YAML forbids tabs there."
    else:
        hint = next((hint for words, hint in _HINTS if words in problem), "Check quotes and indentation.")
    if mark is not None and mark.index >= len(text.rstrip()):
        mark = error.context_mark or mark
    context = f" {error.context}" if error.context else ""
    return MalformedError(f"this is not YAML: {problem}{context}", _place(mark), hint)


def _unprintable(text: str) -> MalformedError:
    """The one failure that the library places by bytes: a character that YAML does not know."""
    bad = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    at = bad.start() if bad else 0
    place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    named = f"U+{ord(bad[0]):04X}" if bad else "that is unknown to YAML"
    return MalformedError(f"the file holds a control character ({named})", place, "Remove the character.")
