"""`overlay merge` as a person meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overlay.cli.entry import run
from overlay.model import PLACEMENTS
from tests.cli.conftest import EPISODE, PACK, Run


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_output_stands_beside_the_input(overlay: Run, folder: Path) -> None:
    outcome = overlay("merge", "Episode.srt", "sky.yaml")
    assert outcome.code == 0
    assert outcome.out == ""
    assert "The earth goes round the sun." in outcome.err
    assert "1 of 2 notes found here" in outcome.err
    assert "mpv VIDEO --sub-file" in outcome.err
    merged = (folder / "Episode.annotated.srt").read_text(encoding="utf-8")
    assert "[wrong] The earth goes round the sun." in merged
    assert (folder / "Episode.srt").read_text(encoding="utf-8") == EPISODE


def test_what_was_tried_is_a_command_that_works(overlay: Run, folder: Path) -> None:
    (folder / "An Episode.srt").write_text(EPISODE, encoding="utf-8")
    told = overlay("merge", "An Episode.srt", "sky.yaml").err
    assert "What was tried for the others: overlay locate --all 'An Episode.srt' sky.yaml\n" in told


def test_a_dash_is_standard_output(overlay: Run, folder: Path) -> None:
    before = listing(folder)
    outcome = overlay("merge", "Episode.srt", "sky.yaml", "-o", "-")
    assert outcome.code == 0
    assert outcome.out.startswith("1\n00:00:01,000")
    assert listing(folder) == before


def test_strip_gives_the_original_back(overlay: Run, folder: Path) -> None:
    for placement in ("top", "flat", "gap"):
        assert (
            overlay(
                "merge", "Episode.srt", "sky.yaml", "-o", "m.srt", "--force", "--placement", placement
            ).code
            == 0
        )
        assert overlay("strip", "m.srt", "-o", "back.srt", "--force").code == 0
        assert (folder / "back.srt").read_bytes() == (folder / "Episode.srt").read_bytes()
    assert overlay("strip", "m.srt").out == EPISODE


def test_merging_twice_is_merging_once(overlay: Run, folder: Path) -> None:
    for placement in PLACEMENTS[:3]:
        overlay("merge", "Episode.srt", "sky.yaml", "-o", "once.srt", "--force", "--placement", placement)
        overlay("merge", "once.srt", "sky.yaml", "-o", "twice.srt", "--force", "--placement", placement)
        assert (folder / "once.srt").read_bytes() == (folder / "twice.srt").read_bytes()


@pytest.mark.parametrize("placement", PLACEMENTS)
def test_verify_finds_nothing_in_what_merge_made(overlay: Run, placement: str) -> None:
    overlay("merge", "Episode.srt", "sky.yaml", "-o", "m.srt", "--placement", placement)
    outcome = overlay("verify", "Episode.srt", "m.srt", "sky.yaml", "--placement", placement)
    assert (outcome.code, outcome.out) == (0, "")
    assert "Every promise holds for 4 cues." in outcome.err


def test_the_report_is_json(overlay: Run) -> None:
    outcome = overlay("merge", "Episode.srt", "sky.yaml", "--json")
    report = json.loads(outcome.out)
    assert outcome.err == ""
    placed, absent = report.pop("notes")
    assert report == {
        "schema": 1,
        "input": "Episode.srt",
        "output": "Episode.annotated.srt",
        "pack": "sky",
        "placement": "top",
        "profile": "default",
        "language": "en",
        "warnings": [],
    }
    assert placed == {
        "id": "orbit",
        "status": "placed",
        "reason": None,
        "message": None,
        "how": "quote",
        "score": 1.0,
        "claim": {"start": 3083, "end": 6000, "cues": [2]},
        "pages": [{"start": 8500, "end": 12584, "lines": ["[wrong] The earth goes round the sun."]}],
    }
    assert (absent["id"], absent["status"], absent["reason"], absent["pages"]) == (
        "moon",
        "absent",
        "not-found",
        [],
    )


def test_with_the_subtitles_on_standard_output_the_report_goes_to_standard_error(overlay: Run) -> None:
    outcome = overlay("merge", "Episode.srt", "sky.yaml", "--json", "-o", "-")
    assert outcome.out.startswith("1\n")
    assert json.loads(outcome.err)["output"] == "-"


def test_a_note_of_this_episode_without_a_place_is_a_finding(overlay: Run, folder: Path) -> None:
    (folder / "sky.yaml").write_text(
        PACK.replace("  - id: moon\n", "  - id: moon\n    episode: 3\n"), encoding="utf-8"
    )
    assert overlay("merge", "Episode.srt", "sky.yaml", "-o", "a.srt").code == 0
    outcome = overlay("merge", "Episode.srt", "sky.yaml", "-o", "b.srt", "--episode", "3")
    assert outcome.code == 1
    assert "unplaced: moon: not-found" in outcome.err
    assert (folder / "b.srt").exists()
    (folder / "S01E03.srt").write_text(EPISODE, encoding="utf-8")
    assert overlay("merge", "S01E03.srt", "sky.yaml").code == 1


def test_the_language_of_the_file_name_chooses_the_notes(overlay: Run, folder: Path) -> None:
    russian = EPISODE.replace("the sun goes round the earth.", "Солнце ходит вокруг Земли.")
    (folder / "Episode.ru.srt").write_text(russian, encoding="utf-8")
    assert overlay("merge", "Episode.ru.srt", "sky.yaml").code == 0
    merged = (folder / "Episode.annotated.ru.srt").read_text(encoding="utf-8")
    assert "[неверно] Земля ходит вокруг Солнца." in merged
    outcome = overlay("merge", "Episode.ru.srt", "sky.yaml", "-o", "de.srt", "--language", "de")
    assert "no text in de" in outcome.err
    assert "[falsch] The earth" in (folder / "de.srt").read_text(encoding="utf-8")


def test_line_ends_mark_and_encoding_are_kept(overlay: Run, folder: Path) -> None:
    written = EPISODE.replace("\n", "\r\n").encode("utf-16")
    (folder / "Wide.srt").write_bytes(written)
    overlay("merge", "Wide.srt", "sky.yaml")
    merged = (folder / "Wide.annotated.srt").read_bytes()
    assert merged.startswith(written[:40])
    overlay("strip", "Wide.annotated.srt", "-o", "back.srt")
    assert (folder / "back.srt").read_bytes() == written
    overlay("merge", "Wide.srt", "sky.yaml", "-o", "narrow.srt", "--output-encoding", "utf-8")
    assert (folder / "narrow.srt").read_bytes().decode("utf-8").startswith("1\r\n")


def test_a_legacy_encoding_becomes_utf_8_with_a_warning(overlay: Run, folder: Path) -> None:
    text = EPISODE.replace("Good night.", "Доброй ночи, дорогие друзья, и до новых встреч на нашем канале.")
    (folder / "Old.srt").write_bytes(text.encode("cp1251"))
    outcome = overlay("merge", "Old.srt", "sky.yaml", "--encoding", "cp1251")
    assert "cp1251 can't hold the invisible U+2060: written as UTF-8" in outcome.err
    assert "Доброй ночи" in (folder / "Old.annotated.srt").read_text(encoding="utf-8")


def test_filters_hold_notes_back(overlay: Run) -> None:
    outcome = overlay("merge", "Episode.srt", "sky.yaml", "--category", "motion", "--json")
    assert [note["reason"] for note in json.loads(outcome.out)["notes"]] == [None, "filtered"]
    assert overlay("merge", "Episode.srt", "sky.yaml", "-o", "x.srt", "--basis", "argument").code == 3


def test_marks_lead_a_note_on_request(overlay: Run) -> None:
    assert "[✗] The earth" in overlay("merge", "Episode.srt", "sky.yaml", "-o", "-", "--labels", "marks").out


def test_the_delay_can_be_chosen(overlay: Run) -> None:
    outcome = overlay("merge", "Episode.srt", "sky.yaml", "-o", "-", "--placement", "gap", "--delay", "1")
    assert outcome.code == 1
    assert "no pause of" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["merge", "None.srt", "sky.yaml"], 3, "no such file"),
        (["merge", "Episod.srt", "sky.yaml"], 3, "Did you mean Episode.srt"),
        (["merge", ".", "sky.yaml"], 3, "this is a folder"),
        (["merge", "pack", "Episode.srt"], 3, "A pack is wanted here"),
        (["merge", "pack", "sky.yaml"], 3, "this is a pack of notes, not an episode"),
        (["locate", "pack", "sky.yaml"], 3, "this is a pack of notes, not an episode"),
        (["merge", "Episode.srt", "binary.srt"], 3, "this is no pack of notes but an episode"),
        (["locate", "Episode.srt", "binary.srt"], 3, "A pack is wanted here"),
        (["merge", "Episode.srt", "sky.yaml", "--language", "german"], 2, "german is no language tag"),
        (["merge", "Episode.srt", "sky.yaml", "--category", "x"], 3, "The pack's categories are motion."),
        (["merge", "Episode.srt", "clouds"], 3, "there is no such pack"),
        (["merge", "binary.srt", "sky.yaml"], 3, "binary.srt"),
        (["merge", "empty.srt", "sky.yaml"], 3, "the file is empty"),
        (["merge", "Episode.txt", "sky.yaml"], 3, ".srt"),
        (["merge", "Episode.vtt", "sky.yaml"], 3, "WebVTT"),
        (["merge", "Episode.srt", "sky.yaml", "--placement", "side"], 2, "'side' is not one of"),
        (["merge", "Episode.srt", "sky.yaml", "--profile", "cinema"], 2, "'cinema' is not one of"),
        (["merge", "Episode.srt", "sky.yaml", "--encoding", "klingon"], 2, "klingon"),
        (["merge", "Episode.srt", "sky.yaml", "--output-encoding", "klingon"], 2, "klingon"),
        (["merge", "Episode.srt"], 2, "Missing argument 'PACK'"),
        (["merge", "Episode.srt", "malformed.yaml"], 3, "malformed.yaml:"),
        (["merge", "Episode.srt", "unknown-source.yaml"], 3, "almanach"),
        (["merge", "Episode.srt", "doubled.yaml"], 3, "orbit"),
        (["merge", "Episode.srt", "sky.yaml", "-o", "Episode.srt"], 2, "would replace the input"),
        (["merge", "Episode.srt", "sky.yaml", "-o", "Episode.srt", "--force"], 2, "would replace the input"),
        (["merge", "Episode.srt", "sky.yaml", "-o", "empty.srt"], 3, "the output already exists"),
        (["merge", "Episode.srt", "sky.yaml", "-o", "no/such/folder.srt"], 3, "the output does not exist"),
        (["merge", "Episode.srt", "sky.yaml", "-o", "empty.srt/"], 3, "empty.srt"),
        (["merge", "other.srt", "sky.yaml"], 3, "none of the 2 notes of the pack sky is found"),
        (["merge", "unreadable-time.srt", "sky.yaml"], 3, "unreadable-time.srt:2"),
        (["merge", "Episode.srt", "sky.yaml", "-o", "x" * 300], 3, "too long"),
        (["strip", "None.srt"], 3, "no such file"),
        (["check", "None"], 3, "there is no such pack"),
        (["verify", "Episode.srt", "None.srt", "sky.yaml"], 3, "no such file"),
        (["locate", "Episode.srt", "malformed.yaml"], 3, "malformed.yaml:"),
        (["dance"], 2, "No such command"),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, list) else "",
)  # fmt: skip
def test_bad_input_is_refused_and_nothing_written(
    overlay: Run, folder: Path, arguments: list[str], code: int, message: str
) -> None:
    (folder / "binary.srt").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.srt").write_bytes(b"")
    (folder / "pack").mkdir()
    (folder / "pack" / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "Episode.txt").write_text(EPISODE)
    (folder / "Episode.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n")
    (folder / "malformed.yaml").write_text("format: 1\nid: [unclosed\n")
    (folder / "unknown-source.yaml").write_text(
        PACK.replace("sources: [almanac]", "sources: [almanach]"), encoding="utf-8"
    )
    (folder / "doubled.yaml").write_text(PACK.replace("- id: moon", "- id: orbit"), encoding="utf-8")
    (folder / "other.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nSomething else entirely.\n")
    (folder / "unreadable-time.srt").write_text("1\n00:00:0x,000 --> 00:00:02,000\nHello.\n")
    before = listing(folder)
    outcome = overlay(*arguments)
    assert outcome.code == code
    assert message in outcome.err
    assert outcome.out == ""
    assert listing(folder) == before


def test_an_unwritable_folder_is_told(overlay: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("overlay.files.atomic._write_and_rename", refuse)
    outcome = overlay("merge", "Episode.srt", "sky.yaml")
    assert outcome.code == 3
    assert "you may not write here" in outcome.err
    assert not (folder / "Episode.annotated.srt").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(overlay: Run) -> None:
    outcome = overlay("merge", "Episode.srt", "sky.yaml", "-o", "/dev/full")
    assert outcome.code == 3
    assert "the disk is full" in outcome.err


def test_an_internal_fault_is_no_traceback(monkeypatch: pytest.MonkeyPatch, overlay: Run) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("overlay.cli.merge.annotate", fail)
    monkeypatch.delenv("OVERLAY_DEBUG", raising=False)
    outcome = overlay("merge", "Episode.srt", "sky.yaml")
    assert outcome.code == 3
    assert "internal: ZeroDivisionError: boom" in outcome.err
    monkeypatch.setenv("OVERLAY_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["merge", "Episode.srt", "sky.yaml"])


@pytest.mark.parametrize("content", ["", "A talk, written down without any times.\n"])
def test_a_refusal_says_what_to_do_next(overlay: Run, folder: Path, content: str) -> None:
    (folder / "Talk.srt").write_text(content)
    outcome = overlay("merge", "Talk.srt", "sky.yaml")
    assert outcome.code == 3
    error, hint = outcome.err.splitlines()
    assert error.startswith("error: Talk.srt: ")
    assert hint.startswith("  ")
