"""Sides without a verb: "Kyiv on the swap: yes, at any time", "For Paris, no easing before the guns are silent",
"Ankara's line: talks now", "on a truce, a Russian no".

The sentence is read as a line of words with T for the issue and X for each party named (word_lines.py). Whose side it is
stands before the colon or behind "for", "according to", "in the view of"; the rest must have no finite verb of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.asking import words_around
from ingest.extraction.reading import Reading, State, reading_of
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token, bounds
from ingest.extraction.word_lines import LONGEST, line_of

SOURCES = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?P<x>X)(?: (?:and|,) X)?(?: (?:on|in|to|at|with|from|after|,|'s) [^:]*)? : (?P<said>.+)$",
        r"^(?:the |an? )?(?:\w+ ){1,3}(?:of|from|in) (?P<x>X)(?: [^:]*)? : (?P<said>.+)$",
        r"^(?:for|to|from|per|according to|as for) (?P<x>X)(?: 's (?:\w+ ?){1,2})? ?[,:] (?P<said>.+)$",
        r"^in (?:the )?(?:words|view|eyes|opinion|book|reading) of (?P<x>X)(?: 's \w+)? , (?P<said>.+)$",
        r"^in (?P<x>X) 's (?:own )?(?:words|view|eyes|opinion|book|reading) , (?P<said>.+)$",
        r"^(?P<said>.+?) ,? (?:according to|in the (?:words|view|eyes|opinion) of) (?P<x>X)(?: 's \w+)? ?[.!]?$",
    )
)
NO = re.compile(
    r"^(?:an? )?(?:\w+ ){0,2}?(?:no(?! (?:objection|problem|doubt|comment|change|hurry|rush|date|word))|never|not (?:now|ever|today|us|here)|"
    r"nothing doing|out of the question|off the table|refusal|rejection|veto)\b(?! (?:one|later))"
)
YES = re.compile(
    r"^(?:an? )?(?:\w+ ){0,2}?(?:yes|gladly|of course|at any time|any time|with pleasure|all for it|welcome|ready)\b"
)
WAITING = re.compile(
    r"^(?:not (?:until|before|without|unless|yet)|only|(?:no|yes) ?,? ?(?:unless|until|not before|but only))\b"
)
BOUND = re.compile(r"\b(?:but|if|only|provided|once|after|unless|until|before|without|when)\b")
# Behind the issue: what it waits for.
AWAITED = re.compile(
    r"\b(?:before|without|until|till|unless|while|as long as|so long as|once|if|only (?:if|when|after|once))\b"
)
WANTED_BEFORE = re.compile(
    r"\b(?:more|new|immediate|unconditional|full|complete|further|another|faster|quick|first|instant|additional)\b[^,;:]*$"
)
WANTED_AFTER = re.compile(
    r"^[^,;:]*,? ?(?:and )?(?:now|at once|faster|quicker|immediately|at any time|any time|first|today|as soon as possible|without delay|"
    r"in any format|without conditions|above all)\b"
)
DENIED = re.compile(
    r"(?:^|[,:;] |and |but )(?:no|not an?|not one|not any|never|zero|neither|nor)(?: \w+){0,3} $"
)
ANSWERED = re.compile(
    r"\bon (?:the )?T ,? ?(?:\w+ ){0,2}?(?P<of>\w+) (?P<a>no|yes|refusal|veto|rejection|consent|agreement)\b"
)


# One of these must be there for any of the forms.
FRONTED = frozenset("for to from per according as in".split())
SEEN = frozenset("view word words eye eyes opinion".split())
ANSWERS = frozenset("no yes refusal veto rejection consent agreement according".split())


def verbless(root: Token, mention: TopicMention) -> list[Reading]:
    """The side taken on a mention, whose word `root` is, where nothing that is done tells it."""
    start, end = bounds(root)
    around = words_around(root)
    fronted = root.doc.lowers[start] in FRONTED and "," in around
    if not (":" in around or fronted or not (SEEN | ANSWERS).isdisjoint(around)):
        return []
    if end - start > LONGEST or root.doc.lowers[start:end].count(":") > 1:
        return []
    line, places = line_of(root, mention)
    return [replace(r, sure=True) for r in _read(root, mention, line, places)][:1]


def _read(root: Token, mention: TopicMention, line: str, places: dict[int, int]) -> Iterator[Reading]:
    doc = root.doc
    if (match := ANSWERED.search(line)) is not None:
        word, answer = doc[places[match.start("of")]], doc[places[match.start("a")]]
        adjectives = {a.casefold() for p in doc.context.vocabulary.parties for a in p.adjectives}
        if word.lower_ in adjectives:
            yes = answer.lower_ in {"yes", "consent", "agreement"}
            yield _reading(mention, word, answer, mention.side * (1 if yes else -1))
    for source in SOURCES:
        if (match := source.search(line)) is None:
            continue
        holder = doc[places[match.start("x")]]
        at, said = line.find("T"), match["said"]
        place = places.get(match.start("said"))
        if place is None or _tells(root, line, places, match.start("said"), match.end("said")):
            continue
        cue = doc[place]
        if at < match.start("said"):  # "Kyiv on the swap: yes"
            if any(
                t.tag_ in syntax.FINITE for t in doc[places[0] : place] if t.lower_ != "it" and not _clause(t)
            ):
                continue
            if WAITING.search(said):
                yield _reading(mention, holder, cue, mention.side, bound=True)
            elif NO.search(said):
                yield _reading(mention, holder, cue, -mention.side)
            elif YES.search(said):
                yield _reading(mention, holder, cue, mention.side, bound=bool(BOUND.search(said)))
            continue
        if at >= match.end("said"):
            continue
        lead = " ".join(
            t.lower_ for t in doc[max(places[match.start("said")], mention.start - 3) : mention.start]
        )
        before = f"{line[match.start('said') : at]}{lead.rpartition(',')[2].lstrip()} "
        after = line[at + 1 : match.end("said")]
        if (found := _nominal(before, after, mention.side)) is not None:
            sign, bound = found
            yield _reading(mention, holder, cue, sign, bound=bound)


def _nominal(before: str, after: str, side: int) -> tuple[int, bool] | None:
    """The sign of what is said around the issue, and whether it is bound; None where no side is taken."""
    awaited = AWAITED.search(after)
    if answer := re.search(r"\b(yes|no) to (?:[\w']+ ){0,4}$", before):
        return side * (1 if answer[1] == "yes" else -1), False
    if re.search(r"\bno \w+ (?:\w+ )?without (?:\w+ ){0,4}$", before):
        return side, False
    if DENIED.search(before):
        if not awaited:
            return -side, False
        return (
            (side, True) if side > 0 else (1, False)
        )  # "no easing before the guns are silent" keeps the sanctions
    if re.search(r"\bfirst\b.*\bthen (?:\w+ ){0,2}$", before) or (
        awaited and re.match("only|if", awaited[0])
    ):
        return side, True
    return (side, False) if WANTED_BEFORE.search(before) or WANTED_AFTER.search(after) else None


def _reading(mention: TopicMention, holder: Token, cue: Token, sign: int, *, bound: bool = False) -> Reading:
    made = State(sign=sign, conditional=bound, cue=cue, kind="WANT", steps=1)
    return reading_of(mention, holder, made, cue)


def _clause(verb: Token) -> bool:
    """Whether a finite verb stands in a clause of its own: "the demand that it leave the region"."""
    return verb.dep_ in {"relcl", "acl", "ccomp", "advcl"} or (
        verb.dep_.startswith("aux") and _clause(verb.head)
    )


def _tells(root: Token, line: str, places: dict[int, int], first: int, last: int) -> bool:
    """Whether what is said has a verb of its own before any "before", "while", "if"."""
    doc = root.doc
    for at in sorted(p for p in places if first <= p < last):
        word = doc[places[at]]
        if line.startswith("T", at):
            continue
        if word.lower_ in {
            "before",
            "until",
            "unless",
            "while",
            "if",
            "once",
            "after",
            "as",
            "that",
            "when",
            "till",
        }:
            return False
        if word.tag_ in syntax.FINITE:
            return True
    return False
