"""Note packs: text to a pack and back, its schema, and what is worth mending in it."""

from overlay.pack.reader import parse
from overlay.pack.writer import export, to_json

__all__ = ["export", "parse", "to_json"]
