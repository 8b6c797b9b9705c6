"""Merge timestamped correction notes into a subtitle track."""

__version__ = "0.1.0"
