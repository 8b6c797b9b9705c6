"""What is worth mending in a pack that is right."""

from __future__ import annotations

import json

import pytest
import yaml

from overlay.errors import Diagnostic
from overlay.model import Cue, Pack, Track
from overlay.pack import parse
from overlay.review import RULES, review, review_in, review_outside

HEAD = """\
format: 1
id: p
title: T
work: {title: W}
language: en
license: CC0-1.0
sources:
  woods: {author: Alan Woods and Josh Holroyd, title: A reply, url: "https://example.org/reply"}
  brazil: {author: Esquerda Marxista, title: The falsifications, url: "https://example.org/false"}
  report: {title: A report, url: "https://example.org/report"}
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
        "status": "reviewed",
        "reviewed_by": "B. Reader",
    }
    lines = [f"{key}: {value}" for key, value in (usual | keys).items()]
    return "  - " + "\n    ".join(lines) + "\n"


def found(*notes: str, head: str = HEAD) -> list[Diagnostic]:
    return list(review(parse([("pack.yaml", head + "".join(notes))])))


def codes(*notes: str, head: str = HEAD) -> list[tuple[str, str | None]]:
    return [(one.code, one.note) for one in found(*notes, head=head)]


def test_a_good_pack_has_nothing_to_mend() -> None:
    assert codes(note("a"), note("b")) == []


CASES: dict[str, tuple[str, ...]] = {
    "too-long": (note("a", text="A very long text. " * 20),),
    "nothing-new": (
        note("a", claim="Kronstadt rises in March 1918.", text="Here Kronstadt rises in March 1918."),
    ),
    "exclamation": (note("a", text="It was not so!"),),
    "language-missing": (note("a", text="{en: One text., ru: Один текст.}", short="One."),),
    "anchor-language-missing": (note("a", text="{en: One text., ru: Один текст.}"),),
    "anchor-loose": (note("a", anchors="[{words: [Kiel]}]"),),
    "anchor-release-only": (note("a", anchors="[{at: 1, release: disc}]"),),
    "author-unnamed": (note("a", basis="argument"),),
    "text-repeated": (note("a", text="It was not so."), note("b", text="It was not so.")),
    "source-unused": (note("a", sources="[woods]"),),
    "locator-missing": (note("a", sources="[woods, brazil, report, book]"),),
    "not-reviewed": (note("a", status="draft"),),
}
"""For each rule about the pack alone, notes that break it."""


@pytest.mark.parametrize("code", CASES)
def test_every_finding_shows_a_way_out(code: str) -> None:
    head = (
        HEAD.replace("releases:", "  book: {title: A book}\nreleases:") if code == "locator-missing" else HEAD
    )
    broken = [one for one in found(*CASES[code], head=head) if one.code == code]
    assert broken
    for one in broken:
        assert one.hint
        assert one.severity == RULES[code].severity


def test_every_rule_can_be_broken() -> None:
    assert {*CASES, "anchor-broad", "anchor-stray"} == set(RULES)


def test_a_language_that_most_notes_have() -> None:
    both = "{{en: it is {0}, ru: это {0}}}"
    spoken = "[{quote: {en: a line of dialogue, ru: одна строка диалога}}]"
    notes = (
        note("a", text=both.format(1), anchors=spoken),
        note("b", text=both.format(2), anchors=spoken),
        note("c"),
    )
    assert codes(*notes) == [("language-missing", "c")]
    assert codes(*notes, note("d")) == []
    british = note("c", text="{en-GB: colour, ru: цвет}", anchors=spoken)
    assert codes(*notes[:2], british) == []


def test_a_text_too_long_is_told_what_fits() -> None:
    words = "word " * 60
    (one,) = found(note("a", text=words.strip()))
    assert one.hint is not None
    fit = int(one.hint.split(" characters about ")[1].split()[0])
    assert codes(note("a", text=words[:fit].strip())) == []
    assert codes(note("a", text=words[: fit + 5].strip())) == [("too-long", "a")]


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("It was not so!", True),
        ("¡No fue así!", True),
        ('He wrote "Enough!" in 1921.', False),
        ("He wrote «Довольно!» in 1921.", False),
        ("He wrote “Enough!” in 1921!", True),
        ("He wrote 'Enough!' in 1921.", False),
        ("He wrote ‘Enough!’ in 1921.", False),
        ("Er schrieb „Genug!“ im Jahr 1921.", False),
        ("彼は「やめろ！」と書いた。", False),
        ("彼は『やめろ！』と書いた。", False),
        ("It isn't so! It wasn't 1918.", True),
        ("It was not so.", False),
    ],
)
def test_a_text_does_not_raise_its_voice(text: str, raised: bool) -> None:
    whole = note("a", text=json.dumps(text, ensure_ascii=False))
    assert codes(whole) == ([("exclamation", "a")] if raised else [])
    short = note("a", short=json.dumps(text, ensure_ascii=False))
    assert codes(short) == ([("exclamation", "a")] if raised else [])


def test_how_much_fits_is_told_of_texts_without_spaces() -> None:
    (one,) = found(note("a", text="{ja: " + "水兵は反乱を起こした" * 30 + "}"))
    assert one.hint is not None
    assert 20 < int(one.hint.split(" characters about ")[1].split()[0]) < 200


def test_a_source_that_no_note_cites() -> None:
    assert codes(note("a", sources="[woods, {source: brazil, locator: p. 1}]")) == [("source-unused", None)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Woods and Holroyd argue that it was not.", True),
        ("Alan Woods' reading is another.", True),
        ("HOLROYD says no.", True),
        ("{en: It was not so., en-GB: Holroyd says it was not.}", True),
        ("It was not so, and that is that.", False),
        ("They were driven out of the woodshed.", True),
        ("A woman and a man.", False),
        ("Is it so? I don't think it is.", False),
    ],
)
def test_an_argument_names_whose_it_is(text: str, named: bool) -> None:
    result = codes(note("a", basis="argument", text=text, sources="[woods, report]"), note("b"))
    assert result == ([] if named else [("author-unnamed", "a")])


def test_an_initial_is_no_name() -> None:
    head = HEAD.replace("Esquerda Marxista", "V. I. Lenin")
    notes = note("a", basis="argument", text="It is not so.", sources="[brazil]"), note("b")
    assert codes(*notes, head=head) == [("author-unnamed", "a")]
    assert (
        codes(note("a", basis="argument", text="Lenin says no.", sources="[brazil]"), note("b"), head=head)
        == []
    )


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
        ("words: [[Kiel, Brest]]", True),
        ("words: [[Kronstadt, Petrograd]]", False),
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
    spoken = "[{quote: {en: a line of dialogue, de: eine Zeile Dialog}}]"
    assert codes(note("a", text="{en: Nein}"), note("b", text="{de: Nein}", anchors=spoken)) == []


@pytest.mark.parametrize(
    ("claim", "text", "corrects"),
    [
        ("Kronstadt rises in March 1918.", "The series shows Kronstadt rising in March 1918.", False),
        ("Kronstadt rises in March 1918.", "As shown here, Kronstadt rises in March 1918.", False),
        ("Kronstadt rises in March 1918.", "As shown here and now, Kronstadt rises in March 1918.", True),
        ("Kronstadt rises in March.", "Kronstadt rises in March 1921.", True),
        ("Kronstadt rises in March 1918.", "Kronstadt rose in March 1921.", True),
        ("Kronstadt rises in March 1918.", "Kronstadt did not rise in March 1918.", True),
        ("Trotsky never lived in Vienna.", "Trotsky lived in Vienna.", True),
        ("Trotsky visits Freud in Vienna.", "Here Trotsky visits Freud in Vienna.", False),
        ("Trotsky visits Freud in Vienna.", "Trotsky visits Adler and Freud in Vienna.", True),
        ("Freud receives Trotsky in Vienna.", "No record says that Freud and Trotsky met.", True),
        ("The sailors mutinied in Kiev.", "The sailors mutinied in Kiel.", True),
        ("He was shot by the SS.", "He was shot by the GPU.", True),
        ("It ended in May.", "It ended in June.", True),
        ("The moon is made of cheese.", "The moon is made of rock.", True),
        ("The sun goes round the earth.", "The earth goes round the sun.", True),
        ("The sun goes round the earth.", "Here the sun goes round the earth.", False),
        ("Он родился в марте.", "Он родился в мае.", True),
        ("Он родился в марте.", "Вот: он родился в марте.", False),
        ("太陽は地球を回る。", "太陽は地球を回る。", False),
        ("太陽は地球を回る。", "地球は太陽を回る。", True),
        ("He is alone.", "He founded an International, and wrote to comrades on four continents.", True),
    ],
)
def test_a_text_corrects(claim: str, text: str, corrects: bool) -> None:
    assert codes(note("a", claim=f'"{claim}"', text=f'"{text}"')) == (
        [] if corrects else [("nothing-new", "a")]
    )


def test_what_is_right_may_be_said_again() -> None:
    same = note("a", claim="Kiel mutinied in 1918.", text="Kiel mutinied in 1918.", verdict="right")
    assert codes(same) == []


def test_a_short_text_or_a_translated_detail_in_fewer_languages() -> None:
    both = "{en: one text, ru: один}"
    spoken = "[{quote: {en: a line of dialogue, ru: одна строка диалога}}]"
    whole = note("a", text=both, anchors=spoken, short=both, detail="Only in one.")
    assert codes(whole) == []
    (one,) = found(note("a", text=both, anchors=spoken, short="{ru: один}"))
    assert one.message == "`short` is missing in en, which the note's text has"
    assert codes(note("a", text=both, anchors=spoken, detail="{en: x, fr: y}")) == [("language-missing", "a")]


def test_an_anchor_in_each_language_unless_a_time_needs_none() -> None:
    both = "{en: one text, ru: один}"
    assert codes(note("a", text=both)) == [("anchor-language-missing", "a")]
    assert codes(note("a", text=both, anchors="[{at: 3}]")) == []
    several = "[{quote: a line of dialogue}, {words: {ru: [Киль, [восста*]]}}]"
    assert codes(note("a", text=both, anchors=several)) == []
    assert (
        codes(note("a", text="{en-GB: one text, pt-BR: um}", anchors="[{quote: {en: a b c, pt: a b c}}]"))
        == []
    )


def test_a_citation_says_where_unless_its_source_has_an_address() -> None:
    head = HEAD.replace("releases:", "  book: {title: A book}\nreleases:")
    cited = "[woods, brazil, report, {source: book, locator: p. 12}]"
    assert codes(note("a", sources=cited), head=head) == []
    assert codes(note("a", sources="[woods, brazil, report, book]"), head=head) == [("locator-missing", "a")]


def test_notes_that_nobody_checked_are_counted() -> None:
    several = [note(name, status="draft") for name in "abcd"]
    (one,) = found(*several, note("e"))
    assert one.message == "4 of 5 notes are not reviewed: a, b, c and 1 more"
    unsigned = note("a").replace("    reviewed_by: B. Reader\n", "")
    assert codes(unsigned) == [("not-reviewed", None)]


def track(*lines: str) -> Track:
    """A track that says each line on its own, half a minute apart."""
    times = range(30_000, 30_000 * len(lines) + 1, 30_000)
    return Track(tuple(Cue(at, at + 3_000, line) for at, line in zip(times, lines, strict=True)))


SAID = "The guard is in the house."
GUARDED = note("a", anchors="[{words: [guard*, house]}]")


def test_an_anchor_that_fits_too_many_places_of_its_work() -> None:
    pack = parse([("pack.yaml", HEAD + GUARDED)])
    assert review_in(track(*[SAID] * 3), pack) == ()
    (one,) = review_in(track(*[SAID] * 4), pack)
    assert (one.code, one.note) == ("anchor-broad", "a")
    assert one.message == "anchors[1] fits 4 places: 0:30, 1:00, 1:30, 2:00"
    every = parse([("pack.yaml", HEAD + GUARDED.replace("house]}", "house], occurrence: all}"))])
    assert review_in(track(*[SAID] * 4), every) == ()
    other = parse([("pack.yaml", HEAD + GUARDED.replace("    claim:", "    episode: 2\n    claim:"))])
    assert review_in(track(*[SAID] * 4), other, episode=1) == ()


def test_a_note_that_would_be_shown_in_another_work() -> None:
    pack = parse([("pack.yaml", HEAD + GUARDED)])
    assert review_outside(track("A guard.", "A house."), pack) == ()
    (one,) = review_outside(track("Nothing here.", SAID), pack)
    assert (one.code, one.note) == ("anchor-stray", "a")
    assert "at 1:00, by “The guard is in the house.”" in one.message
    both = GUARDED.replace("[{words", "[{at: 31}, {words")
    for anchors in (note("a", anchors="[{at: 31}]"), both):
        timed = parse([("pack.yaml", HEAD + anchors)])
        assert review_outside(track("Nothing here."), timed) == ()


def test_a_quote_that_is_said_often_means_what_it_says() -> None:
    quoted = parse([("pack.yaml", HEAD + note("a", anchors=f"[{{quote: {SAID}}}]"))])
    assert review_in(track(*[SAID] * 5), quoted) == ()


def test_the_language_of_another_work_is_told() -> None:
    anchor = "[{words: {pt: [guarda, casa], es: [guarda, casa]}, unless: {es: [perro], pt: [rato]}}]"
    pack = parse([("pack.yaml", HEAD + note("a", anchors=anchor))])
    film = track("La guarda de la casa y el perro.")
    assert review_outside(film, pack, language="pt")
    assert review_outside(film, pack, language="es") == ()
    many = track(*["La guarda de la casa y el perro."] * 4)
    assert review_in(many, pack, language="pt")
    assert review_in(many, pack, language="es") == ()


EXAMPLES = {code: rule for code, rule in RULES.items() if code not in ("anchor-broad", "anchor-stray")}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_of_a_mend_mends(code: str) -> None:
    assert code in example_codes(RULES[code].before)
    assert code not in example_codes(RULES[code].after)


def test_the_examples_for_tracks_mend() -> None:
    often = track(*["Lenin met Stalin."] * 4)
    assert review_in(often, example(RULES["anchor-broad"].before))
    assert not review_in(often, example(RULES["anchor-broad"].after))
    film = track("The police are in the garden.")
    assert review_outside(film, example(RULES["anchor-stray"].before))
    assert not review_outside(film, example(RULES["anchor-stray"].after))


def example_codes(lines: str) -> set[str]:
    return {one.code for one in review(example(lines))}


def example(lines: str) -> Pack:
    """A pack around the lines of an example: of a note, of several notes, or of the pack itself."""
    shown = yaml.safe_load(lines)
    usual = yaml.safe_load(note("shown", sources="[reply]"))[0]
    both = {"en": "{} it was.", "ru": "{} это было."}
    others = [
        usual
        | {"id": name, "anchors": [{"at": 3}], "text": {tag: text.format(name) for tag, text in both.items()}}
        for name in ("first", "second")
    ]
    sources = {
        "reply": {"title": "A reply", "url": "https://example.org/reply"},
        "woods-holroyd-2019": {"author": "Alan Woods and Josh Holroyd", "title": "A reply"},
        "trotsky-1930": {"title": "My Life"},
    }
    if isinstance(shown, list):
        notes = [usual | one for one in shown]
    elif isinstance(shown.get("sources"), dict):
        sources = {"reply": sources["reply"], **shown["sources"]}
        notes = [usual | one for one in shown.get("notes", [])]
    else:
        notes = [usual | shown]
    pack = yaml.safe_load(HEAD + "  []\n") | {"sources": sources, "notes": [*notes, *others]}
    return parse([("pack.json", json.dumps(pack, default=str))])
