"""The bundled pack and the samples: what they say, that it fits, and where it lands."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from overlay.formats.subrip import parse as parse_track
from overlay.formats.subrip import render
from overlay.locate import locate
from overlay.model import Cue, Located, Note, Pack, Placement, Settings, Track
from overlay.pack import parse as parse_pack
from overlay.pipeline import annotate, prove
from overlay.reading import cells
from overlay.review.texts import overlong

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "annotations" / "trotsky-2017"
SAMPLES = ROOT / "samples"
TROTSKY = ("S01E05.en.srt", "S01E05.ru.srt", "S01E08.en.srt")
TOLD = ROOT / "tests" / "content"
"""Lines that say each claim in other words than the samples, and lines that say none."""
BROKEN = SAMPLES / "broken" / "S01E05.broken.srt"

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

# For each sample, the note ids in the order of their claims, and words of the cue that ends the claim.
CLAIMS: dict[str, dict[str, str]] = {
    "S01E05.en.srt": {
        "based-on-real-events": "BASED ON REAL EVENTS",
        "german-gold": "Ten million marks, in gold.",
        "freud-meeting": "So you are Dr. Freud.",
        "lenin-coup-line": "This is a coup, and I was not invited.",
        "congress-moved": "No debates, and nothing to vote on.",
        "red-star": "On every cap in the Red Army.",
        "kiel-mutiny-date": "It's Kiel. The stokers have mutinied",
        "german-revolution-failed": "It failed on Tuesday.",
        "october-coup": "was your coup. Yours, single-handed.",
        "female-psychology": "The masses have a woman's psychology.",
        "decimation": "Every tenth man is guilty.",
        "antisemitism-source": "There's talk of a pogrom in the forge.",
        "kronstadt-date": "KRONSTADT, MARCH 1918",
        "kronstadt-crews": "The same sailors, the same ships!",
        "kronstadt-arithmetic": "Three and a half years the Bolsheviks",
    },
    "S01E05.ru.srt": {
        "based-on-real-events": "ОСНОВАНО НА РЕАЛЬНЫХ СОБЫТИЯХ",
        "german-gold": "Десять миллионов марок.",
        "freud-meeting": "доктор Фрейд",
        "lenin-coup-line": "Это переворот,",
        "congress-moved": "Без прений и без голосования.",
        "red-star": "На каждой красноармейской фуражке.",
        "kiel-mutiny-date": "Это Киль. Кочегары взбунтовались",
        "german-revolution-failed": "Провалилась во вторник.",
        "october-coup": "Что вы всё сделали в одиночку.",
        "female-psychology": "У масс женская психология.",
        "decimation": "Виновен каждый десятый.",
        "antisemitism-source": "поговаривают о погроме",
        "kronstadt-date": "КРОНШТАДТ, МАРТ 1918 ГОДА",
        "kronstadt-crews": "Те же матросы, те же корабли!",
        "kronstadt-arithmetic": "Три с половиной года у большевиков",
    },
    "S01E08.en.srt": {
        "guards": "From today my men guard you indoors.",
        "jacson-biographer": "I am a journalist. I would like",
        "murder-weapon": "That pick-axe on the wall.",
        "lenin-testament": "He and Lenin were rivals, first and last.",
        "stalin-resemblance": "Stalin and Trotsky are two of a kind.",
        "jacson-talks": "We talk until the lamps give out.",
        "sokolovskaya": "Then let me ask about Alexandra.",
        "children": "and all four of them are dead.",
        "fourth-international": "Yes. I repent of every day of it.",
        "murder-self-defence": "[Trotsky swings his cane; glass breaks]",
        "last-hours": "There he is. I know you, demon.",
    },
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    paths = [PACK / "pack.yaml", *sorted((PACK / "notes").glob("*.yaml"))]
    return parse_pack([(str(path.relative_to(PACK)), path.read_text(encoding="utf-8")) for path in paths])


def sample(name: str) -> Track:
    return parse_track((SAMPLES / "trotsky" / name).read_bytes().decode("utf-8"))


def found(track: Track, notes: tuple[Note, ...], language: str, episode: int | None) -> tuple[Located, ...]:
    return tuple(locate(track, notes, episode=episode, language=language)[0])


def episode_of(name: str) -> int:
    return int(name[4:6])


def language_of(name: str) -> str:
    return name.split(".")[1]


def test_each_note_is_about_a_subject_of_the_articles(pack: Pack) -> None:
    assert {note.id for note in pack.notes} <= SUBJECTS
    assert len(pack.notes) >= 16


def test_texts_fit_the_screen_in_every_language(pack: Pack) -> None:
    assert list(overlong(pack, "default")) == []


@pytest.mark.parametrize("language", ["en", "ru", "pt", "es"])
def test_every_text_is_there_in_each_language(pack: Pack, language: str) -> None:
    for note in pack.notes:
        assert note.short is not None, note.id
        assert language in note.text.languages, note.id
        assert language in note.short.languages, note.id


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
    names = {"en": "Woods", "ru": "Вудс", "pt": "Woods", "es": "Woods"}
    for note in pack.notes:
        if note.basis == "argument" and note.short is not None:
            for texts in (note.text, note.short):
                assert [tag for tag, text in texts if names[tag] not in text] == [], note.id


def test_every_note_cites_a_source_and_every_source_is_cited(pack: Pack) -> None:
    cited = {note.id: {citation.source for citation in note.sources} for note in pack.notes}
    assert all(cited.values())
    assert set().union(*cited.values()) == {source.key for source in pack.sources}


def test_no_text_holds_a_web_address(pack: Pack) -> None:
    address = re.compile(r"://|www\.|\.(com|org|net|htm)\b", re.IGNORECASE)
    for note in pack.notes:
        texts = [note.claim, *(text for _, text in note.text)]
        for more in (note.short, note.detail):
            texts += [text for _, text in more] if more else []
        assert [text for text in texts if address.search(text)] == [], note.id


def test_only_the_murder_is_bound_to_an_episode(pack: Pack) -> None:
    bound = {note.id: note.episodes for note in pack.notes if note.episodes}
    assert bound == {"murder-weapon": (8,), "murder-self-defence": (8,), "last-hours": (8,)}


@pytest.mark.parametrize("name", TROTSKY)
def test_notes_are_found_where_the_samples_make_their_claims(pack: Pack, name: str) -> None:
    track = sample(name)
    located = found(track, pack.notes, language_of(name), episode_of(name))
    ends = {one.note.id: track.cues[one.cues[1]].text for one in located}
    claims = CLAIMS[name]
    assert list(ends) == list(claims)
    assert {note: words in ends[note] for note, words in claims.items()} == dict.fromkeys(claims, True)


def test_every_note_is_claimed_in_an_english_sample(pack: Pack) -> None:
    assert {*CLAIMS["S01E05.en.srt"], *CLAIMS["S01E08.en.srt"]} == {note.id for note in pack.notes}


@pytest.mark.parametrize("language", ["en", "ru", "pt", "es"])
def test_notes_are_found_in_other_words_and_languages(pack: Pack, language: str) -> None:
    lines = dict(line.split(": ", 1) for line in told(f"claims.{language}.txt"))
    located = found(spaced(list(lines.values())), pack.notes, language, episode=8)
    assert [(one.note.id, one.cues) for one in located] == [(note, (at, at)) for at, note in enumerate(lines)]
    assert set(lines) == {note.id for note in pack.notes}


def test_what_is_right_or_only_near_a_claim_gets_no_note(pack: Pack) -> None:
    lines = told("harmless.en.txt")
    located = found(spaced(lines), pack.notes, "en", episode=8)
    assert [(one.note.id, lines[one.cues[0]]) for one in located] == []


def told(name: str) -> list[str]:
    return (TOLD / name).read_text(encoding="utf-8").splitlines()


def spaced(lines: list[str]) -> Track:
    """A track that says each line on its own, half a minute apart."""
    return Track(tuple(Cue(at * 30_000, at * 30_000 + 4_000, line) for at, line in enumerate(lines)))


@pytest.mark.parametrize("name", TROTSKY)
def test_a_sample_is_canonical(name: str) -> None:
    text = (SAMPLES / "trotsky" / name).read_bytes().decode("utf-8")
    track = parse_track(text)
    assert track.warnings == ()
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    numbers = [block.split("\n", 1)[0] for block in text.split("\n\n")]
    assert numbers == [str(number) for number in range(1, len(track.cues) + 1)]
    assert render(Track(tuple(Cue(cue.start, cue.end, cue.text) for cue in track.cues))) == text


@pytest.mark.parametrize("name", TROTSKY)
def test_a_sample_is_long_and_reads_well(name: str) -> None:
    cues = sample(name).cues
    assert len(cues) >= 80
    for number, cue in enumerate(cues, 1):
        lines = re.sub(r"<[^>]*>|\{[^}]*\}", "", cue.text).split("\n")
        assert len(lines) <= 2, number
        assert max(map(cells, lines)) <= 42, number
        assert len(" ".join(lines)) * 1000 <= 17 * (cue.end - cue.start), number


@pytest.mark.parametrize("name", TROTSKY)
def test_a_sample_shows_what_dialogue_is_made_of(name: str) -> None:
    cues = sample(name).cues
    text = "\n\n".join(cue.text for cue in cues)
    for mark in (r"^- .*\n- ", r"<i>.*</i>", r"^♪ .* ♪$", r"^\{\\an8\}", r"^\[.*\]$", r"^\w+: ", r"\d"):
        assert re.search(mark, text, re.MULTILINE | (re.DOTALL if "<i>" in mark else 0)), mark
    pairs = list(pairwise(cues))
    assert any(later.start < earlier.end for earlier, later in pairs)
    assert sum(later.start - earlier.end >= 2_000 for earlier, later in pairs) >= 15


@pytest.mark.parametrize("placement", ["top", "flat"])
@pytest.mark.parametrize("name", TROTSKY)
def test_every_note_of_a_sample_is_shown_and_every_promise_kept(
    pack: Pack, name: str, placement: Placement
) -> None:
    track = sample(name)
    settings = Settings(placement=placement, language=language_of(name), episode=episode_of(name))
    result = annotate(track, pack, settings)
    assert [one.note.id for one in result.placed] == list(CLAIMS[name])
    assert [one for one in prove(track, result.track, pack, settings) if one.severity == "error"] == []


@pytest.mark.parametrize("name", TROTSKY)
def test_a_sample_has_pauses_long_enough_for_most_notes(pack: Pack, name: str) -> None:
    settings = Settings(placement="gap", language=language_of(name), episode=episode_of(name))
    placed = annotate(sample(name), pack, settings).placed
    assert len(placed) * 4 >= len(CLAIMS[name]) * 3


def test_the_broken_sample_is_repaired_and_gets_its_notes(pack: Pack) -> None:
    data = BROKEN.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert {b"\r\r\n", b"\r\n", b"\n"} == set(re.findall(rb"\r*\n", data))
    track = parse_track(data.decode("utf-8"))
    assert {warning.code for warning in track.warnings} == {
        "arrow", "blank-line", "byte-order-mark", "milliseconds", "missing-separator", "negative-time",
        "no-duration", "out-of-order", "replacement-character", "text-before-cues",
    }  # fmt: skip
    texts = [cue.text for cue in track.cues]
    assert "1915" in texts
    assert "You eat, Dr. Parvus,\nlike a man who isn't paying." in texts
    result = annotate(track, pack, Settings(episode=5))
    assert [one.note.id for one in result.placed] == [
        "based-on-real-events",
        "german-gold",
        "freud-meeting",
        "kiel-mutiny-date",
        "german-revolution-failed",
        "kronstadt-date",
        "kronstadt-arithmetic",
    ]
