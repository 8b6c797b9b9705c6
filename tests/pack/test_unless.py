"""What a pack rules out for all of its anchors is ruled out for each."""

from __future__ import annotations

import json

import pytest

from overlay.errors import PackError
from overlay.model import ByLanguage, Moment, Quote, Words
from overlay.pack import export, parse

Barring = list[str] | dict[str, list[str]]


def pack(unless: Barring | None, *anchors: dict[str, object]) -> str:
    whole: dict[str, object] = {
        "format": 1,
        "id": "p",
        "title": "T",
        "work": {"title": "W"},
        "language": "en",
        "license": "CC0-1.0",
        "sources": {"s": {"title": "S"}},
        "notes": [
            {
                "id": "a",
                "anchors": list(anchors),
                "claim": "C.",
                "verdict": "wrong",
                "basis": "record",
                "text": "T.",
                "sources": ["s"],
            }
        ],
    }
    return json.dumps(whole if unless is None else whole | {"unless": unless})


def barred(unless: Barring, own: Barring | None = None) -> dict[str, tuple[str, ...]]:
    anchor: dict[str, object] = {"words": {"en": ["Kiel"], "ru": ["Киль"]}}
    (note,) = parse([("pack.json", pack(unless, anchor if own is None else anchor | {"unless": own}))]).notes
    (words,) = note.anchors
    assert isinstance(words, Words)
    assert words.unless is not None
    return dict(words.unless)


@pytest.mark.parametrize(
    ("unless", "own", "together"),
    [
        (["a myth"], None, {"en": ("a myth",)}),
        (["a myth"], ["1921"], {"en": ("1921", "a myth")}),
        (["a myth", "1921"], ["1921"], {"en": ("1921", "a myth")}),
        ({"ru": ["миф"]}, ["1921"], {"en": ("1921",), "ru": ("миф",)}),
        (["a myth"], {"EN": ["1921"]}, {"EN": ("1921", "a myth")}),
        (["a myth"], {"en-GB": ["1921"]}, {"en-GB": ("1921", "a myth"), "en": ("a myth", "1921")}),
    ],
)
def test_the_packs_words_are_added_to_an_anchors_own(
    unless: Barring, own: Barring | None, together: dict[str, tuple[str, ...]]
) -> None:
    assert barred(unless, own) == together


def test_quotes_and_times_have_nothing_to_rule_out() -> None:
    (note,) = parse([("pack.json", pack(["a myth"], {"quote": "A line of it."}, {"at": 3}))]).notes
    assert note.anchors == (Quote(ByLanguage((("en", "A line of it."),))), Moment(3_000))


def test_it_holds_for_notes_in_files_of_their_own() -> None:
    whole = json.loads(pack(["a myth"], {"words": ["Kiel"]}))
    notes = json.dumps(whole.pop("notes"))
    (note,) = parse([("pack.json", json.dumps(whole)), ("notes/a.json", notes)]).notes
    assert note.anchors == (
        Words(ByLanguage((("en", (("Kiel",),)),)), unless=ByLanguage((("en", ("a myth",)),))),
    )


def test_an_exported_pack_says_the_same_of_each_anchor() -> None:
    read = parse([("pack.json", pack(["a myth"], {"words": ["Kiel"]}))])
    exported = export(read)
    assert "unless" not in exported
    assert parse([("pack.json", json.dumps(exported))]) == read


def test_it_is_a_list_of_words() -> None:
    with pytest.raises(PackError, match="unless"):
        parse([("pack.json", pack({"en": []}, {"words": ["Kiel"]}))])
