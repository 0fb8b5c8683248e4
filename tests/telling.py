"""What was found, each in one short line that a person can read in a rule's example."""

from __future__ import annotations

from glossator.detecting import Detected
from glossator.detecting.plain import plain


def told(found: Detected) -> list[str]:
    """A line for each find, in the order of the text, quotes before figures before sources."""
    data = plain(found, everything=True)
    lines = []
    for each in data["quotes"]:
        who = f" — {each['speaker']}" if each["speaker"] else ""
        lines.append(f"{each['kind']} “{each['text']}”{who}")
    for each in data["figures"]:
        facts = [each["value"]] if each["value"] is not None else []
        if each["low"] is not None:
            facts.append(f"{each['low']}..{each['high']}")
        facts += [each[key] for key in ("iso", "unit") if each[key] is not None]
        about = "~" if each["approximate"] else ""
        lines.append(f"{each['kind']} {each['text']} = {about}{' '.join(map(str, facts))}".rstrip())
    lines += [f"{each['kind']} {each['text']}" for each in data["sources"]]
    lines += [f"none {each['text']} ({each['why']})" for each in data["left_out"]]
    lines += [f"{each['code']}: {each['what']}" for each in data["remarks"]]
    return lines
