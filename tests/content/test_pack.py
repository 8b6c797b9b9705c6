"""The bundled pack: what it answers, how, and with which sources."""

from __future__ import annotations

import re

import pytest

from overlay.model import Pack
from overlay.reading import label, paginate, profile_for
from overlay.review import review
from tests.content.material import LANGUAGES

_SUBJECTS = """
    kiel-mutiny-date german-revolution-failed kronstadt-date kronstadt-arithmetic kronstadt-crews
    german-gold parvus-career passage-through-germany brest-delegation female-psychology
    freud-meeting sedova reisner kahlo women-characters antisemitism-source jewish-identity red-star
    demon-image masses-as-mob jailer-speech father-speech lenin-people-tool october-coup
    lenin-surprised congress-moved lenin-coup-line october-bloodless soviets-democracy
    forced-to-the-streets no-room-for-two lenin-testament stalin-right-hand stalin-rancour
    stalin-resemblance red-army-by-terror decimation village-massacre white-terror
    executions-of-communists red-terror-context children sokolovskaya jacson-biographer jacson-talks
    guards murder-self-defence murder-weapon self-defence-origin last-hours fourth-international
    five-year-plans life-omitted volkov-memory museum-request based-on-real-events
"""
SUBJECTS = frozenset(_SUBJECTS.split())
"""What the two articles that the pack draws on correct."""

ARTICLES = frozenset({"woods-holroyd-2019", "esquerda-marxista-2019"})
AUTHORS = {
    "en": ("Woods", "Esquerda Marxista"),
    "ru": ("Вудс", "Эскерда Марксиста"),
    "pt": ("Woods", "Esquerda Marxista"),
    "es": ("Woods", "Esquerda Marxista"),
}


def test_every_subject_of_the_articles_has_its_note(pack: Pack) -> None:
    assert {note.id for note in pack.notes} == SUBJECTS
    assert len(pack.notes) == len(SUBJECTS) == 56


def test_the_pack_needs_no_mending(pack: Pack) -> None:
    assert [str(one) for one in review(pack)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_each_language(pack: Pack, language: str) -> None:
    for note in pack.notes:
        assert note.short is not None, note.id
        assert language in note.text.languages, note.id
        assert language in note.short.languages, note.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_text_says_less_on_one_page(pack: Pack, language: str) -> None:
    profile = profile_for("default", language)
    for note in pack.notes:
        assert note.short is not None
        whole, short = dict(note.text)[language], dict(note.short)[language]
        head = label(note.verdict, note.basis, language)
        assert len(paginate(short, head, profile)) == 1, note.id
        assert len(paginate(whole, head, profile)) <= 2, note.id
        assert len(short) < len(whole), note.id


def test_every_note_tells_readers_more(pack: Pack) -> None:
    for note in pack.notes:
        assert note.detail is not None, note.id
        assert 40 <= len(dict(note.detail)["en"].split()) <= 200, note.id


def test_verdicts_and_bases_are_of_every_kind_that_the_articles_call_for(pack: Pack) -> None:
    assert {note.basis for note in pack.notes} == {"record", "invention", "argument", "disputed"}
    assert {note.verdict for note in pack.notes} == {
        "wrong", "invented", "misleading", "unproven", "disputed", "omitted",
    }  # fmt: skip
    assert {note.priority for note in pack.notes} >= {1, 2, 3, 4}


def test_basis_and_verdict_agree(pack: Pack) -> None:
    for note in pack.notes:
        assert (note.verdict == "invented") == (note.basis == "invention"), note.id
        assert (note.verdict == "disputed") == (note.basis == "disputed"), note.id
        assert note.basis != "argument" or note.verdict == "misleading", note.id


def test_an_argument_names_whose_it_is(pack: Pack) -> None:
    for note in pack.notes:
        if note.basis == "argument" and note.short is not None:
            for texts in (note.text, note.short):
                unnamed = [tag for tag, text in texts if not any(name in text for name in AUTHORS[tag])]
                assert unnamed == [], note.id


def test_every_note_cites_an_article_and_every_source_is_cited(pack: Pack) -> None:
    cited = {note.id: {citation.source for citation in note.sources} for note in pack.notes}
    assert [name for name, sources in cited.items() if not sources & ARTICLES] == []
    assert set().union(*cited.values()) == {source.key for source in pack.sources}


def test_no_text_holds_a_web_address(pack: Pack) -> None:
    address = re.compile(r"://|www\.|\.(com|org|net|htm)\b", re.IGNORECASE)
    for note in pack.notes:
        texts = [note.claim, *(text for _, text in note.text)]
        for more in (note.short, note.detail):
            texts += [text for _, text in more] if more else []
        assert [text for text in texts if address.search(text)] == [], note.id


def test_only_the_murder_is_bound_to_an_episode(pack: Pack) -> None:
    bound = {note.id for note in pack.notes if note.episodes == (8,)}
    assert bound == {"murder-weapon", "murder-self-defence", "last-hours", "self-defence-origin"}
    assert {note.id for note in pack.notes if note.episodes} == bound


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_has_a_year_of_its_own(pack: Pack, language: str) -> None:
    """A translation may leave a year out for want of room; it may not say another one."""
    for note in pack.notes:
        assert note.detail is not None
        known = years(dict(note.text)["en"] + dict(note.detail)["en"] + note.claim)
        assert years(dict(note.text)[language]) <= known, note.id


def years(text: str) -> set[str]:
    return set(re.findall(r"\b(?:1[89]|20)\d\d", text))
