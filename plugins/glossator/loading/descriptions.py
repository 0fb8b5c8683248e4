"""What each key of a gloss file means, in a sentence: shown by editors beside the key.

By the class of the model that has it and its name, or by its name alone where it means the same
everywhere. A test fails if a key has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_DATE = "A date: 2025-02-24, 2025-02 or 2025; about: 2025-02~; in that month or later: 2025-02/.."
_PROSE = "In Markdown, without HTML; links to https:// addresses and to other notes (#note-q2)."

DESCRIPTIONS: Mapping[str, str] = MappingProxyType(
    {
        # The file
        "GlossFile.article": "What is known about the article itself.",
        "GlossFile.speakers": "Who is quoted or claims something, each under an id of its own.",
        "GlossFile.sources": "The sources of this article, each under an id of its own.",
        "GlossFile.quotes": "Glosses on words in quotation marks.",
        "GlossFile.figures": "Glosses on numbers, amounts and dates.",
        "GlossFile.claims": "Glosses on statements without a figure.",
        "GlossFile.signals": "Glosses on the writing: loaded words, missing names, one-sidedness …",
        "GlossFile.links": "Mentions of sources in the article.",
        "GlossFile.overlaps": "Wording that the article shares with other reports.",
        "GlossFile.timeline": "What happened when, as the sources have it.",
        "GlossFile.questions": "Questions for a class, with folded answers.",
        # The article
        "Article.title": "The article's title.",
        "Article.rights": "By what right the article is shown. Required.",
        "Article.outlet": "Who published the article.",
        "Article.url": "Where the original stands: an address that begins with https://.",
        "Article.published": f"When it appeared. null: no date is given. {_DATE}",
        "Article.published_note": "How the date is known, or why it is doubtful.",
        "Article.author": "Who wrote it. null: nobody is named; no such key: nobody looked.",
        "Article.language": "The article's language, a tag such as en, de or pt-BR (BCP 47).",
        "Article.words": "The seal over the article's words; `glossator check` prints it.",
        "Article.fingerprints": "Tells where the words differ once the seal is broken; written by "
        "`glossator check --fix`.",
        "Article.filed": "The day on which the article was filed and sealed.",
        "Article.note": f"A note on the article as a whole. {_PROSE}",
        # Speakers and sources
        "Speaker.name": "The speaker's name.",
        "Speaker.role": "What they are, or speak for.",
        "Source.outlet": "Who published the source.",
        "Source.title": "The source's title.",
        "Source.title_basis": "Where the title was read: on the page, in its address, or made up.",
        "Source.url": "Where the source stands: an address that begins with https://.",
        "Source.published": f"When it appeared. null: no date is given. {_DATE}",
        "Source.published_note": "How the date is known, or why it is doubtful.",
        "Source.author": "Who wrote it. null: nobody is named; no such key: nobody looked.",
        "Source.author_note": "How the author is known.",
        "Source.kind": "What it is: transcript, news-agency, statistics, blog …",
        "Source.language": "The source's language, a tag such as en, de or pt-BR (BCP 47).",
        "Source.translated_from": "The language it was translated from, a tag.",
        "Source.archive": "An archived copy: an address that begins with https://.",
        "Source.seen": "What was looked at: the page, a stored copy, a search result …",
        "Source.note": "A remark on the source, in plain words.",
        # What every gloss has
        "id": "The gloss's own id, such as q2; links to the note lead to it. Letters, digits, - _.",
        "exact": "The words that the gloss is about, as they stand in the article.",
        "prefix": "The words just before, where `exact` stands at several places.",
        "suffix": "The words just after, where `exact` stands at several places.",
        "target": "`article`, for a gloss on the article as a whole instead of words in it.",
        "absent": "What is missing here, for a gloss on something that is not in the text.",
        "sources": "Ids of the sources that this rests on.",
        "note": f"What a reader should know. {_PROSE}",
        "plain": f"The same in plain words, for readers who choose them. {_PROSE}",
        "claimed_by": "Who claims it: the id of a speaker, or a name of several words.",
        "verdict": "What the evidence says of it; `unchecked` if nobody has looked yet.",
        "evidence": f"Why the verdict is what it is. {_PROSE}",
        # Quotes
        "Quote.speaker": "The id of the speaker.",
        "Quote.manner": "How it is quoted: direct speech, a fragment, or scare quotes.",
        "Quote.said": "When, where and in which language it was said.",
        "Quote.wording": "The words as sources have them: one, or a list.",
        "Quote.fidelity": "How the quote compares with the wording in its source; `unchecked` if "
        "nobody has looked yet.",
        "Quote.fidelity_also": "Further words for the fidelity, where one does not say it all.",
        "Said.on": f"When it was said. {_DATE}",
        "Said.at": "Where, or on what occasion.",
        "Said.language": "In which language, a tag.",
        "Said.note": "A remark on the occasion.",
        "Wording.text": "The words as the source has them.",
        "Wording.source": "The id of that source.",
        "Wording.language": "The language of these words, a tag.",
        # Figures, claims, signals, links, overlaps
        "Figure.kind": "What sort of figure it is: amount, percentage, date, count …",
        "Figure.measures": "What the figure measures, of what, and when.",
        "Figure.value": "The value in standard form: 500e9, 0.05, 2025-02-24.",
        "Figure.unit": "Its unit: USD, percent, people …",
        "Figure.origin": "Where the figure comes from in the first place.",
        "Claim.about": "What the claim is about, in a few words.",
        "Signal.signal": "What it is: loaded-word, unnamed-source, one-sided, template …",
        "Link.source": "The id of the source that is mentioned.",
        "Link.refers_to": "What the words refer to.",
        "Link.kind": "What sort of mention it is.",
        "Link.linked": "Whether the original makes it a link.",
        "Overlap.relation": "How the two wordings are related.",
        "Overlap.wording": "The words of the other report.",
        # Timeline and questions
        "Event.date": f"When it happened. {_DATE}",
        "Event.event": "What happened, in a sentence.",
        "Event.date_note": "A remark on the date, such as the time of day.",
        "Question.id": "The question's own id, such as u1.",
        "Question.question": f"What the class is asked. {_PROSE}",
        "Question.title": "A title for the question.",
        "Question.skill": "What is practised: attribution, percentages …",
        "Question.answer": f"The answer, folded on the page. {_PROSE}",
        "Question.items": "Ids of the glosses that the question is about.",
        "Question.kind": "What a student does; a short answer, if nothing is said.",
        "Question.choices": "The answers to choose from, for `kind: multiple-choice`.",
        "Question.pairs": "What belongs together, for `kind: match`.",
        "Question.sequence": "The events in their right order, for `kind: order`.",
        "Question.passages": "The article's own words that are to be found, for `kind: mark-text`.",
        "Question.rubric": "What an answer of each level shows, instead of the one for its kind.",
        "Question.minutes": "How many minutes it takes.",
        "Choice.text": "The answer.",
        "Choice.correct": "`true`, if it is right.",
        "Pair.left": "What stands on the left.",
        "Pair.right": "What belongs to it.",
        "Rubric.proficient": "What a good answer shows.",
        "Rubric.emerging": "What an answer shows that is on its way.",
        "Rubric.beginning": "What an answer shows that has not begun.",
        # The lesson
        "GlossFile.lesson": "What a teacher plans: for whom, how long, to what end, with which "
        "questions.",
        "Lesson.grade": "For which grade.",
        "Lesson.minutes": "How many minutes the lesson takes.",
        "Lesson.aims": "What students can do afterwards: a list of sentences.",
        "Lesson.prepare": "What to prepare: a list of sentences.",
        "Lesson.ask": "Ids of the questions to ask, own ones and those made by rule, in order.",
        "Lesson.cards": "Ids of the quotes and figures that students judge one by one.",
        "Lesson.cards_at_most": "So many cards at most, where `cards` names none.",
        "Lesson.reveal": "How the student page gives out the notes.",
    }
)


def description(owner: str, key: str) -> str | None:
    """What ``key`` of a class of the model means; None if nobody has said it yet."""
    return DESCRIPTIONS.get(f"{owner}.{key}") or DESCRIPTIONS.get(key)
