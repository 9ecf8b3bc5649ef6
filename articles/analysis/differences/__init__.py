"""What differs between two passages that say the same: a kind of rule a file."""

from .model import KINDS, Difference, Kind, Span

__all__ = ["KINDS", "Difference", "Kind", "Span"]
