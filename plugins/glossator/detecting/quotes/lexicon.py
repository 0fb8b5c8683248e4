"""A language's rules for quotes and speakers, made ready for looking up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from glossator.detecting.language import rules
from glossator.detecting.phrases import split

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """See ``[quotes]`` in ``languages/<code>.toml``."""

    data: Mapping[str, Any]
    say: frozenset[str]
    """Verbs that say that somebody said something."""
    name: frozenset[str]
    """Verbs that name or judge, with which quoted words are somebody's too."""
    cues: frozenset[str]
    inner: frozenset[str]
    """Cues that tell what somebody thinks or does; a verb of saying before them is surer."""
    grammar: Mapping[str, tuple[str, ...]]
    """Small words and endings of the language, by what they do."""
    verbs: frozenset[str]
    """Cues that are nothing but verbs."""
    nouns: frozenset[str]
    """Cues that are nouns, too."""
    modals: frozenset[str]
    """Words that a verb in its base form follows."""
    according: tuple[Phrase, ...]
    that: frozenset[str]
    pronouns: Mapping[str, str]
    """Pronoun → ``m``, ``f`` or nothing."""
    things: frozenset[str]
    """The pronouns of what is no person."""
    plural: frozenset[str]
    """The pronouns of several."""
    owners: Mapping[str, str]
    """Possessive pronoun → ``m`` or ``f``."""
    self_: frozenset[str]
    """The pronouns of whoever speaks."""
    indefinite: frozenset[str]
    """Pronouns that are all that is told of somebody."""
    as_: frozenset[str]
    """What stands between somebody quoted and “saying”."""
    by: frozenset[str]
    """What stands before the agent of a passive."""
    relative: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    not_names: frozenset[str]
    days: frozenset[str]
    genders: Mapping[str, str]
    """First names and forms of address → ``m`` or ``f``."""
    numbers: frozenset[str]
    first_names: frozenset[str]
    whole: Mapping[str, str]
    """Titles that are written short → the whole word."""
    objects: Mapping[str, str]
    """Pronouns of whomever something is asked or told → ``m`` or ``f``."""
    abbreviations: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    """The lists of ``[quotes.kinds]``."""
    before: Mapping[str, tuple[Phrase, ...]]
    """Phrases that stand before what is no quotation, by their last word."""
    persons: frozenset[str]
    """Nouns for persons, in the singular."""
    irregular: frozenset[str]
    """Verbs in the past that no ending tells."""
    times: frozenset[str]
    """Nouns and adverbs of time."""
    bodily: frozenset[str]
    """What does not go on a person’s name: “Surfers Against Sewage”."""
    leading: frozenset[str]
    """What may begin a sentence with a capital letter and is no name."""


@cache
def lexicon(language: str) -> Lexicon:
    """The rules of a language for quotes.

    Raises:
        UnknownLanguageError: there are none.
    """
    all_rules = rules(language)
    data = all_rules["quotes"]
    speakers = data["speakers"]
    genders = dict.fromkeys((*speakers["women"], *speakers["female_names"]), "f")
    genders |= dict.fromkeys((*speakers["men"], *speakers["male_names"]), "m")
    pronouns = dict.fromkeys((*speakers["they"], *speakers["others"]), "")
    pronouns |= dict.fromkeys(speakers["he"], "m")
    pronouns |= dict.fromkeys(speakers["she"], "f")
    owners = dict.fromkeys(speakers["his"], "m") | dict.fromkeys(speakers["her"], "f")
    dates = all_rules["figures"]["dates"]
    months = {month for month in dates["months"] if month not in dates["month_needs"]["months"]}
    sets = {
        name: frozenset(speakers[name])
        for name in (
            "self_", "indefinite", "as_", "by", "relative", "possessives", "determiners",
            "prepositions", "conjunctions", "adverbs", "auxiliaries", "modals", "titles",
            "particles",
            "organisations", "not_names",
        )
    }  # fmt: skip
    cues = frozenset([*data["cues"]["say"], *data["cues"]["name"]])
    numbers = frozenset(
        [*all_rules["figures"]["numbers"]["small"], *all_rules["figures"]["numbers"]["tens"]]
    )
    before: dict[str, tuple[Phrase, ...]] = {}
    for phrase in map(split, (*data["kinds"]["so_called"], *data["kinds"]["glosses"])):
        before[phrase[-1]] = (*before.get(phrase[-1], ()), tuple(phrase))
    return Lexicon(
        data=data,
        say=frozenset(data["cues"]["say"]),
        name=frozenset(data["cues"]["name"]),
        cues=cues,
        inner=frozenset(data["cues"]["inner"]),
        grammar={name: tuple(words) for name, words in data["grammar"].items()},
        nouns=frozenset(data["cues"]["nouns"]),
        verbs=cues - frozenset(data["cues"]["nouns"]),
        according=tuple(tuple(phrase.split()) for phrase in data["according"]),
        that=frozenset(data["that"]),
        pronouns=pronouns,
        owners=owners,
        plural=frozenset(speakers["they"]),
        things=frozenset(speakers["it"]),
        days=frozenset([*dates["weekdays"], *months]),
        genders=genders,
        numbers=numbers,
        first_names=frozenset([*speakers["female_names"], *speakers["male_names"]]),
        whole=speakers["whole"],
        objects=dict.fromkeys(speakers["him"], "m") | dict.fromkeys(speakers["her_too"], "f"),
        abbreviations=frozenset(data["abbreviations"]),
        kinds={name: frozenset(words) for name, words in data["kinds"].items()},
        before=before,
        persons=frozenset(data["grammar"]["persons"]),
        irregular=frozenset(data["grammar"]["irregular"]),
        times=frozenset(data["grammar"]["times"]),
        bodily=sets["prepositions"] - sets["particles"],
        leading=sets["prepositions"] | sets["conjunctions"] | sets["adverbs"] | numbers,
        **sets,
    )
