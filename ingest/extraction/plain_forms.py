"""Forms of words that take a side without a verb of their own for it: "a truce cannot wait", "I am for sanctions", "sees no
grounds for talks", "is out of the question for Kyiv".

Each is met where it stands, since the parser makes little of them: in the sentence as a line of words with T for the
issue, X for each party named, and no quotation marks. A form is tried only where one of its first words stands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extraction.asking import words_around
from ingest.extraction.reading import Reading, State, reading_of
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import QUOTES, Token, bounds

# What stands before the issue in its phrase and does not turn it round: "an immediate truce", "our membership".
BEFORE = frozenset({"det", "amod", "nummod", "poss", "compound", "case", "nmod"})
PART_OF = frozenset({"compound", "amod", "poss", "nmod"})
TURNING = frozenset("no neither less fewer former past failed whose greenlit".split())
OURSELVES = frozenset({"i", "we"})
LONGEST = 60  # words: a longer line is a list or a slip of the splitter
# What is denied, supposed or asked before the form, or bound by what stands behind it, is for other rules.
TURNED = re.compile(
    r"\b(?:if|whether|unless|until|not|n't|never|deny|denies|denied|doubts?|who|without|rumou?rs?)\b|\bno $"
)
BOUND = re.compile(
    r"^ (?:that|which)\b|\b(?:if|unless|until|till|only|once|before|without|provided|while|but|first|as long as|as part of|for now|at this stage)\b"
)

HOLES = {
    # "sanctions on Russia", "a summit with Putin and Zelensky"
    "{T}": r"T(?: (?:on|against|for|to|with|between|in|of)(?: [\w']+){1,4}?| by X)?",
    "{X}": r"(?P<x>X)",
    "{N}": r"(?P<x>X|i|we|he|she|they)",
    "{LISTED}": r"demands|conditions|preconditions|terms|priorities|goals|aims|objectives|wishes|requests|wish list|list of demands|list of conditions|list of priorities|list of terms",
    "{WAS}": r"(?:is|are|was|were|remains?|remained|stays?|stayed|would be|will be|will remain)",
    "{LAW}": r"(?:decree|law|ban|order|legislation) (?:(?:signed|issued) )?",
    "{BANNING}": r"(?:(?:that|which) )?(?:banning|bans|banned|forbidding|forbids|prohibiting|prohibits|ruling out|rules out|barring|bars)",
}
# The side, words of which one must be there, the form.
ROWS: tuple[tuple[int, str, str], ...] = (
    (1, "wait", r"{T} (?:can|must|should|may) (?:not|n't) wait\b"),
    (1, "favour favor all", r"^{X} (?:(?:is|was|remains) )?(?:in favou?r of|all for) {T}(?= [,.:]|$)"),
    (
        1,
        "i we",
        r"\b(?:i|we) (?:am|'m|are|'re) (?:still |clearly |firmly |all )?(?:for|in favou?r of) {T}(?= [.,;!]|$)",
    ),
    (
        1,
        "demands conditions terms priorities goals aims list",
        r"(?:^|[,;] |and |but )(?:also |still )?(?:among|high on|at the top of|on top of|foremost among|first among|one of) {X} 's (?:\w+ ){0,2}?(?:{LISTED}) {WAS} {T}",
    ),
    (
        -1,
        "regard regards consider considers hold holds see sees view views deem deems",
        r"{N} (?:regards?|considers?|holds?|sees?|views?|deems?) {T} (?:as |to be )?(?:clearly |highly |very |plainly )?(?:harmful|dangerous|unlawful|illegal|useless|pointless|unacceptable|counterproductive|wrong|a mistake|a trap|a threat)\b",
    ),
    (
        -1,
        "grounds prerequisites basis foundation footing",
        r"(?:there (?:is|are|was|were)|{N} (?:sees?|saw)) (?:still |currently |now |simply |yet |at present )*no (?:\w+ ){0,2}?(?:grounds|prerequisites|basis|foundation|footing) (?:at present |now |yet |today )?for (?:(?:starting|launching|holding|resuming|beginning|opening|a resumption of|the start of|a start to) )?{T}",
    ),
    (
        -1,
        "door doors",
        r"{X}(?: \w+self)? (?:(?:has|have|had|also|already|still|again|completely|firmly|itself) )*(?:closed|shut|slammed|bolted|closes|shuts|slams) (?:all )?(?:the|its|their|his|every) doors? (?:shut )?(?:to|on|for) {T}",
    ),
    (-1, "decree law ban order legislation", r"{LAW}{BANNING} {X} (?:from )?{T}"),
    (
        -1,
        "decree law ban order legislation",
        r"{LAW}(?:of|by) (?:the )?{X}(?: president)?(?: ,)? {BANNING} (?:any )?{T}",
    ),
    (
        -1,
        "question unthinkable unacceptable taboo line go anathema off",
        r"{T} (?:{WAS} )?(?:\w+ )?(?:out of the question|unthinkable|unacceptable|inadmissible|(?:an? )?taboo|anathema|off the table|an? (?:\w+ )?red line|a no(?:-| - )go) (?:for|to|in) {X}(?= [.,;]|$)",
    ),
)


def _filled(form: str) -> re.Pattern[str]:
    for hole, pattern in HOLES.items():
        form = form.replace(hole, pattern)
    return re.compile(form)


FORMS = tuple((sign, frozenset(words.split()), _filled(form)) for sign, words, form in ROWS)


def plain_forms(root: Token, mention: TopicMention) -> list[Reading]:
    """The side that such a form takes on a mention, whose word `root` is."""
    if mention.weak or root.dep_ in PART_OF:
        return []
    around = words_around(root)
    there = [(sign, form) for sign, words, form in FORMS if not words.isdisjoint(around)]
    start, end = bounds(root)
    if not there or end - start > LONGEST:
        return []
    line, places = _line(root, mention)
    for sign, form in there:
        if (match := form.search(line)) is None:
            continue
        before, after = line[: match.start()], line[match.end() :]
        if TURNED.search(re.split(r"[:;]", before)[-1]) or BOUND.search(after):
            continue
        cue = _cue(match, places, root.doc[mention.start])
        who = match.groupdict().get("x")
        made = State(sign=sign * mention.side, cue=cue, kind="WANT" if who else "JUDGE", steps=1)
        holder = root.doc[places[match.start("x")]] if who and who not in OURSELVES else None
        return [replace(reading_of(mention, holder, made, cue), sure=True)]
    return []


def _cue(match: re.Match[str], places: dict[int, int], issue: Token) -> Token:
    """A word of the form outside the names: its last verb, noun or adjective."""
    inside = [issue.doc[i] for at, i in places.items() if match.start() <= at < match.end()]
    said = [t for t in inside if t.pos_ in {"VERB", "ADJ", "NOUN", "INTJ"} and t != issue]
    return said[-1] if said else issue


def _line(root: Token, mention: TopicMention) -> tuple[str, dict[int, int]]:
    """The sentence as a line of words, and where in it which token begins."""
    doc, (start, end) = root.doc, bounds(root)
    first = mention.start
    while first > start:
        word = doc.tokens[first - 1]
        if word.dep_ not in BEFORE or word.lower_ in TURNING or word.pos_ in {"VERB", "NOUN"}:
            break
        first -= 1
    names: dict[int, int] = {}
    for m in doc.mentions:
        if m.party and start <= m.start < end and (m.end <= first or m.start >= mention.end):
            names[m.start] = max(m.end, names.get(m.start, 0))
    words: list[str] = []
    places: dict[int, int] = {}
    at, i = 0, start
    while i < end:
        said, last, place = doc.lowers[i], i + 1, i
        if i == first:
            said, last, place = "T", mention.end, mention.start
        elif i in names:
            said, last, place = "X", names[i], names[i] - 1
        elif said in QUOTES or said.isspace() or (said == "the" and i + 1 in names):
            i += 1
            continue
        places[at] = place
        words.append(said)
        at += len(said) + 1
        i = last
    return " ".join(words), places
