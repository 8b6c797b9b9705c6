"""Moments to readable screen time: when each located note is shown, chosen over all notes at once."""

from overlay.schedule.optimise import schedule

__all__ = ["schedule"]
