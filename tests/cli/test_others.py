"""`overlay locate`, `check`, `verify`, `strip`, `schema` and `packs` as a person meets them."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import jsonschema
import pytest
import yaml

from overlay.pack.schema import schema
from tests.cli.conftest import EPISODE, PACK, Run


def test_locate_shows_where_and_how_sure(overlay: Run, folder: Path) -> None:
    before = sorted(folder.iterdir())
    outcome = overlay("locate", "Episode.srt", "sky.yaml")
    assert outcome.code == 0
    assert " ".join(outcome.out.split()) == "0:03 cue 2 orbit The sun goes round the earth. quote 100%"
    assert "1 of 2 notes found here" in outcome.err
    assert "absent: moon" in overlay("locate", "Episode.srt", "sky.yaml", "--all").out
    assert sorted(folder.iterdir()) == before


def test_locate_reports_as_json(overlay: Run) -> None:
    report = json.loads(overlay("locate", "Episode.srt", "sky.yaml", "--json").out)
    found, absent = report["notes"]
    assert (found["id"], found["status"], found["how"]) == ("orbit", "located", "quote")
    assert found["claim"] == {"start": 3083, "end": 6000, "cues": [2]}
    assert (absent["id"], absent["status"], absent["reason"]) == ("moon", "absent", "not-found")
    assert absent["message"]


GOOD = PACK.replace("{title: An almanac}", '{title: An almanac, url: "https://example.org/almanac"}').replace(
    "sources: [almanac]\n", "sources: [almanac]\n    reviewed_by: B. Reader\n    status: reviewed\n"
)


def test_check_finds_nothing_in_a_good_pack(overlay: Run, folder: Path) -> None:
    (folder / "good.yaml").write_text(GOOD, encoding="utf-8")
    outcome = overlay("check", "good.yaml", "--explain")
    assert (outcome.code, outcome.out) == (0, "")
    assert "1 of 1 packs without a finding" in outcome.err


def test_warnings_alone_are_no_finding(overlay: Run) -> None:
    outcome = overlay("check", "sky.yaml")
    assert outcome.code == 0
    assert "1 of 1 packs without a finding; 3 warnings" in outcome.err
    assert "warning: sky.yaml: 2 of 2 notes are not reviewed: orbit, moon [not-reviewed]\n" in outcome.out
    assert 'warning: sky.yaml, note "orbit": the note does not say where in "almanac"' in outcome.out


def test_check_explains_what_it_found_with_an_example(overlay: Run, folder: Path) -> None:
    (folder / "loose.yaml").write_text(
        GOOD.replace('quote: "The moon is made of cheese"', "words: [moon]"), encoding="utf-8"
    )
    outcome = overlay("check", "loose.yaml", "--explain")
    assert outcome.code == 1
    assert "\nanchor-loose (finding)\n  One or two common words" in outcome.out
    assert "\n  before:\n      anchors:\n        - words: [Kiel]\n\n  after:\n" in outcome.out
    assert "not-reviewed" not in outcome.out


def test_a_pack_that_can_not_be_read_does_not_hide_the_others(overlay: Run, folder: Path) -> None:
    (folder / "latin.yaml").write_bytes(PACK.encode("utf-8").replace(b"cheese", b"k\xe4se"))
    outcome = overlay("check", "None", "latin.yaml", "sky.yaml")
    assert outcome.code == 3
    assert "there is no such pack" in outcome.out
    assert "error: latin.yaml" in outcome.out
    assert "2 of 2 notes are not reviewed" in outcome.out


def test_the_report_of_a_check_explains_on_request(overlay: Run) -> None:
    report = json.loads(overlay("check", "sky.yaml", "--explain", "--json").out)
    assert report["packs"] == ["sky.yaml"]
    assert set(report["rules"]) == {one["code"] for one in report["findings"]}
    assert set(report["rules"]["not-reviewed"]) == {"severity", "why", "before", "after"}
    assert "rules" not in json.loads(overlay("check", "sky.yaml", "--json").out)


def test_check_tries_the_anchors_on_tracks(overlay: Run, folder: Path) -> None:
    (folder / "good.yaml").write_text(GOOD, encoding="utf-8")
    assert overlay("check", "good.yaml", "--in", "Episode.srt").code == 0
    outcome = overlay("check", "good.yaml", "--not-in", "Episode.srt")
    assert outcome.code == 1
    told = 'finding: good.yaml, note "orbit": in Episode.srt, the note would be shown at 0:03, by “As every'
    assert told in outcome.out
    many = "\n".join(
        f"{at}\n00:{at:02}:00,000 --> 00:{at:02}:04,000\nThe moon, the moon!\n" for at in range(1, 6)
    )
    (folder / "Moon.srt").write_text(many, encoding="utf-8")
    loose = GOOD.replace('quote: "The moon is made of cheese"', "words: [moon]")
    (folder / "loose.yaml").write_text(loose, encoding="utf-8")
    report = json.loads(overlay("check", "loose.yaml", "--in", "Moon.srt", "--json").out)
    assert [(one["code"], one["file"], one["note"]) for one in report["findings"]] == [
        ("anchor-loose", "loose.yaml", "moon"),
        ("anchor-broad", "loose.yaml", "moon"),
    ]
    assert overlay("check", "good.yaml", "--in", "None.srt").code == 3


def test_check_tells_of_a_text_that_does_not_fit(overlay: Run, folder: Path) -> None:
    (folder / "long.yaml").write_text(PACK.replace("made of rock.", "made of rock. " * 20), encoding="utf-8")
    outcome = overlay("check", "long.yaml")
    assert outcome.code == 1
    assert 'finding: long.yaml, note "moon": the en text takes' in outcome.out
    assert "`detail`" in outcome.out


def test_check_tells_everything_that_breaks_the_format(overlay: Run, folder: Path) -> None:
    broken = PACK.replace("verdict: wrong", "verdict: wrog").replace("basis: record", "bassis: record")
    (folder / "broken.yaml").write_text(broken, encoding="utf-8")
    outcome = overlay("check", "broken.yaml", "sky.yaml")
    assert outcome.code == 1
    assert outcome.out.count("error: broken.yaml:") >= 4
    report = json.loads(overlay("check", "broken.yaml", "--json").out)
    assert all(one["line"] for one in report["findings"])


def test_verify_names_what_is_broken(overlay: Run, folder: Path) -> None:
    overlay("merge", "Episode.srt", "sky.yaml", "-o", "m.srt")
    text = (folder / "m.srt").read_text(encoding="utf-8")
    (folder / "m.srt").write_text(text.replace("Good night.", "Good nigth."), encoding="utf-8")
    outcome = overlay("verify", "Episode.srt", "m.srt", "sky.yaml")
    assert outcome.code == 1
    assert 'error: m.srt, cue 4: "Good night." is not on screen from 14000 to 16000 ms' in outcome.out
    report = json.loads(overlay("verify", "Episode.srt", "m.srt", "sky.yaml", "--json").out)
    assert report["findings"][0]["code"] == "dialogue-lost"
    assert report["findings"][0]["severity"] == "error"


def test_verify_tells_of_other_options(overlay: Run) -> None:
    overlay("merge", "Episode.srt", "sky.yaml", "-o", "m.srt")
    same = overlay("verify", "Episode.srt", "m.srt", "sky.yaml")
    assert (same.code, same.out) == (0, "")
    for option in (["--placement", "flat"], ["--placement", "gap"], ["--labels", "marks"]):
        other = overlay("verify", "Episode.srt", "m.srt", "sky.yaml", *option)
        assert other.code == 1, option
        assert "a merge with these options makes another file" in other.out, option
        assert "No promise is broken; 1 findings" in other.err, option
    held_back = overlay("verify", "Episode.srt", "m.srt", "sky.yaml", "--category", "none")
    assert "or these options hold it back" in held_back.out


def test_verify_tells_of_other_options_beside_warnings(overlay: Run) -> None:
    sample = str(Path(__file__).parents[2] / "samples" / "trotsky" / "S01E05.en.srt")
    overlay("merge", sample, "trotsky-2017", "-o", "m.srt")
    right = overlay("verify", sample, "m.srt", "trotsky-2017")
    assert (right.code, "warning: " in right.out) == (0, True)
    assert overlay("verify", sample, "m.srt", "trotsky-2017", "--placement", "flat").code == 1


def test_verify_tells_of_files_the_wrong_way_round(overlay: Run) -> None:
    overlay("merge", "Episode.srt", "sky.yaml", "-o", "m.srt")
    outcome = overlay("verify", "m.srt", "Episode.srt", "sky.yaml")
    assert outcome.code == 2
    assert "Name the original first" in outcome.err


def test_a_file_without_its_notes_is_not_called_right(overlay: Run) -> None:
    outcome = overlay("verify", "Episode.srt", "Episode.srt", "sky.yaml")
    assert outcome.code == 1
    assert "No promise is broken; 1 findings" in outcome.err


def test_strip_of_a_file_without_notes_is_the_file(overlay: Run) -> None:
    outcome = overlay("strip", "Episode.srt")
    assert (outcome.code, outcome.out) == (0, EPISODE)
    assert "There are no notes in this file." in outcome.err


def test_strip_refuses_a_file_of_nothing_but_notes(overlay: Run) -> None:
    overlay("merge", "Episode.srt", "sky.yaml", "-o", "notes.srt", "--placement", "track")
    outcome = overlay("strip", "notes.srt", "-o", "back.srt")
    assert outcome.code == 3
    assert "nothing but notes" in outcome.err


def test_strip_says_where_it_is_unsure(overlay: Run, folder: Path) -> None:
    long = EPISODE.replace("00:00:14,000", "00:00:09,000").replace("00:00:16,000", "00:00:20,000")
    (folder / "Long.srt").write_text(long, encoding="utf-8")
    overlay("merge", "Long.srt", "sky.yaml", "-o", "m.srt", "--placement", "flat")
    text = (folder / "m.srt").read_text(encoding="utf-8")
    (folder / "m.srt").write_text(text.replace("Good night.", "Good night,\ndear all.", 1), encoding="utf-8")
    outcome = overlay("strip", "m.srt")
    assert outcome.code == 1
    assert "dear all." in outcome.out
    assert "take the note's lines out by hand" in outcome.err


@pytest.mark.parametrize("part", ["pack", "notes"])
def test_schema_is_printed(overlay: Run, part: str) -> None:
    printed = json.loads(overlay("schema", "--part", part).out)
    jsonschema.Draft202012Validator.check_schema(printed)
    assert json.loads(overlay("schema").out) == schema("pack")


def test_packs_at_hand_are_listed_the_nearest_first(
    overlay: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = overlay("packs")
    assert outcome.code == 0
    assert "trotsky-2017" in outcome.out
    for shelf, title in (("annotations", "Near"), ("shelf", "Nearer")):
        (folder / shelf / "sky").mkdir(parents=True)
        pack = PACK.replace("title: The sky", f"title: {title}")
        (folder / shelf / "sky" / "pack.yaml").write_text(pack, encoding="utf-8")
    assert "Near " in overlay("packs").out
    monkeypatch.setenv("OVERLAY_PACKS", str(folder / "shelf"))
    listed = json.loads(overlay("packs", "--json").out)["packs"]
    assert [one["title"] for one in listed if one["id"] == "sky"] == ["Nearer"]
    assert overlay("merge", "Episode.srt", "sky").code == 0


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_an_id_may_be_quoted(overlay: Run, folder: Path, quote: str) -> None:
    (folder / "annotations").mkdir()
    text = PACK.replace("id: sky", f"id: {quote}heavens{quote}", 1)
    text = text.replace("title: The sky", 'title: "Freud, id: and ego"')
    (folder / "annotations" / "firmament.yaml").write_text(text, encoding="utf-8")
    assert overlay("locate", "Episode.srt", "heavens").code == 0
    assert overlay("locate", "Episode.srt", "and").code == 3


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_pack_at_hand_is_known_by_its_id_too(overlay: Run, folder: Path, suffix: str) -> None:
    (folder / "annotations").mkdir()
    text = PACK.replace("id: sky", "id: heavens", 1)
    if suffix == ".json":
        text = json.dumps(yaml.safe_load(text))
    (folder / "annotations" / f"firmament{suffix}").write_text(text, encoding="utf-8")
    for name in ("firmament", "heavens"):
        assert overlay("locate", "Episode.srt", name).code == 0
    assert overlay("locate", "Episode.srt", "orbit").code == 3


def test_the_file_of_a_folder_means_the_folder(overlay: Run, folder: Path) -> None:
    head, _, notes = PACK.partition("notes:\n")
    (folder / "sky" / "notes").mkdir(parents=True)
    (folder / "sky" / "pack.yaml").write_text(head, encoding="utf-8")
    (folder / "sky" / "notes" / "all.yaml").write_text(textwrap.dedent(notes), encoding="utf-8")
    assert overlay("locate", "Episode.srt", "sky/pack.yaml").code == 0


def test_a_broken_pack_at_hand_is_told(overlay: Run, folder: Path) -> None:
    (folder / "annotations").mkdir()
    (folder / "annotations" / "bad.yaml").write_text("format: 2\n", encoding="utf-8")
    outcome = overlay("packs")
    assert outcome.code == 1
    assert "bad.yaml:1" in outcome.err


@pytest.mark.parametrize("command", ["merge", "locate", "check", "verify", "strip", "schema", "packs"])
def test_each_command_s_help_shows_an_example(overlay: Run, command: str) -> None:
    assert f"\n  overlay {command}" in overlay(command, "--help").out
