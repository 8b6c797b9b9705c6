"""The tables of the format are true: their examples, their lists of words, the model's defaults."""

from __future__ import annotations

import re
from typing import Literal, get_args, get_type_hints

import pytest

from overlay.model import ByLanguage, Note, Words, Work
from overlay.pack import grammar, patterns
from overlay.pack.context import Context
from overlay.pack.problems import Problems
from overlay.pack.structures import Field, Record
from overlay.pack.yaml_syntax import read
from tests.pack.examples import every_key, paths

RECORDS = [value for value in vars(grammar).values() if isinstance(value, Record)]
FIELDS = [(record.name, key, field) for record in RECORDS for key, field in record.fields.items()]

# What each pattern must match, and what it must not.
PATTERNS = {
    patterns.ID: ("a 1921 a-b - true", "A a_b ä a.b"),
    patterns.LANGUAGE: (
        "en ast zh-Hant zh-Hant-TW es-419 de-1996 sl-rozaj-biske en-a-bbb-x-c-dd ar-arb",
        "e engl en_GB -en en- en-x 12 en--GB en-a",
    ),
    patterns.CLOCK: (
        "0 90 999999.5 1:05 01:05,25 72:04 1:02:03 100:59:59.999999999",
        "1: :1 1:60 1:60:00 1:2:3:4 -1 1e3 1.0000000000 ten 1000000",
    ),
    patterns.DATE: (
        "2019 2019-12 2019-01-31",
        "19 2019-00 2019-13 2019-01-32 2019-1 2019-01-00 2019/01",
    ),
    patterns.FRAME_RATE: ("25 23.976 120", "0 0.5 25. .5 1000 25fps"),
    patterns.URL: (
        "http://a https://example.org:80/ä?b#c https://[::1]/",
        "https:// http:///a HTTP://a ftp://a example.org https://a\u0007",
    ),
    patterns.FILE: ("a a/b.json .a ..a a.. ...", "/a a/ a//b . .. ../a a/.. a/./b a\\b c:a"),
    patterns.SPOKEN: ("a a* ä* 1921 it's", "* *a a** a*b"),
    patterns.LICENSE: (
        "MIT CC-BY-4.0 GPL-2.0+ LicenseRef-a DocumentRef-a:LicenseRef-b (MIT) ((MIT)) ANDROID",
        "AND() MIT+MIT MIT,MIT MIT/X :a",
    ),
}


@pytest.mark.parametrize(("record", "key", "field"), FIELDS, ids=[f"{one[0]} {one[1]}" for one in FIELDS])
def test_an_example_is_right(record: str, key: str, field: Field) -> None:
    if key == "notes":
        assert not field.example
        return
    tree, _ = read(f"{key}: {field.example}")
    assert isinstance(tree, dict)
    known = {"sources": {"woods-2019"}, "releases": {"disc"}}
    context = Context("en", known, Problems())
    assert field.shape.read(tree[key], (key,), context) is not None, record
    assert not context.problems.count


def test_all_tables_are_looked_at() -> None:
    assert len(RECORDS) == 9
    assert len(FIELDS) > 50


def test_every_key_is_in_the_example_pack() -> None:
    used = {str(path[-1]) for path in paths(every_key())}
    assert {key for _, key, _ in FIELDS} <= used


def test_lists_of_words_are_those_of_the_model() -> None:
    assert get_args(get_type_hints(Work)["kind"]) == grammar.KINDS
    statuses = next(found for found in get_args(get_type_hints(Note)["status"]) if found is not type(None))
    assert statuses == Literal["draft", "reviewed"]
    assert get_args(statuses) == grammar.STATUSES


def test_defaults_told_are_those_of_the_model() -> None:
    words = Words(ByLanguage((("en", (("a",),)),)))
    note = Note("a", (words,), "c", "wrong", "record", ByLanguage((("en", "t"),)))
    assert f"Default {note.priority}." in grammar.NOTE.fields["priority"].description
    assert f"Default {words.within // 1000}." in grammar.WORDS.fields["within"].description
    assert f"Default {words.after}." in grammar.WORDS.fields["after"].description
    assert f"Default {Work('t').kind}." in grammar.WORK.fields["kind"].description


def test_a_pack_is_no_deeper_than_the_refusal_of_depth_says() -> None:
    assert max(len(path) for path in paths(every_key())) <= 9


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern(pattern: str) -> None:
    right, wrong = PATTERNS[pattern]
    assert [word for word in right.split() if not re.fullmatch(pattern, word)] == []
    assert [word for word in wrong.split() if re.fullmatch(pattern, word)] == []


@pytest.mark.parametrize(
    ("expression", "right"),
    [
        ("MIT OR Apache-2.0", True),
        ("(MIT OR Apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0", True),
        ("MIT AND", False),
        ("OR MIT", False),
        ("MIT Apache-2.0", False),
        ("MIT or Apache-2.0", False),
        ("MIT  OR Apache-2.0", False),
        ("(MIT", True),  # what no pattern can tell: the reader counts brackets
    ],
)
def test_a_license_pattern(expression: str, right: bool) -> None:
    assert bool(re.fullmatch(patterns.LICENSE, expression)) is right
