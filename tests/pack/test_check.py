"""What is worth mending in a pack that is right."""

from __future__ import annotations

import pytest

from overlay.errors import Diagnostic
from overlay.pack import parse
from overlay.pack.check import check

HEAD = """\
format: 1
id: p
title: T
work: {title: W}
language: en
license: CC0-1.0
sources:
  woods: {author: Alan Woods and Josh Holroyd, title: A reply}
  brazil: {author: Esquerda Marxista, title: The falsifications}
  report: {title: A report}
releases:
  disc: {}
notes:
"""


def note(name: str, **keys: str) -> str:
    """A note without anything to mend, but for the keys given."""
    usual = {
        "id": name,
        "anchors": "[{quote: a line of dialogue}]",
        "claim": "c",
        "verdict": "wrong",
        "basis": "record",
        "text": f"It was not so in {name}.",
        "sources": "[woods, brazil, report]",
    }
    lines = [f"{key}: {value}" for key, value in (usual | keys).items()]
    return "  - " + "\n    ".join(lines) + "\n"


def found(*notes: str, head: str = HEAD) -> list[Diagnostic]:
    return list(check(parse([("pack.yaml", head + "".join(notes))])))


def codes(*notes: str, head: str = HEAD) -> list[tuple[str, str | None]]:
    return [(one.code, one.note) for one in found(*notes, head=head)]


def test_a_good_pack_has_nothing_to_mend() -> None:
    assert codes(note("a"), note("b")) == []


def test_every_finding_shows_a_way_out() -> None:
    both = "{en: one text, ru: один}"
    several = found(
        note("a", text=both, sources="[woods]"),
        note("b", text="{en: two texts, ru: два}", sources="[woods]"),
        note("c", anchors="[{words: [Kiel]}]", sources="[woods]"),
        note("d", anchors="[{at: 1, release: disc}]", basis="argument", text=both, sources="[woods]"),
    )
    assert {one.code for one in several} == {
        "language-missing",
        "source-unused",
        "author-unnamed",
        "anchor-loose",
        "anchor-release-only",
        "text-repeated",
    }
    for one in several:
        assert one.hint
        mild = one.code in {"source-unused", "anchor-release-only"}
        assert one.severity == ("warning" if mild else "finding")


def test_a_language_that_most_notes_have() -> None:
    both = "{{en: it is {0}, ru: это {0}}}"
    notes = note("a", text=both.format(1)), note("b", text=both.format(2)), note("c")
    assert codes(*notes) == [("language-missing", "c")]
    assert codes(*notes, note("d")) == []
    british = note("c", text="{en-GB: colour, ru: цвет}")
    assert codes(*notes[:2], british) == []


def test_a_source_that_no_note_cites() -> None:
    assert codes(note("a", sources="[woods, {source: brazil, locator: p. 1}]")) == [("source-unused", None)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Woods and Holroyd argue that it was not.", True),
        ("Alan Woods' reading is another.", True),
        ("HOLROYD says no.", True),
        ("{en: It was not so., ru: Holroyd так не считает.}", True),
        ("It was not so, and that is that.", False),
        ("They were driven out of the woodshed.", True),
        ("A woman and a man.", False),
    ],
)
def test_an_argument_names_whose_it_is(text: str, named: bool) -> None:
    result = codes(note("a", basis="argument", text=text, sources="[woods, report]"), note("b"))
    assert result == ([] if named else [("author-unnamed", "a")])


def test_an_argument_without_authors_has_nobody_to_name() -> None:
    assert codes(note("a", basis="argument", sources="[report]"), note("b")) == []
    unsourced = note("a", basis="argument").replace("    sources: [woods, brazil, report]\n", "")
    assert codes(unsourced, note("b")) == []


@pytest.mark.parametrize(
    ("anchor", "loose"),
    [
        ("quote: Two words", True),
        ("quote: Now three words", False),
        ("quote: {en: Now three words, ru: Да}", True),
        ("quote: …", True),
        ("quote: 我们有力量", False),
        ("quote: 是的", True),
        ("words: [Kiel]", True),
        ("words: [mutin*]", True),
        ("words: [mutine*]", False),
        ("words: [Kronstadt]", False),
        ("words: [Kiel, Brest]", False),
        ("words: [[Kiel, Brest]]", False),
        ("words: {en: [Kronstadt], ru: [Киль]}", True),
        ("at: 1", False),
    ],
)
def test_a_loose_anchor(anchor: str, loose: bool) -> None:
    result = codes(note("a", anchors=f"[{{at: 3}}, {{{anchor}}}]"))
    assert result == ([("anchor-loose", "a")] if loose else [])


def test_a_loose_anchor_is_named() -> None:
    (one,) = found(note("a", anchors="[{at: 3}, {words: [Kiel]}]"))
    assert one.message == "anchors[2] needs only one short word (en: Kiel)"


def test_times_of_named_releases_alone() -> None:
    assert codes(note("a", anchors="[{at: 1, release: disc}]")) == [("anchor-release-only", "a")]
    assert codes(note("a", anchors="[{at: 1, release: disc}, {at: 1}]")) == []
    assert codes(note("a", anchors="[{at: 1}]")) == []


def test_the_same_text_twice() -> None:
    (one,) = found(note("a", text="It was not so."), note("b", text="it was NOT so."))
    assert (one.code, one.note) == ("text-repeated", "b")
    assert 'of the note "a"' in one.message
    assert codes(note("a", text="{en: Nein}"), note("b", text="{de: Nein}")) == []
