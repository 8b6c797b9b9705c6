"""Reading and writing files: encodings, refusals, and outputs that are whole or not there."""

from __future__ import annotations

import codecs
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import chardet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlay.errors import EncodingError, FileError, OverlayError, UsageError
from overlay.files import (
    annotated_name,
    check_output,
    decode,
    encode,
    episode_of_name,
    language_of_name,
    read_pack_documents,
    read_subtitle,
    write_atomically,
)

RUSSIAN = "1\n00:00:01,000 --> 00:00:02,000\nЭто русский текст, который читают вслух.\n\n" * 20
ENGLISH = "1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n" * 3
GERMAN = "1\n00:00:01,000 --> 00:00:02,000\nÄrger über größere Möbel, überall; schöne Grüße.\n\n" * 20

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


def the_error(caught: pytest.ExceptionInfo[OverlayError]) -> str:
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.hint
    return diagnostic.message


class TestDecoding:
    def test_utf8_is_silent(self) -> None:
        source = decode(RUSSIAN.encode(), file="a.srt")
        assert (source.name, source.text, source.encoding, source.bom) == ("a.srt", RUSSIAN, "utf-8", False)
        assert source.warnings == ()

    @pytest.mark.parametrize("text", [RUSSIAN, ENGLISH, "", "a", "喀琅施塔得\n"])
    @pytest.mark.parametrize(
        ("mark", "encoding"),
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ],
    )
    def test_a_byte_order_mark_is_believed_in_silence(self, text: str, mark: bytes, encoding: str) -> None:
        data = mark + text.encode(encoding)
        source = decode(data)
        assert (source.text, source.encoding, source.bom, source.warnings) == (text, encoding, True, ())
        assert encode(source.text, source.encoding, source.bom) == (data, encoding, None)

    @pytest.mark.parametrize("text", [RUSSIAN, ENGLISH])
    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
    def test_wide_text_without_a_mark_is_known_by_its_nuls(self, text: str, encoding: str) -> None:
        data = text.encode(encoding)
        source = decode(data, file="a.srt")
        assert (source.text, source.encoding, source.bom) == (text, encoding, False)
        assert [(warning.code, warning.file) for warning in source.warnings] == [
            ("guessed-encoding", "a.srt")
        ]
        assert encoding in source.warnings[0].message
        assert encode(source.text, source.encoding, source.bom)[0] == data

    def test_half_a_letter_of_wide_text_is_refused(self) -> None:
        for data in (
            codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")[:-1],
            RUSSIAN.encode("utf-16-le")[:-1],
        ):
            with pytest.raises(EncodingError, match="does not decode as utf-16-le"):
                decode(data)

    @pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
    def test_a_legacy_encoding_is_guessed_and_named(self, encoding: str) -> None:
        data = RUSSIAN.encode(encoding)
        source = decode(data, file="a.srt")
        assert (source.text, source.encoding) == (RUSSIAN, encoding)
        (warning,) = source.warnings
        assert (warning.code, warning.file) == ("guessed-encoding", "a.srt")
        assert encoding in warning.message
        assert "--encoding" in (warning.hint or "")
        assert encode(source.text, source.encoding, source.bom)[0] == data

    @pytest.mark.parametrize(
        ("confidence", "words"),
        [(0.29, "cp1252 is a weak guess (29% sure)"), (0.3, "cp1252 was guessed (30% sure)")],
    )
    def test_a_weak_guess_is_called_so(
        self, confidence: float, words: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        guess = {"encoding": "cp1252", "confidence": confidence}
        monkeypatch.setattr(chardet, "detect", lambda *_, **__: guess)
        source = decode(b"Caf\xe9")
        assert source.text == "Café"
        assert words in source.warnings[0].message

    @pytest.mark.parametrize(
        ("guess", "message"),
        [(None, "the encoding can't be told"), ("ascii", "the byte 0xe9 does not decode as ascii")],
    )
    def test_a_guess_that_does_not_help_is_a_refusal(
        self, guess: str | None, message: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(chardet, "detect", lambda *_, **__: {"encoding": guess, "confidence": 0.9})
        with pytest.raises(EncodingError, match=message) as caught:
            decode(b"Caf\xe9")
        assert "--encoding" in (caught.value.diagnostics[0].hint or "")

    @pytest.mark.parametrize(
        ("name", "data", "expected"),
        [
            ("cp1252", GERMAN.encode("cp1252"), ("cp1252", False)),
            ("Windows-1252", GERMAN.encode("cp1252"), ("cp1252", False)),
            ("utf8", GERMAN.encode(), ("utf-8", False)),
            ("utf-8", GERMAN.encode("utf-8-sig"), ("utf-8", True)),
            ("utf-8-sig", GERMAN.encode(), ("utf-8", False)),
            ("utf-8-sig", GERMAN.encode("utf-8-sig"), ("utf-8", True)),
            ("utf-16", codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), ("utf-16-be", True)),
            ("utf-16", GERMAN.encode("utf-16-le"), ("utf-16-le", False)),
            ("utf-16-le", codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), ("utf-16-le", True)),
            ("utf-32", codecs.BOM_UTF32_LE + GERMAN.encode("utf-32-le"), ("utf-32-le", True)),
        ],
    )
    def test_a_named_encoding_is_used(self, name: str, data: bytes, expected: tuple[str, bool]) -> None:
        source = decode(data, encoding=name)
        assert (source.text, source.encoding, source.bom, source.warnings) == (GERMAN, *expected, ())
        assert encode(source.text, source.encoding, source.bom)[0] == data

    def test_a_named_encoding_is_believed_more_than_another_ones_mark(self) -> None:
        assert decode(codecs.BOM_UTF8 + b"abc", encoding="cp1252").text == "\u00ef\u00bb\u00bfabc"

    @pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "", "a\0b", "undefined"])
    def test_an_unknown_encoding_is_wrong_usage(self, name: str) -> None:
        with pytest.raises(UsageError, match="not an encoding") as caught:
            decode(b"abc", encoding=name)
        assert the_error(caught)

    def test_bytes_that_do_not_decode_are_refused_with_their_line(self) -> None:
        damaged = RUSSIAN.encode().replace("читают".encode(), b"\xff", 1)
        with pytest.raises(EncodingError, match="the byte 0xff does not decode as utf-8") as caught:
            decode(damaged, file="a.srt")
        assert caught.value.diagnostics[0].place == "a.srt:3"
        with pytest.raises(EncodingError, match="0xd0 does not decode as ascii") as caught:
            decode(RUSSIAN.replace("\n", "\r").encode(), encoding="ascii", file="a.srt")
        assert caught.value.diagnostics[0].place == "a.srt:3"

    def test_a_line_is_counted_in_wide_text_too(self) -> None:
        data = codecs.BOM_UTF16_LE + "a\nb\n".encode("utf-16-le") + b"\x00\xd8a\0"
        with pytest.raises(EncodingError) as caught:
            decode(data, file="a.srt")
        assert caught.value.diagnostics[0].line == 3

    @pytest.mark.parametrize(
        ("data", "what"),
        [
            (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01" + bytes(100), "Matroska"),
            (b"\0\0\0\x20ftypisom" + bytes(100), "MP4"),
            (b"RIFF\x10\0\0\0AVI LIST" + bytes(100), "AVI"),
            (b"PK\x03\x04\x14\0" + bytes(100), "ZIP"),
            (b"\x1f\x8b\x08\0" + bytes(range(256)), "gzip"),
            (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
            (b"\xff\xd8\xff\xe0" + bytes(range(256)), "JPEG"),
            (bytes(range(256)) * 20, "control bytes"),
            (bytes(1000), "control bytes"),
            (b"\x01\x02\x03\x80" * 100, "control bytes"),
        ],
    )
    def test_what_is_no_text_is_called_by_its_name(self, data: bytes, what: str) -> None:
        with pytest.raises(EncodingError, match=what) as caught:
            decode(data, file="a.srt")
        assert caught.value.diagnostics[0].code == "binary"
        assert the_error(caught)

    def test_a_video_comes_with_the_way_to_its_subtitles(self) -> None:
        for encoding in (None, "cp1252"):
            with pytest.raises(EncodingError) as caught:
                decode(b"\x1aE\xdf\xa3" + bytes(100), file="x.srt", encoding=encoding)
            assert 'ffmpeg -i "x.srt" -map 0:s:0 Episode.srt' in (caught.value.diagnostics[0].hint or "")

    def test_a_few_nuls_do_not_make_text_binary(self) -> None:
        text = ENGLISH.replace("Hello", "Hel\0lo")
        assert decode(text.encode()).text == text
        assert decode(ENGLISH.encode() + bytes(4096)).text == ENGLISH + "\0" * 4096

    @given(
        st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1252", "utf-16", "shift_jis", "utf-7"])
    )
    def test_any_bytes_are_text_or_refused(self, data: bytes, encoding: str | None) -> None:
        try:
            source = decode(data, encoding=encoding)
        except EncodingError:
            return
        assert not source.text.startswith("\ufeff\ufeff")

    @given(st.text())
    def test_text_in_utf8_comes_back(self, text: str) -> None:
        data, encoding, warning = encode(text, "utf-8", False)
        assert (encoding, warning) == ("utf-8", None)
        if not text.startswith("\ufeff") and "\0" not in text:
            assert decode(data).text == text


class TestEncoding:
    def test_a_letter_that_the_encoding_lacks_makes_it_utf8(self) -> None:
        data, encoding, warning = encode("abc ✗ Ж", "cp1251", False)
        assert (data, encoding) == ("abc ✗ Ж".encode(), "utf-8")
        assert warning is not None
        assert warning.code == "encoding-changed"
        assert warning.message == "cp1251 can't hold '✗' (U+2717): written as UTF-8"

    @pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le"])
    def test_half_a_pair_is_refused(self, encoding: str) -> None:
        with pytest.raises(EncodingError, match=r"U\+D83D, half of a pair"):
            encode("a\ud83d", encoding, encoding != "cp1252")


class TestReading:
    def test_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.srt"
        path.write_bytes(GERMAN.encode("cp1252"))
        source = read_subtitle(path, encoding="cp1252")
        assert (source.name, source.text) == (str(path), GERMAN)

    def test_a_missing_file_names_what_is_near(self, tmp_path: Path) -> None:
        (tmp_path / "Episode.en.srt").touch()
        with pytest.raises(FileError, match="no such file") as caught:
            read_subtitle(tmp_path / "Episod.en.srt")
        assert caught.value.diagnostics[0].hint == "Did you mean Episode.en.srt?"

    def test_each_failure_has_its_words(self, tmp_path: Path) -> None:
        file = tmp_path / "a.srt"
        file.touch()
        for path, words in (
            (tmp_path / "x.srt", "there is no such file"),
            (tmp_path / "x" / "y.srt", "there is no such folder"),
            (tmp_path, "this is a folder"),
        ):
            with pytest.raises(FileError, match=words) as caught:
                read_subtitle(path)
            assert the_error(caught)
        for path in (file / "b.srt", tmp_path / ("x" * 5000), tmp_path / "a\0b"):
            with pytest.raises(FileError):
                read_subtitle(path)

    @posix
    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.srt"
        path.touch(mode=0o000)
        with without_rights(tmp_path), pytest.raises(FileError, match="may not read") as caught:
            read_subtitle(path)
        assert the_error(caught)


class TestPackDocuments:
    def test_a_folder_is_read_in_order(self, tmp_path: Path) -> None:
        (tmp_path / "notes").mkdir()
        for name in (
            "pack.yaml",
            "notes/b.yaml",
            "notes/a.json",
            "notes/C.YML",
            "notes/.x.yaml",
            "notes/a.txt",
        ):
            (tmp_path / name).write_text(name, encoding="utf-8-sig")
        (tmp_path / "other.yaml").touch()
        expected = ["pack.yaml", "notes/C.YML", "notes/a.json", "notes/b.yaml"]
        assert read_pack_documents(tmp_path) == tuple((str(tmp_path / name), name) for name in expected)

    @pytest.mark.parametrize("name", ["pack.yml", "pack.json"])
    def test_other_suffixes(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text("x", encoding="utf-8")
        assert read_pack_documents(str(tmp_path)) == ((str(tmp_path / name), "x"),)

    def test_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "any.yaml"
        path.write_text("é", encoding="utf-8")
        assert read_pack_documents(path) == ((str(path), "é"),)

    def test_refusals(self, tmp_path: Path) -> None:
        with pytest.raises(FileError, match=r"holds no pack\.yaml") as caught:
            read_pack_documents(tmp_path)
        assert the_error(caught)
        (tmp_path / "pack.yaml").write_text("a: 1\nb: \u00e9\n", encoding="cp1252")
        with pytest.raises(EncodingError, match="a pack is UTF-8") as caught:
            read_pack_documents(tmp_path)
        assert caught.value.diagnostics[0].line == 2
        (tmp_path / "pack.json").touch()
        with pytest.raises(FileError, match=r"holds pack\.yaml and pack\.json"):
            read_pack_documents(tmp_path)
        with pytest.raises(FileError, match="no such file"):
            read_pack_documents(tmp_path / "pack.toml")

    def test_size(self, tmp_path: Path) -> None:
        path = tmp_path / "pack.yaml"
        with path.open("wb") as file:
            file.truncate(16 * 1024 * 1024)
        assert len(read_pack_documents(path)[0][1]) == 16 * 1024 * 1024
        with path.open("r+b") as file:
            file.truncate(16 * 1024 * 1024 + 1)
        with pytest.raises(FileError, match="over 16 MiB"):
            read_pack_documents(path)


class TestWriting:
    def test_a_new_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.srt"
        write_atomically(path, b"new")
        assert path.read_bytes() == b"new"
        assert names(tmp_path) == ["a.srt"]

    @posix
    def test_a_new_file_has_the_rights_of_any_new_file(self, tmp_path: Path) -> None:
        old = os.umask(0o027)
        try:
            write_atomically(tmp_path / "a.srt", b"new")
        finally:
            os.umask(old)
        assert mode(tmp_path / "a.srt") == 0o640

    def test_an_existing_file_is_kept_unless_forced(self, tmp_path: Path) -> None:
        path = tmp_path / "a.srt"
        path.write_bytes(b"old")
        path.chmod(0o604)
        for attempt in (partial(write_atomically, path, b"new"), partial(check_output, path)):
            with pytest.raises(FileError, match="already exists") as caught:
                attempt()
            assert "--force" in (caught.value.diagnostics[0].hint or "")
        assert path.read_bytes() == b"old"
        write_atomically(path, b"new", force=True)
        assert path.read_bytes() == b"new"
        assert names(tmp_path) == ["a.srt"]
        if os.name == "posix":
            assert mode(path) == 0o604

    def test_a_file_that_appears_meanwhile_is_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.srt"

        def somebody_else_writes(_: int) -> None:
            path.write_bytes(b"theirs")

        monkeypatch.setattr(os, "fsync", somebody_else_writes)
        with pytest.raises(FileError, match="already exists"):
            write_atomically(path, b"ours")
        assert path.read_bytes() == b"theirs"
        assert names(tmp_path) == ["a.srt"]

    @pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
    def test_of_many_writers_one_wins(
        self, tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if not links:
            monkeypatch.setattr(os, "link", no_links)
        path = tmp_path / "a.srt"
        won: list[bytes] = []
        together = threading.Barrier(8)

        def write(data: bytes) -> None:
            together.wait()
            try:
                write_atomically(path, data)
            except FileError:
                return
            won.append(data)

        threads = [threading.Thread(target=write, args=(b"%d" % n * 10_000,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert won == [path.read_bytes()]
        assert names(tmp_path) == ["a.srt"]

    def test_a_failure_without_hard_links_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "link", no_links)

        def fails(*_: object) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(Path, "replace", fails)
        with pytest.raises(FileError, match="Input/output error"):
            write_atomically(tmp_path / "a.srt", b"new")
        assert names(tmp_path) == []

    @pytest.mark.parametrize("force", [True, False])
    def test_the_input_is_never_the_output(self, tmp_path: Path, force: bool) -> None:
        path = tmp_path / "a.srt"
        path.write_bytes(b"old")
        (tmp_path / "folder").mkdir()
        same = [path, tmp_path / "folder" / ".." / "a.srt"]
        if os.name == "posix":
            (tmp_path / "soft.srt").symlink_to(path)
            (tmp_path / "hard.srt").hardlink_to(path)
            same += [tmp_path / "soft.srt", tmp_path / "hard.srt"]
        for output in same:
            with pytest.raises(UsageError, match="would replace the input") as caught:
                write_atomically(output, b"new", force=force, inputs=[tmp_path / "absent", path])
            assert caught.value.exit_code == 2
            assert the_error(caught)
            with pytest.raises(UsageError):
                check_output(output, force=force, inputs=[path])
        assert path.read_bytes() == b"old"

    @posix
    def test_a_link_goes_on_pointing_to_what_is_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "there").mkdir()
        target, link = tmp_path / "there" / "a.srt", tmp_path / "link.srt"
        target.write_bytes(b"old")
        link.symlink_to(target)
        with pytest.raises(FileError, match="already exists"):
            write_atomically(link, b"new")
        write_atomically(link, b"new", force=True)
        assert link.is_symlink()
        assert target.read_bytes() == b"new"
        assert (names(tmp_path), names(tmp_path / "there")) == (["link.srt", "there"], ["a.srt"])

    @posix
    def test_a_link_to_nothing_yet(self, tmp_path: Path) -> None:
        (tmp_path / "link.srt").symlink_to(tmp_path / "a.srt")
        write_atomically(tmp_path / "link.srt", b"new")
        assert (tmp_path / "a.srt").read_bytes() == b"new"

    @posix
    def test_a_device_is_written_to(self) -> None:
        write_atomically(Path("/dev/null"), b"new")
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)

    @posix
    def test_a_pipe_is_written_to(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        data = b"x" * 300_000
        got: list[bytes] = []
        reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
        reader.start()
        write_atomically(pipe, data)
        reader.join()
        assert got == [data]
        assert names(tmp_path) == ["pipe"]

    @posix
    def test_a_socket_is_refused(self, tmp_path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(tmp_path / "s"))
            with pytest.raises(FileError, match="can't be written"):
                write_atomically(tmp_path / "s", b"new", force=True)

    def test_each_failure_has_its_words(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        for path, words in (
            (tmp_path, "this is a folder"),
            (tmp_path / "x" / "a.srt", "folder of the output does not exist"),
            (tmp_path / ("x" * 300), "too long"),
        ):
            for attempt in (partial(write_atomically, path, b""), partial(check_output, path)):
                with pytest.raises(FileError, match=words) as caught:
                    attempt()
                assert the_error(caught)
        for path in (tmp_path / "file" / "a.srt", tmp_path / "a\0b"):
            with pytest.raises(FileError):
                write_atomically(path, b"")
        assert names(tmp_path) == ["file"]

    @posix
    def test_a_folder_that_may_not_be_written(self, tmp_path: Path) -> None:
        folder = tmp_path / "locked"
        folder.mkdir()
        folder.chmod(0o555)
        with without_rights(tmp_path), pytest.raises(FileError, match="may not write") as caught:
            write_atomically(folder / "a.srt", b"new")
        assert the_error(caught)
        assert names(folder) == []

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_device(self) -> None:
        with pytest.raises(FileError, match="the disk is full") as caught:
            write_atomically(Path("/dev/full"), b"new")
        assert the_error(caught)

    @posix
    @pytest.mark.parametrize("before", [None, b"old"])
    def test_a_full_disk_leaves_things_as_they_were(self, tmp_path: Path, before: bytes | None) -> None:
        path = tmp_path / "a.srt"
        if before is not None:
            path.write_bytes(before)
        program = (
            "import resource, sys; from pathlib import Path;"
            "from overlay.errors import FileError; from overlay.files import write_atomically;"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
            "try: write_atomically(Path(sys.argv[1]), bytes(100_000), force=True)\n"
            "except FileError as error: print(error)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
        )
        assert "larger than is allowed here; nothing was written" in done.stdout
        assert names(tmp_path) == ([] if before is None else ["a.srt"])
        if before is not None:
            assert path.read_bytes() == before

    @pytest.mark.parametrize("moment", ["fsync", "link"])
    @pytest.mark.parametrize("reason", [KeyboardInterrupt, SystemExit, MemoryError])
    def test_an_interrupt_leaves_nothing(
        self, tmp_path: Path, moment: str, reason: type[BaseException], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(*_: object) -> None:
            assert len(names(tmp_path)) == 1
            raise reason

        monkeypatch.setattr(os, moment, interrupted)
        with pytest.raises(reason):
            write_atomically(tmp_path / "a.srt", b"new")
        assert names(tmp_path) == []

    def test_an_interrupt_keeps_what_would_be_replaced(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.srt"
        path.write_bytes(b"old")

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_atomically(path, b"new", force=True)
        assert path.read_bytes() == b"old"
        assert names(tmp_path) == ["a.srt"]


class TestNames:
    @pytest.mark.parametrize(
        ("name", "annotated"),
        [
            ("Episode.srt", "Episode.annotated.srt"),
            ("Episode.en.srt", "Episode.annotated.en.srt"),
            ("Episode.pt-BR.srt", "Episode.annotated.pt-BR.srt"),
            ("Episode.zh-Hans.srt", "Episode.annotated.zh-Hans.srt"),
            ("Episode.es-419.srt", "Episode.annotated.es-419.srt"),
            ("Episode.eng.forced.srt", "Episode.annotated.eng.forced.srt"),
            ("Episode.en.hi.SRT", "Episode.annotated.en.hi.SRT"),
            ("Episode.hi.srt", "Episode.annotated.hi.srt"),
            ("Episode.sdh.srt", "Episode.annotated.sdh.srt"),
            ("Show.S01E03.1080p.WEB-DL.srt", "Show.S01E03.1080p.WEB-DL.annotated.srt"),
            ("Show.x264-LOL.srt", "Show.x264-LOL.annotated.srt"),
            ("en.srt", "en.annotated.srt"),
            ("sdh.srt", "sdh.annotated.srt"),
            ("Episode.hi.forced.srt", "Episode.annotated.hi.forced.srt"),
            ("annotated.srt", "annotated.annotated.srt"),
            ("Episode.annotated.srt", "Episode.annotated.srt"),
            ("Episode.annotated.en.srt", "Episode.annotated.en.srt"),
            ("Episode.Annotated.en.forced.srt", "Episode.Annotated.en.forced.srt"),
            ("Episode one. Part two.srt", "Episode one. Part two.annotated.srt"),
            ("Who Am I.To.srt", "Who Am I.To.annotated.srt"),
        ],
    )
    def test_the_annotated_copy(self, name: str, annotated: str) -> None:
        assert annotated_name(Path("folder.en") / name) == Path("folder.en") / annotated
        assert annotated_name(annotated_name(Path(name))) == annotated_name(Path(name))

    @pytest.mark.parametrize(
        ("name", "language"),
        [
            ("Episode.en.srt", "en"),
            ("Episode.EN.srt", "en"),
            ("Episode.eng.srt", "en"),
            ("Episode.ger.forced.srt", "de"),
            ("Episode.pt_br.srt", "pt-BR"),
            ("Episode.zh-Hant-TW.srt", "zh-Hant-TW"),
            ("Episode.hi.srt", "hi"),
            ("Episode.ru.hi.srt", "ru"),
            ("Episode.hi.forced.srt", "hi"),
            ("Episode.annotated.sk.srt", "sk"),
            ("sk.srt", "sk"),
            ("Episode.srt", None),
            ("Episode.1080p.srt", None),
            ("Episode.web.srt", None),
            ("Episode.No.srt", None),
            ("en.Episode.srt", None),
        ],
    )
    def test_the_language(self, name: str, language: str | None) -> None:
        assert language_of_name(Path("ru") / name) == language

    @pytest.mark.parametrize(
        ("name", "episode"),
        [
            ("Show.S01E03.srt", 3),
            ("show s1e12 1080p.srt", 12),
            ("Show_S2017E105.srt", 105),
            ("Show.S01E03E04.srt", 3),
            ("Show 1x03.srt", 3),
            ("show.e07.en.srt", 7),
            ("Episode 8.srt", 8),
            ("Show ep.11.srt", 11),
            ("Show.2017.srt", None),
            ("Film.1920x1080.srt", None),
            ("Film.1280x720.x264.srt", None),
            ("Show.S01.srt", None),
            ("Wall-E.5.1.srt", None),
            ("Film.E2017.srt", None),
            ("cafe12.srt", None),
            ("Episode.srt", None),
        ],
    )
    def test_the_episode(self, name: str, episode: int | None) -> None:
        assert episode_of_name(Path("S09E99") / name) == episode


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def no_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """For the superuser, who may do anything: be nobody for a while, with ``folder`` in reach."""
    if os.geteuid() != 0:
        yield
        return
    closed = [parent for parent in (folder, *folder.parents) if not mode(parent) & stat.S_IXOTH]
    for parent in closed:
        parent.chmod(mode(parent) | stat.S_IXOTH)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        for parent in closed:
            parent.chmod(mode(parent) & ~stat.S_IXOTH)
