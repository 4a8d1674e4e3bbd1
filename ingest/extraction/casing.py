"""Headlines In Title Case, read like sentences: their ordinary words in small letters, so that tagger and parser know them.

The small model takes "Kremlin Rebuffs Truce" for a row of names. Only words that this program knows as words of wanting,
saying and of its issues are made small, and those that the text itself writes small; the length stays.
"""

from __future__ import annotations

import re

from ingest.extraction import cues, sides

LONGEST = 22  # words of a headline; segment.py takes longer lines for paragraphs
SHORT = 3  # letters of words that title case may leave small
SHARE = 0.8  # of the longer words with a capital; headlines.py's figure
ORDINARY = frozenset(
    """after over amid with without from into onto about against before despite during until toward towards between than that this
    these those when where while what which their its our more most less new next last first only not must should would
    could have been being were still yet again ahead also both other another any all some peace truce ceasefire cease-fire
    talks talk war fighting proposal plan deal agreement offer demand demands call calls sanctions weapons arms missiles aid
    prisoners prisoner swap exchange territory land territories soil concessions children leaders side sides
    terms meeting meetings summit negotiations negotiation round troops forces delivery deliveries membership
    deadline conditions condition nothing nobody nonstarter end no-fly one two three allies military day days week weeks month months hours long-term
    temporary full immediate unconditional direct further key red line time way step pressure strikes attacks front
    lines wants ready open halt freeze pause energy remain remains""".split()
)
# Also in names and offices: "Press Secretary", "State Department", "Patriot", "the month of May".
NAMED = frozenset(
    """state states press will may march set free general order like look back hail advance table guess post fund see order
    court bar mark grant supreme black white foreign security national council secretary""".split()
)


def _forms(word: str) -> set[str]:
    stem = word.removesuffix("e")
    forms = {word, word + "s", word + "es", stem + "ed", stem + "ing"}
    if word.endswith("y"):
        forms |= {word[:-1] + "ies", word[:-1] + "ied"}
    return forms


def _known() -> frozenset[str]:
    bases = {w.partition("_")[0] for table in (sides.VERBS, sides.NOUNS, sides.ADJECTIVES) for w in table}
    found = {form for word in bases | set(cues.VERBS) for form in _forms(word)}
    return frozenset(w for w in found | ORDINARY if w not in NAMED)


KNOWN = _known()
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_LINE = re.compile(r"^[^\n]{20,240}$", re.M)
# The head of somebody's own words names an office: "Address by First Deputy Minister of Defence Ada Smyk".
_OWN = re.compile(
    r"(?:\w+ ){0,3}(?:address|statement|remarks|speech|briefing|interview|message|intervention|comments?|answers?) (?:by|of|to|with)\b",
    re.I,
)
_END = (".", "!", "?", ";", ",")


def sentence_case(text: str) -> str:
    """`text` with its title-case lines in sentence case, at the same length."""
    small: set[str] = set()  # words that the text itself writes small

    def line_of(match: re.Match[str]) -> str:
        if not _title_case(match[0]):
            return match[0]
        if not small:
            small.update(KNOWN, (w for w in _SMALL.findall(text) if w not in NAMED))
        return _WORD.sub(lambda word: _lowered(word, small), match[0])

    return _LINE.sub(line_of, text)


def _title_case(line: str) -> bool:
    if line.rstrip().endswith(_END) or line.isupper() or line.count(" ") >= LONGEST or _OWN.match(line):
        return False
    words = [w for w in line.split() if len(w) > SHORT and w[0].isalpha()]
    return len(words) >= SHORT and sum(w[0].isupper() for w in words) >= SHARE * len(words)


def _lowered(match: re.Match[str], small: set[str]) -> str:
    word = match[0]
    low = word.lower()
    return word if match.start() == 0 or word.isupper() or low not in small else low
