"""A gloss file in which every key of the format stands once, as plain data and as YAML."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import yaml

Place = tuple[int | str, ...]

ARTICLE_HTML = (
    "<p>“We are ready,” she said on Monday. Prices rose 5% in March.</p>\n"
    "<p>The <em>Daily Post</em> says so. A shocking move.</p>"
)

COMPLETE: dict[str, Any] = {
    "article": {
        "title": "A title",
        "rights": "public domain",
        "outlet": "An outlet",
        "url": "https://example.org/article",
        "published": "2025-02-25",
        "published_note": "from its own text",
        "author": "An author",
        "language": "en",
        "words": "sha256:d8dd5bbd2a3e81fb5bbb9b16b8b36d0a2a0ba8c83a7d8ba35a32ee2e61ae3b96",
        "fingerprints": "AbCd",
        "filed": "2025-03-01",
        "note": "A *note* on the article.",
    },
    "speakers": {"ann": {"name": "Ann Smith", "role": "Minister"}},
    "sources": {
        "post": {
            "outlet": "Daily Post",
            "title": "Its title",
            "title_basis": "url",
            "url": "https://example.org/post",
            "published": "2025-02-24",
            "published_note": "day only",
            "author": "Bob",
            "author_note": "no name seen",
            "kind": "news report",
            "language": "de",
            "translated_from": "uk",
            "archive": "https://example.org/archive",
            "seen": "stored copy",
            "note": "A note on the source.",
        },
        "report": {"outlet": "Office of Statistics"},
    },
    "quotes": [
        {
            "id": "q1",
            "exact": "We are ready",
            "prefix": "“",
            "suffix": ",”",
            "speaker": "ann",
            "manner": "direct",
            "said": {
                "on": "2025-02-24",
                "at": "a briefing",
                "language": "uk",
                "note": "by telephone",
            },
            "wording": [{"text": "We are ready to talk", "source": "post", "language": "en"}],
            "fidelity": "truncated",
            "fidelity_also": ["translated"],
            "sources": ["post", "report"],
            "note": "A note with a [link](https://example.org/).",
            "plain": "A *plain* note.",
        },
        {"id": "q2", "target": "article", "absent": "an answer", "wording": {"text": "Nothing"}},
    ],
    "figures": [
        {
            "id": "f1",
            "exact": "5%",
            "kind": "percentage",
            "measures": "prices, March on February",
            "value": "0.05",
            "unit": "share",
            "claimed_by": "ann",
            "origin": "Office of Statistics",
            "verdict": "imprecise",
            "evidence": "It was 4.8%.",
            "sources": ["report"],
        }
    ],
    "claims": [
        {
            "id": "c1",
            "exact": "Prices rose",
            "about": "prices",
            "claimed_by": "the paper itself",
            "verdict": "supported",
            "evidence": "They did.",
        }
    ],
    "signals": [{"id": "s1", "exact": "shocking", "signal": "loaded word", "note": "Is it?"}],
    "links": [
        {
            "id": "l1",
            "exact": "Daily Post",
            "source": "post",
            "refers_to": "its report",
            "kind": "outlet",
            "linked": "false",
        }
    ],
    "overlaps": [
        {
            "id": "o1",
            "exact": "on Monday",
            "relation": "same wording",
            "wording": "on Monday, she said",
            "sources": ["post"],
        }
    ],
    "timeline": [
        {
            "date": "2025-02-24",
            "event": "She spoke.",
            "date_note": "evening",
            "sources": ["post"],
        }
    ],
    "questions": [
        {
            "id": "w1",
            "question": "Who said it?",
            "title": "Speaker",
            "skill": "attribution",
            "answer": "Ann.",
            "items": ["q1", "f1"],
            "sources": ["post"],
            "minutes": "5",
            "rubric": {
                "proficient": "Names her.",
                "emerging": "Names somebody.",
                "beginning": "Names nobody.",
            },
        },
        {
            "id": "w2",
            "kind": "multiple-choice",
            "question": "Who is she?",
            "choices": [{"text": "Minister", "correct": "true"}, {"text": "Mayor"}],
        },
        {
            "id": "w3",
            "kind": "match",
            "question": "What goes with what?",
            "pairs": [{"left": "5%", "right": "prices"}, {"left": "Monday", "right": "a day"}],
        },
        {
            "id": "w4",
            "kind": "order",
            "question": "What came first?",
            "sequence": ["February", "March"],
        },
        {
            "id": "w5",
            "kind": "mark-text",
            "question": "Where is the loaded word?",
            "passages": ["shocking"],
        },
    ],
    "lesson": {
        "grade": "9 to 11",
        "minutes": "45",
        "aims": ["To trace a quote."],
        "prepare": ["Print the handout."],
        "ask": ["w1", "q1-trace"],
        "cards": ["q1", "f1"],
        "cards_at_most": "12",
        "reveal": "self-study",
    },
}


def as_yaml(data: Any) -> str:
    """``data`` in YAML, one key a line."""
    text: str = yaml.dump(
        data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10_000
    )
    return text


def places(data: Any, at: Place = ()) -> Iterator[Place]:
    """Every node below ``data``, mappings and lists before what they hold."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        yield (*at, key)
        if isinstance(value, (dict, list)):
            yield from places(value, (*at, key))


def value_at(data: Any, place: Place) -> Any:
    """What stands at ``place``."""
    for part in place:
        data = data[part]
    return data


def with_value(place: Place, value: Any) -> dict[str, Any]:
    """The complete file with another value at ``place``."""
    data = copy.deepcopy(COMPLETE)
    value_at(data, place[:-1])[place[-1]] = value
    return data


def lines_of(text: str, place: Place) -> range:
    """The 1-based lines of the YAML ``text`` over which the entry at ``place`` extends."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    first = 0
    for part in place:
        if isinstance(node, yaml.MappingNode):
            key, node = next(pair for pair in node.value if pair[0].value == part)
            first = key.start_mark.line
        else:
            node = node.value[part]
            first = node.start_mark.line
    last = node.end_mark.line - (1 if node.end_mark.column == 0 else 0)
    return range(first + 1, max(first, last) + 2)
