"""Every kind of finding: its code, how grave it is, what it means and how it is mended.

An *error* would show readers something false or lose something. A *warning* is a judgement that
does not hold by itself. A *note* is work that is left: a page may be published without it.

The page *Findings* is made from this table, and so are the rules of a SARIF report; a code
that a person cannot look up is worth nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from glossator.findings import Severity


@dataclass(frozen=True)
class Code:
    """One kind of finding; ``fixable`` says that ``--fix`` may write the cure."""

    severity: Severity
    title: str
    why: str
    mend: str
    fixable: bool = False


FILES: Mapping[str, Code] = MappingProxyType(
    {
        "unreadable": Code(
            "error",
            "A file cannot be read",
            "It is missing, too long, not UTF-8, no valid YAML, or uses what a gloss file may not: "
            "anchors, aliases, tags, several documents, control characters.",
            "The message names the line and the character.",
        ),
        "shape": Code(
            "error",
            "A key or a value that a gloss file does not have",
            "An unknown key, a missing one, a word that is none of those allowed, a list where "
            "text belongs. A mistyped key would otherwise be lost without a word.",
            "Take the spelling that the message proposes; an editor with the schema completes it.",
        ),
        "duplicate-key": Code(
            "error",
            "A key stands twice",
            "YAML would keep the last one silently.",
            "Keep one of the two.",
        ),
        "duplicate-id": Code(
            "error",
            "An id stands twice",
            "Links and footnotes lead to ids; two of one name lead to the wrong place.",
            "Give one of them another id.",
        ),
        "id-form": Code(
            "error",
            "An id that cannot be an address",
            "Ids become parts of addresses and names in the page.",
            "Begin with a letter; use letters a to z, digits, `-` and `_`.",
        ),
        "class-code": Code(
            "error",
            "Notes that cannot be sealed",
            "`lesson: reveal: class` seals the notes, and there is no class code, one that is too "
            "short, or no library that seals.",
            "`glossator class-code` makes a code; the guide “The student page” says where it goes.",
        ),
        "id-clash": Code(
            "error",
            "The article uses an id of ours",
            "An element of the article has the id of a note, a question or a source.",
            "Rename one of them.",
        ),
        "unknown-source": Code(
            "error",
            "An unknown source",
            "A gloss cites a source that nobody has defined.",
            "Correct the id, or define the source.",
        ),
        "unknown-speaker": Code(
            "error",
            "An unknown speaker",
            "A gloss names a speaker that nobody has defined.",
            "Correct the id, or define the speaker.",
        ),
        "unknown-gloss": Code(
            "error",
            "An unknown gloss",
            "A question, or a link in a note, leads to a gloss that is not there.",
            "Correct the id.",
        ),
        "note-link": Code(
            "error",
            "A link that is not kept",
            "Notes may link to web pages, mail addresses and other notes, and to nothing else.",
            "Give a whole address that begins with https://.",
        ),
        "url": Code(
            "error",
            "An address that is none",
            "It does not begin with http:// or https://, names no host or holds a character that "
            "no address may hold.",
            "Copy the address from the browser.",
        ),
        "date": Code(
            "error",
            "A date that is none",
            "Dates are written in EDTF, so that “about February 2025” needs no invented day.",
            "Write 2025-02-24, 2025-02, 2025 or 2025-02~.",
        ),
        "language": Code(
            "error",
            "A language that is none",
            "Languages are written as tags (BCP 47), so that pages are read aloud rightly.",
            "Write `en`, `de` or `pt-BR`.",
        ),
        "target": Code(
            "error",
            "A gloss about nothing, or about two things",
            "A gloss is about the words in `exact`, or with `target: article` about them all.",
            "Keep one of the two.",
        ),
        "too-long": Code(
            "error", "A text is too long", "Nobody reads it, and it slows every build.", "Cut it."
        ),
        "control-character": Code(
            "error",
            "A control character",
            "It is invisible, and can deceive a reader or a terminal.",
            "Delete it.",
        ),
        "too-many": Code(
            "error",
            "Too many mistakes",
            "Only the first hundred are listed.",
            "Mend these, and check again.",
        ),
        "question": Code(
            "error",
            "A question lacks what its kind needs",
            "A `multiple-choice` has `choices`, at least one of them `correct`; `match` has "
            "`pairs`, `order` a `sequence` in the right order, `mark-text` the `passages` to find.",
            "Give what the message names, or another `kind`.",
        ),
        "shared-sources": Code(
            "error",
            "Shared sources with mistakes",
            "The gloss file may cite `sources.yml`, which cannot be used.",
            "Mend that file first.",
        ),
        "seal-form": Code(
            "error",
            "A seal that is none",
            "A seal is `sha256:` and 64 hexadecimal digits.",
            "Copy the one that `glossator check` prints.",
        ),
        "too-much": Code(
            "error",
            "An article that is too much for the Markdown parser",
            "Long runs of brackets, stars or backticks, or lists within lists within lists, keep "
            "the parser busy for minutes or end it. The bounds are far above what people write.",
            "Take them out, or part the paragraph with empty lines.",
        ),
        "active-content": Code(
            "error",
            "Something in the article could act by itself",
            "A script, an event handler, a frame, a form, a style sheet or an address such as "
            "`javascript:` would run on the page of every reader. Such an article is not shown.",
            "Take it out. If you trust whoever wrote the article, name it in the option "
            "`active_content` of the site.",
        ),
        "forbidden": Code(
            "error",
            "An extension reached out of the project",
            "For this article, a Markdown extension wanted to open a file outside the project, an "
            "address or a program. Whoever checks articles of others lets none do that.",
            "Take out what asks for it: an inclusion, or the option of the extension.",
        ),
        "outside": Code(
            "error",
            "A link that leads out of the project",
            "An article, a gloss file or shared sources are a symbolic link, or stand in a folder "
            "that is one. A builder would follow it, and publish what is there.",
            "Put the file itself in its place.",
        ),
        "no-article": Code(
            "error",
            "A gloss file without an article",
            "Both stand side by side and have one name.",
            "Rename one of them.",
        ),
        "html": Code(
            "error",
            "HTML that swallows what follows",
            "An element, a comment or a tag of the article is not closed.",
            "Close it.",
        ),
        "file-name": Code(
            "error",
            "A gloss file that is not read",
            "Its name must end in `.gloss.yml`.",
            "Rename it.",
        ),
        "settings": Code(
            "error",
            "A setting that is none",
            "The option `findings` of the site names an unknown code or level, or would make an "
            "error less than one.",
            "Correct it.",
        ),
        "byte-order-mark": Code(
            "note", "A byte order mark", "Some tools stumble over it.", "Save without BOM."
        ),
        "metadata": Code(
            "error",
            "An article that begins as metadata would",
            "The builder takes its first lines for metadata and does not show them.",
            "Put an empty line before the first.",
        ),
        "extension": Code(
            "warning",
            "An extension of the site is not installed here",
            "Without it the article's words may be others than on the site.",
            "Install it beside Glossator.",
        ),
        "gone": Code(
            "warning",
            "A gloss file is gone",
            "Told while serving: the article is now shown without notes.",
            "Put it back, unless you want it so.",
        ),
    }
)
"""What is wrong with files, before any article is looked at."""

PLACES: Mapping[str, Code] = MappingProxyType(
    {
        "orphaned": Code(
            "error",
            "The words are not in the article",
            "No place in the article has the words of `exact`, and none comes near.",
            "Correct `exact`, or delete the gloss.",
        ),
        "edited": Code(
            "error",
            "The words were edited",
            "The article now has other words at the place that the gloss was about. The nearest "
            "ones are proposed, never used: whether the note still holds is for a person to say.",
            "Take the proposed words if the note is still true of them. `--fix` writes them where "
            "`fingerprints` tell that the passage stood there, and no number, name or “not” has "
            "changed.",
            fixable=True,
        ),
        "moved": Code(
            "error",
            "The surroundings have changed",
            "The words stand in the article, but not beside the given `prefix` and `suffix`; or "
            "`fingerprints` tell that they were always another passage.",
            "Give the words beside them now. `--fix` does, where `fingerprints` tell that it is "
            "the same passage.",
            fixable=True,
        ),
        "ambiguous": Code(
            "error",
            "The words stand at several places",
            "A note on the wrong one would be false, so it is put on none.",
            "Add the `prefix` or `suffix` that tells the right place; one is proposed for each.",
        ),
        "unmarkable": Code(
            "error",
            "The words stand in code",
            "Nothing is marked in code and forms.",
            "Gloss the words beside them, or use `target: article`.",
        ),
        "unsealed": Code(
            "warning",
            "The article is not sealed",
            "Without a seal nobody notices when its words are changed.",
            "Compare it with the original once, then file the seal that the message prints.",
        ),
        "seal-broken": Code(
            "error",
            "The article's words have changed",
            "They are not the ones that were sealed. With `fingerprints`, the message names the "
            "first word that differs.",
            "Restore them. If the new ones are the original's, file the new seal; "
            "`--fix` never does.",
        ),
    }
)
"""Whether each gloss stands on its words, and the words are the ones that were sealed."""

EVIDENCE: Mapping[str, Code] = MappingProxyType(
    {
        "unchecked": Code(
            "note",
            "Nobody has checked it",
            "A quote's `fidelity`, or the `verdict` on a figure or claim, is `unchecked`: a draft.",
            "Compare it with a source and say what you found.",
        ),
        "rights": Code(
            "warning",
            "Nobody has said by what right the text is shown",
            "`rights` still says what a draft says. The page shows it to everybody.",
            "Say by what right you show the article's words.",
        ),
        "no-source": Code(
            "warning",
            "A judgement without a source",
            "A quote, figure or claim is judged, and no source is named. (An `unsupported` or "
            "`not-checkable` one, and words that were `not-found`, need none.) A link without a "
            "source is an error.",
            "Name the sources that it rests on.",
        ),
        "no-evidence": Code(
            "warning",
            "A verdict without evidence",
            "The verdict says what was found; `evidence` says why.",
            "Write a sentence in `evidence`.",
        ),
        "not-verbatim": Code(
            "warning",
            "Not the source's words",
            "`fidelity` says `verbatim`, but of the `wording` in the article's language none "
            "contains the words. They are compared one by one; case and punctuation count for "
            "nothing. Words left out within a sentence, or at an ellipsis, make it `truncated`; "
            "sentences joined, `spliced`; other words, also in brackets or another tense, "
            "`altered`.",
            "Write the word that the message names, or give the wording that has them.",
        ),
        "verbatim": Code(
            "warning",
            "The source's very words",
            "`fidelity` says that the words were changed, joined or not found, but a `wording` "
            "contains every one of them in this order.",
            "Write `verbatim`; or `truncated`, if what was left out changes the sense.",
        ),
        "manner-truncated": Code(
            "warning",
            "A whole sentence that was cut",
            "`manner: direct` says that a whole sentence stands between the marks, and `fidelity` "
            "that it is `truncated`. The key would count “a whole sentence” as the right answer, "
            "and the note beside it would say that it is none.",
            "Write `manner: fragment`, or the fidelity that holds.",
        ),
        "figure-values": Code(
            "warning",
            "One figure, two values",
            "The same figure is glossed twice, and the two do not agree on its value.",
            "Correct one of them.",
        ),
        "arithmetic": Code(
            "warning",
            "Figures that do not fit together",
            "A change that does not follow from its parts, shares that do not add up, a wrong day "
            "of the week, one number with two meanings. Told until the figures have a verdict.",
            "Give a verdict on the figures, with the working in `evidence`.",
        ),
        "same-sum": Code(
            "note",
            "One sum in two currencies",
            "Two figures are the same sum at the rate that is told. Nothing need be wrong with "
            "that: see whether it was the rate of the day. Told until one of them has a verdict.",
            "Give a verdict, with the rate and its day in `evidence`.",
        ),
        "source-date": Code(
            "note",
            "A source without a date",
            "Whether a report came before or after is half of what it proves.",
            "Add `published`; `published: null` says that none is given.",
        ),
        "source-kind": Code(
            "note",
            "A source without a kind",
            "A reader weighs a transcript, a wire report and a blog differently.",
            "Add `kind`.",
        ),
        "source-language": Code(
            "note",
            "A source without a language",
            "Words are compared only within one language, and read aloud in their own.",
            "Add `language`.",
        ),
    }
)
"""Whether what is said rests on something."""

COVER: Mapping[str, Code] = MappingProxyType(
    {
        "unread-language": Code(
            "note",
            "A language without rules",
            "There are no rules to find quotes and numbers in words in the article's language. "
            "Numbers in digits that no figure is about are told all the same.",
            "Read for yourself, or correct the `language` of the article.",
        ),
        "uncovered-quote": Code(
            "note",
            "A quote without a gloss",
            "Words in quotation marks that no quote of the gloss file is about. Titles of works "
            "are left out.",
            "Gloss it; `glossator draft` writes a first version.",
        ),
        "uncovered-figure": Code(
            "note",
            "A figure without a gloss",
            "A number, date or amount that no figure of the gloss file is about.",
            "Gloss it; `glossator draft` writes a first version.",
        ),
        "uncovered-date": Code(
            "note",
            "A date in words without a gloss",
            "“Tuesday”, “last year”: no digits, but a claim about time all the same.",
            "Gloss it where it matters when something happened.",
        ),
        "unused-source": Code(
            "warning",
            "A source that nothing cites",
            "No gloss, event or question cites it, and no text links to it. It stands in the "
            "bibliography and proves nothing.",
            "Cite it, or delete it.",
        ),
        "unused-speaker": Code(
            "warning",
            "A speaker who says nothing",
            "No quote and no claim is theirs.",
            "Name them where they speak, or delete them.",
        ),
    }
)
"""Whether anything in the text or in the file was left over."""

LINKS: Mapping[str, Code] = MappingProxyType(
    {
        "source-dead": Code(
            "warning",
            "A source that is gone",
            "When `glossator links` last asked, its address led nowhere, and no archived copy is "
            "named: nobody can look it up. The same is said of a copy that is gone.",
            "Find out where it has moved to and correct `url`, or name a copy in `archive`; "
            "`glossator links --archive` looks for one.",
        ),
        "source-dead-copy": Code(
            "note",
            "A source that is gone, with a copy",
            "Its address led nowhere. Readers are sent to the archived copy.",
            "Nothing, unless it has moved: then correct `url`.",
        ),
        "source-passage": Code(
            "warning",
            "A source that no longer has the words",
            "The page is there, but the words that a `wording` gives are not in its text: it was "
            "changed, or they were copied wrongly.",
            "Compare the two. If the page was changed, say so in the note, and name an archived "
            "copy that has the words.",
        ),
        "source-passage-copy": Code(
            "note",
            "A source that no longer has the words, with a copy that has",
            "The page was changed; the archived copy still says what the note says that it does.",
            "Look at what was changed: it may be a correction.",
        ),
        "sources-lock": Code(
            "warning",
            "A lock file that cannot be used",
            "`sources.lock.yml` keeps what `glossator links` found. Without it nothing is known of "
            "the sources' addresses.",
            "After a merge, take one side of it whole; or delete it and run `glossator links`.",
        ),
    }
)
"""Whether readers still find the sources, as `glossator links` last saw it."""

LESSON: Mapping[str, Code] = MappingProxyType(
    {
        "unknown-question": Code(
            "error",
            "A question that is not there",
            "`lesson: ask:` names a question that the file has not got and no rule makes.",
            "Take one that is proposed; `glossator lesson --questions ARTICLE` lists them.",
        ),
        "lesson-card": Code(
            "error",
            "A card that cannot be",
            "`lesson: cards:` names what is no quote or figure on words of the article, or "
            "`cards_at_most` is less than nothing.",
            "Take an id that the message proposes, or correct the number.",
        ),
        "lesson-time": Code(
            "warning",
            "A lesson longer than its time",
            "Reading, the cards (a minute each), the questions and the talk at the end take longer "
            "than `lesson: minutes:` says.",
            "Ask fewer questions (`ask`), judge fewer cards (`cards`), or give the lesson more "
            "`minutes`.",
        ),
        "question-passage": Code(
            "warning",
            "A passage to find that is not there",
            "A question asks to mark words that do not stand in the article.",
            "Write the article's own words.",
        ),
        "question-long": Code(
            "note",
            "A long question",
            "More than 60 words are hard to keep in mind while an answer is looked for.",
            "Ask it in two, or shorten it.",
        ),
        "question-hard": Code(
            "note",
            "A question that is hard to read",
            "Measured by LIX: words to a sentence, and the share of words of more than six "
            "letters. Newspapers have about 40, official language more than 55.",
            "Use shorter sentences and shorter words.",
        ),
    }
)
"""Whether a class can be asked what the file asks."""

CODES: Mapping[str, Code] = MappingProxyType(
    {**FILES, **PLACES, **EVIDENCE, **COVER, **LINKS, **LESSON}
)
