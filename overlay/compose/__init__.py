"""Track and placed notes to a new track, per placement; and back."""

from overlay.compose.merge import compose
from overlay.compose.strip import Stripped, strip

__all__ = ["Stripped", "compose", "strip"]
