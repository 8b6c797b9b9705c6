"""Proof of the promises on a finished file; shares no code with what made it."""

from overlay.verify.proof import Evidence, verify

__all__ = ["Evidence", "verify"]
