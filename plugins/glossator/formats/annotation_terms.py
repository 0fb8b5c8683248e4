"""The words that Glossator adds to the W3C Web Annotation model, and where it uses the model's own.

Sources: Web Annotation Data Model and Web Annotation Vocabulary, W3C Recommendations 2017;
JSON-LD 1.1, W3C Recommendation 2020.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from glossator.vocabulary import Kind

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

NAMESPACE_ID = uuid.UUID("3f0c2f5e-6a5b-4c0e-9d1e-8a7b52c6e1d4")
"""The one thing that never changes about the namespace: all made ids begin with it too."""

NAMESPACE = f"urn:uuid:{NAMESPACE_ID}#"
"""Glossator's own terms: this and the key of the gloss file (``…#fidelity``).

A URN and no address, because the project has no domain that nobody else could ever own.
"""

ENTRY = "gloss"
"""The key under which an annotation holds the gloss as the gloss file has it."""

GLOSS_FILE = "glossFile"
"""The key under which a collection holds what a gloss file says beside its glosses."""

# Within both, each key is a term of ours: the model's own ``id``, ``source`` or ``language`` would
# mean something else. Order counts in lists of ours.
_LIST = {"@container": "@list"}
_BY_ID = {"@container": "@index"}
_OWN: Mapping[str, Any] = {"@version": 1.1, "@vocab": NAMESPACE}

CONTEXT: list[Any] = [
    ANNOTATION_CONTEXT,
    {
        "@version": 1.1,
        ENTRY: {
            "@id": f"{NAMESPACE}{ENTRY}",
            "@context": [
                None,
                {
                    **_OWN,
                    **{
                        key: {"@id": f"{NAMESPACE}{key}", **_LIST}
                        for key in ("sources", "wording", "fidelity_also", "items")
                    },
                },
            ],
        },
        GLOSS_FILE: {
            "@id": f"{NAMESPACE}{GLOSS_FILE}",
            "@context": [
                None,
                {
                    **_OWN,
                    "timeline": {"@id": f"{NAMESPACE}timeline", **_LIST},
                    "speakers": {"@id": f"{NAMESPACE}speakers", **_BY_ID},
                    "sources": {"@id": f"{NAMESPACE}source-list", **_BY_ID},
                },
            ],
        },
    },
]
"""The JSON-LD context of our collections; stands in each file, so that nothing is fetched."""

MOTIVATIONS: Mapping[Kind, str] = MappingProxyType(
    {
        "quote": "identifying",
        "figure": "describing",
        "claim": "commenting",
        "signal": "classifying",
        "link": "linking",
        "overlap": "linking",
    }
)
"""Why a gloss of each kind was made; one with a judgement was also made for ``assessing``."""
