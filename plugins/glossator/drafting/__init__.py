"""What was detected → a gloss file that is mostly right, for a person to confirm."""

from __future__ import annotations

from glossator.drafting.entries import Draft, drafted
from glossator.drafting.gloss_file import NotInsertableError, extended, written

__all__ = ["Draft", "NotInsertableError", "drafted", "extended", "written"]
