"""Bytes to text and back: reading, encodings, atomic writes, and what file names say."""

from overlay.files.atomic import check_output, write_atomically
from overlay.files.encodings import Source, decode, encode
from overlay.files.names import annotated_name, episode_of_name, language_of_name
from overlay.files.reading import check_input, read_pack_documents, read_subtitle

__all__ = [
    "Source",
    "annotated_name",
    "check_input",
    "check_output",
    "decode",
    "encode",
    "episode_of_name",
    "language_of_name",
    "read_pack_documents",
    "read_subtitle",
    "write_atomically",
]
