"""The page on the pack format tells the truth: its examples are read, its tables are whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from overlay.errors import PackError
from overlay.model import BASES, VERDICTS
from overlay.pack import grammar, parse
from overlay.pack.schema import schema
from overlay.pack.structures import Record
from overlay.review import review

PAGE = (Path(__file__).parents[2] / "docs" / "pack-format.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
PACKS = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("format:")]
NOTES = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("- id:")]

SECTIONS = {
    "The pack": grammar.PACK,
    "The work": grammar.WORK,
    "Sources": grammar.SOURCE,
    "Releases": grammar.RELEASE,
    "Notes": grammar.NOTE,
    "Citations": grammar.CITATION,
    "A quote": grammar.QUOTE,
    "Words": grammar.WORDS,
    "A time": grammar.MOMENT,
}


def table(heading: str) -> dict[str, str]:
    """The first two columns of the first table under a heading."""
    section = re.split(rf"^#+ {heading}$", PAGE, flags=re.MULTILINE)[1]
    rows = re.search(r"^\| (?:key|the message says) .*\n\| ---.*\n((?:\|.*\n)+)", section, re.MULTILINE)
    assert rows
    cells = [row.split("|")[1:3] for row in rows[1].splitlines()]
    return {key.strip().strip("`"): second.strip() for key, second in cells}


def test_every_example_is_a_pack_or_a_list_of_notes() -> None:
    assert len(PACKS) == 1
    assert len(NOTES) >= 3
    assert len(PACKS) + len(NOTES) == sum(kind == "yaml" for kind, _ in BLOCKS)


def test_the_example_packs_are_right() -> None:
    files = [(f"notes/{number}.yaml", text) for number, text in enumerate(NOTES)]
    whole = parse([("pack.yaml", PACKS[0]), *files])
    assert len(whole.notes) == 1 + len(NOTES)
    small = review(parse([("pack.yaml", PACKS[0])]))
    assert {one.code for one in small} == {"locator-missing", "not-reviewed"}


@pytest.mark.parametrize("heading", SECTIONS)
def test_a_table_names_every_key(heading: str) -> None:
    record: Record = SECTIONS[heading]
    rows = table(heading)
    assert set(rows) == set(record.fields)
    always = {key for key, needed in rows.items() if needed == "yes"}
    required = {key for key, field in record.fields.items() if field.required}
    assert always - {"notes"} == required


def test_every_record_has_its_table() -> None:
    records = [value for value in vars(grammar).values() if isinstance(value, Record)]
    assert {id(record) for record in records} == {id(record) for record in SECTIONS.values()}


def test_words_of_closed_lists_are_explained() -> None:
    assert set(re.findall(r"^\| `(\w+)` \| (?:is|leaves) ", PAGE, re.MULTILINE)) == {*VERDICTS, *BASES}
    assert all(f"`{kind}`" in PAGE for kind in (*grammar.KINDS, *grammar.STATUSES))


def test_the_message_shown_is_the_message_given() -> None:
    text = PACKS[0].replace("verdict: wrong", "verdikt: wrong")
    shown = re.search(r"^ {4}error: (fleet\.yaml:.*)\n {6}(.*)$", PAGE, re.MULTILINE)
    assert shown
    with pytest.raises(PackError) as failure:
        parse([("fleet.yaml", text)])
    line = text[: text.index("verdikt")].count("\n") + 1
    given = next(one for one in failure.value.diagnostics if one.line == line)
    assert f"{given}" == f"{shown[1]}\n  {shown[2]}"


def test_messages_explained_are_messages_given() -> None:
    cases = (Path(__file__).parent / "cases").glob("*.yaml")
    said = [line for case in cases for line in case.read_text("utf-8").splitlines()]
    explained = table("Messages")
    assert len(explained) > 10
    for message in (one for row in explained for one in row.split(" or ")):
        parts = [part.strip(' "') for part in message.split("…")]
        assert any(all(part in line for part in parts) for line in said), message


def test_a_first_line_for_editors_is_a_comment_to_the_reader() -> None:
    line = re.search(
        r"^ {4}(# yaml-language-server: \$schema=overlay-pack\.schema\.json)$", PAGE, re.MULTILINE
    )
    assert line
    assert parse([("pack.yaml", f"{line[1]}\n{PACKS[0]}")]) == parse([("pack.yaml", PACKS[0])])
    assert schema()["$schema"].startswith("https://json-schema.org/")
