"""Data → JSON that is safe wherever somebody puts it, a script element included."""

from __future__ import annotations

import json
from typing import Any

# What could end a script element or a line of JavaScript, and means nothing to JSON.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_text(value: Any) -> str:
    """JSON over several lines, in UTF-8, the same for the same data.

    ``<``, ``>`` and ``&`` are escaped, so that no text can close the ``<script>`` that a page
    may put it in; they are the same to every reader of JSON.
    """
    made = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{made.translate(_UNSAFE)}\n"
